import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXCLUSION_CHANGES } from './row-security/0022-exclusions.js';

/** The exclusion register in both languages, who keeps it, what was lifted, and which entries were announced. */
export class Exclusions0022 implements MigrationInterface {
  name = 'Exclusions0022v9900000000022';

  async up(q: QueryRunner): Promise<void> {
    // What stood there was one text for all languages.
    await q.query(`alter table exclusion alter column source type jsonb using jsonb_build_object('en', source, 'zh', source)`);
    await q.query(`
      alter table exclusion
        add column entered_by text references person (id), add column entered_at timestamptz(3),
        add column lifted_by text references person (id), add column lifted_at timestamptz(3), add column lift_reason jsonb,
        add column announced_at timestamptz(3),
        add constraint ck_exclusion_lifted check ((lifted_at is null) = (lift_reason is null))`);
    // An entry is lifted by its identifier, which had no kind of its own.
    await q.query(`update exclusion set id = 'exc_' || substr(id, 5)`);
    await q.query(`update exclusion set announced_at = app.clock() where valid_from <= app.clock()`);
    await q.query(`create index ix_exclusion_to_announce on exclusion (valid_from) where announced_at is null`);
    for (const statement of EXCLUSION_CHANGES) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('an exclusion that a decision rests on is never dropped');
  }
}
