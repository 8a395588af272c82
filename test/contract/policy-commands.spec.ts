import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gatePolicy2026_1, standards2026_1 } from '@pilotage/assurance';

const run = promisify(execFile);
const fixture = (name: string): unknown => JSON.parse(fs.readFileSync(path.join('test/fixtures/assurance', name), 'utf8'));

interface Gate {
  readonly cases: readonly { readonly id: string; readonly given: object; readonly expect: object }[];
}
interface Risk {
  readonly worked_examples: readonly {
    readonly name: string;
    readonly answers: object;
    readonly triggers?: string[];
    readonly mitigations?: string[];
    readonly expect: Record<string, unknown>;
  }[];
}
interface Aia {
  readonly boundary_cases: readonly { readonly given: object; readonly expect: object }[];
  readonly sweep: { readonly rows: readonly (readonly [number, number, number, number])[] };
}

describe('the commands for policy staff', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-policy-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  const ask = async (command: string, option: string, cases: unknown): Promise<Record<string, unknown>[]> => {
    const file = path.join(folder, `${command}.json`);
    fs.writeFileSync(file, JSON.stringify(cases));
    const { stdout } = await run(process.execPath, ['dist/apps/cli/src/main.js', command, `--${option}`, file], { maxBuffer: 10_000_000 });
    return JSON.parse(stdout) as Record<string, unknown>[];
  };

  it('gate decides every worked case as expected', async () => {
    const { cases } = fixture('gate.json') as Gate;

    const answers = await ask(
      'gate',
      'case',
      cases.map(({ id, given }) => ({ id, given })),
    );

    expect(answers).toEqual(cases.map(({ id, expect: expected }) => ({ id, ...expected })));
    expect(answers.length).toBeGreaterThan(40);
  });

  it('policy check tells every fault of a document, and none of one that is sound', async () => {
    const check = async (document: object): Promise<unknown> => {
      const file = path.join(folder, 'policy.json');
      fs.writeFileSync(file, JSON.stringify(document));
      const told = run(process.execPath, ['dist/apps/cli/src/main.js', 'policy', 'check', '--file', file]);
      return JSON.parse((await told.catch((error: { stdout: string }) => error)).stdout);
    };
    expect(await check(standards2026_1)).toEqual([]);
    expect(await check({ ...gatePolicy2026_1, admissibleRows: [] })).toEqual(
      expect.arrayContaining([
        { code: 'UNUSED_CODE', en: 'no row gives ADMISSIBLE_DOMESTIC', zh: '没有规则行给出 ADMISSIBLE_DOMESTIC' },
        expect.objectContaining({ code: 'UNJUDGED', en: expect.stringContaining('admissible case') }),
      ]),
    );
  });

  it('policy diff tells in both languages what an updated catalogue changes, and refuses one that is unsound', async () => {
    const write = (name: string, document: object): string => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, JSON.stringify(document));
      return file;
    };
    const [first, ...others] = standards2026_1.standards;
    const from = write('from.json', standards2026_1);
    const to = write('to.json', { ...standards2026_1, version: '2027.1', standards: [{ ...first, year: 2024 }, ...others] });
    const broken = write('broken.json', { ...standards2026_1, standards: [{ ...first, supersededBy: first?.id }, ...others] });
    const diff = (...options: string[]) =>
      run(process.execPath, ['dist/apps/cli/src/main.js', 'policy', 'diff', '--kind', 'standards', ...options]);

    const expected = [
      {
        code: 'DETAILS_CHANGED',
        what: first?.id,
        en: `the year of ${first?.id} was ${first?.year} and is now 2024`,
        zh: `${first?.id} 的年份由 ${first?.year} 改为 2024`,
      },
    ];
    expect(JSON.parse((await diff('--from', from, '--to', to)).stdout)).toEqual(expected);
    expect(JSON.parse((await diff('--to', to)).stdout)).toEqual(expected);
    await expect(diff('--from', from, '--to', broken)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is superseded in a circle'),
    });
  });

  it('gate lists the facts that are missing instead of deciding', async () => {
    const [answer] = await ask('gate', 'case', [{ id: 'x', given: {} }]);

    expect(answer).toMatchObject({ id: 'x', error: 'FACT_MISSING' });
    expect(answer?.['missing']).toContain('risk');
  });

  it('risk classifies every worked example as expected', async () => {
    const examples = Object.values(fixture('risk.json') as Risk).find(Array.isArray) as unknown as Risk['worked_examples'];

    const answers = await ask(
      'risk',
      'answers',
      examples.map(({ name, answers: given, triggers, mitigations }) => ({ id: name, answers: given, triggers, mitigations })),
    );

    expect(answers.map((a) => a['id'])).toEqual(examples.map((e) => e.name));
    examples.forEach(({ triggers = [], expect: { missing, ...expected } }, at) => {
      expect(answers[at]).toMatchObject({ ...expected, missing: missing === undefined ? [] : [missing] });
      expect(answers[at]?.['triggers']).toEqual(expect.arrayContaining(triggers));
    });
    expect(examples).toHaveLength(10);
  });

  it('aia reads every boundary case and every row of the sweep as the original does', async () => {
    const { boundary_cases: boundary, sweep } = fixture('aia.json') as Aia;
    const rows = sweep.rows.map(([raw, mitigation, current, level]) => ({ given: { raw, mitigation }, expect: { current, level } }));
    const all = [...boundary, ...rows];

    const answers = await ask(
      'aia',
      'case',
      all.map(({ given }) => given),
    );

    expect(answers).toEqual(all.map(({ expect: expected }, at) => ({ id: String(at), ...expected })));
    expect(all).toHaveLength(514);
  });

  it.each([
    ['gate', ['--case', 'no-such-file.json'], /cannot be read/],
    ['gate', [], /give --case FILE/],
    ['risk', ['--answers', 'README.md'], /not JSON/],
    ['aia', ['--what', 'x'], /Unknown option/],
  ])('%s refuses %j in one line', async (command, args, words) => {
    const failed = await run(process.execPath, ['dist/apps/cli/src/main.js', command, ...args]).catch(
      (error: unknown) => error as { stdout: string; stderr: string },
    );

    expect(failed).toMatchObject({ stdout: '', stderr: expect.stringMatching(words) as unknown });
    expect((failed as { stderr: string }).stderr).not.toMatch(/\n\s+at /);
  });
});
