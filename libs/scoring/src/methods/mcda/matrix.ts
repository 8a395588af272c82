import { Rational } from '@pilotage/kernel';
import { root, rounded } from '../../decimal.js';
import { above, type Params } from '../params.js';
import type { Sample, SampleBid, SampleCriterion } from '../sample.js';
import { refuseCriteria, refuseFew, valueOf, weightOf } from '../values.js';

const { ZERO, ONE } = Rational;

/** What bids offer on one criterion, in the order of the case. */
export interface Column {
  readonly criterion: SampleCriterion;
  readonly weight: Rational;
  readonly values: readonly Rational[];
}

/** The ways to bring criteria of different units onto one scale. Results depend on it, so a case names it. */
export const NORMALIZATIONS = ['minmax', 'vector', 'sum', 'linear', 'none'] as const;
export type Normalization = (typeof NORMALIZATIONS)[number];

/** Bids by criteria. Refuses TOO_FEW_BIDS, MISSING_SCORE, CRITERIA_UNFIT. */
export function columnsOf(sample: Sample, normalizeWeights = false): readonly Column[] {
  if (sample.bids.length === 0) refuseFew(sample, 1);
  const total = weightOf(sample.criteria);
  if (total.isZero()) refuseCriteria(sample, { en: 'criteria with weights above zero', zh: '权重大于零的评审因素' });
  return sample.criteria.map((criterion) => ({
    criterion,
    weight: normalizeWeights ? criterion.weight.dividedBy(total) : criterion.weight,
    values: sample.bids.map((bid) => valueOf(bid, criterion.id)),
  }));
}

/** Bids by criteria with values above zero, where a method divides by them. Refuses VALUE_OUT_OF_RANGE. */
export function refuseNotPositive(sample: Sample): void {
  for (const bid of sample.bids) for (const { id } of sample.criteria) valueOf(bid, id, above('0'));
}

/** The least, the most, the best and the worst of a column. */
export function rangeOf({ criterion, values }: Column): Readonly<Record<'least' | 'most' | 'best' | 'worst', Rational>> {
  const [first = ZERO, ...rest] = values;
  const [least, most] = [Rational.min(first, ...rest), Rational.max(first, ...rest)];
  return criterion.direction === 'max' ? { least, most, best: most, worst: least } : { least, most, best: least, worst: most };
}

/** Where values lie between the worst (0) and the best (1); all equal, they do not discriminate and are all best. */
export function minMax(column: Column): readonly Rational[] {
  const { best, worst } = rangeOf(column);
  if (best.equals(worst)) return column.values.map(() => ONE);
  return column.values.map((value) => value.minus(worst).dividedBy(best.minus(worst)));
}

/** Values by their Euclidean length, whatever the direction. Throws RangeError where all are zero. */
export function vector({ values }: Column): readonly Rational[] {
  const length = root(Rational.sum(values.map((value) => value.times(value))));
  return values.map((value) => rounded(value.dividedBy(length)));
}

/** Values by their sum, inverted first where less is better. Throws RangeError where the sum or an inverted value is zero. */
export function bySum({ criterion, values }: Column): readonly Rational[] {
  const upward = criterion.direction === 'max' ? values : values.map((value) => ONE.dividedBy(value));
  const total = Rational.sum(upward);
  return upward.map((value) => value.dividedBy(total));
}

/** Values by the best of them. Throws RangeError where that or a value of which less is better is zero. */
export function linear(column: Column): readonly Rational[] {
  const { best } = rangeOf(column);
  return column.values.map((value) => (column.criterion.direction === 'max' ? value.dividedBy(best) : best.dividedBy(value)));
}

/** Values on one scale where more is better. */
export function normalized(column: Column, normalization: Normalization): readonly Rational[] {
  const isCost = column.criterion.direction === 'min';
  switch (normalization) {
    case 'minmax':
      return minMax(column);
    case 'vector':
      return vector(column).map((value) => (isCost ? ONE.minus(value) : value));
    case 'sum':
      return bySum(column);
    case 'linear':
      return linear(column);
    case 'none':
      return column.values.map((value) => (isCost ? value.negated() : value));
  }
}

/** The normalization that a case names. */
export const normalizationOf = (params: Params, usual?: Normalization): Normalization =>
  params.word('normalization', NORMALIZATIONS, usual);

/** Figures of bids in the order of the case, by bid. */
export const named = (sample: Sample, figures: readonly Rational[]): ReadonlyMap<string, Rational> =>
  new Map(sample.bids.map((bid: SampleBid, at) => [bid.id, figures[at] ?? ZERO]));

/** For every bid, the sum over the columns of a figure. */
export const sumOver = (
  sample: Sample,
  columns: readonly Column[],
  figure: (column: Column) => readonly Rational[],
): readonly Rational[] => {
  const figures = columns.map(figure);
  return sample.bids.map((_, at) => Rational.sum(figures.map((column) => column[at] ?? ZERO)));
};
