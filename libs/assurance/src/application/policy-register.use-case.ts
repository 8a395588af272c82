import { z } from 'zod';
import { digestOf, refuseIf, workflowRefusals, type Json } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, selvesOf, useCase, type Tx } from '@pilotage/platform';
import { policyVersionRefusals } from '../domain/policy-version.refusals.js';
import { policyVersionLife, unsoundObjection } from '../domain/policy-version.workflow.js';
import type { PolicyFaults } from '../domain/register/policyFault.js';
import { checkPolicy, POLICY_KINDS, type PolicyKind } from '../domain/register/policyKinds.js';
import type { Standing } from '../domain/register/validity.js';
import { kindNamed, policyVersionRow } from '../graphql/policy-version.rows.js';
import { PolicyKindEnum, PolicyVersionView } from '../graphql/policy-version.views.js';
import { adoptedHeads, draftedNames, lockKind, policyVersions } from '../persistence/policy-version.repository.js';
import { assurancePolicy } from './assurance.policy.js';

/** Five times the largest document that is released with the software, the catalogue of standards. */
const DOCUMENT_MAX = 600_000;

const policyVersionId = input.id('policyVersion', 'The version.');
const PENDING = { state: 'drafted', adoptedBy: null, adoptedAt: null, withdrawnBy: null, withdrawnAt: null, withdrawal: null } as const;

/** Beside which versions one is to stand. Under the lock of the kind, so that no other is taken in meanwhile. */
async function standingOf(tx: Tx, kind: PolicyKind): Promise<Standing> {
  await lockKind(tx, kind);
  const released: Standing['others'] = POLICY_KINDS[kind].released;
  const drafted = await draftedNames(tx, kind);
  return { others: [...released, ...(await adoptedHeads(tx, kind, null))], drafted, now: await tx.now() };
}

/** What is no JSON is no document: malformed input, not a policy with faults. */
function parsed(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'must be JSON' });
    return z.NEVER;
  }
}

/** Says no, with every fault. */
function refuseUnsound(faults: PolicyFaults): never {
  refuseIf(unsoundObjection(faults));
  throw new Error('a policy without faults was refused');
}

/** A policy is proposed. */
export const draftPolicy = useCase({
  name: 'draftPolicy',
  summary:
    'Proposes a version of a policy, as JSON. One with any fault is refused, with every fault listed. It decides nothing before another policy editor adopts it and its first instant has come.',
  policy: assurancePolicy.draftPolicy,
  input: z.strictObject({
    kind: input.oneOf(PolicyKindEnum, 'Which policy.'),
    document: z
      .string()
      .max(DOCUMENT_MAX)
      .transform(parsed)
      .meta({ description: `The policy as JSON, in the form of the document of a version. At most ${DOCUMENT_MAX} characters.` }),
    reason: localisedInput(2000, 'Why it is proposed.'),
  }),
  output: PolicyVersionView,
  refusals: [policyVersionRefusals.POLICY_UNSOUND],
  async run({ tx, actor, authorise }, { kind: name, document: given, reason }) {
    authorise({});
    const kind = kindNamed(name);
    const standing = await standingOf(tx, kind);
    const { policy, faults } = checkPolicy(kind, given, standing);
    if (!policy) return refuseUnsound(faults);
    const { version, validFrom } = policy;
    const document = policy as unknown as Json;
    const head = { id: newId('policyVersion'), kind, version, validFrom, document, digest: digestOf(document), reason };
    const row = { ...head, draftedBy: personOf(actor), draftedAt: standing.now, ...PENDING };
    const facts = { kind, version, validFrom, digest: row.digest };
    return policyVersionRow(await policyVersions.create(tx, row, { type: 'policyVersion.draft', facts }));
  },
});

/** A proposal is taken back. */
export const withdrawPolicyDraft = useCase({
  name: 'withdrawPolicyDraft',
  summary: 'Takes back a proposed version of a policy, with a reason. Its name is free again; what was adopted cannot be withdrawn.',
  policy: assurancePolicy.withdrawPolicyDraft,
  input: z.strictObject({ policyVersionId, reason: localisedInput(2000, 'Why it is withdrawn.') }),
  output: PolicyVersionView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise }, { policyVersionId: id, reason }) {
    authorise({});
    const draft = await policyVersions.lock(tx, id, 'update');
    const withdrawn = { withdrawnBy: personOf(actor), withdrawnAt: await tx.now(), withdrawal: reason };
    const moved = policyVersionLife.move({ ...draft, ...withdrawn }, 'withdraw', null);
    return policyVersionRow(await policyVersions.save(tx, moved, { kind: draft.kind, version: draft.version }));
  },
});

/** A proposal becomes law from its first instant on. */
export const adoptPolicy = useCase({
  name: 'adoptPolicy',
  summary:
    'Adopts a proposed version of a policy, by another policy editor than its drafter. It is looked at once more; from its first instant on it decides. Decisions that were made before stay as they are.',
  policy: assurancePolicy.adoptPolicy,
  input: z.strictObject({ policyVersionId }),
  output: PolicyVersionView,
  refusals: [workflowRefusals.WRONG_STATE, policyVersionRefusals.SAME_EDITOR_ADOPTS, policyVersionRefusals.POLICY_UNSOUND],
  async run({ tx, actor, authorise }, { policyVersionId: id }) {
    authorise({});
    const { kind } = await policyVersions.get(tx, id);
    const { others, now } = await standingOf(tx, kind);
    const draft = await policyVersions.lock(tx, id, 'update');
    const { faults } = checkPolicy(kind, draft.document, { others, drafted: [], now });
    const facts = { draftedBy: draft.draftedBy, adopters: selvesOf(actor), faults };
    const moved = policyVersionLife.move({ ...draft, adoptedBy: personOf(actor), adoptedAt: now }, 'adopt', facts);
    const { version, validFrom, digest } = draft;
    tx.emit('policyAdopted', { kind, version, inForceFrom: validFrom });
    return policyVersionRow(await policyVersions.save(tx, moved, { kind, version, validFrom, digest }));
  },
});
