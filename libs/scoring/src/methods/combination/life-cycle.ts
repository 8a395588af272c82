import { Rational, refuse } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { upTo, within, type Params } from '../params.js';
import { ranksOf, TIE_PARAMS, tieStepsOf } from '../ranks.js';
import { methodRefusals } from '../refusals.js';
import { numberAt, type Sample, type SampleBid } from '../sample.js';
import { byBid, priceCriterion, priceOf, refuseCriteria, refuseFew, valueOf } from '../values.js';

const { ZERO, ONE } = Rational;

/** What one unit of money paid at the end of each year is worth today, year by year. */
function factorsOf(rate: Rational, years: number): readonly Rational[] {
  const factor = ONE.dividedBy(ONE.plus(rate));
  let worth = ONE;
  return Array.from({ length: years }, () => (worth = worth.times(factor)));
}

/** The costs of a criterion by year: a list with one for each year, or one figure that is the same every year. */
function yearlyCosts(bid: SampleBid, criterion: string, years: number): readonly Rational[] {
  const given = bid.values.get(criterion);
  if (!Array.isArray(given)) return Array.from({ length: years }, () => valueOf(bid, criterion));
  const list = given as readonly unknown[];
  const lacking = list.length < years || list.includes(null);
  if (lacking) refuse(methodRefusals.MISSING_SCORE, { bid: bid.id, criterion });
  const form = { en: `a list of ${years}, one for each year`, zh: `${years} 项的列表，每年一项` };
  if (list.length > years) refuse(methodRefusals.VALUE_OUT_OF_RANGE, { bid: bid.id, criterion, found: `${list.length}`, form });
  return list.map((each, at) => numberAt(each, `${bid.id}.${criterion}.${at}`));
}

function lifeCycleCost(sample: Sample, params: Params): Outcome {
  if (sample.bids.length === 0) refuseFew(sample, 1);
  const rate = params.number('discountRate', upTo('0', '1'));
  const years = Number(params.number('horizon', within('1', '100')).toDecimal(0));
  const end = params.has('endOfLife') ? params.text('endOfLife') : null;
  const price = priceCriterion(sample);
  const costs = sample.criteria.filter((criterion) => criterion !== price);
  const odd = sample.criteria.find(({ direction, weight }) => direction !== 'min' || !weight.equals(ONE));
  if (odd)
    refuseCriteria(sample, {
      en: `costs of weight 1 and direction "min" alone; "${odd.id}" is none`,
      zh: `权重为 1 且方向为“min”的成本；“${odd.id}”不符`,
    });
  if (end !== null && !costs.some(({ id }) => id === end)) params.invalid('endOfLife', { en: 'one of the costs', zh: '某项成本' });
  const factors = factorsOf(rate, years);
  const running = byBid(sample, (bid) => {
    const perYear = costs.filter(({ id }) => id !== end).map(({ id }) => yearlyCosts(bid, id, years));
    return Rational.sum(perYear.flatMap((list) => list.map((cost, at) => cost.times(factors[at] ?? ZERO))));
  });
  const final = (bid: SampleBid): Rational => (end === null ? ZERO : valueOf(bid, end).times(factors.at(-1) ?? ONE));
  const discounted = byBid(sample, (bid) => (running.get(bid.id) ?? ZERO).plus(final(bid)));
  const scores = byBid(sample, (bid) => priceOf(sample, bid, 'allow').plus(discounted.get(bid.id) ?? ZERO));
  return { scores, components: { discounted }, ranks: ranksOf(sample, scores, 'lowest', tieStepsOf(sample, params)) };
}

/** The price together with what a thing costs while it is used and when it is disposed of. */
export const LIFE_CYCLE_METHODS: Methods = {
  life_cycle_cost: {
    kind: 'award',
    sentence: {
      en: 'The price plus the yearly costs of the horizon, discounted to today, plus the cost at the end of life; the lowest wins.',
      zh: '报价加使用期内逐年折现成本及寿命终止成本，低者胜。',
    },
    source: { en: 'Directive 2014/24/EU Art 68', zh: '欧盟指令2014/24/EU第68条' },
    range: {
      en: 'A published rate from 0 to less than 1 and a horizon of 1 to 100 years; costs answered for every year, as a list or one figure for all.',
      zh: '公布的折现率为 0 至 1（不含），年限为 1 至 100 年；各年成本均须填报（列表或单一年额）。',
    },
    params: ['discountRate', 'horizon', 'endOfLife', ...TIE_PARAMS],
    run: lifeCycleCost,
  },
};
