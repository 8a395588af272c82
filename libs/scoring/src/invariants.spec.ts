import fc from 'fast-check';
import { Rational, sha256Hex, type Rounding } from '@pilotage/kernel';
import { BASE, FORMULAS, lots } from '../../../test/support/scoring/arbitrary-lots.js';
import { yuan } from '../../../test/fixtures/scoring/lot.js';
import { isRelative, PRICE_FORMULAS, scoreLot } from './index.js';
import type { BidResult, Evaluation, Ruleset, ScoredBid } from './index.js';

const SEED = 20261125;
const check = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed: SEED, numRuns: 120 });
const never = (what: string): never => {
  throw new Error(`no ${what}`);
};
const resultOf = (evaluation: Evaluation, bidId: string): BidResult =>
  evaluation.bids.find((bid) => bid.bidId === bidId) ?? never(`result for ${bidId}`);
const scoreOf = (evaluation: Evaluation, bidId: string): Rational => resultOf(evaluation, bidId).total ?? never(`total of ${bidId}`);
/** What is said of each bid, whatever the lot is listed like: its points and its rank. */
const said = (evaluation: Evaluation): unknown[] =>
  [...evaluation.bids]
    .sort((a, b) => (a.bidId < b.bidId ? -1 : 1))
    .map(({ bidId, rank, total, pricePoints }) => [bidId, rank, `${total}`, `${pricePoints?.points}`]);

describe(`an invariant of scoring, whatever the lot (seed ${SEED})`, () => {
  it('the order in which criteria are listed changes no score and no rank', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        const turned = { ...ruleset, criteria: [...ruleset.criteria].reverse() };
        expect(said(scoreLot(turned, bids))).toEqual(said(scoreLot(ruleset, bids)));
      }),
    );
  });

  it('a bid under another name has the same score and the same rank, where no draw decides', () => {
    check(
      fc.property(lots(), ([ruleset, bids]) => {
        // The names in the opposite order: whatever sorted by them is turned round.
        const renamed = bids.map((bid) => ({ ...bid, bidId: sha256Hex(bid.bidId) }));
        const [one, other] = [scoreLot(ruleset, bids), scoreLot(ruleset, renamed)];
        for (const { bidId } of bids) {
          const [before, after] = [resultOf(one, bidId), resultOf(other, sha256Hex(bidId))];
          expect([after.rank, `${after.total}`, after.aheadBy]).toEqual([before.rank, `${before.total}`, before.aheadBy]);
        }
      }),
    );
  });

  it('a mark that is raised never lowers the score or the rank of its bid', () => {
    check(
      fc.property(lots(), fc.nat(), ([ruleset, bids], pick) => {
        const criterion = ruleset.criteria[pick % Math.max(1, ruleset.criteria.length)];
        const [first = never('bid'), ...others] = bids;
        if (!criterion) return;
        const [mark, ...rest] = first.marks[criterion.id] ?? [];
        const raised = [...(mark ? [{ ...mark, mark: criterion.maxMark }] : []), ...rest];
        const better: ScoredBid = { ...first, marks: { ...first.marks, [criterion.id]: raised } };
        const [before, after] = [scoreLot(ruleset, bids), scoreLot(ruleset, [better, ...others])];
        expect(scoreOf(after, first.bidId).isLessThan(scoreOf(before, first.bidId))).toBe(false);
        expect(resultOf(after, first.bidId).rank ?? Infinity).toBeLessThanOrEqual(resultOf(before, first.bidId).rank ?? 0);
      }),
    );
  });

  it('displayed contributions add up to the displayed total within half a unit of the last digit for each of them and for the total', () => {
    const display = fc.record({ places: fc.integer({ min: 0, max: 4 }), rounding: fc.constantFrom<Rounding>('halfUp', 'halfEven') });
    check(
      fc.property(lots(), display, ([ruleset, bids], { places, rounding }) => {
        const shown = (value: Rational): Rational => Rational.parse(value.toDecimal(places, rounding));
        for (const { technical, pricePoints, total } of scoreLot(ruleset, bids).bids) {
          const parts = [...technical.criteria.map((c) => c.points), pricePoints?.points ?? never('price points')];
          const gap = Rational.sum(parts.map(shown)).minus(shown(total ?? never('total')));
          const allowed = Rational.of(parts.length + 1, 2 * 10 ** places);
          expect(allowed.isLessThan(Rational.max(gap, gap.negated()))).toBe(false);
        }
      }),
    );
  });

  it('a bid that leaves lowest, highest and mean as they are leaves every score as it is, under any formula', () => {
    check(
      fc.property(lots(undefined, 2), ([ruleset, bids]) => {
        // Two bids with one price each side of the middle have that middle as their mean; so has a third that asks exactly that.
        const [low = never('bid'), high = never('bid')] = bids;
        const pair = [
          { ...low, price: yuan('400000') },
          { ...high, price: yuan('600000') },
        ];
        const third = { ...low, bidId: 'third', price: yuan('500000') };
        const [without, within] = [scoreLot(ruleset, pair), scoreLot(ruleset, [...pair, third])];
        for (const { bidId } of pair) expect(`${scoreOf(within, bidId)}`).toBe(`${scoreOf(without, bidId)}`);
      }),
    );
  });

  it('a bid above the budget is without rank and sets no reference where the call excludes it', () => {
    const budgeted = (ruleset: Ruleset): Ruleset => ({
      ...ruleset,
      price: { ...ruleset.price, params: { ...ruleset.price.params, budget: String(BASE / 2), overBudget: 'exclude' } },
    });
    const formulas = FORMULAS.filter((id) => id !== 'linear_to_budget');
    check(
      fc.property(lots(formulas), ([plain, bids]) => {
        const ruleset = budgeted(plain);
        const isWithin = ({ price }: ScoredBid): boolean => BigInt(price?.minor ?? '0') <= BigInt(BASE / 2);
        const evaluation = scoreLot(ruleset, bids);
        const alone = scoreLot(ruleset, bids.filter(isWithin));
        expect(said(evaluation).filter((row) => (row as unknown[])[1] !== null)).toEqual(said(alone));
        expect(evaluation.bids.filter((bid) => bid.rank === null)).toHaveLength(bids.filter((bid) => !isWithin(bid)).length);
      }),
    );
  });

  it('price points lie between 0 and the weight of the price unless the formula is declared unbounded', () => {
    const bounded = FORMULAS.filter((id) => !PRICE_FORMULAS[id].unbounded && id !== 'mean_deviation');
    check(
      fc.property(lots(bounded), ([ruleset, bids]) => {
        for (const { pricePoints } of scoreLot(ruleset, bids).bids) {
          const points = pricePoints?.points ?? never('price points');
          expect(points.isNegative() || Rational.parse(ruleset.price.weight).isLessThan(points)).toBe(false);
        }
      }),
    );
    expect(FORMULAS.filter((id) => !isRelative(id))).toEqual(['linear_fixed_bounds', 'linear_to_budget']);
  });
});
