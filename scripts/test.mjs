// `npm test`: brings up servers for one run, tells the suites where they are, runs jest, takes everything down again.
// Arguments go to jest: `npm test -- libs/kernel`.
import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { build, describeBuild } from './build.mjs';
import { endingSignals, exitCodeOf, forwardSignals } from './lib/processes.mjs';
import { checkout } from './lib/state.mjs';
import { hostPostgres, redisProgram, throwawayDirectory, throwawayPostgres, throwawayRedis } from './lib/throwaway.mjs';

/** Where `.ci/run` finds the counts. */
const report = path.join(checkout, '.cache/jest-results.json');

const say = (text) => console.error(`test: ${text}`);

/** Whatever was started, newest last. */
const started = [];

async function cleanUp(directory) {
  for (const server of started.reverse()) await server.stop();
  fs.rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

function remember(server) {
  started.push(server);
  return server;
}

/** The suites create databases of their own on this server, so the user's own data is never touched. */
async function mainServer(directory) {
  if (process.env.DATABASE_URL) {
    say('using the server of DATABASE_URL; the suites create and drop databases of their own there');
    return process.env.DATABASE_URL;
  }
  return remember(await throwawayPostgres(directory)).url('postgres');
}

/** @returns {Promise<Record<string, string>>} nothing when the machine has no Redis */
async function redis(directory) {
  const program = redisProgram();
  if (process.env.REDIS_URL_TEST) return {};
  if (!program) {
    say('skipped: the Redis suite, because there is no redis-server on PATH');
    return {};
  }
  const server = remember(await throwawayRedis(program, directory));
  say(`the Redis suite runs on Redis ${server.version}`);
  return { REDIS_URL_TEST: server.url };
}

/** A PostgreSQL that did not come from npm: the server that a user would bring along. */
async function serverOfHost(directory) {
  const bin = hostPostgres();
  if (process.env.POSTGRES_URL_TEST) return {};
  if (!bin) {
    say('skipped: the suite on a PostgreSQL of the host, because there is none under /usr/lib/postgresql');
    return {};
  }
  const home = path.join(directory, 'host');
  fs.mkdirSync(home, { mode: 0o755 });
  const server = remember(await throwawayPostgres(home, { bin }));
  say(`the suite on a PostgreSQL of the host runs on ${path.basename(path.dirname(bin))}`);
  return { POSTGRES_URL_TEST: server.url('postgres') };
}

function conformance() {
  if (!process.env.CONFORMANCE_DATA) say('skipped: the suites on real data, because CONFORMANCE_DATA names no folder');
}

function runJest(args, env) {
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  const jest = path.join(checkout, 'node_modules/jest/bin/jest.js');
  const child = spawn(process.execPath, [jest, '--json', `--outputFile=${report}`, ...args], { cwd: checkout, env, stdio: 'inherit' });
  forwardSignals(child);
  return exitCodeOf(child);
}

/** The suites see none of the user's own settings. */
function environment(directory, additions) {
  const { DATABASE_URL, REDIS_URL, PILOTAGE_STATE, PILOTAGE_DEV, PORT, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'test', PILOTAGE_STATE: path.join(directory, 'state'), ...additions };
}

async function test(args) {
  say(describeBuild(await build()));
  const directory = throwawayDirectory();
  try {
    const servers = { TEST_DATABASE_URL: await mainServer(directory), ...(await redis(directory)), ...(await serverOfHost(directory)) };
    conformance();
    return await runJest(args, environment(directory, servers));
  } finally {
    await cleanUp(directory);
  }
}

// jest ends by these signals; this process stays to take the servers down
for (const signal of endingSignals) process.on(signal, () => {});
process.exitCode = await test(process.argv.slice(2)).catch((error) => {
  console.error(`test: ${error.message}`);
  return 1;
});
