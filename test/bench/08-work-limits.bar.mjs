// Limits of work: what they cost a read, that several processes share one budget, that reading never keeps anybody from changing
// something, and how much of the limits a story at the speed of a machine takes.
import { leasedPerSecond, perSecond, watchBudgets, writtenPerSecond } from './lib/budgets.mjs';
import { openGround } from './lib/ground.mjs';
import { startApi, startWorker } from './lib/programs.mjs';
import { bar, barOfFaults } from './lib/report.mjs';
import { runStory } from './lib/story.mjs';

const READS = 3000;
const SPENDS = 20_000;
/** The dearest part of a read's time that the limits may take. */
const DEAREST = 0.1;
const QUERY = '{ calls(first: 5) { edges { node { id title { en } state } } } }';

const ground = await openGround();
await spending();
await reading();
await sharing();
await telling();
await ground.remove();

async function tokenOf(url, as) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers, body: JSON.stringify({ as }) });
  return (await answer.json()).token;
}

function sender(url, token) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return async (query, variables) => {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), ...(await answer.json()) };
  };
}

async function spending() {
  bar('limits alone, by leases (requests per s)', await leasedPerSecond(ground.url, SPENDS));
  bar(
    'limits alone, by rate-limiter-flexible with a write at each request (requests per s)',
    await writtenPerSecond(ground.url, SPENDS / 10),
  );
}

/** The same reads without limits, with them, and with a record of each; each server warmed up, and asked in turn, so that a busy machine is busy for all. */
async function reading() {
  const kinds = { without: { WORK_LIMITS: 'off' }, limited: {}, recorded: { LOG_LEVEL: 'info' } };
  const servers = await Promise.all(Object.values(kinds).map((changes) => startApi({ ...ground.env, ...changes })));
  const asks = await Promise.all(servers.map(async ({ url }) => sender(url, await tokenOf(url, 'officer'))));
  for (const ask of asks) await perSecond(READS / 3, () => ask(QUERY));
  const rates = asks.map(() => []);
  const before = await writes();
  for (let round = 0; round < 5; round += 1)
    for (const [at, ask] of asks.entries()) rates[at].push(await perSecond(READS / 5, () => ask(QUERY)));
  const written = (await writes()) - before;
  await Promise.all(servers.map(({ stop }) => stop()));
  const [without, limited, recorded] = rates.map((each) => each.sort((a, b) => a - b)[2]);
  const dearer = without / limited - 1;
  bar('reads over HTTP without limits, with limits, with limits and a record of each (per s)', `${without}, ${limited}, ${recorded}`, {
    limit: `limits cost at most ${DEAREST * 100} %`,
    ok: dearer <= DEAREST,
  });
  const perThousand = Math.round((written * 1000) / (2 * READS));
  bar('rows that limits write for a thousand reads', perThousand, { limit: 'at most 100', ok: perThousand <= 100 });
}

async function writes() {
  // What a session did is told to the statistics a moment later.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const [{ n }] = await ground.sql(
    `select (n_tup_ins + n_tup_upd)::int as n from pg_stat_all_tables where schemaname = 'app' and relname = 'work_budget'`,
  );
  return n;
}

/** Two processes, one budget of 300 reads of a point each and 22 more; then a change, which has a budget of its own. */
async function sharing() {
  await ground.sql('truncate app.work_budget');
  const QUOTA = 5000;
  const env = { ...ground.env, WORK_LIMITS: `reading.person=${QUOTA}` };
  const apis = [await startApi(env), await startApi(env)];
  const token = await tokenOf(apis[0].url, 'drafter');
  const asks = apis.map(({ url }) => sender(url, token));
  const answers = [];
  const cost = 22;
  await perSecond(600, async (at) => answers.push(await asks[at % 2]('{ me { id } }')));
  const done = answers.filter(({ data }) => data?.me).length;
  const refused = answers.filter(({ status, retryAfter }) => status === 429 && Number(retryAfter) > 0).length;
  const faults = [];
  if (done * cost > QUOTA || done * cost < QUOTA * 0.85) faults.push(`${done} reads of ${cost} points were done of ${QUOTA} points`);
  if (done + refused !== answers.length)
    faults.push(`${answers.length - done - refused} answers were neither data nor 429 with Retry-After`);
  const [{ id: agencyId }] = await ground.sql(`select agency_id as id from need order by id limit 1`);
  const text = { en: 'A change after much reading', zh: '多次读取之后的变更' };
  const input = { agencyId, title: text, description: text, category: 'DOCUMENT_WORK', source: 'A bar.' };
  const change = `mutation ($input: PostNeedInput!) { postNeed(idempotencyKey: "bar-after-reading", input: $input) { __typename } }`;
  const { data, status } = await asks[0](change, { input });
  if (data?.postNeed?.__typename !== 'Need') faults.push(`the change was answered with ${status}`);
  await Promise.all(apis.map(({ stop }) => stop()));
  barOfFaults('two processes share a budget, and a change passes when reading is spent', faults, `${done} reads done, ${refused} refused`);
}

async function telling() {
  await ground.sql('truncate app.work_budget');
  const [worker, api] = [startWorker(ground.env), await startApi(ground.env)];
  const watch = watchBudgets(ground.sql);
  const story = await runStory(api.url, ground.env);
  const [most, ...others] = await watch.stop();
  await api.stop();
  await worker.stop();
  const said = [most, ...others].map(({ budget, taken, quota }) => `${budget} ${taken} (${((100 * taken) / quota).toFixed(1)} %)`);
  bar(`the most that anybody takes in a minute of the story (${story.seconds} s)`, said.join(', '), {
    limit: 'half of the quota of the development mode',
    ok: story.faults.length === 0 && most.taken <= most.quota / 2,
  });
}
