// The judge is judged: each kind of fault is put into a copy of the demonstration, and the verdict of the other bars must name it.
import pg from 'pg';
import { openGround } from './lib/ground.mjs';
import { barOfFaults } from './lib/report.mjs';
import { faultsIn } from './lib/verdict.mjs';

/** A copy of a row under another id, with some columns changed. */
const again = (table, where, change = '{}') => `
  insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(r) || jsonb_build_object('id', 'again') || '${change}')).*
  from ${table} r where ${where} order by id limit 1`;

/** What the verdict must say, and the statements that make it true. */
const FAULTS = {
  'an event that was not turned into deliveries': [`update outbox_event set dispatched_at = null where type = 'awardFinal'`],
  'a delivery that is not done': [`update delivery set state = 'parked' where job = 'scoreLot'`],
  'a delivery that is missing': [`delete from delivery where job = 'draftPilot'`],
  'a delivery twice': [`alter table delivery drop constraint delivery_event_id_job_key`, again('delivery', 'true')],
  'an event twice': [again('outbox_event', `type = 'awardFinal'`)],
  'more was ranked than there are rankings': [again('outbox_event', `type = 'rankingReady'`)],
  'a ranking twice': [
    `alter table ranking drop constraint uq_ranking_version`,
    again('ranking', 'true', `{"input_digest": "${'0'.repeat(64)}"}`),
  ],
  'a gate decision twice': [again('gate_decision', 'true', '{"version": 100}')],
  'a slot with two awards': [`drop index uq_award_active_slot, uq_award_active_bid`, again('award', 'true')],
  'an award with two pilots': [`alter table pilot drop constraint uq_pilot_award`, again('pilot', 'true')],
  'a final award without a pilot': [`update award set state = 'final' where state = 'standstill'`],
  'evidence lodged twice': [again('evidence_use', 'true')],
  'evidence unchecked': [`update evidence set state = 'uploaded' where state = 'verified'`],
  'an opened bid without a decision': [`update bid set state = 'opened' where state = 'refused'`],
  'a notice twice': [`alter table award_notice drop constraint uq_award_notice`, again('award_notice', 'true')],
  'a milestone twice': [`alter table milestone drop constraint uq_milestone`, again('milestone', 'true')],
  'a move twice': [again('audit_event', `type = 'lot.rank'`)],
  'a life with a gap': [
    `update log_leaf set event_id = 'gone' where event_id = (select id from audit_event where type = 'lot.close' limit 1)`,
  ],
  'an audit entry without its place in the log': [again('audit_event', `type = 'call.publish' or true`)],
  'a gap in the log': [`delete from log_leaf where position = 5`],
  'a state that no one made': [`update bid set state = 'withdrawn' where state = 'refused'`],
};

const ground = await openGround();
const client = new pg.Client({ connectionString: ground.url });
await client.connect();
const sql = async (text, parameters = []) => (await client.query(text, parameters)).rows;

/** The log is append-only, and its places refer to its entries: a fault that was smuggled in needs both asleep. */
const ASLEEP = 'alter table log_leaf disable trigger all';

const unseen = [];
for (const [fault, statements] of Object.entries(FAULTS)) {
  await sql('begin');
  for (const statement of [ASLEEP, ...statements]) await sql(statement);
  const found = await faultsIn(sql);
  if (!found.some((said) => said.startsWith(`${fault}: `))) unseen.push(`${fault} was not seen`);
  await sql('rollback');
}

barOfFaults('verdict: the demonstration, made by one worker, has no fault', await faultsIn(sql), 'none');
barOfFaults('verdict: every kind of fault is seen', unseen, `${Object.keys(FAULTS).length} kinds`);
await client.end();
await ground.remove();
