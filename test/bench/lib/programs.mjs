// The programs of dist/ as processes of their own, which never outlive the bar that started them.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { entryPoints } from '../../../scripts/lib/commands.mjs';
import { exitCodeOf } from '../../../scripts/lib/processes.mjs';
import { checkout } from '../../../scripts/lib/state.mjs';
import { until } from './report.mjs';

const followParent = new URL('../../../scripts/lib/follow-parent.mjs', import.meta.url).href;

/** Milliseconds that a process gets to end by itself. */
const PATIENCE_MS = 20_000;

/** Every process that lives, so that none is left behind, frozen ones neither. */
const alive = new Set();
process.on('exit', () => alive.forEach((program) => program.kill9()));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

/**
 * @typedef {object} Program
 * @property {number} pid
 * @property {string[]} lines what it said on standard output
 * @property {string[]} complaints what it said on standard error
 * @property {Promise<number>} ended its exit code
 * @property {() => void} kill9
 * @property {(signal: NodeJS.Signals) => void} signal
 * @property {() => Promise<boolean>} stop asks it to end; false when it had to be killed
 */

/**
 * Starts a script of this checkout.
 * @param {string} script
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Program}
 */
export function startScript(script, args, env) {
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'];
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', followParent, script, ...args], { cwd: checkout, env, stdio });
  const program = {
    pid: child.pid,
    lines: linesOf(child.stdout),
    complaints: linesOf(child.stderr),
    ended: exitCodeOf(child).finally(() => alive.delete(program)),
    kill9: () => void child.kill('SIGKILL'),
    signal: (signal) => void child.kill(signal),
    stop: () => stopped(child, program),
  };
  alive.add(program);
  return program;
}

function linesOf(stream) {
  const lines = [];
  createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return lines;
}

async function stopped(child, { ended }) {
  child.kill('SIGCONT');
  child.kill('SIGTERM');
  const lastResort = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(lastResort);
  return child.signalCode !== 'SIGKILL';
}

export const startWorker = (env) => startScript(entryPoints.worker, [], env);
export const startCommand = (args, env) => startScript(entryPoints.cli, args, env);

/** Starts an API on a free port and waits for its address. */
export async function startApi(env) {
  const program = startScript(entryPoints.api, [], { ...env, PORT: '0' });
  return { ...program, url: await addressIn(program) };
}

/** The address that the API announces in what a program prints. */
export function addressIn(program, limitMs = 60_000) {
  const announced = () => program.lines.map((line) => /GraphQL\s+(http:\/\/\S+)\/graphql/.exec(line)?.[1]).find(Boolean);
  let code;
  void program.ended.then((ended) => (code = ended));
  return until(
    'the start of the API',
    async () => {
      if (code !== undefined) throw new Error(`the API ended with ${code}: ${program.complaints.slice(-5).join('\n')}`);
      return announced();
    },
    limitMs,
  );
}

/**
 * Runs a command to its end.
 * @returns {Promise<{code: number, lines: string[], complaints: string[]}>}
 */
export async function runCommand(args, env) {
  const program = startCommand(args, env);
  return { code: await program.ended, lines: program.lines, complaints: program.complaints };
}
