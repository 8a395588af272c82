import type { RowOf, Tx } from '@pilotage/platform';
import { organisationNames } from '@pilotage/parties';
import { currentStage, nextStage } from '../domain/stages.js';
import { sayCause, type Suspension } from '../domain/suspension.js';
import type { IncidentView, KpiReadingView, PilotSuspensionView, PilotView } from '../graphql/pilots.views.js';
import type {
  KpiReadingEntity,
  MilestoneEntity,
  PilotConditionEntity,
  PilotEntity,
  PilotFlagEntity,
} from '../persistence/pilots.entities.js';
import type { IncidentEntity } from '../persistence/pilots.entities.js';
import { conditions, flags, incidents, latestReadings, milestones } from '../persistence/pilots.repository.js';

type PilotRow = RowOf<typeof PilotView>;

interface Parts {
  readonly conditions: readonly PilotConditionEntity[];
  readonly milestones: readonly MilestoneEntity[];
  readonly readings: readonly KpiReadingEntity[];
  readonly flags: readonly PilotFlagEntity[];
  readonly incidents: readonly IncidentEntity[];
  readonly names: Awaited<ReturnType<typeof organisationNames>>;
}

/** Pilots as they are read, each part in one statement for all of them. */
export async function pilotRows(tx: Tx, pilots: readonly PilotEntity[]): Promise<PilotRow[]> {
  const pilotId = pilots.map(({ id }) => id);
  const parts: Parts = {
    conditions: await conditions.list(tx, { pilotId }),
    milestones: await milestones.list(tx, { pilotId }),
    readings: await latestReadings(tx, pilotId),
    flags: await flags.list(tx, { pilotId, clearedAt: null }),
    incidents: await incidents.list(tx, { pilotId, state: 'open' }),
    names: await organisationNames(tx, [...new Set(pilots.flatMap(({ agencyId, vendorId }) => [agencyId, vendorId]))]),
  };
  return pilots.map((pilot) => rowOf(pilot, parts));
}

/** One pilot as it is read. */
export async function pilotRow(tx: Tx, pilot: PilotEntity): Promise<PilotRow> {
  const [row] = await pilotRows(tx, [pilot]);
  if (!row) throw new Error('a pilot has one row');
  return row;
}

const NAMELESS = { en: '?', zh: '?' };

function rowOf(pilot: PilotEntity, parts: Parts): PilotRow {
  const own = <T extends { readonly pilotId: string }>(rows: readonly T[]): T[] => rows.filter((row) => row.pilotId === pilot.id);
  const { suspension, verdict, ...plain } = pilot;
  return {
    ...plain,
    agencyName: parts.names.get(pilot.agencyId) ?? NAMELESS,
    vendorName: parts.names.get(pilot.vendorId) ?? NAMELESS,
    stage: currentStage(pilot),
    nextStage: nextStage(pilot),
    suspension: suspension ? suspensionRow(suspension) : null,
    verdict,
    conditions: own(parts.conditions),
    milestones: own(parts.milestones).sort((a, b) => a.position - b.position),
    kpis: pilot.kpis.map((kpi) => {
      const latest = own(parts.readings).find(({ kpiId }) => kpiId === kpi.id);
      return { ...kpi, latest: latest ? readingRow(pilot, latest) : null };
    }),
    openIncidents: own(parts.incidents).map(incidentRow),
    flags: own(parts.flags),
  };
}

function suspensionRow(suspension: Suspension): RowOf<typeof PilotSuspensionView> {
  const { text, source } = sayCause(suspension);
  return { code: suspension.code, at: suspension.at, text, source };
}

/** A reading as it is read, with the thresholds that a chart needs. */
export function readingRow({ kpis }: PilotEntity, reading: KpiReadingEntity): RowOf<typeof KpiReadingView> {
  const terms = kpis.find(({ id }) => id === reading.kpiId);
  if (!terms) throw new Error(`${reading.id} is of no KPI of its contract`);
  const { direction, target, stop, confidencePercent } = terms;
  return { ...reading, direction, target, stop, confidencePercent };
}

/** An incident as it is read. */
export const incidentRow = (incident: IncidentEntity): RowOf<typeof IncidentView> => incident;
