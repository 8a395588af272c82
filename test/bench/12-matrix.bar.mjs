// Who may do what, over HTTP: each operation by each role, at the moments of the story when it is lawful, and again in every further state
// that its objects go through. The states that no object comes to are told.
import { spawn } from 'node:child_process';
import { bar, barOfFaults } from './lib/report.mjs';

/** The spec prints its figures on lines of its own. */
const FIGURES = /^matrix over HTTP: (.*)$/gm;

const child = spawn(process.execPath, ['node_modules/jest/bin/jest.js', 'test/contract/matrix-http.spec.ts'], {
  env: { ...process.env, MATRIX_CELLS: 'all' },
  stdio: ['ignore', 'pipe', 'pipe'],
});
let said = '';
child.stdout.on('data', (chunk) => (said += chunk));
child.stderr.on('data', (chunk) => (said += chunk));
const code = await new Promise((resolve) => child.once('exit', resolve));
const figures = [...said.matchAll(FIGURES)].map(([, figure]) => figure);
figures.forEach((figure) => bar('matrix over HTTP', figure));
barOfFaults('matrix over HTTP: as the oracle says', code === 0 ? [] : [said.slice(-4000)], 'every answer');
