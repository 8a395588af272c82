import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { endOfPeriod, lotOf } from '@pilotage/calls';
import { deadlineOf } from '../domain/terms.js';

/** Counts days as the calendar of the call does. */
export type Periods = (from: Instant, value: number, unit: 'calendarDays' | 'workingDays') => Instant;

/** How the profile of the lot's call counts days, by the version of the calendar that the call froze. Refuses CALENDAR_BEYOND_HORIZON when asked too far. */
export async function periodsOf(tx: Tx, lotId: string): Promise<Periods> {
  const { calendar } = await lotOf(tx, lotId);
  return (from, value, unit) => endOfPeriod(calendar, from, { value, unit, rollsForward: false });
}

/** When a condition SUBSEQUENT must be met, counted from the moment. */
export function dueAtOf(periods: Periods, code: string, from: Instant): Instant {
  const { value, unit } = deadlineOf(code);
  return periods(from, value, unit);
}
