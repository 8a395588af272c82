import { z } from 'zod';
import { refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, useCase, type Tx } from '@pilotage/platform';
import { assuranceRefusals, PilotStageEnum } from '@pilotage/assurance';
import { TERM_DAYS } from '@pilotage/bids';
import { calendarRefusals } from '@pilotage/calls';
import { pilotWorkflow, START_OF_STAGE } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { reportDueAt } from '../domain/reporting.rules.js';
import { nextStage, type Stage } from '../domain/stages.js';
import { PilotView } from '../graphql/pilots.views.js';
import type { PilotEntity } from '../persistence/pilots.entities.js';
import { conditions, milestones, pilots, scheduleParts } from '../persistence/pilots.repository.js';
import { deadlinesOf, periodsOf } from './deadlines.js';
import { pilotRow } from './pilot-row.js';
import { conditionFacts, relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';
import { riskLevelOf } from './risk-level.js';
import { askGate, daysAfter, nextEndOfEvidence } from './stage-gate.js';

const stageInput = {
  pilotId: input.id('pilot', 'The pilot.'),
  stage: input.oneOf(PilotStageEnum, 'The stage; it must be the next one.'),
};
const GATE_REFUSALS = [assuranceRefusals.GATE_FACT_MISSING, assuranceRefusals.POLICY_NOT_IN_FORCE, ...Object.values(calendarRefusals)];

/** States that a further stage can follow. */
const BEFORE_A_STAGE = [...new Set(Object.values(START_OF_STAGE).flatMap((move) => pilotWorkflow.moves[move].from))];

/** The gate has decided on the next stage, and the conditions that it adds are open, so that they can be met before the stage starts. */
export const prepareStage = useCase({
  name: 'prepareStage',
  summary:
    'Asks the gate about the next stage without starting it: the decision is kept, whatever it is, and the conditions that it adds are opened.',
  policy: pilotsPolicy.prepareStage,
  states: { pilot: { in: BEFORE_A_STAGE } },
  input: z.strictObject(stageInput),
  output: PilotView,
  refusals: [workflowRefusals.WRONG_STATE, pilotsRefusals.STAGE_NOT_NEXT, ...GATE_REFUSALS],
  async run({ tx, authorise, inState }, { pilotId, stage }) {
    const pilot = await pilots.lock(tx, pilotId, 'update');
    authorise(relationsOf(pilot));
    inState({ pilot: pilot.state });
    assertNext(pilot, stage);
    const { gate } = await askGate(tx, pilot, stage);
    tx.record({ type: 'pilot.prepareStage', objectId: pilot.id, facts: { stage, decision: gate.decision } });
    return pilotRow(tx, pilot);
  },
});

/** The next stage runs: the gate, asked again, admits it, and every condition precedent is met. */
export const startStage = useCase({
  name: 'startStage',
  summary:
    'Starts the next stage that the call lists. The gate is asked again on fresh facts and every condition precedent must be met. With the first stage the term, the milestones and the deadlines begin.',
  policy: pilotsPolicy.startStage,
  input: z.strictObject(stageInput),
  output: PilotView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    pilotsRefusals.STAGE_NOT_NEXT,
    pilotsRefusals.PILOT_TERM_OVER,
    pilotsRefusals.RISK_LEVEL_RAISED,
    pilotsRefusals.GATE_REFUSES_STAGE,
    pilotsRefusals.STAGE_CONDITIONS_OPEN,
    pilotsRefusals.CONDITION_STILL_MISSED,
    ...GATE_REFUSALS,
  ],
  async run({ tx, authorise }, { pilotId, stage }) {
    const pilot = await pilots.lock(tx, pilotId, 'update');
    const now = await tx.now();
    authorise(relationsOf(pilot));
    assertNext(pilot, stage);
    const word = await askGate(tx, pilot, stage);
    const facts = {
      nextStage: nextStage(pilot),
      gate: word.gate,
      term: { now, endsAt: pilot.endsAt },
      riskLevel: await riskLevelOf(tx, pilot),
      ...conditionFacts(word.conditions),
    };
    const started = pilotWorkflow.move(await inStage(tx, pilot, stage), START_OF_STAGE[stage], facts);
    const saved = await pilots.save(tx, started, { stage, reasons: word.gate.reasons });
    if (!pilot.startsAt) await schedule(tx, saved);
    tx.emit('pilotStageStarted', { pilotId: pilot.id, stage });
    return pilotRow(tx, saved);
  },
});

/** Refuses STAGE_NOT_NEXT or WRONG_STATE before the gate is bothered. */
function assertNext(pilot: PilotEntity, stage: Stage): void {
  const next = nextStage(pilot);
  if (next !== stage) refuseIf(pilotWorkflow.objection(pilot.state, START_OF_STAGE[stage], { nextStage: next }));
}

/** The pilot as it will be in the stage. Its term begins with the first one; the rhythm of reports begins when nothing ran before. */
async function inStage(tx: Tx, pilot: PilotEntity, stage: Stage): Promise<PilotEntity> {
  const now = await tx.now();
  const reportingSince = pilot.reportingSince ?? now;
  return {
    ...pilot,
    stageIndex: pilot.stages.indexOf(stage),
    stageStartedAt: now,
    startsAt: pilot.startsAt ?? now,
    endsAt: pilot.endsAt ?? daysAfter(now, TERM_DAYS),
    reportingSince,
    reportDueAt: pilot.reportDueAt ?? reportDueAt({ since: reportingSince, everyDays: pilot.reportEveryDays }, now),
    evidenceCheckAt: await nextEndOfEvidence(tx, pilot.bidId),
  };
}

/** Dates of milestones and of conditions SUBSEQUENT, counted from the start of the first stage. */
async function schedule(tx: Tx, pilot: PilotEntity): Promise<void> {
  const now = await tx.now();
  const periods = await periodsOf(tx, pilot.lotId);
  const dueAt = await deadlinesOf(tx, pilot);
  const planned = await milestones.list(tx, { pilotId: pilot.id });
  const waiting = await conditions.list(tx, { pilotId: pilot.id, kind: 'SUBSEQUENT' });
  await scheduleParts(tx, pilot.id, {
    milestones: planned.map(({ id, dueDays }) => ({ id, dueAt: periods(now, dueDays, 'calendarDays') })),
    conditions: waiting.map(({ id, code }) => ({ id, dueAt: dueAt(code, now) })),
  });
}
