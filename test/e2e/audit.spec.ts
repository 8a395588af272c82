import pg from 'pg';
import { canonicalJson, leafHash, type Json } from '@pilotage/kernel';
import { partiesRoom } from '@pilotage/parties';
import { newId, systemActor, type Tx } from '@pilotage/platform';
import { openWorld, type World } from '../support/world.js';
import { makeToyTables, toyLife, toyNotes, toyRoom, writeToyNote, type ToyNote } from '../support/toy-room.js';

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly object_id: string;
  readonly entry: string;
  readonly leaf_hash: string;
  readonly written_by: string;
}

describe('the audit log', () => {
  let world: World;
  let owner: pg.Client;
  let vendor: string;
  let bidder: string;
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'testIt' }, work);
  const entriesOf = (id: string): Promise<Entry[]> =>
    world.sql<Entry>('select *, written_by::text from audit_event where object_id = $1 order by id', [id]);
  const note = (text: string): ToyNote => ({
    id: newId('clarification'),
    organisationId: vendor,
    text,
    tags: ['a"b', '标签', ''],
    extra: [{ nested: [1, null, 'x'] }],
    state: 'open',
    dueAt: null,
  });

  beforeAll(async () => {
    world = await openWorld({ rooms: [partiesRoom, toyRoom()] });
    await makeToyTables(world.databaseUrl);
    vendor = await world.organisation('vendor-1', 'vendor');
    bidder = await world.person('bidder', vendor, ['bidder']);
    owner = new pg.Client({ connectionString: world.ownerUrl, options: '-c search_path=public' });
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await world.close();
  });

  it('has for a change one entry: who, by which operation, on what, when, from and to', async () => {
    const { id } = await world.do('bidder', writeToyNote, { organisationId: vendor as never, text: 'secret text', tags: ['one'] });

    const [entry, ...others] = await entriesOf(id);

    expect(others).toEqual([]);
    expect(JSON.parse(entry?.entry ?? '')).toEqual({
      v: 2,
      id: entry?.id,
      at: entry?.at,
      by: 'writeToyNote',
      actor: { person: bidder },
      type: 'toyNote.write',
      object: id,
      to: 'open',
      facts: { tags: 1 },
    });
    expect(entry?.entry).not.toContain('secret text');
  });

  it('holds canonical JSON only: every entry reads back and writes the same bytes, and its leaf hash is theirs', async () => {
    await run(async (tx) => {
      const made = await toyNotes.create(tx, note('canon'), {
        type: 'toyNote.write',
        facts: { 字: '值 "quoted" \\ / \u2028', b: 1, a: [null, true] },
      });
      await toyNotes.save(tx, toyLife.move(made, 'finish', {}), { why: 'done' });
      await toyNotes.amend(tx, made.id, { tags: [] }, { type: 'toyNote.clear' });
    });
    const all = await world.sql<Entry>('select * from audit_event');

    expect(all.length).toBeGreaterThanOrEqual(6);
    for (const { entry, leaf_hash, id, at, type, object_id } of all) {
      const read = JSON.parse(entry) as Record<string, Json>;
      expect(canonicalJson(read)).toBe(entry);
      expect(leafHash(entry)).toBe(leaf_hash);
      expect([read['id'], read['at'], read['type'], read['object']]).toEqual([id, at, type, object_id]);
    }
  });

  it('has the entries of one transaction in the order in which things happened', async () => {
    const { id } = await run(async (tx) => {
      const made = await toyNotes.create(tx, note('order'), { type: 'toyNote.write' });
      const finished = await toyNotes.save(tx, toyLife.move(made, 'finish', {}));
      await toyNotes.amend(tx, made.id, { text: 'x' }, { type: 'toyNote.clear' });
      return finished;
    });
    const entries = await entriesOf(id);
    const inOrder = (JSON.parse(entries[1]?.entry ?? '{}') as { from?: string; to?: string }) ?? {};

    expect(entries.map((e) => e.type)).toEqual(['toyNote.write', 'toyNote.finish', 'toyNote.clear']);
    expect([inOrder.from, inOrder.to]).toEqual(['open', 'finished']);
    expect(new Set(entries.map((e) => e.at)).size).toBe(1);
  });

  it('is written by the transaction of the change itself', async () => {
    const made = await run((tx) => toyNotes.create(tx, note('same'), { type: 'toyNote.write' }));
    const [row] = await world.sql<{ xmin: string }>('select xmin::text from toy_note where id = $1', [made.id]);
    const [entry] = await entriesOf(made.id);

    expect(entry?.written_by).toBe(row?.xmin);
  });

  it('and the change stand or fall together', async () => {
    const made = note('fails');
    await world.unchanged(['toy_note'], async () => {
      const failing = run(async (tx) => {
        await toyNotes.create(tx, made, { type: 'toyNote.write' });
        tx.emit('toyNoteWritten', { noteId: made.id });
        throw new Error('later on');
      });
      await expect(failing).rejects.toThrow('later on');
      // An entry that cannot be written canonically takes its change with it.
      const unwritable = run((tx) => toyNotes.create(tx, made, { type: 'toyNote.write', facts: { mark: 1.5 } }));
      await expect(unwritable).rejects.toThrow('integers only');
    });
  });

  it('keeps lists, nulls and nested JSON of a row as they were', async () => {
    const made = await run((tx) =>
      toyNotes.create(tx, { ...note('columns'), dueAt: '2026-02-01T00:00:00.123Z' as never }, { type: 'toyNote.write' }),
    );

    const [read, absent] = await run(async (tx) => [
      await toyNotes.get(tx, made.id),
      await toyNotes.find(tx, { id: made.id, dueAt: null }),
    ]);

    expect(read).toEqual(made);
    expect(absent).toBeNull();
    await run((tx) => toyNotes.amend(tx, made.id, { extra: null, dueAt: null, tags: [] }, { type: 'toyNote.clear' }));
    expect(await run((tx) => toyNotes.find(tx, { id: [made.id], dueAt: null }))).toMatchObject({ extra: null, dueAt: null, tags: [] });
  });

  it('lets a move be made only once, even by two that forgot to lock', async () => {
    const made = await run((tx) => toyNotes.create(tx, note('twice'), { type: 'toyNote.write' }));
    const moved = toyLife.move(made, 'finish', {});

    await run((tx) => toyNotes.save(tx, moved));

    await world.unchanged(['toy_note'], async () => {
      await expect(run((tx) => toyNotes.save(tx, moved))).rejects.toThrow('not there in the state open');
    });
  });

  const REWRITES = [`update audit_event set entry = '{}'`, 'delete from audit_event', 'truncate audit_event'];

  it.each(REWRITES)('is append-only for the role of the apps: %s', async (statement) => {
    await expect(world.house.source.query(statement)).rejects.toThrow(/permission denied|append-only/);
  });

  it.each([...REWRITES, `set session_replication_role = replica; delete from audit_event`])(
    'is append-only for its owner, too, triggers of replicas included: %s',
    async (statement) => {
      const before = await owner.query('select count(*) as n from audit_event');

      await expect(owner.query(statement)).rejects.toThrow(/append-only|cannot truncate a table referenced/);

      await owner.query('set session_replication_role = default');
      expect((await owner.query('select count(*) as n from audit_event')).rows).toEqual(before.rows);
    },
  );

  it.each(['alter table audit_event disable trigger all', 'drop table audit_event', 'create table x (a int)'])(
    'is out of reach of the apps’ role by way of the schema: %s',
    async (statement) => {
      await expect(world.house.source.query(statement)).rejects.toThrow(/must be owner|permission denied/);
    },
  );
});
