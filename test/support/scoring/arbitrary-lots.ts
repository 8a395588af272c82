import fc from 'fast-check';
import { instant, Rational } from '@pilotage/kernel';
import { PRICE_FORMULAS, type PriceFormulaId, type PriceParams, type Ruleset, type ScoredBid } from '@pilotage/scoring';
import { bidOf, criterion, rulesetOf } from '../../fixtures/scoring/lot.js';

/** The budget, and half of the base price, of every random lot. */
export const BASE = 1_000_000;
export const FORMULAS = Object.keys(PRICE_FORMULAS) as PriceFormulaId[];
const tenths = (n: number): string => `${Math.floor(n / 10)}.${n % 10}`;
const paramsOf = (formula: PriceFormulaId, flag: boolean, n: number): PriceParams => {
  const all: Required<Omit<PriceParams, 'zeroPrice'>> = {
    pBest: String(n * 1000),
    pZero: String(BASE),
    floor: String(n * 500),
    budget: String(BASE),
    overBudget: 'flag',
    basePrice: String(2 * BASE),
    n: tenths(11 + n),
    X: '0.85',
    meanScore: '50',
    clampZero: flag,
    clamp: flag,
  };
  return Object.fromEntries(PRICE_FORMULAS[formula].needs.map((name) => [name, all[name as keyof typeof all]])) as PriceParams;
};

/** Whole weights that leave something to the price; the rest of a ruleset follows. */
const rulesets = (formulas: readonly PriceFormulaId[] = FORMULAS): fc.Arbitrary<Ruleset> =>
  fc
    .record({
      weights: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 0, maxLength: 4 }),
      formula: fc.constantFrom(...formulas),
      flag: fc.boolean(),
      n: fc.integer({ min: 0, max: 50 }),
      maxMark: fc.constantFrom('5', '10', '7.5', '100'),
    })
    .map(({ weights, formula, flag, n, maxMark }) =>
      rulesetOf(
        weights.map((w, i) => criterion(`q${i}`, String(w), { maxMark })),
        formula,
        paramsOf(formula, flag, n),
        {
          tieRule: ['lowerPrice', 'higherTechnical', 'earlierReceipt'],
        },
      ),
    );

/** Bids of one panel of one to three letters. Few prices and coarse marks, so that ties do happen. */
function bidsFor(ruleset: Ruleset, minLength = 1): fc.Arbitrary<ScoredBid[]> {
  const marks = fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 3, maxLength: 3 }), { minLength: 4, maxLength: 4 });
  const bid = fc.record({
    marks,
    price: fc.oneof(fc.constantFrom(300_000, 600_000), fc.integer({ min: 1, max: BASE })),
    minute: fc.integer({ min: 10, max: 12 }),
  });
  return fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(bid, { minLength, maxLength: 7 })).map(([letters, all]) =>
    all.map(({ marks: grid, price, minute }, index) => {
      const given = ruleset.criteria.map((c, i) => [
        c.id,
        (grid[i] ?? []).slice(0, letters).map((m) => Rational.parse(c.maxMark).times(Rational.of(m, 10)).toDecimal(2)),
      ]);
      return bidOf(
        `bid${index}`,
        Object.fromEntries(given) as Record<string, string[]>,
        String(price),
        instant(`2026-01-05T01:${minute}:00Z`),
      );
    }),
  );
}
/** A ruleset with bids that may be scored under it. */
export const lots = (formulas?: readonly PriceFormulaId[], minLength?: number): fc.Arbitrary<[Ruleset, ScoredBid[]]> =>
  rulesets(formulas).chain((ruleset) => fc.tuple(fc.constant(ruleset), bidsFor(ruleset, minLength)));
