declare const instantBrand: unique symbol;

/**
 * A moment in UTC with millisecond precision, always written `2026-01-05T01:00:00.000Z`.
 * Because the form is fixed, instants compare as text. It comes from the database's clock or from input, never from the machine.
 */
export type Instant = string & { readonly [instantBrand]: true };

const FORM = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(Z|[+-]\d{2}:\d{2})$/;

/** Reads a strict RFC 3339 instant with a zone, years 2000 to 2100. Throws RangeError for anything else. */
export function instant(text: string): Instant {
  const parts = FORM.exec(text);
  const milliseconds = Date.parse(text);
  const day = Number(parts?.[3]);
  if (!parts || Number.isNaN(milliseconds)) throw new RangeError('an instant is written like 2026-01-05T09:00:00+08:00');
  if (day > daysOfMonth(Number(parts[1]), Number(parts[2]))) throw new RangeError('there is no such day');
  if (Number(parts[4]) > 23) throw new RangeError('the hours of a day are 00 to 23');
  const utc = new Date(milliseconds).toISOString();
  if (utc < '2000-01-01' || utc > '2100-12-31T23:59:59.999Z') throw new RangeError('an instant lies between the years 2000 and 2100');
  return utc as Instant;
}

const daysOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** An instant out of milliseconds since 1970, as arithmetic produces them. Throws RangeError outside of the years 0 to 9999, where the form (and its order as text) would break. */
export function instantOf(milliseconds: number): Instant {
  const text = new Date(milliseconds).toISOString();
  if (!/^\d{4}-/.test(text)) throw new RangeError('an instant has a year of four digits');
  return text as Instant;
}

export const millisecondsOf = (at: Instant): number => Date.parse(at);

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** The instant a number of milliseconds later (earlier when negative). */
export const after = (at: Instant, milliseconds: number): Instant => instantOf(millisecondsOf(at) + milliseconds);

/** Milliseconds from the first to the second; negative when the second is earlier. */
export const between = (from: Instant, to: Instant): number => millisecondsOf(to) - millisecondsOf(from);

/** Reads a duration of weeks, days, hours, minutes and seconds such as `P20D` or `PT1H30M`. Throws RangeError otherwise (months and years have no fixed length). */
export function durationMs(text: string): number {
  const parts = /^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(text);
  if (!parts || !/\d/.test(text) || text.endsWith('T')) throw new RangeError('a duration is written like P20D or PT1H30M');
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((n) => Number(n ?? 0));
  return (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000;
}
