import { z } from 'zod';
import { must, workflowRefusals } from '@pilotage/kernel';
import { markReclassification } from '@pilotage/assurance';
import { DoneView, input, useCase } from '@pilotage/platform';
import { pilotWorkflow, START_OF_STAGE, STARTED_STATES } from '../domain/pilot.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { reportEveryDays } from '../domain/terms.js';
import { PilotView } from '../graphql/pilots.views.js';
import { incidents, pilots } from '../persistence/pilots.repository.js';
import { relationsOf } from './pilot-parts.js';
import { pilotRow } from './pilot-row.js';
import { pilotsPolicy } from './pilots.policy.js';
import { needOf, riskLevelOf } from './risk-level.js';

/** States in which a pilot still has something before it that the level decides. */
const GOING_ON = [...new Set([...STARTED_STATES, ...Object.values(START_OF_STAGE).flatMap((move) => pilotWorkflow.moves[move].from)])];

/** The pilot goes on at the graver level, by decision of an approver: the gate judges its next stage on that level. */
export const acceptRaisedLevel = useCase({
  name: 'acceptRaisedLevel',
  summary:
    'Takes a pilot over to the graver risk level that was confirmed since its contract was made. Its next stage is then judged on that level, and reports are due as often as the level asks.',
  policy: pilotsPolicy.acceptRaisedLevel,
  states: { pilot: { in: GOING_ON } },
  input: z.strictObject({
    pilotId: input.id('pilot', 'The pilot.'),
    reasons: input.text(4000, 'Why the pilot goes on, and what is done about the graver risk.'),
  }),
  output: PilotView,
  refusals: [workflowRefusals.WRONG_STATE, pilotsRefusals.RISK_LEVEL_NOT_RAISED],
  async run({ tx, authorise, inState }, { pilotId, reasons }) {
    const pilot = await pilots.lock(tx, pilotId, 'update');
    authorise(relationsOf(pilot));
    inState({ pilot: pilot.state });
    const { agreed, holds, isRaised } = await riskLevelOf(tx, pilot);
    must(isRaised, pilotsRefusals.RISK_LEVEL_NOT_RAISED, { agreed });
    // A rhythm that is tighter already stays.
    const patch = { riskLevel: holds, reportEveryDays: Math.min(pilot.reportEveryDays, reportEveryDays(holds)) };
    await pilots.amend(tx, pilot.id, patch, { type: 'pilot.acceptRaisedLevel', facts: { from: agreed, to: holds, reasons } });
    return pilotRow(tx, { ...pilot, ...patch });
  },
});

/** A serious incident of a pilot asks for a new classification of its need. */
export const noteSeriousIncident = useCase({
  name: 'noteSeriousIncident',
  summary: 'Marks the need of a pilot to be classified anew after a serious incident.',
  policy: pilotsPolicy.noteSeriousIncident,
  input: z.strictObject({ incidentId: input.id('incident', 'The incident.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { incidentId }) {
    authorise({});
    const { severity, pilotId } = await incidents.get(tx, incidentId);
    if (severity !== 'serious') return { id: incidentId, done: false };
    const subjectId = await needOf(tx, await pilots.get(tx, pilotId));
    const done = await markReclassification(tx, { subjectId, code: 'SERIOUS_INCIDENT', note: incidentId, by: null });
    return { id: incidentId, done };
  },
});
