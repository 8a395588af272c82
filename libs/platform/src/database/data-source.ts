import { DataSource, type DataSourceOptions } from 'typeorm';
import pg from 'pg';
import { SnakeNaming } from './columns.js';

export type EntityClass = new () => object;
export type MigrationClass = new () => object;

const TIMESTAMPTZ = 1184;

/** `timestamptz` arrives as the text of an Instant; everything else as pg reads it (bigint and numeric stay text). */
const instantTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === TIMESTAMPTZ) return (value) => new Date(value).toISOString();
    return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
  },
};

/** The role that the apps take on: it can neither change the schema nor rewrite the audit log (migration 0001). */
export const APP_ROLE = 'pilotage_app';

export interface DatabaseSettings {
  readonly url: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** Connections of the pool. */
  readonly poolSize?: number;
  /** `owner` for migrations; the apps use `app`. */
  readonly as: 'owner' | 'app';
}

/** No statement of the apps runs longer: shorter than the lease of a delivery, so that a job has ended before another worker takes it over. */
const STATEMENT_TIMEOUT = '18s';

/**
 * A process that freezes in the middle of a transaction loses it, with its locks, before its lease ends: otherwise nobody could take its
 * delivery over for as long as it is frozen.
 */
const IDLE_TIMEOUT = '15s';

/** A data source, not yet connected. TypeORM brings the pool, transactions, migrations and the metadata that reads and writes are made from. */
export function createDataSource(settings: DatabaseSettings): DataSource {
  const limits = `-c statement_timeout=${STATEMENT_TIMEOUT} -c idle_in_transaction_session_timeout=${IDLE_TIMEOUT}`;
  const role = settings.as === 'app' ? ` -c role=${APP_ROLE} ${limits}` : '';
  const options: DataSourceOptions = {
    type: 'postgres',
    url: settings.url,
    entities: [...settings.entities],
    migrations: [...settings.migrations] as never,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'schema_migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    poolSize: settings.poolSize ?? 10,
    applicationName: 'pilotage',
    extra: { options: `-c search_path=public -c timezone=UTC -c lock_timeout=15s${role}`, types: instantTypes },
  };
  return new DataSource(options);
}
