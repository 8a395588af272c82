import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DOCUMENT_CHECK_WALLS } from './row-security/0028-document-checks.js';
import { keeps, statements, type Wall } from './row-security/wall.js';

const TABLES: readonly string[] = [
  `create table document_check (
     id text primary key, evidence_id text not null references evidence (id), organisation_id text not null references organisation (id),
     agency_id text not null references organisation (id), file_id text not null references file (id), digest text not null,
     kind text not null, format text not null, asked_at timestamptz(3) not null, round int not null, differ jsonb not null,
     concluded_at timestamptz(3), constraint uq_document_check_evidence unique (evidence_id))`,
  `create index ix_document_check_agency on document_check (agency_id, id)`,
  `create table document_reading (
     id text primary key, check_id text not null references document_check (id), round int not null,
     read_by text not null references person (id), read_at timestamptz(3) not null, issuer text not null, standard_id text not null,
     edition text not null, scope jsonb, valid_from timestamptz(3) not null, valid_until timestamptz(3) not null,
     stated_digest text not null check (stated_digest ~ '^[0-9a-f]{64}$'), scheme text not null, number text not null,
     finding text not null)`,
  `create index ix_document_reading_check on document_reading (check_id, id)`,
  `create trigger append_only before update or delete on document_reading for each row execute function app.append_only()`,
  `create trigger append_only_truncate before truncate on document_reading for each statement execute function app.append_only()`,
  `alter table document_reading enable always trigger append_only`,
  `alter table document_reading enable always trigger append_only_truncate`,
];

/** Documents that a machine cannot read are read by two persons, each without the other's reading. */
export class DocumentChecks0028 implements MigrationInterface {
  name = 'DocumentChecks0028v9900000000028';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of TABLES) await q.query(statement);
    for (const wall of DOCUMENT_CHECK_WALLS) await this.wall(q, wall);
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
    throw new Error('what two persons read in a document is never dropped');
  }
}
