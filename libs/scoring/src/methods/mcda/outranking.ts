import { Rational } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { within, type Params } from '../params.js';
import { ranksOf } from '../ranks.js';
import type { Sample } from '../sample.js';
import { extremesOf, figureOf, refuseFew } from '../values.js';
import { columnsOf, named, rangeOf, type Column } from './matrix.js';
import { published } from './sums.js';

const { ZERO, ONE } = Rational;

/** The share of the way from the worst to the best that each bid lacks, weighted; nothing where all bids are equal. */
function regrets(column: Column): readonly Rational[] {
  const { best, worst } = rangeOf(column);
  if (best.equals(worst)) return column.values.map(() => ZERO);
  return column.values.map((value) => best.minus(value).dividedBy(best.minus(worst)).times(column.weight));
}

function vikor(sample: Sample, params: Params): Outcome {
  const share = params.numberOr('v', '0.5', within('0', '1'));
  const terms = columnsOf(sample, true).map(regrets);
  const ofBid = (at: number): readonly Rational[] => terms.map((column) => column[at] ?? ZERO);
  const S = named(
    sample,
    sample.bids.map((_, at) => Rational.sum(ofBid(at))),
  );
  const R = named(
    sample,
    sample.bids.map((_, at) => Rational.max(ZERO, ...ofBid(at))),
  );
  const scaled = (figures: ReadonlyMap<string, Rational>, id: string): Rational => {
    const { least, most } = extremesOf(sample, figures.values());
    return least.equals(most) ? ZERO : figureOf(figures, id).minus(least).dividedBy(most.minus(least));
  };
  const scores = named(
    sample,
    sample.bids.map(({ id }) => share.times(scaled(S, id)).plus(ONE.minus(share).times(scaled(R, id)))),
  );
  const ranks = ranksOf(sample, scores, 'lowest');
  return { scores, components: { S, R }, ranks, extra: compromiseOf(sample, scores, [S, R]) };
}

/** Whether the first is ahead by enough and first by other measures too; if not, who shares the proposal with it. */
function compromiseOf(
  sample: Sample,
  scores: ReadonlyMap<string, Rational>,
  measures: readonly ReadonlyMap<string, Rational>[],
): NonNullable<Outcome['extra']> {
  const order = [...ranksOf(sample, scores, 'lowest').keys()];
  const [first = '', second] = order;
  const lead = (id: string): Rational => figureOf(scores, id).minus(figureOf(scores, first));
  // With one bid there is no rival to be ahead of.
  const needed = second === undefined ? ZERO : Rational.of(1, order.length - 1);
  const acceptableAdvantage = second === undefined || !lead(second).isLessThan(needed);
  const acceptableStability = measures.some((figures) => figureOf(figures, first).equals(extremesOf(sample, figures.values()).least));
  const close = order.filter((id) => lead(id).isLessThan(needed));
  const stable = acceptableStability ? [first] : order.slice(0, 2);
  const proposed = acceptableAdvantage ? stable : close;
  return { compromise: sample.bids.map(({ id }) => id).filter((id) => proposed.includes(id)), acceptableAdvantage, acceptableStability };
}

type Preference = (difference: Rational) => Rational;

/** How much a difference counts: at once, or growing from q (indifferent) to p (strictly preferred). */
function preferences(params: Params, count: number): readonly Preference[] {
  const usual: Preference = (difference) => (ZERO.isLessThan(difference) ? ONE : ZERO);
  if (params.word('preference', ['usual', 'linear'] as const) === 'usual') return Array.from({ length: count }, () => usual);
  const [q, p] = [params.numbers('q', count), params.numbers('p', count)];
  return p.map((strict, at): Preference => {
    const indifferent = q[at] ?? ZERO;
    if (indifferent.isNegative() || !indifferent.isLessThan(strict))
      params.invalid('p', { en: 'above q, which is not below zero', zh: '大于 q，且 q 不小于零' });
    return (difference) => {
      if (!indifferent.isLessThan(difference)) return ZERO;
      return difference.isLessThan(strict) ? difference.minus(indifferent).dividedBy(strict.minus(indifferent)) : ONE;
    };
  });
}

function promethee(sample: Sample, params: Params): Outcome {
  const count = sample.bids.length;
  if (count < 2) refuseFew(sample, 2);
  const [columns, prefer] = [columnsOf(sample), preferences(params, sample.criteria.length)];
  const net = (column: Column, at: number): readonly Rational[] =>
    column.values.map((own) =>
      Rational.sum(
        column.values.map((other) => {
          const ahead = column.criterion.direction === 'max' ? own.minus(other) : other.minus(own);
          return (prefer[at] as Preference)(ahead).minus((prefer[at] as Preference)(ahead.negated()));
        }),
      ).times(column.weight),
    );
  const flows = columns.map(net);
  const figures = sample.bids.map((_, at) => Rational.sum(flows.map((flow) => flow[at] ?? ZERO)).dividedBy(Rational.of(count - 1)));
  return published(sample, figures, false);
}

/** Methods that compare bids with each other. */
export const OUTRANKING_METHODS: Methods = {
  vikor: {
    kind: 'analysis',
    sentence: {
      en: 'A mix of the total regret and the largest single regret against the best values; the lowest is best. Says whether the lead is large and stable enough, and who else belongs to the compromise.',
      zh: '相对于最优值的总遗憾与最大单项遗憾之组合，越低越好；并说明领先是否足够、是否稳定以及折中解包括哪些投标。',
    },
    source: { en: 'Opricovic and Tzeng, VIKOR (2004, 2007)', zh: 'Opricovic 与 Tzeng，VIKOR（2004、2007）' },
    range: {
      en: 'Weights are brought to a total of 1; v from 0 to 1. A criterion on which all are equal adds nothing.',
      zh: '权重归一为合计 1；v 为 0 至 1。各投标相同的因素不计。',
    },
    params: ['v'],
    run: vikor,
  },
  promethee2: {
    kind: 'analysis',
    sentence: {
      en: 'Net flow of pairwise preference; the highest is best, and all flows total zero.',
      zh: '两两偏好的净流量，越高越好；净流量合计为零。',
    },
    source: { en: 'Brans and Vincke, PROMETHEE II (1985)', zh: 'Brans 与 Vincke，PROMETHEE II（1985）' },
    range: { en: 'Two bids or more; with "linear" p above q for every criterion.', zh: '至少两份投标；采用“linear”时各因素 p 大于 q。' },
    params: ['preference', 'q', 'p'],
    run: promethee,
  },
};
