import type { LocalisedText, Rounding, VatBasis } from '@pilotage/kernel';

/** One quality criterion. Criteria that only admit (pass or fail) are requirements of the call and are not listed here. */
export type Criterion = {
  readonly id: string;
  readonly title: LocalisedText;
  /** Points of the total that full marks earn: exact decimal text, above zero. */
  readonly weight: string;
  /** The highest mark an evaluator may give: exact decimal text. The lowest is zero. */
  readonly maxMark: string;
  /** Threshold in marks: a bid whose mean mark is below it is excluded; equal passes. */
  readonly minMark?: string;
};

/** Names of the price formulas that an award may use. Formulas with roots or logarithms are not exact and serve analysis only. */
export type PriceFormulaId =
  | 'relative_to_lowest'
  | 'linear_above_lowest'
  | 'linear_n_times_lowest'
  | 'linear_min_max'
  | 'linear_fixed_bounds'
  | 'linear_to_budget'
  | 'mean_deviation'
  | 'discount_linear'
  | 'discount_bilinear';

/**
 * Parameters of the price formula. Amounts (pBest, pZero, floor, budget, basePrice) are minor units of the price basis; the others exact decimals.
 * Which ones a formula needs stands in its registry; one that it does not use is a fault, because a reader would think that it counts.
 */
export type PriceParams = {
  readonly pBest?: string;
  readonly pZero?: string;
  readonly n?: string;
  readonly basePrice?: string;
  readonly X?: string;
  readonly meanScore?: string;
  /** Below this price a bid earns no more (linear_to_budget). */
  readonly floor?: string;
  readonly budget?: string;
  /** What happens to a bid above the budget. Goes with `budget`. */
  readonly overBudget?: 'exclude' | 'zeroPoints' | 'flag';
  /** Whether negative price points become zero. */
  readonly clampZero?: boolean;
  /** Whether a score about the mean is kept between 0 and 100. */
  readonly clamp?: boolean;
  /** Whether a free offer is scored; absent means refused. Only absolute formulas allow it. */
  readonly zeroPrice?: 'allow' | 'refuse';
};

/** How the price earns points. */
export type PriceRule = {
  /** Points of the total that the best price can earn: exact decimal text. Zero where the price is fixed and quality alone decides. */
  readonly weight: string;
  readonly formula: PriceFormulaId;
  readonly params: PriceParams;
  /** The one currency and VAT basis that is compared. */
  readonly basis: { readonly currency: string; readonly vat: VatBasis };
};

/** The ways in which a call may break a tie. */
export const TIE_STEPS = ['lowerPrice', 'higherTechnical', 'earlierReceipt', 'commitRevealDraw'] as const;
export type TieStep = (typeof TIE_STEPS)[number];

/**
 * How one lot is scored: frozen at publication, plain JSON, nothing left to code or to the day.
 * Ties are found on exact totals; rounding is for display alone.
 */
export type Ruleset = {
  readonly version: string;
  /** Points that all weights total: '100'. */
  readonly scoreScale: string;
  readonly criteria: readonly Criterion[];
  readonly price: PriceRule;
  /** Least technical points (of the technical weight, not of 100) that a bid needs; equal passes. */
  readonly technicalThreshold?: string;
  readonly combine: 'points_plus_price';
  readonly display: { readonly places: number; readonly rounding: Rounding };
  /** Applied in this order to bids of equal total. Bids that are still equal share their rank. */
  readonly tieRule: readonly TieStep[];
  /** SHA-256 of the draw's secret in lower-case hexadecimal, published with the call (see `drawCommitmentOf`). Needed by 'commitRevealDraw' only. */
  readonly drawCommitment?: string;
};
