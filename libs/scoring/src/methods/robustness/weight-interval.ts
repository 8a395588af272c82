import { Rational, refuse } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { ranksOf } from '../ranks.js';
import { methodRefusals } from '../refusals.js';
import type { Sample } from '../sample.js';
import { byBid, refuseFew, refuseMinimised, valueOf, weightOf } from '../values.js';
import { refuseTotal } from '../combination/relative.js';

const { ZERO, ONE } = Rational;

/** The lead of the winner over a rival on every criterion. */
type Leads = readonly Rational[];

/**
 * With the other weights kept in proportion, the lead is linear in the weight t of criterion k: t·lead(k) + (1 − t)/(1 − w)·rest.
 * So each rival sets at most one bound, by one division.
 */
function intervalOf(k: number, shares: readonly Rational[], leads: readonly Leads[]): readonly [Rational, Rational] {
  const own = shares[k] ?? ZERO;
  let [from, to] = [ZERO, ONE];
  for (const lead of leads) {
    const rest = Rational.sum(lead.map((each, at) => (at === k ? ZERO : each.times(shares[at] ?? ZERO))));
    const at0 = own.equals(ONE) ? ZERO : rest.dividedBy(ONE.minus(own));
    const slope = (lead[k] ?? ZERO).minus(at0);
    if (slope.isZero()) continue;
    const bound = at0.negated().dividedBy(slope);
    if (slope.isNegative()) to = Rational.min(to, bound);
    else from = Rational.max(from, bound);
  }
  return [from, to];
}

function weightInterval(sample: Sample): Outcome {
  refuseMinimised(sample);
  if (sample.bids.length === 0) refuseFew(sample, 1);
  const total = refuseTotal(weightOf(sample.criteria));
  const scores = byBid(sample, (bid) => Rational.sum(sample.criteria.map(({ id, weight }) => valueOf(bid, id).times(weight))));
  const ranks = ranksOf(sample, scores, 'highest');
  const [winner, ...others] = sample.bids.filter(({ id }) => ranks.get(id) === 1);
  if (!winner || others.length > 0)
    return refuse(methodRefusals.WINNER_SHARED, { bids: [winner, ...others].map((bid) => bid?.id).join(', ') });
  const shares = sample.criteria.map(({ weight }) => weight.dividedBy(total));
  const rivals = sample.bids.filter((bid) => bid !== winner);
  const leads = rivals.map((rival) => sample.criteria.map(({ id }) => valueOf(winner, id).minus(valueOf(rival, id))));
  const intervals = Object.fromEntries(sample.criteria.map(({ id }, k) => [id, intervalOf(k, shares, leads)]));
  return { scores, ranks, extra: { winner: winner.id, intervals } };
}

/** How far weights can move before another bid wins. */
export const INTERVAL_METHODS: Methods = {
  weight_interval: {
    kind: 'analysis',
    sentence: {
      en: 'For every criterion the exact interval of its weight, the others kept in proportion, in which the winner of the weighted sum stays first.',
      zh: '逐项给出权重的精确区间：在其余权重保持比例时，加权和的第一名在该区间内不变。',
    },
    source: {
      en: 'Triantaphyllou and Sanchez, sensitivity analysis of deterministic multi-criteria methods (1997)',
      zh: 'Triantaphyllou 与 Sanchez《确定性多准则方法的敏感性分析》（1997）',
    },
    range: { en: 'All criteria "max"; weights that total 1 or 100; one winner.', zh: '各因素均为“max”；权重合计为 1 或 100；第一名唯一。' },
    params: [],
    run: weightInterval,
  },
};
