import { refusal, workflow, type Instant, type Refusal, type Rule } from '@pilotage/kernel';
import { bidsRefusals } from './bid.refusals.js';

/** The states of a bid. A draft and a void bid rest where they are when the lot closes: they are never opened. */
export const BID_STATES = [
  'draft',
  'sealed',
  'withdrawn',
  'void',
  'opened',
  'admitted',
  'admittedWithConditions',
  'referred',
  'refused',
  'disqualified',
  'ranked',
  'awarded',
  'notAwarded',
  'unopenable',
] as const;
export type BidState = (typeof BID_STATES)[number];

export type BidMove =
  | 'seal'
  | 'reconfirm'
  | 'void'
  | 'withdraw'
  | 'open'
  | 'findUnopenable'
  | 'admit'
  | 'admitWithConditions'
  | 'refer'
  | 'refuse'
  | 'disqualify'
  | 'rank'
  | 'award'
  | 'notAward';

/** The moment and the lot, as they are under the lock of the call. */
export interface Bidding {
  readonly now: Instant;
  readonly closesAt: Instant;
  /** State of the lot. */
  readonly lotState: string;
}

/** What the rules of a move look at. A fact that a rule needs and does not get counts against the move. */
export interface BidFacts {
  readonly bidding?: Bidding;
  /** The newest saved version, and the one that is sealed. */
  readonly versions?: { readonly newest: number; readonly sealed: number | null };
  /** The version of the call now, and the one that the bid was sealed for. */
  readonly callVersions?: { readonly now: number; readonly sealedFor: number };
}

/** Whether bids are taken: the lot is open and the moment lies before the deadline. Exactly at the deadline it does not. */
export function biddingObjection(bidding: Bidding | undefined): Refusal | null {
  if (bidding && bidding.lotState === 'open' && bidding.now < bidding.closesAt) return null;
  const { now = '', closesAt = '', lotState = '' } = bidding ?? {};
  return refusal(bidsRefusals.BIDDING_CLOSED, { now, closesAt, state: lotState });
}

const BEFORE_THE_DEADLINE: Rule<BidFacts> = {
  sentence: 'The lot is open and the moment lies before the deadline.',
  check: ({ bidding }) => biddingObjection(bidding),
};

const A_NEW_VERSION: Rule<BidFacts> = {
  sentence: 'The newest version is not sealed yet.',
  check: ({ versions }) =>
    versions && versions.newest !== versions.sealed ? null : refusal(bidsRefusals.NOTHING_NEW_TO_SEAL, { version: versions?.newest ?? '' }),
};

const AFTER_AN_AMENDMENT: Rule<BidFacts> = {
  sentence: 'The call was amended after the bid was sealed.',
  check: ({ callVersions }) =>
    callVersions && callVersions.sealedFor < callVersions.now
      ? null
      : refusal(bidsRefusals.CALL_NOT_AMENDED, { version: callVersions?.now ?? '' }),
};

/** States in which an opened bid still takes part. */
export const IN_THE_RUNNING = ['opened', 'referred', 'admitted', 'admittedWithConditions', 'ranked'] as const;
const ADMITTED = ['admitted', 'admittedWithConditions'] as const;

/**
 * The life of a bid. Revising is no move: a draft stays a draft, and a sealed bid stays sealed with its sealed version live until the
 * newer one is sealed, so that a vendor who forgets to seal again does not lose the bid.
 */
export const bidWorkflow = workflow<BidState, BidMove, BidFacts>({
  name: 'bid',
  states: BID_STATES,
  initial: 'draft',
  final: ['withdrawn', 'refused', 'disqualified', 'awarded', 'notAwarded', 'unopenable'],
  moves: {
    seal: { from: ['draft', 'sealed', 'void'], to: 'sealed', by: 'sealBid', when: [BEFORE_THE_DEADLINE, A_NEW_VERSION] },
    reconfirm: { from: ['sealed', 'void'], to: 'sealed', by: 'reconfirmBid', when: [BEFORE_THE_DEADLINE, AFTER_AN_AMENDMENT] },
    void: { from: ['sealed'], to: 'void', by: 'voidBids, confirmOpening', when: [AFTER_AN_AMENDMENT] },
    withdraw: { from: ['draft', 'sealed', 'void'], to: 'withdrawn', by: 'withdrawBid', when: [BEFORE_THE_DEADLINE] },
    open: { from: ['sealed'], to: 'opened', by: 'confirmOpening' },
    findUnopenable: { from: ['sealed', ...ADMITTED], to: 'unopenable', by: 'confirmOpening, confirmPriceOpening' },
    admit: { from: ['opened', 'referred'], to: 'admitted', by: 'decideBidAdmission' },
    admitWithConditions: { from: ['opened', 'referred'], to: 'admittedWithConditions', by: 'decideBidAdmission' },
    refer: { from: ['opened'], to: 'referred', by: 'decideBidAdmission' },
    refuse: { from: ['opened', 'referred'], to: 'refused', by: 'decideBidAdmission' },
    disqualify: { from: IN_THE_RUNNING, to: 'disqualified', by: 'disqualifyBid' },
    rank: { from: [...ADMITTED, 'ranked'], to: 'ranked', by: 'scoreLot, rescoreLot' },
    award: { from: ['ranked'], to: 'awarded', by: 'finaliseAward' },
    notAward: { from: [...ADMITTED, 'ranked'], to: 'notAwarded', by: 'finaliseAward' },
  },
});
