import { Rational } from '@pilotage/kernel';

/** Significant digits with which roots, logarithms and powers are computed; results are rounded half up (away from zero) to as many. */
export const WORKING_DIGITS = 60;
/** Significant digits with which a figure that is not exact is compared and published: what the last working digits may have wrong is cut. */
export const PUBLISHED_DIGITS = 40;

/** Digits behind the point of the integers in which the series run: thirty more than are kept. */
const FRACTION_DIGITS = 90;
const UNIT = 10n ** BigInt(FRACTION_DIGITS);
/** Beyond this exponent a power has thousands of digits and says nothing about an offer. */
const LARGEST_EXPONENT = 5000;

const { ZERO, ONE } = Rational;
const magnitudeOf = (n: bigint): bigint => (n < 0n ? -n : n);
const bitsOf = (n: bigint): number => n.toString(2).length;
const shifted = (n: bigint, digits: number): bigint => n * 10n ** BigInt(Math.max(0, digits));

/** The number rounded half up, away from zero, to significant digits. */
export function rounded(value: Rational, digits: number = WORKING_DIGITS): Rational {
  if (value.isZero()) return value;
  const [num, den] = [magnitudeOf(value.numerator), value.denominator];
  const guess = num.toString().length - den.toString().length;
  const power = shifted(num, -guess) < shifted(den, guess) ? guess - 1 : guess;
  const places = digits - 1 - power;
  const [top, bottom] = [shifted(num, places), shifted(den, -places)];
  const units = (2n * top + bottom) / (2n * bottom);
  const size = Rational.of(shifted(units, -places), shifted(1n, places));
  return value.isNegative() ? size.negated() : size;
}

/** The figure as it is compared and published: to 40 significant digits. */
export const settled = (value: Rational): Rational => rounded(value, PUBLISHED_DIGITS);

/** The number in decimal digits, at most 40 significant ones, without trailing zeros. */
export function decimalText(value: Rational): string {
  const cut = settled(value);
  let places = 0;
  for (let rest = cut.denominator; rest !== 1n; rest = rest / greatestTen(rest)) places += 1;
  return cut.toDecimal(places);
}

/** What one decimal place takes from a denominator of twos and fives. */
const greatestTen = (n: bigint): bigint => (n % 10n === 0n ? 10n : n % 5n === 0n ? 5n : 2n);

function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt(Math.ceil(bitsOf(n) / 2));
  for (;;) {
    const next = (guess + n / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** The square root, exact where it is a short decimal. Throws RangeError below zero. */
export function root(value: Rational): Rational {
  if (value.isNegative()) throw new RangeError('a number below zero has no square root');
  const { numerator, denominator } = value;
  const places = WORKING_DIGITS + 5 + Math.max(0, denominator.toString().length - numerator.toString().length);
  return rounded(Rational.of(integerRoot(shifted(numerator, 2 * places) / denominator), shifted(1n, places)));
}

/** 2·artanh(z) in units of 10^-90, for |z| of at most 1/3 in the same units: ln((1+z)/(1−z)). */
function doubleArtanh(z: bigint): bigint {
  const square = (z * z) / UNIT;
  let [term, sum] = [z, z];
  for (let odd = 3n; term !== 0n; odd += 2n) {
    term = (term * square) / UNIT;
    sum += term / odd;
  }
  return 2n * sum;
}

const LN_2 = doubleArtanh(UNIT / 3n);

function naturalLog(value: Rational): bigint {
  let exponent = bitsOf(value.numerator) - bitsOf(value.denominator);
  let [num, den] = [value.numerator << BigInt(Math.max(0, -exponent)), value.denominator << BigInt(Math.max(0, exponent))];
  // Between two thirds and four thirds the series ends after some sixty terms.
  if (3n * num > 4n * den) [den, exponent] = [den * 2n, exponent + 1];
  else if (3n * num < 2n * den) [num, exponent] = [num * 2n, exponent - 1];
  return doubleArtanh(((num - den) * UNIT) / (num + den)) + BigInt(exponent) * LN_2;
}

/** The natural logarithm, off by less than 10^-80; exactly zero for one. Throws RangeError for zero and below. */
export function ln(value: Rational): Rational {
  if (value.isZero() || value.isNegative()) throw new RangeError('only a number above zero has a logarithm');
  return rounded(Rational.of(naturalLog(value), UNIT));
}

/** e to the power of the number, whose size is at most 5000. Throws RangeError beyond. */
export function exp(value: Rational): Rational {
  const limit = Rational.of(LARGEST_EXPONENT);
  if (limit.isLessThan(value) || value.isLessThan(limit.negated())) throw new RangeError(`exponents reach to ${LARGEST_EXPONENT}`);
  const units = (value.numerator * UNIT) / value.denominator;
  const twos = units / LN_2;
  // Divided by 2^8 the series ends after some thirty terms; eight squarings undo the division.
  const small = (units - twos * LN_2) / 256n;
  let [term, sum] = [UNIT, UNIT];
  for (let n = 1n; term !== 0n; n += 1n) {
    term = (term * small) / (UNIT * n);
    sum += term;
  }
  for (let times = 0; times < 8; times += 1) sum = (sum * sum) / UNIT;
  return rounded(twos < 0n ? Rational.of(sum, UNIT << -twos) : Rational.of(sum << twos, UNIT));
}

/** A power of a number that is not below zero, exact before rounding for whole exponents up to 64. Throws RangeError where it is not defined. */
export function power(base: Rational, exponent: Rational): Rational {
  if (exponent.isZero() || base.equals(ONE)) return ONE;
  if (base.isNegative()) throw new RangeError('a power needs a base that is not below zero');
  if (base.isZero() && !exponent.isNegative()) return ZERO;
  const whole = magnitudeOf(exponent.numerator);
  if (exponent.denominator !== 1n || whole > 64n) return exp(ln(base).times(exponent));
  const size = Rational.of(base.numerator ** whole, base.denominator ** whole);
  return rounded(exponent.isNegative() ? ONE.dividedBy(size) : size);
}

/** Decimal logarithm. Throws RangeError for zero and below. */
export const log10 = (value: Rational): Rational => rounded(ln(value).dividedBy(LN_10));

const LN_10 = ln(Rational.of(10));
