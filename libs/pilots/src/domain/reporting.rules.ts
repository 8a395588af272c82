import { after, between, DAY_MS, type Instant } from '@pilotage/kernel';

/** The rhythm of reports: periods of equal length from a start. */
export interface Rhythm {
  readonly since: Instant;
  readonly everyDays: number;
}

/** Reports missed in a row that suspend a pilot. Source: Pilotage, monitoring: missed two in a row. */
export const MISSED_REPORTS_SUSPEND = 2;

const periodOf = ({ since, everyDays }: Rhythm, at: Instant): number => Math.floor(between(since, at) / (everyDays * DAY_MS));

/** End of the period in which the moment lies: when its report is due. The moment of an end belongs to the next period. */
export const reportDueAt = (rhythm: Rhythm, at: Instant): Instant =>
  after(rhythm.since, (periodOf(rhythm, at) + 1) * rhythm.everyDays * DAY_MS);

/**
 * How many reports in a row, up to the last period that is over, lack a reading. `lastReading` is the latest one of the KPI since the start
 * of the rhythm; null where there is none. A period that still runs is not missed.
 */
export function missedInARow(rhythm: Rhythm, lastReading: Instant | null, now: Instant): number {
  const last = lastReading && lastReading >= rhythm.since ? periodOf(rhythm, lastReading) : -1;
  return Math.max(0, periodOf(rhythm, now) - 1 - last);
}
