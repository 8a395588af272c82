// `npm test`: brings up servers for one run, tells the suites where they are, runs jest, takes everything down again.
// Arguments go to jest: `npm test -- libs/kernel`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { build, describeBuild } from './build.mjs';
import { endingSignals, exitCodeOf, forwardSignals } from './lib/processes.mjs';
import { checkout } from './lib/state.mjs';
import { startTestServers } from './lib/test-servers.mjs';

/** Where `.ci/run` finds the counts. */
const report = path.join(checkout, '.cache/jest-results.json');

const say = (text) => console.error(`test: ${text}`);

function runJest(args, env) {
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  const jest = path.join(checkout, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, '--json', `--outputFile=${report}`, ...args], { cwd: checkout, env, stdio: 'inherit' });
  forwardSignals(child);
  return exitCodeOf(child);
}

async function test(args) {
  say(describeBuild(await build()));
  const servers = await startTestServers(say);
  try {
    return await runJest(args, servers.env);
  } finally {
    await servers.stop();
  }
}

// jest ends by these signals; this process stays to take the servers down
for (const signal of endingSignals) process.on(signal, () => {});
process.exitCode = await test(process.argv.slice(2)).catch((error) => {
  console.error(`test: ${error.message}`);
  return 1;
});
