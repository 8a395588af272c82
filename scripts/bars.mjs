// `npm run bars`: the longer run. Each test/bench/*.bar.mjs is a program that may take its time and prints, on standard
// output, one JSON object a line for each bar: {"bar": what is measured, "figure": what came out, "limit": what was asked,
// "ok": true or false}. What else it has to say goes to standard error. It finds its servers as the tests do
// (TEST_DATABASE_URL, REDIS_URL_TEST, POSTGRES_URL_TEST), with the durable settings of production.
// Arguments choose files by a part of their name: `npm run bars -- kill`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build, describeBuild } from './build.mjs';
import { endingSignals, exitCodeOf, forwardSignals } from './lib/processes.mjs';
import { checkout } from './lib/state.mjs';
import { startTestServers } from './lib/test-servers.mjs';
import { removeDemonstration } from '../test/bench/lib/ground.mjs';

const folder = path.join(checkout, 'test/bench');
const say = (text) => console.error(`bars: ${text}`);

function chosenFiles(parts) {
  const all = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith('.bar.mjs')) : [];
  return all.filter((file) => parts.length === 0 || parts.some((part) => file.includes(part))).sort();
}

function parseBar(line) {
  try {
    const result = JSON.parse(line);
    return typeof result.bar === 'string' ? result : undefined;
  } catch {
    return undefined;
  }
}

function print({ bar, figure, limit, ok }) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${bar}: ${figure}${limit ? ` (asked: ${limit})` : ''}`);
}

/** A program that fails, or says nothing, is a bar that was not reached. */
async function runFile(file, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(folder, file)], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  forwardSignals(child);
  const ended = exitCodeOf(child);
  const results = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const result = parseBar(line);
    if (result) print(result);
    if (result) results.push(result);
  }
  const code = await ended;
  if (code === 0 && results.length > 0) return results;
  const failure = { bar: file, figure: code === 0 ? 'it printed no bar' : `it ended with ${code}`, ok: false };
  print(failure);
  return [...results, failure];
}

async function bars(parts) {
  say(describeBuild(await build()));
  const servers = await startTestServers(say, { durable: true });
  const results = [];
  try {
    for (const file of chosenFiles(parts)) results.push(...(await runFile(file, servers.env)));
  } finally {
    await removeDemonstration(process.pid, servers.env.TEST_DATABASE_URL).catch((error) => say(error.message));
    await servers.stop();
  }
  const failed = results.filter(({ ok }) => !ok).length;
  console.log(`${results.length - failed} bars passed, ${failed} failed`);
  return failed ? 1 : 0;
}

for (const signal of endingSignals) process.on(signal, () => {});
process.exitCode = await bars(process.argv.slice(2)).catch((error) => {
  console.error(`bars: ${error.message}`);
  return 1;
});
