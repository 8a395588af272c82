import type { Money, Rounding } from '@pilotage/kernel';
import type { Criterion, PriceFormulaId, PriceParams, Ruleset, TieStep } from '@pilotage/scoring';

/** What a drafter says about price and ranking; the rest of the ruleset follows from the lot. */
export interface AwardMethod {
  readonly priceWeight: string;
  readonly formula: PriceFormulaId;
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
  criteria: readonly (Omit<Criterion, 'minMark'> & { readonly minMark: string | null })[],
  method: AwardMethod,
  budget: Money,
): Ruleset {
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
