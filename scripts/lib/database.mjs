// The database that the processes of this checkout use: DATABASE_URL, or the embedded server.
import { ensureDatabase, startPostgres } from './embedded-postgres.mjs';
import { prepareStateDirectory } from './state.mjs';

/** Name of the product's database in the embedded cluster. */
export const databaseName = 'pilotage';

/**
 * @param {string} stateDir
 * @returns {Promise<{url: string, server?: Awaited<ReturnType<typeof startPostgres>>}>} no server when DATABASE_URL is set
 */
export async function openDatabase(stateDir) {
  prepareStateDirectory(stateDir);
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL };
  const server = await startPostgres({ stateDir });
  await ensureDatabase(server.url('postgres'), databaseName);
  return { url: server.url(databaseName), server };
}

/**
 * What every process of ours is told. The development mode is on unless the environment says production or says no.
 * @param {{stateDir: string, databaseUrl?: string}} where
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment({ stateDir, databaseUrl }) {
  const development = process.env.NODE_ENV === 'production' ? {} : { PILOTAGE_DEV: process.env.PILOTAGE_DEV ?? '1' };
  const database = databaseUrl ? { DATABASE_URL: databaseUrl } : {};
  return { ...process.env, ...development, ...database, PILOTAGE_STATE: stateDir };
}
