import { refuse } from '@pilotage/kernel';
import type { CalendarId, WorkingCalendar } from './calendar.js';
import { CHINA_DAYS, CHINA_HORIZON, CHINA_SOURCE } from './china.data.js';
import { localDate, type LocalDate } from './local-date.js';
import { calendarRefusals } from './refusals.js';

/**
 * Working days of China as announced. Covered is every year for which an announcement is in the source. The announcement of a coming year
 * has moved days at the end of December before (29 December at the earliest); for 2026 none is to be expected, because 1 January 2027
 * is a Friday and the holiday joins the weekend without an exchange. Were it otherwise, a new version would say so.
 */
const CHINA: WorkingCalendar = {
  id: 'CN',
  version: 1,
  title: { en: 'Working days of China', zh: '中国工作日' },
  source: CHINA_SOURCE,
  horizon: { first: localDate(CHINA_HORIZON.first), last: localDate(CHINA_HORIZON.last) },
  weekendsRest: true,
  daysOff: daysOf(1),
  makeUpDays: daysOf(2),
};

/** Counts calendar days only: no day rests. Its horizon is that of the kernel's instants. */
const EVERY_DAY: WorkingCalendar = {
  id: 'EVERY_DAY',
  version: 1,
  title: { en: 'Every day', zh: '自然日' },
  source: 'Own proposal: for periods that are counted in calendar days only',
  horizon: { first: localDate('2000-01-01'), last: localDate('2100-12-31') },
  weekendsRest: false,
  daysOff: new Set(),
  makeUpDays: new Set(),
};

const CALENDARS: readonly WorkingCalendar[] = [CHINA, EVERY_DAY];

/** Every calendar in every version. */
export const listCalendars = (): readonly WorkingCalendar[] => CALENDARS;

/** The calendar in the version that a call has frozen, or its latest version. Refuses CALENDAR_UNKNOWN. */
export function calendarFor(id: CalendarId, version?: number): WorkingCalendar {
  const versions = CALENDARS.filter((c) => c.id === id && (version === undefined || c.version === version));
  const latest = versions.reduce<WorkingCalendar | undefined>((best, c) => (best && best.version > c.version ? best : c), undefined);
  return latest ?? refuse(calendarRefusals.CALENDAR_UNKNOWN, { calendar: id, version: version ?? 'latest' });
}

function daysOf(column: 1 | 2): ReadonlySet<LocalDate> {
  const written = CHINA_DAYS.flatMap((row) => row[column].split(' ').map((day) => ({ year: row[0], day })));
  return new Set(written.filter(({ day }) => day !== '').map(({ year, day }) => localDate(`${year}-${day}`)));
}
