// One PostgreSQL server process: starting it, waiting until it serves, recognising one that is already there, stopping it.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two looks at a process that is starting or stopping. */
const lookAgain = 10;

/**
 * @typedef {object} Cluster
 * @property {string} bin folder of the programs
 * @property {string} data folder of the database files
 * @property {string} sockets folder of the unix socket
 * @property {string} log file that takes what the server says
 * @property {{uid?: number, gid?: number}} identity user to run as, empty for this one
 * @property {NodeJS.ProcessEnv} env
 * @property {string[]} args server arguments
 * @property {string} socketName
 */

/**
 * Starts the server and waits until it serves. It gets a session of its own, so that Ctrl-C in a terminal reaches the
 * supervisor alone and the server stops last; and it writes to a file, so that it can outlive a killed supervisor.
 * @param {Cluster} cluster
 * @returns {Promise<import('node:child_process').ChildProcess>}
 * @throws an Error with `output`, what the server wrote
 */
export async function boot(cluster) {
  const log = fs.openSync(cluster.log, 'a', 0o600);
  const before = fs.fstatSync(log).size;
  const child = spawn(path.join(cluster.bin, 'postgres'), cluster.args, {
    ...cluster.identity,
    env: cluster.env,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  let failure;
  child.once('error', (error) => (failure = error));
  child.once('exit', (code, signal) => (failure ??= new Error(`PostgreSQL exited (${signal ?? code})`)));
  while (!failure && !isReady(cluster, child.pid)) await pause(lookAgain);
  if (failure) throw Object.assign(failure, { output: writtenSince(cluster.log, before) });
  return child;
}

function writtenSince(file, offset) {
  return fs.readFileSync(file).subarray(offset).toString('utf8');
}

/** The server writes its state into the eighth line of its lock file; pg_ctl waits for the same line. */
function isReady(cluster, pid) {
  const lock = readLock(cluster);
  return lock?.pid === pid && lock.status === 'ready';
}

const lockFile = (cluster) => path.join(cluster.data, 'postmaster.pid');
const socketLockFile = (cluster) => path.join(cluster.sockets, `${cluster.socketName}.lock`);

/**
 * @param {Cluster} cluster
 * @returns {{pid: number, status: string} | undefined}
 */
export const readLock = (cluster) => parseLock(lockFile(cluster));

function parseLock(file) {
  try {
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() };
  } catch {
    return undefined;
  }
}

/**
 * Removes lock files whose process number now belongs to another program, because the server itself would refuse to
 * start. The lock of a dead server stays: it still guards that server's last backends.
 */
export function removeReusedLocks(cluster) {
  for (const file of [lockFile(cluster), socketLockFile(cluster)]) {
    const lock = parseLock(file);
    if (lock && isAlive(lock.pid) && !isServerOf(cluster, lock.pid)) fs.rmSync(file, { force: true });
  }
}

/** True when something answers on the cluster's socket. */
export function answers(cluster) {
  return new Promise((resolve) => {
    const socket = net.connect(path.join(cluster.sockets, cluster.socketName));
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** True when the process exists and is the server of these database files, not another program with a used number. */
export function isServerOf(cluster, pid) {
  if (!isAlive(pid)) return false;
  return commandOf(pid).includes(cluster.data);
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function commandOf(pid) {
  try {
    if (fs.existsSync('/proc/self/cmdline')) return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * The server that an earlier run left behind, once it serves.
 * @param {Cluster} cluster
 * @returns {Promise<number | undefined>} its process number; undefined when there is none (any more)
 */
export async function findServing(cluster) {
  for (;;) {
    const lock = readLock(cluster);
    if (!lock || !isServerOf(cluster, lock.pid)) return undefined;
    if (lock.status === 'ready' && (await answers(cluster))) return lock.pid;
    await pause(lookAgain); // it is starting, recovering or stopping
  }
}

/**
 * Asks the server to close its connections and stop, and waits until it is gone; one that hangs is stopped at once, which
 * costs a recovery at the next start but no data.
 * @param {number} pid
 * @param {() => boolean} isGone
 */
export async function stopServer(pid, isGone, patience = 20_000) {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL']) {
    signalUnlessGone(pid, signal);
    const giveUp = performance.now() + patience;
    while (!isGone() && performance.now() < giveUp) await pause(lookAgain);
    if (isGone()) return;
  }
}

function signalUnlessGone(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
