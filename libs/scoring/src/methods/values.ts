import { Rational, refuse, type LocalisedText } from '@pilotage/kernel';
import { scoringRefusals } from '../refusals.js';
import type { Range } from './params.js';
import { methodRefusals } from './refusals.js';
import { numberAt, type Sample, type SampleBid, type SampleCriterion } from './sample.js';

const TEXTS = {
  price: { en: 'exactly one criterion of type "price"', zh: '恰好一项类型为“price”的评审因素' },
  quality: { en: 'a criterion of type "quality" with a weight above zero', zh: '至少一项权重大于零、类型为“quality”的评审因素' },
} as const satisfies Record<string, LocalisedText>;

/** Refuses CRITERIA_UNFIT. */
export const refuseCriteria = (sample: Sample, needed: LocalisedText): never =>
  refuse(methodRefusals.CRITERIA_UNFIT, { method: sample.method, needed });

/** The one criterion that is the price. */
export function priceCriterion(sample: Sample): SampleCriterion {
  const [price, ...others] = sample.criteria.filter((criterion) => criterion.type === 'price');
  return price && others.length === 0 ? price : refuseCriteria(sample, TEXTS.price);
}

/** The criteria that are not the price; their weights total more than zero. */
export function qualityCriteria(sample: Sample): readonly SampleCriterion[] {
  const quality = sample.criteria.filter((criterion) => criterion.type !== 'price');
  return weightOf(quality).isZero() ? refuseCriteria(sample, TEXTS.quality) : quality;
}

/** What criteria weigh together. */
export const weightOf = (criteria: readonly SampleCriterion[]): Rational => Rational.sum(criteria.map(({ weight }) => weight));

/** A bid's value on a criterion. Refuses MISSING_SCORE, NUMBER_INEXACT, VALUE_OUT_OF_RANGE. */
export function valueOf(bid: SampleBid, criterion: string, range?: Range): Rational {
  const given = bid.values.get(criterion);
  if (given === undefined || given === null) return refuse(methodRefusals.MISSING_SCORE, { bid: bid.id, criterion });
  const value = numberAt(given, `${bid.id}.${criterion}`);
  if (!range || range.holds(value)) return value;
  return refuse(methodRefusals.VALUE_OUT_OF_RANGE, { bid: bid.id, criterion, found: value.toString(), form: range.form });
}

/** Whether a free offer can be scored: only where nothing divides by a price and no price is measured by another. */
export type ZeroPrice = 'refuse' | 'allow';

/** A bid's price. Refuses MISSING_PRICE, NEGATIVE_PRICE and ZERO_PRICE. */
export function priceOf(sample: Sample, bid: SampleBid, zero: ZeroPrice, formula = sample.method): Rational {
  const { id: criterion } = priceCriterion(sample);
  if (bid.values.get(criterion) === undefined) refuse(scoringRefusals.MISSING_PRICE, { bid: bid.id });
  const price = valueOf(bid, criterion);
  if (price.isNegative()) refuse(methodRefusals.NEGATIVE_PRICE, { bid: bid.id, price: price.toString() });
  if (price.isZero() && zero === 'refuse') refuse(scoringRefusals.ZERO_PRICE, { bid: bid.id, formula });
  return price;
}

/** All prices, by bid. */
export const pricesOf = (sample: Sample, zero: ZeroPrice, formula = sample.method): ReadonlyMap<string, Rational> =>
  new Map(sample.bids.map((bid) => [bid.id, priceOf(sample, bid, zero, formula)]));

/** The weighted mean of a bid's quality marks, in the unit of the marks. */
export function qualityOf(sample: Sample, bid: SampleBid, range?: Range): Rational {
  const quality = qualityCriteria(sample);
  const sum = Rational.sum(quality.map(({ id, weight }) => valueOf(bid, id, range).times(weight)));
  return sum.dividedBy(weightOf(quality));
}

/** Figures by bid, computed for each in the order of the case. */
export const byBid = (sample: Sample, figure: (bid: SampleBid) => Rational): ReadonlyMap<string, Rational> =>
  new Map(sample.bids.map((bid) => [bid.id, figure(bid)]));

/** A figure that is there. */
export const figureOf = (figures: ReadonlyMap<string, Rational>, id: string): Rational => figures.get(id) ?? Rational.ZERO;

/** The least and the most of some figures. Refuses TOO_FEW_BIDS where there is none. */
export function extremesOf(sample: Sample, figures: Iterable<Rational>): { readonly least: Rational; readonly most: Rational } {
  const [first, ...rest] = figures;
  if (!first) return refuseFew(sample, 1, 0);
  return { least: Rational.min(first, ...rest), most: Rational.max(first, ...rest) };
}

/** Refuses TOO_FEW_BIDS. */
export const refuseFew = (sample: Sample, least: number, count: number = sample.bids.length): never =>
  refuse(methodRefusals.TOO_FEW_BIDS, { method: sample.method, least, count });

/** Refuses DIRECTION_UNFIT where a criterion that is not the price says that less is better. */
export function refuseMinimised(sample: Sample, criteria: readonly SampleCriterion[] = sample.criteria): void {
  const unfit = criteria.find(({ direction }) => direction === 'min');
  if (unfit) refuse(methodRefusals.DIRECTION_UNFIT, { criterion: unfit.id, method: sample.method });
}
