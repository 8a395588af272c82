import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Awards, the notices that bidders got of them, and challenges. */
export class Awards0008 implements MigrationInterface {
  name = 'Awards0008700000000008';

  async up(q: QueryRunner): Promise<void> {
    await this.awards(q);
    await q.query(`
      create table award_notice (
        id text primary key, award_id text not null references award (id), lot_id text not null references lot (id),
        bid_id text not null references bid (id), vendor_id text not null references organisation (id),
        rank int, won boolean not null, given_at timestamptz(3) not null,
        constraint uq_award_notice unique (award_id, bid_id))`);
    await q.query(`create index ix_award_notice_vendor on award_notice (vendor_id, lot_id)`);
    await q.query(`revoke update, delete on award_notice from pilotage_app`);
    await this.challenges(q);
  }

  /** A slot of a lot, and a bid, has one award that is not cancelled: of proposals made at once the database lets one in. */
  private async awards(q: QueryRunner): Promise<void> {
    await q.query(`
      create table award (
        id text primary key, lot_id text not null references lot (id), slot int not null, slots int not null,
        call_id text not null references call (id), agency_id text not null references organisation (id),
        bid_id text not null references bid (id), vendor_id text not null references organisation (id),
        ranking_id text not null references ranking (id), rank int not null, state text not null, ground text, cause text,
        proposed_by text not null references person (id), proposed_at timestamptz(3) not null,
        decision_until timestamptz(3) not null, late boolean not null,
        approved_by text references person (id), approved_at timestamptz(3),
        standstill_until timestamptz(3), challenge_until timestamptz(3), ended_at timestamptz(3),
        constraint ck_award_slot check (slot between 1 and slots),
        constraint ck_award_two_persons check (approved_by <> proposed_by),
        constraint ck_award_cause check ((state = 'cancelled') = (cause is not null)),
        constraint ck_award_standstill check (state not in ('standstill', 'final')
          or (approved_by is not null and approved_at is not null and standstill_until is not null and challenge_until is not null)))`);
    await q.query(`create unique index uq_award_active_slot on award (lot_id, slot) where state <> 'cancelled'`);
    await q.query(`create unique index uq_award_active_bid on award (bid_id) where state <> 'cancelled'`);
    await q.query(`create index ix_award_lot on award (lot_id, id)`);
    await q.query(`create index ix_award_call on award (call_id)`);
    await q.query(`create index ix_award_standstill on award (standstill_until) where state = 'standstill'`);
  }

  private async challenges(q: QueryRunner): Promise<void> {
    await q.query(`
      create table challenge (
        id text primary key, award_id text not null references award (id), lot_id text not null references lot (id),
        agency_id text not null references organisation (id), bid_id text not null references bid (id),
        vendor_id text not null references organisation (id), state text not null,
        grounds text not null, grounds_digest text not null check (grounds_digest ~ '^[0-9a-f]{64}$'),
        filed_by text not null references person (id), filed_at timestamptz(3) not null, answer_due_at timestamptz(3) not null,
        stay_until timestamptz(3), accepted_by text references person (id),
        decided_by text references person (id), decided_at timestamptz(3), reasons text,
        constraint uq_challenge_bid unique (award_id, bid_id),
        constraint ck_challenge_decided check ((state in ('upheld', 'dismissed'))
          = (decided_by is not null and decided_at is not null and reasons is not null)))`);
    await q.query(`create index ix_challenge_lot on challenge (lot_id, id)`);
  }

  async down(): Promise<void> {
    throw new Error('awards are records of procurements and are never dropped');
  }
}
