// The comparison of a hundred offers beside a server without a framework that gives the same JSON by one statement.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { openGround } from './lib/ground.mjs';
import { load, post } from './lib/load.mjs';
import { manyOffers } from './lib/many-offers.mjs';
import { startApi, startScript } from './lib/programs.mjs';
import { bar, until } from './lib/report.mjs';

const SIZE = { bids: 100, criteria: 10, evidence: 5 };
const ROUNDS = 5;
const RUN = { atOnce: 8, milliseconds: 4_000 };
const QUERY = `query Compare($lotId: ID!) { comparison(lotId: $lotId) {
  lotId lotState criteria { id weight maxMark }
  offers { bidId state vendorId vendorName { en zh } product { modelVersionId version digest }
    responses { requirementId evidence { id standardId state validFrom validUntil } } gate { decision }
    criteria { criterionId mean { exact display } points { exact display } } technical { exact display } price { minor currency vat }
    pricePoints { exact display } total { exact display } rank } } }`;

const ground = await openGround();
Object.assign(ground.env, { WORK_LIMITS: 'off' });
const lot = await manyOffers(ground, SIZE);
const scored = await lot.score();
assert.equal(scored.ok, true);
await lot.close();

const api = await startApi(ground.env);
const json = { 'content-type': 'application/json' };
const { token } = await (
  await fetch(`${api.url}/dev/token`, { method: 'POST', headers: json, body: JSON.stringify({ as: lot.officer }) })
).json();
const { iss, aud } = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
const jwks = await (await fetch(`${api.url}/dev/identity/jwks`)).text();
const floor = startScript(fileURLToPath(new URL('lib/comparison-floor.mjs', import.meta.url)), [], {
  ...ground.env,
  ...{ DATABASE_URL: ground.url, FLOOR_JWKS: jwks, FLOOR_ISSUER: iss, FLOOR_AUDIENCE: [aud].flat()[0] },
});
const port = await until('the floor', async () => floor.lines.map((line) => /FLOOR (\d+)/.exec(line)?.[1]).find(Boolean));

const headers = { ...json, authorization: `Bearer ${token}` };
const variables = { lotId: lot.lotId };
const said = JSON.stringify({ query: QUERY, variables });
let fresh = 0;
const targets = {
  floor: { url: `http://127.0.0.1:${port}/`, pid: floor.pid, headers, body: () => said },
  first: {
    url: `${api.url}/graphql`,
    pid: api.pid,
    headers,
    body: () => JSON.stringify({ query: `${QUERY} # ${(fresh += 1)}`, variables }),
  },
  repeated: { url: `${api.url}/graphql`, pid: api.pid, headers, body: () => said },
};
const told = async ({ url, headers, body }) => JSON.parse((await post(url, undefined, headers, body())).bytes.toString());
const [{ data: ours, errors }, { data: theirs }] = [await told(targets.repeated), await told(targets.floor)];
assert.equal(errors, undefined);
assert.deepEqual(ours, theirs);
const rounds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const figures = {};
  for (const [name, target] of Object.entries(targets)) figures[name] = await load(target, RUN);
  rounds.push(figures);
}
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
for (const name of Object.keys(targets)) {
  const rate = median(rounds.map((one) => one[name].perSecond));
  const cpu = median(rounds.map((one) => one[name].cpu));
  bar(`comparison, ${name}: answers per second, CPU of the server per answer (ms)`, `${rate.toFixed(0)}, ${cpu.toFixed(2)}`);
}
for (const [name, asked] of [
  ['first', 0.6],
  ['repeated', 8],
]) {
  const ratio = median(rounds.map((one) => one[name].perSecond / one.floor.perSecond));
  bar(`comparison, ${name}: times the server without a framework`, ratio.toFixed(2), { limit: `at least ${asked}`, ok: ratio >= asked });
}
await floor.stop();
await api.stop();
await ground.remove();
