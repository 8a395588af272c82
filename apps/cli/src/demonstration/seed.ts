import pg from 'pg';
import { ROOMS } from '@pilotage/composition';
import { ensureKeyFile, migrate, moveClock, openHouse, type Config, type House } from '@pilotage/platform';
import { MIGRATIONS } from '../../../../migrations/index.js';
import { inProcessDriver } from '../driver/in-process.js';
import { issuerKeys } from '../procurement/issuer.js';
import { BEGINNING } from './agenda.data.js';
import { CALLS } from './facts/index.js';
import { found } from './found.js';
import { registerIssuers, registerPublicProducts } from './register.js';
import { runDemonstration } from './run.js';

/** What is written on the schema while a demonstration is being made. It goes where the database goes, so that half of one is never served. */
const UNDER_WAY = 'demonstration under way';

/** What a seed needs to know of the settings. */
export type SeedSettings = Pick<Config, 'databaseUrl' | 'migrationDatabaseUrl' | 'redisUrl' | 'keyFile'>;

async function onDatabase<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const mark = (databaseUrl: string, text: string | null): Promise<unknown> =>
  onDatabase(databaseUrl, (client) => client.query(`comment on schema app is ${text === null ? 'null' : `'${text}'`}`));

/** What the database holds: nothing, something, or half a demonstration. */
export async function contentOf(databaseUrl: string): Promise<'nothing' | 'something' | 'halfADemonstration'> {
  return onDatabase(databaseUrl, async (client) => {
    // As a job of the house: the row policies hold an owner back, too.
    await client.query(`select set_config('pilotage.kind', 'system', false)`);
    const { rows } = await client.query<{ comment: string | null; some: boolean }>(
      `select obj_description('app'::regnamespace, 'pg_namespace') as comment, exists (select from organisation) as some`,
    );
    if (rows[0]?.comment === UNDER_WAY) return 'halfADemonstration';
    return rows[0]?.some ? 'something' : 'nothing';
  });
}

/** Empties the database: everything of ours goes, and the migrations run again. The caller has made sure that nobody uses it. */
export async function startAfresh(settings: SeedSettings): Promise<void> {
  await onDatabase(settings.migrationDatabaseUrl, async (client) => {
    await client.query('drop schema if exists app, bullmq, public cascade');
    await client.query('create schema public');
    await client.query('grant usage on schema public to public');
  });
  const { databaseUrl: appsUrl, migrationDatabaseUrl: databaseUrl, redisUrl } = settings;
  await migrate({ databaseUrl, appsUrl, redisUrl, migrations: MIGRATIONS });
}

/** Loads the demonstration into a migrated, empty database, by running use cases under a moved clock. Throws, and leaves its mark, when it cannot be completed. */
export async function seedDemonstration(settings: SeedSettings, say: (text: string) => void): Promise<{ now: string }> {
  ensureKeyFile(settings.keyFile);
  await mark(settings.migrationDatabaseUrl, UNDER_WAY);
  const faults: string[] = [];
  const onError = (where: string, error: unknown): void =>
    void faults.push(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  const house = await openHouse({ ...settings, rooms: ROOMS, onError });
  try {
    const now = await make(house, say);
    if (faults.length > 0) throw new Error(`jobs met faults: ${faults.slice(0, 5).join('; ')}`);
    await mark(settings.migrationDatabaseUrl, null);
    return { now };
  } finally {
    await house.close();
  }
}

async function make(house: House, say: (text: string) => void): Promise<string> {
  const engine = house.engine();
  await engine.start();
  try {
    await moveClock(house.unitOfWork, BEGINNING);
    const founded = await found(house);
    const driver = inProcessDriver(house, engine);
    const keys = await issuerKeys();
    await registerPublicProducts(driver);
    await registerIssuers(driver, keys, founded.vendors);
    say(`organisations, people and products stand; it is ${await driver.now()}`);
    await runDemonstration({
      driver,
      keys,
      founded,
      onCall: (done, call, now) => say(`${done} of ${CALLS.length} calls: ${call.title.en} (${call.targetStage}); it is ${now}`),
    });
    await engine.drain();
    return await driver.now();
  } finally {
    await engine.stop();
  }
}
