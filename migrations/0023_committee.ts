import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMMITTEE_WALLS, ETHICS_CASE } from './row-security/0023-committee.js';
import { keeps, statements, type Wall } from './row-security/wall.js';

/** What every record of a case begins with. */
const OF_CASE = `id text primary key, case_id text not null references ethics_case (id), committee_id text not null references organisation (id)`;
const PERSON = `person_id text not null references person (id)`;

const TABLES: readonly string[] = [
  `alter table ethics_case
     add column triggers jsonb not null default '[]', add column reopened_from text references ethics_case (id),
     add column extensions jsonb not null default '[]', add column overdue_at timestamptz(3),
     add column clauses jsonb not null default '[]', add column redactions jsonb not null default '[]'`,
  `alter table ethics_case alter column triggers drop default, alter column extensions drop default,
     alter column clauses drop default, alter column redactions drop default`,
  `create index ix_ethics_case_due on ethics_case (decision_due_at) where state in ('accepted', 'inReview') and overdue_at is null`,
  `create table committee_member (
     id text primary key, committee_id text not null references organisation (id), ${PERSON}, kind text not null, deputy boolean not null,
     term_from timestamptz(3) not null, term_until timestamptz(3) not null, proposed_by text references person (id),
     proposed_at timestamptz(3) not null, appointed_by text references person (id), appointed_at timestamptz(3),
     ended_by text references person (id), ended_at timestamptz(3), end_reason jsonb, check (term_from < term_until))`,
  `create index ix_committee_member_committee on committee_member (committee_id)`,
  `create table case_declaration (${OF_CASE}, ${PERSON}, interests jsonb not null, serves_party boolean not null, recused boolean not null,
     declared_at timestamptz(3) not null)`,
  `create index ix_case_declaration_case on case_declaration (case_id)`,
  `create table recusal_request (${OF_CASE}, organisation_id text not null references organisation (id), ${PERSON}, reasons jsonb not null,
     requested_by text not null references person (id), requested_at timestamptz(3) not null, granted boolean, decision_reasons jsonb,
     decided_by text references person (id), decided_at timestamptz(3), check ((granted is null) = (decided_at is null)))`,
  `create index ix_recusal_request_case on recusal_request (case_id)`,
  `create table case_expert (${OF_CASE}, ${PERSON}, appointed_by text not null references person (id), appointed_at timestamptz(3) not null,
     agrees boolean, opinion jsonb, stated_at timestamptz(3), check ((agrees is null) = (stated_at is null)))`,
  `create index ix_case_expert_case on case_expert (case_id)`,
  `create table case_paper (${OF_CASE}, title jsonb not null, reference text not null, summary jsonb not null,
     lodged_by text not null references person (id), lodged_at timestamptz(3) not null)`,
  `create index ix_case_paper_case on case_paper (case_id)`,
  `create table case_sitting (${OF_CASE}, present jsonb not null, opened_by text not null references person (id),
     opened_at timestamptz(3) not null, ended_at timestamptz(3), postponed_for jsonb)`,
  `create index ix_case_sitting_case on case_sitting (case_id)`,
  `create unique index uq_case_sitting_open on case_sitting (case_id) where ended_at is null`,
  `create table case_ballot (id text primary key, sitting_id text not null references case_sitting (id),
     case_id text not null references ethics_case (id), committee_id text not null references organisation (id), ${PERSON}, vote text not null,
     cast_at timestamptz(3) not null)`,
  `create unique index uq_case_ballot_once on case_ballot (sitting_id, person_id)`,
  `create table case_dissent (${OF_CASE}, ${PERSON}, text jsonb not null, name jsonb, written_at timestamptz(3) not null)`,
  `create index ix_case_dissent_case on case_dissent (case_id)`,
  `create table late_conflict (${OF_CASE}, ${PERSON}, reasons jsonb not null, organisation_id text references organisation (id),
     reported_by text not null references person (id), reported_at timestamptz(3) not null, confirmed boolean, stands boolean, note jsonb,
     decided_by text references person (id), decided_at timestamptz(3), check ((confirmed is null) = (decided_at is null)))`,
  `create index ix_late_conflict_case on late_conflict (case_id)`,
  `create table tracking_review (${OF_CASE}, outcome text not null, finding jsonb not null, conditions jsonb not null, clauses jsonb not null,
     policy_version text not null, held_by text not null references person (id), held_at timestamptz(3) not null)`,
  `create index ix_tracking_review_case on tracking_review (case_id)`,
  `create table case_publication (${OF_CASE}, content jsonb not null, published_at timestamptz(3) not null)`,
  `create index ix_case_publication_case on case_publication (case_id, id)`,
];

/** The committee in records: seats, declarations, recusals, experts, sittings, ballots, dissent, late conflicts, tracking, publication. */
export class Committee0023 implements MigrationInterface {
  name = 'Committee0023v9900000000023';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of TABLES) await q.query(statement);
    for (const policy of ['sees', 'adds', 'changes']) await q.query(`drop policy ${policy} on ethics_case`);
    await q.query('drop trigger keeps on ethics_case');
    for (const wall of [ETHICS_CASE, ...COMMITTEE_WALLS]) await this.putUp(q, wall);
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
    throw new Error('decisions of the ethics committee are part of recorded procurements and are never dropped');
  }
}
