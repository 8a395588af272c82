import { approveAward, award, awardNotice, awardsOfLot, concludeAwards, declineAward, proposeAward } from '@pilotage/awards';
import { disqualifyBid } from '@pilotage/bids';
import { cancelCall } from '@pilotage/calls';
import { excludeOrganisation, liftExclusion } from '@pilotage/parties';
import { AWARD_TABLES, awarded, bidAt, rankedLot, proposedAward } from '../support/awarding.js';
import { openMarketplace, stateIn, type Marketplace } from '../support/bidding.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const PAGE = { first: 10 };

let world: World;
let market: Marketplace;

/** The queue has come to rest before the rows are compared. */
async function unchanged(work: () => Promise<unknown>): Promise<void> {
  await world.drain();
  await world.unchanged(AWARD_TABLES, work);
}
const stateOfAward = async (id: string): Promise<string> => (await world.read('officer', award, { id })).state;

const both = (text: string) => ({ en: text, zh: text });
const EXCLUSION = { ground: both('A false statement in a bid.'), source: both('Decision 7 of the finance bureau.') };

/** The sweeps run once, and then what they left to jobs. */
async function sweep(): Promise<void> {
  const engine = world.house.engine();
  await engine.sweepAll();
  await engine.stop();
  await world.drain();
}

beforeEach(async () => {
  world = await openWorld({ rooms: roomsUpTo('awards') });
  market = await openMarketplace(world);
});
afterEach(async () => world.close());

describe('the standstill', () => {
  it('is not followed by a contract while the winner stands on the exclusion register: the award waits, and ends when its bid is disqualified', async () => {
    const lot = await rankedLot(market);
    const { id, standstillUntil } = await awarded(world, lot);
    const [{ vendor_id: organisationId = '', bid_id: bidId = '' } = {}] = await world.sql<{ vendor_id: string; bid_id: string }>(
      'select vendor_id, bid_id from award where id = $1',
      [id],
    );
    await world.do('editor', excludeOrganisation, { organisationId, ...EXCLUSION, validFrom: await world.now() });
    await world.clock(standstillUntil ?? '');
    await sweep();
    expect(await stateOfAward(id)).toBe('standstill');

    await world.do('officer', disqualifyBid, { bidId, reason: 'It stands on the exclusion register.' });
    await world.drain();
    expect(await stateOfAward(id)).toBe('cancelled');
  });

  it('is followed by a contract once the exclusion of the winner is lifted', async () => {
    const lot = await rankedLot(market);
    const { id, standstillUntil } = await awarded(world, lot);
    const [{ vendor_id: organisationId = '' } = {}] = await world.sql<{ vendor_id: string }>('select vendor_id from award where id = $1', [
      id,
    ]);
    const { id: exclusionId } = await world.do('editor', excludeOrganisation, {
      organisationId,
      ...EXCLUSION,
      validFrom: await world.now(),
    });
    await world.clock(standstillUntil ?? '');
    await sweep();
    expect(await stateOfAward(id)).toBe('standstill');

    await world.do('editor', liftExclusion, { exclusionId, reason: both('The decision was set aside.') });
    await sweep();
    expect(await stateOfAward(id)).toBe('final');
  });

  it('ends by the clock alone: the award is final once, the winner has won, the others have not', async () => {
    const lot = await rankedLot(market);
    const { id, standstillUntil } = await awarded(world, lot);
    await world.clock(new Date(Date.parse(standstillUntil ?? '') - 60_000).toISOString());
    await world.drain();
    expect(await stateOfAward(id)).toBe('standstill');

    await world.clock(standstillUntil ?? '');
    const engines = [world.house.engine(), world.house.engine()];
    await Promise.all(engines.map((e) => e.sweepAll()));
    await Promise.all(engines.map((e) => e.stop()));
    await world.drain();

    expect(await stateOfAward(id)).toBe('final');
    expect(await stateIn(world, 'lot', lot.lotId)).toBe('awarded');
    expect(await Promise.all(lot.bidIds.map((b) => stateIn(world, 'bid', b)))).toEqual(['awarded', 'notAwarded', 'notAwarded']);
    const [events] = await world.sql<{ n: number }>(`select count(*)::int as n from outbox_event where type = 'awardFinal'`);
    expect(events?.n).toBe(1);
    expect(await world.sql('select state from evaluation')).toEqual([{ state: 'decided' }]);
    expect(await world.read('nobody', award, { id })).toMatchObject({ state: 'final', vendorName: { en: 'vendor-1' }, rankingId: null });
    expect((await world.read('nobody', awardsOfLot, { lotId: lot.lotId, ...PAGE })).edges).toHaveLength(1);
  });

  it('with an award declined, the next in rank follows on the ground that is on record', async () => {
    const lot = await rankedLot(market);
    const { lotId } = lot;
    const { id: awardId } = await awarded(world, lot);
    await expect(world.attempt('bidder-2', declineAward, { awardId, reason: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });

    await world.do('bidder-1', declineAward, { awardId, reason: 'We have no staff left.' });

    expect(await stateIn(world, 'lot', lotId)).toBe('ranked');
    const next = { lotId, bidId: bidAt(lot, 2) };
    await unchanged(async () => {
      expect(await world.refused('officer', proposeAward, next)).toBe('AWARD_GROUND_NEEDED');
      expect(await world.refused('officer', proposeAward, { ...next, ground: 'awardFoundInvalid' })).toBe('AWARD_GROUND_NOT_ON_RECORD');
      expect(await world.refused('officer', proposeAward, { lotId, bidId: bidAt(lot, 1) })).toBe('AWARD_BID_PASSED');
    });
    const { id } = await world.do('officer', proposeAward, { ...next, ground: 'winnerDeclined' });
    await world.do('approver-2', approveAward, { awardId: id });
    expect(await world.read('bidder-1', awardNotice, { lotId })).toMatchObject({ won: false });
  });

  it('of several awards side by side leaves the lot pending until the last is final', async () => {
    const lot = await rankedLot(market, 3, 2);
    const first = await awarded(world, lot);
    await world.clock('P3D');
    const second = await awarded(world, lot, 2);
    await world.clock(first.standstillUntil ?? '');
    await world.drain();
    expect([await stateOfAward(first.id), await stateOfAward(second.id), await stateIn(world, 'lot', lot.lotId)]).toEqual([
      'final',
      'standstill',
      'awardPending',
    ]);

    await world.do('bidder-2', declineAward, { awardId: second.id, reason: 'No.' });

    expect(await stateIn(world, 'lot', lot.lotId)).toBe('awardPending');
    await world.do('approver-2', concludeAwards, { lotId: lot.lotId });
    expect(await stateIn(world, 'lot', lot.lotId)).toBe('awarded');
    expect(await Promise.all(lot.bidIds.map((b) => stateIn(world, 'bid', b)))).toEqual(['awarded', 'notAwarded', 'notAwarded']);
    await unchanged(async () => expect(await world.refused('approver-2', concludeAwards, { lotId: lot.lotId })).toBe('WRONG_STATE'));
  });

  it('ends at once with the disqualification of its bid', async () => {
    const lot = await rankedLot(market);
    const { id } = await awarded(world, lot);
    await world.do('officer', disqualifyBid, { bidId: bidAt(lot, 1), reason: 'It lied about its permit.' });
    await world.drain();
    expect(await world.read('officer', award, { id })).toMatchObject({ state: 'cancelled', cause: 'winnerDisqualified' });
    expect(await stateIn(world, 'lot', lot.lotId)).toBe('ranked');
    // The generic profile scores again after a disqualification: the next one is first in a ranking of its own.
    expect(await proposedAward(world, { ...lot, bidIds: lot.bidIds.slice(1) })).toMatchObject({ rank: 1, vendorName: { en: 'vendor-2' } });
  });

  it('ends with a cancelled call', async () => {
    const lot = await rankedLot(market);
    const { id, callId } = await awarded(world, lot);

    await world.do('approver', cancelCall, { callId, reason: { en: 'No money.', zh: '无经费。' } });
    await world.drain();

    expect(await world.read('officer', award, { id })).toMatchObject({ state: 'cancelled', cause: 'callCancelled' });
  });
});
