import { refusal, workflow, type Refusal, type Rule } from '@pilotage/kernel';
import { evaluationRefusals } from './evaluation.refusals.js';

/** The states of an evaluation: of one lot, by one panel. */
export const EVALUATION_STATES = ['declaring', 'marking', 'moderating', 'locked', 'ranked', 'decided'] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

export type EvaluationMove = 'startMarking' | 'moderate' | 'lock' | 'rank' | 'decide';

/** What the rules of a move look at. A fact that a rule needs and does not get counts against the move. */
export interface EvaluationFacts {
  readonly panel?: { readonly seats: number; readonly members: number; readonly undeclared: number };
  /** Bids of the lot by what the gate left of them: not yet decided, with the committee, and admitted. */
  readonly bids?: { readonly undecided: number; readonly referred: number; readonly admitted: number };
  /** Evaluators whose marks are complete, how many the profile asks for, and the marks that are missing. */
  readonly marks?: { readonly complete: number; readonly needed: number; readonly missing: number };
  /** Whether the profile allows moderation, and the spreads beyond the tolerance that nobody has settled. */
  readonly moderation?: { readonly allowed: boolean; readonly unsettled: number };
}

/** No profile may ask for fewer: one person's opinion is no evaluation. Source: issue 2, "at least two". */
export const LEAST_EVALUATORS = 2;

const PANEL_COMPLETE: Rule<EvaluationFacts> = {
  sentence: 'Every seat of the panel is taken.',
  check: ({ panel }) => {
    if (panel && panel.members >= panel.seats) return null;
    return refusal(evaluationRefusals.PANEL_INCOMPLETE, { members: panel?.members ?? 0, seats: panel?.seats ?? '' });
  },
};

const ALL_DECLARED: Rule<EvaluationFacts> = {
  sentence: 'Every member has declared that there is no conflict of interest.',
  check: ({ panel }) =>
    panel?.undeclared === 0 ? null : refusal(evaluationRefusals.DECLARATIONS_MISSING, { missing: panel?.undeclared ?? '' }),
};

const NONE_REFERRED: Rule<EvaluationFacts> = {
  sentence: 'No bid of the lot waits for the ethics committee.',
  check: ({ bids }) => (bids?.referred === 0 ? null : refusal(evaluationRefusals.BID_STILL_REFERRED, { bids: bids?.referred ?? '' })),
};

const ALL_DECIDED: Rule<EvaluationFacts> = {
  sentence: 'The gate has decided every bid, and at least one is admitted.',
  check: ({ bids }) =>
    bids?.undecided === 0 && bids.admitted > 0 ? null : refusal(evaluationRefusals.BIDS_NOT_DECIDED, { bids: bids?.undecided ?? '' }),
};

const ENOUGH_EVALUATORS: Rule<EvaluationFacts> = {
  sentence: 'As many evaluators as the profile asks, two at least, have marked every bid on every criterion.',
  check: ({ marks }) => {
    const needed = Math.max(LEAST_EVALUATORS, marks?.needed ?? LEAST_EVALUATORS);
    if (marks && marks.complete >= needed) return null;
    return refusal(evaluationRefusals.EVALUATORS_TOO_FEW, { complete: marks?.complete ?? 0, needed });
  },
};

const NO_MARK_MISSING: Rule<EvaluationFacts> = {
  sentence: 'No member of the panel owes a mark; a missing one is never taken as zero.',
  check: ({ marks }) => (marks?.missing === 0 ? null : refusal(evaluationRefusals.MARKS_INCOMPLETE, { missing: marks?.missing ?? '' })),
};

const MODERATION_ALLOWED: Rule<EvaluationFacts> = {
  sentence: 'The profile allows moderation, and marks spread beyond the tolerance.',
  check: ({ moderation }) => (moderation?.allowed && moderation.unsettled > 0 ? null : refusal(evaluationRefusals.MODERATION_NOT_ALLOWED)),
};

const SPREADS_SETTLED: Rule<EvaluationFacts> = {
  sentence: 'Where moderation is allowed, the chair has settled every spread beyond the tolerance.',
  check: ({ moderation }) => (moderation && isSettled(moderation) ? null : unsettled(moderation?.unsettled)),
};

const isSettled = ({ allowed, unsettled }: { readonly allowed: boolean; readonly unsettled: number }): boolean =>
  !allowed || unsettled === 0;
const unsettled = (spreads: number | undefined): Refusal => refusal(evaluationRefusals.SPREADS_NOT_SETTLED, { spreads: spreads ?? '' });

const MARKED = [NONE_REFERRED, PANEL_COMPLETE, NO_MARK_MISSING, ENOUGH_EVALUATORS];

/** The life of an evaluation. A ranking can be made again as a new version; marks never change after the lock. */
export const evaluationWorkflow = workflow<EvaluationState, EvaluationMove, EvaluationFacts>({
  name: 'evaluation',
  states: EVALUATION_STATES,
  initial: 'declaring',
  final: ['decided'],
  moves: {
    startMarking: {
      from: ['declaring'],
      to: 'marking',
      by: 'startMarking',
      when: [PANEL_COMPLETE, ALL_DECLARED, NONE_REFERRED, ALL_DECIDED],
    },
    moderate: { from: ['marking'], to: 'moderating', by: 'lockMarks', when: [...MARKED, MODERATION_ALLOWED] },
    lock: { from: ['marking', 'moderating'], to: 'locked', by: 'lockMarks', when: [...MARKED, SPREADS_SETTLED] },
    rank: { from: ['locked', 'ranked'], to: 'ranked', by: 'scoreLot, rescoreLot' },
    decide: { from: ['ranked'], to: 'decided', by: 'finaliseAward' },
  },
});

/** States in which marks can still change, and the panel with them. */
export const UNLOCKED_STATES: readonly EvaluationState[] = ['declaring', 'marking', 'moderating'];
/** States in which no mark can change any more. */
export const isLocked = (state: EvaluationState): boolean => !UNLOCKED_STATES.includes(state);
