import type { DataSource } from 'typeorm';

/** A wish for a part of a budget. */
export interface Ask {
  readonly key: string;
  /** Not more than the quota. */
  readonly amount: number;
  readonly quota: number;
}

/** What was given of a budget, and where it stands. */
export interface Grant {
  readonly key: string;
  /** Not more than was asked for; 0 when the window has no more. */
  readonly granted: number;
  /** What all processes together have taken in this window. */
  readonly taken: number;
  /** Milliseconds until the window ends, by the clock of the store. */
  readonly leftMs: number;
}

/** Budgets that several processes share. A budget that is taken from is never overdrawn. */
export interface BudgetStore {
  take(asks: readonly Ask[]): Promise<readonly Grant[]>;
}

/**
 * Takes from every budget at once, in one statement. A window begins with its first taking and ends by the database's clock. Rows are
 * locked in the order of their keys, so that two processes never wait for each other.
 */
const TAKE = `
  insert into app.work_budget as b (key, ends_at, taken, granted, quota)
  select a.key, clock_timestamp() + make_interval(secs => $2), least(a.amount, a.quota), least(a.amount, a.quota), a.quota
  from jsonb_to_recordset($1::jsonb) as a(key text, amount bigint, quota bigint) order by a.key
  on conflict (key) do update set
    ends_at = case when b.ends_at <= excluded.ends_at - make_interval(secs => $2) then excluded.ends_at else b.ends_at end,
    taken = case when b.ends_at <= excluded.ends_at - make_interval(secs => $2) then excluded.granted
      else b.taken + greatest(0, least(excluded.granted, excluded.quota - b.taken)) end,
    granted = case when b.ends_at <= excluded.ends_at - make_interval(secs => $2) then excluded.granted
      else greatest(0, least(excluded.granted, excluded.quota - b.taken)) end,
    quota = excluded.quota
  returning key, granted::float8 as granted, taken::float8 as taken,
    greatest(0, extract(epoch from ends_at - clock_timestamp()) * 1000)::float8 as "leftMs"`;

/** Windows that ended are forgotten by whoever takes next, so often. */
const FORGET_AFTER_MS = 60_000;
const FORGET = `
  delete from app.work_budget where key in (
    select key from app.work_budget where ends_at < clock_timestamp() - interval '1 minute' limit 5000 for update skip locked)`;

/** Budgets in PostgreSQL: losing Redis opens nothing. */
export function postgresBudgets(source: DataSource, windowSeconds: number): BudgetStore {
  let forgotAt = performance.now();
  const forget = async (): Promise<void> => {
    forgotAt = performance.now();
    await source.query(FORGET);
  };
  return {
    async take(asks) {
      if (performance.now() - forgotAt > FORGET_AFTER_MS) await forget();
      return (await source.query(TAKE, [JSON.stringify(asks), windowSeconds])) as Grant[];
    },
  };
}
