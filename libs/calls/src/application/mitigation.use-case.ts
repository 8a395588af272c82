import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import {
  assuranceRefusals,
  checkProof,
  claimProof,
  MitigationProofView,
  mitigationProofRow,
  proofOf,
  riskPolicyAt,
  riskRefusals,
  withdrawProof,
  type MitigationProof,
} from '@pilotage/assurance';
import { input, personOf, useCase, type Tx } from '@pilotage/platform';
import { needRefusals } from '../domain/need.workflow.js';
import { needs } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';
import { assessedNeed } from './risk.use-case.js';

const proofId = input.id('mitigationProof', 'The proof.');
const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower-case hexadecimal digits')
  .meta({ description: 'SHA-256 of the document, where it is one.' });

const rowOf = async (tx: Tx, proof: MitigationProof) => mitigationProofRow(await riskPolicyAt(tx, await tx.now()), proof);

/** A measure that lowers the score of a need is claimed with its proof. */
export const claimMitigation = useCase({
  name: 'claimMitigation',
  summary:
    'Claims that a measure of the risk policy is in place for a need, and where its proof lies. It counts once another person has verified it, from the next draft of the assessment on; it never crosses a floor.',
  policy: callsPolicy.claimMitigation,
  states: {},
  input: z.strictObject({
    needId: input.id('need', 'The need.'),
    item: input.text(60, 'The measure, such as MT05.'),
    statement: input.text(2000, 'What is in place.'),
    reference: input.text(500, 'Where the document lies.'),
    digest: digest.optional(),
    validUntil: input.instant('When it stops to prove anything; nothing: it does not run out.').optional(),
  }),
  output: MitigationProofView,
  refusals: [
    needRefusals.NEED_CLOSED,
    riskRefusals.MITIGATION_UNKNOWN,
    riskRefusals.MITIGATION_PROOF_RUN_OUT,
    riskRefusals.MITIGATION_ALREADY_CLAIMED,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run(work, { needId, digest: sha256 = null, validUntil = null, ...given }) {
    const { tx, actor } = work;
    const { id: subjectId, agencyId } = await assessedNeed(work, needId);
    const claim = { ...given, digest: sha256, validUntil, subjectId, agencyId, claimedBy: personOf(actor) };
    return rowOf(tx, await claimProof(tx, claim));
  },
});

/** Another human has looked at the proof. */
export const checkMitigation = useCase({
  name: 'checkMitigation',
  summary: 'Verifies or rejects the proof of a measure: another person than the one who claimed it.',
  policy: callsPolicy.checkMitigation,
  input: z.strictObject({
    proofId,
    holds: input.flag('The proof is good.'),
    finding: input.text(2000, 'What was looked at, and found.'),
  }),
  output: MitigationProofView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    riskRefusals.SAME_PERSON_CHECKS_MITIGATION,
    riskRefusals.MITIGATION_PROOF_RUN_OUT,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
  ],
  async run({ tx, actor, authorise }, given) {
    const { agencyId } = await needOf(tx, given.proofId);
    authorise({ agency: agencyId });
    return rowOf(tx, await checkProof(tx, { ...given, actor }));
  },
});

/** The measure is given up, or its proof was wrong. */
export const withdrawMitigation = useCase({
  name: 'withdrawMitigation',
  summary: 'Withdraws a measure. A confirmed level that counted it must be classified anew.',
  policy: callsPolicy.withdrawMitigation,
  input: z.strictObject({ proofId, reason: input.text(2000, 'Why.') }),
  output: MitigationProofView,
  refusals: [workflowRefusals.WRONG_STATE, assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { proofId: id, reason }) {
    const { agencyId } = await needOf(tx, id);
    authorise({ agency: agencyId });
    return rowOf(tx, await withdrawProof(tx, id, reason));
  },
});

/** The need of a proof under a lock, as with every change to its risk; NOT_FOUND where there is no such proof. */
const needOf = async (tx: Tx, id: string) => needs.lock(tx, (await proofOf(tx, id)).subjectId, 'update');
