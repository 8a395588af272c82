import { after, DAY_MS, HOUR_MS, instant, instantOf, millisecondsOf, type Instant } from '@pilotage/kernel';

declare const localDateBrand: unique symbol;

/** A day of the civil calendar in Asia/Shanghai, written `2026-02-14`. Local dates compare as text. */
export type LocalDate = string & { readonly [localDateBrand]: true };

/** Asia/Shanghai has kept +08:00 without summer time since 1991-09-15, so a fixed offset is exact for every instant that the kernel admits. */
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;
const FORM = /^\d{4}-\d{2}-\d{2}$/;
/** 1970-01-01 was a Thursday, the fourth day after a Sunday. */
const WEEKDAY_OF_EPOCH = 4;

/** Reads `2026-02-14`. Throws RangeError for another form, a day that does not exist, or a year outside of 2000 to 2100. */
export function localDate(text: string): LocalDate {
  if (!FORM.test(text)) throw new RangeError('a local date is written like 2026-02-14');
  instant(`${text}T12:00:00Z`);
  return text as LocalDate;
}

/** The day in Asia/Shanghai on which the instant lies; midnight belongs to the day that begins. */
export const localDateOf = (at: Instant): LocalDate => after(at, SHANGHAI_OFFSET_MS).slice(0, 10) as LocalDate;

/** The first instant of the day in Asia/Shanghai (0:00 local time). */
export const startOfDay = (day: LocalDate): Instant => instantOf(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET_MS);

/** The instant at which the day is over in Asia/Shanghai (24:00 local time, which is 0:00 of the next day). */
export const endOfDay = (day: LocalDate): Instant => after(startOfDay(day), DAY_MS);

/** The day a whole number of days later (earlier when negative). Asks no calendar. Throws RangeError for a fraction. */
export function addCalendarDays(day: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) throw new RangeError('days are counted in whole numbers');
  return instantOf(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).slice(0, 10) as LocalDate;
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: LocalDate): number =>
  (Math.floor(millisecondsOf(`${day}T00:00:00.000Z` as Instant) / DAY_MS) + WEEKDAY_OF_EPOCH) % 7;

/** Saturdays and Sundays. */
export const isWeekend = (day: LocalDate): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;
