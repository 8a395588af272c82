// Subscriptions: how soon after a commit whoever watches hears of it, and how long a member who was removed still has what only members see.
import { createClient } from 'graphql-ws';
import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { openGround } from './lib/ground.mjs';
import { startApi } from './lib/programs.mjs';
import { bar, barOfFaults, pause, say, until } from './lib/report.mjs';

const ROUNDS = 100;
const REVOCATIONS = 30;
/** Milliseconds between the events that run against a removal. */
const TRICKLE_MS = 10;
const CROWD = ['drafter', 'officer', 'approver', 'evaluator-a'];
const CROWD_EACH = 50;
/** Issue 3: a revoked member has no data later than this after. */
const REVOKED_MS = 1_000;
const QUERY = 'subscription ($callId: ID!) { callChanged(callId: $callId) { id state draftedBy lots { id state } } }';

const ground = await openGround();
// What is measured is the way of an event, not the budget of whoever watches.
const env = { ...ground.env, WORK_LIMITS: 'off' };
const [one, other] = [await startApi(env), await startApi(env)];
const clients = [];
/** A public call of the officer's agency, of which members see more than the public. */
const [{ call: callId, membership, person }] = await ground.sql(
  `select c.id as call, m.id as membership, m.person_id as person from "call" c
   join membership m on m.organisation_id = c.agency_id and m.state = 'active'
   join identity i on i.person_id = m.person_id and i.subject = 'officer'
   where c.published_at is not null order by c.id limit 1`,
);
const faults = [];
process.on('exit', () => faults.slice(0, 3).forEach(say));
await latency('one who watches', [one, other]);
await crowded();
await revocations('announced', true);
await revocations('and told nobody, an event following', false);
for (const client of clients) await client.dispose();
barOfFaults('subscriptions: nothing went wrong', [...faults, ...(await ended())], 'quiet');
await ground.remove();

async function tokenOf(as) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${one.url}/dev/token`, { method: 'POST', headers, body: JSON.stringify({ as }) });
  return (await answer.json()).token;
}

/** Watches the call; `heard` is told each answer, with the moment of its coming. */
async function watch(api, token, heard) {
  const connectionParams = token ? { authorization: `Bearer ${token}` } : {};
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams,
  });
  clients.push(client);
  subscribe(client, heard);
  return client;
}

function subscribe(client, heard) {
  client.subscribe(
    { query: QUERY, variables: { callId } },
    {
      next: ({ data, errors }) => (errors ? faults.push(JSON.stringify(errors)) : heard(data.callChanged, performance.now())),
      error: (error) => faults.push(JSON.stringify(error)),
      complete: () => undefined,
    },
  );
}

/** What a transaction of the house leaves for an event; with it a membership may get another state. Returns the moment of the commit. */
async function commit(type, payload, { id = '', state = 'active' } = {}) {
  await ground.sql(
    `with member as (update membership set state = $5 where id = $4),
       event as (insert into outbox_event (id, type, payload) values ($1, $2, $3) returning id, type)
     select pg_notify('pilotage_outbox', ''), pg_notify('pilotage_feed', type || ' ' || id) from event`,
    [`evt_${randomBytes(16).toString('hex')}`, type, JSON.stringify(payload), id, state],
  );
  return performance.now();
}

function callEvent() {
  return commit('callChanged', { callId });
}

function memberEvent(state) {
  return commit('membershipChanged', { personId: person }, { id: membership, state });
}

async function latency(what, apis) {
  const times = [];
  let waiting;
  let came = 0;
  for (const api of apis) {
    await watch(api, undefined, (_call, at) => {
      came += 1;
      waiting?.(at);
    });
  }
  await until('the first answers', async () => came === apis.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    const all = apis.length;
    let heard = 0;
    const last = new Promise((resolve) => (waiting = (at) => (heard += 1) === all && resolve(at)));
    const committed = await callEvent();
    times.push((await last) - committed);
  }
  figure(`subscriptions: from a commit to the last of two API processes telling it, ${what} (ms)`, times);
}

async function crowded() {
  let came = 0;
  let waiting;
  const size = CROWD.length * CROWD_EACH;
  for (const as of CROWD) {
    const client = await watch(one, await tokenOf(as), () => ((came += 1), waiting?.()));
    for (let n = 1; n < CROWD_EACH; n += 1) subscribe(client, () => ((came += 1), waiting?.()));
  }
  await until('the first answers of the crowd', async () => came === size);
  const times = [];
  for (let round = 0; round < ROUNDS / 10; round += 1) {
    const target = came + size;
    const last = new Promise((resolve) => (waiting = () => came === target && resolve(performance.now())));
    const committed = await callEvent();
    times.push((await last) - committed);
  }
  figure(`subscriptions: from a commit to the last of ${size} who watch the same call (ms)`, times);
}

/** A member watches while the call changes all the time; the membership is ended; what only members see must end with it. */
async function revocations(what, isAnnounced) {
  const token = await tokenOf('officer');
  let inside = 0;
  let outside = 0;
  await watch(other, token, ({ draftedBy }, at) => (draftedBy === null ? (outside = at) : (inside = at)));
  const late = [];
  for (let round = 0; round < REVOCATIONS; round += 1) {
    outside = 0;
    await until('the sight of a member', async () => inside > 0);
    let running = true;
    const trickle = (async () => {
      while (running) {
        await callEvent();
        await pause(TRICKLE_MS);
      }
    })();
    await pause(5 * TRICKLE_MS);
    const revoked = isAnnounced ? await memberEvent('removed') : await endQuietly();
    await until('the sight of a stranger', async () => outside > revoked);
    late.push(Math.max(0, inside - revoked));
    running = false;
    await trickle;
    inside = 0;
    await memberEvent('active');
  }
  const worst = Math.max(...late);
  bar(`revoked member, ${what}: latest data of a member after the removal, ${REVOCATIONS} times (ms)`, round1(worst), {
    limit: `at most ${REVOKED_MS}`,
    ok: worst <= REVOKED_MS,
  });
}

async function endQuietly() {
  await ground.sql(`update membership set state = 'removed' where id = $1`, [membership]);
  return performance.now();
}

function round1(ms) {
  return Number(ms.toFixed(1));
}

function figure(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => round1(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  say(`${name}: least ${at(0)}, worst ${at(1)}`);
  bar(name, `median ${at(0.5)}, 95 % ${at(0.95)}`);
}

async function ended() {
  const stopped = await Promise.all([one.stop(), other.stop()]);
  const complaints = [one, other].flatMap(({ complaints: said }) => said.filter((line) => line.includes('"level":"error"')));
  return [...(stopped.every(Boolean) ? [] : ['an API had to be killed']), ...complaints];
}
