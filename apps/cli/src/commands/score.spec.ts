import fs from 'node:fs';
import { Rational } from '@pilotage/kernel';
import { scoreCommand } from './score.js';
import { askScore } from '../../../../test/support/ask-score.js';

interface Case {
  readonly id: string;
  readonly method: string;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly tolerance: string;
}

const CASES = JSON.parse(fs.readFileSync('test/fixtures/scoring/scoring.json', 'utf8')) as Case[];
const isNumber = (value: unknown): value is string => typeof value === 'string' && /^-?\d+(?:\.\d+|\/\d+)?$/.test(value);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

/** Where the found differs from the expected; numbers may lie apart by the tolerance of the case. */
function faults(expected: unknown, found: unknown, tolerance: Rational, at: string): string[] {
  if (isNumber(expected) && isNumber(found)) {
    const apart = Rational.parse(expected).minus(Rational.parse(found));
    return tolerance.isLessThan(apart.isNegative() ? apart.negated() : apart) ? [`${at}: ${found}, not ${expected}`] : [];
  }
  if (!isObject(expected) || !isObject(found)) return expected === found ? [] : [`${at}: ${String(found)}, not ${String(expected)}`];
  const isWhole = Array.isArray(expected) || at.endsWith('.ranks');
  const others = isWhole && Object.keys(expected).length !== Object.keys(found).length ? [`${at}: ${JSON.stringify(found)}`] : [];
  return [...others, ...Object.entries(expected).flatMap(([name, each]) => faults(each, found[name], tolerance, `${at}.${name}`))];
}

describe('pilotage score', () => {
  it('scores all 71 worked cases, each within its own tolerance of the figure that its source prints', async () => {
    const { code, answers } = await askScore(CASES.map(({ expect: _expected, tolerance: _tolerance, ...given }) => given));

    expect(answers.map(({ id }) => id)).toEqual(CASES.map(({ id }) => id));
    const told = CASES.flatMap(({ id, expect: expected, tolerance }, at) => faults(expected, answers[at], Rational.parse(tolerance), id));
    expect(told).toEqual([]);
    expect([code, answers.length]).toEqual([0, 71]);
  });

  it('writes every figure as exact decimal text or a fraction, never as a JSON number', async () => {
    const { answers } = await askScore(CASES);

    const figures = answers.flatMap(({ scores = {}, components = {} }) => [scores, ...Object.values(components as object)]);
    const told = figures.flatMap((each) => Object.values(each as object));
    expect(told.filter((figure) => !isNumber(figure))).toEqual([]);
    expect(told.length).toBeGreaterThan(200);
  });

  it.each([
    [[], /give --case FILE/],
    [['--case', 'no-such-file.json'], /cannot be read/],
    [['--case', 'README.md'], /not JSON/],
    [['--case', 'package.json'], /array/],
    [['--cases', 'x'], /Unknown option/],
  ])('refuses %j in one line, as the other commands do', (args, words) => {
    expect(() => scoreCommand.run(args)).toThrow(words);
  });
});
