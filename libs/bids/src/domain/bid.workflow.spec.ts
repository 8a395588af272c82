import { instant, Refused } from '@pilotage/kernel';
import { BID_STATES, biddingObjection, bidWorkflow, type BidFacts, type BidMove, type BidState } from './bid.workflow.js';

const closesAt = instant('2026-02-01T17:00:00+08:00');
const open = { now: instant('2026-02-01T16:59:59.999+08:00'), closesAt, lotState: 'open' };
/** Facts under which every rule of the table holds. */
const kept: BidFacts = { bidding: open, versions: { newest: 2, sealed: 1 }, callVersions: { now: 2, sealedFor: 1 } };

const table: Record<BidMove, { from: BidState[]; to: BidState }> = {
  seal: { from: ['draft', 'sealed', 'void'], to: 'sealed' },
  reconfirm: { from: ['sealed', 'void'], to: 'sealed' },
  void: { from: ['sealed'], to: 'void' },
  withdraw: { from: ['draft', 'sealed', 'void'], to: 'withdrawn' },
  open: { from: ['sealed'], to: 'opened' },
  findUnopenable: { from: ['sealed', 'admitted', 'admittedWithConditions'], to: 'unopenable' },
  admit: { from: ['opened', 'referred'], to: 'admitted' },
  admitWithConditions: { from: ['opened', 'referred'], to: 'admittedWithConditions' },
  refer: { from: ['opened'], to: 'referred' },
  refuse: { from: ['opened', 'referred'], to: 'refused' },
  disqualify: { from: ['opened', 'referred', 'admitted', 'admittedWithConditions', 'ranked'], to: 'disqualified' },
  rank: { from: ['admitted', 'admittedWithConditions', 'ranked'], to: 'ranked' },
  award: { from: ['ranked'], to: 'awarded' },
  notAward: { from: ['admitted', 'admittedWithConditions', 'ranked'], to: 'notAwarded' },
};

const moves = Object.keys(table) as BidMove[];
const cells = moves.flatMap((move) => BID_STATES.map((state) => ({ move, state })));
const allowed = cells.filter(({ move, state }) => table[move].from.includes(state));
const denied = cells.filter(({ move, state }) => !table[move].from.includes(state));

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.refusal.definition.code;
    throw error;
  }
  return 'accepted';
};

describe('the life of a bid', () => {
  it('has the moves of its table and no other', () => {
    expect(Object.keys(bidWorkflow.moves).sort()).toEqual([...moves].sort());
    expect(allowed.length + denied.length).toBe(moves.length * BID_STATES.length);
  });

  it.each(allowed)('a bid that is $state can $move', ({ move, state }) => {
    const moved = bidWorkflow.move({ id: 'bid_1', state }, move, kept);
    expect(moved.next).toEqual({ id: 'bid_1', state: table[move].to });
    expect(moved.event).toMatchObject({ type: `bid.${move}`, from: state, to: table[move].to });
  });

  it.each(denied)('a bid that is $state cannot $move, and stays as it is', ({ move, state }) => {
    const bid = Object.freeze({ id: 'bid_1', state });
    expect(codeOf(() => bidWorkflow.move(bid, move, kept))).toBe('WRONG_STATE');
    expect(bid.state).toBe(state);
  });

  it.each(moves)('no fact is assumed: %s without facts is refused wherever a rule asks for one', (move) => {
    const from = table[move].from[0] ?? 'draft';
    const asks = (bidWorkflow.moves[move].when ?? []).length > 0;
    expect(bidWorkflow.objection(from, move, {}) !== null).toBe(asks);
  });
});

describe('the deadline', () => {
  const at = (now: string) => ({ now: instant(now), closesAt, lotState: 'open' });

  it('takes a bid one millisecond before it', () => {
    expect(biddingObjection(at('2026-02-01T16:59:59.999+08:00'))).toBeNull();
  });

  it.each(['2026-02-01T17:00:00.000+08:00', '2026-02-01T17:00:00.001+08:00', '2026-02-02T00:00:00+08:00'])(
    'takes none at or after it: %s',
    (now) => {
      expect(biddingObjection(at(now))?.definition.code).toBe('BIDDING_CLOSED');
    },
  );

  it.each(['draft', 'inReview', 'closed', 'technicalOpened', 'cancelled', 'unsuccessful', 'complete'])(
    'does not matter while the lot is %s: nothing is taken',
    (lotState) => {
      expect(biddingObjection({ ...open, lotState })?.definition.code).toBe('BIDDING_CLOSED');
    },
  );

  it.each(['seal', 'reconfirm', 'withdraw'] as const)('binds the move %s', (move) => {
    const late = { ...kept, bidding: { ...open, now: closesAt } };
    expect(codeOf(() => bidWorkflow.move({ state: 'sealed' as const }, move, late))).toBe('BIDDING_CLOSED');
  });
});

describe('sealing', () => {
  it('needs a version that is not sealed yet', () => {
    const again = { ...kept, versions: { newest: 2, sealed: 2 } };
    expect(codeOf(() => bidWorkflow.move({ state: 'sealed' as const }, 'seal', again))).toBe('NOTHING_NEW_TO_SEAL');
    const first = { ...kept, versions: { newest: 1, sealed: null } };
    expect(codeOf(() => bidWorkflow.move({ state: 'draft' as const }, 'seal', first))).toBe('accepted');
  });
});

describe('an amendment of the call', () => {
  const unamended = { ...kept, callVersions: { now: 2, sealedFor: 2 } };

  it.each(['void', 'reconfirm'] as const)('is what %s is for', (move) => {
    expect(codeOf(() => bidWorkflow.move({ state: 'sealed' as const }, move, kept))).toBe('accepted');
    expect(codeOf(() => bidWorkflow.move({ state: 'sealed' as const }, move, unamended))).toBe('CALL_NOT_AMENDED');
  });
});
