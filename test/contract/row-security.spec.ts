import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { EXEMPT } from '../../migrations/row-security/house.js';
import { HOUSE_REASONS } from '../../libs/platform/src/database/as-house.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

/** Rows that are added and never changed: what was said, found, opened, ranked or logged. */
const APPEND_ONLY = [
  'acted_in_place',
  'audit_event',
  'award_notice',
  'call_version',
  'declaration',
  'document_reading',
  'duty_record',
  'envelope',
  'gate_decision',
  'good_case',
  'identity',
  'kpi_reading',
  'log_head',
  'log_leaf',
  'mark',
  'model_version',
  'moderation',
  'party_group',
  'party_group_member',
  'person',
  'ranking',
  'same_person',
  'submission',
];

/** The only tables of which rows are removed, and why. */
const REMOVABLE: Readonly<Record<string, string>> = {
  lot: 'a lot of a draft; a published one never',
  code_failure: 'wrong codes are counted for an hour',
};

/** Every place in which a use case looks further than its actor may. Another one is a decision: say here why a policy cannot do it. */
const PLACES: Readonly<Record<string, readonly (keyof typeof HOUSE_REASONS)[]>> = {
  'libs/assurance/src/application/evidence.ts': ['statementsToWallets'],
  'libs/assurance/src/application/lodge-document.use-case.ts': ['documentsToVerifiers'],
  'libs/assurance/src/application/read-document.use-case.ts': ['comparingReadings', 'comparingReadings', 'comparingReadings'],
  'libs/assurance/src/application/renew-evidence.ts': ['renewingEvidence'],
  'libs/assurance/src/application/wallet.use-case.ts': ['statementsToWallets'],
  'libs/awards/src/application/end-awards.use-case.ts': ['decliningMovesLot'],
  'libs/ethics/src/graphql/complaints.queries.ts': ['complaintsOfNewcomer'],
  'libs/ethics/src/graphql/digest.query.ts': ['countingForEveryone'],
  'libs/awards/src/application/review.ts': ['reviewFromOutside'],
  'libs/evaluation/src/application/marking.ts': ['lockingMarks'],
  'libs/files/src/application/front-door.ts': ['openingFiles'],
  'libs/parties/src/application/accounts.use-case.ts': ['codeOfSomebody'],
  'libs/parties/src/application/actor.ts': ['conflictsOfInterest', 'conflictsOfInterest', 'conflictsOfInterest', 'conflictsOfInterest'],
  'libs/parties/src/application/codes.ts': ['codeOfSomebody', 'codeOfSomebody'],
  'libs/parties/src/application/delegation.use-case.ts': ['conflictsOfInterest'],
  'libs/parties/src/application/invitations.use-case.ts': ['codeOfSomebody'],
  'libs/parties/src/application/machines.use-case.ts': ['memberById'],
  'libs/parties/src/application/organisations.use-case.ts': ['memberById'],
  'libs/pilots/src/graphql/dry-run.query.ts': ['rehearsingPolicies'],
  'libs/pilots/src/application/sign-pilot.use-case.ts': ['signingMovesLot'],
  'libs/transparency/src/application/concerned.ts': ['trailOfObject'],
  'libs/transparency/src/graphql/transparency.queries.ts': ['trailOfObject'],
};

interface Table {
  readonly name: string;
  readonly walled: boolean;
  readonly policies: number;
}

describe('the role of the apps', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  let apps: pg.Client;

  beforeAll(async () => {
    database = await freshDatabase();
    [owner, apps] = [database.ownerUrl, database.url].map(
      (connectionString) => new pg.Client({ connectionString, options: '-c search_path=public' }),
    ) as [pg.Client, pg.Client];
    await owner.connect();
    await apps.connect();
  });
  afterAll(async () => {
    await apps.end();
    await owner.end();
    await database.drop();
  });

  /** Tables that have neither a forced wall with a policy for the role nor a reason to have none. */
  const undecided = async (): Promise<string[]> => {
    const { rows } = await owner.query<Table>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
         (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polroles = array['pilotage_app'::regrole::oid] and p.polcmd = 'r') as policies
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`,
    );
    return rows.filter(({ name, walled, policies }) => !(name in EXEMPT) && !(walled && policies > 0)).map(({ name }) => name);
  };

  it('meets a wall at every table, or a reason why there is none', async () => {
    expect(await undecided()).toEqual([]);
    expect(Object.values(EXEMPT).filter((reason) => reason.length < 20)).toEqual([]);
  });

  it('cannot read a table that is made later, and the table is missed, until somebody has decided', async () => {
    await owner.query('create table forgotten (id text primary key)');
    await expect(apps.query('select from forgotten')).rejects.toThrow('permission denied');
    expect(await undecided()).toEqual(['forgotten']);
    await owner.query('drop table forgotten');
  });

  it('owns nothing, makes nothing, and passes no wall', async () => {
    const { rows } = await owner.query(
      `select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as mighty,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as owned,
         has_schema_privilege(r.oid, 'public', 'create') or has_schema_privilege(r.oid, 'app', 'create') or has_schema_privilege(r.oid, 'bullmq', 'create') as makes
       from pg_roles r where r.rolname in ('pilotage_app', 'pilotage_test') order by 1`,
    );
    expect(rows).toEqual([
      { name: 'pilotage_app', mighty: false, owned: 0, makes: false },
      { name: 'pilotage_test', mighty: false, owned: 0, makes: false },
    ]);
  });

  it.each([
    'create table x (a int)',
    'create table app.x (a int)',
    'create function app.is_house() returns boolean language sql as $$ select true $$',
    'create or replace function app.is_house() returns boolean language sql stable as $$ select true $$',
    'alter table bid disable row level security',
    'alter table bid no force row level security',
    'drop policy sees on bid',
    'alter table bid disable trigger keeps',
    'create role intruder',
    'set session_replication_role = replica',
  ])('cannot: %s', async (statement) => {
    await expect(apps.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  it.each(APPEND_ONLY)('adds rows to %s, and never changes, removes or empties them', async (table) => {
    await expect(apps.query(`update ${table} set ${await firstColumn(table)} = null`)).rejects.toThrow('permission denied');
    await expect(apps.query(`delete from ${table}`)).rejects.toThrow('permission denied');
    await expect(apps.query(`truncate ${table}`)).rejects.toThrow('permission denied');
  });

  const firstColumn = async (table: string): Promise<string> => {
    const { rows } = await owner.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum = 1`,
      [table],
    );
    return rows[0]?.name ?? '';
  };

  it('removes rows of two tables, and empties none', async () => {
    const { rows } = await owner.query<{ name: string; removes: boolean; empties: boolean }>(
      `select relname as name, has_table_privilege('pilotage_app', oid, 'delete') as removes, has_table_privilege('pilotage_app', oid, 'truncate') as empties
       from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    );
    expect(rows.filter((r) => r.empties)).toEqual([]);
    expect(
      rows
        .filter((r) => r.removes)
        .map((r) => r.name)
        .sort(),
    ).toEqual(Object.keys(REMOVABLE).sort());
  });

  it('is given no way round by a view or a function', async () => {
    const views = await owner.query(
      `select relname from pg_class where relnamespace in ('public'::regnamespace, 'app'::regnamespace) and relkind in ('v', 'm')
         and not coalesce('security_invoker=true' = any (reloptions), false)`,
    );
    const functions = await owner.query(
      `select proname from pg_proc where pronamespace in ('public'::regnamespace, 'app'::regnamespace) and prosecdef`,
    );
    expect([views.rows, functions.rows]).toEqual([[], []]);
  });
});

describe('a use case looks further than its actor may', () => {
  const sources = ['libs', 'apps'].flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => path.posix.join(folder, file)),
  );
  const places = Object.fromEntries(
    sources.flatMap((file) => {
      const reasons = [...fs.readFileSync(file, 'utf8').matchAll(/\basHouse\(\s*'(\w+)'/g)].map((m) => m[1]);
      return reasons.length > 0 ? [[file, reasons]] : [];
    }),
  );

  it('in the places that are listed, each for its reason', () => {
    expect(places).toEqual(PLACES);
  });

  it('for reasons that are all in use', () => {
    expect(Object.keys(HOUSE_REASONS).sort()).toEqual([...new Set(Object.values(PLACES).flat())].sort());
  });
});
