import { z } from 'zod';
import { refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, useCase } from '@pilotage/platform';
import { assuranceRefusals } from '@pilotage/assurance';
import { calendarRefusals } from '@pilotage/calls';
import { pilotWorkflow, RESUME_OF_STAGE } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { reportDueAt } from '../domain/reporting.rules.js';
import { currentStage } from '../domain/stages.js';
import { PilotView } from '../graphql/pilots.views.js';
import { pilots } from '../persistence/pilots.repository.js';
import { pilotRow } from './pilot-row.js';
import { conditionFacts, openSeriousIncidents, relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';
import { askGate, nextEndOfEvidence } from './stage-gate.js';
import { suspendIfRunning } from './suspend.js';

const pilotId = input.id('pilot', 'The pilot.');

/** The agency has stopped the pilot, with a reason. */
export const suspendPilot = useCase({
  name: 'suspendPilot',
  summary: 'Suspends a running pilot by decision of the agency, with a written reason.',
  policy: pilotsPolicy.suspendPilot,
  input: z.strictObject({ pilotId, reason: input.text(2000, 'The reason.') }),
  output: PilotView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, given) {
    const pilot = await pilots.lock(tx, given.pilotId, 'update');
    authorise(relationsOf(pilot));
    refuseIf(pilotWorkflow.objection(pilot.state, 'suspend', {}));
    return pilotRow(tx, await suspendIfRunning(tx, pilot, { code: 'AGENCY_DECISION', params: { reason: given.reason } }));
  },
});

/** A suspended pilot runs again in its stage: the gate, asked again, passes, and nothing that suspended it is left. */
export const resumePilot = useCase({
  name: 'resumePilot',
  summary:
    'Resumes a suspended pilot in the stage in which it was suspended. The gate is asked again and must pass; no serious incident is open and no condition missed. Reports are counted anew.',
  policy: pilotsPolicy.resumePilot,
  input: z.strictObject({ pilotId, measures: input.text(4000, 'What was corrected, and why use is acceptable again.') }),
  output: PilotView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    pilotsRefusals.RESUMES_TO_ITS_STAGE,
    pilotsRefusals.PILOT_TERM_OVER,
    pilotsRefusals.SERIOUS_INCIDENT_OPEN,
    pilotsRefusals.CONDITION_STILL_MISSED,
    pilotsRefusals.GATE_REFUSES_STAGE,
    pilotsRefusals.STAGE_CONDITIONS_OPEN,
    assuranceRefusals.GATE_FACT_MISSING,
    assuranceRefusals.POLICY_NOT_IN_FORCE,
    ...Object.values(calendarRefusals),
  ],
  async run({ tx, authorise }, given) {
    const pilot = await pilots.lock(tx, given.pilotId, 'update');
    const now = await tx.now();
    authorise(relationsOf(pilot));
    if (pilot.state !== 'suspended') refuseIf(pilotWorkflow.objection(pilot.state, 'resumePilot', {}));
    const stage = currentStage(pilot);
    if (!stage) throw new Error(`${pilot.id} was suspended without a stage`);
    const { gate, conditions } = await askGate(tx, pilot, stage);
    const facts = {
      gate,
      ...conditionFacts(conditions),
      stageBeforeSuspension: stage,
      term: { now, endsAt: pilot.endsAt },
      openSeriousIncidents: await openSeriousIncidents(tx, pilot),
    };
    const running = {
      ...pilot,
      suspension: null,
      reportingSince: now,
      reportDueAt: reportDueAt({ since: now, everyDays: pilot.reportEveryDays }, now),
      evidenceCheckAt: await nextEndOfEvidence(tx, pilot.bidId),
    };
    const resumed = await pilots.save(tx, pilotWorkflow.move(running, RESUME_OF_STAGE[stage], facts), {
      stage,
      measures: given.measures.length,
    });
    tx.emit('pilotResumed', { pilotId: pilot.id });
    return pilotRow(tx, resumed);
  },
});
