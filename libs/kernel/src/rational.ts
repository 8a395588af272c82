import { commonDivisor, opposite, product, quotient, rest, sizeOf, sum, wholeOf, type Whole } from './whole.js';

/** Powers of ten as they are written: a machine's own power function promises no exact result. */
const TENS: readonly number[] = Array.from({ length: 16 }, (_, places) => Number(`1e${places}`));

/** How a rational is cut to a number of decimal places when it is displayed. A ranking never depends on it. */
export type Rounding = 'halfUp' | 'halfEven' | 'down';

/**
 * An exact fraction of two integers, always in lowest terms with a positive denominator.
 * Scores and weights of award methods are rationals, so that two machines agree to the last digit.
 */
export class Rational {
  static readonly ZERO = new Rational(0, 1);
  static readonly ONE = new Rational(1, 1);

  private constructor(
    private readonly above: Whole,
    private readonly below: Whole,
  ) {}

  get numerator(): bigint {
    return BigInt(this.above);
  }

  get denominator(): bigint {
    return BigInt(this.below);
  }

  /** The fraction n/d. Throws RangeError when d is zero. */
  static of(n: bigint | number, d: bigint | number = 1): Rational {
    return Rational.reduced(wholeOf(n), wholeOf(d));
  }

  private static reduced(n: Whole, d: Whole): Rational {
    if (d === 1) return new Rational(n, d);
    if (d === 0) throw new RangeError('a rational needs a denominator other than zero');
    const divisor = d < 0 ? opposite(commonDivisor(n, d)) : commonDivisor(n, d);
    return divisor === 1 ? new Rational(n, d) : new Rational(quotient(n, divisor), quotient(d, divisor));
  }

  /** Reads `12`, `-0.125` or `3/7`. Throws RangeError for anything else (exponents and blanks included). */
  static parse(text: string): Rational {
    const decimal = /^(-?\d{1,400})(?:\.(\d{1,400}))?$/.exec(text);
    if (decimal) return Rational.scaled(`${decimal[1] ?? ''}${decimal[2] ?? ''}`, decimal[2]?.length ?? 0);
    const fraction = /^(-?\d{1,400})\/(\d{1,400})$/.exec(text);
    if (!fraction) throw new RangeError(`not an exact number: ${JSON.stringify(text.slice(0, 40))}`);
    return Rational.of(BigInt(fraction[1] ?? ''), BigInt(fraction[2] ?? ''));
  }

  /** The integer that the digits write, over ten to the number of places. Fifteen digits are always exact in a machine number. */
  private static scaled(digits: string, places: number): Rational {
    if (digits.length <= 15) return Rational.reduced(Number(digits) + 0, TENS[places] ?? 1);
    return Rational.of(BigInt(digits), 10n ** BigInt(places));
  }

  plus(other: Rational): Rational {
    if (this.below === other.below) return Rational.reduced(sum(this.above, other.above), this.below);
    return Rational.reduced(sum(product(this.above, other.below), product(other.above, this.below)), product(this.below, other.below));
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    return Rational.reduced(product(this.above, other.above), product(this.below, other.below));
  }

  /** Throws RangeError when the other is zero. */
  dividedBy(other: Rational): Rational {
    return Rational.reduced(product(this.above, other.below), product(this.below, other.above));
  }

  negated(): Rational {
    return new Rational(opposite(this.above), this.below);
  }

  /**
   * -1, 0 or 1, as this is below, equal to or above the other.
   * A machine's quotient of exact numbers is rounded, but never past another one: where two of them differ, the fractions differ in the same way.
   */
  compare(other: Rational): -1 | 0 | 1 {
    const [here, there] = [this.nearest(), other.nearest()];
    if (here < there) return -1;
    if (here > there) return 1;
    if (this.equals(other)) return 0;
    return product(this.above, other.below) < product(other.above, this.below) ? -1 : 1;
  }

  /** The machine number nearest to this fraction; none where its parts are larger than machine numbers hold. */
  private nearest(): number {
    return typeof this.above === 'number' && typeof this.below === 'number' ? this.above / this.below : NaN;
  }

  /** Both are in lowest terms, so that equal fractions are written alike. */
  equals(other: Rational): boolean {
    return this.above === other.above && this.below === other.below;
  }

  isLessThan(other: Rational): boolean {
    return this.compare(other) < 0;
  }

  isZero(): boolean {
    return this.above === 0;
  }

  isNegative(): boolean {
    return this.above < 0;
  }

  static min(first: Rational, ...rest: Rational[]): Rational {
    return rest.reduce((least, r) => (r.isLessThan(least) ? r : least), first);
  }

  static max(first: Rational, ...rest: Rational[]): Rational {
    return rest.reduce((most, r) => (most.isLessThan(r) ? r : most), first);
  }

  /** The sum over a common denominator, reduced once at the end and not at every term. */
  static sum(terms: readonly Rational[]): Rational {
    let [above, below]: [Whole, Whole] = [0, 1];
    for (const term of terms) {
      // Most terms fit a denominator that an earlier one brought; only the others cost a divisor.
      if (rest(below, term.below) !== 0) {
        const missing = quotient(term.below, commonDivisor(below, term.below));
        [above, below] = [product(above, missing), product(below, missing)];
      }
      above = sum(above, product(term.above, quotient(below, term.below)));
    }
    return Rational.reduced(above, below);
  }

  /** `7` or `3/7`: the exact form in which scores are stored and published. */
  toString(): string {
    return this.below === 1 ? `${this.above}` : `${this.above}/${this.below}`;
  }

  toJSON(): string {
    return this.toString();
  }

  /** For display only: exactly `places` decimals, cut by the rule that the call declares. */
  toDecimal(places: number, rounding: Rounding = 'halfUp'): string {
    const scaled = product(sizeOf(this.above), TENS[places] ?? wholeOf(10n ** BigInt(places)));
    const [cut, left] = [quotient(scaled, this.below), rest(scaled, this.below)];
    const twice = product(left, 2);
    const isUp = rounding !== 'down' && (twice > this.below || (twice === this.below && (rounding === 'halfUp' || rest(cut, 2) === 1)));
    const shown = isUp ? sum(cut, 1) : cut;
    const digits = `${shown}`.padStart(places + 1, '0');
    const sign = this.isNegative() && /[1-9]/.test(digits) ? '-' : '';
    return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
  }
}
