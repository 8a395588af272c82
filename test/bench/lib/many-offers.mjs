// A lot of the demonstration with as many offers as one likes: its rows are multiplied, then it is locked and ranked by the product itself.
import 'reflect-metadata';
import pg from 'pg';
import { inProcessDriver } from '../../../dist/apps/cli/src/driver/in-process.js';
import { must } from '../../../dist/apps/cli/src/driver/driver.js';
import { ROOMS } from '../../../dist/libs/composition/src/index.js';
import { scoreLot } from '../../../dist/libs/evaluation/src/application/score-lot.use-case.js';
import { openHouse, systemActor } from '../../../dist/libs/platform/src/index.js';

const EVALUATORS = 3;
const PRICE_WEIGHT = 30;

const TABLES = ['ranking', 'mark', 'bid', 'evaluation', 'gate_decision', 'evidence', 'evidence_use', 'lot', 'call'];
/** As long as a real one, and nobody's. */
const idOf = (prefix, number) => `${prefix}_01a2133130427000a0${number.toString(16).padStart(14, '0')}`;

/**
 * @param {{env: NodeJS.ProcessEnv, url: string}} ground
 * @param {{bids: number, criteria: number, evidence: number}} size evidence: pieces per bid
 * @returns {Promise<{lotId: string, officer: string, house: object, score: () => Promise<object>, close: () => Promise<void>}>}
 */
export async function manyOffers({ env, url }, size) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sql = async (text, parameters = []) => (await client.query(text, parameters)).rows;
  // Rows of a benchmark: their triggers and foreign keys are about how rows come to be, which is not measured here.
  await sql('set session_replication_role = replica');
  for (const table of TABLES) await sql(`alter table ${table} disable trigger all`);
  const lot = await multiplied(sql, size);
  const house = await openHouse({
    ...{ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL, keyFile: `${env.PILOTAGE_STATE}/keys/house.json`, rooms: ROOMS },
    onError: (error) => console.error(error),
  });
  await must(inProcessDriver(house, house.engine()), lot.officer, 'lockMarks', { lotId: lot.lotId });
  await sql(`update lot set state = 'pricesOpened' where id = $1`, [lot.lotId]);
  await sql(`update call set state = 'pricesOpened' where id = $1`, [lot.callId]);
  const score = () =>
    house.executor.execute(scoreLot, { actor: systemActor('scoreLot'), requestId: 'bar' }, { lotId: lot.lotId }, `bar-${lot.lotId}`);
  return { ...lot, house, score, close: () => Promise.all([house.close(), client.end()]) };
}

async function multiplied(sql, { bids, criteria, evidence }) {
  const [lot] = await sql(
    `select l.id as "lotId", l.call_id as "callId", l.ruleset, e.id as "evaluationId", i.subject as officer
     from lot l join ranking r on r.lot_id = l.id join evaluation e on e.lot_id = l.id
     join membership m on m.organisation_id = e.agency_id and m.roles ? 'officer' join identity i on i.person_id = m.person_id
     where l.state = 'ranked' order by (select count(*) from bid b where b.lot_id = l.id) desc limit 1`,
  );
  const asked = Array.from({ length: criteria }, (_, at) => ({
    ...lot.ruleset.criteria[at % lot.ruleset.criteria.length],
    id: `criterion-${at + 1}`,
    weight: String((100 - PRICE_WEIGHT) / criteria),
  }));
  const ruleset = { ...lot.ruleset, criteria: asked, price: { ...lot.ruleset.price, weight: String(PRICE_WEIGHT) } };
  const full = asked.map((one) => ({ ...one, minMark: null, guidance: one.title, requirementId: null }));
  await sql(`delete from ranking where lot_id = $1`, [lot.lotId]);
  await sql(`delete from mark where evaluation_id = $1`, [lot.evaluationId]);
  await sql(`update lot set state = 'evaluating', ruleset = $2, criteria = $3 where id = $1`, [lot.lotId, ruleset, JSON.stringify(full)]);
  await sql(`update call set state = 'evaluating' where id = $1`, [lot.callId]);
  await sql(`update evaluation set state = 'marking', version = 0, locked = null, locked_at = null, locked_by = null where id = $1`, [
    lot.evaluationId,
  ]);
  await offers(sql, lot, bids);
  await sql(MORE_EVIDENCE, [lot.lotId, evidence]);
  await sql(MARKS, [lot.evaluationId, asked.map(({ id }) => id), EVALUATORS]);
  for (const table of TABLES) await sql(`alter table ${table} enable trigger all`);
  await sql('analyze');
  return lot;
}

/** A row of the table again, some of its columns changed, whatever other columns it has. */
const again = (table, row, changes) => `(jsonb_populate_record(null::${table}, to_jsonb(${row}) || jsonb_build_object(${changes}))).*`;

/** Every offer is one of the ranked ones again, of another vendor and at another price. */
async function offers(sql, { lotId }, bids) {
  await sql(`delete from bid where lot_id = $1 and state <> 'ranked'`, [lotId]);
  await sql(`update bid set state = 'admitted', rank = null where lot_id = $1`, [lotId]);
  const templates = await sql(`select id, vendor_id, submission_id from bid where lot_id = $1 order by id`, [lotId]);
  for (let number = templates.length; number < bids; number += 1) await offer(sql, templates[number % templates.length], number);
}

async function offer(sql, template, number) {
  const [bid, vendor, group, submission, decision, piece, use] = ['bid', 'org', 'grp', 'sub', 'gat', 'evd', 'evu'].map((prefix) =>
    idOf(prefix, number),
  );
  const vendors = `'vendor_ids', jsonb_build_array('${vendor}')`;
  await sql(
    `insert into organisation select ${again('organisation', 'o', `'id', '${vendor}', 'identifier', '${vendor}'`)} from organisation o where id = $1`,
    [template.vendor_id],
  );
  const submitted = `'id', '${submission}', 'party_group_id', '${group}', 'vendor_id', '${vendor}'`;
  await sql(`insert into submission select ${again('submission', 's', submitted)} from submission s where id = $1`, [
    template.submission_id,
  ]);
  const offered = `'id', '${bid}', 'submission_id', '${submission}', 'vendor_id', '${vendor}', 'party_group_id', '${group}',
    'price', jsonb_set(b.price, '{amount,minor}', to_jsonb(((b.price -> 'amount' ->> 'minor')::bigint - ${100 * number})::text))`;
  await sql(`insert into bid select ${again('bid', 'b', offered)} from bid b where id = $1`, [template.id]);
  const decided = `'id', '${decision}', 'bid_id', '${bid}', ${vendors}`;
  await sql(
    `insert into gate_decision select ${again('gate_decision', 'g', decided)} from gate_decision g where bid_id = $1 order by decided_at desc limit 1`,
    [template.id],
  );
  const held = `'id', '${piece}' || no, 'organisation_id', '${vendor}', 'digest', md5('${piece}' || no) || md5(no || '${piece}')`;
  const used = `'id', '${use}' || no, 'evidence_id', '${piece}' || no, 'bid_id', '${bid}', ${vendors}, 'owner_id', '${vendor}'`;
  await sql(
    `with uses as (select u.*, row_number() over (order by u.id) as no from evidence_use u where u.bid_id = $1),
     pieces as (insert into evidence select ${again('evidence', 'e', held)} from evidence e join uses on uses.evidence_id = e.id)
     insert into evidence_use select ${again('evidence_use', 'uses', used)} from uses`,
    [template.id],
  );
}

/** The uses of a bid are copied until it has as many pieces as asked. */
const MORE_EVIDENCE = `
  with needed as (
    select u.*, row_number() over (partition by u.bid_id order by u.id) as no, count(*) over (partition by u.bid_id) as has
    from evidence_use u join bid b on b.id = u.bid_id where b.lot_id = $1),
  more as (select needed.*, extra from needed, generate_series(1, 9) as extra where no + has * extra <= $2),
  pieces as (
    insert into evidence
    select ${again('evidence', 'e', `'id', e.id || extra, 'digest', md5(e.id || extra) || md5(extra || e.id)`)}
    from more join evidence e on e.id = more.evidence_id)
  insert into evidence_use select ${again('evidence_use', 'more', `'id', id || extra, 'evidence_id', evidence_id || extra`)} from more`;

const MARKS = `
  insert into mark
  select 'mrk_' || md5(b.id || p.person_id || c.id), p.evaluation_id, p.person_id, b.id, c.id, 1,
    (60 + abs(hashtext(b.id || c.id || p.person_id)) % 20)::text, 'A reason as long as such reasons are in a sitting of an afternoon.', now()
  from panel_member p join evaluation e on e.id = p.evaluation_id join bid b on b.lot_id = e.lot_id, unnest($2::text[]) as c(id)
  where p.evaluation_id = $1 and p.state = 'active' and p.alias in (select alias from panel_member where evaluation_id = $1 and state = 'active'
    order by alias limit $3)`;
