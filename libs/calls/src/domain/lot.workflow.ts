import { workflow } from '@pilotage/kernel';

export const LOT_STATES = [
  'draft',
  'open',
  'closed',
  'technicalOpened',
  'evaluating',
  'pricesOpened',
  'ranked',
  'awardPending',
  'awarded',
  'complete',
  'cancelled',
  'unsuccessful',
] as const;
export type LotState = (typeof LOT_STATES)[number];
export type LotMove =
  | 'publish'
  | 'close'
  | 'openTechnical'
  | 'startEvaluating'
  | 'openPrices'
  | 'rank'
  | 'proposeAward'
  | 'withdrawProposal'
  | 'award'
  | 'complete'
  | 'fail'
  | 'cancel';

/** From the deadline to the award: while a procurement of the lot can still fail or be cancelled. */
const UNDECIDED = ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending'] as const;

/** The life of a lot: from `open` on it has the states of a call. What moves it downstream holds the call's lock first. */
export const lotWorkflow = workflow<LotState, LotMove>({
  name: 'lot',
  states: LOT_STATES,
  initial: 'draft',
  final: ['complete', 'cancelled', 'unsuccessful'],
  moves: {
    publish: { from: ['draft'], to: 'open', by: 'approveCall' },
    close: { from: ['open'], to: 'closed', by: 'closeCall' },
    openTechnical: { from: ['closed'], to: 'technicalOpened', by: 'confirmOpening' },
    startEvaluating: { from: ['technicalOpened'], to: 'evaluating', by: 'startMarking' },
    openPrices: { from: ['evaluating'], to: 'pricesOpened', by: 'confirmPriceOpening' },
    rank: { from: ['pricesOpened'], to: 'ranked', by: 'scoreLot' },
    proposeAward: { from: ['ranked'], to: 'awardPending', by: 'approveAward' },
    withdrawProposal: { from: ['awardPending'], to: 'ranked', by: 'decideChallenge' },
    award: { from: ['awardPending'], to: 'awarded', by: 'finaliseAward' },
    complete: { from: ['awarded'], to: 'complete', by: 'signPilot' },
    fail: { from: UNDECIDED, to: 'unsuccessful', by: 'confirmOpening' },
    cancel: { from: ['draft', 'open', ...UNDECIDED], to: 'cancelled', by: 'cancelCall' },
  },
});
