import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pilot contracts with their conditions, milestones, KPI readings, incidents and flags. */
export class Pilots0009 implements MigrationInterface {
  name = 'Pilots0009700000000009';

  async up(q: QueryRunner): Promise<void> {
    await this.pilots(q);
    await this.parts(q);
    await this.readings(q);
  }

  private async pilots(q: QueryRunner): Promise<void> {
    await q.query(`
      create table pilot (
        id text primary key, award_id text not null references award (id), lot_id text not null references lot (id),
        call_id text not null references call (id), bid_id text not null references bid (id),
        agency_id text not null references organisation (id), vendor_id text not null references organisation (id),
        title jsonb not null, state text not null, risk_level text not null,
        stages jsonb not null check (jsonb_array_length(stages) > 0), stage_index int, stage_started_at timestamptz(3),
        price jsonb not null, kpis jsonb not null, model_version_id text not null references model_version (id),
        model_digest text not null, contract_digest text not null, barred_signers jsonb not null, barred_acceptors jsonb not null, drafted_at timestamptz(3) not null,
        signed_by_approver text references person (id), signed_by_pilot_manager text references person (id),
        signed_by_vendor text references person (id), signed_at timestamptz(3),
        starts_at timestamptz(3), ends_at timestamptz(3), extended boolean not null,
        report_every_days int not null check (report_every_days > 0), reporting_since timestamptz(3), report_due_at timestamptz(3),
        evidence_check_at timestamptz(3), suspension jsonb, verdict jsonb,
        constraint uq_pilot_award unique (award_id),
        constraint ck_pilot_two_persons check (signed_by_approver <> signed_by_pilot_manager),
        constraint ck_pilot_signed check (signed_at is null or (signed_by_approver is not null and signed_by_pilot_manager is not null and signed_by_vendor is not null)),
        constraint ck_pilot_started check ((stage_index is null) = (starts_at is null) and (starts_at is null) = (ends_at is null)),
        constraint ck_pilot_term check (starts_at < ends_at),
        constraint ck_pilot_runs_signed check (starts_at is null or signed_at is not null),
        constraint ck_pilot_suspended check (state <> 'suspended' or suspension is not null))`);
    await q.query(`create index ix_pilot_agency on pilot (agency_id, id)`);
    await q.query(`create index ix_pilot_vendor on pilot (vendor_id, id)`);
    await q.query(`create index ix_pilot_lot on pilot (lot_id)`);
    await q.query(`create index ix_pilot_bid on pilot (bid_id)`);
    await q.query(`create index ix_pilot_report_due on pilot (report_due_at) where state in ('test', 'trial', 'pilot')`);
    await q.query(`create index ix_pilot_evidence_due on pilot (evidence_check_at) where state in ('test', 'trial', 'pilot')`);
    await q.query(`create index ix_pilot_term_due on pilot (ends_at) where state in ('test', 'trial', 'pilot', 'suspended', 'extended')`);
  }

  private async parts(q: QueryRunner): Promise<void> {
    await q.query(`
      create table pilot_condition (
        id text primary key, pilot_id text not null references pilot (id), code text not null,
        kind text not null check (kind in ('PRECEDENT', 'SUBSEQUENT', 'CONTINUING')), text jsonb not null, gate_decision_id text not null references gate_decision (id),
        state text not null, due_at timestamptz(3), proof text, reported_by text references person (id), reported_at timestamptz(3),
        confirmed_by text references person (id), confirmed_at timestamptz(3), return_reason text,
        constraint uq_pilot_condition unique (pilot_id, code))`);
    await q.query(
      `create index ix_pilot_condition_due on pilot_condition (due_at) where kind = 'SUBSEQUENT' and state in ('open', 'missed')`,
    );
    await q.query(`
      create table milestone (
        id text primary key, pilot_id text not null references pilot (id), code text not null, position int not null, title jsonb not null,
        percent text not null, due_days int not null, state text not null, due_at timestamptz(3),
        report text, reported_by text references person (id), reported_at timestamptz(3),
        acceptance text, accepted_by text references person (id), accepted_at timestamptz(3), return_reason text,
        constraint uq_milestone unique (pilot_id, code))`);
    await q.query(`create index ix_milestone_due on milestone (due_at) where state in ('scheduled', 'overdue')`);
    await q.query(`
      create table incident (
        id text primary key, pilot_id text not null references pilot (id), severity text not null check (severity in ('serious', 'ordinary')),
        summary text not null, aware_at timestamptz(3) not null, reported_by text not null references person (id), reported_at timestamptz(3) not null,
        state text not null, correction text, closed_by text references person (id), closed_at timestamptz(3),
        constraint ck_incident_closed check ((state = 'closed') = (closed_at is not null)))`);
    await q.query(`create index ix_incident_pilot on incident (pilot_id, id)`);
    await q.query(`
      create table pilot_flag (
        id text primary key, pilot_id text not null references pilot (id), kind text not null, object_id text not null,
        at timestamptz(3) not null, cleared_at timestamptz(3))`);
    await q.query(`create index ix_pilot_flag_pilot on pilot_flag (pilot_id, id)`);
    await q.query(`create unique index uq_pilot_flag_standing on pilot_flag (pilot_id, kind, object_id) where cleared_at is null`);
  }

  /** A reading is a record: a wrong one is followed by a right one. */
  private async readings(q: QueryRunner): Promise<void> {
    await q.query(`
      create table kpi_reading (
        id text primary key, pilot_id text not null references pilot (id), kpi_id text not null, stage text not null,
        successes int not null, cases int not null, window_from timestamptz(3) not null, window_until timestamptz(3) not null,
        dataset_digest text not null, model_digest text not null, recorded_by text not null references person (id), at timestamptz(3) not null,
        verdict text not null, share text not null, lower text not null, upper text not null, more_cases text, explanation jsonb not null,
        constraint ck_kpi_reading_share check (cases > 0 and successes between 0 and cases),
        constraint ck_kpi_reading_window check (window_from < window_until and window_until <= at))`);
    await q.query(`create index ix_kpi_reading_series on kpi_reading (pilot_id, kpi_id, id)`);
    await q.query(`revoke update, delete on kpi_reading from pilotage_app`);
  }

  async down(): Promise<void> {
    throw new Error('pilot contracts are public records and are never dropped');
  }
}
