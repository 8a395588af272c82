import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each party has taken of its budgets of work in the current minute, shared by all processes. */
export class WorkLimits0014 implements MigrationInterface {
  name = 'WorkLimits0014v9900000000014';

  /**
   * Unlogged: a budget lives for a minute, and a crash of the database may forget it; in return a taking writes no WAL. It lies beside the
   * clock, not among the records: nothing of it is ever part of a procurement.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create unlogged table app.work_budget (
        key text collate "C" primary key, ends_at timestamptz not null, taken bigint not null, granted bigint not null, quota bigint not null,
        constraint ck_work_budget check (taken >= 0 and granted between 0 and taken)
      ) with (fillfactor = 50)`);
    await q.query(`create index ix_work_budget_ended on app.work_budget (ends_at)`);
    await q.query(`grant select, insert, update, delete on app.work_budget to pilotage_app`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table app.work_budget`);
  }
}
