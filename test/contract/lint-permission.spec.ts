import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { MUTANTS, PREAMBLE } from './lint-permission.data.js';

interface Message {
  readonly rule: string | null;
  readonly severity: number;
  readonly message: string;
}

/** Of a file that every use case resembles; the text takes its place. */
const AS_IF = 'libs/bids/src/application/seal-bid.use-case.ts';
const ERROR = 2;

const fileWith = (lines: string): string =>
  `${PREAMBLE}\nexport async function act(): Promise<unknown> {\n${lines}\nreturn undefined;\n}\n`;

/** What the project's own configuration says of the texts, by a process of its own: it cannot be loaded into this one. */
function linted(texts: readonly string[]): readonly (readonly Message[])[] {
  const script = path.join(process.cwd(), 'scripts/lib/lint/lint-texts.mjs');
  const given = JSON.stringify(texts.map((text) => ({ path: AS_IF, text })));
  return JSON.parse(execFileSync(process.execPath, [script], { input: given, encoding: 'utf8', maxBuffer: 1e8 })) as Message[][];
}

const errorsIn = (messages: readonly Message[] | undefined): readonly string[] =>
  (messages ?? [])
    .filter(({ severity, rule }) => severity === ERROR && rule !== 'no-unreachable')
    .map(({ rule, message }) => rule ?? message);

describe('a permission that is asked for and not waited for', () => {
  const names = Object.keys(MUTANTS);
  let wrong: readonly (readonly Message[])[] = [];
  let right: readonly (readonly Message[])[] = [];

  beforeAll(() => {
    const answers = linted(Object.values(MUTANTS).flatMap((mutant) => [fileWith(mutant.wrong), fileWith(mutant.right)]));
    wrong = answers.filter((_, at) => at % 2 === 0);
    right = answers.filter((_, at) => at % 2 === 1);
    const rules = new Set(wrong.flatMap(errorsIn));
    process.stderr.write(`lint: ${names.length} ways not to wait, caught by ${[...rules].sort().join(', ')}\n`);
  }, 300_000);

  it.each(names.map((name, at) => [name, at] as const))('cannot be merged as %s', (_, at) => {
    expect(errorsIn(wrong[at]).filter((rule) => /promise|permission|return-await/.test(rule))).not.toEqual([]);
  });

  it.each(names.map((name, at) => [name, at] as const))('can be merged once it is waited for: %s', (_, at) => {
    expect(errorsIn(right[at])).toEqual([]);
  });
});
