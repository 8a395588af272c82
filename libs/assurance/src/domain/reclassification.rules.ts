import { instant, type Instant } from '@pilotage/kernel';

/** The same moment of the day some months later (UTC); in a shorter month its last day. */
export function monthsAfter(at: Instant, months: number): Instant {
  const [year = 0, month = 1, day = 1] = at.slice(0, 10).split('-').map(Number);
  const since = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(since / 12), (since % 12) + 1];
  const date = [String(toYear).padStart(4, '0'), two(toMonth), two(Math.min(day, daysIn(toYear, toMonth)))].join('-');
  return instant(`${date}${at.slice(10)}`);
}

const two = (n: number): string => String(n).padStart(2, '0');
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 31));

/** What age and validity are judged by. */
export interface Standing {
  readonly confirmedAt: Instant;
  readonly policyVersion: string;
  /** Measures that the level counted. */
  readonly mitigations: readonly string[];
  /** The version in force, and after how many months a classification is made anew. */
  readonly inForce: { readonly version: string; readonly reclassifyAfterMonths: number };
  /** Measures whose proof stands now. */
  readonly proven: readonly string[];
  readonly now: Instant;
}

/** Occasions that follow from the clock and the registers, whether or not anybody has noticed them. Source: risk policy, reclassification. */
export function occasionsOf({ confirmedAt, policyVersion, mitigations, inForce, proven, now }: Standing): readonly string[] {
  const due = monthsAfter(confirmedAt, inForce.reclassifyAfterMonths);
  return [
    ...(policyVersion === inForce.version ? [] : ['POLICY_CHANGED']),
    ...(due <= now ? ['TOO_OLD'] : []),
    ...(mitigations.every((item) => proven.includes(item)) ? [] : ['MITIGATION_LAPSED']),
  ];
}
