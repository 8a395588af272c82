import { Rational, type LocalisedText } from '@pilotage/kernel';
import type { KpiTerms } from '../terms.js';
import { casesToReach, lowerBoundReaches, ONE_SIDED_Z, shareOf, upperBoundStaysBelow, wilsonBounds, type Sample } from './wilson.js';
import { explainJudgement } from './explanation.js';

export const VERDICTS = ['pass', 'warn', 'breach', 'undecided'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a reading says about its KPI. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The observed share and Wilson's bounds at the KPI's confidence, as decimals of four places. */
  readonly share: string;
  readonly lower: string;
  readonly upper: string;
  /** How many more cases decide it if the share stays as it is; null when it is decided, or when no number would. */
  readonly moreCases: string | null;
  readonly explanation: LocalisedText;
}

/** The sample and the thresholds turned so that more is better. */
interface Oriented {
  readonly sample: Sample;
  readonly target: Rational;
  readonly stop: Rational;
}

function orient(terms: KpiTerms, sample: Sample): Oriented {
  const [target, stop] = [Rational.parse(terms.target), Rational.parse(terms.stop)];
  if (terms.direction === 'atLeast') return { sample, target, stop };
  const mirrored = { successes: sample.cases - sample.successes, cases: sample.cases };
  return { sample: mirrored, target: Rational.ONE.minus(target), stop: Rational.ONE.minus(stop) };
}

/**
 * Judges a reading by the one-sided Wilson bound of its KPI, in exact arithmetic, never by a bare comparison:
 * `breach` when even the favourable bound lies beyond the stop threshold, `warn` when it lies beyond the target, `pass` when the
 * unfavourable bound reaches the target with at least the minimum sample, otherwise `undecided`. Throws RangeError for an impossible sample.
 */
export function judge(terms: KpiTerms, sample: Sample): Judgement {
  if (!isPossible(sample)) throw new RangeError('a share has at least one case and no more successes than cases');
  const z = Rational.parse(ONE_SIDED_Z[terms.confidencePercent]);
  const oriented = orient(terms, sample);
  const verdict = verdictOf(oriented, terms.minimumSample, z);
  const more = verdict === 'undecided' ? moreCases(oriented, terms.minimumSample, z) : null;
  const found = {
    verdict,
    share: shareOf(sample).toDecimal(4),
    ...wilsonBounds(sample, z),
    moreCases: more === null ? null : more.toString(),
  };
  return { ...found, explanation: explainJudgement(terms, sample, found) };
}

/** Whether the counts can be a share. */
export const isPossible = ({ successes, cases }: Sample): boolean => cases >= 1 && successes >= 0 && successes <= cases;

function verdictOf({ sample, target, stop }: Oriented, minimumSample: number, z: Rational): Verdict {
  if (upperBoundStaysBelow(sample, stop, z)) return 'breach';
  if (upperBoundStaysBelow(sample, target, z)) return 'warn';
  return sample.cases >= minimumSample && lowerBoundReaches(sample, target, z) ? 'pass' : 'undecided';
}

/** The fewest further cases after which some verdict would be reached at the same share. */
function moreCases({ sample, target, stop }: Oriented, minimumSample: number, z: Rational): bigint | null {
  const share = shareOf(sample);
  const [toTarget, toStop] = [casesToReach(share, target, z), casesToReach(share, stop, z)];
  if (toTarget === null) return null;
  const isGood = target.isLessThan(share);
  const minimum = BigInt(isGood ? minimumSample : 0);
  const candidates = [toTarget, ...(share.isLessThan(stop) && toStop !== null ? [toStop] : [])];
  const fewest = candidates.reduce((a, b) => (b < a ? b : a));
  const needed = (fewest < minimum ? minimum : fewest) - BigInt(sample.cases);
  return needed < 1n ? 1n : needed;
}
