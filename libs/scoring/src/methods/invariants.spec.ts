import fc from 'fast-check';
import { Rational } from '@pilotage/kernel';
import { methodCase, price, priced, quality, scoredCase } from '../../../../test/fixtures/scoring/method-case.js';

/** Printed by fast-check with the counterexample; a fixed seed makes every run the same. */
const RUNS = { seed: 20261125, numRuns: 60 };
/** Roots and logarithms of sixty digits take their time. */
const FEW = { ...RUNS, numRuns: 8 };
const CRITERIA = [quality('q1', '0.5'), quality('q2', '0.3'), quality('cost', '0.2', 'min')];
const whole = (most: number) => fc.integer({ min: 1, max: most });
const matrix = fc.array(fc.tuple(whole(100), whole(100), whole(100)), { minLength: 2, maxLength: 6 });
const prices = fc.array(whole(1000), { minLength: 1, maxLength: 6 });

type Row = readonly [number, number, number];
const bidsOf = (rows: readonly Row[]) =>
  Object.fromEntries(rows.map(([q1, q2, cost], at) => [`B${at}`, { q1: `${q1}`, q2: `${q2}`, cost: `${cost}` }]));
const pricedBy = (amounts: readonly number[], factor = 1) =>
  priced(Object.fromEntries(amounts.map((amount, at) => [`B${at}`, `${amount * factor}`])));
const exact = (text = ''): Rational => Rational.parse(text);

const ANALYSES: readonly (readonly [method: string, params: object])[] = [
  ['topsis', {}],
  ['topsis', { normalization: 'minmax' }],
  ['wsm', { normalization: 'sum' }],
  ['wpm', { normalization: 'linear' }],
  ['waspas', {}],
  ['moora', {}],
  ['aras', {}],
  ['mabac', {}],
  ['edas', {}],
  ['vikor', {}],
  ['promethee2', { preference: 'usual' }],
  [
    'spotis',
    {
      bounds: [
        ['0', '100'],
        ['0', '100'],
        ['0', '100'],
      ],
    },
  ],
  ['rafsi', { ideal: ['100', '100', '0'], antiIdeal: ['0', '0', '100'] }],
];

describe('what holds for every case', () => {
  it.each(ANALYSES)('%s %j: the order of bids and criteria changes no figure and no rank', (method, params) => {
    // Bounds go with the order of the criteria, so only bids are turned round where a method has them.
    const criteria = Object.keys(params).some((name) => ['bounds', 'ideal'].includes(name)) ? CRITERIA : [...CRITERIA].reverse();
    fc.assert(
      fc.property(matrix, (rows) => {
        const given = scoredCase(methodCase(method, CRITERIA, bidsOf(rows), { ...params }));
        const turned = scoredCase(methodCase(method, criteria, Object.fromEntries(Object.entries(bidsOf(rows)).reverse()), { ...params }));
        expect(turned.scores).toEqual(given.scores);
        expect(turned.ranks).toEqual(given.ranks);
      }),
      FEW,
    );
  });

  it.each(ANALYSES)('%s %j: a bid that is better everywhere is never ranked behind', (method, params) => {
    fc.assert(
      fc.property(matrix, ([[q1, q2, cost] = [1, 1, 1], ...rest]) => {
        const rows: Row[] = [[q1, q2, cost], [Math.min(100, q1 + 5), Math.min(100, q2 + 5), Math.max(1, cost - 5)], ...rest];
        const { ranks } = scoredCase(methodCase(method, CRITERIA, bidsOf(rows), { ...params }));
        expect(ranks['B1']).toBeLessThanOrEqual(ranks['B0'] ?? 0);
      }),
      FEW,
    );
  });

  it.each([
    ['relative_to_lowest', {}, []],
    ['linear_above_lowest', {}, []],
    ['linear_min_max', {}, []],
    ['mean_deviation', {}, []],
    ['linear_fixed_bounds', { pBest: '100', pZero: '900' }, ['pBest', 'pZero']],
    ['discount_bilinear', { basePrice: '1000', X: '0.85' }, ['basePrice']],
  ])('%s: prices in another currency earn the same points', (priceFormula, params, amounts) => {
    const points = (given: readonly number[], factor: number) => {
      const scaled = Object.fromEntries(
        Object.entries(params).map(([name, text]) => [
          name,
          (amounts as readonly string[]).includes(name) ? `${Number(text) * factor}` : text,
        ]),
      );
      return scoredCase(methodCase('price_only', [price()], pricedBy(given, factor), { priceFormula, maxPoints: '30', ...scaled })).scores;
    };
    fc.assert(
      fc.property(prices, whole(9), (given, factor) => expect(points(given, factor)).toEqual(points(given, 1))),
      RUNS,
    );
  });

  it('a lower price of its own never lowers the rank of a bid, by any formula of price points', () => {
    const formulas = ['relative_to_lowest', 'linear_above_lowest', 'linear_min_max', 'mean_deviation'];
    fc.assert(
      fc.property(fc.constantFrom(...formulas), prices, whole(50), (priceFormula, [first = 1, ...rest], less) => {
        const rank = (own: number) =>
          scoredCase(methodCase('price_only', [price()], pricedBy([own, ...rest]), { priceFormula, maxPoints: '30' })).ranks['B0'] ?? 0;
        expect(rank(Math.max(1, first - less))).toBeLessThanOrEqual(rank(first));
      }),
      RUNS,
    );
  });

  it('the net flows of PROMETHEE total zero', () => {
    fc.assert(
      fc.property(matrix, (rows) => {
        const { scores } = scoredCase(
          methodCase('promethee2', CRITERIA, bidsOf(rows), { preference: 'linear', q: ['2', '2', '2'], p: ['9', '9', '9'] }),
        );
        expect(Rational.sum(Object.values(scores).map(exact)).isZero()).toBe(true);
      }),
      RUNS,
    );
  });

  it('by published bounds no other bid can change a figure; by TOPSIS the last of all can reverse the first two', () => {
    const reversal = { A: { c1: '8', c2: '4', c3: '10' }, B: { c1: '7', c2: '9', c3: '4' }, C: { c1: '4', c2: '2', c3: '9' } };
    const four = { ...reversal, D: { c1: '5', c2: '9', c3: '1' } };
    const criteria = ['c1', 'c2', 'c3'].map((id) => quality(id, '1/3'));
    const bounds = [
      ['0', '10'],
      ['0', '10'],
      ['0', '10'],
    ];
    const [wide, narrow] = [four, reversal].map((bids) => ({
      topsis: scoredCase(methodCase('topsis', criteria, bids)).ranks,
      spotis: scoredCase(methodCase('spotis', criteria, bids, { bounds })).scores,
    }));

    expect([wide?.topsis['A'], narrow?.topsis['A'], narrow?.topsis['B']]).toEqual([1, 2, 1]);
    expect(wide?.spotis).toMatchObject(narrow?.spotis ?? {});
  });
});

describe('rank acceptability', () => {
  const criteria = (count: number) => Array.from({ length: count }, (_, at) => quality(`q${at}`, '1'));
  const marks = (rows: readonly (readonly string[])[]) =>
    Object.fromEntries(rows.map((row, bid) => [`B${bid}`, Object.fromEntries(row.map((mark, at) => [`q${at}`, mark]))]));

  it('three criteria: the shares are areas, each rank is somebody’s, and the first ranks total one', () => {
    const row = fc.tuple(whole(20), whole(20), whole(20)).map((each) => each.map(String));
    fc.assert(
      fc.property(fc.uniqueArray(row, { minLength: 2, maxLength: 5, selector: (each) => each.join() }), (rows) => {
        const { extra } = scoredCase(methodCase('smaa', criteria(3), marks(rows)));
        const shares = Object.values(extra['acceptability'] as Record<string, string[]>);
        for (const own of shares) expect(Rational.sum(own.map(exact)).equals(Rational.ONE)).toBe(true);
        expect(Rational.sum(shares.map(([first]) => exact(first))).equals(Rational.ONE)).toBe(true);
      }),
      RUNS,
    );
  });

  it('four criteria are sampled with a seed that is told; where nobody differs on the fourth, the shares are the exact ones of the other three', () => {
    const rows = [
      ['90', '40', '50'],
      ['70', '70', '60'],
      ['30', '95', '70'],
    ];
    const areas = scoredCase(methodCase('smaa', criteria(3), marks(rows)));
    const sampled = scoredCase(
      methodCase('smaa', criteria(4), marks(rows.map((each) => [...each, '50'])), { samples: '4000', seed: 'one' }),
    );
    const again = scoredCase(methodCase('smaa', criteria(4), marks(rows.map((each) => [...each, '50'])), { samples: '4000', seed: 'one' }));

    expect(Object.keys(areas.extra)).toEqual(['acceptability']);
    expect(sampled.extra).toMatchObject({ samples: 4000, seed: 'one' });
    expect(again).toEqual(sampled);
    // The weights of the other three are spread evenly over their total. Two points of a hundred are more than twice the error of 4,000 samples.
    for (const [id, share] of Object.entries(areas.scores)) {
      const apart = exact(sampled.scores[id]).minus(exact(share));
      expect((apart.isNegative() ? apart.negated() : apart).isLessThan(exact('0.02'))).toBe(true);
    }
  });
});
