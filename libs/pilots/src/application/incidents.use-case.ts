import { z } from 'zod';
import { between, HOUR_MS, must, workflowRefusals } from '@pilotage/kernel';
import { input, newId, personOf, useCase } from '@pilotage/platform';
import { incidentWorkflow } from '../domain/parts.workflow.js';
import { pilotsRefusals } from '../domain/pilots.refusals.js';
import { SeverityEnum } from '../graphql/pilots.enums.js';
import { IncidentView } from '../graphql/pilots.views.js';
import type { IncidentEntity } from '../persistence/pilots.entities.js';
import { incidents, pilots, raiseFlag } from '../persistence/pilots.repository.js';
import { incidentRow } from './pilot-row.js';
import { relationsOf } from './pilot-parts.js';
import { pilotsPolicy } from './pilots.policy.js';
import { suspendIfRunning } from './suspend.js';

/** A first report may be incomplete, but comes within a day. Source: Pilotage, incidents (EU AI Act Art 73 leaves longer). */
const FIRST_REPORT_MS = 24 * HOUR_MS;

/** An incident is on record; a serious one has suspended the pilot in the same commit. */
export const reportIncident = useCase({
  name: 'reportIncident',
  summary: 'Reports an incident, complete or not. A serious one suspends the pilot at once, whoever reports it.',
  policy: pilotsPolicy.reportIncident,
  // One may come to light whenever: before the start, in use, after the end.
  states: {},
  input: z.strictObject({
    pilotId: input.id('pilot', 'The pilot.'),
    severity: input.oneOf(SeverityEnum, 'How grave it is.'),
    summary: input.text(4000, 'What happened, without personal information.'),
    awareAt: input.instant('When vendor or agency became aware, the earlier.'),
  }),
  output: IncidentView,
  refusals: [pilotsRefusals.INCIDENT_AWARE_IN_FUTURE],
  async run({ tx, actor, authorise }, given) {
    const pilot = await pilots.lock(tx, given.pilotId, 'update');
    const now = await tx.now();
    authorise(relationsOf(pilot));
    must(given.awareAt <= now, pilotsRefusals.INCIDENT_AWARE_IN_FUTURE, { now });
    const reported = { id: newId('incident'), reportedBy: personOf(actor), reportedAt: now, state: incidentWorkflow.initial };
    const incident: IncidentEntity = { ...given, ...reported, correction: null, closedBy: null, closedAt: null };
    const facts = { pilot: pilot.id, severity: given.severity, awareAt: given.awareAt };
    await incidents.create(tx, incident, { type: 'incident.report', facts });
    if (between(given.awareAt, now) > FIRST_REPORT_MS) await raiseFlag(tx, pilot.id, 'INCIDENT_REPORTED_LATE', incident.id);
    if (given.severity === 'serious') await suspendIfRunning(tx, pilot, { code: 'SERIOUS_INCIDENT', params: { incident: incident.id } });
    tx.emit('incidentReported', { incidentId: incident.id, pilotId: pilot.id });
    return incidentRow(incident);
  },
});

/** Cause and correction of an incident are on record. */
export const closeIncident = useCase({
  name: 'closeIncident',
  summary: 'Closes an incident with its cause and correction. A suspended pilot stays suspended until it is resumed.',
  policy: pilotsPolicy.closeIncident,
  input: z.strictObject({
    incidentId: input.id('incident', 'The incident.'),
    correction: input.text(4000, 'Cause, correction, and how its effect was checked.'),
  }),
  output: IncidentView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise }, { incidentId, correction }) {
    const known = await incidents.get(tx, incidentId);
    authorise(relationsOf(await pilots.lock(tx, known.pilotId, 'share')));
    const incident = await incidents.lock(tx, incidentId, 'update');
    const closing = { correction, closedBy: personOf(actor), closedAt: await tx.now() };
    const closed = await incidents.save(tx, incidentWorkflow.move({ ...incident, ...closing }, 'close', {}), { pilot: known.pilotId });
    return incidentRow(closed);
  },
});
