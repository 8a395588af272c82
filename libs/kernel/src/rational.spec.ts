import fc from 'fast-check';
import { Rational, type Rounding } from './rational.js';

const SEED = 20260105;
const check = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed: SEED, numRuns: 300 });
const integer = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 40n });
const pair = fc.tuple(integer, positive);
const rational = pair.map(([n, d]) => Rational.of(n, d));

/** Two fractions are equal when their cross products are: no gcd involved, so this judges the class from outside. */
const isFraction = (r: Rational, n: bigint, d: bigint): boolean => r.numerator * d === n * r.denominator;
const euclid = (a: bigint, b: bigint): bigint => (b === 0n ? a : euclid(b, a % b));
const size = (n: bigint): bigint => (n < 0n ? -n : n);

describe(`an exact number (seed ${SEED})`, () => {
  it('is always in lowest terms with a positive denominator', () => {
    check(
      fc.property(integer, integer, (n, d) => {
        fc.pre(d !== 0n);
        const r = Rational.of(n, d);
        return r.denominator > 0n && isFraction(r, n, d) && euclid(size(r.numerator), r.denominator) === 1n;
      }),
    );
  });

  it('adds, subtracts, multiplies, divides and compares as integers say', () => {
    check(
      fc.property(pair, pair, ([a, b], [c, d]) => {
        const [x, y] = [Rational.of(a, b), Rational.of(c, d)];
        const difference = a * d - c * b;
        expect(isFraction(x.plus(y), a * d + c * b, b * d)).toBe(true);
        expect(isFraction(x.minus(y), difference, b * d)).toBe(true);
        expect(isFraction(x.times(y), a * c, b * d)).toBe(true);
        if (c !== 0n) expect(isFraction(x.dividedBy(y), a * d, b * c)).toBe(true);
        expect(x.compare(y)).toBe(difference === 0n ? 0 : difference < 0n ? -1 : 1);
        expect(x.equals(y)).toBe(difference === 0n);
        expect(x.isLessThan(y)).toBe(difference < 0n);
      }),
    );
  });

  it('is told apart from a neighbour that has the same nearest machine number, and from one that no machine number holds', () => {
    const large = fc.integer({ min: 2 ** 40, max: 2 ** 52 });
    check(
      fc.property(large, large, fc.constantFrom(1, 2 ** 20), (n, d, scale) => {
        const [x, y] = [Rational.of(n, d), Rational.of(BigInt(n) * BigInt(d) * BigInt(scale) + 1n, BigInt(d) * BigInt(d) * BigInt(scale))];
        expect([x.compare(y), y.compare(x), x.isLessThan(y), y.isLessThan(x)]).toEqual([-1, 1, true, false]);
        const [p, q] = [Rational.of(n, n + 1), Rational.of(n + 1, n + 2)];
        expect([p.compare(q), q.compare(p), p.compare(Rational.of(2 * n, 2 * n + 2))]).toEqual([-1, 1, 0]);
      }),
    );
  });

  it('keeps the laws of a field', () => {
    check(
      fc.property(rational, rational, rational, (x, y, z) => {
        expect(x.plus(y).equals(y.plus(x))).toBe(true);
        expect(
          x
            .plus(y)
            .plus(z)
            .equals(x.plus(y.plus(z))),
        ).toBe(true);
        expect(x.times(y.plus(z)).equals(x.times(y).plus(x.times(z)))).toBe(true);
        expect(x.plus(x.negated()).isZero()).toBe(true);
        if (!x.isZero()) expect(x.times(Rational.ONE.dividedBy(x)).equals(Rational.ONE)).toBe(true);
      }),
    );
  });

  it('is written and read back without change', () => {
    check(fc.property(rational, (x) => Rational.parse(x.toString()).equals(x) && JSON.stringify({ x }) === `{"x":"${x.toString()}"}`));
  });

  it('finds least, greatest and sum of a list in any order', () => {
    check(
      fc.property(fc.array(rational, { minLength: 1, maxLength: 8 }), (list) => {
        const [first, ...rest] = list as [Rational, ...Rational[]];
        const [least, most] = [Rational.min(first, ...rest), Rational.max(first, ...rest)];
        expect(list.every((r) => !r.isLessThan(least) && !most.isLessThan(r))).toBe(true);
        expect(Rational.sum(list).equals(Rational.sum([...list].reverse()))).toBe(true);
      }),
    );
  });

  it('separates what binary floating numbers cannot', () => {
    expect(Rational.parse('0.1').plus(Rational.parse('0.2')).equals(Rational.parse('0.3'))).toBe(true);
    expect(Rational.parse('9007199254740993.01').equals(Rational.parse('9007199254740993.02'))).toBe(false);
  });

  it('survives a sum whose denominator has thousands of digits', () => {
    const big = (10n ** 7000n - 1n) / 3n;
    const [fibonacci, next] = fibonacciPair(40_000);
    expect(Rational.of(big, big).equals(Rational.ONE)).toBe(true);
    expect(Rational.of(fibonacci, next).denominator).toBe(next);
  });

  it.each(['', ' 1', '1 ', '1e3', '.5', '5.', '+1', '--1', '1/-2', '1/2/3', '0x10', '1,5', '１', 'NaN', '1\n'])(
    'does not read %j',
    (text) => {
      expect(() => Rational.parse(text)).toThrow(RangeError);
    },
  );

  it.each([
    ['12', '12'],
    ['-0', '0'],
    ['-0.125', '-1/8'],
    ['6/4', '3/2'],
    ['-6/4', '-3/2'],
    ['0/9', '0'],
    ['1.50', '3/2'],
  ])('reads %s as %s', (text, exact) => {
    expect(Rational.parse(text).toString()).toBe(exact);
  });

  it('refuses a denominator of zero and a fraction of a number', () => {
    expect(() => Rational.of(1, 0)).toThrow(RangeError);
    expect(() => Rational.parse('1/0')).toThrow(RangeError);
    expect(() => Rational.ONE.dividedBy(Rational.ZERO)).toThrow(RangeError);
    expect(() => Rational.of(0.5)).toThrow(RangeError);
  });
});

describe('a displayed number', () => {
  it.each<[string, number, Rounding, string]>([
    ['2.675', 2, 'halfUp', '2.68'],
    ['2.675', 2, 'halfEven', '2.68'],
    ['2.665', 2, 'halfEven', '2.66'],
    ['2.665', 2, 'halfUp', '2.67'],
    ['2.675', 2, 'down', '2.67'],
    ['-2.675', 2, 'halfUp', '-2.68'],
    ['-2.665', 2, 'halfEven', '-2.66'],
    ['-2.679', 2, 'down', '-2.67'],
    ['-0.004', 2, 'halfUp', '0.00'],
    ['-0.005', 2, 'halfUp', '-0.01'],
    ['-0.005', 2, 'halfEven', '0.00'],
    ['0.5', 0, 'halfUp', '1'],
    ['0.5', 0, 'halfEven', '0'],
    ['1.5', 0, 'halfEven', '2'],
    ['-0.5', 0, 'down', '0'],
    ['99.995', 2, 'halfUp', '100.00'],
    ['1/3', 4, 'halfUp', '0.3333'],
    ['2/3', 4, 'halfUp', '0.6667'],
    ['2/3', 4, 'down', '0.6666'],
    ['7', 3, 'halfUp', '7.000'],
  ])('%s with %d places, %s, is %s', (exact, places, rounding, shown) => {
    expect(Rational.parse(exact).toDecimal(places, rounding)).toBe(shown);
  });

  it('lies within half a unit of the exact number, on the side that the rule says', () => {
    const roundings = fc.constantFrom<Rounding>('halfUp', 'halfEven', 'down');
    check(
      fc.property(rational, fc.integer({ min: 0, max: 8 }), roundings, (x, places, rounding) => {
        const shown = Rational.parse(x.toDecimal(places, rounding));
        const unit = Rational.of(1n, 10n ** BigInt(places));
        const distance = shown.minus(x);
        const apart = distance.isNegative() ? distance.negated() : distance;
        if (rounding !== 'down') return !unit.dividedBy(Rational.of(2)).isLessThan(apart);
        return apart.isLessThan(unit) && (shown.isZero() || distance.isZero() || distance.isNegative() !== x.isNegative());
      }),
    );
  });

  it('of a tie goes away from zero by halfUp and to the even digit by halfEven', () => {
    check(
      fc.property(integer, fc.integer({ min: 0, max: 6 }), (n, places) => {
        const unit = 10n ** BigInt(places);
        const tie = Rational.of(2n * n + 1n, 2n * unit);
        const [low, high] = [n, n + 1n];
        const far = n < 0n ? low : high;
        const even = low % 2n === 0n ? low : high;
        expect(Rational.parse(tie.toDecimal(places, 'halfUp')).equals(Rational.of(far, unit))).toBe(true);
        expect(Rational.parse(tie.toDecimal(places, 'halfEven')).equals(Rational.of(even, unit))).toBe(true);
      }),
    );
  });
});

function fibonacciPair(steps: number): [bigint, bigint] {
  let [a, b] = [1n, 1n];
  for (let i = 0; i < steps; i++) [a, b] = [b, a + b];
  return [a, b];
}
