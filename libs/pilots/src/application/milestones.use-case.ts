import { z } from 'zod';
import { must, workflowRefusals } from '@pilotage/kernel';
import { input, isSelf, personOf, useCase, type Work } from '@pilotage/platform';
import { milestoneWorkflow, type MilestoneMove } from '../domain/parts.workflow.js';
import { STARTED_STATES } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { PilotMilestoneView } from '../graphql/pilots.views.js';
import type { MilestoneEntity, PilotEntity } from '../persistence/pilots.entities.js';
import { clearFlags, milestones, pilots } from '../persistence/pilots.repository.js';
import { relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';

const milestoneId = input.id('milestone', 'The milestone.');

/** A milestone moves while its pilot has started and not ended. */
const statesFor = (move: MilestoneMove) => ({
  pilot: { in: STARTED_STATES, otherwise: pilotsRefusals.MILESTONE_NOT_STARTED },
  milestone: { in: milestoneWorkflow.moves[move].from },
});

/** The milestone under its lock, the pilot's taken first, the caller authorised, the pilot started. */
async function lockMilestone({ tx, authorise, inState }: Work, id: string): Promise<{ milestone: MilestoneEntity; pilot: PilotEntity }> {
  const known = await milestones.get(tx, id);
  const pilot = await pilots.lock(tx, known.pilotId, 'share');
  authorise(relationsOf(pilot));
  inState({ pilot: pilot.state });
  const milestone = await milestones.lock(tx, id, 'update');
  inState({ milestone: milestone.state });
  return { milestone, pilot };
}

/** The vendor says that a milestone is reached. */
export const reportMilestone = useCase({
  name: 'reportMilestone',
  summary: 'Reports a milestone as reached, overdue or not; the agency accepts it or sends it back.',
  policy: pilotsPolicy.reportMilestone,
  states: statesFor('report'),
  input: z.strictObject({ milestoneId, report: input.text(4000, 'What was reached, and where it can be seen.') }),
  output: PilotMilestoneView,
  refusals: [workflowRefusals.WRONG_STATE, pilotsRefusals.MILESTONE_NOT_STARTED],
  async run(work, given) {
    const { milestone } = await lockMilestone(work, given.milestoneId);
    const report = { report: given.report, reportedBy: personOf(work.actor), reportedAt: await work.tx.now(), returnReason: null };
    const moved = milestoneWorkflow.move({ ...milestone, ...report }, 'report', {});
    await clearFlags(work.tx, milestone.pilotId, 'MILESTONE_OVERDUE', milestone.id);
    return milestones.save(work.tx, moved, { pilot: milestone.pilotId, code: milestone.code });
  },
});

/** The agency accepts a milestone, item by item; who handled the call does not. */
export const acceptMilestone = useCase({
  name: 'acceptMilestone',
  summary: 'Accepts a reported milestone with a record of the acceptance, item by item. Who handled the call cannot.',
  policy: pilotsPolicy.acceptMilestone,
  states: statesFor('accept'),
  input: z.strictObject({ milestoneId, acceptance: input.text(4000, 'What was checked, item by item, and by whom.') }),
  output: PilotMilestoneView,
  refusals: [workflowRefusals.WRONG_STATE, pilotsRefusals.MILESTONE_NOT_STARTED, pilotsRefusals.ACCEPTANCE_BY_HANDLING_OFFICER],
  async run(work, given) {
    const { milestone, pilot } = await lockMilestone(work, given.milestoneId);
    const acceptedBy = personOf(work.actor);
    must(!pilot.barredAcceptors.some((barred) => isSelf(work.actor, barred)), pilotsRefusals.ACCEPTANCE_BY_HANDLING_OFFICER);
    const acceptance = { acceptance: given.acceptance, acceptedBy, acceptedAt: await work.tx.now() };
    const moved = milestoneWorkflow.move({ ...milestone, ...acceptance }, 'accept', {});
    const accepted = await milestones.save(work.tx, moved, { pilot: milestone.pilotId, code: milestone.code, percent: milestone.percent });
    work.tx.emit('milestoneAccepted', { milestoneId: milestone.id, pilotId: milestone.pilotId });
    return accepted;
  },
});

/** The agency is not satisfied: the milestone is to be reported again, its date unchanged. */
export const returnMilestone = useCase({
  name: 'returnMilestone',
  summary: 'Sends a reported milestone back with a reason; its date stays.',
  policy: pilotsPolicy.returnMilestone,
  states: statesFor('sendBack'),
  input: z.strictObject({ milestoneId, reason: input.text(2000, 'What is missing.') }),
  output: PilotMilestoneView,
  refusals: [workflowRefusals.WRONG_STATE, pilotsRefusals.MILESTONE_NOT_STARTED],
  async run(work, given) {
    const { milestone } = await lockMilestone(work, given.milestoneId);
    const moved = milestoneWorkflow.move({ ...milestone, returnReason: given.reason }, 'sendBack', {});
    return milestones.save(work.tx, moved, { pilot: milestone.pilotId, code: milestone.code });
  },
});
