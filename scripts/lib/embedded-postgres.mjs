// The embedded PostgreSQL: the programs come from npm, the data lies in the state directory, the only door is a unix socket.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { reachableBy, runnableBinaries, wayOut } from './postgres-binaries.mjs';
import { explain, giveTo, initialise, superuser } from './postgres-files.mjs';
import { boot, findServing, isServerOf, removeReusedLocks, stopServer } from './postmaster.mjs';
import { isRoot, socketDirectory } from './state.mjs';

/** The port is only the last part of the socket's name: no TCP port is opened. */
const port = 5432;
const socketName = `.s.PGSQL.${port}`;

/** 200 connections carry two API and two worker processes with their queues; the memory suits a laptop. */
const commonSettings = { listen_addresses: '', max_connections: '200', shared_buffers: '64MB' };

/** A throwaway cluster loses nothing that matters when the machine stops. */
const throwawaySettings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL of a state directory, or adopts the one that a killed run left there.
 * @param {object} options
 * @param {string} options.stateDir holds postgres/ (database files, log, staged programs)
 * @param {boolean} [options.durable] false for throwaway clusters: faster, unsafe against a machine's failure
 * @param {Record<string, string>} [options.settings] further server settings
 * @param {string} [options.bin] folder of other PostgreSQL programs than the packaged ones
 * @returns {Promise<{url: (database: string, user?: string) => string, stop: () => Promise<void>, adopted: boolean, pid: number,
 *   exited: () => boolean, onExit: (listener: () => void) => void}>}
 */
export async function startPostgres({ stateDir, durable = true, settings = {}, bin }) {
  const cluster = describeCluster({ stateDir, bin, settings: { ...commonSettings, ...(durable ? {} : throwawaySettings), ...settings } });
  initialise(cluster);
  const url = (database, user) => socketUrl(cluster.sockets, database, user);
  const orphan = await findServing(cluster);
  if (orphan !== undefined) return { url, ...adoptedServer(cluster, orphan) };
  const child = await bootPatiently(cluster);
  if (typeof child === 'number') return { url, ...adoptedServer(cluster, child) };
  return { url, ...ownServer(child) };
}

/** A connection string that `pg`, TypeORM, BullMQ and `new URL` all understand; the host parameter wins over localhost. */
const socketUrl = (sockets, database, user = superuser) => `postgres://${user}@localhost/${database}?host=${encodeURIComponent(sockets)}`;

/** @returns {import("./postmaster.mjs").Cluster} */
function describeCluster({ stateDir, bin, settings }) {
  const root = path.join(path.resolve(stateDir), 'postgres');
  fs.mkdirSync(root, { recursive: true });
  const identity = isRoot() ? unprivilegedUser() : {};
  if (isRoot()) openTheWay(stateDir, root, identity.uid);
  const sockets = socketDirectory(stateDir, 'pg', socketName);
  giveTo(identity, sockets);
  const data = path.join(root, 'data');
  const programs = bin ?? path.join(runnableBinaries(root, identity.uid), 'bin');
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return {
    bin: programs,
    data,
    sockets,
    socketName,
    log: path.join(root, 'server.log'),
    identity,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    args: ['-D', data, '-k', sockets, '-p', String(port), ...options],
  };
}

/** PostgreSQL refuses to run as root; "nobody" exists everywhere and no user has to be created on the host. */
function unprivilegedUser() {
  const line = fs.readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m);
  if (!line) throw new Error(`PostgreSQL cannot run as root and this host has no user "nobody": ${wayOut}`);
  return { uid: Number(line[1]) >>> 0, gid: Number(line[2]) >>> 0 };
}

/** @throws when the unprivileged user cannot reach the state directory */
function openTheWay(stateDir, root, uid) {
  for (const folder of [stateDir, root]) fs.chmodSync(folder, 0o755);
  if (reachableBy(path.join(root, 'data'), uid)) return;
  throw new Error(
    `as root, PostgreSQL runs as the user "nobody", who cannot enter ${path.resolve(stateDir)}: ` +
      `set PILOTAGE_STATE to a folder whose parents are open to all (the default under /var/tmp is), or ${wayOut}`,
  );
}

/**
 * Starts the server; another start of the same state directory may win, then its process number comes back. After a
 * kill -9 the old backends hold the shared memory for a moment.
 */
async function bootPatiently(cluster, attempts = 100) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await boot(cluster);
    } catch (error) {
      const busy = /pre-existing shared memory block|lock file ".*" already exists/.test(error.output ?? '');
      if (!busy || attempt === attempts) throw new Error(explain(error, error.output ?? ''), { cause: error });
    }
    const rival = await findServing(cluster);
    if (rival !== undefined) return rival;
    removeReusedLocks(cluster);
    await pause(100);
  }
}

function ownServer(child) {
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    adopted: false,
    pid: child.pid,
    exited: isGone,
    onExit: (listener) => void child.once('exit', listener),
    stop: () => (isGone() ? Promise.resolve() : stopServer(child.pid, isGone)),
  };
}

function adoptedServer(cluster, pid) {
  const isGone = () => !isServerOf(cluster, pid);
  const onExit = (listener) => {
    const watch = setInterval(() => isGone() && (clearInterval(watch), listener()), 500);
    watch.unref();
  };
  return { adopted: true, pid, exited: isGone, onExit, stop: () => (isGone() ? Promise.resolve() : stopServer(pid, isGone)) };
}

/**
 * Creates a database on a server unless it is there.
 * @param {string} url of any database of the server
 * @param {string} name
 * @returns {Promise<boolean>} true when it was created
 */
export async function ensureDatabase(url, name) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`create database ${pg.escapeIdentifier(name)}`);
    return true;
  } catch (error) {
    if (['42P04', '23505'].includes(error.code)) return false; // another start created it meanwhile
    throw error;
  } finally {
    await client.end();
  }
}

/** The role of the apps, as migration 0001 makes it; a login is let into it before that has run, too. */
const appsRole = 'pilotage_app';

/**
 * Makes a login of the apps: a member of their role, and of nothing else. It needs no password, because only the owner of the socket's
 * folder gets at the server.
 * @param {string} url of any database of the server, by its superuser
 * @param {string} login
 */
export async function ensureLogin(url, login) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('select rolname as name from pg_roles where rolname = any($1)', [[appsRole, login]]);
    const known = rows.map(({ name }) => name);
    if (!known.includes(appsRole)) await client.query(`create role ${appsRole} nologin`).catch(unlessThere);
    if (!known.includes(login)) await client.query(`create role ${pg.escapeIdentifier(login)} login`).catch(unlessThere);
    await client.query(`grant ${appsRole} to ${pg.escapeIdentifier(login)}`).catch(unlessThere);
  } finally {
    await client.end();
  }
}

/** Another start did the same meanwhile. */
function unlessThere(error) {
  if (!['42710', '23505', 'XX000'].includes(error.code)) throw error;
}
