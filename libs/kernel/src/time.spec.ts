import fc from 'fast-check';
import { after, between, DAY_MS, durationMs, HOUR_MS, instant, instantOf, millisecondsOf, MINUTE_MS } from './time.js';

const SEED = 20260105;

describe('an instant', () => {
  it.each([
    ['2026-01-05T09:00:00+08:00', '2026-01-05T01:00:00.000Z'],
    ['2026-01-05T01:00:00Z', '2026-01-05T01:00:00.000Z'],
    ['2026-01-05T01:00:00.5Z', '2026-01-05T01:00:00.500Z'],
    ['2026-01-05T01:00:00.123456Z', '2026-01-05T01:00:00.123Z'],
    ['2025-12-31T23:30:00-01:00', '2026-01-01T00:30:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['2100-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'],
  ])('%s is %s', (text, utc) => {
    expect(instant(text)).toBe(utc);
  });

  it.each([
    ['a day that the month lacks', '2026-02-30T00:00:00Z'],
    ['29 February of a common year', '2026-02-29T00:00:00Z'],
    ['29 February of 2100', '2100-02-29T00:00:00Z'],
    ['31 April', '2026-04-31T00:00:00Z'],
    ['day zero', '2026-01-00T00:00:00Z'],
    ['month zero', '2026-00-10T00:00:00Z'],
    ['month 13', '2026-13-10T00:00:00Z'],
    ['hour 24', '2026-01-05T24:00:00Z'],
    ['hour 25', '2026-01-05T25:00:00Z'],
    ['minute 60', '2026-01-05T00:60:00Z'],
    ['a leap second', '2026-06-30T23:59:60Z'],
    ['no zone', '2026-01-05T09:00:00'],
    ['a date alone', '2026-01-05'],
    ['an offset of 24 hours', '2026-01-05T09:00:00+24:00'],
    ['an offset without a colon', '2026-01-05T09:00:00+0800'],
    ['a blank for the T', '2026-01-05 09:00:00Z'],
    ['small letters', '2026-01-05t09:00:00z'],
    ['a blank behind', '2026-01-05T09:00:00Z '],
    ['no seconds', '2026-01-05T09:00Z'],
    ['seven decimals', '2026-01-05T09:00:00.1234567Z'],
    ['the year 1999', '1999-12-31T23:59:59Z'],
    ['the year 2101', '2101-01-01T00:00:00Z'],
    ['words', 'tomorrow'],
    ['nothing', ''],
  ])('is never %s', (_, text) => {
    expect(() => instant(text)).toThrow(RangeError);
  });

  it(`orders as text as it orders in time, and adds as integers do (seed ${SEED})`, () => {
    const moment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [x, y] = [instantOf(a), instantOf(b)];
        expect(x < y).toBe(a < b);
        expect(between(x, y)).toBe(b - a);
        expect(after(x, b - a)).toBe(y);
        expect(millisecondsOf(instant(x))).toBe(a);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('never leaves the form in which it compares as text', () => {
    expect(() => after(instant('2100-01-01T00:00:00Z'), DAY_MS * 3_000_000)).toThrow(RangeError);
    expect(() => instantOf(NaN)).toThrow(RangeError);
    expect(() => instantOf(-(10 ** 14))).toThrow(RangeError);
  });
});

describe('a duration', () => {
  it.each([
    ['P20D', 20 * DAY_MS],
    ['PT1H30M', HOUR_MS + 30 * MINUTE_MS],
    ['P2W', 14 * DAY_MS],
    ['P1DT12H', 36 * HOUR_MS],
    ['PT45S', 45_000],
    ['P0D', 0],
  ])('%s lasts %d milliseconds', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', 'P1M', 'P1Y', '-P1D', 'P-1D', 'P1.5D', 'p1d', '1D', 'PT1H1H', 'P1D ', 'PT1M1H'])(
    'is never %j',
    (text) => {
      expect(() => durationMs(text)).toThrow(RangeError);
    },
  );
});
