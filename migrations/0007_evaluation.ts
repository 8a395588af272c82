import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evaluations, their panels, declarations, marks, moderations, openings of prices and rankings. */
export class Evaluation0007 implements MigrationInterface {
  name = 'Evaluation0007700000000007';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table evaluation (
        id text primary key, lot_id text not null references lot (id), call_id text not null references call (id),
        agency_id text not null references organisation (id), state text not null,
        selection text not null check (selection in ('drawn', 'appointed')), seats int not null check (seats >= 2),
        chair_id text not null references person (id), spread_tolerance text not null, appointed_by text not null references person (id),
        version int not null, locked_at timestamptz(3), locked_by text references person (id), locked jsonb, draw_secret text,
        constraint uq_evaluation_lot unique (lot_id),
        constraint ck_evaluation_locked check ((locked_at is null) = (locked is null) and (locked_at is null) = (locked_by is null)))`);
    await q.query(`
      create table panel_member (
        id text primary key, evaluation_id text not null references evaluation (id), person_id text not null references person (id),
        expert_in text, state text not null check (state in ('active', 'left')), declared boolean not null, alias text, letters jsonb,
        constraint uq_panel_member unique (evaluation_id, person_id),
        constraint ck_panel_member_papers check (letters is null or alias is not null))`);
    await q.query(`create index ix_panel_member_person on panel_member (person_id, evaluation_id)`);
    await this.whatIsSaid(q);
    await this.results(q);
  }

  /** Declarations, marks and moderations are added and never changed. */
  private async whatIsSaid(q: QueryRunner): Promise<void> {
    await q.query(`
      create table declaration (
        id text primary key, evaluation_id text not null references evaluation (id), person_id text not null references person (id),
        conflict boolean not null, statement text not null, at timestamptz(3) not null)`);
    await q.query(`create index ix_declaration_evaluation on declaration (evaluation_id)`);
    await q.query(`
      create table mark (
        id text primary key, evaluation_id text not null references evaluation (id), person_id text not null references person (id),
        bid_id text not null references bid (id), criterion_id text not null, version int not null check (version > 0),
        mark text not null check (mark ~ '^\\d{1,12}(\\.\\d{1,2})?$'), reason text not null check (reason <> ''), at timestamptz(3) not null,
        constraint uq_mark_version unique (evaluation_id, person_id, bid_id, criterion_id, version))`);
    await q.query(`
      create table moderation (
        id text primary key, evaluation_id text not null references evaluation (id), bid_id text not null references bid (id),
        criterion_id text not null, lowest text not null, highest text not null, reason text not null check (reason <> ''),
        settled_by text not null references person (id), at timestamptz(3) not null,
        constraint uq_moderation_cell unique (evaluation_id, bid_id, criterion_id))`);
    await q.query(`revoke update, delete on declaration, mark, moderation from pilotage_app`);
  }

  private async results(q: QueryRunner): Promise<void> {
    await q.query(`
      create table price_opening (
        id text primary key, lot_id text not null references lot (id), requested_by text not null references person (id),
        requested_at timestamptz(3) not null, confirmed_by text references person (id), confirmed_at timestamptz(3),
        constraint uq_price_opening_lot unique (lot_id),
        constraint ck_price_opening_two_officers check (confirmed_by <> requested_by),
        constraint ck_price_opening_confirmed check ((confirmed_by is null) = (confirmed_at is null)))`);
    await q.query(`
      create table ranking (
        id text primary key, lot_id text not null references lot (id), evaluation_id text not null references evaluation (id),
        version int not null check (version > 0), input_digest text not null check (input_digest ~ '^[0-9a-f]{64}$'),
        record text not null, record_digest text not null check (record_digest ~ '^[0-9a-f]{64}$'),
        explanation jsonb not null, robustness jsonb not null, ranked_at timestamptz(3) not null,
        constraint uq_ranking_version unique (lot_id, version),
        constraint uq_ranking_input unique (lot_id, version, input_digest))`);
    await q.query(`revoke update, delete on ranking from pilotage_app`);
  }

  async down(): Promise<void> {
    throw new Error('evaluations are records of procurements and are never dropped');
  }
}
