import fs from 'node:fs';
import path from 'node:path';
import { instant } from '@pilotage/kernel';
import { partiesRoom } from '@pilotage/parties';
import { moveClock, readClock, systemActor, type Tx } from '@pilotage/platform';
import { BEGINNING, openWorld, type World } from '../support/world.js';
import { finishToyNotes, makeToyTables, toyNotes, toyRoom, writeToyNote } from '../support/toy-room.js';

const CONTEXT = { actor: systemActor('test'), requestId: 'test', operation: 'test' };

describe('the clock of the marketplace', () => {
  let world: World;
  let vendor: string;
  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.house.unitOfWork.run(CONTEXT, work);

  beforeAll(async () => {
    world = await openWorld({ rooms: [partiesRoom, toyRoom()] });
    await makeToyTables(world.databaseUrl);
  });
  afterAll(async () => world.close());

  it('may be set back as long as nothing has been recorded', async () => {
    await world.clock('2027-01-01T00:00:00Z');
    await world.clock(BEGINNING);

    expect((await world.now()).slice(0, 16)).toBe('2026-01-05T01:00');
  });

  it('moves forward only, once something has been recorded', async () => {
    vendor = await world.organisation('vendor-1', 'vendor');
    await world.person('bidder', vendor, ['bidder']);
    await world.clock('2026-01-06T00:00:00Z');

    for (const earlier of ['2026-01-05T23:59:59Z', BEGINNING, '2000-01-01T00:00:00Z']) {
      await expect(world.clock(earlier)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message: 'The clock moves forward only.' });
    }

    expect((await world.now()) >= '2026-01-06T00:00:00.000Z').toBe(true);
  });

  it('tells how far it runs from the machine, to the millisecond', async () => {
    await world.clock('P10D');
    const { now, offset } = await readClock(world.house.unitOfWork);

    expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(offset).toMatch(/-?\d+(:\d+)*/);
    expect(now.slice(0, 10)).toBe('2026-01-16');
  });

  it.each(['yesterday', '2026-01-05', 'infinity', '2101-01-01T00:00:00Z', ''])('does not move to %j', async (to) => {
    await expect(moveClock(world.house.unitOfWork, to)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('is read once in a transaction: all that it decides has one moment', async () => {
    await run(async (tx) => {
      const first = await tx.now();
      await world.clock('P1D');

      expect(await tx.now()).toBe(first);
    });
  });

  it('is read after the lock: who waited for the closer decides by the time after it, not by the time of the request', async () => {
    const { id } = await world.do('bidder', writeToyNote, { organisationId: vendor as never, text: 'locked' });
    const later = instant('2026-03-01T00:00:00Z');
    const closer = await heldLock(world, id);
    const bidder = run(async (tx) => {
      await toyNotes.lock(tx, id, 'share');
      return tx.now();
    });
    await someoneWaits(world);
    await world.clock(later);

    await closer.release();

    expect((await bidder) >= later).toBe(true);
  });

  it('tells alone what is due: the date of the machine counts for nothing', async () => {
    const dueAt = '2090-01-01T00:00:00Z';
    const { id } = await world.do('bidder', writeToyNote, { organisationId: vendor as never, text: 'due', dueAt });
    const due = (): Promise<readonly string[]> => run((tx) => finishToyNotes.due(tx));
    expect(await due()).not.toContain(id);

    await world.clock('2090-01-01T00:00:01Z');

    expect(await due()).toContain(id);
  });
});

/** A transaction of its own that holds the note's row until it is told to let go. */
async function heldLock(world: World, id: string): Promise<{ release: () => Promise<void> }> {
  let held: () => void = () => undefined;
  let letGo: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => (held = resolve));
  const released = new Promise<void>((resolve) => (letGo = resolve));
  const holding = world.house.unitOfWork.run(CONTEXT, async (tx) => {
    await toyNotes.lock(tx, id, 'update');
    held();
    await released;
  });
  await taken;
  return {
    release: () => {
      letGo();
      return holding;
    },
  };
}

/** Until somebody waits for a row of ours. */
async function someoneWaits(world: World): Promise<void> {
  for (;;) {
    const waiting = await world.sql(
      `select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`,
    );
    if (waiting.length > 0) return;
  }
}

/** Where another clock than `app.clock()` stands in our sources, and why it decides nothing there. */
const OTHER_CLOCKS: Readonly<Record<string, string>> = {
  'migrations/0001_house.ts': 'defines app.clock() itself; the defaults tell when a row was kept or first tried, for operators',
  'libs/platform/src/jobs/deliveries.ts': 'leases and retries of deliveries run on real time',
  'libs/platform/src/jobs/lease.ts': 'leases of deliveries run on real time',
  'libs/platform/src/actor.ts': 'how long ago a person signed in is real time, like the life of a token',
  'libs/platform/src/graphql/subscriptions-protocol.ts': 'a socket ends when its token ends, in real time',
  'libs/platform/src/work-limits/store.ts': 'budgets of work run on real time',
  'libs/platform/src/ids.ts': 'the time part of an id sorts rows; it decides nothing',
  'libs/platform/src/database/data-source.ts': 'turns the text of PostgreSQL into the text of an instant',
  'libs/kernel/src/time.ts': 'turns given milliseconds into text; reads no clock',
  'libs/platform/src/graphiql/boot-script.ts': 'runs in the browser and asks whether a token has to be fetched anew',
};
const SQL_CLOCK =
  /\b(?:clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|now)\s*\(\)|\bcurrent_(?:timestamp|date|time)\b|\blocaltime(?:stamp)?\b|'now'|'today'/i;
const MACHINE_CLOCK = /\bDate\.now\(|\bnew Date\(|\bDate\(\)/;

const sourcesOf = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => path.join(folder, name));
/** Comments may name a clock, and `tx.now()` is the database's own. */
const codeOf = (file: string): string =>
  fs
    .readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\b(?:tx|performance)\.now\(\)|\bnow\(\): Promise|async now\(\)|this\.now\(\)/g, '');

describe('no other clock', () => {
  const files = ['libs', 'migrations', 'apps/api', 'apps/worker'].flatMap(sourcesOf);
  const identity = path.join('libs', 'platform', 'src', 'identity');

  it('stands in a source that is not on the list', () => {
    const found = files.filter((file) => SQL_CLOCK.test(codeOf(file)) || MACHINE_CLOCK.test(codeOf(file)));

    // Lifetimes of tokens run on real time and carry no decision of a procurement.
    expect(found.filter((file) => !(file in OTHER_CLOCKS) && !file.startsWith(identity))).toEqual([]);
  });

  it('is allowed to a source that no longer has one', () => {
    const needless = Object.keys(OTHER_CLOCKS).filter((file) => !SQL_CLOCK.test(codeOf(file)) && !MACHINE_CLOCK.test(codeOf(file)));

    expect(needless).toEqual([]);
  });

  it('gives a table its decision by default: defaults of the database are for operators only', async () => {
    const world = await openWorld();
    const rows = await world.sql<{ where: string }>(
      `select table_name || '.' || column_name as where from information_schema.columns
       where table_schema = 'public' and column_default ~* '(clock|statement|transaction)_timestamp|\\mnow|current_(timestamp|date|time)|app\\.clock' order by 1`,
    );
    await world.close();

    expect(rows.map((r) => r.where)).toEqual(['delivery.next_attempt_at', 'idempotency_key.kept_at', 'outbox_event.created_at']);
  });
});
