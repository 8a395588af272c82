import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a complaint has been known to be late. Its row policies and the columns that never change stay what they were. */
export class OverdueComplaints0031 implements MigrationInterface {
  name = 'OverdueComplaints0031v9900000000031';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table complaint add column overdue_since timestamptz(3)`);
    await q.query(`create index ix_complaint_due on complaint (answer_by) where state in ('filed', 'accepted') and overdue_since is null`);
  }

  async down(): Promise<void> {
    throw new Error('what the public was told and said is never dropped');
  }
}
