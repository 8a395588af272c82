// The servers of one run of the tests or the bars, and the environment that names them.
import fs from 'node:fs';
import path from 'node:path';
import { hostPostgres, redisProgram, throwawayDirectory, throwawayPostgres, throwawayRedis } from './throwaway.mjs';

/**
 * Brings up what this machine can offer and says what must be skipped, and why.
 * @param {(text: string) => void} say
 * @param {{durable?: boolean}} [options] durable: PostgreSQL as in production, for measurements
 * @returns {Promise<{env: NodeJS.ProcessEnv, stop: () => Promise<void>}>} env has TEST_DATABASE_URL (superuser, suites
 *   create databases of their own there), REDIS_URL_TEST and POSTGRES_URL_TEST where there is such a server, and none of
 *   the user's own settings
 */
export async function startTestServers(say, options = {}) {
  const run = { directory: throwawayDirectory(), servers: [], say, ...options };
  const stop = () => takeDown(run);
  try {
    const urls = { ...(await mainServer(run)), ...(await redis(run)), ...(await serverOfHost(run)) };
    if (!process.env.CONFORMANCE_DATA) say('skipped: the suites on real data, because CONFORMANCE_DATA names no folder');
    return { env: environment(run, urls), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function takeDown({ directory, servers }) {
  for (const server of servers.splice(0).reverse()) await server.stop();
  fs.rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function mainServer({ directory, servers, say, durable = false }) {
  if (process.env.DATABASE_URL) {
    say('using the server of DATABASE_URL; the suites create and drop databases of their own there');
    return { TEST_DATABASE_URL: process.env.DATABASE_URL };
  }
  const server = await throwawayPostgres(directory, { durable });
  servers.push(server);
  return { TEST_DATABASE_URL: server.url('postgres') };
}

async function redis({ directory, servers, say }) {
  if (process.env.REDIS_URL_TEST) return { REDIS_URL_TEST: process.env.REDIS_URL_TEST };
  const program = redisProgram();
  if (!program) {
    say('skipped: the Redis suite, because there is no redis-server on PATH');
    return {};
  }
  const server = await throwawayRedis(program, directory);
  servers.push(server);
  say(`the Redis suite runs on Redis ${server.version}`);
  return { REDIS_URL_TEST: server.url };
}

/** A PostgreSQL that did not come from npm: the server that a user would bring along. */
async function serverOfHost({ directory, servers, say, durable = false }) {
  if (process.env.POSTGRES_URL_TEST) return { POSTGRES_URL_TEST: process.env.POSTGRES_URL_TEST };
  const bin = hostPostgres();
  if (!bin) {
    say('skipped: the suite on a PostgreSQL of the host, because there is none under /usr/lib/postgresql');
    return {};
  }
  const home = path.join(directory, 'host');
  fs.mkdirSync(home);
  const server = await throwawayPostgres(home, { bin, durable });
  servers.push(server);
  say(`the suite on a PostgreSQL of the host runs on version ${path.basename(path.dirname(bin))}`);
  return { POSTGRES_URL_TEST: server.url('postgres') };
}

const ofTheUser = ['DATABASE_URL', 'REDIS_URL', 'QUEUE_URL', 'PORT', 'HOST', 'OIDC_ISSUER'];

function environment({ directory }, urls) {
  const inherited = Object.entries(process.env).filter(([name]) => !ofTheUser.includes(name) && !name.startsWith('PILOTAGE_'));
  return { ...Object.fromEntries(inherited), NODE_ENV: 'test', PILOTAGE_STATE: path.join(directory, 'state'), ...urls };
}
