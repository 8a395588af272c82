import pg from 'pg';
import { UnitOfWork, createDataSource, newId, systemActor, type Actor, type Context, type Tx } from '@pilotage/platform';
import { beginning } from '../../libs/platform/src/database/identity.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';

type Known = Map<string, { stage: string; key: Record<string, unknown> }[]>;
type Met = Readonly<Record<string, string>>;
interface Rows {
  readonly ORGANISATIONS: Readonly<Record<string, string>>;
  readonly PERSONS: Readonly<Record<string, readonly [string, string, readonly string[]]>>;
  putRows(client: pg.Client): Promise<Known>;
}
interface Probe {
  readonly ACTORS: readonly string[];
  saying(actor: string): string;
  readTables(client: pg.Client, tables: readonly string[]): Promise<Map<string, unknown>>;
  withJson(client: pg.Client, known: Known, tables: Map<string, unknown>): Promise<void>;
  probe(client: pg.Client, actor: string, ground: { known: Known; tables: Map<string, unknown> }): Promise<Met>;
}

/** Plain modules, which the bar that mutates the policies runs as well. */
const { ORGANISATIONS, PERSONS, putRows } = jest.requireActual<Rows>('../support/walls/rows.mjs');
const { ACTORS, saying, readTables, withJson, probe } = jest.requireActual<Probe>('../support/walls/probe.mjs');
const { expected } = jest.requireActual<{ expected(): Record<string, Met> }>('../support/walls/expectations.mjs');

const contextOf = (actor: Actor): Context => ({ actor, requestId: 'test', operation: 'test' });
function actorNamed(key: string): Actor {
  const [personId = '', organisation = '', roles = []] = PERSONS[key] ?? [];
  return { kind: 'person', personId, memberships: [{ organisationId: ORGANISATIONS[organisation] ?? '', roles: roles as never }] };
}

describe('the row policies, with no use case before them', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  let known: Known;
  let tables: Map<string, unknown>;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl, options: '-c search_path=public' });
    await owner.connect();
    await owner.query('begin');
    known = await putRows(owner);
    tables = await readTables(owner, [...known.keys()]);
    await withJson(owner, known, tables);
  });
  afterAll(async () => {
    await owner.query('rollback');
    await owner.end();
    await database.drop();
  });

  it('are tried with rows of every table that has them', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relrowsecurity`,
    );
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(ACTORS)('let %s meet the rows that the design names at each stage of a procurement, and no other', async (actor) => {
    expect(await probe(owner, actor, { known, tables })).toEqual(expected()[actor] ?? {});
  });

  it('let a transaction that says nothing of itself meet nothing', () => {
    expect(ACTORS).toContain('none');
    expect(expected()['none']).toBeUndefined();
  });
});

describe('who a transaction is', () => {
  let database: FreshDatabase;
  let owner: pg.Client;
  const source = (): ReturnType<typeof createDataSource> =>
    createDataSource({ url: database.url, entities: [], migrations: [], as: 'app', poolSize: 1 });
  let pool: ReturnType<typeof createDataSource>;
  let work: UnitOfWork;
  const persons = (tx: Tx): Promise<object[]> => tx.query('select id from person order by id');
  const silently = async (): Promise<unknown[]> => (await pool.query('select id from person')) as unknown[];

  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Client({ connectionString: database.ownerUrl, options: '-c search_path=public' });
    await owner.connect();
    await putRows(owner);
    pool = await source().initialize();
    work = new UnitOfWork(pool);
  });
  afterAll(async () => {
    await pool.destroy();
    await owner.end();
    await database.drop();
  });

  it('is said with its beginning, in the words that the policies understand', () => {
    const said = (key: string): string => beginning('change', actorNamed(key)).split('; ')[1] ?? '';
    expect(Object.keys(PERSONS).map(said)).toEqual(Object.keys(PERSONS).map(saying));
    expect(beginning('read', systemActor('x'))).toBe(
      `begin isolation level repeatable read, read only; select set_config('pilotage.kind', 'system', true)`,
    );
  });

  it.each<[string, Actor]>([
    ['a person', { kind: 'person', personId: `per_'; drop table bid; --`, memberships: [] }],
    ['an organisation', { ...actorNamed('vendor'), memberships: [{ organisationId: `x','y`, roles: ['bidder'] }] } as Actor],
    [
      'a role',
      { ...actorNamed('vendor'), memberships: [{ organisationId: ORGANISATIONS['vendor'] ?? '', roles: [`a'b` as never] }] } as Actor,
    ],
  ])('is not said of an id of %s with a strange form', async (_what, actor) => {
    await expect(work.run(contextOf(actor), persons)).rejects.toThrow('strange form');
  });

  it('is forgotten when it ends, by the next one on the same connection', async () => {
    expect(await work.run(contextOf(actorNamed('vendor')), persons)).toHaveLength(1);
    expect(await silently()).toEqual([]);
    expect(await work.read(contextOf(actorNamed('officer')), persons)).toHaveLength(4);
    expect(await silently()).toEqual([]);
  });

  it('is forgotten when it is rolled back', async () => {
    const fails = work.run(contextOf(systemActor('test')), (tx) => tx.query('select 1 / 0'));
    await expect(fails).rejects.toThrow('division by zero');
    expect(await silently()).toEqual([]);
    expect(await work.run(contextOf({ kind: 'anonymous' }), persons)).toEqual([]);
  });

  it('may be nobody yet, while an account is identified: then it reads who is who, and nothing else', async () => {
    const seen = (table: string): Promise<unknown[]> => work.identify('test', (tx) => tx.query(`select 1 from ${table}`));
    expect((await seen('person')).length).toBe(Object.keys(PERSONS).length);
    expect(await seen('bid')).toEqual([]);
    expect(await seen('call')).toEqual([]);
    await expect(work.identify('test', (tx) => tx.query(`update membership set state = state`))).rejects.toThrow('read-only');
  });

  it('looks further only as long as its reason, and every entry then tells the reason', async () => {
    const objectId = newId('event');
    const counts = await work.run(contextOf(actorNamed('vendor')), async (tx) => {
      const before = await persons(tx);
      const within = await tx.asHouse('conflictsOfInterest', () => persons(tx));
      tx.record({ type: 'test.look', objectId });
      return [before.length, within.length, (await persons(tx)).length];
    });
    expect(counts).toEqual([1, Object.keys(PERSONS).length, 1]);
    const { rows } = await owner.query<{ entry: string }>('select entry from audit_event where object_id = $1', [objectId]);
    expect(JSON.parse(rows[0]?.entry ?? '{}')).toMatchObject({ asHouse: ['conflictsOfInterest'], type: 'test.look' });
  });

  it('looks no further after a refusal within', async () => {
    const seen = await work.run(contextOf(actorNamed('vendor')), async (tx) => {
      const refused = tx.asHouse('conflictsOfInterest', () => Promise.reject(new Error('no')));
      await expect(refused).rejects.toThrow('no');
      return persons(tx);
    });
    expect(seen).toHaveLength(1);
  });

  it('cannot leave an entry of the log in the name of another', async () => {
    const forged = JSON.stringify({ actor: { person: PERSONS['rival']?.[0] } });
    const write = work.run(contextOf(actorNamed('vendor')), (tx) =>
      tx.query(
        `insert into audit_event (id, at, type, object_id, entry, leaf_hash) values ('forged', now(), 'x', 'x', $1, repeat('0', 64))`,
        [forged],
      ),
    );
    await expect(write).rejects.toThrow('row-level security');
    expect((await owner.query(`select from audit_event where id = 'forged'`)).rowCount).toBe(0);
  });

  it.each([
    ['bid', `update bid set vendor_id = agency_id`],
    ['award', `update award set bid_id = 'x'`],
    ['call', `update call set agency_id = 'x'`],
    ['pilot', `update pilot set price = '{"minor":"1"}'`],
    ['membership', `update membership set person_id = 'x'`],
  ])('changes nothing of a row of %s that never changes, not even as its owner', async (table, statement) => {
    const before = (await owner.query(`select md5(string_agg(r::text, '|' order by r::text)) from ${table} r`)).rows;
    await expect(work.run(contextOf(systemActor('test')), (tx) => tx.query(statement))).rejects.toThrow('never change');
    await expect(owner.query(statement)).rejects.toThrow('never change');
    expect((await owner.query(`select md5(string_agg(r::text, '|' order by r::text)) from ${table} r`)).rows).toEqual(before);
  });
});
