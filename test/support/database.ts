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

/** The login of the apps in tests: a member of the application role, and of nothing else. */
const LOGIN = 'pilotage_test';

/** The same database by the login of the apps; it has the password of the owner, where the server asks for one. */
export const asApps = (url: string): string => url.replace(/^(postgres(?:ql)?:\/\/)[^:@/]*/, `$1${LOGIN}`);

/** The same database by its owner. */
export const asOwner = (url: string, server = serverUrl()): string =>
  url.replace(`//${LOGIN}`, `//${/^postgres(?:ql)?:\/\/([^:@/]*)/.exec(server)?.[1] ?? ''}`);

async function makeLogin(client: pg.Client, server: string): Promise<void> {
  const known = await client.query('select from pg_roles where rolname = $1', [LOGIN]);
  const { password } = new URL(server);
  const secret = password ? ` password ${pg.escapeLiteral(decodeURIComponent(password))}` : '';
  await client.query(`${known.rowCount ? 'alter' : 'create'} role ${LOGIN} login${secret}`);
  await client.query(`grant pilotage_app to ${LOGIN}`);
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
  const files = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.ts'))
    .sort();
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
      await makeLogin(client, server);
      await client.query(`alter database ${name} with is_template true`);
    }
    await client.query('select pg_advisory_unlock(4711)');
  });
  return name;
}

let made = 0;

export interface FreshDatabase {
  /** By the login of the apps. */
  readonly url: string;
  /** By the owner, whom no policy holds back: for assertions, and for what no role of the product may do. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** A fresh migrated database of its own. */
export async function freshDatabase(server = serverUrl()): Promise<FreshDatabase> {
  const source = await template(server);
  made += 1;
  const name = `pilotage_test_${process.pid}_${made}`;
  await onServer(server, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${source}`);
  });
  return {
    url: asApps(databaseUrl(server, name)),
    ownerUrl: databaseUrl(server, name),
    drop: () => onServer(server, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
}
