import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases before the ethics committee. */
export class Ethics0004 implements MigrationInterface {
  name = 'Ethics0004700000000004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table ethics_case (
        id text primary key, subject_type text not null, subject_id text not null, agency_id text not null references organisation (id),
        interested_organisations jsonb not null, reasons jsonb not null, state text not null, filed_at timestamptz(3) not null,
        committee_id text references organisation (id), accepted_at timestamptz(3), decision_due_at timestamptz(3), recused jsonb not null,
        decision text, ballots jsonb not null, conditions jsonb not null, statement jsonb, policy_version text,
        decided_by text references person (id), decided_at timestamptz(3), valid_until timestamptz(3))`);
    await q.query(`create index ix_ethics_case_subject on ethics_case (subject_id)`);
    await q.query(`create index ix_ethics_case_agency on ethics_case (agency_id)`);
    await q.query(
      `create unique index uq_ethics_case_open on ethics_case (subject_type, subject_id) where state in ('filed', 'accepted', 'inReview')`,
    );
    await q.query(`create index ix_ethics_case_lapsing on ethics_case (valid_until) where state in ('decided', 'tracking')`);
  }

  async down(): Promise<void> {
    throw new Error('decisions of the ethics committee are part of recorded procurements and are never dropped');
  }
}
