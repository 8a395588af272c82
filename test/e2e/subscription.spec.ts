import fs from 'node:fs';
import { answerQuestion, approveCall, askQuestion } from '@pilotage/calls';
import { newId, openHouse, systemActor } from '@pilotage/platform';
import { removeMember } from '@pilotage/parties';
import { openCallsWorld, type CallsWorld } from '../support/calls.js';
import { memberOf, serve, type Served } from '../support/served.js';
import { CALL_CHANGED, cutFeed, stateFolder, watch, within, type Fault, type Watching } from '../support/subscribing.js';

const both = (text: string) => ({ en: text, zh: text });
const withoutRequestId = (faults: readonly Fault[] = []): string =>
  JSON.stringify(faults).replaceAll(/"requestId":"[0-9a-f-]{36}"/g, '"requestId":""');

describe('whoever watches a call', () => {
  let here: CallsWorld;
  let folder: string;
  let api: Served;
  const open: Watching[] = [];

  beforeAll(async () => {
    here = await openCallsWorld();
    const { world, agency, vendor } = here;
    await world.person('operator', await world.organisation('platform', 'platform'), ['platformOperator']);
    await memberOf(world, 'drafter', agency, ['drafter']);
    await memberOf(world, 'bidder-01', vendor, ['bidder']);
    folder = stateFolder();
    api = await serve(world, { stateFolder: folder });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((watching) => watching.stop()));
  });
  afterAll(async () => {
    expect(api.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
    await api.close();
    await here.world.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const watching = (callId: string, token?: string, at = api): Watching => {
    const made = watch(at.socketUrl, callId, token);
    open.push(made);
    return made;
  };
  /** Something happens to the call that everybody may know of. */
  const answerSomething = async (callId: string): Promise<void> => {
    const { world, vendor } = here;
    const { id: clarificationId } = await world.do('bidder', askQuestion, { callId, vendorId: vendor, question: 'Why?' });
    await world.do('officer', answerQuestion, { clarificationId, question: both('Why?'), answer: both('Because.') });
  };

  it('has the call as it stands, and then every change of it in its order, closing by the clock included', async () => {
    const { callId } = await here.opened();
    const anyone = watching(callId);

    expect(await anyone.next()).toMatchObject({ id: callId, state: 'open', version: 1, lots: [{ state: 'open' }] });
    await answerSomething(callId);
    expect(await anyone.next()).toMatchObject({ state: 'open' });
    await here.world.clock('P22D');
    await here.world.drain();
    expect(await anyone.until(({ state }) => state === 'closed')).toMatchObject({ lots: [{ state: 'closed' }] });
  });

  it('learns of an event only what they may see at that moment', async () => {
    const callId = await here.submitted();
    const insider = watching(callId, await api.token('drafter'));
    const { draftedBy } = await insider.next();
    await here.world.do('approver', approveCall, { callId });
    const [public1, vendor1] = [watching(callId), watching(callId, await api.token('bidder-01'))];
    await Promise.all([public1.next(), vendor1.next()]);
    await answerSomething(callId);

    expect(draftedBy).toMatch(/^per_/);
    expect(await insider.until(({ state }) => state === 'open')).toMatchObject({ draftedBy });
    expect([await public1.next(), await vendor1.next()]).toMatchObject([{ draftedBy: null }, { draftedBy: null }]);
  });

  it('is told of a call that is not published what they are told of one that does not exist, and nothing later', async () => {
    const callId = await here.submitted();
    const strangers = [undefined, await api.token('bidder-01')].map((token) => [watching(callId, token), watching(newId('call'), token)]);
    const ends = await Promise.all(strangers.flat().map((s) => s.ended));
    await here.world.do('approver', approveCall, { callId });

    expect(ends.map(({ faults }) => faults?.[0]?.extensions.code)).toEqual(Array(4).fill('NOT_FOUND'));
    expect(new Set(ends.map(({ faults }) => withoutRequestId(faults))).size).toBe(1);
    expect(strangers.flat().flatMap((s) => s.came)).toEqual([]);
  });

  it('is sent away from what they may no longer see as soon as their membership is ended, nothing else happening', async () => {
    const { world, agency } = here;
    const { membershipId } = await memberOf(world, 'officer', agency, ['officer']);
    const [hidden, shown] = [await here.submitted(), (await here.opened()).callId];
    const token = await api.token('officer');
    const [revoked, other] = [watching(hidden, token), watching(shown, token)];
    expect((await revoked.next()).state).toBe('inReview');
    expect((await other.next()).draftedBy).not.toBeNull();

    await world.do('operator', removeMember, { membershipId });

    expect((await revoked.ended).faults?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(revoked.came).toHaveLength(1);
    // What is public they may watch on, as anybody.
    expect(await other.next()).toMatchObject({ state: 'open', draftedBy: null });
  });

  it('has no data of an event after their membership is gone, though nobody announced that it went', async () => {
    const { world, agency } = here;
    const { membershipId } = await memberOf(world, 'approver', agency, ['approver']);
    const callId = await here.submitted();
    const revoked = watching(callId, await api.token('approver'));
    await revoked.next();
    await world.sql(`update membership set state = 'removed' where id = $1`, [membershipId]);
    await world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, async (tx) =>
      tx.emit('callChanged', { callId }),
    );

    expect((await revoked.ended).faults?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(revoked.came).toHaveLength(1);
  });

  it('is sent away when their token ends', async () => {
    const { callId } = await here.opened();
    const short = watching(callId, await api.token('drafter', 2));
    await short.next();

    expect(await short.ended).toMatchObject({ code: 4401, reason: 'TOKEN_EXPIRED' });
  });

  it('hears of it whichever API process they are connected to', async () => {
    const { world } = here;
    const keyFile = `${process.env['PILOTAGE_STATE'] ?? '/tmp/pilotage-test'}/keys/house.json`;
    const faults: unknown[] = [];
    const house = await openHouse({
      databaseUrl: world.databaseUrl,
      redisUrl: undefined,
      keyFile,
      rooms: world.house.rooms,
      onError: (_where, error) => faults.push(error),
    });
    const second = await serve({ house, databaseUrl: world.databaseUrl }, { stateFolder: folder });
    const { callId } = await here.opened();
    const token = await api.token('drafter');
    const both = [watching(callId, token), watching(callId, token, second)];
    await Promise.all(both.map((w) => w.next()));
    await answerSomething(callId);
    const heard = await Promise.all(both.map((w) => w.next()));
    await both[1]?.stop();
    await second.close();
    await house.close();

    expect(heard).toEqual([heard[0], heard[0]]);
    expect(heard[0]?.draftedBy).toMatch(/^per_/);
    expect(faults).toEqual([]);
  });

  it('misses nothing while the connection to the database is cut', async () => {
    const { world } = here;
    const callId = await here.submitted();
    const insider = watching(callId, await api.token('drafter'));
    await insider.next();
    const cut = await cutFeed(world.databaseUrl);
    await world.do('approver', approveCall, { callId });

    expect(cut).toBe(1);
    expect(await insider.until(({ state }) => state === 'open')).toMatchObject({ id: callId });
  });

  it('is told of many changes at once when they come faster than answers', async () => {
    const { callId } = await here.opened();
    const anyone = watching(callId);
    await anyone.next();
    const context = { actor: systemActor('test'), requestId: 'test', operation: 'test' };
    const changes = Array.from({ length: 200 }, () =>
      here.world.house.unitOfWork.run(context, async (tx) => tx.emit('callChanged', { callId })),
    );
    await Promise.all(changes);
    await here.world.clock('P22D');
    await here.world.drain();
    await anyone.until(({ state }) => state === 'closed');

    expect(anyone.came.length).toBeLessThan(200);
  });

  it('leaves no deliveries behind, and rows that hold ids only', async () => {
    const { callId } = await here.opened();
    await here.world.drain();
    const rows = await here.world.sql<{ payload: object; done: boolean; deliveries: number }>(
      `select payload, dispatched_at is not null as done, (select count(*)::int from delivery d where d.event_id = e.id) as deliveries
       from outbox_event e where type = 'callChanged' and payload ->> 'callId' = $1`,
      [callId],
    );

    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ payload: { callId }, done: true, deliveries: 0 })]),
    );
  });

  it('finds no subscription over HTTP', async () => {
    const body = JSON.stringify({ query: CALL_CHANGED, variables: { callId: newId('call') } });
    const answer = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { errors } = (await within('an answer', answer.json())) as { errors: readonly Fault[] };

    expect(errors[0]).toMatchObject({ message: expect.stringContaining('WebSocket'), extensions: { code: 'BAD_USER_INPUT' } });
  });
});
