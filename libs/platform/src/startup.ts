import pg from 'pg';
import type { Config } from './config.js';
import { ensureKeyFile, readKeys } from './crypto/keys.js';
import { APP_ROLE, type MigrationClass } from './database/data-source.js';
import { pendingMigrations } from './migrate.js';

/** What stands in the way of a start, beyond wrong settings: an unreachable database, pending migrations, a clock offset in production, a key file that cannot be read. All of it at once. */
export async function startupFaults(config: Config, migrations: readonly MigrationClass[]): Promise<string[]> {
  const keys = keyFaults(config);
  try {
    const pending = await pendingMigrations({ databaseUrl: config.databaseUrl, migrations });
    const waiting = pending.length > 0 ? [`migrations are pending (${pending.join(', ')}): run \`pilotage migrate\` first`] : [];
    return [...keys, ...waiting, ...(pending.length > 0 ? [] : [...(await clockFaults(config)), ...(await loginFaults(config))])];
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

/** What a login of the apps must not be, and why. */
const LOGIN_FAULTS: readonly (readonly [property: string, sentence: string])[] = [
  ['superuser', 'is a superuser, whom no grant and no row policy holds back'],
  ['owner', 'owns tables of Pilotage, so it could take down their walls and rewrite what is append-only'],
  ['bypass', 'has BYPASSRLS, so it reads past every row policy'],
  ['makesRoles', 'may create roles, so it could give itself what it does not have'],
  ['stranger', `is no member of the role ${APP_ROLE}: run \`pilotage migrate\` with MIGRATION_DATABASE_URL, which lets it in`],
];

/** Production serves by a login that can do what the apps do, and nothing else. */
async function loginFaults(config: Config): Promise<string[]> {
  if (!config.production) return [];
  const [row] = await ask<Record<string, boolean>>(
    config,
    `select r.rolsuper as superuser, r.rolbypassrls as bypass, r.rolcreaterole as "makesRoles",
       not pg_has_role(r.oid, '${APP_ROLE}', 'member') as stranger,
       exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname in ('public', 'app') and c.relkind = 'r' and pg_has_role(r.oid, c.relowner, 'member')) as owner
     from pg_roles r where r.rolname = session_user`,
  );
  // Of a superuser everything else is true as well, and says nothing more.
  const faults = LOGIN_FAULTS.filter(([property]) => row?.[property]);
  return (row?.['superuser'] ? faults.slice(0, 1) : faults).map(([, sentence]) => `DATABASE_URL: its login ${sentence}`);
}

async function ask<R extends object>(config: Config, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: config.databaseUrl });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function clockFaults(config: Config): Promise<string[]> {
  if (!config.production) return [];
  const shifts = await ask(config, 'select from app.clock_offset');
  return shifts.length > 0 ? ['the clock of this database has an offset: it held a demonstration and cannot serve in production'] : [];
}
