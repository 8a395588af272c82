import { after, type Instant } from '@pilotage/kernel';
import { addWorkingDays, nextWorkingDay, type WorkingCalendar } from './calendar.js';
import { addCalendarDays, endOfDay, localDateOf, startOfDay, type LocalDate } from './local-date.js';

export type PeriodUnit = 'calendarDays' | 'workingDays';

/** A number of whole days, and whether a period of calendar days that would end on a day of rest ends on the next working day instead. */
export interface Period {
  readonly value: number;
  readonly unit: PeriodUnit;
  readonly rollsForward: boolean;
}

/**
 * When a period that an event starts is over: the day of the event is not counted, the first day is the day after it (民法典 第二百零一条);
 * the period ends with the 24th hour of its last day in Asia/Shanghai, and where it rolls forward and that day is one of rest, with the
 * 24th hour of the next working day (第二百零三条). The answer is the first instant that no longer belongs to the period.
 *
 * An event exactly at midnight belongs to the day that ends: it is its 24th hour. So a period that starts when another one ends loses no
 * day, and no vendor gets less than the full number of days.
 *
 * A period of calendar days that does not roll asks nothing of the calendar. Refuses CALENDAR_BEYOND_HORIZON when it must ask about a day
 * that the calendar does not cover. Zero days is the event itself. Throws RangeError for a negative or fractional number.
 */
export function endOfPeriod(calendar: WorkingCalendar, from: Instant, period: Period): Instant {
  assertLength(period);
  if (period.value === 0) return from;
  return endOfDay(lastDay(calendar, localDateOf(after(from, -1)), period));
}

function lastDay(calendar: WorkingCalendar, event: LocalDate, { value, unit, rollsForward }: Period): LocalDate {
  if (unit === 'workingDays') return addWorkingDays(calendar, event, value);
  const nominal = addCalendarDays(event, value);
  return rollsForward ? nextWorkingDay(calendar, nominal) : nominal;
}

/**
 * The latest instant from which the whole period still fits before an instant ("questions close ten days before the deadline"): the
 * start of the day from which `value` full days pass before the day of the instant. Never rolls: moving it earlier or later would take
 * days from someone. Zero days is the instant itself. Refuses CALENDAR_BEYOND_HORIZON for working days outside of the horizon.
 */
export function startOfPeriod(calendar: WorkingCalendar, until: Instant, period: Omit<Period, 'rollsForward'>): Instant {
  assertLength(period);
  if (period.value === 0) return until;
  const day = localDateOf(until);
  return startOfDay(period.unit === 'workingDays' ? addWorkingDays(calendar, day, -period.value) : addCalendarDays(day, -period.value));
}

function assertLength({ value }: { readonly value: number }): void {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError('a period has a whole number of days, zero or more');
}
