import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, persons, memberships, party groups, exclusions, products and model versions. */
export class Parties0002 implements MigrationInterface {
  name = 'Parties0002700000000002';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table organisation (
        id text primary key, kind text not null, name jsonb not null, scheme text not null, identifier text not null, demonstration boolean not null,
        constraint uq_organisation_identifier unique (scheme, identifier))`);
    await q.query(`
      create table person (
        id text primary key, issuer text not null, subject text not null, name jsonb not null,
        constraint uq_person_identity unique (issuer, subject))`);
    await q.query(`
      create table membership (
        id text primary key, organisation_id text not null references organisation (id), person_id text not null references person (id),
        roles jsonb not null, state text not null,
        constraint uq_membership unique (organisation_id, person_id))`);
    await q.query(`create index ix_membership_person on membership (person_id)`);
    await q.query(
      `create table party_group (id text primary key, lead_organisation_id text not null references organisation (id), title text not null)`,
    );
    await q.query(`
      create table party_group_member (
        id text primary key, group_id text not null references party_group (id), organisation_id text not null references organisation (id), role text not null,
        constraint uq_party_group_member unique (group_id, organisation_id))`);
    await q.query(`create index ix_party_group_member_organisation on party_group_member (organisation_id)`);
    await q.query(`
      create table exclusion (
        id text primary key, organisation_id text not null references organisation (id), ground jsonb not null, source text not null,
        valid_from timestamptz(3) not null, valid_until timestamptz(3))`);
    await q.query(`create index ix_exclusion_organisation on exclusion (organisation_id)`);
    await this.products(q);
  }

  private async products(q: QueryRunner): Promise<void> {
    await q.query(`
      create table product (
        id text primary key, organisation_id text references organisation (id), name jsonb not null, category text not null,
        maturity text not null, identifiers jsonb not null, holder text, source text)`);
    await q.query(`create index ix_product_organisation on product (organisation_id)`);
    await q.query(`
      create table model_version (
        id text primary key, product_id text not null references product (id), version text not null, digest text not null,
        constraint uq_model_version_name unique (product_id, version),
        constraint uq_model_version_digest unique (product_id, digest))`);
  }

  async down(): Promise<void> {
    throw new Error('organisations are the parties of recorded procurements and are never dropped');
  }
}
