import { Rational } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import type { Params, Range } from '../params.js';
import { earlier, ranksOf } from '../ranks.js';
import { listAt, numberAt, objectAt, textAt, type Sample } from '../sample.js';
import { byBid, figureOf, pricesOf, qualityCriteria, refuseCriteria, valueOf } from '../values.js';
import { toPlaces } from './sums.js';

const { ONE } = Rational;

/** The auction compares in hundredths of the currency. */
const COMPARED_PLACES = 2;

interface Feature {
  readonly code: string;
  readonly options: readonly Rational[];
}

const featuresOf = (params: Params): readonly Feature[] =>
  params.has('features')
    ? listAt(params.raw('features'), 'params.features').map((given, at) => {
        const path = `params.features.${at}`;
        const { code, enum: options } = objectAt(given, path);
        return {
          code: textAt(code, `${path}.code`),
          options: listAt(options, `${path}.enum`).map((each, n) => numberAt(each, `${path}.enum.${n}`)),
        };
      })
    : [];

const lccOf = (params: Params): readonly string[] =>
  params.has('lcc') ? listAt(params.raw('lcc'), 'params.lcc').map((each, at) => textAt(each, `params.lcc.${at}`)) : [];

/** A bid chooses one of the options that the call lists. */
const oneOf = (options: readonly Rational[]): Range => ({
  holds: (value) => options.some((option) => option.equals(value)),
  form: { en: `one of ${options.join(', ')}`, zh: `${options.join('、')} 之一` },
});

function prozorro(sample: Sample, params: Params): Outcome {
  const [features, lcc, isReverse] = [featuresOf(params), lccOf(params), params.flag('reverse')];
  refuseUnlisted(sample, [...features.map(({ code }) => code), ...lcc]);
  const largest = Rational.sum(features.map(({ options: [first = Rational.ZERO, ...rest] }) => Rational.max(first, ...rest)));
  if (!largest.isLessThan(ONE))
    params.invalid('features', { en: 'options whose largest total less than 1', zh: '最大值合计小于 1 的选项' });
  const denominator = byBid(sample, (bid) => {
    const chosen = Rational.sum(features.map(({ code, options }) => valueOf(bid, code, oneOf(options))));
    return ONE.plus(chosen.dividedBy(ONE.minus(largest)));
  });
  const prices = pricesOf(sample, 'allow');
  const scores = byBid(sample, (bid) => {
    const costs = Rational.sum(lcc.map((id) => valueOf(bid, id)));
    const [price, divisor] = [figureOf(prices, bid.id), figureOf(denominator, bid.id)];
    return isReverse ? price.times(divisor).minus(costs) : price.dividedBy(divisor).plus(costs);
  });
  const compared = new Map([...scores].map(([id, score]) => [id, toPlaces(score, COMPARED_PLACES)]));
  const ties = sample.bids.every(({ values }) => values.has('submittedAt')) ? [earlier] : [];
  return { scores, components: { denominator }, ranks: ranksOf(sample, compared, isReverse ? 'highest' : 'lowest', ties) };
}

/** Every criterion beside the price is a feature or a cost: one that is neither would be published and not count. */
function refuseUnlisted(sample: Sample, listed: readonly string[]): void {
  const others = sample.criteria.filter(({ type }) => type !== 'price').map(({ id }) => id);
  if (others.length > 0) qualityCriteria(sample);
  const odd = others.find((id) => !listed.includes(id)) ?? listed.find((id) => !others.includes(id));
  if (odd !== undefined)
    refuseCriteria(sample, { en: `"${odd}" as a criterion and in features or lcc`, zh: `“${odd}”既为评审因素，又列于 features 或 lcc` });
}

/** The method of the Ukrainian electronic procurement system. */
export const PROZORRO_METHODS: Methods = {
  prozorro: {
    kind: 'award',
    sentence: {
      en: 'The price divided by 1 + V/(1 − Vmax) (V: options chosen, Vmax: the largest of each feature) plus life-cycle costs; the lowest wins, compared in hundredths, the earlier of equals first. In reverse (energy service) the price is multiplied, costs are taken off and the highest wins.',
      zh: '报价除以 1 + V/(1 − Vmax)（V 为所选项，Vmax 为各特征最大项之和）再加全寿命成本，低者胜；按百分位比较，相同时先提交者优先。反向（能源服务）时相乘、扣减成本，高者胜。',
    },
    source: {
      en: 'Prozorro, weighted value of open tenders (Law of Ukraine on Public Procurement Art 29)',
      zh: 'Prozorro 公开招标加权值（乌克兰《公共采购法》第29条）',
    },
    range: {
      en: 'Options of the published lists, whose largest total less than 1; every cost answered.',
      zh: '选项须出自公布清单，最大值合计小于 1；各项成本均须填报。',
    },
    params: ['features', 'lcc', 'reverse'],
    run: prozorro,
  },
};
