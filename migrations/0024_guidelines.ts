import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CASE_ADDS, GUIDELINE_WALLS } from './row-security/0024-guidelines.js';
import { any, HOUSE, keeps, statements, type Wall } from './row-security/wall.js';

const DIGEST = `digest text not null check (digest ~ '^[0-9a-f]{64}$')`;
const AT = 'timestamptz(3)';

const TABLES: readonly string[] = [
  `create table guideline (
     id text primary key, version text not null, state text not null, committee_id text not null references organisation (id),
     clauses jsonb not null, change_log jsonb not null, ${DIGEST}, drafted_by text not null references person (id), drafted_at ${AT} not null,
     consultation_from ${AT}, consultation_until ${AT}, adopted_by text references person (id), adopted_at ${AT}, effective_from ${AT},
     check ((state = 'draft') = (consultation_until is null)), check ((state = 'adopted') = (effective_from is not null)))`,
  `create unique index uq_guideline_adopted on guideline (version) where state = 'adopted'`,
  `create table guideline_comment (
     id text primary key, guideline_id text not null references guideline (id), clause_id text, person_id text not null references person (id),
     text text not null, commented_at ${AT} not null, answer jsonb, answered_by text references person (id), answered_at ${AT},
     check ((answer is null) = (answered_at is null)))`,
  `create index ix_guideline_comment_guideline on guideline_comment (guideline_id, id)`,
  `create table impact_assessment (
     id text primary key, subject_id text not null, agency_id text not null references organisation (id), version int not null check (version > 0),
     state text not null, sections jsonb not null, vendor_assessment text, ${DIGEST}, drafted_by text not null references person (id),
     drafted_at ${AT} not null, level text, policy_version text, submitted_by text references person (id), submitted_at ${AT},
     confirmed_by text references person (id), confirmed_at ${AT})`,
  `create unique index uq_impact_assessment_version on impact_assessment (subject_id, version)`,
  `create unique index uq_impact_assessment_complete on impact_assessment (subject_id) where state = 'complete'`,
  `create table duty_record (
     id text primary key, subject_id text not null, agency_id text not null references organisation (id), kind text not null, warning jsonb,
     disclosure jsonb, ${DIGEST}, published_by text not null references person (id), published_at ${AT} not null,
     check ((kind = 'riskWarning') = (warning is not null)), check ((kind = 'disclosure') = (disclosure is not null)))`,
  `create index ix_duty_record_subject on duty_record (subject_id, id)`,
  `create table complaint (
     id text primary key, number text not null, about text not null, about_id text, text_box bytea not null, text_key bytea not null,
     filed_by text references person (id), account text not null, filed_at ${AT} not null, accept_by ${AT} not null, answer_by ${AT} not null,
     state text not null, committee_id text references organisation (id), accepted_by text references person (id), accepted_at ${AT},
     ground text, answer jsonb, referral jsonb, closed_by text references person (id), closed_at ${AT})`,
  `create unique index uq_complaint_number on complaint (number)`,
  `create index ix_complaint_account on complaint (account, id)`,
  `create table good_case (
     id text primary key, case_id text not null references ethics_case (id), committee_id text not null references organisation (id),
     summary jsonb not null, marked_by text not null references person (id), marked_at ${AT} not null)`,
  `create unique index uq_good_case_case on good_case (case_id)`,
  `create sequence complaint_number`,
  `grant usage on sequence complaint_number to pilotage_app`,
];

/** Guidelines with stable clauses, impact assessments by section, published duties, and public complaints. */
export class Guidelines0024 implements MigrationInterface {
  name = 'Guidelines0024v9900000000024';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of TABLES) await q.query(statement);
    for (const wall of GUIDELINE_WALLS) await this.putUp(q, wall);
    for (const action of ['update or delete', 'truncate']) {
      const name = action === 'truncate' ? 'append_only_truncate' : 'append_only';
      const each = action === 'truncate' ? 'statement' : 'row';
      await q.query(`create trigger ${name} before ${action} on duty_record for each ${each} execute function app.append_only()`);
      await q.query(`alter table duty_record enable always trigger ${name}`);
    }
    await q.query('drop policy adds on ethics_case');
    await q.query(`create policy adds on ethics_case for insert to pilotage_app with check (${any(HOUSE, CASE_ADDS)})`);
  }

  private async putUp(q: QueryRunner, wall: Wall): Promise<void> {
    const columns = (await q.query(
      `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [wall.table],
    )) as { name: string }[];
    const names = columns.map(({ name }) => name);
    for (const statement of [...statements(wall), ...keeps(wall, names)]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('what an agency published, and what the public was told and said, is never dropped');
  }
}
