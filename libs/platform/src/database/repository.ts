import type { Json, Moved } from '@pilotage/kernel';
import { notFound } from '../errors.js';
import { columnOf, parameter, type Table } from './rows.js';
import type { Tx } from './unit-of-work.js';

type Lock = 'share' | 'update';
type Where<R> = { readonly [K in keyof R]?: R[K] | null | readonly R[K][] };
/** Columns that may change without a move. The state never does. */
type Patch<R> = { readonly [K in keyof Omit<R, 'id' | 'state'>]?: R[K] };

/** What every change says for the audit log. */
export interface Because {
  readonly type: string;
  readonly facts?: Json;
}

/** The rows of one entity. Each change writes its audit entry in the same transaction; there is no way to change a row without one. */
export interface Repository<R extends { id: string }> {
  /** The row, or NOT_FOUND as for an unrelated one. */
  get(tx: Tx, id: string): Promise<R>;
  /** The row under a lock, or NOT_FOUND. `share` for who relies on it, `update` for who changes it. */
  lock(tx: Tx, id: string, strength: Lock): Promise<R>;
  find(tx: Tx, where: Where<R>, lock?: Lock): Promise<R | null>;
  list(tx: Tx, where: Where<R>, lock?: Lock): Promise<R[]>;
  create(tx: Tx, row: R, because: Because): Promise<R>;
  createAll(tx: Tx, rows: readonly R[], because: Because): Promise<void>;
  /** Saves a move of its life: the changed columns and the audit entry. */
  save(tx: Tx, moved: Moved<R>, facts?: Json): Promise<R>;
  /** Changes columns other than the state. */
  amend(tx: Tx, id: string, patch: Patch<R>, because: Because): Promise<void>;
}

/** The repository of an entity class that has an `id`. */
export function repositoryOf<R extends { id: string }>(entity: new () => R): Repository<R> {
  const select = async (tx: Tx, where: Where<R>, lock?: Lock): Promise<R[]> => {
    const table = tx.table(entity);
    const { sql, parameters } = conditions(table, where);
    return tx.query<R>(`select ${table.selection} from ${table.name} where ${sql} order by id${lock ? ` for ${lock}` : ''}`, parameters);
  };
  const first = async (tx: Tx, where: Where<R>, lock?: Lock): Promise<R | null> => (await select(tx, where, lock))[0] ?? null;
  const needed = async (tx: Tx, id: string, lock?: Lock): Promise<R> => {
    const row = await first(tx, { id } as Where<R>, lock);
    if (!row) throw notFound();
    return row;
  };
  const insert = async (tx: Tx, rows: readonly R[], because: Because): Promise<void> => {
    if (rows.length === 0) return;
    const { sql, parameters } = insertion(tx.table(entity), rows);
    await tx.query(sql, parameters);
    rows.forEach((row) => tx.record({ ...because, objectId: row.id, ...stateOf(row) }));
  };
  return {
    get: (tx, id) => needed(tx, id),
    lock: needed,
    find: first,
    list: select,
    createAll: insert,
    async create(tx, row, because) {
      await insert(tx, [row], because);
      return row;
    },
    async save(tx, { next, event }, facts) {
      await update(tx, tx.table(entity), next.id, next as Readonly<Record<string, unknown>>, event.from);
      tx.record({ type: event.type, objectId: next.id, from: event.from, to: event.to, ...(facts === undefined ? {} : { facts }) });
      return next;
    },
    async amend(tx, id, patch, because) {
      await update(tx, tx.table(entity), id, patch as Readonly<Record<string, unknown>>);
      tx.record({ ...because, objectId: id });
    },
  };
}

const stateOf = (row: object): { to?: string } => ('state' in row && typeof row.state === 'string' ? { to: row.state } : {});

function conditions(table: Table, where: object): { sql: string; parameters: unknown[] } {
  const entries = Object.entries(where);
  // An absent value would widen the search to every row: whoever forgot it hears of it.
  const absent = entries.find(([, value]) => value === undefined);
  if (absent) throw new Error(`${table.name} was searched by ${absent[0]} without a value`);
  const parameters = entries.filter(([, value]) => value !== null).map(([, value]) => value as unknown);
  let position = 0;
  const parts = entries.map(([property, value]) => {
    const column = columnOf(table, property);
    if (value === null) return `${column} is null`;
    position += 1;
    return Array.isArray(value) ? `${column} = any($${position})` : `${column} = $${position}`;
  });
  return { sql: parts.join(' and ') || 'true', parameters };
}

function insertion(table: Table, rows: readonly object[]): { sql: string; parameters: unknown[] } {
  const properties = [...table.columns.keys()].filter((p) => rows.some((row) => p in row));
  const parameters = rows.flatMap((row) => properties.map((p) => parameter(table, p, (row as Record<string, unknown>)[p] ?? null)));
  const tuples = rows.map((_, r) => `(${properties.map((_p, c) => `$${r * properties.length + c + 1}`).join(', ')})`);
  const columns = properties.map((p) => columnOf(table, p)).join(', ');
  return { sql: `insert into ${table.name} (${columns}) values ${tuples.join(', ')}`, parameters };
}

/** `from`: the state that the move left. Whoever moved a row without locking it finds that it has moved on, and writes nothing. */
async function update(tx: Tx, table: Table, id: string, values: Readonly<Record<string, unknown>>, from?: string): Promise<void> {
  const properties = Object.keys(values).filter((p) => p !== 'id' && values[p] !== undefined && table.columns.has(p));
  if (properties.length === 0) return;
  const assignments = properties.map((p, i) => `${columnOf(table, p)} = $${i + 2}`).join(', ');
  const parameters = [id, ...properties.map((p) => parameter(table, p, values[p]))];
  const still = from === undefined ? '' : ` and ${columnOf(table, 'state')} = $${parameters.push(from)}`;
  const touched = await tx.affected(`update ${table.name} set ${assignments} where id = $1${still}`, parameters);
  if (touched !== 1) throw new Error(`${table.name} ${id} was to be changed but is not there${from ? ` in the state ${from}` : ''}`);
}
