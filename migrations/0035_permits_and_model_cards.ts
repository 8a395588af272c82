import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DOCUMENT_CHECK_WALL } from './row-security/0035-document-kinds.js';
import { putUp } from './row-security/wall.js';

/** When somebody ceased to serve an organisation; for those who left before it was written into the row, the log tells. */
const SERVICE: readonly string[] = [
  `alter table membership add column ended_at timestamptz(3)`,
  // Policies hold the owner of the tables, too, and name no migration.
  `alter table membership no force row level security`,
  `alter table audit_event no force row level security`,
  `update membership m set ended_at =
     (select max(e.at) from audit_event e where e.object_id = m.id and e.type = 'membership.remove')
   where m.state = 'removed'`,
  `alter table audit_event force row level security`,
  `alter table membership force row level security`,
];

/** A document states conformity to one edition of a standard, or it is one permit with its holder. */
const PERMITS: readonly string[] = [
  `alter table document_reading alter column standard_id drop not null, alter column edition drop not null,
     add column permit text, add column holder text,
     add constraint ck_document_reading_says check (
       (standard_id is null) = (edition is null) and (permit is null) = (holder is null) and (standard_id is null) <> (permit is null))`,
  `alter table evidence add column permit jsonb`,
];

/** What was lodged as the wrong kind is lodged again as the right one: the wall of its check is put up anew. */
const KINDS: readonly string[] = [
  ...['sees', 'adds', 'changes'].map((policy) => `drop policy ${policy} on document_check`),
  `drop trigger keeps on document_check`,
];

/** The card that a bid was sealed with; decisions of before it was pinned name none. */
const CARDS: readonly string[] = [
  `alter table gate_decision add column model_card_digest text check (model_card_digest ~ '^[0-9a-f]{64}$')`,
];

/** Permits that people read count, whoever served a vendor does not read for it, and a decision names the model card that the bid was sealed with. */
export class PermitsAndModelCards0035 implements MigrationInterface {
  name = 'PermitsAndModelCards0035v9900000000035';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of [...SERVICE, ...PERMITS, ...CARDS, ...KINDS]) await q.query(statement);
    await putUp(q, DOCUMENT_CHECK_WALL);
  }

  async down(): Promise<void> {
    throw new Error('what a decision rests on is never dropped');
  }
}
