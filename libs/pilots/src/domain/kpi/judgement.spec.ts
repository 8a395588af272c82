import fc from 'fast-check';
import { Rational } from '@pilotage/kernel';
import type { KpiTerms } from '../terms.js';
import { isPossible, judge } from './judgement.js';
import { lowerBoundReaches, upperBoundStaysBelow, wilsonBounds, type Sample } from './wilson.js';

const SEED = 20260105;
const text = { en: 'x', zh: 'x' };
const kpi = (over: Partial<KpiTerms> = {}): KpiTerms => ({
  id: 'recall',
  title: text,
  definition: text,
  direction: 'atLeast',
  target: '0.90',
  stop: '0.80',
  minimumSample: 400,
  confidencePercent: 95,
  ...over,
});
const of = (successes: number, cases: number): Sample => ({ successes, cases });

/** Wilson's bounds in floating point, as textbooks write them. */
function textbook({ successes, cases }: Sample, z: number): { lower: number; upper: number } {
  const p = successes / cases;
  const centre = p + (z * z) / (2 * cases);
  const spread = z * Math.sqrt((p * (1 - p)) / cases + (z * z) / (4 * cases * cases));
  const scale = 1 + (z * z) / cases;
  return { lower: (centre - spread) / scale, upper: (centre + spread) / scale };
}

describe('Wilson’s interval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score without continuity correction), 95 % two-sided.
  it.each([
    [81, 263, '0.2553', '0.3662'],
    [15, 148, '0.0624', '0.1605'],
    [0, 20, '0.0000', '0.1611'],
    [1, 29, '0.0061', '0.1718'],
  ])('of %i out of %i is the published %s to %s', (successes, cases, lower, upper) => {
    const found = wilsonBounds(of(successes, cases), Rational.parse('1.959964'));
    // The table rounds to the nearest; ours are rounded outwards, so they may differ by one unit of the last place.
    expect(Math.abs(Number(found.lower) - Number(lower))).toBeLessThanOrEqual(0.0001001);
    expect(Math.abs(Number(found.upper) - Number(upper))).toBeLessThanOrEqual(0.0001001);
  });

  it('decides exactly as its bounds do, without a root', () => {
    const threshold = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), threshold, (cases, seed, perMille) => {
        const sample = of(seed % (cases + 1), cases);
        const { lower, upper } = textbook(sample, 1.644854);
        const [t, z] = [Rational.of(perMille, 1000), Rational.parse('1.644854')];
        fc.pre(Math.abs(lower - perMille / 1000) > 1e-9 && Math.abs(upper - perMille / 1000) > 1e-9);
        expect(lowerBoundReaches(sample, t, z)).toBe(lower > perMille / 1000);
        expect(upperBoundStaysBelow(sample, t, z)).toBe(upper < perMille / 1000);
      }),
      { seed: SEED, numRuns: 5000 },
    );
  });

  it('shows bounds that enclose those of the textbook, by less than two units of the last place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (cases, seed) => {
        const sample = of(seed % (cases + 1), cases);
        const { lower, upper } = textbook(sample, 1.644854);
        const shown = wilsonBounds(sample, Rational.parse('1.644854'));
        expect(Number(shown.lower)).toBeLessThanOrEqual(lower + 1e-9);
        expect(Number(shown.upper)).toBeGreaterThanOrEqual(upper - 1e-9);
        expect(lower - Number(shown.lower)).toBeLessThan(0.0002);
        expect(Number(shown.upper) - upper).toBeLessThan(0.0002);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

describe('a KPI reading', () => {
  it('passes when the lower bound reaches the target', () => {
    expect(judge(kpi(), of(378, 400))).toMatchObject({ verdict: 'pass', share: '0.9450', moreCases: null });
  });

  it('is undecided when only the bare share reaches the target, and says how many more cases decide', () => {
    const found = judge(kpi(), of(461, 500));
    expect(found).toMatchObject({ verdict: 'undecided', share: '0.9220', lower: '0.8999' });
    const more = Number(found.moreCases);
    const later = judge(kpi(), of(Math.round((500 + more) * 0.922) + 1, 500 + more));
    expect(later.verdict).toBe('pass');
    expect(found.explanation.en).toContain(`about ${more} more cases`);
    expect(found.explanation.zh).toContain(`约再需 ${more} 例`);
  });

  it('warns when even the upper bound misses the target but not the stop threshold', () => {
    expect(judge(kpi(), of(340, 400))).toMatchObject({ verdict: 'warn' });
  });

  it('breaches when even the upper bound lies beyond the stop threshold', () => {
    const found = judge(kpi(), of(290, 400));
    expect(found.verdict).toBe('breach');
    expect(found.explanation.en).toMatch(/Wilson upper bound 0\.\d{4} lies below the stop threshold 0\.80: breach/);
  });

  it('does not breach on a few cases, even where the bare share lies beyond the stop threshold', () => {
    expect(judge(kpi(), of(7, 10)).verdict).toBe('warn');
    expect(judge(kpi(), of(3, 4)).verdict).toBe('undecided');
  });

  it('does not pass on fewer cases than planned, but breaches on them', () => {
    expect(judge(kpi({ minimumSample: 1000 }), of(399, 400))).toMatchObject({ verdict: 'undecided', moreCases: '600' });
    expect(judge(kpi({ minimumSample: 1000 }), of(200, 400)).verdict).toBe('breach');
  });

  it('of a share that should be small is judged by the bounds of the other side', () => {
    const misread = kpi({ direction: 'atMost', target: '0.01', stop: '0.02', minimumSample: 500 });
    expect(judge(misread, of(9, 2000))).toMatchObject({ verdict: 'pass', upper: expect.stringMatching(/^0\.00/) });
    expect(judge(misread, of(56, 2000)).verdict).toBe('breach');
    expect(judge(misread, of(30, 2000)).verdict).toBe('warn');
  });

  it('at exactly the target is undecided for ever', () => {
    const found = judge(kpi(), of(360, 400));
    expect(found).toMatchObject({ verdict: 'undecided', moreCases: null });
    expect(found.explanation.en).toContain('no number of further cases');
  });

  it('has the mirrored verdict when failures are counted instead of successes', () => {
    const whole = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(whole, fc.nat(), (cases, seed) => {
        const successes = seed % (cases + 1);
        const mirrored = kpi({ direction: 'atMost', target: '0.10', stop: '0.20' });
        expect(judge(mirrored, of(cases - successes, cases)).verdict).toBe(judge(kpi(), of(successes, cases)).verdict);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('with as many more cases as it asked for, at the same share, is decided', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (cases, seed) => {
        const sample = of(seed % (cases + 1), cases);
        const found = judge(kpi({ minimumSample: 50 }), sample);
        fc.pre(found.moreCases !== null);
        // Multiples of the sample keep the share exactly.
        const times = Math.ceil((cases + Number(found.moreCases)) / cases);
        const later = of(sample.successes * times, cases * times);
        expect(judge(kpi({ minimumSample: 50 }), later).verdict).not.toBe('undecided');
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it.each([of(1, 0), of(2, 1), of(-1, 5)])('that cannot be counted is no share: %o', (sample) => {
    expect(isPossible(sample)).toBe(false);
    expect(() => judge(kpi(), sample)).toThrow(RangeError);
  });
});
