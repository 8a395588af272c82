import fc from 'fast-check';
import { AWARD_FORMULAS, TIE_STEPS, type AwardFormula, type LotRuleset } from '../../libs/calls/src/domain/ruleset.js';
import { incompleteIn, isWhole } from '../../libs/calls/src/domain/ruleset.rules.js';
import { rulesetFaults } from '../../libs/evaluation/src/domain/scoring/index.js';

/** Printed with every title, so that a run can be repeated. */
const SEED = 20260105;

type Params = LotRuleset['price']['params'];

const NEEDS: Readonly<Record<AwardFormula, Params>> = {
  relative_to_lowest: {},
  linear_above_lowest: { clampZero: true },
  linear_n_times_lowest: { n: '2', clampZero: true },
  linear_min_max: {},
  linear_fixed_bounds: { pBest: '1', pZero: '5000' },
  linear_to_budget: { floor: '1', budget: '5000', overBudget: 'exclude' },
  mean_deviation: { meanScore: '50', clamp: true },
  discount_linear: { basePrice: '5000' },
  discount_bilinear: { basePrice: '5000', X: '0.85' },
};

const soundRuleset = (formula: AwardFormula): LotRuleset => ({
  version: '1',
  scoreScale: '100',
  criteria: [
    { id: 'A', title: { en: 'T', zh: '题' }, weight: '40', maxMark: '10', minMark: '5' },
    { id: 'B', title: { en: 'T', zh: '题' }, weight: '20', maxMark: '10' },
  ],
  price: { weight: '40', formula, params: NEEDS[formula], basis: { currency: 'CNY', vat: 'included' } },
  combine: 'points_plus_price',
  display: { places: 2, rounding: 'halfUp' },
  tieRule: ['lowerPrice', 'earlierReceipt'],
});

const decimals = fc.constantFrom('0', '1', '1.5', '20', '40', '60', '100', '100.5', '1e3', '-1', '');
const minors = fc.constantFrom('0', '1', '5000', '9000', '-1');
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.integer({ min: 0, max: 9 }).chain((n) => (n === 0 ? arbitrary : fc.constant(undefined)));

/** One change of the sound ruleset, or two: what a drafter may get wrong. */
const changedParams = fc
  .record({
    pBest: seldom(minors),
    pZero: seldom(minors),
    n: seldom(decimals),
    basePrice: seldom(minors),
    X: seldom(decimals),
    meanScore: seldom(decimals),
    floor: seldom(minors),
    budget: seldom(minors),
    overBudget: seldom(fc.constantFrom('exclude' as const, 'zeroPoints' as const)),
    clampZero: seldom(fc.boolean()),
    clamp: seldom(fc.boolean()),
    zeroPrice: seldom(fc.constantFrom('allow' as const, 'refuse' as const)),
  })
  .map((changes): Params => Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)));

const changes = fc.record({
  formula: fc.constantFrom(...AWARD_FORMULAS),
  params: changedParams,
  id: seldom(fc.constantFrom('price', '', 'a b')),
  weight: seldom(decimals),
  maxMark: seldom(decimals),
  minMark: seldom(decimals),
  priceWeight: seldom(decimals),
  technicalThreshold: seldom(decimals),
  tieRule: seldom(fc.array(fc.constantFrom(...TIE_STEPS), { maxLength: 3 })),
  drawCommitment: seldom(fc.constantFrom('0'.repeat(64), 'x')),
});

const rulesets = changes.map(({ formula, params, priceWeight, technicalThreshold, tieRule, drawCommitment, ...criterion }): LotRuleset => {
  const sound = soundRuleset(formula);
  const given = Object.fromEntries(Object.entries(criterion).filter(([, value]) => value !== undefined));
  return {
    ...sound,
    criteria: sound.criteria.map((c, index) => (index === 0 ? { ...c, ...given } : c)),
    price: { ...sound.price, weight: priceWeight ?? sound.price.weight, params: { ...sound.price.params, ...params } },
    tieRule: tieRule ?? sound.tieRule,
    ...(technicalThreshold === undefined ? {} : { technicalThreshold }),
    ...(drawCommitment === undefined ? {} : { drawCommitment }),
  };
});

const isPublished = (ruleset: LotRuleset): boolean => incompleteIn(ruleset).length === 0 && isWhole(ruleset);

describe(`calls publish exactly the rulesets that can be scored (seed ${SEED})`, () => {
  it('whatever a drafter gets wrong', () => {
    const counts = { published: 0, refused: 0 };
    fc.assert(
      fc.property(rulesets, (ruleset) => {
        const published = isPublished(ruleset);
        counts[published ? 'published' : 'refused'] += 1;
        const faults = rulesetFaults(ruleset).map(({ path }) => path);
        expect({ published, faults }).toEqual({ published: faults.length === 0, faults });
      }),
      { seed: SEED, numRuns: 3000 },
    );
    expect(Math.min(counts.published, counts.refused)).toBeGreaterThan(300);
  });

  it.each(AWARD_FORMULAS)('under %s, with what it needs and not without', (formula) => {
    const ruleset = soundRuleset(formula);
    expect([incompleteIn(ruleset), rulesetFaults(ruleset)]).toEqual([[], []]);
    for (const param of Object.keys(NEEDS[formula]) as (keyof Params)[]) {
      const { [param]: _left, ...params } = NEEDS[formula];
      const without = { ...ruleset, price: { ...ruleset.price, params } };
      expect([isPublished(without), rulesetFaults(without).length === 0]).toEqual([false, false]);
    }
  });
});
