import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log of audit entries: a place for each, and signed heads. Both only grow. */
export class Transparency0010 implements MigrationInterface {
  // TypeORM orders migrations by the last 13 digits of the name, so the tenth begins with 99.
  name = 'Transparency0010v9900000000010';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table log_leaf (
        position int primary key check (position >= 0),
        event_id text not null references audit_event (id))`);
    await q.query(`create unique index uq_log_leaf_event on log_leaf (event_id)`);
    await q.query(`
      create table log_head (
        size int primary key check (size > 0), root_hash text not null check (root_hash ~ '^[0-9a-f]{64}$'), subtrees jsonb not null,
        sequenced_below text not null, signed_at timestamptz(3) not null, signature text not null)`);
    await q.query(`create index ix_audit_event_written_by on audit_event (written_by)`);
    await this.onlyGrows(q, 'log_leaf');
    await this.onlyGrows(q, 'log_head');
  }

  private async onlyGrows(q: QueryRunner, table: string): Promise<void> {
    await q.query(`create trigger append_only before update or delete on ${table} for each row execute function app.append_only()`);
    await q.query(`create trigger append_only_truncate before truncate on ${table} for each statement execute function app.append_only()`);
    await q.query(`alter table ${table} enable always trigger append_only`);
    await q.query(`alter table ${table} enable always trigger append_only_truncate`);
    await q.query(`revoke all on ${table} from pilotage_app`);
    await q.query(`grant select, insert on ${table} to pilotage_app`);
  }

  async down(): Promise<void> {
    throw new Error('the log is never dropped: its heads have been published');
  }
}
