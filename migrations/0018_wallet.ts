import type { MigrationInterface, QueryRunner } from 'typeorm';
import { WALLET_WALLS } from './row-security/0018-wallet.js';
import { keeps, statements, type Wall } from './row-security/wall.js';

/**
 * Of one statement that a vendor lodged with several bids, the piece that stays: what was found revoked or suspended is never forgotten.
 * A use keeps the digits of the identifier that its row had: older decisions and entries of the log name it by them.
 */
const KEPT = `
  create temporary table kept on commit drop as
  select id, vendor_ids ->> 0 as owner_id,
    first_value(id) over (
      partition by vendor_ids ->> 0, digest
      order by case state when 'revoked' then 0 when 'suspended' then 1 when 'uploaded' then 3 when 'scanning' then 3 else 2 end, id
    ) as piece_id
  from evidence`;

const MOVES: readonly string[] = [
  // Policies hold the owner of the tables, too, and name no migration.
  `alter table evidence no force row level security`,
  `alter table bid no force row level security`,
  KEPT,
  `create table evidence_use (
     id text primary key, evidence_id text not null references evidence (id), bid_id text not null, lot_id text,
     agency_id text not null references organisation (id), vendor_ids jsonb not null, requirement_id text not null, subject text not null,
     subject_digest text not null, made_at timestamptz(3) not null)`,
  `insert into evidence_use
   select 'evu_' || substr(e.id, 5), k.piece_id, e.bid_id, b.lot_id, e.agency_id, e.vendor_ids, e.requirement_id, e.subject,
     e.subject_digest, e.lodged_at
   from evidence e join kept k on k.id = e.id left join bid b on b.id = e.bid_id`,
  `create index ix_evidence_use_bid on evidence_use (bid_id)`,
  `create index ix_evidence_use_evidence on evidence_use (evidence_id)`,
];

const THING: readonly string[] = [
  `drop policy sees on evidence`,
  `drop policy adds on evidence`,
  `drop policy changes on evidence`,
  `drop trigger keeps on evidence`,
  `drop index ix_evidence_bid`,
  `delete from evidence where id in (select id from kept where id <> piece_id)`,
  `alter table evidence
     add column organisation_id text references organisation (id), add column kind text not null default 'certificate',
     add column format text not null default 'vc+jwt', add column file_id text, add column edition text,
     add column status_entry jsonb, add column status_checked_at timestamptz(3), add column next_check_at timestamptz(3),
     alter column statement drop not null`,
  `update evidence e set organisation_id = k.owner_id from kept k where k.id = e.id`,
  `alter table evidence
     alter column organisation_id set not null, alter column kind drop default, alter column format drop default,
     drop column bid_id, drop column agency_id, drop column vendor_ids, drop column requirement_id, drop column subject,
     drop column subject_digest,
     add constraint ck_evidence_content check ((statement is null) <> (file_id is null)),
     add constraint uq_evidence_digest unique (organisation_id, digest)`,
  `alter table bid force row level security`,
  `create index ix_evidence_next_check on evidence (next_check_at) where next_check_at is not null`,
];

/** Evidence belongs to whoever lodged it and is checked once; a bid that was opened uses it. */
export class Wallet0018 implements MigrationInterface {
  name = 'Wallet0018v9900000000018';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...MOVES, ...THING]) await q.query(statement);
    for (const wall of WALLET_WALLS) await this.wall(q, wall);
  }

  private async wall(q: QueryRunner, wall: Wall): Promise<void> {
    const columns = (await q.query(
      `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [wall.table],
    )) as { name: string }[];
    const held = keeps(
      wall,
      columns.map(({ name }) => name),
    );
    for (const statement of [...statements(wall), ...held]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('evidence that a decision rests on is never dropped');
  }
}
