// What must hold in a database after anything: every event heard once, every effect made once, every life unbroken.
import 'reflect-metadata';
import { ROOMS } from '../../../dist/libs/composition/src/index.js';
import { until } from './report.mjs';

/** Which jobs listen to which event. */
const listeners = ROOMS.flatMap(({ jobs }) => jobs.flatMap((job) => job.on.map((event) => ({ event, job: job.name }))));

/** Names of every job and every sweep. */
export const JOBS = ROOMS.flatMap(({ jobs }) => jobs.map(({ name }) => name));
export const SWEEPS = ROOMS.flatMap(({ sweeps }) => sweeps.map(({ name }) => name));

/** Announcements that say the same again when the same is done again on purpose. */
const REPEATED_EVENTS = [
  'panelDeclared',
  'evidenceLodged',
  'evidenceChecked',
  'admissionDecided',
  'bidSealed',
  'bidDisqualified',
  'rankingReady',
  'callChanged',
  'membershipChanged',
  // A list is due again and again; a piece is looked at again whenever its list changed; one subject can have several reasons, and a bid
  // several facts, that change one after another.
  'statusListDue',
  'evidenceRecheckDue',
  'issuerStandingChanged',
  'reclassificationDue',
  'bidFactsChanged',
  // A chair says something of a level and takes it back.
  'riskLevelRaised',
];
/** Moves of a ranking; they are held against the rankings of their lot. */
const RANKING_MOVES = ['bid.rank', 'evaluation.rank'];
/** Moves that lead back to where they began, or can be made again after a way back; each time for another version. */
const REPEATED_MOVES = [
  'bid.seal',
  'bid.reconfirm',
  'bid.void',
  'evidence.scan',
  'evidence.verify',
  'evidence.suspend',
  'evidence.recheck',
  'evidence.noteStatusUnknown',
  'file.postpone',
  'lot.proposeAward',
];
const REPEATED_CALL_MOVES = ['call.followToAwardPending', 'call.followToRanked'];

/** What was done or told for each ranking of a lot, with how many rankings the lot has. */
const RANKED = `
  select a.type as what, a.object_id as id, count(*) as times, (select count(*) from ranking r where r.evaluation_id = a.object_id) as rankings
    from audit_event a where a.type = 'evaluation.rank' group by a.type, a.object_id
  union all
  select a.type, a.object_id, count(*), (select count(*) from ranking r join bid b on b.lot_id = r.lot_id where b.id = a.object_id)
    from audit_event a where a.type = 'bid.rank' group by a.type, a.object_id
  union all
  select e.type, e.lot, count(*), (select count(*) from ranking r where r.lot_id = e.lot)
    from (select type, payload ->> 'lotId' as lot from outbox_event where type = 'rankingReady') e group by e.type, e.lot`;

/** Each yields a row per fault, its first column saying what. */
const FAULTS = {
  'an event that was not turned into deliveries': `select type || ' ' || id from outbox_event where dispatched_at is null`,
  'a delivery that is not done': `select job || ' ' || state || ' ' || coalesce(last_error, '') from delivery where state <> 'done'`,
  'a delivery that is missing': `
    select e.type || ' for ' || l.job from outbox_event e
    join jsonb_to_recordset($1::jsonb) as l(event text, job text) on l.event = e.type
    where not exists (select from delivery d where d.event_id = e.id and d.job = l.job)`,
  'a delivery twice': `select job || ' ' || event_id from delivery group by job, event_id having count(*) > 1`,
  'an event twice': `select type || ' ' || payload from outbox_event where type <> all($2) group by type, payload having count(*) > 1`,
  'a ranking twice': `select lot_id from ranking group by lot_id, version having count(*) > 1 or count(distinct input_digest) > 1`,
  'more was ranked than there are rankings': `select what || ' ' || id from (${RANKED}) ranked where times > rankings`,
  'a gate decision twice': `select bid_id || ' ' || stage from gate_decision group by bid_id, stage, facts having count(*) > 1`,
  'a slot with two awards': `select lot_id || ' ' || slot from award where state <> 'cancelled' group by lot_id, slot having count(*) > 1`,
  'an award with two pilots': `select award_id from pilot group by award_id having count(*) > 1`,
  'a final award without a pilot': `select id from award a where state = 'final' and not exists (select from pilot p where p.award_id = a.id)`,
  'evidence lodged twice': `select bid_id || ' ' || requirement_id from evidence_use group by bid_id, requirement_id, evidence_id having count(*) > 1`,
  'evidence unchecked': `select id from evidence where state in ('uploaded', 'scanning')`,
  'an opened bid without a decision': `select id from bid where state = 'opened'`,
  'a notice twice': `select award_id || ' ' || bid_id from award_notice group by award_id, bid_id having count(*) > 1`,
  'a milestone twice': `select pilot_id || ' ' || code from milestone group by pilot_id, code having count(*) > 1`,
  'a move twice': `
    select type || ' ' || object_id from audit_event where entry::jsonb ? 'from' and type <> all($3)
    group by type, object_id having count(*) > 1`,
  'a life with a gap': `
    select type || ' ' || object_id || ': ' || coalesce(before, 'nothing') || ', then from ' || coalesce("from", 'nothing') from (
      select a.type, a.object_id, a.entry::jsonb ->> 'from' as "from",
        lag(a.entry::jsonb ->> 'to') over (partition by a.object_id order by l.position) as before
      from audit_event a join log_leaf l on l.event_id = a.id where a.entry::jsonb ? 'to') lives
    where "from" is distinct from before`,
  'an audit entry without its place in the log': `
    select a.id from audit_event a where not exists (select from log_leaf l where l.event_id = a.id)`,
  'a gap in the log': `
    select 'positions' from log_leaf having count(*) > 0 and (min(position) <> 0 or max(position) + 1 <> count(*)
      or max(position) + 1 <> (select max(size) from log_head))`,
};

/** Tables whose rows have lives, with the state in which the log says that each row is. */
const STATEFUL = `
  select c.table_name as name from information_schema.columns c
  where c.table_schema = 'public' and c.column_name in ('id', 'state') and c.table_name <> 'delivery'
  group by c.table_name having count(*) = 2`;

const lastStates = (table) => `
  select '${table} ' || r.id || ' is ' || r.state || ', its log says ' || coalesce(said, 'nothing') from "${table}" r
  left join lateral (
    select a.entry::jsonb ->> 'to' as said from audit_event a join log_leaf l on l.event_id = a.id
    where a.object_id = r.id and a.entry::jsonb ? 'to' order by l.position desc limit 1) logged on true
  where said is distinct from r.state`;

/**
 * Every fault in words; none when all holds.
 * @param {(text: string, parameters?: unknown[]) => Promise<any[]>} sql
 */
export async function faultsIn(sql) {
  const all = [JSON.stringify(listeners), REPEATED_EVENTS, [...REPEATED_MOVES, ...REPEATED_CALL_MOVES, ...RANKING_MOVES]];
  const faults = [];
  for (const [what, text] of Object.entries(FAULTS)) {
    const { statement, parameters } = used(text, all);
    for (const row of await sql(statement, parameters)) faults.push(`${what}: ${Object.values(row)[0]}`);
  }
  for (const { name } of await sql(STATEFUL)) {
    for (const row of await sql(lastStates(name))) faults.push(`a state that no one made: ${Object.values(row)[0]}`);
  }
  return faults;
}

/** PostgreSQL wants every parameter that it is given to be used. */
function used(text, all) {
  const index = all.findIndex((_, at) => text.includes(`$${at + 1}`));
  return index < 0 ? { statement: text, parameters: [] } : { statement: text.replaceAll(`$${index + 1}`, '$1'), parameters: [all[index]] };
}

/** What is still to be done. */
const WAITING = `
  select (select count(*) from outbox_event where dispatched_at is null)::int as events,
    (select count(*) from delivery where state = 'pending')::int as deliveries,
    (select count(*) from audit_event a where not exists (select from log_leaf l where l.event_id = a.id))::int as entries`;

/** Waits until the workers have done everything; a delivery of a killed worker waits for the end of its lease. */
export async function settled(sql, limitMs = 120_000) {
  const isSettled = async () => {
    const [{ events, deliveries, entries }] = await sql(WAITING);
    return events + deliveries + entries === 0;
  };
  await until('the end of all jobs', isSettled, limitMs);
}

/** How much was done, for the figure of a bar that holds. */
export async function amountIn(sql) {
  const [row] = await sql(`
    select (select count(*) from outbox_event)::int as events, (select count(*) from delivery)::int as deliveries,
      (select count(*) from audit_event where entry::jsonb ? 'from')::int as moves, (select max(attempts) from delivery)::int as attempts,
      (select count(*) from delivery where attempts > 1)::int as again`);
  return row;
}

export const sayAmount = ({ events, deliveries, moves, again }) =>
  `${events} events, ${deliveries} deliveries (${again} taken more than once), ${moves} moves`;
