// Where a bar runs: a copy of the demonstration in a database of its own, on the server of this run.
import pg from 'pg';
import { appsLogin } from '../../../scripts/lib/database.mjs';
import { ensureLogin } from '../../../scripts/lib/embedded-postgres.mjs';
import { runCommand } from './programs.mjs';
import { say } from './report.mjs';

/** The demonstration is made once per run of the bars, which is the process that started us; each ground is a copy. */
const template = `pilotage_bars_${process.ppid}`;

const server = () => {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the bars with `npm run bars`');
  return url;
};

/** The same server, another database. */
function databaseUrl(name) {
  const [address = '', query] = server().split('?');
  const renamed = address.replace(/\/[^/]*$/, `/${name}`);
  return query ? `${renamed}?${query}` : renamed;
}

async function onServer(work) {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** By the login of the apps; a server that asks for passwords is used by its owner. */
const asApps = (url) => (new URL(url).password ? url : url.replace(/^(postgres(?:ql)?:\/\/)[^@/]*/, `$1${appsLogin}`));

/** What every process of ours is told. The state folder is that of the run: its keys open the demonstration. */
const environment = (url, redisUrl) => ({
  ...process.env,
  NODE_ENV: 'test',
  PILOTAGE_DEV: '1',
  HOST: '127.0.0.1',
  DATABASE_URL: asApps(url),
  MIGRATION_DATABASE_URL: url,
  ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
});

async function must(args, env) {
  if (args[0] === 'migrate' && !new URL(server()).password) await ensureLogin(server(), appsLogin);
  const { code, complaints } = await runCommand(args, env);
  if (code !== 0) throw new Error(`\`pilotage ${args.join(' ')}\` ended with ${code}: ${complaints.slice(-5).join('\n')}`);
}

async function demonstration() {
  const known = await onServer((client) => client.query('select from pg_database where datname = $1 and datistemplate', [template]));
  if (known.rowCount > 0) return;
  say('making the demonstration that every bar copies');
  await onServer(async (client) => {
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template}`);
  });
  const env = environment(databaseUrl(template));
  await must(['migrate'], env);
  await must(['seed'], env);
  await onServer((client) => client.query(`alter database ${template} with is_template true`));
}

/** Removes what the bars of a run shared. */
export async function removeDemonstration(ofRun, url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const name = `pilotage_bars_${ofRun}`;
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount > 0) await client.query(`alter database ${name} with is_template false`);
    await client.query(`drop database if exists ${name} with (force)`);
  } finally {
    await client.end();
  }
}

let made = 0;

/**
 * A database of one's own.
 * @param {{redisUrl?: string, empty?: boolean}} [options] empty: migrated, without the demonstration
 * @returns {Promise<{env: NodeJS.ProcessEnv, url: string, sql: (text: string, parameters?: unknown[]) => Promise<any[]>, remove: () => Promise<void>}>}
 */
export async function openGround({ redisUrl, empty = false } = {}) {
  if (!empty) await demonstration();
  made += 1;
  const name = `pilotage_bar_${process.pid}_${made}`;
  await onServer((client) => client.query(`create database ${name} ${empty ? '' : `template ${template}`}`));
  const url = databaseUrl(name);
  const env = environment(url, redisUrl);
  if (empty) await must(['migrate'], env);
  const pool = new pg.Pool({ connectionString: url, max: 3 });
  pool.on('error', () => undefined); // the server went away: the next statement says so
  const sql = async (text, parameters = []) => (await pool.query(text, parameters)).rows;
  const remove = async () => {
    await pool.end();
    await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { env, url, sql, remove };
}
