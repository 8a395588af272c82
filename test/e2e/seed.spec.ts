import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { seedCommand } from '../../apps/cli/src/commands/seed.js';
import { contentOf, startAfresh } from '../../apps/cli/src/demonstration/seed.js';
import { freshDatabase } from '../support/database.js';
import { settingsOf } from '../support/demonstration.js';

const SETTINGS = [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'PILOTAGE_STATE',
  'PILOTAGE_DEV',
  'REDIS_URL',
  'NODE_ENV',
  'OIDC_ISSUER',
  'PILOTAGE_KEY_FILE',
];

type Database = Awaited<ReturnType<typeof freshDatabase>>;

describe('loading the demonstration', () => {
  let database: Database;
  let state: string;
  const environment = { ...process.env };

  const sql = async (text: string): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      return await client.query(text);
    } finally {
      await client.end();
    }
  };
  const organisations = async (): Promise<number> => (await sql('select from organisation')).rowCount ?? 0;
  const anOrganisation = `insert into organisation (id, kind, name, scheme, identifier, demonstration)
    values ('org_somebody', 'agency', '{"en":"A","zh":"甲"}', 'X', '1', false)`;

  beforeEach(async () => {
    database = await freshDatabase();
    // Whichever suite comes first finds no folder of the run.
    const run = process.env['PILOTAGE_STATE'] ?? '/tmp';
    fs.mkdirSync(run, { recursive: true, mode: 0o700 });
    state = fs.mkdtempSync(path.join(run, 'seed-'));
    Object.assign(process.env, { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.ownerUrl });
    Object.assign(process.env, { PILOTAGE_STATE: state, PILOTAGE_DEV: '1', REDIS_URL: '' });
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  });

  afterEach(async () => {
    jest.restoreAllMocks();
    for (const name of SETTINGS) {
      if (environment[name] === undefined) delete process.env[name];
      else process.env[name] = environment[name];
    }
    fs.rmSync(state, { recursive: true });
    await database.drop();
  });

  it('leaves a database alone that holds anything', async () => {
    await sql(anOrganisation);
    expect(await seedCommand.run(['--if-empty'])).toBe(0);
    expect(process.stdout.write).toHaveBeenCalledWith('{"seeded":false}\n');
    await expect(seedCommand.run([])).rejects.toThrow('not empty');
    expect(await organisations()).toBe(1);
  });

  it('refuses to go on with half a demonstration, and says how to start again', async () => {
    await sql(`comment on schema app is 'demonstration under way'`);
    await sql(anOrganisation);
    expect(await contentOf(database.url)).toBe('halfADemonstration');
    await expect(seedCommand.run(['--if-empty'])).rejects.toThrow('run `pilotage seed --fresh`');
    await expect(seedCommand.run([])).rejects.toThrow('run `pilotage seed --fresh`');
  });

  it('can start again from nothing, whatever was there', async () => {
    await sql(anOrganisation);
    await sql(`comment on schema app is 'demonstration under way'`);
    await startAfresh(settingsOf(database.url, undefined, database.ownerUrl));
    expect(await contentOf(database.url)).toBe('nothing');
    expect(await organisations()).toBe(0);
  });

  it('deletes nothing while a server of the folder runs', async () => {
    await sql(anOrganisation);
    fs.writeFileSync(path.join(state, 'server.json'), JSON.stringify({ url: 'http://127.0.0.1:1', pid: process.pid }));
    await expect(seedCommand.run(['--fresh'])).rejects.toThrow('stop it first');
    expect(await organisations()).toBe(1);
  });

  it('is refused while the development identity provider is off, and in production', async () => {
    Object.assign(process.env, { PILOTAGE_DEV: '0', OIDC_ISSUER: 'https://identity.example.org' });
    await expect(seedCommand.run(['--fresh'])).rejects.toThrow('PILOTAGE_DEV=1');
    Object.assign(process.env, { NODE_ENV: 'production', PILOTAGE_KEY_FILE: path.join(state, 'house.json') });
    await expect(seedCommand.run(['--fresh'])).rejects.toThrow('never in production');
    expect(await contentOf(database.url)).toBe('nothing');
  });

  it('takes --if-empty or --fresh, not both', async () => {
    await expect(seedCommand.run(['--if-empty', '--fresh'])).rejects.toThrow('not both');
  });
});
