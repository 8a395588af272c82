import fc from 'fast-check';
import { canonicalJson, type Json } from './canonical.js';

const SEED = 20260105;

describe(`canonical JSON (seed ${SEED})`, () => {
  it('sorts members by UTF-16 code unit, at every depth, and leaves out blanks and undefined', () => {
    expect(canonicalJson({ b: 1, a: { z: null, y: [true, 'x'] }, c: undefined })).toBe('{"a":{"y":[true,"x"],"z":null},"b":1}');
    // A supplementary character is a pair of units beginning with D800 or more, which sorts before U+FB01.
    expect(canonicalJson({ '\uFB01': 1, '\u{1F600}': 2, é: 3, Z: 4, '10': 5, '9': 6 })).toBe('{"10":5,"9":6,"Z":4,"é":3,"😀":2,"ﬁ":1}');
  });

  it('is the same for the same value, in whatever order it was built', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(fc.maxSafeInteger(), fc.string(), fc.boolean())), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)) as Json)).toBe(canonicalJson(value));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('writes text as JSON does, Chinese unescaped, and minus zero as zero', () => {
    expect(canonicalJson('人工智能\n"\u0007')).toBe('"人工智能\\n\\"\\u0007"');
    expect(canonicalJson(-0)).toBe('0');
    expect(canonicalJson([])).toBe('[]');
    expect(canonicalJson({})).toBe('{}');
    expect(canonicalJson(Object.assign(Object.create(null) as Record<string, Json>, { a: 1 }))).toBe('{"a":1}');
  });

  it.each<[string, unknown]>([
    ['a fraction', 0.5],
    ['an integer that a double cannot hold', 2 ** 53],
    ['not a number', NaN],
    ['infinity', Infinity],
    ['a big integer', 1n],
    ['undefined', undefined],
    ['a function', () => 1],
    ['a lone surrogate', '\uD800'],
    ['a lone surrogate as a name', { '\uDC00': 1 }],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    [
      'an instance',
      new (class Price {
        minor = '1';
      })(),
    ],
    ['a list with a hole', [1, , 2]], // eslint-disable-line no-sparse-arrays -- the hole is what is tested
    ['undefined in a list', [undefined]],
    ['a fault deep inside', { a: [{ b: 0.1 }] }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value as Json)).toThrow(TypeError);
  });
});
