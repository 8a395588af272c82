import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Issuers, risk assessments, evidence and gate decisions. */
export class Assurance0003 implements MigrationInterface {
  name = 'Assurance0003700000000003';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table issuer (
        id text primary key, identifier text not null, name jsonb not null, key jsonb not null, accredited boolean not null,
        accredited_for jsonb, organisation_id text references organisation (id), demonstration boolean not null,
        constraint uq_issuer_identifier unique (identifier))`);
    await this.riskAssessments(q);
    await this.evidence(q);
    await this.decisions(q);
  }

  private async riskAssessments(q: QueryRunner): Promise<void> {
    await q.query(`
      create table risk_assessment (
        id text primary key, subject_id text not null, agency_id text not null references organisation (id), version int not null,
        policy_version text not null, answers jsonb not null, said_triggers jsonb not null, said_carve_out jsonb not null,
        triggers jsonb not null, carve_out jsonb not null, missing jsonb not null, level text not null, band text, raw int, current int,
        state text not null, drafted_by text not null references person (id), drafted_at timestamptz(3) not null,
        confirmed_by text references person (id), confirmed_at timestamptz(3),
        constraint uq_risk_assessment_version unique (subject_id, version))`);
    await q.query(`create unique index uq_risk_assessment_drafted on risk_assessment (subject_id) where state = 'drafted'`);
    await q.query(`create unique index uq_risk_assessment_confirmed on risk_assessment (subject_id) where state = 'confirmed'`);
  }

  private async evidence(q: QueryRunner): Promise<void> {
    await q.query(`
      create table evidence (
        id text primary key, bid_id text not null, agency_id text not null references organisation (id), vendor_ids jsonb not null,
        requirement_id text not null, subject text not null, subject_digest text not null, statement text not null, digest text not null,
        issuer_id text references issuer (id), standard_id text, stated_digest text, scope jsonb,
        valid_from timestamptz(3), valid_until timestamptz(3), state text not null, faults jsonb not null, status_source text,
        lodged_at timestamptz(3) not null, checked_at timestamptz(3))`);
    await q.query(`create index ix_evidence_bid on evidence (bid_id)`);
    await q.query(`
      create index ix_evidence_running_out on evidence (valid_until)
      where state in ('verified', 'editionTransition', 'selfDeclared', 'notAccredited', 'suspended', 'statusUnknown')`);
  }

  private async decisions(q: QueryRunner): Promise<void> {
    await q.query(`
      create table gate_decision (
        id text primary key, bid_id text not null, lot_id text not null, agency_id text not null references organisation (id),
        vendor_ids jsonb not null, stage text not null, version int not null, decision text not null, reasons jsonb not null,
        conditions jsonb not null, remediable boolean, facts jsonb not null, policy_version text not null,
        hash text not null check (hash ~ '^[0-9a-f]{64}$'), decided_at timestamptz(3) not null,
        constraint uq_gate_decision_version unique (bid_id, stage, version))`);
    await q.query(`create index ix_gate_decision_lot on gate_decision (lot_id)`);
    await q.query(`create trigger append_only before update or delete on gate_decision for each row execute function app.append_only()`);
    await q.query(
      `create trigger append_only_truncate before truncate on gate_decision for each statement execute function app.append_only()`,
    );
    await q.query(`alter table gate_decision enable always trigger append_only`);
    await q.query(`alter table gate_decision enable always trigger append_only_truncate`);
    await q.query(`revoke update, delete, truncate on gate_decision from pilotage_app`);
  }

  async down(): Promise<void> {
    throw new Error('gate decisions are append-only and are never dropped');
  }
}
