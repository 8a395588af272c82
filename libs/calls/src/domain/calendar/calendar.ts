import { refusal, refuseIf, type LocalisedText, type Refusal } from '@pilotage/kernel';
import { addCalendarDays, isWeekend, type LocalDate } from './local-date.js';
import { calendarRefusals } from './refusals.js';

export type CalendarId = 'CN' | 'EVERY_DAY';

/**
 * Which days are working days, as far as that is announced. Data with a version: a later announcement makes a new version and never
 * changes the days that an earlier one knew for a call that froze it.
 */
export interface WorkingCalendar {
  readonly id: CalendarId;
  readonly version: number;
  readonly title: LocalisedText;
  /** Where the days come from. */
  readonly source: string;
  /** First and last day covered, both included. Outside of them every question is refused, because no one can know the answer. */
  readonly horizon: { readonly first: LocalDate; readonly last: LocalDate };
  /** Whether Saturdays and Sundays rest unless they are made up for. */
  readonly weekendsRest: boolean;
  /** Weekdays on which no one works. */
  readonly daysOff: ReadonlySet<LocalDate>;
  /** Saturdays and Sundays that are worked in exchange (调休上班). */
  readonly makeUpDays: ReadonlySet<LocalDate>;
}

/** The refusal CALENDAR_BEYOND_HORIZON when the calendar does not cover the day, or null. */
export function horizonObjection(calendar: WorkingCalendar, day: LocalDate): Refusal | null {
  const { first, last } = calendar.horizon;
  if (day >= first && day <= last) return null;
  return refusal(calendarRefusals.CALENDAR_BEYOND_HORIZON, { calendar: calendar.id, version: calendar.version, first, last, day });
}

/** Whether public bodies work on the day. Refuses CALENDAR_BEYOND_HORIZON outside of the horizon. */
export function isWorkingDay(calendar: WorkingCalendar, day: LocalDate): boolean {
  refuseIf(horizonObjection(calendar, day));
  if (calendar.daysOff.has(day)) return false;
  return calendar.makeUpDays.has(day) || !calendar.weekendsRest || !isWeekend(day);
}

/**
 * The n-th working day after the day (before it when negative); the day itself is never counted, and zero days is the day itself.
 * Refuses CALENDAR_BEYOND_HORIZON when a day beyond the horizon would have to be judged; throws RangeError for a fraction.
 */
export function addWorkingDays(calendar: WorkingCalendar, day: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) throw new RangeError('days are counted in whole numbers');
  const step = days < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(days); left > 0; left -= 1) reached = nextWorkingDay(calendar, addCalendarDays(reached, step), step);
  return reached;
}

/** The day itself when it is a working day, else the next one in the direction. Refuses CALENDAR_BEYOND_HORIZON. */
export function nextWorkingDay(calendar: WorkingCalendar, day: LocalDate, step: 1 | -1 = 1): LocalDate {
  let reached = day;
  while (!isWorkingDay(calendar, reached)) reached = addCalendarDays(reached, step);
  return reached;
}
