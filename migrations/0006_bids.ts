import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Submissions, bids, their envelopes and the openings of lots. */
export class Bids0006 implements MigrationInterface {
  name = 'Bids0006700000000006';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table submission (
        id text primary key, call_id text not null references "call" (id), party_group_id text not null references party_group (id),
        vendor_id text not null references organisation (id), created_by text not null references person (id),
        constraint uq_submission_group unique (call_id, party_group_id))`);
    await this.bids(q);
    await this.envelopes(q);
    await q.query(`
      create table opening (
        id text primary key, lot_id text not null references lot (id), kind text not null check (kind in ('technical', 'both')),
        requested_by text not null references person (id), requested_at timestamptz(3) not null,
        confirmed_by text references person (id), confirmed_at timestamptz(3),
        outcome text check (outcome in ('opened', 'unsuccessful')), reason_for_too_few text, reason_for_few_admitted text,
        constraint uq_opening_lot unique (lot_id),
        constraint ck_opening_two_officers check (confirmed_by <> requested_by),
        constraint ck_opening_confirmed check ((confirmed_by is null) = (confirmed_at is null) and (confirmed_by is null) = (outcome is null)))`);
  }

  private async bids(q: QueryRunner): Promise<void> {
    await q.query(`
      create table bid (
        id text primary key, submission_id text not null references submission (id), lot_id text not null references lot (id),
        call_id text not null references "call" (id), agency_id text not null references organisation (id),
        vendor_id text not null references organisation (id), party_group_id text not null references party_group (id),
        created_by text not null references person (id),
        state text not null, version int not null check (version > 0), sealed_version int, call_version int not null,
        sealed_at timestamptz(3), receipt jsonb, opened_at timestamptz(3), model_version_id text, technical jsonb,
        price_opened_at timestamptz(3), price jsonb, referral jsonb, disqualification jsonb, rank int,
        constraint ck_bid_sealed_version check (sealed_version <= version),
        constraint ck_bid_receipt check ((sealed_version is null) = (receipt is null) and (sealed_version is null) = (sealed_at is null)),
        constraint ck_bid_content_after_opening check (opened_at is not null or (technical is null and price is null and model_version_id is null)),
        constraint ck_bid_price_after_opening check (price_opened_at is not null or price is null))`);
    await q.query(`create index ix_bid_lot on bid (lot_id, id)`);
    await q.query(`create index ix_bid_vendor on bid (vendor_id, id)`);
    await q.query(`create index ix_bid_submission on bid (submission_id)`);
    await q.query(`create unique index uq_bid_live_group on bid (party_group_id, lot_id) where state <> 'withdrawn'`);
    await q.query(`create unique index uq_bid_live_vendor on bid (vendor_id, lot_id) where state <> 'withdrawn'`);
  }

  /** A saved envelope is never changed or thrown away: a receipt commits to its digest. */
  private async envelopes(q: QueryRunner): Promise<void> {
    await q.query(`
      create table envelope (
        id text primary key, bid_id text not null references bid (id), kind text not null check (kind in ('technical', 'price')),
        version int not null, ciphertext bytea not null, wrapped_key bytea not null,
        digest text not null check (digest ~ '^[0-9a-f]{64}$'), saved_at timestamptz(3) not null,
        constraint uq_envelope unique (bid_id, kind, version))`);
    await q.query(`revoke update, delete on envelope from pilotage_app`);
  }

  async down(): Promise<void> {
    throw new Error('bids are records of procurements and are never dropped');
  }
}
