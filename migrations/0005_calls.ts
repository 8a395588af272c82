import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Needs, calls with their lots and published versions, and questions on them. */
export class Calls0005 implements MigrationInterface {
  name = 'Calls0005700000000005';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table need (
        id text primary key, agency_id text not null references organisation (id), title jsonb not null, description jsonb not null,
        category text not null, state text not null check (state in ('draft', 'published', 'called', 'closed')),
        created_by text not null references person (id), created_at timestamptz(3) not null, published_at timestamptz(3), source text)`);
    await q.query(`create index ix_need_agency on need (agency_id, id)`);
    await this.calls(q);
    await this.lots(q);
    await this.clarifications(q);
    await q.query(`revoke delete on need, "call", clarification from pilotage_app`);
    await q.query(`revoke update, delete on call_version from pilotage_app`);
  }

  private async calls(q: QueryRunner): Promise<void> {
    await q.query(`
      create table "call" (
        id text primary key, need_id text not null references need (id), agency_id text not null references organisation (id),
        category text not null, state text not null, version int not null check (version > 0), profile_id text not null,
        title jsonb not null, description jsonb not null, buys text not null check (buys in ('goods', 'services')), stages jsonb not null,
        budget jsonb, data_plan jsonb, declarations jsonb, permitted_product_answers jsonb not null, closes_at timestamptz(3),
        short_open_reason jsonb, price_weight_reason jsonb, source text,
        drafted_by text not null references person (id), authors jsonb not null, drafted_at timestamptz(3) not null,
        profile_version int, calendar_version int, standards_version text, risk_level text, risk_assessment_id text, carve_out jsonb,
        questions_until timestamptz(3), approved_by text references person (id), published_at timestamptz(3), closed_at timestamptz(3),
        return_reason jsonb, cancel_reason jsonb,
        constraint ck_call_state check (state in ('draft', 'inReview', 'open', 'closed', 'technicalOpened', 'evaluating', 'pricesOpened',
          'ranked', 'awardPending', 'awarded', 'complete', 'cancelled', 'unsuccessful')),
        constraint ck_call_two_persons check (approved_by <> drafted_by),
        constraint ck_call_frozen check (published_at is null or (approved_by is not null and closes_at is not null and questions_until is not null
          and budget is not null and data_plan is not null and declarations is not null and profile_version is not null
          and calendar_version is not null and standards_version is not null and risk_level is not null and risk_assessment_id is not null
          and carve_out is not null)),
        constraint ck_call_published check (state in ('draft', 'inReview', 'cancelled') or published_at is not null))`);
    await q.query(`create index ix_call_agency on "call" (agency_id, id)`);
    await q.query(`create index ix_call_need on "call" (need_id)`);
    await q.query(`create index ix_call_due on "call" (closes_at) where state = 'open'`);
    await q.query(`
      create table call_version (
        id text primary key, call_id text not null references "call" (id), version int not null, document jsonb not null,
        digest text not null check (digest ~ '^[0-9a-f]{64}$'), reason jsonb, published_by text not null references person (id),
        published_at timestamptz(3) not null,
        constraint uq_call_version unique (call_id, version))`);
  }

  private async lots(q: QueryRunner): Promise<void> {
    await q.query(`
      create table lot (
        id text primary key, call_id text not null references "call" (id), number int not null check (number > 0), state text not null,
        title jsonb not null, description jsonb not null, budget jsonb, award_slots int not null, requirements jsonb not null,
        criteria jsonb not null, method jsonb, ruleset jsonb, kpis jsonb not null, milestones jsonb not null, ended_because text,
        constraint uq_lot_number unique (call_id, number),
        constraint ck_lot_state check (state in ('draft', 'open', 'closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked',
          'awardPending', 'awarded', 'complete', 'cancelled', 'unsuccessful')),
        constraint ck_lot_frozen check (state in ('draft', 'cancelled') or (ruleset is not null and budget is not null and award_slots between 1 and 3)))`);
  }

  private async clarifications(q: QueryRunner): Promise<void> {
    await q.query(`
      create table clarification (
        id text primary key, call_id text not null references "call" (id), agency_id text not null references organisation (id),
        vendor_id text not null references organisation (id), asked_by text not null references person (id),
        state text not null check (state in ('asked', 'answered')), question text not null, asked_at timestamptz(3) not null,
        answer_due_at timestamptz(3) not null, published_question jsonb, answer jsonb, answered_by text references person (id),
        answered_at timestamptz(3),
        constraint ck_clarification_answered check ((state = 'answered') = (published_question is not null and answer is not null
          and answered_by is not null and answered_at is not null)))`);
    await q.query(`create index ix_clarification_call on clarification (call_id, id)`);
  }

  async down(): Promise<void> {
    throw new Error('calls are records of procurements and are never dropped');
  }
}
