import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ACCOUNTS } from './row-security/accounts.js';
import { ASSURANCE } from './row-security/assurance.js';
import { AWARDS } from './row-security/awards.js';
import { BIDS } from './row-security/bids.js';
import { CALLS } from './row-security/calls.js';
import { EVALUATION } from './row-security/evaluation.js';
import { FILES } from './row-security/files.js';
import { EXEMPT, HOUSE_TABLES } from './row-security/house.js';
import { PARTIES } from './row-security/parties.js';
import { OPENINGS } from './row-security/openings.js';
import { keeps, NEVER_CHANGES, statements, type Wall } from './row-security/wall.js';

const WALLS = [...PARTIES, ...ACCOUNTS, ...ASSURANCE, ...CALLS, ...BIDS, ...EVALUATION, ...AWARDS, ...FILES, ...HOUSE_TABLES];

/** The second wall: each transaction meets only the rows that concern its actor, whatever its statements ask for. */
export class RowSecurity0015 implements MigrationInterface {
  name = 'RowSecurity0015v9900000000015';

  async up(q: QueryRunner): Promise<void> {
    // A table that is made later is nobody's until somebody has decided: a contract test asks for it.
    await q.query(`alter default privileges in schema public revoke all on tables from pilotage_app`);
    await q.query(`alter default privileges in schema public revoke all on sequences from pilotage_app`);
    for (const statement of [...OPENINGS, NEVER_CHANGES]) await q.query(statement);
    for (const table of Object.keys(EXEMPT)) await q.query(`revoke all on ${table} from pilotage_app`);
    await q.query(`grant select on schema_migration to pilotage_app`);
    for (const statement of WALLS.flatMap(statements)) await q.query(statement);
    for (const wall of WALLS) await this.keep(q, wall);
  }

  private async keep(q: QueryRunner, wall: Wall): Promise<void> {
    const columns = (await q.query(
      `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [wall.table],
    )) as { name: string }[];
    for (const statement of keeps(
      wall,
      columns.map(({ name }) => name),
    ))
      await q.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('a wall that stood is never taken down');
  }
}
