import type { Rounding, LocalisedText, Money, VatBasis } from '@pilotage/kernel';

/** Price formulas that an award may use: those that are exact. */
export const AWARD_FORMULAS = [
  'relative_to_lowest',
  'linear_above_lowest',
  'linear_n_times_lowest',
  'linear_min_max',
  'linear_fixed_bounds',
  'linear_to_budget',
  'mean_deviation',
  'discount_linear',
  'discount_bilinear',
] as const;
export type AwardFormula = (typeof AWARD_FORMULAS)[number];

/** The ways in which a call may break a tie. */
export const TIE_STEPS = ['lowerPrice', 'higherTechnical', 'earlierReceipt', 'commitRevealDraw'] as const;
export type TieStep = (typeof TIE_STEPS)[number];

/** A criterion that earns points, as the scoring engine reads it. Weights and marks are exact decimal text. */
export interface ScoredCriterion {
  readonly id: string;
  readonly title: LocalisedText;
  readonly weight: string;
  readonly maxMark: string;
  readonly minMark?: string;
}

/** Parameters of a price formula. Amounts are minor units of the price basis; the others exact decimals. */
export interface PriceParams {
  readonly pBest?: string;
  readonly pZero?: string;
  readonly n?: string;
  readonly basePrice?: string;
  readonly X?: string;
  readonly meanScore?: string;
  readonly floor?: string;
  readonly budget?: string;
  readonly overBudget?: 'exclude' | 'zeroPoints' | 'flag';
  readonly clampZero?: boolean;
  readonly clamp?: boolean;
  readonly zeroPrice?: 'allow' | 'refuse';
}

/** How one lot is scored. Frozen at publication; plain JSON in the form that the scoring engine reads. */
export interface LotRuleset {
  readonly version: string;
  readonly scoreScale: string;
  readonly criteria: readonly ScoredCriterion[];
  readonly price: {
    readonly weight: string;
    readonly formula: AwardFormula;
    readonly params: PriceParams;
    readonly basis: { readonly currency: string; readonly vat: VatBasis };
  };
  readonly technicalThreshold?: string;
  readonly combine: 'points_plus_price';
  readonly display: { readonly places: number; readonly rounding: Rounding };
  readonly tieRule: readonly TieStep[];
  readonly drawCommitment?: string;
}

/** What a drafter says about price and ranking; the rest of the ruleset follows from the lot. */
export interface AwardMethod {
  readonly priceWeight: string;
  readonly formula: AwardFormula;
  /** Without `budget`, which is the lot's own. */
  readonly params: Omit<PriceParams, 'budget'>;
  readonly technicalThreshold?: string | undefined;
  readonly tieRule: readonly TieStep[];
  readonly drawCommitment?: string | undefined;
  readonly displayPlaces: number;
  readonly rounding: Rounding;
}

/** All weights of a lot total this many points. */
export const SCORE_SCALE = '100';

/** The ruleset of a lot. Prices are compared in currency and VAT basis of its budget; a consequence of exceeding the budget takes the lot's own budget. */
export function assembleRuleset(
  version: number,
  criteria: readonly (Omit<ScoredCriterion, 'minMark'> & { readonly minMark: string | null })[],
  method: AwardMethod,
  budget: Money,
): LotRuleset {
  const { currency, vat, minor } = budget;
  const params = Object.fromEntries(Object.entries(method.params).filter(([, value]) => value !== undefined)) as PriceParams;
  return {
    version: String(version),
    scoreScale: SCORE_SCALE,
    criteria: criteria.map(({ id, title, weight, maxMark, minMark }) => ({
      id,
      title,
      weight,
      maxMark,
      ...(minMark === null ? {} : { minMark }),
    })),
    price: {
      weight: method.priceWeight,
      formula: method.formula,
      params: params.overBudget === undefined ? params : { ...params, budget: minor },
      basis: { currency, vat },
    },
    ...(method.technicalThreshold === undefined ? {} : { technicalThreshold: method.technicalThreshold }),
    combine: 'points_plus_price',
    display: { places: method.displayPlaces, rounding: method.rounding },
    tieRule: method.tieRule,
    ...(method.drawCommitment === undefined ? {} : { drawCommitment: method.drawCommitment }),
  };
}
