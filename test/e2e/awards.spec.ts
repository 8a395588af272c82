import { approveAward, award, awardNotice, awardsOfLot, proposeAward, returnAward } from '@pilotage/awards';
import { ranking } from '@pilotage/evaluation';
import { AWARD_TABLES, awarded, bidAt, rankedLot, proposedAward, type RankedLot } from '../support/awarding.js';
import { asOwner, openMarketplace, stateIn, type Marketplace } from '../support/bidding.js';
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
const propose = (lot: RankedLot, rank = 1, as = 'officer') => proposedAward(world, lot, rank, as);

beforeEach(async () => {
  world = await openWorld({ rooms: roomsUpTo('awards') });
  market = await openMarketplace(world);
});
afterEach(async () => world.close());

describe('the proposal of an award', () => {
  it('goes to the first in rank, by an officer, once', async () => {
    const lot = await rankedLot(market);
    const { lotId } = lot;
    await unchanged(async () => {
      expect(await world.refused('officer', proposeAward, { lotId, bidId: bidAt(lot, 2) })).toBe('AWARD_OUT_OF_RANK');
      await expect(world.attempt('approver', proposeAward, { lotId, bidId: bidAt(lot, 1) })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('bidder-1', proposeAward, { lotId, bidId: bidAt(lot, 1) })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    const proposed = await propose(lot);

    expect(proposed).toMatchObject({ state: 'proposed', slot: 1, rank: 1, late: false, vendorName: { en: 'vendor-1' } });
    await unchanged(async () => {
      expect(await world.refused('officer', proposeAward, { lotId, bidId: bidAt(lot, 1) })).toBe('AWARD_BID_HAS_ONE');
      expect(await world.refused('officer', proposeAward, { lotId, bidId: bidAt(lot, 2) })).toBe('AWARD_SLOTS_TAKEN');
    });
    for (const bidder of lot.bidders)
      await expect(world.read(bidder, award, { id: proposed.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of many at once for one slot, one is made', async () => {
    const lot = await rankedLot(market);

    const answers = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        world.attempt(i % 2 ? 'officer' : 'officer-2', proposeAward, { lotId: lot.lotId, bidId: bidAt(lot, 1) }),
      ),
    );

    const made = answers.filter((a) => a.status === 'fulfilled' && a.value.ok);
    const codes = answers.flatMap((a) => (a.status === 'fulfilled' && !a.value.ok ? [a.value.refusal.definition.code] : []));
    expect(made).toHaveLength(1);
    expect(codes).toEqual(Array(39).fill('AWARD_BID_HAS_ONE'));
    expect(await world.sql('select slot from award')).toEqual([{ slot: 1 }]);
  });

  it('of many at once for three slots, three are made, and the database itself takes no fourth', async () => {
    const lot = await rankedLot(market, 4, 3);
    const attempts = Array.from({ length: 40 }, (_, i) =>
      world.attempt('officer', proposeAward, { lotId: lot.lotId, bidId: bidAt(lot, (i % 4) + 1) }),
    );
    await Promise.all(attempts);
    for (const rank of [1, 2, 3, 4]) await world.attempt('officer', proposeAward, { lotId: lot.lotId, bidId: bidAt(lot, rank) });

    const made = await world.sql<{ slot: number; rank: number }>('select slot, rank from award order by slot');
    expect(made).toEqual([1, 2, 3].map((n) => ({ slot: n, rank: n })));
    const copy = (slot: string, bid: string): Promise<object[]> =>
      asOwner(
        world,
        `insert into award select (jsonb_populate_record(a, jsonb_build_object('id', 'copy', 'slot', ${slot}::int, 'bid_id', ${bid}::text))).* from award a where slot = 1`,
      );
    await expect(copy('1', `'${bidAt(lot, 4)}'`)).rejects.toThrow(/uq_award_active_slot/);
    await expect(copy('4', `'${bidAt(lot, 4)}'`)).rejects.toThrow(/ck_award_slot/);
    await asOwner(world, `update award set state = 'cancelled', cause = 'returned' where slot = 3`);
    await expect(copy('3', `a.bid_id`)).rejects.toThrow(/uq_award_active_bid/);
  });

  it('after the decision period is made, and flagged', async () => {
    const lot = await rankedLot(market);
    await world.clock('P10D');

    const proposed = await propose(lot);

    const [entry] = await world.sql<{ late: boolean }>(
      `select (entry::jsonb->'facts'->>'late')::boolean as late from audit_event where type = 'award.propose'`,
    );
    expect([proposed.late, entry?.late]).toEqual([true, true]);
  });

  it('is returned before its approval, and can be made again', async () => {
    const lot = await rankedLot(market);
    const { id: awardId } = await propose(lot);

    const returned = await world.do('approver-2', returnAward, { awardId, reason: 'The report is missing.' });

    expect(returned).toMatchObject({ state: 'cancelled', cause: 'returned' });
    expect((await propose(lot)).slot).toBe(1);
    await unchanged(async () => {
      expect(await world.refused('approver-2', returnAward, { awardId, reason: 'Again.' })).toBe('WRONG_STATE');
      expect(await world.refused('approver-2', approveAward, { awardId })).toBe('WRONG_STATE');
    });
  });
});

describe('the approval of an award', () => {
  it('is by a person who neither proposed it nor marked a bid', async () => {
    const lot = await rankedLot(market);
    const { id: awardId } = await propose(lot, 1, 'both');
    await world.sql(
      `update membership set roles = '["evaluator","approver"]' where person_id = (select person_id from identity where subject = 'chair')`,
    );
    await unchanged(async () => {
      expect(await world.refused('both', approveAward, { awardId })).toBe('SAME_PERSON_APPROVES_AWARD');
      expect(await world.refused('chair', approveAward, { awardId })).toBe('SAME_PERSON_APPROVES_AWARD');
      await expect(world.attempt('officer', approveAward, { awardId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    const approved = await world.do('approver', approveAward, { awardId });

    expect(approved.state).toBe('standstill');
    expect(await stateIn(world, 'lot', lot.lotId)).toBe('awardPending');
  });

  it('gives every bidder its notice, with its rank, the winner, the end of the standstill and how to challenge', async () => {
    const lot = await rankedLot(market);
    const { id, standstillUntil } = await awarded(world, lot);

    const [won, lost] = [
      await world.read('bidder-1', awardNotice, { lotId: lot.lotId }),
      await world.read('bidder-3', awardNotice, { lotId: lot.lotId }),
    ];

    expect(won).toMatchObject({ won: true, rank: 1, bidId: bidAt(lot, 1) });
    expect(lost).toMatchObject({ won: false, rank: 3, bidId: bidAt(lot, 3) });
    expect(lost.awards).toEqual([
      expect.objectContaining({ awardId: id, vendorName: expect.objectContaining({ en: 'vendor-1' }), standstillUntil }),
    ]);
    expect(lost.howToChallenge.en).toContain(lost.awards[0]?.challengeUntil);
    // Ten calendar days after the day of the approval, to the end of the last (Asia/Shanghai).
    expect(standstillUntil).toBe('2026-02-05T16:00:00.000Z');
    await expect(world.read('bidder-4', awardNotice, { lotId: lot.lotId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const bidder of lot.bidders)
      expect(await world.read(bidder, award, { id })).toMatchObject({ state: 'standstill', proposedBy: null, approvedBy: null });
    expect((await world.read('bidder-3', awardsOfLot, { lotId: lot.lotId, ...PAGE })).edges.map(({ node }) => node.id)).toEqual([id]);
    await expect(world.read('bidder-4', award, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await world.read('bidder-4', awardsOfLot, { lotId: lot.lotId, ...PAGE })).edges).toEqual([]);
    const own = await world.read('bidder-3', ranking, { lotId: lot.lotId });
    expect(own.bids.map(({ bidId, rank }) => [bidId, rank])).toEqual([[bidAt(lot, 3), 3]]);
    expect([own.robustness, own.record, own.change]).toEqual([null, null, null]);
    expect((await world.read('auditor', awardsOfLot, { lotId: lot.lotId, ...PAGE })).edges[0]?.node.approvedBy).toMatch(/^per_/);
  });

  it('beyond the horizon of the calendar is refused, and nothing changes', async () => {
    const lot = await rankedLot(market, 3, 1, '2026-12-29T09:00:00+08:00');

    await unchanged(async () =>
      expect(await world.refused('officer', proposeAward, { lotId: lot.lotId, bidId: bidAt(lot, 1) })).toBe('CALENDAR_BEYOND_HORIZON'),
    );
  });
});
