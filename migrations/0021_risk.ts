import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RISK, RISK_CHANGES } from './row-security/0021-risk.js';
import { keeps, statements, type Wall } from './row-security/wall.js';

/** Proven measures, second readings, occasions to classify anew, and the committee's word on a level. */
export class Risk0021 implements MigrationInterface {
  name = 'Risk0021v9900000000021';

  async up(q: QueryRunner): Promise<void> {
    // No measure could be proven before: every stored assessment counted none.
    await q.query(
      `alter table risk_assessment add column mitigations jsonb not null default '[]', add column mitigation int not null default 0`,
    );
    await q.query(`alter table risk_assessment alter column mitigations drop default, alter column mitigation drop default`);
    await this.proofs(q);
    await this.words(q);
    for (const statement of RISK.flatMap(statements)) await q.query(statement);
    for (const wall of RISK_CHANGES) await q.query(`drop trigger keeps on ${wall.table}`);
    for (const wall of [...RISK, ...RISK_CHANGES]) await this.keep(q, wall);
  }

  private async proofs(q: QueryRunner): Promise<void> {
    await q.query(`
      create table mitigation_proof (
        id text primary key, subject_id text not null, agency_id text not null references organisation (id), item text not null,
        statement text not null, reference text not null, digest text check (digest ~ '^[0-9a-f]{64}$'), valid_until timestamptz(3),
        state text not null, claimed_by text not null references person (id), claimed_at timestamptz(3) not null,
        checked_by text references person (id), checked_at timestamptz(3), finding text,
        ended_at timestamptz(3), ended_because text)`);
    await q.query(`create index ix_mitigation_proof_subject on mitigation_proof (subject_id, id)`);
    await q.query(
      `create unique index uq_mitigation_proof_standing on mitigation_proof (subject_id, item) where state in ('claimed', 'verified')`,
    );
    await q.query(`create index ix_mitigation_proof_running_out on mitigation_proof (valid_until) where state = 'verified'`);
  }

  private async words(q: QueryRunner): Promise<void> {
    await q.query(`
      create table impact_reading (
        id text primary key, subject_id text not null, agency_id text not null references organisation (id), instrument text not null,
        raw int not null, mitigation int not null, current int not null, level int not null, reference text not null,
        read_by text not null references person (id), read_at timestamptz(3) not null)`);
    await q.query(`create index ix_impact_reading_subject on impact_reading (subject_id, id)`);
    await q.query(`
      create table reclassification (
        id text primary key, subject_id text not null, agency_id text not null references organisation (id),
        assessment_id text not null references risk_assessment (id), code text not null, note text,
        raised_by text references person (id), raised_at timestamptz(3) not null,
        constraint uq_reclassification_reason unique (assessment_id, code))`);
    await q.query(`create index ix_reclassification_subject on reclassification (subject_id, raised_at)`);
    await q.query(`
      create table risk_level_raise (
        id text primary key, subject_id text not null, agency_id text not null references organisation (id), level text not null,
        reasons jsonb not null, committee_id text not null references organisation (id), raised_by text not null references person (id),
        raised_at timestamptz(3) not null)`);
    await q.query(`create index ix_risk_level_raise_subject on risk_level_raise (subject_id, id)`);
    for (const table of ['impact_reading', 'reclassification', 'risk_level_raise']) await this.appendOnly(q, table);
  }

  private async appendOnly(q: QueryRunner, table: string): Promise<void> {
    await q.query(`create trigger append_only before update or delete on ${table} for each row execute function app.append_only()`);
    await q.query(`create trigger append_only_truncate before truncate on ${table} for each statement execute function app.append_only()`);
    await q.query(`alter table ${table} enable always trigger append_only`);
    await q.query(`alter table ${table} enable always trigger append_only_truncate`);
  }

  private async keep(q: QueryRunner, wall: Wall): Promise<void> {
    const columns = (await q.query(
      `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [wall.table],
    )) as { name: string }[];
    const named = columns.map(({ name }) => name);
    for (const statement of keeps(wall, named)) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('what was proven and said about a risk is never dropped');
  }
}
