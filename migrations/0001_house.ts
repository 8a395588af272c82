import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The house: the one clock, the audit log, the outbox with its deliveries, idempotency keys, and the role that the apps take on. */
export class House0001 implements MigrationInterface {
  name = 'House0001700000000001';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create schema app`);
    await this.role(q);
    await this.clock(q);
    await this.audit(q);
    await this.outbox(q);
    await q.query(`
      create table idempotency_key (
        person_id text not null, operation text not null, key text not null,
        fingerprint text not null, answer text, kept_at timestamptz(3) not null default clock_timestamp(),
        primary key (person_id, operation, key))`);
    await q.query(`grant select, insert on audit_event to pilotage_app`);
    await q.query(`grant select, insert, update on outbox_event, delivery, idempotency_key to pilotage_app`);
  }

  /** Roles belong to the cluster, so another database may have made it, even at the same moment. */
  private async role(q: QueryRunner): Promise<void> {
    await q.query(`do $$ begin
      create role pilotage_app nologin;
    exception when duplicate_object or unique_violation then null; end $$`);
    await q.query(`do $$ begin execute format('grant pilotage_app to %I', current_user); exception when others then
      if sqlstate not in ('0LP01', 'XX000', '40001') then raise; end if; end $$`);
    await q.query(`grant usage on schema public, app to pilotage_app`);
    await q.query(`alter default privileges in schema public grant select, insert, update, delete on tables to pilotage_app`);
    await q.query(`alter default privileges in schema public grant usage on sequences to pilotage_app`);
    await q.query(`alter default privileges in schema app grant select, insert, update on tables to pilotage_app`);
  }

  private async clock(q: QueryRunner): Promise<void> {
    await q.query(`create table app.clock_offset (only_one boolean primary key default true check (only_one), shift interval not null)`);
    await q.query(`
      create function app.clock() returns timestamptz language sql volatile as
      $$ select date_trunc('milliseconds', clock_timestamp() + coalesce((select shift from app.clock_offset), interval '0')) $$`);
    // Forward only, except on a database in which nothing has been recorded yet: there a demonstration picks its own day.
    await q.query(`
      create function app.move_clock(target timestamptz) returns boolean language plpgsql as $$
      begin
        perform pg_advisory_xact_lock(hashtext('app.clock_offset'));
        if target < app.clock() and exists (select from audit_event) then return false; end if;
        insert into app.clock_offset (shift) values (target - clock_timestamp())
          on conflict (only_one) do update set shift = excluded.shift;
        return true;
      end $$`);
  }

  private async audit(q: QueryRunner): Promise<void> {
    await q.query(`
      create table audit_event (
        id text primary key, at timestamptz(3) not null, type text not null, object_id text not null,
        entry text not null, leaf_hash text not null check (leaf_hash ~ '^[0-9a-f]{64}$'),
        written_by xid8 not null default pg_current_xact_id())`);
    await q.query(`create index ix_audit_event_object on audit_event (object_id, id)`);
    await q.query(`
      create function app.append_only() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name using errcode = '42501'; end $$`);
    await q.query(`create trigger append_only before update or delete on audit_event for each row execute function app.append_only()`);
    await q.query(
      `create trigger append_only_truncate before truncate on audit_event for each statement execute function app.append_only()`,
    );
    await q.query(`alter table audit_event enable always trigger append_only`);
    await q.query(`alter table audit_event enable always trigger append_only_truncate`);
    await q.query(`revoke all on audit_event from pilotage_app`);
  }

  private async outbox(q: QueryRunner): Promise<void> {
    await q.query(`
      create table outbox_event (
        id text primary key, type text not null, payload jsonb not null,
        created_at timestamptz(3) not null default clock_timestamp(), dispatched_at timestamptz(3))`);
    await q.query(`create index ix_outbox_waiting on outbox_event (id) where dispatched_at is null`);
    await q.query(`
      create table delivery (
        id text primary key, event_id text not null references outbox_event (id), job text not null,
        state text not null default 'pending' check (state in ('pending', 'done', 'parked')),
        attempts int not null default 0, lease_token bigint not null default 0, leased_until timestamptz(3),
        next_attempt_at timestamptz(3) not null default clock_timestamp(), rung_at timestamptz(3),
        done_at timestamptz(3), last_error text,
        unique (event_id, job))`);
    await q.query(`create index ix_delivery_pending on delivery (next_attempt_at) where state = 'pending'`);
  }

  async down(): Promise<void> {
    throw new Error('the first migration is never undone: the audit log would be lost');
  }
}
