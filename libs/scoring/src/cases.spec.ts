import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Rational, Refused } from '@pilotage/kernel';
import { bidOf, criterion, rulesetOf } from '../../../test/fixtures/scoring/lot.js';
import { robustness, rulesetFaults, scoreLot, type Evaluation, type PriceParams, type Ruleset, type ScoredBid } from './index.js';

interface Case {
  readonly id: string;
  readonly method: string;
  readonly criteria: readonly { readonly id: string; readonly weight: string; readonly type: string }[];
  readonly bids: readonly { readonly id: string; readonly values: Readonly<Record<string, string>> }[];
  readonly params: Readonly<Record<string, string>>;
  readonly expect: {
    readonly error?: string;
    readonly scores: Readonly<Record<string, string>>;
    readonly ranks: Readonly<Record<string, number>>;
    readonly components?: { readonly price: Readonly<Record<string, string>> };
    readonly extra?: { readonly excluded?: readonly string[]; readonly intervals?: Readonly<Record<string, readonly [string, string]>> };
  };
  readonly tolerance: string;
}

const file = join(__dirname, '../../../test/fixtures/scoring/scoring.json');
const CASES = JSON.parse(readFileSync(file, 'utf8')) as Case[];
const exact = (text: string): Rational => Rational.parse(text);
const HUNDRED = Rational.of(100);
const minorText = (amount: string): string => exact(amount).times(HUNDRED).toString();
const AMOUNTS = ['pBest', 'pZero', 'basePrice'];
/** Switches that a ruleset must state and a case leaves to its formula. */
const SWITCHES: Readonly<Record<string, PriceParams>> = {
  linear_above_lowest: { clampZero: false },
  linear_n_times_lowest: { clampZero: false },
  mean_deviation: { clamp: false },
};

/** A case totals what its author liked (10, 80, 200); a ruleset totals 100. Points are linear in the weights, so both say the same. */
const totalOf = ({ method, criteria, params }: Case): Rational =>
  method === 'price_only' ? exact(params.maxPoints ?? '') : Rational.sum(criteria.map((c) => exact(c.weight)));

function lotOf(sample: Case): { ruleset: Ruleset; bids: ScoredBid[] } {
  const scale = HUNDRED.dividedBy(totalOf(sample));
  const quality = sample.criteria.filter((c) => c.type === 'quality');
  const criteria = quality.map((c) => criterion(c.id, exact(c.weight).times(scale).toString(), { maxMark: c.weight }));
  const { priceFormula, maxPoints: _, ...rest } = sample.params;
  const params = Object.fromEntries(Object.entries(rest).map(([name, text]) => [name, AMOUNTS.includes(name) ? minorText(text) : text]));
  const formula = priceFormula as Ruleset['price']['formula'];
  const bids = sample.bids.map(({ id, values: { price = '', ...marks } }) => bidOf(id, marks, minorText(price)));
  return { ruleset: rulesetOf(criteria, formula, { ...params, ...SWITCHES[formula] }), bids };
}

function expectWithin(found: Rational | null | undefined, expected: string, tolerance: string): void {
  const apart = (found ?? Rational.ZERO).minus(exact(expected));
  expect(found).toBeDefined();
  expect(exact(tolerance).isLessThan(apart.isNegative() ? apart.negated() : apart)).toBe(false);
}

const ranksOf = ({ bids }: Evaluation): Record<string, number> =>
  Object.fromEntries(bids.flatMap((bid) => (bid.rank === null ? [] : [[bid.bidId, bid.rank]])));

const published = CASES.filter((c) => ['points_plus_price', 'price_only'].includes(c.method));
const scored = published.filter((c) => c.params.priceFormula !== 'log_relative');

describe('published and independent cases', () => {
  it.each(scored.filter((c) => !c.expect.error))('$id: points and ranks are those expected', (sample) => {
    const { ruleset, bids } = lotOf(sample);
    const evaluation = scoreLot(ruleset, bids);
    const back = totalOf(sample).dividedBy(HUNDRED);
    const resultOf = (id: string) => evaluation.bids.find((bid) => bid.bidId === id);
    expect(rulesetFaults(ruleset)).toEqual([]);
    for (const [id, points] of Object.entries(sample.expect.scores))
      expectWithin(resultOf(id)?.total?.times(back), points, sample.tolerance);
    for (const [id, points] of Object.entries(sample.expect.components?.price ?? {}))
      expectWithin(resultOf(id)?.pricePoints?.points.times(back), points, sample.tolerance);
    expect(ranksOf(evaluation)).toEqual(sample.expect.ranks);
  });

  it.each(scored.filter((c) => c.expect.error))('$id: the lot is refused and not scored', (sample) => {
    const { ruleset, bids } = lotOf(sample);
    expect(() => scoreLot(ruleset, bids)).toThrow(
      expect.objectContaining({ refusal: expect.objectContaining({ definition: expect.objectContaining({ code: sample.expect.error }) }) }),
    );
    expect(() => scoreLot(ruleset, bids)).toThrow(Refused);
  });

  it('a formula with a logarithm is not exact and cannot be published for an award', () => {
    const logarithmic = published.filter((c) => c.params.priceFormula === 'log_relative');
    expect(logarithmic).toHaveLength(1);
    for (const sample of logarithmic) expect(rulesetFaults(lotOf(sample).ruleset).map((f) => f.code)).toEqual(['FORMULA_UNKNOWN']);
  });

  it('all cases of the file whose method is here are run', () => {
    expect(scored).toHaveLength(17);
  });

  it('ind-lowest-price-budget: a bid above the budget is excluded and the others rank by price', () => {
    const sample = CASES.find((c) => c.id === 'ind-lowest-price-budget') as Case;
    const ruleset = rulesetOf([], 'linear_to_budget', { floor: '0', budget: minorText(sample.params.budget ?? ''), overBudget: 'exclude' });
    const bids = sample.bids.map(({ id, values }) => bidOf(id, {}, minorText(values.price ?? '')));
    const evaluation = scoreLot(ruleset, bids);
    const excluded = evaluation.bids.filter((bid) => bid.exclusions.some((e) => e.code === 'OVER_BUDGET')).map((bid) => bid.bidId);
    expect(ranksOf(evaluation)).toEqual(sample.expect.ranks);
    expect(excluded).toEqual(sample.expect.extra?.excluded);
  });

  // The case has three quality criteria; a price between published bounds is linear too, so each criterion in turn is told as the price.
  const intervals = CASES.find((c) => c.id === 'ind-weight-intervals') as Case;
  it.each(intervals.criteria.map((c) => c.id))(
    'ind-weight-intervals: the exact interval of %s is found when the price takes its place',
    (asPrice) => {
      const percent = (weight: string): string => exact(weight).times(HUNDRED).toString();
      const quality = intervals.criteria.filter((c) => c.id !== asPrice).map((c) => criterion(c.id, percent(c.weight)));
      const ruleset = rulesetOf(quality, 'linear_fixed_bounds', { pBest: '0', pZero: '100' });
      const bids = intervals.bids.map(({ id, values: { [asPrice]: value = '', ...marks } }) =>
        bidOf(id, marks, HUNDRED.minus(exact(value)).toString()),
      );
      const evaluation = scoreLot(ruleset, bids);
      const { priceWeight, winners } = robustness(ruleset, evaluation);
      const [from, to] = intervals.expect.extra?.intervals?.[asPrice] ?? ['', ''];
      expect(winners).toEqual(['C']);
      expectWithin(priceWeight?.from.weight.dividedBy(HUNDRED), from, intervals.tolerance);
      expectWithin(priceWeight?.to.weight.dividedBy(HUNDRED), to, intervals.tolerance);
      for (const [id, points] of Object.entries(intervals.expect.scores))
        expectWithin(evaluation.bids.find((bid) => bid.bidId === id)?.total, points, intervals.tolerance);
    },
  );
});
