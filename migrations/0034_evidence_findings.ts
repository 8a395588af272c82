import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EVIDENCE_FINDING_WALL } from './row-security/0034-evidence-findings.js';
import { putUp } from './row-security/wall.js';

const FINDINGS: readonly string[] = [
  `create table evidence_finding (
     id text primary key, evidence_id text not null references evidence (id), finding text not null check (finding in ('revoke', 'reinstate')),
     source text not null, suspends boolean not null, state text not null check (state in ('open', 'confirmed', 'rejected')),
     recorded_by text not null references person (id), recorded_at timestamptz(3) not null,
     decided_by text references person (id), decided_at timestamptz(3), reason text,
     constraint ck_evidence_finding_decided check (
       (state = 'open') = (decided_by is null) and (decided_by is null) = (decided_at is null) and (decided_by is null) = (reason is null)),
     constraint ck_evidence_finding_two check (decided_by is distinct from recorded_by))`,
  `create unique index uq_evidence_finding_open on evidence_finding (evidence_id) where state = 'open'`,
  `create index ix_evidence_finding_evidence on evidence_finding (evidence_id, id)`,
];

/** Pilots that run are asked about once: the ends of editions of standards were not among their moments before. */
const ASKED_ONCE: readonly string[] = [
  `alter table pilot no force row level security`,
  `update pilot set evidence_check_at = app.clock() where state in ('test', 'trial', 'pilot')`,
  `alter table pilot force row level security`,
];

/** A revocation, and the end of a suspension, takes two persons; running pilots are stopped where an edition's transition is over. */
export class EvidenceFindings0034 implements MigrationInterface {
  name = 'EvidenceFindings0034v9900000000034';

  async up(q: QueryRunner): Promise<void> {
    for (const statement of FINDINGS) await q.query(statement);
    await putUp(q, EVIDENCE_FINDING_WALL);
    for (const statement of ASKED_ONCE) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('what was found about evidence is never dropped');
  }
}
