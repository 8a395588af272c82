// Servers that live for one run of the tests: a PostgreSQL cluster, and what else the machine has to offer.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from './embedded-postgres.mjs';
import { reachableBy } from './postgres-binaries.mjs';
import { isAlive } from './postmaster.mjs';
import { isRoot } from './state.mjs';

const prefix = 'pilotage-throwaway-';

/** Any user but root and ourselves: whoever PostgreSQL will run as must be able to enter the folder. */
const someoneElse = 65_534;

function temporaryRoot() {
  const usual = os.tmpdir();
  return isRoot() && !reachableBy(path.join(usual, 'x'), someoneElse) ? '/var/tmp' : usual;
}

/**
 * A folder for one run, named after this process so that a later run can tell whether it is still in use.
 * @returns {string}
 */
export function throwawayDirectory() {
  const root = temporaryRoot();
  sweepAbandoned(root);
  return fs.mkdtempSync(path.join(root, `${prefix}${process.pid}-`));
}

/** Ends the servers and removes the folders of runs that were killed before they could. */
function sweepAbandoned(root) {
  for (const name of fs.readdirSync(root).filter((entry) => entry.startsWith(prefix))) {
    const directory = path.join(root, name);
    const owner = Number(name.slice(prefix.length).split('-')[0]);
    if (isAlive(owner) || fs.statSync(directory).uid !== (process.getuid?.() ?? 0)) continue;
    for (const pid of processesNaming(directory)) process.kill(pid, 'SIGQUIT');
    fs.rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Processes whose command line names a folder; only Linux tells. */
function processesNaming(directory) {
  if (!fs.existsSync('/proc/self/cmdline')) return [];
  return fs
    .readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 1 && commandLine(pid).includes(directory));
}

function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}

/**
 * A PostgreSQL cluster for one run: unless told otherwise, with settings that are fast and unsafe.
 * @param {string} directory
 * @param {{bin?: string, durable?: boolean, settings?: Record<string, string>}} [options]
 */
export function throwawayPostgres(directory, options = {}) {
  return startPostgres({ stateDir: directory, durable: false, ...options });
}

/**
 * The newest PostgreSQL programs that the host itself has, for the suite that proves a server of one's own.
 * @returns {string | undefined} folder of the programs
 */
export function hostPostgres() {
  const root = '/usr/lib/postgresql';
  if (!fs.existsSync(root)) return undefined;
  const versions = fs.readdirSync(root).filter((version) => fs.existsSync(path.join(root, version, 'bin/initdb')));
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest && path.join(root, newest, 'bin');
}

/** @returns {string | undefined} path of a Redis or Valkey server program */
export function redisProgram() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = ['redis-server', 'valkey-server'].flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find((file) => fs.existsSync(file));
}

/**
 * A Redis that keeps nothing and evicts nothing (BullMQ requires that), on a free port of the loopback address.
 * @param {string} program
 * @param {string} directory
 * @returns {Promise<{url: string, version: string, stop: () => Promise<void>}>}
 */
export async function throwawayRedis(program, directory) {
  const port = await freePort();
  const settings = { port, bind: '127.0.0.1', dir: directory, appendonly: 'no', 'maxmemory-policy': 'noeviction', save: '' };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  const gone = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.pid === undefined) throw new Error(`${program} did not start`);
    await pause(20);
  }
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).match(/v=(\S+)/)?.[1] ?? 'of unknown version';
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return { url: `redis://127.0.0.1:${port}`, version, stop };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
