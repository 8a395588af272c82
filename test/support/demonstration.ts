import path from 'node:path';
import { ROOMS } from '@pilotage/composition';
import { DEVELOPMENT_LIMITS, openHouse, type Config, type Log } from '@pilotage/platform';
import { createServer } from '../../apps/api/src/server.js';
import { seedDemonstration } from '../../apps/cli/src/demonstration/seed.js';
import type { Driver } from '../../apps/cli/src/driver/driver.js';
import { inProcessDriver } from '../../apps/cli/src/driver/in-process.js';
import { freshDatabase } from './database.js';

/** The state folder of this run of the tests. */
const stateFolder = (): string => process.env['PILOTAGE_STATE'] ?? '/tmp/pilotage-test';

/** The settings of a house on a database of the tests. */
export const settingsOf = (databaseUrl: string, redisUrl?: string, ownerUrl = databaseUrl): Config => ({
  production: false,
  databaseUrl,
  migrationDatabaseUrl: ownerUrl,
  redisUrl,
  port: 0,
  portFixed: true,
  host: '127.0.0.1',
  stateFolder: stateFolder(),
  keyFile: path.join(stateFolder(), 'keys', 'house.json'),
  development: true,
  issuers: [],
  scope: undefined,
  strongAcr: [],
  longestToken: 3600,
  audience: 'pilotage',
  storage: { kind: 'folder', folder: path.join(stateFolder(), 'files') },
  clamd: undefined,
  outbound: { exceptions: [] },
  logLevel: 'error',
  workLimits: DEVELOPMENT_LIMITS,
  trustedProxies: [],
});

/** A database of its own with the whole demonstration in it. */
export async function seededDatabase(server?: string, redisUrl?: string): Promise<Awaited<ReturnType<typeof freshDatabase>>> {
  const database = await freshDatabase(server);
  try {
    await seedDemonstration(settingsOf(database.url, redisUrl, database.ownerUrl), () => undefined);
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** Works inside this process on a seeded database: the use cases and the reads, with a worker beside them. */
export async function inside<T>(databaseUrl: string, work: (driver: Driver) => Promise<T>): Promise<T> {
  const faults: unknown[] = [];
  const onError = (where: string, error: unknown): void => void faults.push({ where, error: String(error) });
  const house = await openHouse({ ...settingsOf(databaseUrl), rooms: ROOMS, onError });
  const engine = house.engine();
  await engine.start();
  try {
    const result = await work(inProcessDriver(house, engine));
    expect(faults).toEqual([]);
    return result;
  } finally {
    await engine.stop();
    await house.close();
  }
}

/** A log that keeps the errors alone: requests and denials are no faults. */
export const errorsInto =
  (faults: unknown[]): Log =>
  (record) =>
    void (record['level'] === 'error' && faults.push(record));

/** An API server and a worker on a database, each with a house of its own, as two processes would have. */
export interface Served {
  readonly url: string;
  /** What either of them reported as a fault. */
  readonly faults: readonly unknown[];
  close(): Promise<void>;
}

/** Serves the database on a free port of this machine. */
export async function serve(databaseUrl: string, redisUrl?: string): Promise<Served> {
  const config = settingsOf(databaseUrl, redisUrl);
  const faults: unknown[] = [];
  const onError = (where: string, error: unknown): void => void faults.push({ where, error: String(error) });
  const [api, worker] = [await openHouse({ ...config, rooms: ROOMS, onError }), await openHouse({ ...config, rooms: ROOMS, onError })];
  const engine = worker.engine();
  await engine.start();
  const app = await createServer(config, api, errorsInto(faults));
  await app.listen(0, config.host);
  return {
    url: await app.getUrl(),
    faults,
    async close() {
      await app.close();
      await engine.stop();
      await api.close();
      await worker.close();
    },
  };
}
