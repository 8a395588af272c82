// The database that the processes of this checkout use: DATABASE_URL, or the embedded server, which several commands may
// share and the last one stops.
import fs from 'node:fs';
import path from 'node:path';
import { ensureDatabase, ensureLogin, startPostgres } from './embedded-postgres.mjs';
import { isAlive } from './postmaster.mjs';
import { prepareStateDirectory } from './state.mjs';

/** Name of the product's database in the embedded cluster, and of the login of the apps. */
export const databaseName = 'pilotage';
export const appsLogin = 'pilotage';

/**
 * @typedef {object} OpenDatabase
 * @property {string} url by the login of the apps
 * @property {string} [ownerUrl] by the owner of the tables, for migrations; absent when DATABASE_URL is set
 * @property {Awaited<ReturnType<typeof startPostgres>>} [server] the embedded server; absent when DATABASE_URL is set
 * @property {() => Promise<void>} close stops the embedded server unless another command of this folder uses it
 */

/**
 * @param {string} stateDir
 * @returns {Promise<OpenDatabase>}
 */
export async function openDatabase(stateDir) {
  prepareStateDirectory(stateDir);
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, close: async () => {} };
  enter(stateDir);
  try {
    const server = await serverWithDatabase(stateDir);
    return { url: server.url(databaseName, appsLogin), ownerUrl: server.url(databaseName), server, close: () => leave(stateDir, server) };
  } catch (error) {
    fs.rmSync(userFile(stateDir, process.pid), { force: true });
    throw error;
  }
}

/** A server found in the moment in which its last user stops it is started again. */
async function serverWithDatabase(stateDir, attempts = 3) {
  const server = await startPostgres({ stateDir });
  try {
    await ensureDatabase(server.url('postgres'), databaseName);
    await ensureLogin(server.url('postgres'), appsLogin);
    return server;
  } catch (error) {
    if (!server.adopted || attempts === 1) throw error;
    return serverWithDatabase(stateDir, attempts - 1);
  }
}

const usersFolder = (stateDir) => path.join(stateDir, 'users');
const userFile = (stateDir, pid) => path.join(usersFolder(stateDir), String(pid));

/** Recorded before the server is looked for, so that whoever leaves meanwhile does not stop it. */
function enter(stateDir) {
  fs.mkdirSync(usersFolder(stateDir), { recursive: true });
  fs.writeFileSync(userFile(stateDir, process.pid), '');
}

async function leave(stateDir, server) {
  fs.rmSync(userFile(stateDir, process.pid), { force: true });
  const others = fs.readdirSync(usersFolder(stateDir)).map(Number);
  const alive = others.filter((pid) => isAlive(pid) || fs.rmSync(userFile(stateDir, pid), { force: true }));
  if (alive.length === 0) await server.stop();
}

/**
 * What every process of ours is told. The development mode is on unless the environment says production or says no.
 * @param {{stateDir: string, database?: {url: string, ownerUrl?: string}}} where
 * @returns {NodeJS.ProcessEnv}
 */
export function childEnvironment({ stateDir, database }) {
  const development = process.env.NODE_ENV === 'production' ? {} : { PILOTAGE_DEV: process.env.PILOTAGE_DEV ?? '1' };
  const urls = database ? { DATABASE_URL: database.url, ...(database.ownerUrl ? { MIGRATION_DATABASE_URL: database.ownerUrl } : {}) } : {};
  return { ...process.env, ...development, ...urls, PILOTAGE_STATE: stateDir };
}
