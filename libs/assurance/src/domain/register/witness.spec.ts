import fc from 'fast-check';
import type { RowMatch } from '../gatePolicy.js';
import { witness, type Facts } from './witness.js';

const VALUES = { a: ['1', '2', '3'], b: ['1', '2'], c: ['1', '2', '3', '4'] };
type Fact = keyof typeof VALUES;
const FACTS = Object.keys(VALUES) as Fact[];

const holds = (match: RowMatch, facts: Facts): boolean =>
  Object.entries(match).every(([fact, wanted]) => wanted.includes(facts[fact] ?? ''));
const all: Facts[] = VALUES.a.flatMap((a) => VALUES.b.flatMap((b) => VALUES.c.map((c) => ({ a, b, c }))));

const matches = fc
  .record(Object.fromEntries(FACTS.map((fact) => [fact, fc.option(fc.subarray(VALUES[fact]))])))
  .map((found): RowMatch => Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string[]] => entry[1] !== null)));

describe('whether a row of a decision table can be reached', () => {
  it('is found out for every table of a small vocabulary as by trying all its facts', () => {
    const seed = 20261125;
    console.info(`seed ${seed}`);
    fc.assert(
      fc.property(matches, fc.array(matches, { maxLength: 9 }), (wanted, excluded) => {
        const fitting = all.filter((facts) => holds(wanted, facts) && !excluded.some((match) => holds(match, facts)));
        const found = witness(VALUES, wanted, excluded);
        expect(found === null).toBe(fitting.length === 0);
        // What the answer leaves open may be anything.
        const meant = found ? all.filter((facts) => Object.entries(found).every(([fact, value]) => facts[fact] === value)) : [];
        expect(meant.filter((facts) => !fitting.includes(facts))).toEqual([]);
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('is told of a table that leaves out one combination among a quarter of a million', () => {
    const facts = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`f${i}`, ['1', '2', '3', '4']]));
    const names = Object.keys(facts);
    const rows = names.map((name, i): RowMatch => ({ [name]: ['1', '2', '3'], ...(i > 0 ? { [names[i - 1] ?? '']: ['4'] } : {}) }));

    expect(witness(facts, {}, rows)).toEqual(Object.fromEntries(names.map((name) => [name, '4'])));
    expect(witness(facts, {}, [...rows, { f8: ['4'] }])).toBeNull();
  });

  it('does not rest on a value that nobody knows', () => {
    expect(witness(VALUES, { a: ['9'] }, [])).toBeNull();
    expect(witness(VALUES, { d: ['1'] }, [])).toBeNull();
    expect(witness(VALUES, {}, [{ a: ['9'] }, { d: ['1'] }])).toEqual({});
    expect(witness(VALUES, {}, [{}])).toBeNull();
    expect(witness(VALUES, {}, [{ a: [] }])).toEqual({});
  });
});
