import type { DataSource, EntityMetadata } from 'typeorm';
import type { EntityClass } from './data-source.js';

/** What SQL writing needs to know of an entity, taken once from TypeORM's metadata. */
export interface Table {
  readonly name: string;
  /** `"column" as "property"` for every column. */
  readonly selection: string;
  readonly columns: ReadonlyMap<string, { readonly column: string; readonly json: boolean }>;
}

const known = new WeakMap<DataSource, Map<EntityClass, Table>>();

/** The table of an entity. */
export function tableOf(source: DataSource, entity: EntityClass): Table {
  const tables = known.get(source) ?? new Map<EntityClass, Table>();
  known.set(source, tables);
  const table = tables.get(entity) ?? describe(source.getMetadata(entity));
  tables.set(entity, table);
  return table;
}

function describe(metadata: EntityMetadata): Table {
  const columns = metadata.columns.map((c) => [c.propertyName, { column: `"${c.databaseName}"`, json: c.type === 'jsonb' }] as const);
  return {
    name: `"${metadata.tableName}"`,
    selection: columns.map(([property, { column }]) => `${column} as "${property}"`).join(', '),
    columns: new Map(columns),
  };
}

/** A value as pg takes it: JSON columns as text, so that a JavaScript array is not taken for a PostgreSQL array. */
export function parameter(table: Table, property: string, value: unknown): unknown {
  const known = table.columns.get(property);
  if (!known) throw new Error(`${table.name} has no column for ${property}`);
  return known.json && value !== null && value !== undefined ? JSON.stringify(value) : value;
}

export const columnOf = (table: Table, property: string): string => {
  const known = table.columns.get(property);
  if (!known) throw new Error(`${table.name} has no column for ${property}`);
  return known.column;
};
