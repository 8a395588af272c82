import { Rational, refuse } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { upTo, within, type Params } from '../params.js';
import { ranksOf, TIE_PARAMS, tieStepsOf, type TieStep } from '../ranks.js';
import { methodRefusals } from '../refusals.js';
import type { Sample, SampleBid } from '../sample.js';
import {
  byBid,
  extremesOf,
  figureOf,
  priceCriterion,
  priceOf,
  qualityCriteria,
  refuseCriteria,
  refuseMinimised,
  valueOf,
} from '../values.js';
import { toPlaces } from './sums.js';

const { ZERO, ONE } = Rational;
const HUNDRED = Rational.of(100);

/** Price points are published to hundredths in practice. */
const USUAL_PLACES = 2;

function comprehensive(sample: Sample, params: Params): Outcome {
  const quality = qualityCriteria(sample);
  refuseMinimised(sample, quality);
  const ofPrice = priceWeight(sample).times(HUNDRED);
  const places = params.places('dp') ?? USUAL_PLACES;
  const adjusted = byBid(sample, (bid) => priceOf(sample, bid, 'refuse').times(ONE.minus(deductionOf(bid))));
  const { least: base } = extremesOf(sample, adjusted.values());
  const price = byBid(sample, ({ id }) => toPlaces(base.dividedBy(figureOf(adjusted, id)).times(ofPrice), places));
  const rest = HUNDRED.minus(ofPrice);
  const scores = byBid(sample, (bid) => qualityPoints(sample, bid, rest).plus(figureOf(price, bid.id)));
  const lowerAdjusted: TieStep = (one, other) => figureOf(adjusted, one.id).compare(figureOf(adjusted, other.id));
  const ranks = ranksOf(sample, scores, 'highest', [lowerAdjusted, ...tieStepsOf(sample, params)]);
  return { scores, components: { adjusted, price }, ranks, extra: { base, order: [...ranks.keys()] } };
}

function priceWeight(sample: Sample): Rational {
  const { weight } = priceCriterion(sample);
  if (!weight.isZero() && weight.isLessThan(ONE)) return weight;
  return refuseCriteria(sample, { en: 'a price weight between 0 and 1, such as 0.30', zh: '介于 0 与 1 之间的价格权重，例如 0.30' });
}

const deductionOf = (bid: SampleBid): Rational => (bid.values.has('smeDeduction') ? valueOf(bid, 'smeDeduction', upTo('0', '1')) : ZERO);

/** The points of quality that a bid earned; together with the price they cannot exceed 100. */
function qualityPoints(sample: Sample, bid: SampleBid, most: Rational): Rational {
  const quality = qualityCriteria(sample);
  const range = within('0', most.toString());
  const points = Rational.sum(quality.map(({ id }) => valueOf(bid, id, range)));
  if (range.holds(points)) return points;
  const criterion = quality.map(({ id }) => id).join(' + ');
  return refuse(methodRefusals.VALUE_OUT_OF_RANGE, { bid: bid.id, criterion, found: points.toString(), form: range.form });
}

/** The comprehensive scoring method of Chinese government procurement. */
export const CHINA_METHODS: Methods = {
  comprehensive_cn: {
    kind: 'award',
    sentence: {
      en: 'Comprehensive scoring: the lowest price after policy deductions divided by the bid price after deductions, times the price weight, rounded half up; quality points are added. Equal totals: the lower price after deductions first.',
      zh: '综合评分法：以政策扣除后的最低价除以扣除后的报价，乘以价格权重并四舍五入，再加质量分；总分相同时，扣除后报价低者优先。',
    },
    source: {
      en: 'MoF Order 87 (2017) Arts 55 and 57; Implementing Regulations of the Government Procurement Law Art 34; Caiku [2020] 46 (deductions for small and micro enterprises)',
      zh: '财政部令第87号（2017）第五十五、五十七条；《政府采购法实施条例》第34条；财库〔2020〕46号（小微企业价格扣除）',
    },
    range: {
      en: 'Prices above zero; deductions from 0 to less than 1; quality points that with the price weight total at most 100. Order 87 sets at least 0.30 as price weight for goods and 0.10 for services.',
      zh: '报价大于零；扣除比例为 0 至 1（不含）；质量分与价格分合计不超过 100。第87号令规定货物价格权重不低于 0.30，服务不低于 0.10。',
    },
    params: ['dp', ...TIE_PARAMS],
    run: comprehensive,
  },
};
