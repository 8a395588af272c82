import type { MigrationInterface, QueryRunner } from 'typeorm';
import { STANDARDS_REQUESTS } from './row-security/0026-standards-requests.js';
import { keeps, statements } from './row-security/wall.js';

/** Subjects for which published calls found no standard. */
export class StandardsRequests0026 implements MigrationInterface {
  name = 'StandardsRequests0026v9900000000026';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table standards_request (
        id text primary key, subject text not null, subject_name jsonb not null, category text not null, state text not null,
        calls jsonb not null, first_raised_at timestamptz(3) not null, last_raised_at timestamptz(3) not null,
        answer text, answer_version text, answered_at timestamptz(3),
        declined_by text references person (id), declined_at timestamptz(3), declined_for jsonb,
        constraint uq_standards_request_gap unique (subject, category),
        constraint ck_standards_request_state check (state in ('open', 'answered', 'declined')),
        constraint ck_standards_request_answered check (state <> 'answered' or (answer is not null and answered_at is not null)),
        constraint ck_standards_request_declined check (state <> 'declined' or (declined_by is not null and declined_for is not null)))`);
    for (const statement of [...statements(STANDARDS_REQUESTS), ...keeps(STANDARDS_REQUESTS, COLUMNS)]) await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('what calls found is never dropped');
  }
}

const COLUMNS = [
  ...['id', 'subject', 'subject_name', 'category', 'state', 'calls', 'first_raised_at', 'last_raised_at'],
  ...['answer', 'answer_version', 'answered_at', 'declined_by', 'declined_at', 'declined_for'],
];
