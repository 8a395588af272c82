import fc from 'fast-check';
import { Rational } from '@pilotage/kernel';
import { bidOf, criterion, rulesetOf } from '../../../test/fixtures/scoring/lot.js';
import { drawCommitmentOf, robustness, scoreLot, simulate, type PriceFormulaId, type PriceParams, type Ruleset } from './index.js';

const SEED = 20260105;
const quality = criterion('quality', '60', { maxMark: '60' });
const relative = rulesetOf([quality]);
const absolute = rulesetOf([quality], 'linear_fixed_bounds', { pBest: '4000', pZero: '12000' });
const a = bidOf('A', { quality: '50' }, '10000');
const b = bidOf('B', { quality: '43' }, '8000');
const c = bidOf('C', { quality: '0' }, '4000');

describe('robustness of a ranking', () => {
  it('shows that a losing bid decides the winner under a relative formula', () => {
    const found = robustness(relative, scoreLot(relative, [a, b, c]));
    expect(found.winners).toEqual(['A']);
    expect(found.leaveOneOut).toEqual([
      { removed: 'A', winners: ['B'], changesWinner: false },
      { removed: 'B', winners: ['A'], changesWinner: false },
      { removed: 'C', winners: ['B'], changesWinner: true },
    ]);
    expect(found.sentences.at(-1)).toEqual({
      en: 'Without the losing bid C, the first rank would go to B.',
      zh: '若无落选投标 C，第一名将为 B。',
    });
  });

  it('shows that no losing bid does so under published bounds', () => {
    const found = robustness(absolute, scoreLot(absolute, [a, b, c]));
    expect(found.winners).toEqual(['B']);
    expect(found.leaveOneOut.some((without) => without.changesWinner)).toBe(false);
    expect(found.marginToSecond?.toString()).toBe('3');
  });

  it('gives the exact price weights between which the winner stays first, and the rival at each end', () => {
    const found = robustness(absolute, scoreLot(absolute, [a, b, c]));
    // Shares of A, B, C: quality 50/60, 43/60, 0; price 1/4, 1/2, 1.
    expect(found.priceWeight?.from).toEqual({ weight: Rational.of(700, 22), rival: 'A' });
    expect(found.priceWeight?.to).toEqual({ weight: Rational.of(4300, 73), rival: 'C' });
  });

  it('changes the winner just outside of the interval and not inside', () => {
    const at = (price: Rational): readonly string[] => {
      const weight = Rational.of(100).minus(price).toDecimal(1);
      const moved = rulesetOf([criterion('quality', weight, { maxMark: '60' })], 'linear_fixed_bounds', { pBest: '4000', pZero: '12000' });
      return robustness(moved, scoreLot(moved, [a, b, c])).winners;
    };
    expect([31.8, 31.9, 58.9, 59].map((w) => at(Rational.parse(String(w))).join())).toEqual(['A', 'B', 'B', 'C']);
  });

  it(`leaves out each bid as a fresh ranking without it would (seed ${SEED})`, () => {
    const formulas: readonly [PriceFormulaId, PriceParams][] = [
      ['relative_to_lowest', {}],
      ['linear_min_max', {}],
      ['mean_deviation', { meanScore: '50', clamp: false }],
      ['discount_bilinear', { basePrice: '20', X: '0.8' }],
      ['linear_fixed_bounds', { pBest: '3', pZero: '15' }],
    ];
    const bid = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(fc.constantFrom(...formulas), fc.array(bid, { minLength: 1, maxLength: 6 }), ([formula, params], facts) => {
        const ruleset = rulesetOf([quality], formula, params);
        const bids = facts.map(([mark, price], i) => bidOf(`b${i}`, { quality: String(mark * 5) }, String(price)));
        for (const { removed, winners } of robustness(ruleset, scoreLot(ruleset, bids)).leaveOneOut) {
          const fresh = scoreLot(
            ruleset,
            bids.filter((one) => one.bidId !== removed),
          );
          expect(winners).toEqual(fresh.bids.filter((one) => one.rank === 1).map((one) => one.bidId));
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('of joint winners has no interval, and of a single bid neither interval to fear nor margin', () => {
    const joint = robustness(relative, scoreLot(relative, [a, { ...a, bidId: 'A2' }]));
    expect(joint).toMatchObject({ winners: ['A', 'A2'], priceWeight: null });
    expect(joint.sentences[0]?.en).toBe('Bids A, A2 share the first rank.');
    const single = robustness(relative, scoreLot(relative, [a]));
    expect(single).toMatchObject({ marginToSecond: null, leaveOneOut: [{ removed: 'A', winners: [] }] });
    expect([single.priceWeight?.from.weight, single.priceWeight?.to.weight].map(String)).toEqual(['0', '100']);
  });

  it('asks for no secret where the lot itself needed no draw', () => {
    const drawn: Ruleset = { ...relative, tieRule: ['commitRevealDraw'], drawCommitment: drawCommitmentOf('kept') };
    const tied = [bidOf('x', { quality: '30' }, '6000'), bidOf('y', { quality: '30' }, '6000')];
    const best = bidOf('z', { quality: '60' }, '3000');
    const found = robustness(drawn, scoreLot({ ...drawn, tieRule: ['earlierReceipt'] }, [best, ...tied]));
    expect(found.leaveOneOut.find((without) => without.removed === 'z')?.winners).toEqual(['x', 'y']);
  });
});

describe('simulation of a price formula before publication', () => {
  const weights = ['10', '30', '50', '70', '90'];
  const relatives: readonly [PriceFormulaId, PriceParams][] = [
    ['relative_to_lowest', {}],
    ['linear_above_lowest', { clampZero: true }],
    ['linear_n_times_lowest', { n: '3', clampZero: true }],
    ['linear_min_max', {}],
    ['mean_deviation', { meanScore: '50', clamp: true }],
    ['discount_linear', { basePrice: '90000000' }],
    ['discount_bilinear', { basePrice: '90000000', X: '0.85' }],
  ];

  it.each(relatives)('finds that under %s a losing bid can decide the winner, and the example is true', (formula, params) => {
    for (const weight of weights) {
      const ruleset = rulesetOf([criterion('quality', weight)], formula, params);
      const { example, warnings } = simulate(ruleset);
      if (!example) throw new Error(`no reversal found at a technical weight of ${weight}`);
      const asBid = ({ bidId, minor, technicalTotal }: typeof example.winner) => {
        const maxMark = Rational.of(1_000_000);
        const mark = technicalTotal.dividedBy(Rational.parse(weight)).times(maxMark).toDecimal(9);
        return bidOf(bidId, { quality: mark }, minor.toString());
      };
      const scale = rulesetOf([criterion('quality', weight, { maxMark: '1000000' })], formula, params);
      const pair = [asBid(example.winner), asBid(example.other)];
      expect(scoreLot(scale, pair).bids[0]?.bidId).toBe(example.other.bidId);
      expect(scoreLot(scale, [...pair, asBid(example.bystander)]).bids[0]?.bidId).toBe(example.winner.bidId);
      expect(warnings[0]?.code).toBe('RANK_REVERSAL');
    }
  });

  it('finds nothing to warn of under published bounds or a budget', () => {
    const budget = rulesetOf([quality], 'linear_to_budget', { floor: '0', budget: '50000000', overBudget: 'exclude' });
    for (const ruleset of [rulesetOf([quality], 'linear_fixed_bounds', { pBest: '30000000', pZero: '100000000' }), budget])
      expect(simulate(ruleset)).toMatchObject({ reversals: 0, example: null, warnings: [] });
  });

  it('warns where one percent of price is worth most of the price weight, where points fall below zero, and where clamping hides an order', () => {
    const bidsOf = (formula: PriceFormulaId, params: PriceParams): Record<string, string[]> => {
      const { warnings } = simulate(rulesetOf([quality], formula, params));
      return Object.fromEntries(warnings.map(({ code, example }) => [code, example.map(({ label, minor }) => `${label} ${minor}`)]));
    };
    expect(bidsOf('linear_min_max', {})).toMatchObject({
      RANK_REVERSAL: [expect.any(String), expect.any(String), expect.any(String)],
      SMALL_PRICE_DIFFERENCE_DECIDES: ['A 40000000', 'B 40400000'],
    });
    expect(bidsOf('linear_above_lowest', { clampZero: false })).toHaveProperty('NEGATIVE_POINTS', ['A 90000000']);
    expect(bidsOf('linear_above_lowest', { clampZero: true })).toHaveProperty('CLAMPING_HIDES_ORDER', ['A 80000000', 'B 100000000']);
  });

  it('says the same each time, in English and Chinese, with nothing left blank', () => {
    const said = simulate(relative);
    expect(simulate(relative)).toEqual(said);
    for (const { message } of said.warnings) expect(message.en + message.zh).not.toMatch(/[{}]|undefined/);
    expect(said.warnings[0]?.message.zh).toContain('价格公式');
  });
});
