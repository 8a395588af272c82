import { Rational } from '@pilotage/kernel';
import { exp, ln, log10, rounded, settled } from '../../decimal.js';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { within, type Params } from '../params.js';
import { ranksOf } from '../ranks.js';
import type { Sample } from '../sample.js';
import {
  bySum,
  columnsOf,
  named,
  normalizationOf,
  normalized,
  rangeOf,
  sumOver,
  vector,
  type Column,
  type Normalization,
} from './matrix.js';

const { ZERO, ONE } = Rational;

/** Highest first, on the published digits. */
export function published(
  sample: Sample,
  figures: readonly Rational[],
  isRounded: boolean,
  best: 'highest' | 'lowest' = 'highest',
): Outcome {
  const scores = named(sample, isRounded ? figures.map(settled) : figures);
  return { scores, ranks: ranksOf(sample, scores, best), isRounded };
}

const weighted =
  (normalization: Normalization) =>
  (column: Column): readonly Rational[] =>
    normalized(column, normalization).map((value) => value.times(column.weight));

const logged =
  (normalization: Normalization, log: (value: Rational) => Rational) =>
  (column: Column): readonly Rational[] =>
    normalized(column, normalization).map((value) => (column.weight.isZero() ? ZERO : rounded(log(value).times(column.weight))));

function wsm(sample: Sample, params: Params): Outcome {
  const normalization = normalizationOf(params);
  const figures = sumOver(sample, columnsOf(sample, params.flag('normalizeWeights')), weighted(normalization));
  return published(sample, figures, normalization === 'vector');
}

function wpm(sample: Sample, params: Params): Outcome {
  const [normalization, columns] = [normalizationOf(params), columnsOf(sample, params.flag('normalizeWeights'))];
  if (params.flag('log10')) return published(sample, sumOver(sample, columns, logged(normalization, log10)), true);
  return published(sample, sumOver(sample, columns, logged(normalization, ln)).map(exp), true);
}

function waspas(sample: Sample, params: Params): Outcome {
  const [normalization, columns] = [normalizationOf(params, 'linear'), columnsOf(sample, params.flag('normalizeWeights'))];
  const mix = params.numberOr('lambda', '0.5', within('0', '1'));
  const sums = sumOver(sample, columns, weighted(normalization));
  const products = sumOver(sample, columns, logged(normalization, ln)).map(exp);
  const figures = sums.map((sum, at) => mix.times(sum).plus(ONE.minus(mix).times(products[at] ?? ZERO)));
  return published(sample, figures, true);
}

function moora(sample: Sample): Outcome {
  const signed = (column: Column): readonly Rational[] => {
    const weight = column.criterion.direction === 'max' ? column.weight : column.weight.negated();
    return vector(column).map((value) => value.times(weight));
  };
  return published(sample, sumOver(sample, columnsOf(sample), signed), true);
}

function aras(sample: Sample): Outcome {
  const columns = columnsOf(sample);
  // The ideal bid takes the best of every criterion and is normalised with the others.
  const shares = (column: Column): readonly Rational[] =>
    bySum({ ...column, values: [...column.values, rangeOf(column).best] }).map((value) => value.times(column.weight));
  const ideal = Rational.sum(columns.map((column) => shares(column).at(-1) ?? ZERO));
  return published(
    sample,
    sumOver(sample, columns, shares).map((sum) => sum.dividedBy(ideal)),
    false,
  );
}

const NORMALIZED = ['normalization', 'normalizeWeights'] as const;
const ANALYSIS = { kind: 'analysis' } as const;

/** Methods that add, or multiply, normalised values. */
export const NORMALIZED_SUM_METHODS: Methods = {
  wsm: {
    ...ANALYSIS,
    sentence: { en: 'Normalised values times weights are added; the highest is best.', zh: '归一化数值乘以权重后相加，越高越好。' },
    source: {
      en: 'Weighted sum model (simple additive weighting); Hwang and Yoon (1981)',
      zh: '加权和模型（简单加权法）；Hwang 与 Yoon（1981）',
    },
    range: { en: 'Values above zero under "sum" and "linear" where less is better.', zh: '采用“sum”“linear”且越低越好时，数值须大于零。' },
    params: NORMALIZED,
    run: wsm,
  },
  wpm: {
    ...ANALYSIS,
    sentence: {
      en: 'Normalised values to the power of their weights are multiplied (or their logarithms added); the highest is best.',
      zh: '归一化数值按权重求幂后相乘（或对数相加），越高越好。',
    },
    source: { en: 'Weighted product model; Bridgman (1922)', zh: '加权积模型；Bridgman（1922）' },
    range: { en: 'Normalised values above zero. Not exact.', zh: '归一化数值大于零。非精确。' },
    params: [...NORMALIZED, 'log10'],
    run: wpm,
  },
  waspas: {
    ...ANALYSIS,
    sentence: {
      en: 'A mix of the weighted sum (share lambda) and the weighted product; the highest is best.',
      zh: '加权和（份额 lambda）与加权积的组合，越高越好。',
    },
    source: { en: 'Zavadskas et al., WASPAS (2012)', zh: 'Zavadskas 等，WASPAS（2012）' },
    range: { en: 'Lambda from 0 to 1; normalised values above zero. Not exact.', zh: 'lambda 为 0 至 1；归一化数值大于零。非精确。' },
    params: [...NORMALIZED, 'lambda'],
    run: waspas,
  },
  moora: {
    ...ANALYSIS,
    sentence: {
      en: 'Vector-normalised values of which more is better less those of which less is better; the highest is best.',
      zh: '向量归一化后，越高越好者之和减去越低越好者之和，越高越好。',
    },
    source: { en: 'Brauers and Zavadskas, MOORA (2006)', zh: 'Brauers 与 Zavadskas，MOORA（2006）' },
    range: { en: 'A column of zeros is refused. Not exact.', zh: '全零的因素予以拒绝。非精确。' },
    params: [],
    run: moora,
  },
  aras: {
    ...ANALYSIS,
    sentence: {
      en: 'The weighted share of each bid in relation to an ideal bid that is the best on every criterion; the highest is best.',
      zh: '各投标的加权份额与各因素均最优的理想投标之比，越高越好。',
    },
    source: { en: 'Zavadskas and Turskis, ARAS (2010)', zh: 'Zavadskas 与 Turskis，ARAS（2010）' },
    range: {
      en: 'Values above zero where less is better; columns with a sum other than zero.',
      zh: '越低越好时数值大于零；各列之和不为零。',
    },
    params: [],
    run: aras,
  },
};
