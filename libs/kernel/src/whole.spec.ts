import fc from 'fast-check';
import { commonDivisor, fitted, opposite, product, quotient, rest, sizeOf, sum, wholeOf, type Whole } from './whole.js';

const SEED = 20261125;
const check = <T>(property: fc.IProperty<T>): void => fc.assert(property, { seed: SEED, numRuns: 2000 });

/** Sizes of every kind, most of them about the place where a machine number stops being exact. */
const edge = 2n ** 53n;
const value = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(2n ** 32n), max: 2n ** 32n }),
  fc.bigInt({ min: edge - 3n, max: edge + 3n }),
  fc.bigInt({ min: -edge - 3n, max: -edge + 3n }),
  fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
);
const isRight = (found: Whole, expected: bigint): boolean => Object.is(found, fitted(expected)) && BigInt(found) === expected;
const euclid = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : euclid(b, a % b));

describe(`a whole number of any size (seed ${SEED})`, () => {
  it('is a machine number exactly where all integers of its size are, and never negative zero', () => {
    check(
      fc.property(value, (n) => {
        const small = n < edge && n > -edge;
        expect(typeof fitted(n)).toBe(small ? 'number' : 'bigint');
        expect(BigInt(fitted(n))).toBe(n);
      }),
    );
    expect(Object.is(wholeOf(-0), 0)).toBe(true);
    expect(Object.is(opposite(0), 0)).toBe(true);
  });

  it('is added, multiplied, divided and reduced as BigInt says, whatever the sizes', () => {
    check(
      fc.property(value, value, (a, b) => {
        const [x, y] = [fitted(a), fitted(b)];
        expect(isRight(sum(x, y), a + b)).toBe(true);
        expect(isRight(product(x, y), a * b)).toBe(true);
        expect(isRight(opposite(x), -a)).toBe(true);
        expect(isRight(sizeOf(x), a < 0n ? -a : a)).toBe(true);
        expect(isRight(commonDivisor(x, y), euclid(a, b))).toBe(true);
        expect(x < y).toBe(a < b);
        expect(x === y).toBe(a === b);
        if (b !== 0n) expect([isRight(quotient(x, y), a / b), isRight(rest(x, y), a % b)]).toEqual([true, true]);
      }),
    );
  });

  it('is no fraction and no infinity', () => {
    for (const wrong of [0.5, Infinity, NaN]) expect(() => wholeOf(wrong)).toThrow(RangeError);
    expect(wholeOf(2 ** 60)).toBe(2n ** 60n);
  });
});
