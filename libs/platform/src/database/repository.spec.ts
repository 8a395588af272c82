import { instant, type Json } from '@pilotage/kernel';
import { repositoryOf } from './repository.js';
import type { Table } from './rows.js';
import type { AuditFact, Tx } from './unit-of-work.js';

class Toy {
  id: string;
  state: string;
  ownerId: string | null;
  tags: string[];
  facts: Json;
  paper: Buffer | null;
}

const column = (name: string, json = false): { column: string; json: boolean } => ({ column: `"${name}"`, json });
const TABLE: Table = {
  name: '"toy"',
  selection: '"id" as "id", "owner_id" as "ownerId"',
  columns: new Map([
    ['id', column('id')],
    ['state', column('state')],
    ['ownerId', column('owner_id')],
    ['tags', column('tags', true)],
    ['facts', column('facts', true)],
    ['paper', column('paper')],
  ]),
};

interface Said {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}
/** A transaction that writes down what it is told. */
function scribe(rows: object[] = [], touched = 1): { tx: Tx; said: Said[]; recorded: AuditFact[] } {
  const said: Said[] = [];
  const recorded: AuditFact[] = [];
  const listen =
    <T>(answer: T) =>
    async (sql: string, parameters: readonly unknown[] = []): Promise<T> => {
      said.push({ sql: sql.replace(/\s+/g, ' '), parameters });
      return answer;
    };
  const tx = { table: () => TABLE, query: listen(rows), affected: listen(touched), record: (fact: AuditFact) => recorded.push(fact) };
  return { tx: tx as unknown as Tx, said, recorded };
}

const toys = repositoryOf(Toy);
const row = { id: 'toy_1', state: 'draft', ownerId: null, tags: ['a', 'b'], facts: null, paper: null };
const because = { type: 'toy.change', facts: { why: 'test' } };

describe('a search', () => {
  it('matches values, lists and null, each as SQL means them', async () => {
    const { tx, said } = scribe();

    await toys.list(tx, { state: ['draft', 'open'], ownerId: null, id: 'toy_1' });

    expect(said).toEqual([
      {
        sql: 'select "id" as "id", "owner_id" as "ownerId" from "toy" where "state" = any($1) and "owner_id" is null and "id" = $2 order by id',
        parameters: [['draft', 'open'], 'toy_1'],
      },
    ]);
  });

  it('for none of a list finds none, and for no condition finds all', async () => {
    const { tx, said } = scribe();

    await toys.list(tx, { id: [] });
    await toys.list(tx, {});

    expect(said.map((s) => [s.sql.split(' where ')[1], s.parameters])).toEqual([
      ['"id" = any($1) order by id', [[]]],
      ['true order by id', []],
    ]);
  });

  it('by an absent value is refused instead of finding all', async () => {
    const { tx, said } = scribe();

    await expect(toys.list(tx, { ownerId: undefined })).rejects.toThrow('"toy" was searched by ownerId without a value');
    await expect(toys.get(tx, undefined as unknown as string)).rejects.toThrow('searched by id without a value');
    expect(said).toEqual([]);
  });

  it('by a column that is not there is refused', async () => {
    await expect(toys.list(scribe().tx, { 'id" or true --': 'x' } as never)).rejects.toThrow('has no column');
  });

  it('locks as it is told', async () => {
    const { tx, said } = scribe([row]);

    await toys.lock(tx, 'toy_1', 'share');
    await toys.lock(tx, 'toy_1', 'update');
    await toys.find(tx, { id: 'toy_1' });

    expect(said.map((s) => s.sql.split(' order by id')[1])).toEqual([' for share', ' for update', '']);
  });

  it('that finds nothing is NOT_FOUND where one was needed, and null where not', async () => {
    await expect(toys.get(scribe().tx, 'toy_1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(toys.lock(scribe().tx, 'toy_1', 'update')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await toys.find(scribe().tx, { id: 'toy_1' })).toBeNull();
  });
});

describe('a change', () => {
  it('that creates writes JSON as text, null as null, and one audit entry with the first state', async () => {
    const { tx, said, recorded } = scribe();

    await toys.create(tx, row, because);

    expect(said).toEqual([
      {
        sql: 'insert into "toy" ("id", "state", "owner_id", "tags", "facts", "paper") values ($1, $2, $3, $4, $5, $6)',
        parameters: ['toy_1', 'draft', null, '["a","b"]', null, null],
      },
    ]);
    expect(recorded).toEqual([{ ...because, objectId: 'toy_1', to: 'draft' }]);
  });

  it('that creates several is one statement, and an entry for each', async () => {
    const { tx, said, recorded } = scribe();
    const paper = Buffer.from('x');

    await toys.createAll(tx, [row, { ...row, id: 'toy_2', paper }], because);
    await toys.createAll(tx, [], because);

    expect(said).toHaveLength(1);
    expect(said[0]?.sql).toMatch(/values \(\$1, .* \$6\), \(\$7, .* \$12\)$/);
    expect(said[0]?.parameters[11]).toBe(paper);
    expect(recorded.map((r) => r.objectId)).toEqual(['toy_1', 'toy_2']);
  });

  it('that moves saves the columns only while the row is in the state that it left', async () => {
    const { tx, said, recorded } = scribe();
    const event = { type: 'toy.open', object: 'toy', from: 'draft', to: 'open', by: 'openToy' };

    await toys.save(tx, { next: { ...row, state: 'open' }, event }, { seen: instant('2026-01-05T01:00:00Z') });

    expect(said[0]?.sql).toBe(
      'update "toy" set "state" = $2, "owner_id" = $3, "tags" = $4, "facts" = $5, "paper" = $6 where id = $1 and "state" = $7',
    );
    expect(said[0]?.parameters).toEqual(['toy_1', 'open', null, '["a","b"]', null, null, 'draft']);
    expect(recorded).toEqual([
      { type: 'toy.open', objectId: 'toy_1', from: 'draft', to: 'open', facts: { seen: '2026-01-05T01:00:00.000Z' } },
    ]);
  });

  it('of a row that moved on meanwhile is no change, and writes no audit entry', async () => {
    const { tx, recorded } = scribe([], 0);
    const event = { type: 'toy.open', object: 'toy', from: 'draft', to: 'open', by: 'openToy' };

    await expect(toys.save(tx, { next: { ...row, state: 'open' }, event })).rejects.toThrow('not there in the state draft');
    await expect(toys.amend(tx, 'toy_1', { ownerId: 'org_1' }, because)).rejects.toThrow('is not there');
    expect(recorded).toEqual([]);
  });

  it('that amends touches the named columns alone, leaves out what is undefined, and records why', async () => {
    const { tx, said, recorded } = scribe();

    await toys.amend(tx, 'toy_1', { ownerId: null, tags: [], paper: undefined }, because);
    await toys.amend(tx, 'toy_1', { paper: undefined }, because);

    expect(said).toEqual([{ sql: 'update "toy" set "owner_id" = $2, "tags" = $3 where id = $1', parameters: ['toy_1', null, '[]'] }]);
    expect(recorded).toEqual([
      { ...because, objectId: 'toy_1' },
      { ...because, objectId: 'toy_1' },
    ]);
  });
});
