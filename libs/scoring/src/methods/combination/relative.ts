import { Rational, refuse } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { above, within, type Params } from '../params.js';
import { ranksOf, TIE_PARAMS, tieStepsOf } from '../ranks.js';
import { methodRefusals } from '../refusals.js';
import type { Sample } from '../sample.js';
import {
  byBid,
  extremesOf,
  figureOf,
  priceCriterion,
  priceOf,
  pricesOf,
  qualityCriteria,
  qualityOf,
  refuseMinimised,
  weightOf,
} from '../values.js';

const { ONE } = Rational;

/** Weights as shares of one. Refuses WEIGHTS_TOTAL unless they total 1 or 100. */
export function refuseTotal(total: Rational): Rational {
  if (total.equals(ONE) || total.equals(Rational.of(100))) return total;
  return refuse(methodRefusals.WEIGHTS_TOTAL, { total: total.toString() });
}

function relativeBoth(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample, qualityCriteria(sample));
  const scale = params.numberOr('scale', '100', above('0'));
  const total = refuseTotal(weightOf(sample.criteria));
  const [marks, prices] = [byBid(sample, (bid) => qualityOf(sample, bid)), pricesOf(sample, 'refuse')];
  const [best, lowest] = [extremesOf(sample, marks.values()).most, extremesOf(sample, prices.values()).least];
  const quality = byBid(sample, ({ id }) => scale.times(figureOf(marks, id)).dividedBy(best));
  const price = byBid(sample, ({ id }) => scale.times(lowest).dividedBy(figureOf(prices, id)));
  const [ofQuality, ofPrice] = [weightOf(qualityCriteria(sample)), priceCriterion(sample).weight].map((weight) => weight.dividedBy(total));
  const scores = byBid(sample, ({ id }) =>
    figureOf(quality, id)
      .times(ofQuality ?? ONE)
      .plus(figureOf(price, id).times(ofPrice ?? ONE)),
  );
  return { scores, components: { quality, price }, ranks: ranksOf(sample, scores, 'highest', tieStepsOf(sample, params)) };
}

function qcbs(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample, qualityCriteria(sample));
  const scale = params.numberOr('scale', '100', above('0'));
  const [ofTechnical, ofFinancial] = [params.number('T', within('0', '1')), params.number('F', within('0', '1'))];
  if (!ofTechnical.plus(ofFinancial).equals(ONE)) params.invalid('F', { en: 'what T leaves of 1', zh: '1 减去 T 之差' });
  const least = params.number('minTechnical', within('0', scale.toString()));
  const technical = byBid(sample, (bid) => qualityOf(sample, bid, within('0', scale.toString())));
  const eligible = sample.bids.filter(({ id }) => !figureOf(technical, id).isLessThan(least));
  const excluded = sample.bids.filter((bid) => !eligible.includes(bid)).map(({ id }) => id);
  // The price of a bid below the threshold stays sealed: it is not even read.
  const prices = new Map(eligible.map((bid) => [bid.id, priceOf(sample, bid, 'refuse')]));
  if (eligible.length === 0) return { components: { technical }, extra: { excluded } };
  const { least: lowest } = extremesOf(sample, prices.values());
  const financial = new Map([...prices].map(([id, price]) => [id, scale.times(lowest).dividedBy(price)]));
  const scores = new Map(
    [...financial].map(([id, points]) => [id, ofTechnical.times(figureOf(technical, id)).plus(ofFinancial.times(points))]),
  );
  const ranks = ranksOf(sample, scores, 'highest', tieStepsOf(sample, params));
  return { scores, components: { technical, financial }, ranks, extra: { excluded } };
}

function utilityIndex(sample: Sample, params: Params): Outcome {
  refuseMinimised(sample, qualityCriteria(sample));
  const ratio = weightOf(qualityCriteria(sample)).dividedBy(priceCriterion(sample).weight);
  const [marks, prices] = [byBid(sample, (bid) => qualityOf(sample, bid, within('0', '1'))), pricesOf(sample, 'refuse')];
  const [best, lowest] = [extremesOf(sample, marks.values()).most, extremesOf(sample, prices.values()).least];
  const utility = (id: string): Rational => ONE.minus(best.minus(figureOf(marks, id)).times(ratio));
  const scores = byBid(sample, ({ id }) => utility(id).dividedBy(figureOf(prices, id)).times(lowest));
  return { scores, ranks: ranksOf(sample, scores, 'highest', tieStepsOf(sample, params)) };
}

/** Methods in which a bid's score depends on the best of the others. */
export const RELATIVE_METHODS: Methods = {
  relative_both: {
    kind: 'award',
    sentence: {
      en: 'Quality relative to the best mark and price relative to the lowest, each by its weight; the highest total wins.',
      zh: '质量分相对于最高分、价格相对于最低价，各按权重相加，总分高者胜。',
    },
    source: {
      en: 'World Bank, rated criteria; FELP, An Assessment Method',
      zh: '世界银行评分标准（rated criteria）；FELP 评估方法',
    },
    range: {
      en: 'Prices above zero; weights that total 1 or 100; a best mark above zero.',
      zh: '报价大于零；权重合计为 1 或 100；最高分大于零。',
    },
    params: ['scale', ...TIE_PARAMS],
    run: relativeBoth,
  },
  qcbs: {
    kind: 'award',
    sentence: {
      en: 'Quality and cost based selection: bids at or above the technical minimum earn T of their technical and F of their financial score; the others are excluded and their prices not read.',
      zh: '基于质量和费用的选择：达到技术最低分的投标按 T 与 F 合计技术分与财务分；其余排除，且不读取其报价。',
    },
    source: {
      en: 'World Bank and Asian Development Bank, quality- and cost-based selection; ADB Consulting Services Operations Manual para 94',
      zh: '世界银行与亚洲开发银行“基于质量和费用的选择”；亚行《咨询服务操作手册》第94段',
    },
    range: {
      en: 'T and F total 1; technical marks from zero to the scale; prices of eligible bids above zero.',
      zh: 'T 与 F 合计为 1；技术分为零至满分；合格投标报价大于零。',
    },
    params: ['T', 'F', 'minTechnical', 'scale', ...TIE_PARAMS],
    run: qcbs,
  },
  utility_index: {
    kind: 'award',
    sentence: {
      en: 'What quality a bid lacks to the best is taken off by the ratio of the weights, and the rest divided by the price; the highest index wins.',
      zh: '按权重之比扣减与最优质量的差距，再除以报价，指数高者胜。',
    },
    source: { en: 'Negometrix, utility index', zh: 'Negometrix 效用指数' },
    range: {
      en: 'Quality from 0 to 1; prices above zero; a price weight above zero. The index may fall below zero.',
      zh: '质量为 0 至 1；报价大于零；价格权重大于零。指数可为负。',
    },
    params: [...TIE_PARAMS],
    run: utilityIndex,
  },
};
