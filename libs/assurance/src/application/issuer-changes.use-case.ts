import { z } from 'zod';
import { DoneView, input, nothingDue, jobRefusals, useCase } from '@pilotage/platform';
import { RUNS_OUT } from '../domain/evidence.workflow.js';
import { accreditationRows, evidenceOfIssuer, issuerRows, listsSignedBy } from '../persistence/issuer.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { distrustStatusList } from './evidence-status.js';
import { withNextTurn } from './issuer.input.js';

/** What the register says of an issuer has changed: whatever leans on it is looked at again. */
export const followIssuerChange = useCase({
  name: 'followIssuerChange',
  summary:
    'Has every piece of evidence that an issuer signed looked at again after the register changed; where keys or signers changed, its status lists are fetched anew and none that is kept is believed.',
  policy: assurancePolicy.followIssuerChange,
  input: z.strictObject({
    issuerId: input.id('issuer', 'The issuer.'),
    lists: input.flag('Keys, or who signs the status lists, have changed.'),
  }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { issuerId, lists }) {
    authorise({});
    // A check that runs at this moment holds the issuer in share: its piece is among those that are found here.
    await issuerRows.lock(tx, issuerId, 'update');
    for (const id of lists ? await listsSignedBy(tx, issuerId) : []) await distrustStatusList(tx, id);
    const pieces = await evidenceOfIssuer(tx, issuerId, RUNS_OUT);
    for (const evidenceId of pieces) tx.emit('evidenceRecheckDue', { evidenceId, awaited: false });
    return { id: issuerId, done: pieces.length > 0 };
  },
});

/** An accreditation has begun or ceased to hold by the clock. */
export const turnAccreditation = useCase({
  name: 'turnAccreditation',
  summary: 'Notes that an accreditation began or ceased to hold, and has the evidence that leans on its issuer looked at again.',
  policy: assurancePolicy.turnAccreditation,
  input: z.strictObject({ accreditationId: input.id('accreditation', 'The accreditation.') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { accreditationId: id }) {
    const row = await accreditationRows.lock(tx, id, 'update');
    authorise({});
    const now = await tx.now();
    if (row.nextTurnAt === null || row.nextTurnAt > now) return nothingDue();
    await accreditationRows.amend(tx, id, withNextTurn(row, now), { type: 'accreditation.turn', facts: { issuer: row.issuerId } });
    tx.emit('issuerStandingChanged', { issuerId: row.issuerId, lists: false });
    return { id, done: true };
  },
});
