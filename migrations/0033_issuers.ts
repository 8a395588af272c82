import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ISSUER_WALLS } from './row-security/0033-issuers.js';
import { putUp } from './row-security/wall.js';

const TABLES: readonly string[] = [
  `create table issuer_entry (
     id text primary key, issuer_id text not null references issuer (id),
     kind text not null check (kind in ('issuer', 'key', 'accreditation', 'statusIssuer')),
     state text not null check (state in ('proposed', 'confirmed', 'rejected')), status_issuer_id text references issuer (id),
     source text not null, proposed_by text references person (id), proposed_at timestamptz(3) not null,
     decided_by text references person (id), decided_at timestamptz(3), reason jsonb,
     check ((kind = 'statusIssuer') = (status_issuer_id is not null)), check ((state = 'proposed') = (decided_at is null)),
     check (decided_by <> proposed_by or state = 'rejected'))`,
  `create index ix_issuer_entry_issuer on issuer_entry (issuer_id)`,
  `create unique index uq_issuer_entry_issuer on issuer_entry (issuer_id) where kind = 'issuer'`,
  `create index ix_issuer_entry_status_issuer on issuer_entry (status_issuer_id) where status_issuer_id is not null`,
  `create table issuer_key (
     id text primary key, issuer_id text not null references issuer (id), entry_id text not null references issuer_entry (id), kid text,
     algorithm text not null, x text not null, y text, valid_from timestamptz(3) not null, valid_until timestamptz(3),
     compromised_since timestamptz(3), ended_by text references person (id), ended_at timestamptz(3), end_source text)`,
  `create index ix_issuer_key_issuer on issuer_key (issuer_id)`,
  `create table issuer_accreditation (
     id text primary key, issuer_id text not null references issuer (id), entry_id text not null references issuer_entry (id),
     body_identifier text not null, body_name jsonb not null, arrangement text not null, recognised_from timestamptz(3) not null,
     recognised_until timestamptz(3), standards jsonb, valid_from timestamptz(3) not null, valid_until timestamptz(3),
     suspended_since timestamptz(3), withdrawn_since timestamptz(3), next_turn_at timestamptz(3),
     restricted_by text references person (id), restricted_at timestamptz(3), restriction_source text)`,
  `create index ix_issuer_accreditation_issuer on issuer_accreditation (issuer_id)`,
  `create index ix_issuer_accreditation_body on issuer_accreditation (body_identifier)`,
  `create index ix_issuer_accreditation_turn on issuer_accreditation (next_turn_at) where next_turn_at is not null`,
];

/** What stood on the register meant: trusted since always, by one key under any name, accredited always for what its flag said. */
const TAKEN_OVER: readonly string[] = [
  `insert into issuer_entry (id, issuer_id, kind, state, source, proposed_at, decided_at)
     select 'ise_' || md5(id), id, 'issuer', 'confirmed', 'Entered before two persons were asked', app.clock(), app.clock() from issuer`,
  `insert into issuer_key (id, issuer_id, entry_id, algorithm, x, y, valid_from)
     select 'isk_' || md5(id), id, 'ise_' || md5(id), key ->> 'algorithm', key ->> 'x', key ->> 'y', '2000-01-01T00:00:00Z' from issuer`,
  `insert into issuer_accreditation
       (id, issuer_id, entry_id, body_identifier, body_name, arrangement, recognised_from, standards, valid_from)
     select 'acc_' || md5(id), id, 'ise_' || md5(id), 'unrecorded', '{"en": "Not recorded", "zh": "未记录"}', 'UNRECORDED',
       '2000-01-01T00:00:00Z', nullif(accredited_for, 'null'), '2000-01-01T00:00:00Z' from issuer where accredited`,
  `alter table issuer drop column key, drop column accredited, drop column accredited_for`,
  // One identifier may be proposed again after it was rejected; of those that count there is one, by an advisory lock.
  `alter table issuer drop constraint uq_issuer_identifier`,
  `create index ix_issuer_identifier on issuer (identifier)`,
  `alter table evidence add column issuer_key_id text references issuer_key (id)`,
  `create index ix_evidence_issuer on evidence (issuer_id)`,
  `update evidence set issuer_key_id = 'isk_' || md5(issuer_id)
     where issuer_id is not null and format in ('vc+jwt', 'cyclonedx', 'in-toto')`,
];

/** Whom the register trusts becomes exact over time, and two persons stand behind it. */
export class Issuers0033 implements MigrationInterface {
  name = 'Issuers0033v9900000000033';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`select set_config('pilotage.kind', 'system', true)`);
    for (const statement of [...TABLES, ...TAKEN_OVER]) await q.query(statement);
    for (const name of ['sees', 'adds', 'changes']) await q.query(`drop policy ${name} on issuer`);
    for (const wall of ISSUER_WALLS) await putUp(q, wall);
  }

  async down(): Promise<void> {
    throw new Error('who trusted whom, and since when, is never dropped');
  }
}
