import pg from 'pg';
import type { Config } from './config.js';
import { ensureKeyFile, readKeys } from './crypto/keys.js';
import type { MigrationClass } from './database/data-source.js';
import { pendingMigrations } from './migrate.js';

/** What stands in the way of a start, beyond wrong settings: an unreachable database, pending migrations, a clock offset in production, a key file that cannot be read. All of it at once. */
export async function startupFaults(config: Config, migrations: readonly MigrationClass[]): Promise<string[]> {
  const keys = keyFaults(config);
  try {
    const pending = await pendingMigrations({ databaseUrl: config.databaseUrl, migrations });
    const waiting = pending.length > 0 ? [`migrations are pending (${pending.join(', ')}): run \`pilotage migrate\` first`] : [];
    return [...keys, ...waiting, ...(pending.length > 0 ? [] : await clockFaults(config))];
  } catch (error) {
    return [...keys, `DATABASE_URL: the database cannot be reached (${reasonOf(error)})`];
  }
}

/** The reason without the address, which may hold a password. */
const reasonOf = (error: unknown): string => {
  const { code, message, severity } = error as { code?: string; message?: string; severity?: string };
  // What the server itself says names a database or a role, never a password.
  return (severity ? undefined : code) ?? message?.split('\n')[0] ?? 'no answer';
};

function keyFaults(config: Config): string[] {
  try {
    if (!config.production) ensureKeyFile(config.keyFile);
    readKeys(config.keyFile);
    return [];
  } catch (error) {
    return [`PILOTAGE_KEY_FILE: ${error instanceof Error ? error.message : 'cannot be read'}`];
  }
}

async function clockFaults(config: Config): Promise<string[]> {
  if (!config.production) return [];
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from app.clock_offset');
    return rowCount ? ['the clock of this database has an offset: it held a demonstration and cannot serve in production'] : [];
  } finally {
    await client.end();
  }
}
