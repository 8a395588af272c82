/** A loop and not a recursion: sums over a thousand bids have numbers of thousands of digits, which would exhaust the stack. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x < 0n ? -x : x;
}

/** How a rational is cut to a number of decimal places when it is displayed. A ranking never depends on it. */
export type Rounding = 'halfUp' | 'halfEven' | 'down';

/**
 * An exact fraction of two integers, always in lowest terms with a positive denominator.
 * Scores and weights of award methods are rationals, so that two machines agree to the last digit.
 */
export class Rational {
  static readonly ZERO = new Rational(0n, 1n);
  static readonly ONE = new Rational(1n, 1n);

  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /** The fraction n/d. Throws RangeError when d is zero. */
  static of(n: bigint | number, d: bigint | number = 1n): Rational {
    const [num, den] = [BigInt(n), BigInt(d)];
    if (den === 0n) throw new RangeError('a rational needs a denominator other than zero');
    const g = gcd(num, den) * (den < 0n ? -1n : 1n);
    return new Rational(num / g, den / g);
  }

  /** Reads `12`, `-0.125` or `3/7`. Throws RangeError for anything else (exponents and blanks included). */
  static parse(text: string): Rational {
    const fraction = /^(-?\d{1,400})\/(\d{1,400})$/.exec(text);
    if (fraction) return Rational.of(BigInt(fraction[1] ?? ''), BigInt(fraction[2] ?? ''));
    const decimal = /^(-?)(\d{1,400})(?:\.(\d{1,400}))?$/.exec(text);
    if (!decimal) throw new RangeError(`not an exact number: ${JSON.stringify(text.slice(0, 40))}`);
    const [, sign = '', whole = '', part = ''] = decimal;
    return Rational.of(BigInt(`${sign}${whole}${part}`), 10n ** BigInt(part.length));
  }

  plus(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator + other.numerator * this.denominator, this.denominator * other.denominator);
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  times(other: Rational): Rational {
    return Rational.of(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws RangeError when the other is zero. */
  dividedBy(other: Rational): Rational {
    return Rational.of(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  /** -1, 0 or 1, as this is below, equal to or above the other. */
  compare(other: Rational): -1 | 0 | 1 {
    const difference = this.numerator * other.denominator - other.numerator * this.denominator;
    if (difference === 0n) return 0;
    return difference < 0n ? -1 : 1;
  }

  equals(other: Rational): boolean {
    return this.compare(other) === 0;
  }

  isLessThan(other: Rational): boolean {
    return this.compare(other) < 0;
  }

  isZero(): boolean {
    return this.numerator === 0n;
  }

  isNegative(): boolean {
    return this.numerator < 0n;
  }

  static min(first: Rational, ...rest: Rational[]): Rational {
    return rest.reduce((least, r) => (r.isLessThan(least) ? r : least), first);
  }

  static max(first: Rational, ...rest: Rational[]): Rational {
    return rest.reduce((most, r) => (most.isLessThan(r) ? r : most), first);
  }

  static sum(terms: readonly Rational[]): Rational {
    return terms.reduce((total, term) => total.plus(term), Rational.ZERO);
  }

  /** `7` or `3/7`: the exact form in which scores are stored and published. */
  toString(): string {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }

  toJSON(): string {
    return this.toString();
  }

  /** For display only: exactly `places` decimals, cut by the rule that the call declares. */
  toDecimal(places: number, rounding: Rounding = 'halfUp'): string {
    const scaled = (this.numerator < 0n ? -this.numerator : this.numerator) * 10n ** BigInt(places);
    const [quotient, rest] = [scaled / this.denominator, scaled % this.denominator];
    const twice = rest * 2n;
    const tie = twice === this.denominator;
    const up = rounding !== 'down' && (twice > this.denominator || (tie && (rounding === 'halfUp' || quotient % 2n === 1n)));
    const digits = `${quotient + (up ? 1n : 0n)}`.padStart(places + 1, '0');
    const sign = this.isNegative() && /[1-9]/.test(digits) ? '-' : '';
    return sign + (places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`);
  }
}
