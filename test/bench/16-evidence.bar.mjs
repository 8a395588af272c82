// Evidence that is revoked, suspended or ends suspends exactly the pilots that rely on it, within one pass of the sweeps, although a worker is
// killed with -9 inside each job and sweep on the way.
import 'reflect-metadata';
import { graphqlDriver } from '../../dist/apps/cli/src/driver/graphql.js';
import { closeGates } from './lib/gates.mjs';
import { openGround } from './lib/ground.mjs';
import { startKilling } from './lib/kills.mjs';
import { openListServer, withStatus } from './lib/list-server.mjs';
import { startApi, startWorker } from './lib/programs.mjs';
import { bar, barOfFaults, secondsSince, until } from './lib/report.mjs';
import { runningPilots } from './lib/running-pilots.mjs';
import { amountIn, faultsIn, sayAmount, settled } from './lib/verdict.mjs';

const KINDS = {
  jobs: ['fetchStatusList', 'recheckEvidence', 'reviewPilotEvidence'],
  sweeps: ['statusListsToRefresh', 'evidenceToExpire'],
};
/** Four in a row are killed (the refresh, the fetch, the new check, the review): each a lease of 20 s, a ring of 5 s and a start. */
const LIMIT_SECONDS = 4 * 45;
/** After the closing: later than the standstill of ten days, so that the pilots run, and sooner than anything else of theirs falls due. */
const ENDS_AFTER_DAYS = 14;
const after = (instant, days) => new Date(new Date(instant).getTime() + days * 86_400_000).toISOString();

const ground = await openGround();
const lists = await openListServer();
Object.assign(ground.env, lists.env);
const { sql } = ground;
const api = await startApi(ground.env);
const driver = graphqlDriver(api.url);
const worker = startWorker(ground.env);

let endsAt;
const ending = (facts, closesAt) => {
  endsAt = after(closesAt, ENDS_AFTER_DAYS);
  return { ...facts, evidence: facts.evidence.map((piece) => ({ ...piece, validUntil: endsAt })) };
};
const pilots = await runningPilots(
  { sql, url: api.url, driver },
  {
    revoked: (facts) => withStatus(facts, [lists.place('revocation', 7)]),
    suspended: (facts) => withStatus(facts, [lists.place('revocation', 8), lists.place('suspension', 9)]),
    neighbour: (facts) => withStatus(facts, [lists.place('revocation', 6), lists.place('suspension', 10)]),
    ended: ending,
  },
);
await settled(sql);
await worker.stop();

const RUNNING = `select id from pilot where state in ('test', 'trial', 'pilot') order by id`;
const runningBefore = (await sql(RUNNING)).map(({ id }) => id);
const bystanders = runningBefore.length - Object.keys(pilots).length;
const [{ n: told }] = await sql(`select count(*)::int as n from log_leaf`);

/**
 * No worker runs, so no sweep has looked: the next stage of a pilot whose evidence ended, or whose list is too old, is refused, and so is a run
 * of the gate, which keeps what it decided. (Asked about a list that is too old, it would ask for it, which is the sweep's part here.)
 */
async function betweenEndAndSweep() {
  const faults = [];
  for (const name of ['revoked', 'suspended', 'ended']) {
    const { pilotId } = pilots[name];
    const before = await stageOf(pilotId);
    const said = await driver.attempt('pilot-manager', 'startStage', { pilotId, stage: 'TRIAL' });
    if (said.ok || said.code !== 'GATE_REFUSES_STAGE')
      faults.push(`the next stage of the pilot ${name} was answered ${said.code ?? 'yes'}`);
    if ((await stageOf(pilotId)) !== before) faults.push(`the state of the pilot ${name} changed`);
  }
  const { pilotId, bidId } = pilots.ended;
  await driver.attempt('pilot-manager', 'prepareStage', { pilotId, stage: 'TRIAL' });
  const [word] = await sql(`select decision from gate_decision where bid_id = $1 and stage = 'TRIAL' order by id desc limit 1`, [bidId]);
  if (word?.decision !== 'REFUSE') faults.push(`the gate said ${word?.decision ?? 'nothing'} of evidence that had ended`);
  return faults;
}

async function stageOf(pilotId) {
  const [{ state }] = await sql('select state from pilot where id = $1', [pilotId]);
  return state;
}

lists.set(7);
lists.set(9);
const gates = await closeGates(ground, [...KINDS.jobs, ...KINDS.sweeps]);
await driver.clockTo(after(endsAt, 0.01));
const between = await betweenEndAndSweep();
const killing = startKilling(ground, gates, KINDS);
const movedAt = performance.now();

const expected = ['revoked', 'suspended', 'ended'].map((name) => pilots[name].pilotId).sort();
const stopped = async () => (await sql(`select from pilot where id = any($1) and state = 'suspended'`, [expected])).length;
const faults = [];
await until('the suspension of every pilot that relied on it', async () => (await stopped()) === expected.length, 240_000).catch(
  ({ message }) => faults.push(message),
);
const seconds = secondsSince(movedAt);
const left = killing.left();
await gates.open(left);
await killing.stop();

const [{ passes }] = await sql(
  `select count(*)::int as passes from audit_event a join log_leaf l on l.event_id = a.id
   where a.type = 'statusList.fetch' and a.entry::jsonb ->> 'by' = 'statusListsToRefresh' and l.position >= $1`,
  [told],
);
const suspensions = await sql(
  `select a.object_id as id, count(*)::int as times from audit_event a join log_leaf l on l.event_id = a.id
   where a.type = 'pilot.suspend' and l.position >= $1 and a.entry::jsonb -> 'facts' ->> 'cause' = 'GATE_NO_LONGER_ADMITS' group by 1 order by 1`,
  [told],
);
for (const { id, times } of suspensions) if (times > 1) faults.push(`${id} was suspended ${times} times`);
const found = suspensions.map(({ id }) => id);
for (const id of found.filter((one) => !expected.includes(one))) faults.push(`${id} relies on none of it and was suspended`);
for (const id of expected.filter((one) => !found.includes(one))) faults.push(`${id} relies on it and was not suspended`);
const still = (await sql(RUNNING)).map(({ id }) => id);
if (!still.includes(pilots.neighbour.pilotId)) faults.push('the pilot with the neighbouring places of the list was stopped');

for (const { name, taken, attempts, seconds: took } of killing.kills)
  bar(`evidence: killed in ${name}`, `${taken > 0 ? `${taken} held, at most ${attempts} attempts, ` : ''}done ${took} s after the kill`);
barOfFaults(
  'evidence: a worker is killed in each job and sweep on the way',
  [...left.map((name) => `${name} was never reached`), ...killing.faults],
  `${killing.kills.length} kinds`,
);
barOfFaults(
  'evidence: revoked, suspended or ended, it suspends exactly the pilots that rely on it, once each',
  faults,
  `${expected.length} suspended, the neighbour on the list and ${bystanders} others were not`,
);
bar('evidence: until the last of them was suspended (s)', seconds, {
  limit: `${LIMIT_SECONDS}, the workers being killed`,
  ok: seconds <= LIMIT_SECONDS,
});
barOfFaults(
  'evidence: between its end and the sweep, a stage or a run of the gate is refused',
  between,
  '3 stages and 1 run of the gate refused',
);
bar('evidence: passes of the sweep that it took', passes, { limit: 1, ok: passes === 1 });
barOfFaults('evidence: no effect twice, none lost', await faultsIn(sql), sayAmount(await amountIn(sql)));
await api.stop();
await gates.close();
lists.close();
await ground.remove();
