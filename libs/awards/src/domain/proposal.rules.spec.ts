import { freeSlot, isSettled, proposalObjection, type AwardSoFar, type Ground, type Standing } from './proposal.rules.js';

const candidates = [
  { bidId: 'a', rank: 1, state: 'ranked' },
  { bidId: 'b', rank: 2, state: 'ranked' },
  { bidId: 'c', rank: 3, state: 'ranked' },
];
const lot: Standing = {
  lotState: 'ranked',
  slots: 1,
  candidates,
  awards: [],
  inRankOrder: true,
  allowedGrounds: ['winnerDeclined', 'winnerDisqualified', 'awardFoundInvalid'],
  onDisqualification: 'nextInRank',
};
const award = (bidId: string, more: Partial<AwardSoFar> = {}): AwardSoFar => ({
  bidId,
  slot: 1,
  state: 'standstill',
  cause: null,
  ...more,
});
const declined = (bidId: string, slot = 1) => award(bidId, { slot, state: 'cancelled', cause: 'winnerDeclined' });
const code = (change: Partial<Standing>, bidId: string, ground: Ground | null = null) =>
  proposalObjection({ ...lot, ...change }, { bidId, ground })?.definition.code ?? null;

describe('the proposal of an award', () => {
  it('the first in rank is proposed without a ground', () => {
    expect(code({}, 'a')).toBeNull();
    expect(code({}, 'b')).toBe('AWARD_OUT_OF_RANK');
    expect(code({}, 'b', 'winnerDeclined')).toBe('AWARD_OUT_OF_RANK');
    expect(code({}, 'a', 'winnerDeclined')).toBe('AWARD_GROUND_NOT_NEEDED');
    expect(code({ inRankOrder: false }, 'c')).toBeNull();
  });

  it('bids that share a rank go in any order', () => {
    const shared = candidates.map((c) => ({ ...c, rank: c.rank === 2 ? 1 : c.rank }));
    expect(code({ candidates: shared }, 'a')).toBeNull();
    expect(code({ candidates: shared }, 'b')).toBeNull();
    expect(code({ candidates: shared }, 'c')).toBe('AWARD_OUT_OF_RANK');
  });

  it.each(['open', 'closed', 'evaluating', 'pricesOpened', 'awarded', 'complete', 'cancelled', 'unsuccessful'])(
    'nothing is proposed on a lot that is %s',
    (lotState) => {
      expect(code({ lotState }, 'a')).toBe('LOT_NOT_RANKED');
    },
  );

  it('only a bid that is ranked, and still is, is proposed', () => {
    expect(code({}, 'stranger')).toBe('AWARD_BID_NOT_RANKED');
    expect(code({ candidates: [{ bidId: 'a', rank: 1, state: 'notAwarded' }] }, 'a')).toBe('AWARD_BID_NOT_RANKED');
  });

  it('one slot takes one award, three slots take three in rank order', () => {
    expect(code({ awards: [award('a')] }, 'a')).toBe('AWARD_BID_HAS_ONE');
    expect(code({ awards: [award('a')] }, 'b')).toBe('AWARD_SLOTS_TAKEN');
    expect(code({ awards: [award('a')], slots: 3 }, 'b')).toBeNull();
    expect(code({ awards: [award('a')], slots: 3 }, 'c')).toBe('AWARD_OUT_OF_RANK');
    expect(freeSlot({ slots: 3, awards: [award('a'), award('c', { slot: 3 })] })).toBe(2);
    expect(freeSlot({ slots: 1, awards: [declined('a')] })).toBe(1);
  });

  it('a declined award lets the next in rank follow on the ground that is on record', () => {
    const awards = [declined('a')];
    expect(code({ awards }, 'b', 'winnerDeclined')).toBeNull();
    expect(code({ awards }, 'b')).toBe('AWARD_GROUND_NEEDED');
    expect(code({ awards }, 'b', 'awardFoundInvalid')).toBe('AWARD_GROUND_NOT_ON_RECORD');
    expect(code({ awards, allowedGrounds: [] }, 'b', 'winnerDeclined')).toBe('AWARD_GROUND_NOT_ALLOWED');
    expect(code({ awards }, 'a')).toBe('AWARD_BID_PASSED');
    expect(code({ awards }, 'c', 'winnerDeclined')).toBe('AWARD_OUT_OF_RANK');
  });

  it('a proposal that was returned leaves the bid where it was', () => {
    const awards = [award('a', { state: 'cancelled', cause: 'returned' })];
    expect(code({ awards }, 'a')).toBeNull();
    expect(code({ awards }, 'b', 'winnerDeclined')).toBe('AWARD_OUT_OF_RANK');
  });

  it('after a disqualification the profile says whether the next follows or the bids are ranked again', () => {
    const out = candidates.map((c) => (c.bidId === 'a' ? { ...c, state: 'disqualified' } : c));
    expect(code({ candidates: out }, 'b', 'winnerDisqualified')).toBeNull();
    expect(code({ candidates: out, onDisqualification: 'rescore' }, 'b', 'winnerDisqualified')).toBe('AWARD_RANKING_OUTDATED');
    expect(code({ candidates: out }, 'a')).toBe('AWARD_BID_NOT_RANKED');
  });
});

describe('the awarding of a lot', () => {
  const settled = (slots: number, awards: readonly AwardSoFar[]) => isSettled({ slots, candidates, awards });
  const final = (bidId: string, slot = 1) => award(bidId, { slot, state: 'final' });

  it('is settled when nothing is pending and no vacated slot waits for a bid', () => {
    expect(settled(1, [final('a')])).toBe(true);
    expect(settled(3, [final('a')])).toBe(true);
    expect(settled(3, [final('a'), award('b', { slot: 2 })])).toBe(false);
    expect(settled(2, [final('a'), declined('b', 2)])).toBe(false);
    expect(settled(2, [final('a'), declined('b', 2), final('c', 2)])).toBe(true);
    expect(settled(3, [final('a'), declined('b', 2), declined('c', 3)])).toBe(true);
  });
});
