// Child processes of ours: how they are started, ended, and kept from outliving whoever started them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { checkout } from './state.mjs';

const followParent = new URL('./follow-parent.mjs', import.meta.url).href;

/** Milliseconds that a process gets to finish what it is doing before it is killed. */
const patience = 15_000;

/** The signals by which a terminal, a service manager or npm ends us. */
export const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Starts a compiled program. It gets a session of its own: Ctrl-C reaches only its parent, which ends things in order;
 * and a channel to its parent, by which it notices a parent that was killed.
 * @param {string} script
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {{stdin?: 'inherit' | 'ignore', stdout?: 'inherit' | 'ignore'}} [streams]
 */
export function startNode(script, args, env, { stdin = 'ignore', stdout = 'inherit' } = {}) {
  return spawn(process.execPath, ['--enable-source-maps', '--import', followParent, script, ...args], {
    cwd: checkout,
    env,
    detached: true,
    stdio: [stdin, stdout, 'inherit', 'ipc'],
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 and more when a signal ended it
 */
export function exitCodeOf(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(128);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

/** Asks a process to end, waits, and kills it when it does not. */
export async function endChild(child) {
  const ended = exitCodeOf(child);
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(lastResort);
}

/** Passes the signals that end us to a child for as long as it runs. */
export function forwardSignals(child) {
  const forward = (signal) => child.kill(signal);
  for (const signal of endingSignals) process.on(signal, forward);
  child.once('exit', () => endingSignals.forEach((signal) => process.off(signal, forward)));
}

/** True when a module is the program that was started, not an import. */
export const isProgram = (url) => process.argv[1] === fileURLToPath(url);
