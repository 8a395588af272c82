// What a check answers, and how a program's answer becomes one.
import { spawn } from 'node:child_process';
import { checkout } from '../state.mjs';

/**
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {string} [note] a few words for the line of a passed check
 * @property {string} [detail] what is wrong, as long as it needs to be
 */

/** @returns {Outcome} passed when nothing is wrong */
export const outcomeOf = (faults, note) => ({ ok: faults.length === 0, note, detail: faults.join('\n') });

/**
 * Runs a Node program; what it printed is the detail when it fails.
 * @param {string[]} args the script, then its arguments
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Outcome & {output: string}>}
 */
export function runNode(args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: checkout, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, detail: output.trimEnd(), output }));
  });
}
