// The same answer without a framework: node:http, the same token verified, one SQL statement for the whole JSON. Prints its port.
import http from 'node:http';
import pg from 'pg';
import { createLocalJWKSet, jwtVerify } from 'jose';

const { DATABASE_URL, FLOOR_JWKS, FLOOR_ISSUER, FLOOR_AUDIENCE } = process.env;
const keys = createLocalJWKSet(JSON.parse(FLOOR_JWKS));
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });
pool.on('error', () => undefined);

const STATEMENT = `
with locked as (select one.key as bid_id, one.value -> 'record' as record from evaluation e, jsonb_each(e.locked) as one where e.lot_id = $1),
ranked as (
  select bid ->> 'bidId' as id, bid from ranking r, jsonb_array_elements(r.record::jsonb -> 'bids') as bid
  where r.lot_id = $1 and r.version = (select max(version) from ranking where lot_id = $1)),
places as (
  select bid ->> 'bidId' as id, (bid ->> 'rank')::int as rank from ranking r, jsonb_array_elements(r.explanation -> 'bids') as bid
  where r.lot_id = $1 and r.version = (select max(version) from ranking where lot_id = $1)),
pieces as (
  select u.bid_id, u.requirement_id, json_agg(json_build_object('id', e.id, 'standardId', e.standard_id, 'state', e.state,
    'validFrom', to_char(e.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'validUntil', to_char(e.valid_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by u.id) as list
  from evidence_use u join evidence e on e.id = u.evidence_id where u.lot_id = $1 group by 1, 2),
responses as (
  select b.id as bid_id, json_agg(json_build_object('requirementId', r ->> 'id', 'evidence', coalesce(p.list, '[]'::json)) order by at) as list
  from bid b join lot l on l.id = b.lot_id cross join jsonb_array_elements(l.requirements) with ordinality as asked(r, at)
  left join pieces p on p.bid_id = b.id and p.requirement_id = r ->> 'id' where b.lot_id = $1 group by 1),
decided as (select distinct on (bid_id) bid_id, decision from gate_decision where lot_id = $1 order by bid_id, decided_at desc, version desc),
scores as (
  select b.bid_id, json_agg(json_build_object('criterionId', c ->> 'criterionId', 'mean', c -> 'mean', 'points', c -> 'points') order by at) as list
  from locked b, jsonb_array_elements(b.record -> 'criteria') with ordinality as marked(c, at) group by 1)
select json_build_object('data', json_build_object('comparison', json_build_object(
  'lotId', l.id, 'lotState', l.state,
  'criteria', (select json_agg(json_build_object('id', c ->> 'id', 'weight', c ->> 'weight', 'maxMark', c ->> 'maxMark') order by at)
    from jsonb_array_elements(l.ruleset -> 'criteria') with ordinality as asked(c, at)),
  'offers', (select json_agg(json_build_object('bidId', b.id, 'state', b.state, 'vendorId', b.vendor_id, 'vendorName', o.name,
      'product', json_build_object('modelVersionId', b.model_version_id, 'version', m.version, 'digest', b.technical ->> 'modelDigest'),
      'responses', rs.list, 'gate', json_build_object('decision', d.decision), 'criteria', s.list,
      'technical', t.record -> 'total', 'price', b.price -> 'amount', 'pricePoints', k.bid -> 'pricePoints',
      'total', k.bid -> 'total', 'rank', p.rank) order by p.rank nulls last, b.id)
    from bid b left join locked t on t.bid_id = b.id join organisation o on o.id = b.vendor_id left join model_version m on m.id = b.model_version_id
    left join responses rs on rs.bid_id = b.id left join decided d on d.bid_id = b.id left join scores s on s.bid_id = b.id
    left join ranked k on k.id = b.id left join places p on p.id = b.id where b.lot_id = l.id and b.opened_at is not null)
)))::text as answer from lot l where l.id = $1`;

async function answer(request, response) {
  let body = '';
  for await (const part of request) body += part;
  const { variables } = JSON.parse(body);
  await jwtVerify((request.headers.authorization ?? '').slice(7), keys, { issuer: FLOOR_ISSUER, audience: FLOOR_AUDIENCE });
  const { rows } = await pool.query({ name: 'comparison', text: STATEMENT, values: [variables.lotId] });
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(rows[0].answer);
}

const server = http.createServer((request, response) => {
  answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`FLOOR ${server.address().port}`));
process.on('SIGTERM', () => void pool.end().then(() => process.exit(0)));
