import { Rational } from '@pilotage/kernel';

/** A share as it was counted: at least one case, successes from zero to all of them. */
export interface Sample {
  readonly successes: number;
  readonly cases: number;
}

/**
 * Quantiles of the standard normal distribution for a one-sided bound, as exact decimals of six places.
 * Source: NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1 (cumulative standard normal).
 */
export const ONE_SIDED_Z = { 90: '1.281552', 95: '1.644854', 99: '2.326348' } as const;
export type Confidence = keyof typeof ONE_SIDED_Z;
export const CONFIDENCES: readonly Confidence[] = [90, 95, 99];

/** The observed share. */
export const shareOf = ({ successes, cases }: Sample): Rational => Rational.of(successes, cases);

/** How far the count lies from the expected one, squared, and how far chance carries it: the two sides of the inequality behind Wilson's interval. */
function sides({ successes, cases }: Sample, threshold: Rational, z: Rational): { deviation: Rational; chance: Rational } {
  const n = Rational.of(cases);
  const deviation = Rational.of(successes).minus(n.times(threshold));
  const variance = n.times(threshold).times(Rational.ONE.minus(threshold));
  return { deviation: deviation.times(deviation), chance: z.times(z).times(variance) };
}

/**
 * Whether Wilson's lower bound reaches the threshold, exactly and without a root: the threshold t is outside of the interval on its lower
 * side when the share p is above it and (x - n t)² >= z² n t (1 - t). Source: Wilson, JASA 22 (1927), 209-212.
 */
export function lowerBoundReaches(sample: Sample, threshold: Rational, z: Rational): boolean {
  if (threshold.isZero()) return true;
  if (!threshold.isLessThan(shareOf(sample))) return false;
  const { deviation, chance } = sides(sample, threshold, z);
  return !deviation.isLessThan(chance);
}

/** Whether Wilson's upper bound stays below the threshold: p is below it and (x - n t)² > z² n t (1 - t). */
export function upperBoundStaysBelow(sample: Sample, threshold: Rational, z: Rational): boolean {
  if (!shareOf(sample).isLessThan(threshold)) return false;
  const { deviation, chance } = sides(sample, threshold, z);
  return chance.isLessThan(deviation);
}

/** Cases at which the bound would reach the threshold if the share stayed as it is; null where it never would. Both sides grow with n, so n' = z² t (1 - t) / (p - t)², rounded up. */
export function casesToReach(share: Rational, threshold: Rational, z: Rational): bigint | null {
  const gap = share.minus(threshold);
  if (gap.isZero()) return null;
  const needed = z.times(z).times(threshold).times(Rational.ONE.minus(threshold)).dividedBy(gap.times(gap));
  return needed.numerator / needed.denominator + 1n;
}

const PLACES = 12n;

/** The square root cut to twelve decimals; for display only, no verdict rests on it. */
function rootOf(value: Rational): Rational {
  const scale = 10n ** PLACES;
  return Rational.of(integerRoot((value.numerator * scale * scale) / value.denominator), scale);
}

/** The largest integer whose square is not above the value (Newton's method). */
function integerRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const better = (guess + value / guess) / 2n;
    if (better >= guess) return guess;
    guess = better;
  }
}

/** Wilson's bounds as decimals of four places, rounded outwards, for charts and sentences. */
export function wilsonBounds(sample: Sample, z: Rational): { lower: string; upper: string } {
  const n = Rational.of(sample.cases);
  const p = shareOf(sample);
  const zz = z.times(z).dividedBy(n);
  const centre = p.plus(zz.dividedBy(Rational.of(2)));
  const spread = rootOf(
    p
      .times(Rational.ONE.minus(p))
      .plus(zz.dividedBy(Rational.of(4)))
      .times(zz),
  );
  const scale = Rational.ONE.plus(zz);
  const lower = Rational.max(Rational.ZERO, centre.minus(spread).dividedBy(scale));
  const upper = Rational.min(Rational.ONE, centre.plus(spread).dividedBy(scale));
  return { lower: lower.toDecimal(4, 'down'), upper: roundedUp(upper) };
}

const roundedUp = (value: Rational): string =>
  Rational.ONE.minus(Rational.parse(Rational.ONE.minus(value).toDecimal(4, 'down'))).toDecimal(4);
