import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { input, personOf, useCase, type Work } from '@pilotage/platform';
import { conditionWorkflow } from '../domain/parts.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { PilotConditionView } from '../graphql/pilots.views.js';
import type { PilotConditionEntity } from '../persistence/pilots.entities.js';
import { clearFlags, conditions, pilots } from '../persistence/pilots.repository.js';
import { relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';

const conditionId = input.id('condition', 'The condition.');

/** The condition under its lock, the pilot's taken first, the caller authorised. */
async function lockCondition({ tx, authorise }: Work, id: string): Promise<PilotConditionEntity> {
  const known = await conditions.get(tx, id);
  authorise(relationsOf(await pilots.lock(tx, known.pilotId, 'share')));
  return conditions.lock(tx, id, 'update');
}

/** The vendor says that a condition is met, and by what. */
export const meetCondition = useCase({
  name: 'meetCondition',
  summary: 'Reports a condition as met, with the proof; the agency confirms it.',
  policy: pilotsPolicy.meetCondition,
  input: z.strictObject({ conditionId, proof: input.text(2000, 'What proves it, and where it can be seen.') }),
  output: PilotConditionView,
  refusals: [workflowRefusals.WRONG_STATE, pilotsRefusals.CONDITION_NOT_REPORTABLE],
  async run(work, given) {
    const condition = await lockCondition(work, given.conditionId);
    const report = { proof: given.proof, reportedBy: personOf(work.actor), reportedAt: await work.tx.now(), returnReason: null };
    const moved = conditionWorkflow.move({ ...condition, ...report }, 'report', condition);
    return conditions.save(work.tx, moved, { pilot: condition.pilotId, code: condition.code });
  },
});

/** The agency confirms that a condition is met. */
export const confirmCondition = useCase({
  name: 'confirmCondition',
  summary: 'Confirms that a reported condition is met.',
  policy: pilotsPolicy.confirmCondition,
  input: z.strictObject({ conditionId }),
  output: PilotConditionView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run(work, given) {
    const condition = await lockCondition(work, given.conditionId);
    const confirmation = { confirmedBy: personOf(work.actor), confirmedAt: await work.tx.now() };
    const moved = conditionWorkflow.move({ ...condition, ...confirmation }, 'confirm', condition);
    await clearFlags(work.tx, condition.pilotId, 'CONDITION_MISSED', condition.id);
    return conditions.save(work.tx, moved, { pilot: condition.pilotId, code: condition.code });
  },
});

/** The agency is not satisfied: the condition is open again, its deadline unchanged. */
export const returnCondition = useCase({
  name: 'returnCondition',
  summary: 'Sends a reported condition back with a reason; its deadline stays.',
  policy: pilotsPolicy.returnCondition,
  input: z.strictObject({ conditionId, reason: input.text(2000, 'What is missing.') }),
  output: PilotConditionView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run(work, given) {
    const condition = await lockCondition(work, given.conditionId);
    const moved = conditionWorkflow.move({ ...condition, returnReason: given.reason }, 'sendBack', condition);
    return conditions.save(work.tx, moved, { pilot: condition.pilotId, code: condition.code });
  },
});
