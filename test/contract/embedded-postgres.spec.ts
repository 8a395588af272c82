import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

interface Server {
  readonly url: (database: string) => string;
  readonly stop: () => Promise<void>;
  readonly adopted: boolean;
  readonly pid: number;
  readonly onExit: (listener: () => void) => void;
}
interface Driver {
  startPostgres(options: { stateDir: string; durable?: boolean }): Promise<Server>;
  ensureDatabase(url: string, name: string): Promise<boolean>;
}
interface Folders {
  throwawayDirectory(): string;
}

/** The scripts are plain modules without types. */
const driver = jest.requireActual<Driver>('../../scripts/lib/embedded-postgres.mjs');
const { throwawayDirectory } = jest.requireActual<Folders>('../../scripts/lib/throwaway.mjs');

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // the server is killed while connected
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

const hasEnded = (server: Server): Promise<void> => new Promise((resolve) => server.onExit(resolve));

describe('the embedded PostgreSQL', () => {
  const stateDir = throwawayDirectory();
  const running: Server[] = [];
  const start = async (): Promise<Server> => {
    const server = await driver.startPostgres({ stateDir });
    running.push(server);
    return server;
  };

  afterAll(async () => {
    for (const server of running) await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  });

  it('keeps what was acknowledged when it is killed', async () => {
    const first = await start();
    await driver.ensureDatabase(first.url('postgres'), 'kept');
    await query(first.url('kept'), 'create table receipt as select 42 as number');
    const ended = hasEnded(first);
    process.kill(first.pid, 'SIGKILL');
    await ended;
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await query(second.url('kept'), 'select number from receipt')).toEqual([{ number: 42 }]);
  });

  it('is found again by a second start while it runs', async () => {
    const again = await start();
    expect(again.adopted).toBe(true);
    expect(await driver.ensureDatabase(again.url('postgres'), 'kept')).toBe(false);
  });

  it('opens no TCP port', async () => {
    const server = await start();
    expect(await query(server.url('postgres'), "select current_setting('listen_addresses') as addresses")).toEqual([{ addresses: '' }]);
    expect(await query(server.url('postgres'), 'select inet_client_addr() as address')).toEqual([{ address: null }]);
  });

  it('finds its data again after a stop', async () => {
    await (await start()).stop();
    const next = await start();
    expect(next.adopted).toBe(false);
    expect(await query(next.url('kept'), 'select number from receipt')).toEqual([{ number: 42 }]);
  });

  it('says what to do with the files of another PostgreSQL version', async () => {
    const old = throwawayDirectory();
    mkdirSync(path.join(old, 'postgres/data'), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(old, 'postgres/data/PG_VERSION'), '9.6\n');
    await expect(driver.startPostgres({ stateDir: old })).rejects.toThrow(/made by PostgreSQL 9.*DATABASE_URL/);
    rmSync(old, { recursive: true });
  });
});
