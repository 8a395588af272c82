import { refusal, workflow, type Rule } from '@pilotage/kernel';
import { callRefusals } from './call.refusals.js';
import type { LotState } from './lot.workflow.js';
import { COMPLETENESS_RULES, PUBLICATION_RULES } from './publication.rules.js';
import type { PublicationFacts } from './publication.facts.js';

export const CALL_STATES = [
  'draft',
  'inReview',
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
export type CallState = (typeof CALL_STATES)[number];

/** What the moves of a call are judged by: those that prepare publication by everything, cancelling by its lots, the others by nothing. */
export interface CallFacts {
  readonly publication?: PublicationFacts;
  readonly lots?: readonly LotState[];
}

/** States between the deadline and the end, in the order in which a lot goes through them. */
const RUNNING = ['closed', 'technicalOpened', 'evaluating', 'pricesOpened', 'ranked', 'awardPending', 'awarded'] as const;
type Running = (typeof RUNNING)[number];
type Followed = Exclude<Running, 'closed'>;

/** The move that brings a call to the state that its lots have reached. */
const FOLLOWING = {
  technicalOpened: 'followToTechnicalOpened',
  evaluating: 'followToEvaluating',
  pricesOpened: 'followToPricesOpened',
  ranked: 'followToRanked',
  awardPending: 'followToAwardPending',
  awarded: 'followToAwarded',
  complete: 'complete',
  unsuccessful: 'fail',
} as const satisfies Partial<Record<CallState, string>>;

export type CallMove = 'submit' | 'return' | 'approve' | 'close' | 'cancel' | (typeof FOLLOWING)[keyof typeof FOLLOWING];

const judged = (rule: Rule<PublicationFacts>): Rule<CallFacts> => ({
  sentence: rule.sentence,
  check: ({ publication }) => {
    if (!publication) throw new Error('publication is judged by its facts');
    return rule.check(publication);
  },
});

const noneAwarded: Rule<CallFacts> = {
  sentence: 'No lot is awarded.',
  check: ({ lots = [] }) =>
    lots.some((state) => state === 'awarded' || state === 'complete') ? refusal(callRefusals.CANCEL_AFTER_AWARD) : null,
};

const UNAWARDED = RUNNING.filter((state) => state !== 'awarded');

/** When its slowest lot fails, a call jumps to where the others are, so it may come from any earlier state. */
const follow = (to: Followed, ...back: Running[]) =>
  ({ from: [...RUNNING.slice(0, RUNNING.indexOf(to)), ...back], to, by: 'its lots' }) as const;

/** The life of a call. From the deadline on it only follows its lots. */
export const callWorkflow = workflow<CallState, CallMove, CallFacts>({
  name: 'call',
  states: CALL_STATES,
  initial: 'draft',
  final: ['complete', 'cancelled', 'unsuccessful'],
  moves: {
    submit: { from: ['draft'], to: 'inReview', by: 'submitCallForReview', when: COMPLETENESS_RULES.map(judged) },
    return: { from: ['inReview'], to: 'draft', by: 'returnCall' },
    approve: { from: ['inReview'], to: 'open', by: 'approveCall', when: PUBLICATION_RULES.map(judged) },
    close: { from: ['open'], to: 'closed', by: 'closeCall' },
    followToTechnicalOpened: follow('technicalOpened'),
    followToEvaluating: follow('evaluating'),
    followToPricesOpened: follow('pricesOpened'),
    followToRanked: follow('ranked', 'awardPending'),
    followToAwardPending: follow('awardPending'),
    followToAwarded: follow('awarded'),
    complete: { from: RUNNING, to: 'complete', by: 'its lots' },
    fail: { from: UNAWARDED, to: 'unsuccessful', by: 'its lots' },
    cancel: { from: ['draft', 'inReview', 'open', ...UNAWARDED], to: 'cancelled', by: 'cancelCall', when: [noneAwarded] },
  },
});

/** Where a call stands when its lots stand there: the least advanced lot that is neither cancelled nor unsuccessful; without one, how the lots ended. */
export function stateOfLots(states: readonly LotState[]): CallState {
  const live: readonly LotState[] = states.filter((state) => state !== 'cancelled' && state !== 'unsuccessful');
  const order: readonly LotState[] = ['draft', 'open', ...RUNNING, 'complete'];
  const least = order.find((state) => live.includes(state));
  if (least) return least;
  return states.includes('unsuccessful') ? 'unsuccessful' : 'cancelled';
}

/** The move by which a call follows its lots, or null when it already stands there. Throws for a state to which no lot leads a call by itself. */
export function followingMove(current: CallState, lots: readonly LotState[]): CallMove | null {
  const reached = stateOfLots(lots);
  if (reached === current) return null;
  const move = Object.entries(FOLLOWING).find(([state]) => state === reached)?.[1];
  if (!move) throw new Error(`a call does not follow its lots to ${reached}`);
  return move;
}

/** Whether the call is known to the public: published, however it went on. */
export const isPublished = (call: { readonly publishedAt: unknown }): boolean => call.publishedAt !== null;

/** Whether the procurement is still under way. */
export const isLive = (state: CallState): boolean => !callWorkflow.final.includes(state);
