import { Rational } from '@pilotage/kernel';
import { root, settled } from '../../decimal.js';
import type { Methods } from '../method.js';
import type { Outcome, Told } from '../outcome.js';
import { above, type Params } from '../params.js';
import type { Sample } from '../sample.js';
import { pricesOf, refuseFew } from '../values.js';

const { ZERO, ONE } = Rational;

/** Tukey's fences lie one and a half interquartile ranges outside of the quartiles. */
const REACH = Rational.of(3, 2);

function fence(_sample: Sample, params: Params): Outcome {
  const [q1, q3] = [params.number('q1'), params.number('q3')];
  if (q3.isLessThan(q1)) params.invalid('q3', { en: 'at least q1', zh: '不小于 q1 的数' });
  const side = params.word('side', ['lower', 'upper'] as const);
  const reach = q3.minus(q1).times(REACH);
  const bound = side === 'lower' ? q1.minus(reach) : q3.plus(reach);
  const value = params.has('value') ? params.number('value') : gap(params);
  // At the fence counts, as in the tool that these screens come from.
  const flag = side === 'lower' ? !bound.isLessThan(value) : !value.isLessThan(bound);
  return { extra: { fence: bound, value, flag } };
}

/** How far the second lies above the first, as a share of the first. */
function gap(params: Params): Rational {
  const first = params.number('first', above('0'));
  return params.number('second').minus(first).dividedBy(first);
}

const meanOf = (figures: readonly Rational[]): Rational => Rational.sum(figures).dividedBy(Rational.of(figures.length));
const sumOfPowers = (figures: readonly Rational[], exponent: number): Rational => {
  const mean = meanOf(figures);
  return Rational.sum(
    figures.map((figure) => Array.from({ length: exponent }, () => figure.minus(mean)).reduce((a, b) => a.times(b), ONE)),
  );
};
/** The sample's standard deviation, over n − 1. */
const deviationOf = (figures: readonly Rational[]): Rational => root(sumOfPowers(figures, 2).dividedBy(Rational.of(figures.length - 1)));
const over = (figure: Rational, divisor: Rational): Rational | null => (divisor.isZero() ? null : settled(figure.dividedBy(divisor)));

/** Skewness and excess kurtosis of a sample, corrected for its size; null where too few bids or no spread leave them undefined. */
function shape(sorted: readonly Rational[]): { readonly skew: Rational | null; readonly kurt: Rational | null } {
  const n = sorted.length;
  const deviation = n < 2 ? ZERO : deviationOf(sorted);
  if (deviation.isZero()) return { skew: null, kurt: null };
  const cubed = deviation.times(deviation).times(deviation);
  const skew =
    n < 3
      ? null
      : settled(
          sumOfPowers(sorted, 3)
            .dividedBy(cubed)
            .times(Rational.of(n, (n - 1) * (n - 2))),
        );
  if (n < 4) return { skew, kurt: null };
  const factor = Rational.of(n * (n + 1), (n - 1) * (n - 2) * (n - 3));
  const normal = Rational.of(3 * (n - 1) ** 2, (n - 2) * (n - 3));
  return { skew, kurt: settled(sumOfPowers(sorted, 4).dividedBy(cubed.times(deviation)).times(factor).minus(normal)) };
}

/** Greatest distance between the prices, spread over their range, and a uniform spread. */
function uniformDistance(sorted: readonly Rational[], first: Rational, range: Rational): Rational | null {
  if (range.isZero()) return null;
  const n = sorted.length;
  const apart = sorted.flatMap((price, at) => {
    const place = price.minus(first).dividedBy(range);
    return [Rational.of(at + 1, n).minus(place), place.minus(Rational.of(at, n))];
  });
  return settled(Rational.max(ZERO, ...apart));
}

function screens(sample: Sample): Outcome {
  const sorted = [...pricesOf(sample, 'allow').values()].sort((a, b) => a.compare(b));
  const [first, second, ...others] = sorted;
  if (!first || !second) return refuseFew(sample, 2);
  const losing = [second, ...others];
  const [lead, range] = [second.minus(first), (sorted.at(-1) ?? second).minus(first)];
  const losingRange = range.minus(lead);
  const extra: Readonly<Record<string, Told>> = {
    cv: over(deviationOf(sorted), meanOf(sorted)),
    spread: over(range, first),
    diffp: over(lead, first),
    rd: losing.length < 2 ? null : over(lead, deviationOf(losing)),
    rdnor: over(lead, range.dividedBy(Rational.of(sorted.length - 1))),
    altrd: losing.length < 2 ? null : over(lead, losingRange.dividedBy(Rational.of(losing.length - 1))),
    ...shape(sorted),
    ks: uniformDistance(sorted, first, range),
  };
  return { extra, isRounded: true };
}

/** Screens for patterns in prices. They raise a question for a person who is not the evaluator, and are no input of a score. */
export const PATTERN_METHODS: Methods = {
  fence: {
    kind: 'analysis',
    sentence: {
      en: 'Whether a figure lies at or beyond one and a half interquartile ranges outside of the quartiles of comparable procedures.',
      zh: '某数值是否达到或超出同类采购四分位数之外一点五倍四分位距。',
    },
    source: {
      en: "Open Contracting Partnership, Cardinal red flags R024, R025, R038, R058 (Tukey's fences)",
      zh: '开放合约伙伴组织 Cardinal 红旗 R024、R025、R038、R058（Tukey 界限）',
    },
    range: {
      en: 'q3 at least q1; either a value, or the first price above zero with the second.',
      zh: 'q3 不小于 q1；给出 value，或大于零的第一报价与第二报价。',
    },
    params: ['q1', 'q3', 'side', 'first', 'second', 'value'],
    run: fence,
  },
  screens: {
    kind: 'analysis',
    sentence: {
      en: 'Figures that show bunched losing prices: variation, spread, lead of the first, relative distances, skewness, excess kurtosis, distance from a uniform spread. One tender proves nothing.',
      zh: '反映落选报价聚集的指标：变异系数、极差、领先幅度、相对距离、偏度、超额峰度、与均匀分布的距离。单次采购不足为证。',
    },
    source: {
      en: 'Imhof (2017); Huber and Imhof (2019); Wallimann et al. (2020)',
      zh: 'Imhof（2017）；Huber 与 Imhof（2019）；Wallimann 等（2020）',
    },
    range: {
      en: 'Two bids or more; a figure that so few or such equal prices leave undefined is null.',
      zh: '至少两份投标；因投标过少或报价相同而无定义的指标为 null。',
    },
    params: [],
    run: screens,
  },
};
