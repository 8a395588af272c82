import { z } from 'zod';
import { must, workflowRefusals, type Instant } from '@pilotage/kernel';
import { bidsRefusals, renewEvidenceOfBid } from '@pilotage/bids';
import { input, useCase } from '@pilotage/platform';
import { RENEWABLE_STATES } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { PilotView } from '../graphql/pilots.views.js';
import { pilots } from '../persistence/pilots.repository.js';
import { pilotRow } from './pilot-row.js';
import { relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';

/** A pilot leans on one more piece of evidence: a job asks the gate about it, and so does the resumption of a suspended one. */
export const renewPilotEvidence = useCase({
  name: 'renewPilotEvidence',
  summary:
    'Brings a piece of evidence into use for a requirement of a pilot that runs or is suspended, before what it leans on ends: a renewed certificate, a newer edition, an independent report. The offer and its marks stay as they were; the gate looks at the piece when it is asked next, which is soon where the pilot runs.',
  policy: pilotsPolicy.renewPilotEvidence,
  states: { pilot: { in: RENEWABLE_STATES } },
  input: z.strictObject({
    pilotId: input.id('pilot', 'The pilot.'),
    requirementId: input.text(64, 'The requirement of the lot that the piece is for.'),
    evidenceId: input.id('evidence', 'The piece: of the wallet of the vendor, or of a partner that authorised the vendor to use it.'),
  }),
  output: PilotView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    pilotsRefusals.PILOT_TERM_OVER,
    bidsRefusals.BID_REQUIREMENT_UNKNOWN,
    bidsRefusals.BID_EVIDENCE_NOT_AUTHORISED,
    bidsRefusals.BID_EVIDENCE_NOT_USABLE,
    bidsRefusals.BID_EVIDENCE_IN_USE,
  ],
  async run({ tx, authorise, inState }, { pilotId, requirementId, evidenceId }) {
    const pilot = await pilots.lock(tx, pilotId, 'update');
    authorise(relationsOf(pilot));
    inState({ pilot: pilot.state });
    mustRunStill(pilot.endsAt, await tx.now());
    const digest = await renewEvidenceOfBid(tx, pilot.bidId, { requirementId, evidenceId });
    tx.record({ type: 'pilot.renewEvidence', objectId: pilot.id, facts: { requirement: requirementId, digest } });
    return pilotRow(tx, pilot);
  },
});

/** The end of the term counts from its instant on, whether or not the sweep has closed the pilot yet. */
function mustRunStill(endsAt: Instant | null, now: Instant): void {
  must(endsAt === null || now < endsAt, pilotsRefusals.PILOT_TERM_OVER, { endsAt: endsAt ?? '-', now });
}
