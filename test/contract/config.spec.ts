import fs from 'node:fs';
import path from 'node:path';

const example = fs.readFileSync('.env.example', 'utf8');
const listed = new Set([...example.matchAll(/^#?([A-Z][A-Z0-9_]*)=/gm)].map((m) => m[1] ?? ''));

/** Names that the machinery uses between its own processes, or that belong to the operating system. */
const NOT_SETTINGS: Readonly<Record<string, string>> = {
  PATH: 'of the operating system',
  TEST_DATABASE_URL: 'npm test tells the suites where the server is that it started',
  BARS_FIGURES: 'npm run bars tells a suite where to put its figures',
  MATRIX_CELLS: 'npm run bars asks for every cell',
};

const sources = ['scripts', 'apps', 'libs', 'test', '.ci'].flatMap((folder) =>
  fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => /\.(ts|mjs|cjs)$/.test(file) && fs.statSync(file).isFile()),
);
const readIn = (file: string): string[] =>
  [...fs.readFileSync(file, 'utf8').matchAll(/\b(?:process\.env|environment|env)(?:\.|\[')([A-Z][A-Z0-9_]+)/g)].map((m) => m[1] ?? '');

describe('.env.example', () => {
  it('lists every setting that anything reads', () => {
    const read = [...new Set(sources.flatMap(readIn))].sort();

    expect(read.length).toBeGreaterThan(5);
    expect(read.filter((name) => !listed.has(name) && !(name in NOT_SETTINGS))).toEqual([]);
  });

  it('says of every setting what it is for, and sets none', () => {
    const lines = example.split('\n');
    const unexplained = lines.filter((line, i) => /^#[A-Z_]+=/.test(line) && !/^# |^#[A-Z_]+=/.test(lines[i - 1] ?? ''));

    expect(unexplained).toEqual([]);
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  it('holds no secret', () => {
    expect(example).not.toMatch(/BEGIN|eyJ|[A-Za-z0-9+/]{40,}/);
  });
});
