import { newId, repositoryOf, type Tx } from '@pilotage/platform';
import type { Id, Instant } from '@pilotage/kernel';
import { RUNNING_STATES } from '../domain/stages.js';
import { STARTED_STATES } from '../domain/pilot.workflow.js';
import {
  IncidentEntity,
  KpiReadingEntity,
  MilestoneEntity,
  PilotConditionEntity,
  PilotEntity,
  PilotFlagEntity,
  type FlagKind,
} from './pilots.entities.js';

export const pilots = repositoryOf(PilotEntity);
export const conditions = repositoryOf(PilotConditionEntity);
export const milestones = repositoryOf(MilestoneEntity);
export const readings = repositoryOf(KpiReadingEntity);
export const incidents = repositoryOf(IncidentEntity);
export const flags = repositoryOf(PilotFlagEntity);

interface Page {
  readonly first: number;
  readonly after: string | undefined;
}

/** A page of the pilots of an organisation, as agency or as vendor, by id; one more than asked for. */
export async function pilotsPage(tx: Tx, organisationId: string, { first, after }: Page): Promise<PilotEntity[]> {
  const { selection } = tx.table(PilotEntity);
  return tx.query<PilotEntity>(`select ${selection} from pilot where (agency_id = $1 or vendor_id = $1) and id > $2 order by id limit $3`, [
    organisationId,
    after ?? '',
    first + 1,
  ]);
}

/** A page of the readings of one KPI, the oldest first; one more than asked for. */
export async function readingsPage(tx: Tx, pilotId: string, kpiId: string, { first, after }: Page): Promise<KpiReadingEntity[]> {
  const { selection } = tx.table(KpiReadingEntity);
  return tx.query<KpiReadingEntity>(
    `select ${selection} from kpi_reading where pilot_id = $1 and kpi_id = $2 and id > $3 order by id limit $4`,
    [pilotId, kpiId, after ?? '', first + 1],
  );
}

/** The latest reading of each KPI of the pilot. */
export async function latestReadings(tx: Tx, pilotIds: readonly string[]): Promise<KpiReadingEntity[]> {
  const { selection } = tx.table(KpiReadingEntity);
  return tx.query<KpiReadingEntity>(
    `select distinct on (pilot_id, kpi_id) ${selection} from kpi_reading where pilot_id = any($1) order by pilot_id, kpi_id, at desc, id desc`,
    [pilotIds],
  );
}

/** Raises a flag about the object, unless the same one stands already. */
export async function raiseFlag(tx: Tx, pilotId: Id<'pilot'>, kind: FlagKind, objectId: string): Promise<void> {
  const standing = await flags.find(tx, { pilotId, kind, objectId, clearedAt: null });
  if (standing) return;
  const row = { id: newId('event'), pilotId, kind, objectId, at: await tx.now(), clearedAt: null };
  await flags.create(tx, row, { type: 'pilotFlag.raise', facts: { pilot: pilotId, kind, object: objectId } });
}

/** Clears the flags of a kind about the object. */
export async function clearFlags(tx: Tx, pilotId: Id<'pilot'>, kind: FlagKind, objectId: string): Promise<void> {
  const now = await tx.now();
  const standing = await flags.list(tx, { pilotId, kind, objectId, clearedAt: null });
  for (const { id } of standing)
    await flags.amend(tx, id, { clearedAt: now }, { type: 'pilotFlag.clear', facts: { pilot: pilotId, kind } });
}

const listed = (states: readonly string[]): string => states.map((s) => `'${s}'`).join(', ');
const STARTED = listed(STARTED_STATES);
const RUNNING = listed(RUNNING_STATES);

/** Everything that is still to come or overdue in a pilot, each with its moment: the one definition of what is due, for the sweep and for people. */
const OBLIGATIONS = `
  select p.id as pilot_id, 'MILESTONE' as kind, m.id as object_id, m.due_at, m.title, p.agency_id, p.vendor_id, m.state = 'overdue' as settled
    from milestone m join pilot p on p.id = m.pilot_id
    where m.state in ('scheduled', 'overdue') and m.due_at is not null and p.state in (${STARTED})
  union all
  select p.id, 'CONDITION', c.id, c.due_at, c.text, p.agency_id, p.vendor_id, c.state = 'missed'
    from pilot_condition c join pilot p on p.id = c.pilot_id
    where c.kind = 'SUBSEQUENT' and c.state in ('open', 'missed') and c.due_at is not null and p.state in (${STARTED})
  union all
  select id, 'REPORT', id, report_due_at, title, agency_id, vendor_id, false from pilot where report_due_at is not null and state in (${RUNNING})
  union all
  select id, 'EVIDENCE', id, evidence_check_at, title, agency_id, vendor_id, false from pilot where evidence_check_at is not null and state in (${RUNNING})
  union all
  select id, 'TERM', id, ends_at, title, agency_id, vendor_id, false from pilot where ends_at is not null and state in (${RUNNING}, 'suspended', 'extended')`;

/** Pilots in which something is due by the clock of the database and not settled yet; at most `limit`, those with the oldest obligation first. */
export async function pilotsWithDueObligations(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `with t as materialized (select app.clock() as now)
     select o.pilot_id as id from (${OBLIGATIONS}) o, t where not o.settled and o.due_at <= t.now
     group by o.pilot_id order by min(o.due_at), o.pilot_id limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** One thing that is to come or overdue. Its id is its place in the list. */
export interface ObligationRow {
  readonly id: string;
  readonly pilotId: string;
  readonly kind: 'MILESTONE' | 'CONDITION' | 'REPORT' | 'EVIDENCE' | 'TERM';
  readonly objectId: string;
  readonly dueAt: Instant;
  readonly title: { readonly en: string; readonly zh: string };
  readonly overdue: boolean;
}

/** A page of what is due next in the pilots of an organisation, the earliest first; one more than asked for. */
export async function obligationsPage(tx: Tx, organisationId: string, { first, after }: Page): Promise<ObligationRow[]> {
  return tx.query<ObligationRow>(
    `select * from (
       select to_char(o.due_at at time zone 'UTC', 'YYYYMMDD"T"HH24MISSMS') || '.' || left(o.kind, 1) || '.' || o.object_id as id,
         o.pilot_id as "pilotId", o.kind, o.object_id as "objectId", o.due_at as "dueAt", o.title, o.due_at <= $4 as overdue
       from (${OBLIGATIONS}) o where o.agency_id = $1 or o.vendor_id = $1) r
     where r.id > $2 order by r.id limit $3`,
    [organisationId, after ?? '', first + 1, await tx.now()],
  );
}

/** Has the gate asked about every running pilot at the instant, or before it where it was to be asked anyway. One statement; returns those that changed. */
export async function askGateBy(tx: Tx, at: Instant): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update pilot set evidence_check_at = $1
     where state in (${RUNNING}) and (evidence_check_at is null or evidence_check_at > $1) returning id`,
    [at],
  );
  return rows.map(({ id }) => id);
}

/** Moments by id, for a statement that sets many at once. */
export interface DueDate {
  readonly id: string;
  readonly dueAt: Instant;
}

/** Gives milestones and conditions of a pilot their dates, in one statement each. The audit log has it as one fact of the pilot. */
export async function scheduleParts(
  tx: Tx,
  pilotId: string,
  due: { milestones: readonly DueDate[]; conditions: readonly DueDate[] },
): Promise<void> {
  const given = 'unnest($1::text[], $2::timestamptz[]) as d(id, due_at)';
  const columns = (dates: readonly DueDate[]): unknown[] => [dates.map(({ id }) => id), dates.map(({ dueAt }) => dueAt), pilotId];
  await tx.query(`update milestone m set due_at = d.due_at from ${given} where m.id = d.id and m.pilot_id = $3`, columns(due.milestones));
  await tx.query(
    `update pilot_condition c set due_at = d.due_at from ${given} where c.id = d.id and c.pilot_id = $3`,
    columns(due.conditions),
  );
  const facts = Object.fromEntries([...due.milestones, ...due.conditions].map(({ id, dueAt }) => [id, dueAt]));
  tx.record({ type: 'pilot.schedule', objectId: pilotId, facts });
}

/** How many pilots of the lot have been signed. */
export async function signedOnLot(tx: Tx, lotId: string): Promise<number> {
  const row = await tx.one<{ n: number }>('select count(*)::int as n from pilot where lot_id = $1 and signed_at is not null', [lotId]);
  return row?.n ?? 0;
}

/** Holds back a second drafting of the award's contract until this transaction ends, so that "one contract" is asked before it is made. */
export async function holdAward(tx: Tx, awardId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`pilot:${awardId}`]);
}
