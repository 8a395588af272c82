// Suites that the tests run small and the bars run large: by jest, in a process of its own, which hands its figures back in a file.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { exitCodeOf } from '../../../scripts/lib/processes.mjs';
import { checkout } from '../../../scripts/lib/state.mjs';
import { bar, barOfFaults } from './report.mjs';

/**
 * Runs a suite large and prints what it measured as bars.
 * @param {string} spec path from the checkout
 * @param {Record<string, string>} settings what makes it large
 */
export async function suiteBars(spec, settings) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-figures-'));
  const file = path.join(folder, 'figures.jsonl');
  const jest = path.join(checkout, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, spec], {
    cwd: checkout,
    env: { ...process.env, ...settings, BARS_FIGURES: file },
    stdio: ['ignore', 2, 2],
  });
  const code = await exitCodeOf(child);
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
  fs.rmSync(folder, { recursive: true });
  for (const { bar: name, figure, limit, ok } of lines.map((line) => JSON.parse(line))) bar(name, figure, { limit, ok });
  barOfFaults(`${path.basename(spec)}: the suite holds at this size`, code === 0 ? [] : [`it ended with ${code}`], 'it does');
}
