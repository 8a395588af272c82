import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { input, personOf, useCase, type Tx, type Work } from '@pilotage/platform';
import { assuranceRefusals } from '@pilotage/assurance';
import { calendarRefusals } from '@pilotage/calls';
import type { PilotFacts } from '../domain/pilot.rules.js';
import { pilotWorkflow, type PilotMove } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { currentStage } from '../domain/stages.js';
import { EXTENSION_MAX_DAYS } from '../domain/terms.js';
import { PilotView } from '../graphql/pilots.views.js';
import type { PilotEntity } from '../persistence/pilots.entities.js';
import { latestReadings, pilots } from '../persistence/pilots.repository.js';
import { pilotRow } from './pilot-row.js';
import { conditionFacts, openSeriousIncidents, relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';
import { askGate, daysAfter } from './stage-gate.js';

const pilotId = input.id('pilot', 'The pilot.');
const reasons = input.text(8000, 'The reasons, for the public.');

/** Nothing is due in a pilot that is not in use. */
export const AT_REST = { reportingSince: null, reportDueAt: null, evidenceCheckAt: null };

/** The pilot under its lock, the caller authorised. */
async function lockPilot({ tx, authorise }: Work, id: string): Promise<PilotEntity> {
  const pilot = await pilots.lock(tx, id, 'update');
  authorise(relationsOf(pilot));
  return pilot;
}

interface Decision {
  readonly move: PilotMove;
  readonly facts?: PilotFacts;
  readonly reasons: string;
  readonly awardRoute?: string;
  readonly changes?: Partial<PilotEntity>;
}

/** Moves the pilot with its verdict on record. The reasons are public in the pilot; the log has the move. */
async function decide({ tx, actor }: Work, pilot: PilotEntity, decision: Decision): Promise<PilotEntity> {
  const { move, facts = {}, awardRoute = null } = decision;
  const verdict = { reasons: decision.reasons, awardRoute, by: personOf(actor), at: await tx.now() };
  const decided = await pilots.save(tx, pilotWorkflow.move({ ...pilot, ...AT_REST, ...decision.changes, verdict }, move, facts));
  tx.emit('pilotDecided', { pilotId: pilot.id });
  return decided;
}

/** Use has ended and the verdict is prepared. */
export const evaluatePilot = useCase({
  name: 'evaluatePilot',
  summary: 'Ends the use, running or suspended, and begins the evaluation.',
  policy: pilotsPolicy.evaluatePilot,
  input: z.strictObject({ pilotId }),
  output: PilotView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run(work, given) {
    const pilot = await lockPilot(work, given.pilotId);
    const evaluated = await pilots.save(work.tx, pilotWorkflow.move({ ...pilot, ...AT_REST }, 'evaluate', {}));
    work.tx.emit('pilotInEvaluation', { pilotId: pilot.id });
    return pilotRow(work.tx, evaluated);
  },
});

/** The verdict is to scale up, by a lawful award route; the pilot itself gives no right to the main contract. */
export const scaleUpPilot = useCase({
  name: 'scaleUpPilot',
  summary:
    'Gives the verdict to scale up: every stage was run, the latest reading of every KPI passes, no serious incident is open, no condition missed, and the gate passes again. The lawful award route is named.',
  policy: pilotsPolicy.scaleUpPilot,
  input: z.strictObject({ pilotId, reasons, awardRoute: input.text(1000, 'The lawful way to a main contract, with its source.') }),
  output: PilotView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    pilotsRefusals.SCALE_UP_STAGES_OPEN,
    pilotsRefusals.SCALE_UP_KPIS_NOT_MET,
    pilotsRefusals.SERIOUS_INCIDENT_OPEN,
    pilotsRefusals.CONDITION_STILL_MISSED,
    pilotsRefusals.GATE_REFUSES_STAGE,
    assuranceRefusals.GATE_FACT_MISSING,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
    ...Object.values(calendarRefusals),
  ],
  async run(work, given) {
    const pilot = await lockPilot(work, given.pilotId);
    const isJudged = pilot.state === 'evaluation';
    const facts = isJudged ? await scaleUpFacts(work.tx, pilot) : {};
    const decided = await decide(work, pilot, { move: 'scaleUp', facts, reasons: given.reasons, awardRoute: given.awardRoute });
    return pilotRow(work.tx, decided);
  },
});

async function scaleUpFacts(tx: Tx, pilot: PilotEntity): Promise<PilotFacts> {
  const stage = currentStage(pilot);
  if (!stage) throw new Error(`${pilot.id} is evaluated without a stage`);
  const passing = (await latestReadings(tx, [pilot.id])).filter(({ verdict }) => verdict === 'pass').map(({ kpiId }) => kpiId);
  const { gate, conditions } = await askGate(tx, pilot, stage);
  return {
    stagesOpen: pilot.stages.slice((pilot.stageIndex ?? -1) + 1),
    kpisNotMet: pilot.kpis.map(({ id }) => id).filter((id) => !passing.includes(id)),
    openSeriousIncidents: await openSeriousIncidents(tx, pilot),
    missedConditions: conditionFacts(conditions).missedConditions,
    gate,
  };
}

/** The pilot is extended once; its last stage can start again when the gate passes. */
export const extendPilot = useCase({
  name: 'extendPilot',
  summary: 'Extends the term once, counted from now. The last stage starts again by startStage, where the gate must pass.',
  policy: pilotsPolicy.extendPilot,
  input: z.strictObject({ pilotId, reasons, days: input.int(1, EXTENSION_MAX_DAYS, 'Calendar days from now.') }),
  output: PilotView,
  refusals: [workflowRefusals.WRONG_STATE, pilotsRefusals.PILOT_EXTENDED_BEFORE],
  async run(work, given) {
    const pilot = await lockPilot(work, given.pilotId);
    const changes = { extended: true, endsAt: daysAfter(await work.tx.now(), given.days) };
    const facts = { extendedBefore: pilot.extended };
    return pilotRow(work.tx, await decide(work, pilot, { move: 'extend', facts, reasons: given.reasons, changes }));
  },
});

/** The verdict is to end. */
export const endPilot = useCase({
  name: 'endPilot',
  summary: 'Gives the verdict to end after the evaluation, with the lessons.',
  policy: pilotsPolicy.endPilot,
  input: z.strictObject({ pilotId, reasons }),
  output: PilotView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run(work, given) {
    const pilot = await lockPilot(work, given.pilotId);
    return pilotRow(work.tx, await decide(work, pilot, { move: 'end', reasons: given.reasons }));
  },
});

/** The contract is over before a verdict. */
export const terminatePilot = useCase({
  name: 'terminatePilot',
  summary: 'Ends the contract at any point before its verdict, with the ground.',
  policy: pilotsPolicy.terminatePilot,
  input: z.strictObject({ pilotId, reasons }),
  output: PilotView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run(work, given) {
    const pilot = await lockPilot(work, given.pilotId);
    return pilotRow(work.tx, await decide(work, pilot, { move: 'terminate', reasons: given.reasons }));
  },
});
