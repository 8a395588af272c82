// Where this checkout keeps what must outlive a run: database files, keys, the address of the running server.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout that these scripts belong to. */
export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** True when the process may change its user: Windows has no such notion and answers false. */
export const isRoot = () => process.getuid?.() === 0;

/** The longest path that the operating system takes as the name of a unix socket, in bytes. */
const socketPathLimit = os.platform() === 'darwin' ? 103 : 107;

const shortHash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * The state directory: PILOTAGE_STATE, else inside the checkout. For root it lies outside, because PostgreSQL then runs
 * as another user, who may not be able to enter the checkout.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string} absolute path
 */
export function stateDirectory(env = process.env) {
  if (env.PILOTAGE_STATE) return path.resolve(env.PILOTAGE_STATE);
  return isRoot() ? `/var/tmp/pilotage-${shortHash(fs.realpathSync(checkout))}` : path.join(checkout, '.state');
}

/** Names inside a state directory. */
export const statePaths = (stateDir) => ({
  postgres: path.join(stateDir, 'postgres'),
  keys: path.join(stateDir, 'keys'),
  server: path.join(stateDir, 'server.json'),
});

/**
 * Creates the state directory. A user's is closed to everyone else; root's can be entered by the user that PostgreSQL
 * runs as, while `keys/` stays closed.
 * @param {string} stateDir
 */
export function prepareStateDirectory(stateDir) {
  fs.mkdirSync(stateDir, { recursive: true, mode: isRoot() ? 0o755 : 0o700 });
  refuseForeignDirectory(stateDir);
  if (isRoot()) fs.chmodSync(stateDir, 0o755);
  fs.mkdirSync(statePaths(stateDir).keys, { recursive: true, mode: 0o700 });
  fs.chmodSync(statePaths(stateDir).keys, 0o700);
}

/**
 * Whoever owns the directory can replace the keys in it, and the names under /var/tmp can be foreseen by other users.
 * @param {string} directory
 */
function refuseForeignDirectory(directory) {
  const owner = fs.lstatSync(directory).uid;
  if (process.getuid && owner !== process.getuid())
    throw new Error(`${directory} belongs to another user (uid ${owner}): remove it, or set PILOTAGE_STATE to a folder of your own`);
}

/**
 * A directory for unix sockets that is near the state directory, or in the temporary directory where that path is too
 * long for a socket's name. The same state directory always gives the same answer.
 * @param {string} stateDir
 * @param {string} purpose name of the folder
 * @param {string} longestName longest socket name that will be created in it
 * @returns {string} absolute path, created
 */
export function socketDirectory(stateDir, purpose, longestName) {
  const near = path.join(stateDir, 'run');
  const far = path.join('/tmp', `pilotage-run-${process.getuid?.() ?? 0}-${shortHash(path.resolve(stateDir))}`);
  const fits = Buffer.byteLength(path.join(near, purpose, longestName)) <= socketPathLimit;
  const directory = path.join(ensureOwnDirectory(fits ? near : far), purpose);
  fs.mkdirSync(directory, { recursive: true });
  return directory;
}

/** Open for passage whatever the umask: as root, PostgreSQL reaches its own folder in it as another user. */
function ensureOwnDirectory(directory) {
  fs.mkdirSync(directory, { recursive: true });
  refuseForeignDirectory(directory);
  fs.chmodSync(directory, 0o755);
  return directory;
}

/**
 * What the running API wrote about itself.
 * @param {string} stateDir
 * @returns {{url: string, pid: number} | undefined} undefined when no server left its address
 */
export function readServer(stateDir) {
  try {
    return JSON.parse(fs.readFileSync(statePaths(stateDir).server, 'utf8'));
  } catch {
    return undefined;
  }
}
