import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of people and machines, people who are one human, delegations, invitations and verified identifiers of organisations. */
export class Identity0012 implements MigrationInterface {
  name = 'Identity0012v9900000000012';

  async up(q: QueryRunner): Promise<void> {
    await this.accounts(q);
    await this.oneHuman(q);
    await this.delegations(q);
    await this.codes(q);
    await this.identifiers(q);
  }

  /** An account is issuer and subject; a person may have several. It never changes hands. */
  private async accounts(q: QueryRunner): Promise<void> {
    await q.query(`
      create table identity (
        id text primary key, issuer text not null, subject text not null, person_id text not null references person (id),
        linked_at timestamptz(3) not null,
        constraint uq_identity unique (issuer, subject))`);
    await q.query(`create index ix_identity_person on identity (person_id)`);
    await q.query(`
      insert into identity (id, issuer, subject, person_id, linked_at)
      select 'idt_' || md5(issuer || chr(10) || subject), issuer, subject, id, app.clock() from person`);
    await q.query(`alter table person drop column issuer, drop column subject, add column kind text not null default 'human'`);
    await q.query(`alter table person alter column kind drop default, add constraint ck_person_kind check (kind in ('human', 'machine'))`);
    await this.appendOnly(q, 'identity');
  }

  /** Every pair in both directions, so that one look-up finds every self. */
  private async oneHuman(q: QueryRunner): Promise<void> {
    await q.query(`
      create table same_person (
        id text primary key, person_id text not null references person (id), same_as text not null references person (id),
        source text not null, declared_by text not null, declared_at timestamptz(3) not null,
        constraint uq_same_person unique (person_id, same_as), constraint ck_same_person check (person_id <> same_as))`);
    await this.appendOnly(q, 'same_person');
  }

  private async delegations(q: QueryRunner): Promise<void> {
    await q.query(`
      create table delegation (
        id text primary key, organisation_id text not null references organisation (id),
        from_person_id text not null references person (id), to_person_id text not null references person (id),
        roles jsonb not null, valid_from timestamptz(3) not null, valid_until timestamptz(3) not null, reason text not null,
        state text not null, granted_at timestamptz(3) not null, revoked_by text, revoked_at timestamptz(3),
        constraint ck_delegation_persons check (from_person_id <> to_person_id),
        constraint ck_delegation_term check (valid_from < valid_until))`);
    await q.query(`create index ix_delegation_from on delegation (from_person_id)`);
    await q.query(`create index ix_delegation_to on delegation (to_person_id)`);
    await q.query(`create index ix_delegation_organisation on delegation (organisation_id)`);
    // Who has acted in whose place: what was done then counts as done by both.
    await q.query(`create table acted_in_place (person_id text not null, in_place_of text not null, primary key (person_id, in_place_of))`);
    await this.appendOnly(q, 'acted_in_place');
  }

  /** Only keyed hashes of codes are kept. */
  private async codes(q: QueryRunner): Promise<void> {
    await q.query(`
      create table invitation (
        id text primary key, organisation_id text not null references organisation (id), roles jsonb not null, code_hash text not null,
        state text not null, invited_by text not null, invited_at timestamptz(3) not null, expires_at timestamptz(3) not null,
        accepted_by text references person (id), accepted_at timestamptz(3), membership_id text references membership (id),
        constraint uq_invitation_code unique (code_hash))`);
    await q.query(`create index ix_invitation_organisation on invitation (organisation_id)`);
    await q.query(`
      create table link_code (
        id text primary key, person_id text not null references person (id), code_hash text not null, made_at timestamptz(3) not null,
        expires_at timestamptz(3) not null, used_by text, used_at timestamptz(3),
        constraint uq_link_code unique (code_hash))`);
    await q.query(`create index ix_link_code_person on link_code (person_id)`);
    await q.query(`create table code_failure (id text primary key, account text not null, at timestamptz(3) not null)`);
    await q.query(`create index ix_code_failure_account on code_failure (account, at)`);
  }

  /** Identifiers of demonstration organisations are made up and say so; every other one waits for its verification. */
  private async identifiers(q: QueryRunner): Promise<void> {
    await q.query(`
      create table organisation_identifier (
        id text primary key, organisation_id text not null references organisation (id), scheme text not null, identifier text not null,
        verified_at timestamptz(3), verified_by text, source text,
        constraint uq_organisation_identifier_scheme unique (scheme, identifier),
        constraint ck_organisation_identifier_verified check ((verified_at is null) = (source is null)))`);
    await q.query(`create index ix_organisation_identifier_organisation on organisation_identifier (organisation_id)`);
    await q.query(`
      insert into organisation_identifier (id, organisation_id, scheme, identifier, verified_at, source)
      select 'oid_' || md5(id), id, scheme, identifier, case when demonstration then app.clock() end, case when demonstration then 'Demonstration' end
      from organisation`);
  }

  private async appendOnly(q: QueryRunner, table: string): Promise<void> {
    await q.query(`create trigger append_only before update or delete on ${table} for each row execute function app.append_only()`);
    await q.query(`create trigger append_only_truncate before truncate on ${table} for each statement execute function app.append_only()`);
    await q.query(`revoke update, delete, truncate on ${table} from pilotage_app`);
  }

  async down(): Promise<void> {
    throw new Error('who acted under which account is part of recorded procurements and is never dropped');
  }
}
