import path from 'node:path';
import { refuse } from '@pilotage/kernel';
import { partiesRoom } from '@pilotage/parties';
import { Deliveries, Executor, UnitOfWork, openHouse, type Context, type Engine, type House, type Tx } from '@pilotage/platform';
import { openWorld, type World } from '../support/world.js';
import { copyJob, makeToyTables, toyRefusals, toyRoom, writeToyNote, type WhileCopying } from '../support/toy-room.js';

/** The key file of every world of this run. */
const KEY_FILE = path.join(process.env['PILOTAGE_STATE'] ?? '/tmp/pilotage-test', 'keys', 'house.json');
const redis = process.env['REDIS_URL_TEST'];
/** A database of Redis that no other suite uses. */
const REDIS_DATABASE = 7;

describe.each([
  ['PostgreSQL', undefined],
  ['Redis', redis],
])('jobs with the doorbell in %s', (name, url) => {
  if (name === 'Redis' && !url) {
    it.skip('are not tried, because REDIS_URL_TEST is not set and no redis-server is on PATH', () => undefined);
    return;
  }
  const redisUrl = url && `${url.replace(/\/\d*$/, '')}/${REDIS_DATABASE}`;
  let world: World;
  let vendor: string;
  let whileCopying: WhileCopying = () => undefined;
  const engines: Engine[] = [];
  const errors: string[] = [];
  const resting = (house: House): Engine => {
    const engine = house.engine();
    engines.push(engine);
    return engine;
  };
  const started = async (house: House): Promise<Engine> => {
    const engine = resting(house);
    await engine.start();
    return engine;
  };
  const write = async (text: string, dueAt?: string): Promise<string> =>
    (await world.do('bidder', writeToyNote, { organisationId: vendor as never, text, ...(dueAt ? { dueAt } : {}) })).id;
  const effects = async (noteId: string, kind = 'copy'): Promise<string[]> =>
    (await world.sql<{ by: string }>('select by from toy_effect where note_id = $1 and kind = $2', [noteId, kind])).map((r) => r.by);
  const deliveryOf = async (
    noteId: string,
  ): Promise<{ id: string; state: string; attempts: number; last_error: string | null; token: string }> => {
    const [row] = await world.sql<Awaited<ReturnType<typeof deliveryOf>>>(
      `select d.id, d.state, d.attempts, d.last_error, d.lease_token::text as token
       from delivery d join outbox_event e on e.id = d.event_id where e.payload->>'noteId' = $1`,
      [noteId],
    );
    if (!row) throw new Error('there is no delivery');
    return row;
  };
  const anotherHouse = (by: string): Promise<House> =>
    openHouse({
      databaseUrl: world.databaseUrl,
      redisUrl,
      keyFile: KEY_FILE,
      rooms: [partiesRoom, toyRoom((noteId) => whileCopying(noteId), by)],
      onError: (where, error) => errors.push(`${where}: ${String(error)}`),
    });

  beforeAll(async () => {
    world = await openWorld({
      rooms: [partiesRoom, toyRoom((noteId) => whileCopying(noteId), 'first')],
      ...(redisUrl ? { redisUrl } : {}),
    });
    await makeToyTables(world.databaseUrl);
    vendor = await world.organisation('vendor-1', 'vendor');
    await world.person('bidder', vendor, ['bidder']);
  });
  beforeEach(() => {
    whileCopying = () => undefined;
  });
  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  });
  afterAll(async () => world.close());

  it('do what an event asks for, after its commit, once', async () => {
    const engine = await started(world.house);
    const id = await write('once');

    await engine.drain();

    expect(await effects(id)).toEqual(['first']);
    expect(await deliveryOf(id)).toMatchObject({ state: 'done', attempts: 1, last_error: null });
    const [entry] = await world.sql<{ entry: string }>(`select entry from audit_event where object_id = $1 and type = 'toyNote.copy'`, [
      id,
    ]);
    expect(JSON.parse(entry?.entry ?? '{}')).toMatchObject({ by: 'copyToyNote', actor: { system: 'copyToyNote' } });
  });

  it('are never asked for by a transaction that was rolled back', async () => {
    await world.unchanged(['delivery', 'toy_note', 'toy_effect'], async () => {
      await expect(write('crash')).rejects.toThrow();
      expect((await world.attempt('bidder', writeToyNote, { organisationId: vendor as never, text: 'refuse' })).ok).toBe(false);
      await (await started(world.house)).drain();
    });
  });

  it('are rung any number of times, by several at once, and have one effect', async () => {
    const id = await write('rung often');
    await world.house.deliveries.fanOut();
    const { id: delivery } = await deliveryOf(id);

    await Promise.all(Array.from({ length: 8 }, () => world.house.deliveries.run(delivery)));
    await world.house.deliveries.run(delivery);

    expect(await effects(id)).toEqual(['first']);
    expect(await deliveryOf(id)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('that fail are tried again, later each time, and leave nothing of the failed tries', async () => {
    const tries: number[] = [];
    whileCopying = () => {
      tries.push(performance.now());
      if (tries.length < 4) throw new Error(`try ${tries.length}`);
    };
    const engine = await started(world.house);
    const id = await write('flaky');

    await engine.drain();

    expect(await effects(id)).toEqual(['first']);
    expect(await deliveryOf(id)).toMatchObject({ state: 'done', attempts: 4, last_error: null });
    expect(await world.sql(`select from audit_event where object_id = $1 and type = 'toyNote.copy'`, [id])).toHaveLength(1);
    const pauses = tries.slice(1).map((at, i) => at - (tries[i] ?? 0));
    expect(pauses.map((pause, i) => pause >= 40 * 2 ** i)).toEqual([true, true, true]);
  });

  it('that never succeed are parked with their last error, where an operator sees them', async () => {
    let tries = 0;
    whileCopying = () => {
      tries += 1;
      throw new Error(`broken the time ${tries}`);
    };
    const engine = await started(world.house);
    const id = await write('broken');

    await engine.drain();

    expect(await effects(id)).toEqual([]);
    expect(await deliveryOf(id)).toMatchObject({ state: 'parked', attempts: 4, last_error: 'broken the time 4' });
    expect(await world.house.deliveries.parked()).toEqual([{ job: 'copyToyNote', lastError: 'broken the time 4' }]);
    await world.sql(`update delivery set state = 'done' where state = 'parked'`);
  });

  it('that meet a refusal are done with it: it is an answer, not a fault', async () => {
    whileCopying = () => refuse(toyRefusals.TOY_TEXT_REFUSED, { text: 'refuse' });
    const engine = await started(world.house);
    const id = await write('refused by the job');

    await engine.drain();

    expect(await effects(id)).toEqual([]);
    expect(await deliveryOf(id)).toMatchObject({ state: 'done', attempts: 1, last_error: 'The note says refuse.' });
  });

  it('that wait for a handler which no longer exists are parked, not lost', async () => {
    const id = await write('no handler');
    await world.house.deliveries.fanOut();
    await world.sql(`update delivery set job = 'formerJob' where id = $1`, [(await deliveryOf(id)).id]);

    await (await started(world.house)).drain();

    expect(await deliveryOf(id)).toMatchObject({ state: 'parked', last_error: 'no handler for formerJob' });
    await world.sql(`update delivery set state = 'done' where state = 'parked'`);
  });

  it('are fenced: a worker that was stopped and goes on after its lease ended writes nothing', async () => {
    const id = await write('fenced');
    await world.house.deliveries.fanOut();
    const { id: delivery } = await deliveryOf(id);
    const stopped = stoppedWorker(
      world,
      copyJob(() => undefined, 'stopped'),
    );
    const going = stopped.deliveries.run(delivery);
    await stopped.hasTaken;
    await world.house.deliveries.run(delivery);
    expect(await effects(id)).toEqual([]);

    await world.sql(`update delivery set leased_until = clock_timestamp() - interval '1 second' where id = $1`, [delivery]);
    await world.house.deliveries.run(delivery);
    stopped.goOn();
    await going;

    expect(await effects(id)).toEqual(['first']);
    expect(await deliveryOf(id)).toMatchObject({ state: 'done', attempts: 2, token: '2', last_error: null });
  });

  it('are fenced: a stopped worker that goes on and fails does not undo what the second is doing', async () => {
    const id = await write('fenced failure');
    await world.house.deliveries.fanOut();
    const { id: delivery } = await deliveryOf(id);
    const stopped = stoppedWorker(
      world,
      copyJob(() => Promise.reject(new Error('late'))),
    );
    const going = stopped.deliveries.run(delivery);
    await stopped.hasTaken;
    await world.sql(`update delivery set leased_until = clock_timestamp() - interval '1 second' where id = $1`, [delivery]);
    whileCopying = async () => {
      stopped.goOn();
      await Promise.race([going, new Promise((resolve) => setImmediate(resolve))]);
    };

    await world.house.deliveries.run(delivery);
    await going;

    expect(await effects(id)).toEqual(['first']);
    expect(await deliveryOf(id)).toMatchObject({ state: 'done', token: '2', last_error: null });
  });

  it('are each done once by two workers side by side', async () => {
    const second = await anotherHouse('second');
    const both = await Promise.all([started(world.house), started(second)]);
    const ids = await Promise.all(Array.from({ length: 40 }, (_, i) => write(`side by side ${i}`)));

    await Promise.all(both.map((engine) => engine.drain()));

    const done = await Promise.all(ids.map((id) => effects(id)));
    expect(done.map((by) => by.length)).toEqual(ids.map(() => 1));
    expect(errors).toEqual([]);
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    await second.close();
  });

  it('whose ring was lost are rung again', async () => {
    const id = await write('ring lost');
    await world.house.deliveries.fanOut();
    expect(await world.house.deliveries.toRing()).toEqual([(await deliveryOf(id)).id]);
    expect(await world.house.deliveries.toRing()).toEqual([]);
    await world.sql(`update delivery set rung_at = clock_timestamp() - interval '1 hour' where state = 'pending'`);

    await (await started(world.house)).drain();

    expect(await effects(id)).toEqual(['first']);
  });

  it('are not rung while somebody holds the lease or before their next try', async () => {
    const id = await write('not yet');
    await world.house.deliveries.fanOut();
    const { id: delivery } = await deliveryOf(id);
    const ringable = async (column: string): Promise<string[]> => {
      await world.sql(`update delivery set ${column} = clock_timestamp() + interval '1 hour' where id = $1`, [delivery]);
      const rung = await world.house.deliveries.toRing();
      await world.sql('update delivery set leased_until = null, next_attempt_at = clock_timestamp(), rung_at = null where id = $1', [
        delivery,
      ]);
      return rung;
    };

    expect([await ringable('leased_until'), await ringable('next_attempt_at')]).toEqual([[], []]);
    expect(await world.house.deliveries.toRing()).toEqual([delivery]);
    await world.house.deliveries.run(delivery);
  });

  it('that sweep find what is due by the clock of the database alone', async () => {
    const engine = await started(world.house);
    const id = await write('due later', '2026-02-01T00:00:00Z');
    const later = await write('due much later', '2026-03-01T00:00:00Z');
    await engine.drain();
    expect(await effects(id, 'finish')).toEqual([]);

    await world.clock('2026-02-01T00:00:00Z');
    await engine.drain();

    expect([(await effects(id, 'finish')).length, (await effects(later, 'finish')).length]).toEqual([1, 0]);
    expect(await world.sql('select state from toy_note where id = any($1) order by id', [[id, later]])).toEqual([
      { state: 'finished' },
      { state: 'open' },
    ]);
  });

  it('that sweep go on with the others when one object fails, and say so', async () => {
    const broken = await write('break the sweep', '2026-02-01T00:00:00Z');
    const sound = await write('sound', '2026-02-01T00:00:00Z');
    const house = await anotherHouse('sweeper');
    errors.splice(0);

    const worked = await resting(house).sweepAll();

    expect(worked).toBe(1);
    expect(errors).toEqual([`finishToyNotes ${broken}: Error: this note cannot be finished`]);
    expect([(await effects(broken, 'finish')).length, (await effects(sound, 'finish')).length]).toEqual([0, 1]);
    await world.sql(`update toy_note set due_at = null where id = $1`, [broken]);
    await house.close();
  });

  it('that sweep, two at once, do each object once', async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, i) => write(`swept ${i}`, '2026-02-01T00:00:00Z')));
    const second = await anotherHouse('second');

    await Promise.all([resting(world.house).sweepAll(), resting(second).sweepAll()]);

    const done = await Promise.all(ids.map((id) => effects(id, 'finish')));
    expect(done.map((by) => by.length)).toEqual(ids.map(() => 1));
    await second.close();
  });
});

/** A worker that takes its delivery and is then stopped, right before its work, until it is told to go on. */
function stoppedWorker(
  world: World,
  job: ReturnType<typeof copyJob>,
): { deliveries: Deliveries; hasTaken: Promise<void>; goOn: () => void } {
  let taken: () => void = () => undefined;
  let goOn: () => void = () => undefined;
  const hasTaken = new Promise<void>((resolve) => (taken = resolve));
  const allowed = new Promise<void>((resolve) => (goOn = resolve));
  class Stopping extends UnitOfWork {
    override async run<T>(context: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
      if (context.operation !== job.name) return super.run(context, work);
      taken();
      await allowed;
      return super.run(context, work);
    }
  }
  const unitOfWork = new Stopping(world.house.source);
  const executor = new Executor(unitOfWork, world.house.sealing);
  return { deliveries: new Deliveries(unitOfWork, executor, [job]), hasTaken, goOn: () => goOn() };
}
