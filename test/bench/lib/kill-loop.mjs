// Workers that are killed at random, again and again, and started again at once.
import { startWorker } from './programs.mjs';
import { pause } from './report.mjs';
import { chance } from './random.mjs';

/** Milliseconds between two kills: one second on average. */
const LEAST_MS = 500;
const SPREAD_MS = 1000;

/** A worker is up when its connection listens for events; the connection bears the name that PGAPPNAME gives it. */
const UP = `select application_name as name from pg_stat_activity
  where datname = current_database() and application_name like 'bars-worker-%' and query ilike 'listen%'`;

/**
 * Keeps `count` workers running and kills one that is up about every second.
 * @param {{env: NodeJS.ProcessEnv, sql: Function}} ground
 * @returns {{stop: () => Promise<{kills: number, inside: number, faults: string[]}>}} `inside`: deliveries that a killed worker held;
 *   after `stop` the workers go on undisturbed until `end`
 */
export function startKillLoop({ env, sql }, count = 2) {
  const random = chance();
  const tally = { kills: 0, inside: 0, faults: [] };
  const workers = new Map();
  let going = true;
  let started = 0;

  const start = () => {
    started += 1;
    const name = `bars-worker-${started}`;
    workers.set(name, startWorker({ ...env, PGAPPNAME: name }));
  };
  const killOne = async () => {
    const up = (await sql(UP)).map(({ name }) => name).filter((name) => workers.has(name));
    if (up.length === 0) return;
    const name = up[Math.floor(random() * up.length)];
    const worker = workers.get(name);
    workers.delete(name);
    worker.kill9();
    await worker.ended;
    tally.kills += 1;
    tally.inside = (await sql(INTERRUPTED))[0].n;
    start();
  };
  for (let at = 0; at < count; at += 1) start();

  const killing = (async () => {
    while (going) {
      await pause(LEAST_MS + SPREAD_MS * random());
      await killOne();
    }
  })().catch((error) => void tally.faults.push(`the killing stopped: ${error.message}`));

  return {
    async stop() {
      going = false;
      await killing;
      return tally;
    },
    async end() {
      const ends = await Promise.all([...workers.values()].map((worker) => worker.stop()));
      return ends.every(Boolean) ? [] : ['a worker had to be killed at the end'];
    },
  };
}

/** Deliveries that were taken more than once, or are held by a worker now: what kills interrupted, about. */
const INTERRUPTED = `select count(*)::int as n from delivery where attempts > 1 or (state = 'pending' and leased_until > clock_timestamp())`;
