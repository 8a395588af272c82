import { Rational } from '@pilotage/kernel';
import type { Exclusion } from './exclusion.js';
import { byText } from './figures.js';
import { PRICE_FORMULAS, type PriceInputs, type PriceShare } from './price-formulas.js';
import type { PriceParams, PriceRule } from './ruleset.js';

/** A bid's price in minor units of the rule's basis. */
export interface PricedBid {
  readonly bidId: string;
  readonly minor: Rational;
}

/** A figure that every bid's points look at, and the bids that it came from (empty for a mean). */
export interface PriceReference {
  readonly minor: Rational;
  readonly bidIds: readonly string[];
}

export interface PriceReferences {
  readonly lowest: PriceReference;
  readonly highest: PriceReference;
  readonly mean: PriceReference;
}

/** One bid's price points: exact, with the share of the weight and the formula they come from. */
export interface PricePoints extends PriceShare {
  readonly points: Rational;
  /** The price is above the budget and the call only says that this be flagged (or gives zero points). */
  readonly overBudget: boolean;
}

export interface PriceOutcome {
  /** Null when no bid is compared. Bids excluded or without points by the budget rule set no reference. */
  readonly references: PriceReferences | null;
  readonly points: ReadonlyMap<string, PricePoints>;
  readonly excluded: ReadonlyMap<string, Exclusion>;
}

/** Price points of the bids that passed, exact. Prices are taken as positive integers; the caller has refused the others. */
export function pricePoints(rule: PriceRule, bids: readonly PricedBid[]): PriceOutcome {
  const excluded = new Map<string, Exclusion>();
  for (const bid of bids) {
    const reason = exclusionOf(rule.params, bid);
    if (reason) excluded.set(bid.bidId, reason);
  }
  const kept = bids.filter((bid) => !excluded.has(bid.bidId));
  const withoutPoints = (bid: PricedBid): boolean => rule.params.overBudget === 'zeroPoints' && isOverBudget(rule.params, bid.minor);
  const references = referencesOf(kept.filter((bid) => !withoutPoints(bid)));
  const weight = Rational.parse(rule.weight);
  const points = kept.map((bid): [string, PricePoints] => {
    const { share, expression } = withoutPoints(bid) || !references ? NO_POINTS : shareOf(rule, bid.minor, references);
    return [bid.bidId, { share, expression, points: share.times(weight), overBudget: isOverBudget(rule.params, bid.minor) }];
  });
  return { references, points: new Map(points), excluded };
}

const NO_POINTS: PriceShare = { share: Rational.ZERO, expression: '0' };

const isOverBudget = ({ budget }: PriceParams, minor: Rational): boolean =>
  budget !== undefined && Rational.parse(budget).isLessThan(minor);

function exclusionOf(params: PriceParams, { minor }: PricedBid): Exclusion | null {
  if (params.overBudget === 'exclude' && isOverBudget(params, minor))
    return { code: 'OVER_BUDGET', params: { price: minor.toString(), budget: params.budget ?? '' } };
  // A discount is measured from the base price, so an offer above it has none.
  if (params.basePrice !== undefined && Rational.parse(params.basePrice).isLessThan(minor))
    return { code: 'OVER_BASE_PRICE', params: { price: minor.toString(), basePrice: params.basePrice } };
  return null;
}

function referencesOf(bids: readonly PricedBid[]): PriceReferences | null {
  const [first, ...rest] = bids.map((bid) => bid.minor);
  if (!first) return null;
  const at = (minor: Rational): PriceReference => ({
    minor,
    bidIds: bids
      .filter((bid) => bid.minor.equals(minor))
      .map((bid) => bid.bidId)
      .sort(byText),
  });
  const mean = Rational.sum([first, ...rest]).dividedBy(Rational.of(bids.length));
  return { lowest: at(Rational.min(first, ...rest)), highest: at(Rational.max(first, ...rest)), mean: { minor: mean, bidIds: [] } };
}

function shareOf(rule: PriceRule, price: Rational, references: PriceReferences): PriceShare {
  const inputs: PriceInputs = {
    price,
    lowest: references.lowest.minor,
    highest: references.highest.minor,
    mean: references.mean.minor,
    amount: (name) => Rational.parse(String(rule.params[name])),
  };
  const { share, expression } = PRICE_FORMULAS[rule.formula].shareOf(inputs);
  if (rule.params.clamp)
    return { share: Rational.max(Rational.ZERO, Rational.min(Rational.ONE, share)), expression: `min({W}, max(0, ${expression}))` };
  if (rule.params.clampZero) return { share: Rational.max(Rational.ZERO, share), expression: `max(0, ${expression})` };
  return { share, expression };
}
