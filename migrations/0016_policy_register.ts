import type { MigrationInterface, QueryRunner } from 'typeorm';
import { POLICY_REGISTER } from './row-security/0016-policy-register.js';
import { keeps, statements } from './row-security/wall.js';

/** Versions of policies that were drafted and adopted here, beside those that are released with the software. */
export class PolicyRegister0016 implements MigrationInterface {
  name = 'PolicyRegister0016v9900000000016';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table policy_version (
        id text primary key, kind text not null, version text not null, document jsonb not null, digest text not null,
        state text not null, valid_from timestamptz(3) not null, reason jsonb not null,
        drafted_by text not null references person (id), drafted_at timestamptz(3) not null,
        adopted_by text references person (id), adopted_at timestamptz(3),
        withdrawn_by text references person (id), withdrawn_at timestamptz(3), withdrawal jsonb,
        constraint ck_policy_version_state check (state in ('drafted', 'adopted', 'withdrawn')),
        constraint ck_policy_version_adopted check ((state = 'adopted') = (adopted_by is not null) and (state = 'adopted') = (adopted_at is not null)),
        constraint ck_policy_version_two check (adopted_by <> drafted_by))`);
    // A name is taken until its draft is withdrawn; of those that were adopted none begins when another does.
    await q.query(`create unique index uq_policy_version_name on policy_version (kind, version) where state <> 'withdrawn'`);
    await q.query(`create unique index uq_policy_version_begins on policy_version (kind, valid_from) where state = 'adopted'`);
    for (const statement of [...statements(POLICY_REGISTER), ...keeps(POLICY_REGISTER, COLUMNS)]) await q.query(statement);
    // What was adopted or withdrawn is the end: a stored decision is explained by it.
    await q.query(`
      create trigger ends before update on policy_version for each row when (old.state <> 'drafted')
      execute function app.never_changes('a version that was adopted or withdrawn')`);
    await q.query(`alter table policy_version enable always trigger ends`);
  }

  async down(): Promise<void> {
    throw new Error('a policy that a decision names is never dropped');
  }
}

const COLUMNS = [
  ...['id', 'kind', 'version', 'document', 'digest', 'state', 'valid_from', 'reason', 'drafted_by', 'drafted_at'],
  ...['adopted_by', 'adopted_at', 'withdrawn_by', 'withdrawn_at', 'withdrawal'],
];
