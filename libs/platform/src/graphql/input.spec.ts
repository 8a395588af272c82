import { z } from 'zod';
import { newId } from '../ids.js';
import { PublicError } from '../errors.js';
import { parseInput } from '../usecase/use-case.js';
import { pageInput } from './connection.js';
import { input, localisedInput, moneyInput } from './input.js';
import { enumeration } from './readable.js';

const Colour = enumeration('SpecColour', 'A colour.', { red: 'Red.', green: 'Green.' });
const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;
const messageOf = (schema: z.ZodType, value: unknown): string => {
  try {
    parseInput(schema, value);
  } catch (error) {
    if (error instanceof PublicError && error.code === 'BAD_USER_INPUT') return error.message;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('text', () => {
  const title = input.text(10, 'Title.');

  it.each(['a', 'ten chars!', '十个字的标题在这里了', 'tab\tand\r\n', ' trimmed ', '𠮷𠮷𠮷𠮷𠮷'])('%j is taken', (text) => {
    expect(parseInput(title, text)).toBe(text.trim());
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['ideographic blanks', '\u3000\u3000'],
    ['more than its limit', 'x'.repeat(11)],
    ['a NUL', 'a\u0000b'],
    ['an escape', 'a\u001b[31m'],
    ['a delete', 'a\u007f'],
    ['a lone high surrogate', 'a\ud800'],
    ['a lone low surrogate', '\udc00a'],
    ['a number', 7],
    ['null', null],
    ['a list', ['a']],
    ['an object', { toString: () => 'a' }],
  ])('of %s is refused', (_what, value) => {
    expect(accepts(title, value)).toBe(false);
  });
});

describe('an identifier', () => {
  const bid = input.id('bid', 'The bid.');
  const good = newId('bid');

  it('of its own kind is taken', () => {
    expect(parseInput(bid, good)).toBe(good);
  });

  it.each([
    ['another kind', newId('lot')],
    ['another length', good.slice(0, -1)],
    ['capital letters', good.toUpperCase()],
    ['something appended', `${good}\n`],
    ['a quote in it', `${good.slice(0, -1)}'`],
    ['the prototype', '__proto__'],
    ['nothing', ''],
  ])('of %s is refused', (_what, value) => {
    expect(accepts(bid, value)).toBe(false);
  });
});

describe('a decimal', () => {
  const mark = input.decimal(2, 'Mark.');
  const whole = input.decimal(0, 'Count.');

  it.each(['0', '12.5', '12.50', '999999999999', '007'])('%s is taken', (text) => {
    expect(parseInput(mark, text)).toBe(text);
  });

  it.each(['-1', '+1', '1.', '.5', '1.234', '1e3', '0x10', '1,5', ' 1', '1\n', '１', 'NaN', 'Infinity', '9999999999999', ''])(
    '%j is refused',
    (text) => {
      expect(accepts(mark, text)).toBe(false);
    },
  );

  it('of no places has no point', () => {
    expect(accepts(whole, '12')).toBe(true);
    expect(accepts(whole, '12.0')).toBe(false);
  });

  it('is text, never a number', () => {
    expect(accepts(mark, 12.5)).toBe(false);
  });
});

describe('numbers, flags, lists and words', () => {
  it.each([0, 1.5, 101, NaN, Infinity, '5', 2 ** 53])('a count of 1 to 100 is not %p', (value) => {
    expect(accepts(input.int(1, 100, 'Count.'), value)).toBe(false);
  });

  it('a flag is true or false', () => {
    expect(['true', 1, null].some((value) => accepts(input.flag('Flag.'), value))).toBe(false);
  });

  it('a list has a least and a most', () => {
    const list = input.list(input.text(3, 'x.'), 1, 2, 'Some.');

    expect([['a'], ['a', 'b']].every((value) => accepts(list, value))).toBe(true);
    expect([[], ['a', 'b', 'c'], ['a', null], 'a', { 0: 'a', length: 1 }].some((value) => accepts(list, value))).toBe(false);
  });

  it.each(['blue', 'RED', '', '__proto__', 'constructor'])('a word outside of its list is refused: %s', (word) => {
    expect(accepts(input.oneOf(Colour, 'Colour.'), word)).toBe(false);
  });

  it('a date is a day of the calendar', () => {
    const day = input.date('Day.');

    expect(accepts(day, '2028-02-29')).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-5', '20260105', '2026-01-05T00:00:00Z'].some((value) => accepts(day, value))).toBe(false);
  });

  it('money is whole minor units of a currency with its VAT basis', () => {
    const money = moneyInput('Price.');
    const cny = { minor: '125000', currency: 'CNY', vat: 'included' };

    expect(parseInput(money, cny)).toEqual(cny);
    const wrong = [{ minor: '-1' }, { minor: '1.5' }, { minor: 5 }, { minor: '1'.repeat(19) }, { currency: 'cny' }, { vat: 'some' }];
    expect(wrong.some((change) => accepts(money, { ...cny, ...change }))).toBe(false);
  });

  it('a page is asked for by 1 to 100 and a cursor of printable characters', () => {
    const page = z.strictObject(pageInput);

    expect(accepts(page, { first: 100, after: newId('bid') })).toBe(true);
    const wrong = [{}, { first: 0 }, { first: 101 }, { first: 1, after: 'a\u0000' }, { first: 1, after: 'x'.repeat(65) }];
    expect(wrong.some((value) => accepts(page, value))).toBe(false);
  });
});

describe('an input object', () => {
  const offer = z.strictObject({
    title: input.text(10, 'Title.'),
    name: localisedInput(5, 'Name.'),
    note: input.text(5, 'Note.').optional(),
  });
  const good = { title: 'a', name: { en: 'a', zh: '甲' } };

  it('is taken with all that it needs', () => {
    expect(parseInput(offer, good)).toEqual(good);
  });

  it.each([
    ['a member that it does not know', { ...good, admin: true }],
    ['an unknown member further in', { ...good, name: { ...good.name, fr: 'a' } }],
    ['a language missing', { ...good, name: { en: 'a' } }],
    ['null for an optional member', { ...good, note: null }],
    ['a prototype of its own', JSON.parse('{"title":"a","name":{"en":"a","zh":"a"},"__proto__":{"admin":true}}')],
  ])('with %s is refused', (_what, value) => {
    expect(accepts(offer, value)).toBe(false);
  });

  it('names every fault by its path and never repeats a value', () => {
    const message = messageOf(offer, { title: 'secret-value-too-long', name: { en: 'secret', zh: '' } });

    expect(message).toMatch(/title: .*name\.en: .*name\.zh: /);
    expect(message).not.toContain('secret');
  });

  it('with thousands of faults is answered shortly', () => {
    const many = z.strictObject({ list: input.list(input.int(1, 2, 'n.'), 0, 10_000, 'Many.') });

    expect(messageOf(many, { list: Array.from({ length: 5000 }, () => 9) }).length).toBeLessThanOrEqual(600);
  });
});
