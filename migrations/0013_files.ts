import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files, and to whom they were opened. */
export class Files0013 implements MigrationInterface {
  name = 'Files0013700000000013';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table file (
        id text primary key, organisation_id text not null references organisation (id), purpose text not null,
        state text not null, about bytea not null, about_key bytea not null, chunks int not null check (chunks > 0),
        wrapped_key bytea, requested_by text not null references person (id), requested_at timestamptz(3) not null,
        received_at timestamptz(3), inspected_at timestamptz(3), verdict jsonb,
        scan_attempts int not null, scan_again_at timestamptz(3), attached_at timestamptz(3), removed_at timestamptz(3),
        constraint ck_file_key check ((wrapped_key is not null) = (state in ('received', 'awaitingScan', 'usable', 'rejected'))),
        constraint ck_file_scan_again check (scan_again_at is null or state = 'awaitingScan'),
        constraint ck_file_attached check (attached_at is null or state not in ('requested', 'receiving', 'abandoned', 'discarded')))`);
    await q.query(`create index ix_file_organisation on file (organisation_id, id)`);
    // What the sweeps look for: few rows at any time.
    await q.query(`create index ix_file_unfinished on file (requested_at) where state in ('requested', 'receiving')`);
    await q.query(`create index ix_file_scan_again on file (scan_again_at) where scan_again_at is not null`);
    await q.query(
      `create index ix_file_unattached on file (requested_at)
       where attached_at is null and state in ('received', 'awaitingScan', 'usable', 'rejected')`,
    );
    await q.query(`
      create table file_grant (
        id text primary key, file_id text not null references file (id), organisation_id text not null references organisation (id),
        subject_id text not null, granted_at timestamptz(3) not null, open_to_markers boolean not null,
        constraint uq_file_grant unique (file_id, organisation_id, subject_id))`);
    await q.query(`create index ix_file_grant_subject on file_grant (subject_id)`);
    await q.query(`revoke delete on file, file_grant from pilotage_app`);
  }

  async down(): Promise<void> {
    throw new Error('attached files are records of procurements and are never dropped');
  }
}
