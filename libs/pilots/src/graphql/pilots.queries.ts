import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { pilotRow, pilotRows, readingRow } from '../application/pilot-row.js';
import { relationsOf } from '../application/pilot-parts.js';
import { pilotsPolicy } from '../application/pilots.policy.js';
import { obligationsPage, pilots as pilotRepository, pilotsPage, readingsPage } from '../persistence/pilots.repository.js';
import { KpiReadingConnectionView, PilotConnectionView, PilotObligationConnectionView, PilotView } from './pilots.views.js';

const organisationId = input.id('organisation', 'The agency or the vendor.');

/** A pilot contract. */
export const pilot = query({
  name: 'pilot',
  summary: 'A pilot contract with its conditions, milestones, KPIs, open incidents and flags.',
  policy: pilotsPolicy.pilot,
  input: z.strictObject({ id: input.id('pilot', 'Its identifier.') }),
  output: PilotView,
  async run({ tx, authorise }, { id }) {
    const found = await pilotRepository.get(tx, id);
    authorise(relationsOf(found));
    return disclose(PilotView, await pilotRow(tx, found));
  },
});

/** The pilots of an organisation. */
export const pilots = query({
  name: 'pilots',
  summary: 'Pilot contracts of an agency or of a vendor, the oldest first.',
  policy: pilotsPolicy.pilots,
  input: z.strictObject({ organisationId, ...pageInput }),
  output: PilotConnectionView,
  async run({ tx, authorise }, { organisationId: id, first, after }) {
    authorise({ agency: id, vendor: id });
    const rows = await pilotsPage(tx, id, { first, after });
    const page = pageOf(rows, first);
    const shown = await pilotRows(tx, rows.slice(0, first));
    return disclose(PilotConnectionView, { ...page, edges: shown.map((node) => ({ cursor: node.id, node })) });
  },
});

/** The readings of a KPI, for a chart. */
export const kpiSeries = query({
  name: 'kpiSeries',
  summary: 'Readings of one KPI of a pilot in their order, each with share, bounds, thresholds and verdict.',
  policy: pilotsPolicy.kpiSeries,
  input: z.strictObject({ pilotId: input.id('pilot', 'The pilot.'), kpiId: input.text(64, 'The KPI.'), ...pageInput }),
  output: KpiReadingConnectionView,
  async run({ tx, authorise }, { pilotId, kpiId, first, after }) {
    const found = await pilotRepository.get(tx, pilotId);
    authorise(relationsOf(found));
    const rows = await readingsPage(tx, pilotId, kpiId, { first, after });
    return disclose(
      KpiReadingConnectionView,
      pageOf(
        rows.map((row) => readingRow(found, row)),
        first,
      ),
    );
  },
});

/** What is due next. */
export const pilotObligations = query({
  name: 'pilotObligations',
  summary: 'What is due next, or overdue, in all pilots of an agency or of a vendor, the earliest first.',
  policy: pilotsPolicy.pilotObligations,
  input: z.strictObject({ organisationId, ...pageInput }),
  output: PilotObligationConnectionView,
  async run({ tx, authorise }, { organisationId: id, first, after }) {
    authorise({ agency: id, vendor: id });
    return disclose(PilotObligationConnectionView, pageOf(await obligationsPage(tx, id, { first, after }), first));
  },
});
