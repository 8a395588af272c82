import { acceptChallenge, award, challengesQuery, decideChallenge, fileChallenge, proposeAward } from '@pilotage/awards';
import { awarded, rankedLot, type RankedLot } from '../support/awarding.js';
import { openMarketplace, stateIn, type Marketplace } from '../support/bidding.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const ROOMS = roomsUpTo('awards');
const TABLES = ['award', 'award_notice', 'challenge', 'lot', '"call"', 'bid', 'evaluation'];
const GROUNDS = 'The marks of the method leave out what we wrote.';
const PAGE = { first: 10 };

let world: World;
let market: Marketplace;

/** The queue has come to rest before the rows are compared. */
async function unchanged(work: () => Promise<unknown>): Promise<void> {
  await world.drain();
  await world.unchanged(TABLES, work);
}
const bidAt = ({ bidIds }: RankedLot, rank: number): string => bidIds[rank - 1] ?? '';
const stateOfAward = async (id: string): Promise<string> => (await world.read('officer', award, { id })).state;
const challenge = async (lot: RankedLot, awardId: string, rank = 2): Promise<string> =>
  (await world.do(`bidder-${rank}`, fileChallenge, { awardId, bidId: bidAt(lot, rank), grounds: GROUNDS })).id;

beforeEach(async () => {
  world = await openWorld({ rooms: ROOMS });
  market = await openMarketplace(world);
});
afterEach(async () => world.close());

describe('the challenge of an award', () => {
  it('is filed by a loser in time; strangers and the winner have none', async () => {
    const lot = await rankedLot(market);
    const { id: awardId, challengeUntil } = await awarded(world, lot);
    const file = { awardId, bidId: bidAt(lot, 2), grounds: GROUNDS };
    await unchanged(async () => {
      expect(await world.refused('bidder-1', fileChallenge, { ...file, bidId: bidAt(lot, 1) })).toBe('CHALLENGER_HAS_NO_INTEREST');
      await expect(world.attempt('bidder-3', fileChallenge, file)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('bidder-4', fileChallenge, file)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    const challengeId = await challenge(lot, awardId);

    await unchanged(async () => expect(await world.refused('bidder-2', fileChallenge, file)).toBe('CHALLENGED_ALREADY'));
    const listed = (key: string) => world.read(key, challengesQuery, { lotId: lot.lotId, ...PAGE });
    expect((await listed('officer')).edges.map((e) => e.node)).toEqual([
      expect.objectContaining({ id: challengeId, grounds: GROUNDS, state: 'filed' }),
    ]);
    expect((await listed('bidder-2')).edges).toHaveLength(1);
    await expect(listed('bidder-3')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [audit] = await world.sql<{ entry: string }>(`select entry from audit_event where type = 'challenge.file'`);
    expect(audit?.entry).not.toContain('leave out');
    await world.clock(challengeUntil ?? '');
    await unchanged(async () =>
      expect(await world.refused('bidder-3', fileChallenge, { ...file, bidId: bidAt(lot, 3) })).toBe('CHALLENGE_TOO_LATE'),
    );
  });

  it('stays the award while it is open, and no longer than the profile says', async () => {
    const lot = await rankedLot(market);
    const { id: awardId, standstillUntil } = await awarded(world, lot);
    await challenge(lot, awardId);
    await world.clock(standstillUntil ?? '');
    await world.drain();
    expect(await stateOfAward(awardId)).toBe('standstill');

    await world.clock('P31D');
    await world.drain();

    expect(await stateOfAward(awardId)).toBe('final');
  });

  it('that is dismissed lets the award go on', async () => {
    const lot = await rankedLot(market);
    const { id: awardId, standstillUntil } = await awarded(world, lot);
    const challengeId = await challenge(lot, awardId);
    await world.do('officer', acceptChallenge, { challengeId });
    await world.clock(standstillUntil ?? '');
    await world.drain();

    const decided = await world.do('approver-3', decideChallenge, { challengeId, decision: 'dismissed', reasons: 'It is in the marks.' });
    await world.drain();

    expect(decided).toMatchObject({ state: 'dismissed', reasons: 'It is in the marks.' });
    expect(await stateOfAward(awardId)).toBe('final');
  });

  it('that is upheld cancels the award, and the next in rank can be proposed', async () => {
    const lot = await rankedLot(market);
    const { id: awardId } = await awarded(world, lot);
    const challengeId = await challenge(lot, awardId);
    const decision = { challengeId, decision: 'upheld', reasons: 'The permit was not theirs.' } as const;
    await unchanged(async () => {
      expect(await world.refused('approver-2', decideChallenge, decision)).toBe('SAME_PERSON_DECIDES_CHALLENGE');
      await expect(world.attempt('bidder-2', decideChallenge, decision)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    await world.do('approver-3', decideChallenge, decision);

    expect(await world.read('officer', award, { id: awardId })).toMatchObject({ state: 'cancelled', cause: 'awardFoundInvalid' });
    expect(await stateIn(world, 'lot', lot.lotId)).toBe('ranked');
    const next = await world.do('officer', proposeAward, { lotId: lot.lotId, bidId: bidAt(lot, 2), ground: 'awardFoundInvalid' });
    expect(next).toMatchObject({ slot: 1, rank: 2, ground: 'awardFoundInvalid' });
    await unchanged(async () => expect(await world.refused('approver-3', decideChallenge, decision)).toBe('WRONG_STATE'));
  });
});
