import { enumeration } from '@pilotage/platform';
import type { ReachedPhase } from '../domain/profiles/index.js';
import { CATEGORY_NAMES, NEED_CATEGORIES, type NeedCategory } from '../domain/category.js';

const named = <V extends string>(values: readonly V[], say: (value: V) => string): Record<V, string> =>
  Object.fromEntries(values.map((value) => [value, say(value)])) as Record<V, string>;

export const NeedCategoryEnum = enumeration(
  'NeedCategory',
  'What the AI is wanted for.',
  named<NeedCategory>(NEED_CATEGORIES, (c) => `${CATEGORY_NAMES[c].en} (${CATEGORY_NAMES[c].zh}).`),
);

export const NeedStateEnum = enumeration('NeedState', 'Where a need stands.', {
  draft: 'Seen by its agency only.',
  published: 'On the public list of needs.',
  called: 'A call for it was published.',
  closed: 'Met or given up.',
});

const FROM_THE_DEADLINE = {
  closed: 'The deadline has passed; the envelopes are sealed.',
  technicalOpened: 'The technical envelopes are open.',
  evaluating: 'Evaluators mark.',
  pricesOpened: 'The prices of bids that passed are open.',
  ranked: 'The ranking is there.',
  awardPending: 'An award is approved and stands still.',
  awarded: 'Awarded.',
  complete: 'The contract is signed.',
  cancelled: 'Cancelled with a reason.',
  unsuccessful: 'Ended without award.',
} as const;

export const CallStateEnum = enumeration(
  'CallState',
  'Where a call stands: from the deadline on, where its least advanced live lot stands.',
  {
    draft: 'Being drafted.',
    inReview: 'Waits for an approver.',
    open: 'Published; bids are taken until the deadline.',
    ...FROM_THE_DEADLINE,
  },
);

export const LotStateEnum = enumeration('LotState', 'Where a lot stands.', {
  draft: 'Its call is not published yet.',
  open: 'Bids are taken until the deadline.',
  ...FROM_THE_DEADLINE,
});

export const PhaseEnum = enumeration<ReachedPhase>(
  'ProcedurePhase',
  'How far a lot has come, for what its profile discloses: its state, and the moment at which marks are locked.',
  {
    draft: 'Its call is being drafted.',
    inReview: 'Its call waits for an approver.',
    open: 'Bids are taken until the deadline.',
    closed: FROM_THE_DEADLINE.closed,
    technicalOpened: FROM_THE_DEADLINE.technicalOpened,
    evaluating: FROM_THE_DEADLINE.evaluating,
    marksLocked: 'Marks are locked; no price is open yet.',
    pricesOpened: FROM_THE_DEADLINE.pricesOpened,
    ranked: FROM_THE_DEADLINE.ranked,
    awardPending: FROM_THE_DEADLINE.awardPending,
    awarded: FROM_THE_DEADLINE.awarded,
    complete: FROM_THE_DEADLINE.complete,
  },
);

export const ProfileIdEnum = enumeration('ProcedureProfileId', 'A procedure profile.', {
  SHENZHEN_OPEN_TENDER: 'Open tender of a Shenzhen agency (公开招标).',
  COOPERATIVE_INNOVATION: 'Cooperative innovation: order, then first purchase (合作创新采购).',
  GENERIC_OPEN: 'Generic open procedure in two separately opened envelopes.',
});

export const PurchaseKindEnum = enumeration('PurchaseKind', 'What is bought; it decides which floor of the price weight holds.', {
  goods: 'Goods.',
  services: 'Services.',
});

export const PresenceEnum = enumeration('StandardPresence', 'Whether a standard of a kind exists.', {
  NONE: 'None is in force.',
  EXISTS: 'At least one is in force.',
});

export const AwardFormulaEnum = enumeration('AwardFormula', 'How a price earns points; all of them exact.', {
  relative_to_lowest: 'Lowest price divided by the price (Order 87 Art 55).',
  linear_above_lowest: 'Falls with the distance above the lowest price.',
  linear_n_times_lowest: 'Falls to zero at n times the lowest price.',
  linear_min_max: 'Falls from the lowest to the highest price.',
  linear_fixed_bounds: 'Falls between two published prices; no other bid counts.',
  linear_to_budget: 'Falls from a published floor to the budget of the lot; no other bid counts.',
  mean_deviation: 'Distance from the mean price.',
  discount_linear: 'Discount on a base price, relative to the highest discount.',
  discount_bilinear: 'Discount on a base price, with a knee at the mean.',
});

export const TieStepEnum = enumeration('TieStep', 'A way to break a tie.', {
  lowerPrice: 'The lower price comes first.',
  higherTechnical: 'The higher technical score comes first.',
  earlierReceipt: 'The earlier sealed bid comes first.',
  commitRevealDraw: 'A draw whose secret was committed at publication.',
});

export const RoundingEnum = enumeration('ScoreRounding', 'How a score is cut when it is displayed. A ranking never depends on it.', {
  halfUp: 'Half up.',
  halfEven: 'Half to even.',
  down: 'Cut off.',
});

export const OverBudgetEnum = enumeration('OverBudget', 'What happens to a price above the budget of the lot.', {
  exclude: 'The bid is excluded.',
  zeroPoints: 'The price earns nothing.',
  flag: 'It is flagged and scored.',
});

export const ZeroPriceEnum = enumeration('ZeroPrice', 'Whether a free offer is scored.', {
  allow: 'It is; only under a formula that looks at no other bid.',
  refuse: 'It is refused.',
});

export const KpiDirectionEnum = enumeration('KpiDirection', 'Which way is better.', {
  atLeast: 'The share must reach the target.',
  atMost: 'The share must stay below the target.',
});

export const ClarificationStateEnum = enumeration('ClarificationState', 'Where a question stands.', {
  asked: 'Waits for its answer.',
  answered: 'Answered to all.',
});
