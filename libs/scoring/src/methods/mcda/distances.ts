import { Rational } from '@pilotage/kernel';
import { exp, ln, root, rounded } from '../../decimal.js';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import type { Params } from '../params.js';
import type { Sample } from '../sample.js';
import { columnsOf, minMax, normalizationOf, normalized, sumOver, type Column } from './matrix.js';
import { published } from './sums.js';

const { ZERO, ONE } = Rational;
const HALF = Rational.of(1, 2);

/** How far the weighted values of a column lie from one of them, squared. */
const squares = (values: readonly Rational[], from: Rational): readonly Rational[] =>
  values.map((value) => rounded(value.minus(from).times(value.minus(from))));

function topsis(sample: Sample, params: Params): Outcome {
  const normalization = normalizationOf(params, 'vector');
  const columns = columnsOf(sample, params.flag('normalizeWeights'));
  const weighted = new Map(
    columns.map((column) => [column, normalized(column, normalization).map((value) => rounded(value.times(column.weight)))]),
  );
  const distance = (pick: (first: Rational, ...rest: Rational[]) => Rational): readonly Rational[] =>
    sumOver(sample, columns, (column) => {
      const values = weighted.get(column) ?? [];
      const [first = ZERO, ...rest] = values;
      return squares(values, pick(first, ...rest));
    }).map(root);
  const [toBest, toWorst] = [distance(Rational.max), distance(Rational.min)];
  const closeness = toWorst.map((worst, at) => {
    const both = worst.plus(toBest[at] ?? ZERO);
    // Bids that are all equal are as near to the best as they can be.
    return both.isZero() ? ONE : worst.dividedBy(both);
  });
  return published(sample, closeness, true);
}

function mabac(sample: Sample, params: Params): Outcome {
  const normalization = normalizationOf(params, 'minmax');
  const count = Rational.of(sample.bids.length);
  const beyond = (column: Column): readonly Rational[] => {
    const values = (normalization === 'minmax' ? minMax(column) : normalized(column, normalization)).map((value) =>
      value.plus(ONE).times(column.weight),
    );
    const border = values.some((value) => value.isZero()) ? ZERO : exp(Rational.sum(values.map((value) => ln(value))).dividedBy(count));
    return values.map((value) => value.minus(border));
  };
  return published(sample, sumOver(sample, columnsOf(sample, params.flag('normalizeWeights')), beyond), true);
}

function edas(sample: Sample): Outcome {
  const count = Rational.of(sample.bids.length);
  const ahead = (column: Column): readonly Rational[] => {
    const mean = Rational.sum(column.values).dividedBy(count);
    const sign = column.criterion.direction === 'max' ? ONE : ONE.negated();
    return column.values.map((value) => value.minus(mean).times(sign).dividedBy(mean).times(column.weight));
  };
  const part = (sign: Rational): readonly Rational[] =>
    sumOver(sample, columnsOf(sample), (column) => ahead(column).map((value) => Rational.max(ZERO, value.times(sign))));
  // Where nobody is above (or below) the average, nobody has a share of it.
  const relative = (sums: readonly Rational[]): readonly Rational[] => {
    const most = Rational.max(ZERO, ...sums);
    return sums.map((sum) => (most.isZero() ? ZERO : sum.dividedBy(most)));
  };
  const [above, below] = [relative(part(ONE)), relative(part(ONE.negated()))];
  return published(
    sample,
    above.map((value, at) =>
      value
        .plus(ONE)
        .minus(below[at] ?? ZERO)
        .times(HALF),
    ),
    false,
  );
}

/** Methods that measure the distance to the best, the worst or the average of the bids. */
export const DISTANCE_METHODS: Methods = {
  topsis: {
    kind: 'analysis',
    sentence: {
      en: 'Closeness to the best values of all bids, as against the worst; the highest is best. Adding or removing a bid can reverse others.',
      zh: '相对于最差值，与全部投标最优值的贴近度，越高越好；增减投标可能使其他投标逆序。',
    },
    source: { en: 'Hwang and Yoon, TOPSIS (1981)', zh: 'Hwang 与 Yoon，TOPSIS（1981）' },
    range: {
      en: 'A column of zeros is refused under "vector". All bids equal: 1. Not exact.',
      zh: '采用“vector”时全零的因素予以拒绝；各投标相同时为 1。非精确。',
    },
    params: ['normalization', 'normalizeWeights'],
    run: topsis,
  },
  mabac: {
    kind: 'analysis',
    sentence: {
      en: 'Distance to the border area (the geometric mean of the weighted values), added over the criteria; the highest is best.',
      zh: '与边界近似区（加权值的几何平均）的距离之和，越高越好。',
    },
    source: { en: 'Pamučar and Ćirović, MABAC (2015)', zh: 'Pamučar 与 Ćirović，MABAC（2015）' },
    range: { en: 'Normalised values above −1. Not exact.', zh: '归一化数值大于 −1。非精确。' },
    params: ['normalization', 'normalizeWeights'],
    run: mabac,
  },
  edas: {
    kind: 'analysis',
    sentence: { en: 'Distance above and below the average bid; the highest is best.', zh: '高于与低于平均投标的距离，越高越好。' },
    source: { en: 'Keshavarz Ghorabaee et al., EDAS (2015)', zh: 'Keshavarz Ghorabaee 等，EDAS（2015）' },
    range: { en: 'A criterion whose mean is zero is refused.', zh: '平均值为零的因素予以拒绝。' },
    params: [],
    run: edas,
  },
};
