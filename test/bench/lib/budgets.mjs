// How fast budgets of work are spent: by leases of a process, and by a library that writes at each request.
import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import 'reflect-metadata';
import { postgresBudgets, WorkLimits } from '../../../dist/libs/platform/src/index.js';

const WINDOW_SECONDS = 60;
const SIDE_BY_SIDE = 16;

/** Runs the work so many times, some side by side. Returns how often per second. */
export async function perSecond(times, work) {
  let begun = 0;
  const start = performance.now();
  const lane = async () => {
    while (begun < times) await work((begun += 1));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  return Math.round((times * 1000) / (performance.now() - start));
}

const pooled = async (url, work) => {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
};

/** One budget, spent by leases: so often per second. */
export const leasedPerSecond = (url, times) =>
  pooled(url, (pool) => {
    const source = { query: async (text, parameters) => (await pool.query(text, parameters)).rows };
    const limits = new WorkLimits(new Map([['reading.person', 100 * times]]), postgresBudgets(source, WINDOW_SECONDS));
    const party = [{ per: 'person', id: 'bar' }];
    return perSecond(times, () => limits.spend(party, { reading: 1 }));
  });

/** The same by rate-limiter-flexible, whose PostgreSQL store writes at each request. */
export const writtenPerSecond = (url, times) =>
  pooled(url, async (pool) => {
    const limiter = await new Promise((resolve, reject) => {
      const options = { storeClient: pool, tableName: 'bar_limits', points: 100 * times, duration: WINDOW_SECONDS };
      const made = new RateLimiterPostgres({ ...options, clearExpiredByTimeout: false }, (error) =>
        error ? reject(error) : resolve(made),
      );
    });
    return perSecond(times, () => limiter.consume('bar'));
  });

/** The greatest part of a quota that anybody takes while something goes on, by budget. */
export function watchBudgets(sql) {
  const most = new Map();
  let going = true;
  const watching = (async () => {
    while (going) {
      const rows = await sql(`select key, taken::float8 as taken, quota::float8 as quota from app.work_budget`);
      for (const { key, taken, quota } of rows) {
        const budget = key.slice(0, key.indexOf(':'));
        if (taken > (most.get(budget)?.taken ?? 0)) most.set(budget, { budget, taken, quota });
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  return {
    async stop() {
      going = false;
      await watching;
      return [...most.values()].sort((a, b) => b.taken / b.quota - a.taken / a.quota);
    },
  };
}
