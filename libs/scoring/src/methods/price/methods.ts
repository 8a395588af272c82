import { settled } from '../../decimal.js';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { above, atLeast, within, type Params } from '../params.js';
import { ranksOf, TIE_PARAMS, tieStepsOf } from '../ranks.js';
import type { Sample } from '../sample.js';
import { figureOf, pricesOf, qualityCriteria, refuseMinimised, valueOf } from '../values.js';
import { PRICE_PARAMS, pointsOfPrice } from './points.js';
import { Rational } from '@pilotage/kernel';

const excludedOf = (excluded: readonly string[]): Outcome['extra'] => (excluded.length > 0 ? { excluded } : {});
const publishedOf = (figures: ReadonlyMap<string, Rational>, isRounded: boolean): ReadonlyMap<string, Rational> =>
  isRounded ? new Map([...figures].map(([id, figure]) => [id, settled(figure)])) : figures;

function priceOnly(sample: Sample, params: Params): Outcome {
  const { points, excluded, isRounded } = pointsOfPrice(sample, params, TIE_PARAMS);
  const scores = publishedOf(points, isRounded);
  return { scores, ranks: ranksOf(sample, scores, 'highest', tieStepsOf(sample, params)), extra: excludedOf(excluded), isRounded };
}

function pointsPlusPrice(sample: Sample, params: Params): Outcome {
  const { points, excluded, isRounded } = pointsOfPrice(sample, params, TIE_PARAMS);
  const quality = qualityCriteria(sample);
  refuseMinimised(sample, quality);
  const compared = sample.bids.filter(({ id }) => points.has(id));
  const totals = compared.map((bid): [string, Rational] => {
    // Marks are points already: the weight is the most that a criterion can earn.
    const marks = quality.map(({ id, weight }) => valueOf(bid, id, within('0', weight.toString())));
    return [bid.id, Rational.sum([...marks, figureOf(points, bid.id)])];
  });
  const scores = publishedOf(new Map(totals), isRounded);
  const ranks = ranksOf(sample, scores, 'highest', tieStepsOf(sample, params));
  return { scores, components: { price: points }, ranks, extra: excludedOf(excluded), isRounded };
}

function lowestPrice(sample: Sample, params: Params): Outcome {
  const prices = pricesOf(sample, 'allow');
  const least = params.has('floor') ? params.number('floor', atLeast('0')) : null;
  const bounds = ['budget', 'ceiling'].filter((name) => params.has(name)).map((name) => params.number(name, above('0')));
  const isWithin = (price: Rational): boolean => !(least && price.isLessThan(least)) && !bounds.some((bound) => bound.isLessThan(price));
  const scores = new Map([...prices].filter(([, price]) => isWithin(price)));
  const excluded = [...prices.keys()].filter((id) => !scores.has(id));
  return { scores, ranks: ranksOf(sample, scores, 'lowest', tieStepsOf(sample, params)), extra: { excluded } };
}

/** Methods that look at the price, alone or beside points that are given. */
export const PRICE_METHODS: Methods = {
  price_only: {
    kind: 'award',
    sentence: {
      en: 'Price points by one published formula; the highest points win. With log_relative it is analysis only.',
      zh: '按一项公布的公式计算价格分，分高者胜。采用 log_relative 时仅供分析。',
    },
    source: {
      en: 'MoF Order 87 Art 55 (lowest price over price); South African 80/20; Consip and Negometrix formula guides; see the list of price formulas',
      zh: '财政部令第87号第五十五条（基准价除以报价）；南非 80/20；Consip 与 Negometrix 公式指南；见价格公式清单',
    },
    range: {
      en: 'Prices above zero; a price of zero only under an absolute formula with zeroPrice "allow". Bids above a base price are excluded.',
      zh: '报价大于零；仅绝对公式且 zeroPrice 为“allow”时接受零报价。高于基准价的投标予以排除。',
    },
    params: [...PRICE_PARAMS, ...TIE_PARAMS],
    run: priceOnly,
  },
  points_plus_price: {
    kind: 'award',
    sentence: {
      en: 'Quality points already awarded plus price points; the highest total wins. With log_relative it is analysis only.',
      zh: '已评质量分加价格分，总分高者胜。采用 log_relative 时仅供分析。',
    },
    source: {
      en: 'Directive 2014/24/EU Art 67; Implementing Regulations of the Government Procurement Law Art 34; Negometrix low bid scoring',
      zh: '欧盟指令2014/24/EU第67条；《政府采购法实施条例》第34条；Negometrix 最低价计分法',
    },
    range: {
      en: 'Quality points from zero to the weight of their criterion; prices as for price_only.',
      zh: '质量分为零至该因素权重；报价同 price_only。',
    },
    params: [...PRICE_PARAMS, ...TIE_PARAMS],
    run: pointsPlusPrice,
  },
  lowest_price: {
    kind: 'award',
    sentence: {
      en: 'The lowest price wins among bids within the floor, the ceiling and the budget, the bounds included.',
      zh: '在下限、上限与预算（含界值）之内，报价最低者胜。',
    },
    source: {
      en: 'Directive 2014/24/EU Art 67(2); Implementing Regulations of the Government Procurement Law Art 34 (lowest evaluated price)',
      zh: '欧盟指令2014/24/EU第67条第2款；《政府采购法实施条例》第34条（最低评标价法）',
    },
    range: {
      en: 'Prices from zero up. Without tieBreak equal prices share a rank.',
      zh: '报价不小于零。未声明 tieBreak 时，同价并列。',
    },
    params: ['budget', 'floor', 'ceiling', ...TIE_PARAMS],
    run: lowestPrice,
  },
};
