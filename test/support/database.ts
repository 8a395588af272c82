import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '@pilotage/platform';
import { MIGRATIONS } from '../../migrations/index.js';

/** The server that `npm test` brought up. */
export const serverUrl = (): string => {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the suites with `npm test`');
  return url;
};

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const [address = '', query] = server.split('?');
  const renamed = address.replace(/\/[^/]*$/, `/${name}`);
  return query ? `${renamed}?${query}` : renamed;
}

async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const migrationSources = (): string => {
  const folder = path.join(process.cwd(), 'migrations');
  const files = fs.readdirSync(folder).sort();
  return createHash('sha256')
    .update(files.map((f) => fs.readFileSync(path.join(folder, f), 'utf8')).join('\n'))
    .digest('hex')
    .slice(0, 12);
};

/** A migrated, empty database that others are cloned from; made once per server and state of the migrations. */
async function template(server: string): Promise<string> {
  const name = `pilotage_template_${migrationSources()}`;
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(4711)');
    const known = await client.query('select from pg_database where datname = $1 and datistemplate', [name]);
    if (known.rowCount === 0) {
      await client.query(`drop database if exists ${name}`);
      await client.query(`create database ${name}`);
      await migrate({ databaseUrl: databaseUrl(server, name), redisUrl: undefined, migrations: MIGRATIONS });
      await client.query(`alter database ${name} with is_template true`);
    }
    await client.query('select pg_advisory_unlock(4711)');
  });
  return name;
}

let made = 0;

/** A fresh migrated database of its own. */
export async function freshDatabase(server = serverUrl()): Promise<{ url: string; drop: () => Promise<void> }> {
  const source = await template(server);
  made += 1;
  const name = `pilotage_test_${process.pid}_${made}`;
  await onServer(server, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${source}`);
  });
  return {
    url: databaseUrl(server, name),
    drop: () => onServer(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
