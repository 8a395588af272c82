import { Rational } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { within, type Params } from '../params.js';
import { listAt, numberAt, type Sample } from '../sample.js';
import { refuseFew, valueOf } from '../values.js';
import { columnsOf, sumOver, type Column } from './matrix.js';
import { published } from './sums.js';

const { ONE } = Rational;
const magnitude = (value: Rational): Rational => (value.isNegative() ? value.negated() : value);

type Bounds = readonly [low: Rational, high: Rational];

/** The published range of every criterion. Refuses PARAM_INVALID, and VALUE_OUT_OF_RANGE for a bid outside. */
function boundsOf(sample: Sample, params: Params): readonly Bounds[] {
  const form = {
    en: 'a list of [low, high] with low below high, one for each criterion',
    zh: '[下限, 上限] 的列表，每项评审因素一对，下限小于上限',
  };
  const given = listAt(params.raw('bounds'), 'params.bounds');
  if (given.length !== sample.criteria.length) params.invalid('bounds', form);
  return given.map((pair, at): Bounds => {
    const [low, high, ...more] = listAt(pair, `params.bounds.${at}`).map((each, n) => numberAt(each, `params.bounds.${at}.${n}`));
    if (!low || !high || more.length > 0 || !low.isLessThan(high)) return params.invalid('bounds', form);
    const range = within(low.toString(), high.toString());
    for (const bid of sample.bids) valueOf(bid, sample.criteria[at]?.id ?? '', range);
    return [low, high];
  });
}

function spotis(sample: Sample, params: Params): Outcome {
  const [columns, bounds] = [columnsOf(sample), boundsOf(sample, params)];
  const wanted = params.has('esp') ? params.numbers('esp', columns.length) : null;
  const ideals = bounds.map(([low, high], at) => wanted?.[at] ?? (columns[at]?.criterion.direction === 'max' ? high : low));
  ideals.forEach((ideal, at) => {
    const [low = ideal, high = ideal] = bounds[at] ?? [];
    const range = within(low.toString(), high.toString());
    if (!range.holds(ideal)) params.invalid('esp', range.form);
  });
  const apart = (column: Column): readonly Rational[] => {
    const at = columns.indexOf(column);
    const [[low, high] = [Rational.ZERO, ONE], ideal = ONE] = [bounds[at], ideals[at]];
    return column.values.map((value) => magnitude(value.minus(ideal)).dividedBy(high.minus(low)).times(column.weight));
  };
  return published(sample, sumOver(sample, columns, apart), false, 'lowest');
}

/** The ideal is as many times as good as the anti-ideal: six, as its authors and their software have it. */
const TIMES_AS_GOOD = Rational.of(6);
/** Means of 1 and 6, arithmetic and harmonic. */
const MEAN = Rational.of(7, 2);
const HARMONIC_MEAN = Rational.of(12, 7);
const TWO = Rational.of(2);

function rafsi(sample: Sample, params: Params): Outcome {
  const columns = columnsOf(sample);
  const [ideal, antiIdeal] = [params.numbers('ideal', columns.length), params.numbers('antiIdeal', columns.length)];
  const shares = (column: Column): readonly Rational[] => {
    const at = columns.indexOf(column);
    const [best = ONE, worst = ONE] = [ideal[at], antiIdeal[at]];
    const isCost = column.criterion.direction === 'min';
    if (!(isCost ? best.isLessThan(worst) : worst.isLessThan(best)))
      params.invalid('ideal', { en: 'better than the anti-ideal on every criterion', zh: '各因素均优于负理想值' });
    const [low, high] = isCost ? [best, worst] : [worst, best];
    const range = within(low.toString(), high.toString());
    sample.bids.forEach((bid) => valueOf(bid, column.criterion.id, range));
    const mapped = column.values.map((value) => ONE.plus(TIMES_AS_GOOD.minus(ONE).times(value.minus(low)).dividedBy(high.minus(low))));
    return mapped.map((value) =>
      (isCost ? HARMONIC_MEAN.dividedBy(TWO.times(value)) : value.dividedBy(TWO.times(MEAN))).times(column.weight),
    );
  };
  if (sample.bids.length === 0) refuseFew(sample, 1);
  return published(sample, sumOver(sample, columns, shares), false);
}

/** Methods that measure bids by published bounds: a bid's figure depends on that bid alone. */
export const BOUNDS_METHODS: Methods = {
  spotis: {
    kind: 'analysis',
    sentence: {
      en: 'Weighted distance to the ideal in published bounds; the lowest is best, and no other bid can change it.',
      zh: '在公布的界限内与理想值的加权距离，越低越好，且不受其他投标影响。',
    },
    source: { en: 'Dezert et al., SPOTIS (2020)', zh: 'Dezert 等，SPOTIS（2020）' },
    range: { en: 'Values within the bounds.', zh: '数值须在界限之内。' },
    params: ['bounds', 'esp'],
    run: spotis,
  },
  rafsi: {
    kind: 'analysis',
    sentence: {
      en: 'Values mapped between a published anti-ideal and ideal, weighted and added; the highest is best, and no other bid can change it.',
      zh: '将数值映射于公布的负理想值与理想值之间，加权相加，越高越好，且不受其他投标影响。',
    },
    source: { en: 'Žižović et al., RAFSI (2020)', zh: 'Žižović 等，RAFSI（2020）' },
    range: { en: 'Values between the ideal and the anti-ideal.', zh: '数值须在理想值与负理想值之间。' },
    params: ['ideal', 'antiIdeal'],
    run: rafsi,
  },
};
