import { DateTimeScalar, LocalDateScalar } from './graphql/scalars.js';
import { input } from './graphql/input.js';
import { parseInput } from './usecase/use-case.js';

const when = input.instant('When.');

const GOOD: readonly [string, string][] = [
  ['2026-01-05T09:00:00+08:00', '2026-01-05T01:00:00.000Z'],
  ['2026-01-05T01:00:00Z', '2026-01-05T01:00:00.000Z'],
  ['2026-01-05T01:00:00.5Z', '2026-01-05T01:00:00.500Z'],
  ['2026-03-29T01:59:59+01:00', '2026-03-29T00:59:59.000Z'],
  ['2026-03-29T03:00:00+02:00', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
  ['2028-02-29T23:59:59-12:00', '2028-03-01T11:59:59.000Z'],
  ['2000-01-01T00:00:00Z', '2000-01-01T00:00:00.000Z'],
  ['2100-12-31T23:59:59.999Z', '2100-12-31T23:59:59.999Z'],
];

const BAD: readonly string[] = [
  'infinity', '-infinity', 'now', 'today', 'tomorrow', 'epoch', '', ' ', '0', '1767574800', '1767574800000',
  '2026-01-05', '2026-01-05T09:00', '2026-01-05T09:00:00', '2026-01-05 09:00:00+08:00', '2026-01-05t09:00:00z',
  '2026-01-05T09:00:00+0800', '2026-01-05T09:00:00 +08:00', '2026-01-05T09:00:00+08', '2026-01-05T09:00:00[Asia/Shanghai]',
  '2026-01-05T09:00:00+08:00[Asia/Shanghai]', '2026-02-29T00:00:00Z', '2026-02-30T00:00:00Z', '2026-04-31T00:00:00Z',
  '2026-13-01T00:00:00Z', '2026-00-01T00:00:00Z', '2026-01-00T00:00:00Z', '2026-01-05T24:00:00Z', '2026-01-05T23:60:00Z',
  '2026-01-05T23:59:60Z', '0044-03-15T00:00:00Z BC', '-000044-03-15T00:00:00Z', '1999-12-31T23:59:59Z', '2101-01-01T00:00:00Z',
  '275760-09-13T00:00:00Z', '+275760-09-13T00:00:00Z', '2026-01-05T09:00:00.1234567Z', '2026-01-05T09:00:00+99:00',
  '2026-W02-1T00:00:00Z', '2026-005T00:00:00Z', '２０２６-01-05T00:00:00Z', "2026-01-05T09:00:00Z'; drop table bid; --",
]; // prettier-ignore

describe('an instant that comes in', () => {
  it.each(GOOD)('%s is %s, on the days on which clocks change too', (text, utc) => {
    expect(parseInput(when, text)).toBe(utc);
    expect(DateTimeScalar.parseValue(text)).toBe(utc);
  });

  it.each(BAD)('%j is refused', (text) => {
    expect(() => parseInput(when, text)).toThrow(/must be an instant|Too big/);
    expect(() => DateTimeScalar.parseValue(text)).toThrow('A DateTime is written like');
  });

  it.each([1_767_574_800_000, null, true, {}, []])('%p is refused, since it is no text', (value) => {
    expect(() => DateTimeScalar.parseValue(value)).toThrow('A DateTime is written like');
  });

  it('a local date is a day of the calendar', () => {
    expect(LocalDateScalar.parseValue('2028-02-29')).toBe('2028-02-29');
    expect(() => LocalDateScalar.parseValue('2026-02-29')).toThrow('A LocalDate is written like');
    expect(() => LocalDateScalar.parseValue('2026-1-5')).toThrow('A LocalDate is written like');
  });
});
