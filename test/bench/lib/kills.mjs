// Kills a worker inside a transaction of each kind, as the kinds come up, and watches what becomes of what it was doing.
import { startWorker } from './programs.mjs';
import { pause, secondsSince, until } from './report.mjs';
import { settled } from './verdict.mjs';

/** Time for the other transactions of the same moment to reach their gates. */
const GATHER_MS = 200;
/** A lease, a missed ring and a start of a worker, with room. */
const PATIENCE_MS = 90_000;

/**
 * @typedef {object} Kill one kind of work in which a worker was killed
 * @property {string} name of the job or sweep
 * @property {number} taken how many deliveries of it the worker held; 0 for a sweep
 * @property {number} attempts the most that one of them took
 * @property {number} seconds from the kill until all were done
 */

/**
 * Begins to kill. One worker runs at any time, so that whoever stands before a gate is it.
 * @param {{env: NodeJS.ProcessEnv, sql: Function}} ground
 * @param {Awaited<ReturnType<typeof import('./gates.mjs').closeGates>>} gates
 * @param {{jobs: readonly string[], sweeps: readonly string[]}} kinds
 * @returns {{kills: Kill[], faults: string[], left: () => string[], stop: () => Promise<void>}}
 */
export function startKilling(ground, gates, { jobs, sweeps }) {
  const left = new Set([...jobs, ...sweeps]);
  const record = { kills: [], faults: [] };
  let worker = startWorker(ground.env);
  let going = true;
  const watched = [];

  const killAt = async (names) => {
    const held = await heldOf(ground, names, sweeps);
    worker.kill9();
    await worker.ended;
    const killedAt = performance.now();
    await gates.open(names);
    names.forEach((name) => left.delete(name));
    worker = startWorker(ground.env);
    for (const one of held) watched.push(watch(ground, one, killedAt, record));
  };

  const killing = (async () => {
    while (going) {
      if ((await standingOf(gates, left)).length === 0) {
        await pause(30);
        continue;
      }
      await pause(GATHER_MS);
      await killAt(await standingOf(gates, left));
    }
  })();
  const failed = killing.catch((error) => void record.faults.push(`the killing stopped: ${error.message}`));

  const stop = async () => {
    going = false;
    await failed;
    await Promise.all(watched);
    await settled(ground.sql).catch((error) => record.faults.push(error.message));
    if (!(await worker.stop())) record.faults.push('the last worker had to be killed at the end');
  };
  return { ...record, left: () => [...left], stop };
}

const standingOf = async (gates, left) => (await gates.standing()).filter((name) => left.has(name));

/** What the worker holds of each kind: the leased deliveries of a job; of a sweep, how often it was done so far. */
async function heldOf({ sql }, names, sweeps) {
  const held = [];
  for (const name of names) {
    if (sweeps.includes(name)) held.push({ name, done: await timesDone(sql, name) });
    else held.push({ name, deliveries: (await sql(LEASED, [name])).map(({ id }) => id) });
  }
  return held;
}

const LEASED = `select id from delivery where job = $1 and state = 'pending' and leased_until > clock_timestamp()`;
const UNFINISHED = `select from delivery where id = any($1) and state <> 'done' limit 1`;
const ATTEMPTS = `select max(attempts)::int as attempts from delivery where id = any($1)`;

/** Committed transactions of a sweep: by its entries in the log, and for the log itself by its heads. */
async function timesDone(sql, name) {
  const text =
    name === 'sequenceLog'
      ? 'select count(*)::int as n from log_head'
      : `select count(*)::int as n from audit_event where entry::jsonb ->> 'by' = $1`;
  const [{ n }] = await sql(text, name === 'sequenceLog' ? [] : [name]);
  return n;
}

async function watch({ sql }, { name, done, deliveries }, killedAt, record) {
  const isDone = deliveries
    ? async () => (await sql(UNFINISHED, [deliveries])).length === 0
    : async () => (await timesDone(sql, name)) > done;
  try {
    if (deliveries?.length === 0) throw new Error('the worker stood in it without holding a delivery');
    await until(`what the killed worker was doing`, isDone, PATIENCE_MS);
    const attempts = deliveries ? (await sql(ATTEMPTS, [deliveries]))[0].attempts : 2;
    record.kills.push({ name, taken: deliveries?.length ?? 0, attempts, seconds: secondsSince(killedAt) });
  } catch (error) {
    record.faults.push(`${name}: ${error.message}`);
  }
}
