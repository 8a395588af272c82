import pg from 'pg';
import type { DataSource } from 'typeorm';
import { APP_ROLE, createDataSource, type EntityClass, type MigrationClass } from './database/data-source.js';
import { migrateQueue } from './jobs/queue.js';

export interface MigrationSettings {
  /** By the owner of the tables. */
  readonly databaseUrl: string;
  /** By the login of the apps, which is let into their role. Absent where they log in as the owner. */
  readonly appsUrl?: string;
  readonly redisUrl: string | undefined;
  readonly migrations: readonly MigrationClass[];
}

async function withOwner<T>(
  settings: Pick<MigrationSettings, 'databaseUrl' | 'migrations'>,
  entities: readonly EntityClass[],
  work: (source: DataSource) => Promise<T>,
): Promise<T> {
  const source = createDataSource({ url: settings.databaseUrl, entities, migrations: settings.migrations, as: 'owner', poolSize: 2 });
  await source.initialize();
  try {
    return await work(source);
  } finally {
    await source.destroy();
  }
}

/** Brings the database up to date: our migrations, then the queue's. Idempotent. Returns the names of what ran. */
export async function migrate(settings: MigrationSettings): Promise<string[]> {
  const ran = await withOwner(settings, [], async (source) => {
    // Two processes that start at once take turns.
    await source.query(`select pg_advisory_lock(hashtext('pilotage.migrate'))`);
    try {
      return await source.runMigrations();
    } finally {
      await source.query(`select pg_advisory_unlock(hashtext('pilotage.migrate'))`);
    }
  });
  await migrateQueue(settings);
  if (settings.appsUrl) await letIn(settings, settings.appsUrl);
  return ran.map((m) => m.name);
}

/** Makes the login of the apps a member of their role; whoever made the login need not know of the role. */
async function letIn(settings: MigrationSettings, appsUrl: string): Promise<void> {
  const [login, owner] = [loginOf(appsUrl), loginOf(settings.databaseUrl)];
  if (!login || login === owner) return;
  await withOwner(settings, [], async (source) => {
    const [known] = (await source.query('select pg_has_role($1, $2, $3) as member', [login, APP_ROLE, 'member'])) as { member: boolean }[];
    if (!known?.member) await source.query(`grant ${APP_ROLE} to ${pg.escapeIdentifier(login)}`);
  });
}

const loginOf = (url: string): string => decodeURIComponent(new URL(url).username);

/** Names of migrations that have not run. A database that is not ours at all counts as having none run. */
export async function pendingMigrations(settings: Pick<MigrationSettings, 'databaseUrl' | 'migrations'>): Promise<string[]> {
  return withOwner(settings, [], async (source) => {
    const [known] = (await source.query(`select to_regclass('schema_migration') is not null as known`)) as { known: boolean }[];
    const rows = known?.known ? ((await source.query('select name from schema_migration')) as { name: string }[]) : [];
    const done = new Set(rows.map((r) => r.name));
    const names = source.migrations.map((m) => m.name ?? m.constructor.name);
    return names.filter((name) => !done.has(name));
  });
}

/** Statements that would make the database equal to the entities; none when they agree. */
export async function schemaDrift(
  settings: Pick<MigrationSettings, 'databaseUrl' | 'migrations'>,
  entities: readonly EntityClass[],
): Promise<string[]> {
  return withOwner(settings, entities, async (source) => {
    const drift = await source.driver.createSchemaBuilder().log();
    const ownConstraints = (await source.query(`select conname as name from pg_constraint where contype in ('f', 'c')`)) as {
      name: string;
    }[];
    // Entities hold ids, not relations or checks, so the builder would drop every foreign key and check: those are the migrations' own.
    const isOwn = (statement: string): boolean => ownConstraints.some(({ name }) => statement.endsWith(`DROP CONSTRAINT "${name}"`));
    return drift.upQueries.map((q) => q.query).filter((statement) => !isOwn(statement));
  });
}
