import { Rational } from '@pilotage/kernel';
import { power, settled } from '../../decimal.js';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { above, atLeast, upTo, within, type Params } from '../params.js';
import { ranksOf, TIE_PARAMS, tieStepsOf } from '../ranks.js';
import type { Sample, SampleBid } from '../sample.js';
import {
  byBid,
  figureOf,
  priceCriterion,
  priceOf,
  pricesOf,
  qualityCriteria,
  qualityOf,
  refuseCriteria,
  refuseMinimised,
  valueOf,
  weightOf,
} from '../values.js';

const { ONE } = Rational;

function valueAdjustedPrice(sample: Sample, params: Params): Outcome {
  const quality = qualityCriteria(sample);
  refuseMinimised(sample, quality);
  const worth = (bid: SampleBid): Rational =>
    Rational.sum(quality.map(({ id, weight }) => weight.times(valueOf(bid, id, within('0', '1')))));
  const scores = byBid(sample, (bid) => priceOf(sample, bid, 'allow').minus(worth(bid)));
  return { scores, ranks: ranksOf(sample, scores, 'lowest', tieStepsOf(sample, params)) };
}

function priceSurcharge(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample, qualityCriteria(sample));
  const most = params.number('maxQuality', above('0'));
  const ratio = weightOf(qualityCriteria(sample)).dividedBy(priceCriterion(sample).weight);
  const lacking = (bid: SampleBid): Rational => most.minus(qualityOf(sample, bid, within('0', most.toString()))).dividedBy(most);
  const scores = byBid(sample, (bid) => priceOf(sample, bid, 'refuse').times(ONE.plus(lacking(bid).times(ratio))));
  return { scores, ranks: ranksOf(sample, scores, 'lowest', tieStepsOf(sample, params)) };
}

function pricePerQualityPoint(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample, qualityCriteria(sample));
  const least = params.numberOr('minQuality', '0', atLeast('0'));
  const quality = byBid(sample, (bid) => qualityOf(sample, bid, atLeast('0')));
  const eligible = sample.bids.filter(({ id }) => !figureOf(quality, id).isLessThan(least));
  const excluded = sample.bids.filter((bid) => !eligible.includes(bid)).map(({ id }) => id);
  const scores = new Map(eligible.map((bid) => [bid.id, priceOf(sample, bid, 'refuse').dividedBy(figureOf(quality, bid.id))]));
  return { scores, components: { quality }, ranks: ranksOf(sample, scores, 'lowest', tieStepsOf(sample, params)), extra: { excluded } };
}

function richtwert(sample: Sample, params: Params): Outcome {
  const performance = params.text('performance');
  const isKnown = qualityCriteria(sample).some(({ id, direction }) => id === performance && direction === 'max');
  if (!isKnown) params.invalid('performance', { en: 'a criterion of which more is better', zh: '某项越高越好的评审因素' });
  const factor = params.numberOr('factor', '1', above('0'));
  const prices = pricesOf(sample, 'refuse');
  const scores = byBid(sample, (bid) => valueOf(bid, performance, atLeast('0')).times(factor).dividedBy(figureOf(prices, bid.id)));
  const ranks = ranksOf(sample, scores, 'highest', tieStepsOf(sample, params));
  return { scores, ranks, extra: winnerOf(sample, params, scores, ranks) };
}

/** Within the corridor below the best ratio the deciding criterion chooses; equal there, the ratio. */
function winnerOf(
  sample: Sample,
  params: Params,
  scores: Outcome['scores'] & object,
  ranks: ReadonlyMap<string, number>,
): Outcome['extra'] {
  const leaders = sample.bids.filter(({ id }) => ranks.get(id) === 1);
  const sole = (ids: readonly SampleBid[]): string | null => (ids.length === 1 ? (ids[0]?.id ?? null) : null);
  if (!params.has('corridor') && !params.has('deciding')) return { inside: leaders.map(({ id }) => id), winner: sole(leaders) };
  const least = figureOf(scores, leaders[0]?.id ?? '').times(ONE.minus(params.number('corridor', upTo('0', '1'))));
  const deciding = params.text('deciding');
  const criterion =
    sample.criteria.find(({ id }) => id === deciding) ??
    refuseCriteria(sample, { en: `the deciding criterion "${deciding}"`, zh: `决定因素“${deciding}”` });
  const inside = sample.bids.filter(({ id }) => !figureOf(scores, id).isLessThan(least));
  const values = new Map(inside.map((bid) => [bid.id, valueOf(bid, deciding)]));
  const byRatio = (one: SampleBid, other: SampleBid): number => figureOf(scores, other.id).compare(figureOf(scores, one.id));
  const order = ranksOf(sample, values, criterion.direction === 'min' ? 'lowest' : 'highest', [byRatio]);
  return { inside: inside.map(({ id }) => id), winner: sole(inside.filter(({ id }) => order.get(id) === 1)) };
}

function weightedIndex(sample: Sample): Outcome {
  refuseMinimised(sample, qualityCriteria(sample));
  const exponent = weightOf(qualityCriteria(sample)).dividedBy(priceCriterion(sample).weight);
  const scores = byBid(sample, (bid) =>
    settled(power(qualityOf(sample, bid, atLeast('0')), exponent).dividedBy(priceOf(sample, bid, 'refuse'))),
  );
  return { scores, ranks: ranksOf(sample, scores, 'highest'), isRounded: true };
}

/** Methods that put quality and money into one figure. A bid's figure depends on that bid alone. */
export const MONEY_METHODS: Methods = {
  value_adjusted_price: {
    kind: 'award',
    sentence: {
      en: 'Award on value: the money value of each criterion, by the share that a bid satisfies, is taken off its price; the lowest fictive price wins.',
      zh: '按价值授标：按满足比例从报价中扣减各因素的货币价值，虚拟价格最低者胜。',
    },
    source: {
      en: 'Negometrix, award on value; Bergman and Lundberg, Tender evaluation and supplier selection methods (2013)',
      zh: 'Negometrix 按价值授标；Bergman 与 Lundberg《投标评审与供应商选择方法》（2013）',
    },
    range: { en: 'Shares from 0 to 1; prices from zero up.', zh: '满足比例为 0 至 1；报价不小于零。' },
    params: [...TIE_PARAMS],
    run: valueAdjustedPrice,
  },
  price_surcharge: {
    kind: 'award',
    sentence: {
      en: 'The price is raised by what the quality lacks to the maximum, in the ratio of the weights; the lowest adjusted price wins.',
      zh: '按权重之比，依质量与满分的差距上调报价，调整后最低者胜。',
    },
    source: { en: 'Norwegian practice of pricing quality', zh: '挪威质量计价做法' },
    range: {
      en: 'Quality from zero to the maximum; prices and the price weight above zero.',
      zh: '质量为零至满分；报价与价格权重大于零。',
    },
    params: ['maxQuality', ...TIE_PARAMS],
    run: priceSurcharge,
  },
  price_per_quality_point: {
    kind: 'award',
    sentence: {
      en: 'The price divided by the quality points; the lowest wins. Without a minimum quality the cheapest bad bid may win.',
      zh: '报价除以质量分，低者胜；不设最低质量时，低价劣标可能胜出。',
    },
    source: { en: 'UK Cabinet Office, Bid Evaluation Guidance Note (2021) 7.3', zh: '英国内阁办公室《投标评审指引》（2021）7.3' },
    range: { en: 'Prices above zero; quality of a compared bid above zero.', zh: '报价大于零；参与比较的投标质量分大于零。' },
    params: ['minQuality', ...TIE_PARAMS],
    run: pricePerQualityPoint,
  },
  richtwert: {
    kind: 'award',
    sentence: {
      en: 'Performance divided by price; the highest ratio wins. With a corridor, bids that close to the best are decided by the declared criterion.',
      zh: '性能分除以报价，比值高者胜；设区间时，区间内由声明的因素决定。',
    },
    source: { en: 'German UfAB 2018, simple and extended Richtwertmethode', zh: '德国 UfAB 2018 简单与扩展指标值法' },
    range: {
      en: 'Prices above zero; the corridor is a share from 0 to less than 1 of the best ratio.',
      zh: '报价大于零；区间为最优比值的 0 至 1（不含）之份额。',
    },
    params: ['performance', 'factor', 'corridor', 'deciding', ...TIE_PARAMS],
    run: richtwert,
  },
  weighted_vfm_index: {
    kind: 'analysis',
    sentence: {
      en: 'Quality to the power of the ratio of the weights, divided by the price; the highest is best.',
      zh: '质量的权重比次幂除以报价，越高越好。',
    },
    source: { en: 'UK Ministry of Defence, weighted value for money index', zh: '英国国防部加权性价比指数' },
    range: {
      en: 'Prices and the price weight above zero; quality from zero up. Not exact.',
      zh: '报价与价格权重大于零；质量不小于零。非精确。',
    },
    params: [],
    run: weightedIndex,
  },
};
