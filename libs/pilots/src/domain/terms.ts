import { Rational, type LocalisedText } from '@pilotage/kernel';
import { CONFIDENCES, type Confidence } from './kpi/wilson.js';

/** A KPI of the contract: a share of successes among cases, taken over from the lot and frozen. */
export interface KpiTerms {
  readonly id: string;
  readonly title: LocalisedText;
  readonly definition: LocalisedText;
  readonly direction: 'atLeast' | 'atMost';
  /** Exact decimals from 0 to 1. */
  readonly target: string;
  /** Beyond it the pilot is suspended at once. */
  readonly stop: string;
  /** Cases that a passing reading needs at least. */
  readonly minimumSample: number;
  readonly confidencePercent: Confidence;
}

/** The KPI with a confidence that has a quantile here. Throws RangeError otherwise: publication has checked it, so the record is broken. */
export function kpiTerms(kpi: Omit<KpiTerms, 'confidencePercent'> & { readonly confidencePercent: number }): KpiTerms {
  const confidencePercent = CONFIDENCES.find((percent) => percent === kpi.confidencePercent);
  if (!confidencePercent) throw new RangeError('a KPI is judged with a confidence of 90, 95 or 99 percent');
  return { ...kpi, confidencePercent };
}

/** A milestone as the lot plans it. */
export interface MilestoneTerms {
  readonly id: string;
  readonly title: LocalisedText;
  /** Share of the price, exact decimal. */
  readonly percent: string;
  /** Calendar days after the start of the first stage. */
  readonly dueDays: number;
}

const HUNDRED = Rational.of(100n);

/** The shares of the milestones. Throws RangeError unless none is negative and they total exactly 100: publication has checked it, so otherwise the record is broken. */
export function assertWholePrice(milestones: readonly MilestoneTerms[]): void {
  const shares = milestones.map((m) => Rational.parse(m.percent));
  const isWhole = shares.every((share) => !share.isNegative()) && Rational.sum(shares).equals(HUNDRED);
  if (!isWhole) throw new RangeError('the milestones of a contract are paid with exactly 100 percent of its price');
}

/** Longest extension, in calendar days: the term of six months again at most. Source: EU AI Act Art 60(4)(f), adopted as policy. */
export const EXTENSION_MAX_DAYS = 183;

/**
 * Days between KPI reports by risk level: monthly, fortnightly, weekly (Pilotage, monitoring, on Shenzhen AI Regulation Art 66(2)).
 * A level that is not listed reports as often as the gravest.
 */
const REPORT_EVERY_DAYS: Readonly<Record<string, number>> = { LOW: 30, MEDIUM: 14, HIGH: 7 };
export const reportEveryDays = (riskLevel: string): number => REPORT_EVERY_DAYS[riskLevel] ?? 7;

/** A deadline of a condition after the start. */
export interface Deadline {
  readonly value: number;
  readonly unit: 'calendarDays' | 'workingDays';
  /** Why this number. */
  readonly reason: string;
}

/** Deadlines of conditions SUBSEQUENT, by code, from the start of the first stage. */
const DEADLINES: Readonly<Record<string, Deadline>> = {
  INDEPENDENT_REPORT_90D: { value: 90, unit: 'calendarDays', reason: 'The condition names 90 days.' },
  FILE_ALGORITHM_10WD: {
    value: 10,
    unit: 'workingDays',
    reason: 'Algorithm provisions Art 24: within 10 working days of first providing the service.',
  },
};
/** The condition to migrate to the current edition: its text names the end of the transition, which the catalogue holds. */
export const EDITION_MIGRATION = 'EDITION_MIGRATION';

/** For a condition that names no period of its own (such as to migrate where the catalogue sets no end): three months, so that it falls into the term. */
const OTHERWISE: Deadline = { value: 90, unit: 'calendarDays', reason: 'Own proposal: half of the longest term.' };

/** The deadline of a condition SUBSEQUENT. */
export const deadlineOf = (code: string): Deadline => DEADLINES[code] ?? OTHERWISE;
