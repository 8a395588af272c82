import type { AnyQuery, AnyUseCase, Readable, Room } from '@pilotage/platform';

/** A row as it comes back; the story reads few fields of it, by name. */
export type Row = Readonly<Record<string, unknown>>;

/** What a mutation answered. */
export type Done = { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly code: string; readonly message: string };

/** How a procurement is driven: the same steps run through the public API or inside this process. */
export interface Driver {
  /** Does an operation as a person, refusals included. */
  attempt(as: string, operation: string, input: Row): Promise<Done>;
  /** A read as a person. */
  read(as: string, query: string, args: Row): Promise<Row>;
  now(): Promise<string>;
  /** Moves the clock of the marketplace forward to an instant; one that has passed is left alone. */
  clockTo(instant: string): Promise<void>;
  /** Lets the jobs work until the condition holds. Throws when it does not come to hold. */
  settle(what: string, holds: () => Promise<boolean>): Promise<void>;
}

/** Does an operation; a refusal is thrown with its code and sentence. */
export async function must(driver: Driver, as: string, operation: string, input: Row): Promise<Row> {
  const done = await driver.attempt(as, operation, input);
  if (!done.ok) throw new Error(`${operation} as ${as} was refused: ${done.code}: ${done.message}`);
  return done.row;
}

/** The operations of all rooms by name. */
export interface Operations {
  readonly useCases: ReadonlyMap<string, AnyUseCase>;
  readonly queries: ReadonlyMap<string, AnyQuery>;
}

/** Indexes the rooms' operations. */
export const operationsOf = (rooms: readonly Room[]): Operations => ({
  useCases: new Map(rooms.flatMap((r) => r.useCases.map((u) => [u.name, u] as const))),
  queries: new Map(rooms.flatMap((r) => r.queries.map((q) => [q.name, q] as const))),
});

/** Everything that a readable holds, as a GraphQL selection. A circle of types is cut at this depth. */
const MAX_DEPTH = 7;

export function selectionOf(view: Readable, depth = 0): string {
  const fields = Object.entries(view.fields).flatMap(([name, f]) => {
    let type = f.type;
    while ((type.kind === 'nullable' || type.kind === 'list') && type.of) type = type.of;
    if (type.kind !== 'object' || !type.object) return [name];
    return depth >= MAX_DEPTH ? [] : [`${name} ${selectionOf(type.object(), depth + 1)}`];
  });
  return `{ ${fields.join(' ')} }`;
}
