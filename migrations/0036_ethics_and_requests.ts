import type { MigrationInterface, QueryRunner } from 'typeorm';
import { COMPLAINT, IMPACT_ASSESSMENT } from './row-security/0036-ethics-and-requests.js';
import { statements } from './row-security/wall.js';

/**
 * Pilots that ended while a standard was missing; what a committee has to do is found by the committee; complaints are kept from those who serve
 * the party that they are about, and open impact assessments from committees; a chair's word on a level lapses unless the committee decides it. The columns that never change stay what they were.
 */
export class EthicsAndRequests0036 implements MigrationInterface {
  name = 'EthicsAndRequests0036v9900000000036';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table standards_request add column pilots jsonb not null default '[]'`);
    await q.query(`alter table standards_request alter column pilots drop default`);
    // A word that stood before was said under rules by which it needed no vote: it lapses never.
    await q.query(`alter table risk_level_raise add column case_id text references ethics_case (id), add column lapses_at timestamptz(3)`);
    await q.query(
      `create unique index uq_risk_level_raise_case on risk_level_raise (case_id) where case_id is not null and lapses_at is null`,
    );
    await q.query(`create index ix_ethics_case_committee on ethics_case (committee_id) where committee_id is not null`);
    await q.query(`create index ix_complaint_open on complaint (committee_id) where state in ('filed', 'accepted')`);
    for (const wall of [COMPLAINT, IMPACT_ASSESSMENT]) {
      for (const policy of ['sees', 'adds', 'changes']) await q.query(`drop policy ${policy} on ${wall.table}`);
      for (const statement of statements(wall)) await q.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('what calls and pilots found is never dropped');
  }
}
