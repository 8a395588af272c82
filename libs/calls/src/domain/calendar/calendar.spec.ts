import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Refused } from '@pilotage/kernel';
import packageTables from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import packageFile from 'chinese-days/package.json' with { type: 'json' };
import { renderChinaTables } from '../../../../../test/fixtures/calendar/china-tables.mjs';
import {
  addCalendarDays,
  addWorkingDays,
  calendarFor,
  calendarRefusals,
  horizonObjection,
  isWeekend,
  isWorkingDay,
  listCalendars,
  localDate,
  weekdayOf,
  type LocalDate,
} from './index.js';

const SEED = 20260105;
const china = calendarFor('CN');
const everyDay = calendarFor('EVERY_DAY');
const d = localDate;

const daysBetween = (first: LocalDate, last: LocalDate): LocalDate[] => {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addCalendarDays(day, 1)) days.push(day);
  return days;
};

const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error.refusal.definition.code;
    throw error;
  }
  return 'none';
};

describe('working days of China', () => {
  it.each(daysBetween(d('2026-02-15'), d('2026-02-23')))('in the 2026 Spring Festival %s is not a working day', (day) => {
    expect(isWorkingDay(china, day)).toBe(false);
  });

  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'the make-up day %s is a working day although it lies on a weekend',
    (day) => {
      expect(isWeekend(d(day))).toBe(true);
      expect(isWorkingDay(china, d(day))).toBe(true);
    },
  );

  it('every day of 2026 that no notice names follows the week', () => {
    const named = new Set([...china.daysOff, ...china.makeUpDays]);
    const plain = daysBetween(d('2026-01-01'), d('2026-12-31')).filter((day) => !named.has(day));
    expect(plain.filter((day) => isWorkingDay(china, day) === isWeekend(day))).toEqual([]);
    expect(plain).toHaveLength(365 - 19 - 6);
  });

  it('2026 has 248 working days', () => {
    expect(daysBetween(d('2026-01-01'), d('2026-12-31')).filter((day) => isWorkingDay(china, day))).toHaveLength(248);
  });

  it('the working day before the Spring Festival is Saturday 14 February, the first after it is Tuesday 24 February', () => {
    expect(addWorkingDays(china, d('2026-02-14'), 1)).toBe('2026-02-24');
    expect(addWorkingDays(china, d('2026-02-24'), -1)).toBe('2026-02-14');
  });

  it('a number of working days is never counted from the day itself', () => {
    expect(addWorkingDays(china, d('2026-01-05'), 0)).toBe('2026-01-05');
    expect(addWorkingDays(china, d('2026-01-05'), 5)).toBe('2026-01-12');
    expect(() => addWorkingDays(china, d('2026-01-05'), 1.5)).toThrow(RangeError);
  });
});

describe('the tables against their source', () => {
  it('the stored tables are exactly what the installed package says', () => {
    const stored = readFileSync(`${__dirname}/china.data.ts`, 'utf8');
    expect(stored).toBe(renderChinaTables(packageFile.version, packageTables));
  });

  it('on every day of the horizon the calendar says what the source says', () => {
    const holidays = new Set(Object.keys(packageTables.holidays));
    const workdays = new Set(Object.keys(packageTables.workdays));
    const bySource = (day: LocalDate): boolean => workdays.has(day) || (!holidays.has(day) && !isWeekend(day));
    const covered = daysBetween(china.horizon.first, china.horizon.last);
    expect(covered).toHaveLength(8401);
    expect(covered.filter((day) => isWorkingDay(china, day) !== bySource(day))).toEqual([]);
  });

  it('the source has no day after the horizon: it does not even know that 1 January 2027 is a holiday', () => {
    const known = [...Object.keys(packageTables.holidays), ...Object.keys(packageTables.workdays)].sort();
    expect(known[0]).toBe('2004-01-01');
    expect(known.at(-1)).toBe('2026-10-10');
    expect(china.horizon).toEqual({ first: '2004-01-01', last: '2026-12-31' });
    expect(known).not.toContain('2027-01-01');
  });

  it('every year of the horizon has its notice, New Year and National Day included', () => {
    const years = Array.from({ length: 23 }, (_, i) => 2004 + i);
    expect(years.filter((y) => !(`${y}-01-01` in packageTables.holidays) || !(`${y}-10-01` in packageTables.holidays))).toEqual([]);
  });
});

describe('beyond the horizon', () => {
  it.each(['2027-01-01', '2027-01-04', '2003-12-31'])('%s is neither a working day nor a day of rest: the calendar refuses', (day) => {
    expect(refusalOf(() => isWorkingDay(china, d(day)))).toBe('CALENDAR_BEYOND_HORIZON');
    expect(horizonObjection(china, d(day))?.params).toMatchObject({
      calendar: 'CN',
      version: 1,
      first: '2004-01-01',
      last: '2026-12-31',
      day,
    });
  });

  it('the first and the last day of the horizon are answered', () => {
    expect(horizonObjection(china, d('2004-01-01'))).toBeNull();
    expect(horizonObjection(china, d('2026-12-31'))).toBeNull();
    expect(isWorkingDay(china, d('2026-12-31'))).toBe(true);
  });

  it('the last working day can be reached, the one after it cannot', () => {
    expect(addWorkingDays(china, d('2026-12-30'), 1)).toBe('2026-12-31');
    expect(refusalOf(() => addWorkingDays(china, d('2026-12-31'), 1))).toBe('CALENDAR_BEYOND_HORIZON');
    expect(refusalOf(() => addWorkingDays(china, d('2004-01-02'), -1))).toBe('CALENDAR_BEYOND_HORIZON');
  });

  it('the refusal speaks English and Chinese', () => {
    const { message } = calendarRefusals.CALENDAR_BEYOND_HORIZON;
    expect(message.en).toContain('{last}');
    expect(message.zh).toContain('{last}');
  });
});

describe('calendars on record', () => {
  it('a call finds the calendar in the version that it froze, and none in a version that never was', () => {
    expect(calendarFor('CN', 1)).toBe(china);
    expect(refusalOf(() => calendarFor('CN', 99))).toBe('CALENDAR_UNKNOWN');
    expect(new Set(listCalendars().map((c) => `${c.id} ${c.version}`)).size).toBe(listCalendars().length);
  });

  it('where every day counts, no day rests', () => {
    expect(daysBetween(d('2026-02-15'), d('2026-02-23')).every((day) => isWorkingDay(everyDay, day))).toBe(true);
  });

  it('a local date is a day that exists, written in one way', () => {
    for (const wrong of ['2026-02-29', '2026-2-1', '20260201', '2026-13-01', '1999-12-31', '']) expect(() => d(wrong)).toThrow(RangeError);
    expect(weekdayOf(d('2024-02-29'))).toBe(4);
  });
});

describe('working days as arithmetic (seed 20260105)', () => {
  const anyDay = fc.integer({ min: 0, max: 365 * 20 }).map((n) => addCalendarDays(d('2005-06-01'), n));
  const length = fc.integer({ min: 1, max: 60 });
  const always = (property: fc.IProperty<[LocalDate, number, number]>): void => fc.assert(property, { seed: SEED, numRuns: 400 });

  it('a count of working days never lands on a day of rest', () => {
    always(
      fc.property(
        anyDay,
        length,
        length,
        (day, n, m) => isWorkingDay(china, addWorkingDays(china, day, n)) && isWorkingDay(china, addWorkingDays(china, day, -m)),
      ),
    );
  });

  it('more days never end earlier, and a later start never ends earlier', () => {
    always(
      fc.property(anyDay, length, length, (day, n, m) => {
        expect(addWorkingDays(china, day, n + m) > addWorkingDays(china, day, n)).toBe(true);
        expect(addWorkingDays(china, addCalendarDays(day, m), n) >= addWorkingDays(china, day, n)).toBe(true);
      }),
    );
  });

  it('two counts one after the other are one count, and counting back returns to the start', () => {
    always(
      fc.property(anyDay, length, length, (day, n, m) => {
        expect(addWorkingDays(china, addWorkingDays(china, day, n), m)).toBe(addWorkingDays(china, day, n + m));
        const start = addWorkingDays(china, day, 1);
        expect(addWorkingDays(china, addWorkingDays(china, start, n), -n)).toBe(start);
      }),
    );
  });

  it('exactly the counted working days lie between start and end', () => {
    always(
      fc.property(anyDay, length, length, (day, n, m) => {
        const counted = (count: number): LocalDate[] => daysBetween(addCalendarDays(day, 1), addWorkingDays(china, day, count));
        for (const count of [n, m]) expect(counted(count).filter((each) => isWorkingDay(china, each))).toHaveLength(count);
      }),
    );
  });
});
