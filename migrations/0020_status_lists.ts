import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STATUS_WALLS } from './row-security/0020-status-lists.js';
import { keeps, statements } from './row-security/wall.js';

const TABLES: readonly string[] = [
  `create table status_list (
     id text primary key, url text not null, issuer_id text not null references issuer (id), purposes jsonb not null, digest text, bits bytea,
     ttl bigint, valid_until timestamptz(3), etag text, fetched_at timestamptz(3), good_until timestamptz(3), fault text,
     failures int not null, next_fetch_at timestamptz(3), constraint uq_status_list_url unique (url, issuer_id))`,
  `create index ix_status_list_next_fetch on status_list (next_fetch_at) where next_fetch_at is not null`,
  `create table evidence_status (
     id text primary key, evidence_id text not null references evidence (id), status_list_id text not null references status_list (id),
     purpose text not null, place int not null,
     constraint uq_evidence_status_place unique (evidence_id, status_list_id, purpose, place))`,
  `create index ix_evidence_status_list on evidence_status (status_list_id)`,
  `create table evidence_warning (
     id text primary key, evidence_id text not null references evidence (id), valid_until timestamptz(3) not null, days int not null,
     warned_at timestamptz(3) not null, constraint uq_evidence_warning unique (evidence_id, valid_until, days))`,
];

const LIST_COLUMNS = [
  'id',
  'url',
  'issuer_id',
  'purposes',
  'digest',
  'bits',
  'ttl',
  'valid_until',
  'etag',
  'fetched_at',
  'good_until',
  'fault',
  'failures',
  'next_fetch_at',
];

/** Status lists, who refers to them, and warnings ahead of an end. */
export class StatusLists0020 implements MigrationInterface {
  name = 'StatusLists0020v9900000000020';

  async up(q: QueryRunner): Promise<void> {
    for (const table of TABLES) await q.query(table);
    for (const wall of STATUS_WALLS) {
      for (const statement of [...statements(wall), ...keeps(wall, LIST_COLUMNS)]) await q.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('what was known of evidence when a decision was made is never dropped');
  }
}
