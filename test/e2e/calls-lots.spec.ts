import {
  amendCall,
  answerQuestion,
  askQuestion,
  callQuery,
  callsQuery,
  cancelCall,
  clarificationsQuery,
  closeCall,
  lockLot,
  lotForBidding,
  lotOf,
  lotQuery,
  markLotAwarded,
  markLotAwardPending,
  markLotComplete,
  markLotEvaluating,
  markLotPricesOpened,
  markLotProposalWithdrawn,
  markLotRanked,
  markLotTechnicalOpened,
  markLotUnsuccessful,
  procedureProfiles,
} from '@pilotage/calls';
import type { Tx } from '@pilotage/platform';
import { openCallsWorld, spokenCall, spokenLot, type CallsWorld } from '../support/calls.js';
import { inside, stateIn } from '../support/bidding.js';
import type { World } from '../support/world.js';

const TABLES = ['need', '"call"', 'lot', 'call_version', 'clarification', 'risk_assessment'];
const both = (text: string) => ({ en: text, zh: text });

let here: CallsWorld;
let world: World;

beforeAll(async () => {
  here = await openCallsWorld();
  ({ world } = here);
});
afterAll(async () => world.close());

const eventsOf = (type: string, key: string, id: string): Promise<{ payload: Record<string, unknown> }[]> =>
  world.sql(`select payload from outbox_event where type = $1 and payload->>$2 = $3 order by id`, [type, key, id]);
const callState = async (id: string): Promise<string> =>
  (await world.sql<{ state: string }>(`select state from "call" where id = $1`, [id]))[0]?.state ?? '';
const asDone = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => inside(world, work);

/** First in the file: once the jobs run, they close what is due at once. */
describe('while no job has run', () => {
  it('a deadline that has passed ends amendments before the call is closed', async () => {
    const closesAt = await here.deadline();
    const { callId } = await here.opened({ closesAt });
    await world.clock(closesAt);
    const specification = spokenCall({ closesAt: await here.deadline(40) });
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer', amendCall, { callId, baseVersion: 1, reason: both('x'), specification })).toBe(
        'CALL_DEADLINE_PASSED',
      ),
    );
  });

  it('lots come with call, profile and calendar, and hold the call open while a bid is taken', async () => {
    const closesAt = await here.deadline();
    const { callId, lotIds } = await here.opened({ closesAt });
    const [lotId = ''] = lotIds;
    const place = await inside(world, (tx) => lotOf(tx, lotId));
    expect([place.call.id, place.profile.id, place.calendar.id]).toEqual([callId, 'GENERIC_OPEN', 'CN']);
    await world.clock(closesAt);
    await asDone(async (tx) => {
      await lotForBidding(tx, lotId);
      const [blocked] = await world.sql<{ free: number }>(`select count(*)::int as free from "call" where id = $1 and state = 'open'`, [
        callId,
      ]);
      expect(blocked?.free).toBe(1);
      await expect(world.sql(`select id from "call" where id = $1 for update nowait`, [callId])).rejects.toThrow(/could not obtain lock/);
    });
    await world.drain();
    expect((await inside(world, (tx) => lockLot(tx, lotId, 'update'))).lot.state).toBe('closed');
  });
});

/** As `world.unchanged`, once the jobs have nothing left to dispatch: a dispatch writes into the outbox. */
const unchanged = async (work: () => Promise<unknown>): Promise<void> => {
  await world.drain();
  await world.unchanged(TABLES, work);
};

describe('questions', () => {
  it('are answered to all without the name of who asked', async () => {
    const { callId } = await here.opened();
    const asked = await world.do('bidder', askQuestion, { callId, vendorId: here.vendor, question: 'Which codes?' });
    const seenBy = async (person: string): Promise<unknown[]> =>
      (await world.read(person, clarificationsQuery, { callId, first: 10 })).edges.map(({ node }) => [node.state, node.asAsked]);
    expect(await seenBy('rival')).toEqual([]);
    expect(await seenBy('bidder')).toEqual([['asked', 'Which codes?']]);
    expect(await seenBy('officer')).toEqual([['asked', 'Which codes?']]);

    await world.do('officer', answerQuestion, { clarificationId: asked.id, question: both('Which codes?'), answer: both('ICD-10.') });

    const page = await world.read('rival', clarificationsQuery, { callId, first: 10 });
    expect(page.edges.map(({ node }) => node)).toMatchObject([{ state: 'answered', asAsked: null, answer: both('ICD-10.') }]);
    expect(JSON.stringify(page)).not.toContain(here.vendor);
    expect(JSON.stringify(await world.read('officer', clarificationsQuery, { callId, first: 10 }))).not.toContain(here.vendor);
    const again = { clarificationId: asked.id, question: both('x'), answer: both('x') };
    await unchanged(async () => expect(await world.refused('officer', answerQuestion, again)).toBe('WRONG_STATE'));
  });

  it('close before the deadline, and are asked by vendors for themselves', async () => {
    const own = await here.opened({ closesAt: await here.deadline() });
    const call = await world.read('bidder', callQuery, { id: own.callId });
    const ask = { callId: own.callId, vendorId: here.vendor, question: 'Still?' };
    await unchanged(() => expect(world.attempt('rival', askQuestion, ask)).rejects.toMatchObject({ code: 'NOT_FOUND' }));
    await world.clock(call.questionsUntil ?? '');
    await unchanged(async () => expect(await world.refused('bidder', askQuestion, ask)).toBe('QUESTIONS_CLOSED'));
  });
});

describe('the deadline', () => {
  it('is kept by the clock of the database, with nobody visiting', async () => {
    const closesAt = await here.deadline();
    const { callId, lotIds } = await here.opened({ closesAt, lots: [spokenLot(), spokenLot()] });
    await unchanged(() => expect(inside(world, (tx) => world.house.executor.executeWithin(closeCall, tx, { callId }))).rejects.toThrow());
    await world.clock(new Date(Date.parse(closesAt) - 60_000).toISOString());
    await world.drain();
    expect(await callState(callId)).toBe('open');

    await world.clock(closesAt);
    await world.drain();

    expect(await callState(callId)).toBe('closed');
    expect(await Promise.all(lotIds.map((id) => stateIn(world, 'lot', id)))).toEqual(['closed', 'closed']);
    expect(await eventsOf('lotClosed', 'callId', callId)).toEqual(lotIds.map((lotId) => ({ payload: { lotId, callId } })));
    const specification = spokenCall({ closesAt: await here.deadline(40) });
    await unchanged(async () => {
      const late = { callId, baseVersion: 1, reason: both('x'), specification };
      expect(await world.refused('officer', amendCall, late)).toBe('CALL_NOT_OPEN');
    });
  });
});

describe('lots', () => {
  const closed = async (): Promise<{ readonly callId: string; readonly lotIds: readonly string[] }> => {
    const closesAt = await here.deadline();
    const call = await here.opened({ closesAt, lots: [spokenLot(), spokenLot()] });
    await world.clock(closesAt);
    await world.drain();
    return call;
  };

  it('move one by one, and the call stands where the slower one stands', async () => {
    const { callId, lotIds } = await closed();
    const [one = '', two = ''] = lotIds;
    const way = [markLotTechnicalOpened, markLotEvaluating, markLotPricesOpened, markLotRanked, markLotAwardPending];
    for (const move of way) await asDone((tx) => move(tx, one));
    expect(await callState(callId)).toBe('closed');
    await asDone((tx) => markLotUnsuccessful(tx, two, 'TOO_FEW_BIDS'));
    expect(await callState(callId)).toBe('awardPending');
    await asDone((tx) => markLotProposalWithdrawn(tx, one));
    expect(await callState(callId)).toBe('ranked');
    for (const move of [markLotAwardPending, markLotAwarded]) await asDone((tx) => move(tx, one));
    await unchanged(async () => expect(await world.refused('approver', cancelCall, { callId, reason: both('x') })).toBe('WRONG_STATE'));
    await asDone((tx) => markLotComplete(tx, one));
    expect(await callState(callId)).toBe('complete');
    expect((await world.read('bidder', lotQuery, { id: two })).endedBecause).toBe('TOO_FEW_BIDS');
  });

  it('do not skip a state', async () => {
    const { lotIds } = await closed();
    await unchanged(() => expect(asDone((tx) => markLotRanked(tx, lotIds[0] ?? ''))).rejects.toThrow(/only when/));
  });

  it('two lots of one call that move at the same time both arrive', async () => {
    const { callId, lotIds } = await closed();
    await Promise.all(lotIds.map((id) => asDone((tx) => markLotTechnicalOpened(tx, id))));
    expect(await callState(callId)).toBe('technicalOpened');
  });

  it('all end with a cancelled call, and with its reason', async () => {
    const { callId, lotIds } = await closed();
    const cancelled = await world.do('approver', cancelCall, { callId, reason: both('The need is gone.') });
    expect(cancelled).toMatchObject({ state: 'cancelled', cancelReason: both('The need is gone.') });
    expect(cancelled.lots.map(({ id, state }) => [id, state])).toEqual(lotIds.map((id) => [id, 'cancelled']));
    expect(await eventsOf('callCancelled', 'callId', callId)).toHaveLength(1);
  });

  it('one that is awarded keeps its call from being cancelled', async () => {
    const { callId, lotIds } = await closed();
    const way = [markLotTechnicalOpened, markLotEvaluating, markLotPricesOpened, markLotRanked, markLotAwardPending, markLotAwarded];
    for (const move of way) await asDone((tx) => move(tx, lotIds[0] ?? ''));
    await unchanged(async () =>
      expect(await world.refused('approver', cancelCall, { callId, reason: both('x') })).toBe('CANCEL_AFTER_AWARD'),
    );
  });

  it('of a cancelled draft are announced to nobody', async () => {
    const callId = await here.submitted();
    await world.do('approver', cancelCall, { callId, reason: both('Not now.') });
    expect(await eventsOf('callCancelled', 'callId', callId)).toEqual([]);
    await expect(world.read('bidder', callQuery, { id: callId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('lists', () => {
  it('go on where the page before ended', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await world.read('bidder', callsQuery, { first: 2, ...(after === undefined ? {} : { after }) });
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual([...seen].sort());
  });

  it('are never without bound', async () => {
    await expect(world.read('bidder', callsQuery, { first: 101 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('show every profile with reasons and sources', async () => {
    const page = await world.read('bidder', procedureProfiles, { first: 10 });
    expect(page.edges.map(({ node }) => node.id)).toEqual(['COOPERATIVE_INNOVATION@1', 'GENERIC_OPEN@1', 'SHENZHEN_OPEN_TENDER@1']);
    expect(page.edges[1]?.node.document).toMatchObject({ periods: { minimumOpen: { value: 7 } } });
  });
});
