import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DECISION_SUMMARIES } from './row-security/0025-decision-summaries.js';
import { keeps, statements } from './row-security/wall.js';

/** Signed statements of what the gate decided, and which of them are public. */
export class DecisionSummaries0025 implements MigrationInterface {
  name = 'DecisionSummaries0025v9900000000025';

  async up(q: QueryRunner): Promise<void> {
    // Older decisions were about the model version of their bid, but did not say so themselves: they have no summary.
    await q.query(`alter table gate_decision add column model_digest text`);
    await q.query(`
      create table decision_summary (
        id text primary key, decision_id text not null references gate_decision (id), statement jsonb not null, signed_at timestamptz(3) not null,
        published_at timestamptz(3), constraint uq_decision_summary_decision unique (decision_id))`);
    for (const statement of [...statements(DECISION_SUMMARIES), ...keeps(DECISION_SUMMARIES, COLUMNS)]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('what was signed and published is never dropped');
  }
}

const COLUMNS = ['id', 'decision_id', 'statement', 'signed_at', 'published_at'];
