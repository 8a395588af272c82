import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import { partiesRoom } from '@pilotage/parties';
import {
  buildSchema,
  ConfigFaults,
  ensureKeyFile,
  field,
  job,
  openHouse,
  policyFaults,
  query,
  readable,
  t,
  useCase,
  type Job,
  type Room,
} from '@pilotage/platform';
import { databaseUrl, freshDatabase, serverUrl } from '../support/database.js';
import { copyJob, finishToyNotes, toyRoom } from '../support/toy-room.js';

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const APPS = { api: 'dist/apps/api/src/main.js', worker: 'dist/apps/worker/src/main.js' } as const;

/** Starts a compiled app with these settings and no other, and waits for its end. */
function start(app: keyof typeof APPS, settings: Readonly<Record<string, string>>): Promise<Outcome> {
  const file = path.join(process.cwd(), APPS[app]);
  const env = { PATH: process.env['PATH'] ?? '', ...settings };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

jest.setTimeout(60_000);

describe('a start', () => {
  let folder: string;
  let fresh: Awaited<ReturnType<typeof freshDatabase>>;
  let empty: string;
  let nowhere: string;
  let keyFile: string;

  const onServer = async (statement: string, url = serverUrl()): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  beforeAll(async () => {
    expect(Object.values(APPS).filter((file) => !fs.existsSync(file))).toEqual([]);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-startup-'));
    keyFile = path.join(folder, 'house.json');
    ensureKeyFile(keyFile);
    fresh = await freshDatabase();
    empty = `pilotage_startup_${process.pid}`;
    nowhere = databaseUrl(serverUrl(), 'pilotage_nowhere');
    await onServer(`create database ${empty}`);
  });
  afterAll(async () => {
    await fresh.drop();
    await onServer(`drop database ${empty}`);
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const trial = (changes: Record<string, string> = {}): Record<string, string> => ({
    NODE_ENV: 'test',
    DATABASE_URL: fresh.url,
    PILOTAGE_STATE: folder,
    PILOTAGE_DEV: '1',
    ...changes,
  });
  const production = (changes: Record<string, string> = {}): Record<string, string> => ({
    NODE_ENV: 'production',
    DATABASE_URL: fresh.url,
    PILOTAGE_STATE: folder,
    PILOTAGE_KEY_FILE: keyFile,
    OIDC_ISSUER: 'https://identity.example.test',
    ...changes,
  });

  /** Each names the faults that it must list, in order; the message has them and nothing else. */
  const CASES: readonly [string, () => Record<string, string>, readonly RegExp[]][] = [
    [
      'without any setting',
      () => ({}),
      [/^DATABASE_URL: is not set$/, /^PILOTAGE_STATE: is not set$/, /^OIDC_ISSUER: is not set, and the development .* is off$/],
    ],
    [
      'with settings of a wrong form',
      () => ({
        NODE_ENV: 'prod',
        DATABASE_URL: 'mysql://u:hunter2@h',
        REDIS_URL: 'http://h',
        PORT: 'many',
        PILOTAGE_STATE: folder,
        PILOTAGE_DEV: 'yes',
        OIDC_ISSUER: 'issuer',
      }),
      [
        /^NODE_ENV: /,
        /^DATABASE_URL: must be a postgres/,
        /^REDIS_URL: must be/,
        /^PORT: /,
        /^PILOTAGE_DEV: /,
        /^OIDC_ISSUER: must be URLs with commas between them$/,
      ],
    ],
    [
      'without a server at the address of the database',
      () => trial({ DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/pilotage' }),
      [/^DATABASE_URL: the database cannot be reached \(ECONNREFUSED\)$/],
    ],
    [
      'without the database on its server',
      () => trial({ DATABASE_URL: nowhere }),
      [/^DATABASE_URL: .* \(database "pilotage_nowhere" does not exist\)$/],
    ],
    [
      'on a database that was not migrated',
      () => trial({ DATABASE_URL: databaseUrl(serverUrl(), empty) }),
      [/^migrations are pending \(House0001.*\): run `pilotage migrate` first$/],
    ],
    [
      'in production on a database that was not migrated',
      () => production({ DATABASE_URL: databaseUrl(serverUrl(), empty) }),
      [/^migrations are pending \(House0001/],
    ],
    [
      'in production with the development identity provider, without issuer and key file',
      () => ({ ...trial(), NODE_ENV: 'production' }),
      [
        /^PILOTAGE_DEV: the development identity provider never runs in production$/,
        /^OIDC_ISSUER: is not set/,
        /^PILOTAGE_KEY_FILE: is not set/,
      ],
    ],
    [
      'in production with a key file that is missing, and no database',
      () => production({ PILOTAGE_KEY_FILE: path.join(folder, 'none.json'), DATABASE_URL: 'postgres://user:hunter2@127.0.0.1:1/x' }),
      [/^PILOTAGE_KEY_FILE: ENOENT/, /^DATABASE_URL: the database cannot be reached \(ECONNREFUSED\)$/],
    ],
  ];
  // Both apps begin alike, and a process takes seconds to load: the worker is tried with two of the cases.
  const EACH = CASES.flatMap(([what, settings, faults], i) =>
    (i % 6 === 0 ? (['api', 'worker'] as const) : (['api'] as const)).map((app) => [app, what, settings, faults] as const),
  );

  it.each(EACH)('of the %s %s ends with one message that lists every fault', async (app, _what, settings, faults) => {
    const { code, out, err } = await start(app, settings());

    const [head, ...lines] = err.trimEnd().split('\n');
    expect([code, out, head]).toEqual([1, '', 'Pilotage cannot start:']);
    expect(lines.map((line) => line.slice(0, 4))).toEqual(faults.map(() => '  - '));
    faults.forEach((fault, i) => expect(lines[i]?.slice(4)).toMatch(fault));
    expect(err).not.toMatch(/\bat .*:\d+:\d+|hunter2/);
    // Production never makes a key file of its own.
    expect(fs.existsSync(path.join(folder, 'none.json'))).toBe(false);
  });

  const OWNER = /owns tables of Pilotage/;
  it.each<[string, string, readonly RegExp[]]>([
    ['is a superuser', 'superuser', [/is a superuser, whom no grant and no row policy holds back$/]],
    ['passes row security', 'bypassrls in role pilotage_app', [/has BYPASSRLS, so it reads past every row policy$/]],
    ['may create roles', 'createrole in role pilotage_app', [/may create roles, so it could give itself what it does not have$/]],
    ['is no member of the role of the apps', '', [/is no member of the role pilotage_app: run `pilotage migrate`/]],
    ['owns the tables', 'in role pilotage_app', [OWNER]],
  ])('in production by a login that %s ends with that fault', async (what, attributes, faults) => {
    const [own, login] = [await freshDatabase(), `startup_${process.pid}_${attributes.replace(/\W/g, '')}`];
    await onServer(`create role ${login} login ${attributes}`);
    // The start itself reads the names of the migrations; the login that is no member is let do that alone.
    await onServer(
      `grant usage on schema public, app to ${login}; grant select on schema_migration, app.clock_offset to ${login}`,
      own.ownerUrl,
    );
    if (what === 'owns the tables') await onServer(`alter table bid owner to ${login}`, own.ownerUrl);

    const url = own.ownerUrl.replace(/^(postgres(?:ql)?:\/\/)[^:@/]*/, `$1${login}`);
    const { code, err } = await start('api', production({ DATABASE_URL: url }));

    await own.drop();
    await onServer(`drop role ${login}`);
    const [, ...lines] = err.trimEnd().split('\n');
    expect([code, lines.length]).toEqual([1, faults.length]);
    faults.forEach((fault, i) => expect(lines[i]).toMatch(fault));
  });

  it('in production on a database whose clock was moved ends with that fault', async () => {
    const moved = await freshDatabase();
    await onServer(`select app.move_clock(app.clock() + interval '1 day')`, moved.url);

    const { code, err } = await start('api', production({ DATABASE_URL: moved.url }));

    await moved.drop();
    expect([code, err]).toEqual([
      1,
      'Pilotage cannot start:\n  - the clock of this database has an offset: it held a demonstration and cannot serve in production\n',
    ]);
  });
});

const Naked = readable('StartupNaked', 'A thing.', {
  id: field(t.id, 'public', 'Id.'),
  price: field(t.nullable(t.text), 'undeclared', 'Price.'),
});
const nakedQuery = query({
  name: 'startupNaked',
  summary: 'A thing.',
  policy: [{ anyone: true }],
  input: z.strictObject({}),
  output: Naked,
  run: () => Promise.reject(new Error('never asked')),
});
const personal = useCase({
  name: 'startupPersonal',
  summary: 'Only for persons.',
  policy: [{ signedIn: true }],
  input: z.strictObject({}),
  output: Naked,
  refusals: [],
  run: () => Promise.reject(new Error('never asked')),
});
const NO_LINE = [] as unknown as typeof nakedQuery.policy;

describe('a house that does not fit together', () => {
  const copy = copyJob(() => undefined);
  const personalJob = job({ name: 'personalJob', on: ['toyNoteWritten'], retry: copy.retry, useCase: personal });
  const room = (changes: Partial<Room>): Room => ({ ...toyRoom(), ...changes });
  const faultsOf = async (...rooms: Room[]): Promise<readonly string[]> => {
    const opened = openHouse({
      databaseUrl: 'postgres://127.0.0.1:1/x',
      redisUrl: undefined,
      keyFile: '/nowhere',
      rooms,
      onError: () => undefined,
    });
    const error: unknown = await opened.catch((fault: unknown) => fault);
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  };
  const without = (part: keyof Job): Job => ({ ...copy, [part]: undefined }) as Job;

  it.each<[string, Partial<Room>, string]>([
    ['a job with two handlers', { jobs: [copy, copyJob(() => undefined)] }, 'two handlers are named copyToyNote'],
    ['a job and a sweep of one name', { sweeps: [{ ...finishToyNotes, name: 'copyToyNote' }] }, 'two handlers are named copyToyNote'],
    ['a job without a handler', { jobs: [without('useCase')] }, 'copyToyNote has no handler'],
    ['a sweep without a handler', { sweeps: [{ ...finishToyNotes, useCase: undefined as never }] }, 'finishToyNotes has no handler'],
    ['a job that listens to nothing', { jobs: [{ ...copy, on: [] }] }, 'job copyToyNote listens to no event'],
    ['an event that nobody announces', { events: [] }, 'job copyToyNote listens to toyNoteWritten, which no room announces'],
    ['a job that the system may not do', { jobs: [personalJob] }, 'personalJob runs startupPersonal, which the system may not do'],
  ])('is refused for %s', async (_what, changes, fault) => {
    expect(await faultsOf(partiesRoom, room(changes))).toEqual([fault]);
  });

  it('is refused for all of its faults at once', async () => {
    const faults = await faultsOf(room({ jobs: [{ ...copy, on: [] }, personalJob, personalJob], events: [] }));

    expect(faults).toHaveLength(6);
  });

  it('is refused for a readable field in a group that no room declares', async () => {
    const rooms = [room({ queries: [nakedQuery] })];

    expect(policyFaults(await buildSchema(rooms), rooms)).toContain(
      'field StartupNaked.price is in the group undeclared, which no room declares',
    );
  });

  it('is refused for a query and a mutation without a policy line', async () => {
    const whole = toyRoom();
    const rooms = [whole];
    const schema = await buildSchema(rooms);
    const bare = {
      ...whole,
      queries: whole.queries.map((q) => ({ ...q, policy: NO_LINE })),
      useCases: whole.useCases.map((u) => ({ ...u, policy: NO_LINE })),
    };

    expect(policyFaults(schema, [bare])).toEqual(
      expect.arrayContaining(['operation toyNote has no policy line', 'operation writeToyNote has no policy line']),
    );
    expect(policyFaults(schema, [])).toEqual(expect.arrayContaining(['operation toyNote has no policy line']));
  });

  it('has no fault when it fits together', async () => {
    const rooms = [partiesRoom, toyRoom()];

    expect(policyFaults(await buildSchema(rooms), rooms).filter((fault) => !fault.includes('operation node'))).toEqual([]);
  });
});
