import fc from 'fast-check';
import { DAY_MS, between, instant, Refused, type Instant } from '@pilotage/kernel';
import cases from '../../../../../test/fixtures/calendar/other-systems.json' with { type: 'json' };
import type { WorkingCalendar } from './calendar.js';
import { calendarFor, endOfPeriod, isWorkingDay, localDate, localDateOf, startOfPeriod, type Period } from './index.js';

const SEED = 20260105;
const china = calendarFor('CN');
/** The calendar of the other systems' cases: weekends rest, no holidays. */
const weekendsOnly: WorkingCalendar = {
  ...calendarFor('EVERY_DAY'),
  weekendsRest: true,
  horizon: { first: localDate('2010-01-01'), last: localDate('2030-12-31') },
};

const calendarDays = (value: number, rollsForward = false): Period => ({ value, unit: 'calendarDays', rollsForward });
const workingDays = (value: number): Period => ({ value, unit: 'workingDays', rollsForward: false });
/** A wall time of another system, read as if its clock hung in Shenzhen: the rules are about days, not about the zone. */
const wall = (text: string): Instant => instant(`${text.slice(0, 16)}:00+08:00`);
const at = (text: string): Instant => instant(`${text}+08:00`);

describe('when a period begins and ends', () => {
  it('the day of the event is not counted and the last day counts to its 24th hour', () => {
    expect(endOfPeriod(china, at('2026-01-05T09:00:00'), calendarDays(20))).toBe(at('2026-01-26T00:00:00'));
    expect(endOfPeriod(china, at('2026-01-05T23:59:59'), calendarDays(20))).toBe(at('2026-01-26T00:00:00'));
  });

  it('the day is the day in Shenzhen, not in Greenwich', () => {
    expect(endOfPeriod(china, instant('2026-01-05T16:30:00Z'), calendarDays(1))).toBe(at('2026-01-08T00:00:00'));
    expect(localDateOf(instant('2026-01-05T16:00:00Z'))).toBe('2026-01-06');
  });

  it('a period that begins when another ends loses no day', () => {
    const first = endOfPeriod(china, at('2026-01-05T09:00:00'), workingDays(5));
    expect(endOfPeriod(china, first, workingDays(5))).toBe(endOfPeriod(china, at('2026-01-05T09:00:00'), workingDays(10)));
  });

  it('seven working days to question an award jump over the Spring Festival and use the made-up Saturdays', () => {
    expect(endOfPeriod(china, at('2026-02-12T10:00:00'), workingDays(7))).toBe(at('2026-03-01T00:00:00'));
  });

  it('where the profile says so, a period that would end in a holiday ends with the next working day', () => {
    expect(endOfPeriod(china, at('2026-02-05T10:00:00'), calendarDays(10, false))).toBe(at('2026-02-16T00:00:00'));
    expect(endOfPeriod(china, at('2026-02-05T10:00:00'), calendarDays(10, true))).toBe(at('2026-02-25T00:00:00'));
    expect(endOfPeriod(china, at('2026-02-04T10:00:00'), calendarDays(10, true))).toBe(at('2026-02-15T00:00:00'));
  });

  it('no days is the event itself, and less than none is a fault', () => {
    expect(endOfPeriod(china, at('2026-01-05T09:00:00'), calendarDays(0))).toBe(at('2026-01-05T09:00:00'));
    expect(startOfPeriod(china, at('2026-01-05T09:00:00'), calendarDays(0))).toBe(at('2026-01-05T09:00:00'));
    expect(() => endOfPeriod(china, at('2026-01-05T09:00:00'), calendarDays(-1))).toThrow(RangeError);
    expect(() => startOfPeriod(china, at('2026-01-05T09:00:00'), calendarDays(0.5))).toThrow(RangeError);
  });
});

describe('a period near the horizon', () => {
  it('is refused when it needs the nature of a day that is not announced', () => {
    expect(() => endOfPeriod(china, at('2026-12-28T10:00:00'), workingDays(5))).toThrow(Refused);
    expect(() => endOfPeriod(china, at('2026-12-28T10:00:00'), calendarDays(10, true))).toThrow(Refused);
    expect(() => startOfPeriod(china, at('2027-02-01T10:00:00'), workingDays(3))).toThrow(Refused);
  });

  it('is answered when it only counts days', () => {
    expect(endOfPeriod(china, at('2026-12-28T10:00:00'), calendarDays(10))).toBe(at('2027-01-08T00:00:00'));
    expect(endOfPeriod(china, at('2026-12-28T10:00:00'), workingDays(3))).toBe(at('2027-01-01T00:00:00'));
  });
});

describe('periods that other systems have computed', () => {
  const table = cases['PZ-DATES-CALENDAR'].expect.table as [string, number, string, string][];

  it.each(table)('%s %i %s days gives %s', (start, count, kind, expected) => {
    const period = kind === 'working' ? workingDays(Math.abs(count)) : calendarDays(Math.abs(count));
    const got = count < 0 ? startOfPeriod(weekendsOnly, wall(start), period) : endOfPeriod(weekendsOnly, wall(start), period);
    expect(got).toBe(wall(expected));
  });

  const { original, moved, ...rest } = cases['PZ-PERIODS-EU'].expect;

  it.each([
    ['2027-02-01T00:00', original],
    ['2027-01-09T00:00', moved],
  ])('a tender that ends at %s has its whole timetable', (end, expected) => {
    const enquiryEnd = startOfPeriod(weekendsOnly, wall(end), calendarDays(10));
    expect(enquiryEnd).toBe(wall(expected.enquiryEnd));
    expect(endOfPeriod(weekendsOnly, enquiryEnd, workingDays(3))).toBe(wall(expected.clarificationsUntil));
    expect(startOfPeriod(weekendsOnly, wall(end), calendarDays(4))).toBe(wall(expected.complaintEnd));
    expect(endOfPeriod(weekendsOnly, wall(end), workingDays(20))).toBe(wall(expected.qualificationEnd));
  });

  it('decision and standstill end as recorded', () => {
    const award = wall('2027-01-01T00:03');
    expect(endOfPeriod(weekendsOnly, award, workingDays(5))).toBe(wall(rest.awardDecisionBy));
    expect(endOfPeriod(weekendsOnly, award, calendarDays(10))).toBe(wall(rest.awardStandstillEnd));
    expect(endOfPeriod(weekendsOnly, award, workingDays(20))).toBe(wall(rest.extensionMilestone20wd.to));
    expect(endOfPeriod(weekendsOnly, wall(rest.rfpVariant.awardAt), workingDays(5))).toBe(wall(rest.rfpVariant.decisionBy));
    expect(endOfPeriod(weekendsOnly, wall(rest.rfpVariant.awardAt), workingDays(2))).toBe(wall(rest.rfpVariant.standstill2wd));
  });

  it('the day of publication is not counted there either', () => {
    const { given, expect: expected } = cases['UKDM-DATES'];
    const closes = endOfPeriod(weekendsOnly, wall(given.publishedAt), calendarDays(14));
    expect(between(at(expected['1'].closesAt), closes)).toBe(1000);
    const short = endOfPeriod(weekendsOnly, wall(given.publishedAt), calendarDays(7));
    expect(between(at(expected['3'].closesAt), short)).toBe(1000);
  });
});

describe('periods as arithmetic (seed 20260105)', () => {
  const start = at('2025-01-02T00:00:00');
  const anyInstant = fc.integer({ min: 0, max: 500 * DAY_MS }).map((ms) => instant(new Date(Date.parse(start) + ms).toISOString()));
  const anyPeriod = fc.record({
    value: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('calendarDays' as const, 'workingDays' as const),
    rollsForward: fc.boolean(),
  });

  it('never less than the full number of days passes, and a later event never ends earlier', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyPeriod, (one, other, period) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(between(early, endOfPeriod(china, early, period))).toBeGreaterThanOrEqual(period.value * DAY_MS);
        expect(endOfPeriod(china, late, period) >= endOfPeriod(china, early, period)).toBe(true);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('what ends by rolling or by working days ends with a working day', () => {
    fc.assert(
      fc.property(anyInstant, anyPeriod, (from, period) => {
        const last = localDateOf(
          instant(new Date(Date.parse(endOfPeriod(china, from, { ...period, rollsForward: true })) - 1).toISOString()),
        );
        expect(isWorkingDay(china, last)).toBe(true);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });

  it('an event fits before a deadline counted back exactly when its period counted forward ends by the deadline', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyPeriod, (event, deadline, { value, unit }) => {
        const back = startOfPeriod(china, deadline, { value, unit });
        const forward = endOfPeriod(china, event, { value, unit, rollsForward: false });
        expect(event <= back).toBe(forward <= deadline);
      }),
      { seed: SEED, numRuns: 400 },
    );
  });
});
