import fs from 'node:fs';
import path from 'node:path';

const folder = process.env['CONFORMANCE_DATA'];

/** A suite on real public data. They are no part of the repository: `CONFORMANCE_DATA` names their folder; without it the suite says that it is skipped, and why. */
export function describeRealData(title: string, suite: () => void): void {
  if (folder) return describe(title, suite);
  describe.skip(`${title} (skipped: CONFORMANCE_DATA names no folder with real data)`, () => it('needs real data', () => undefined));
}

/** The records of a file of lines. */
export function realRecords<T>(file: string): readonly T[] {
  const lines = fs.readFileSync(path.join(folder ?? '', file), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as T);
}

/** Leaves a list for a person to read, in `.cache/conformance`, which is not kept. */
export function listFor(name: string, rows: readonly object[]): void {
  fs.mkdirSync('.cache/conformance', { recursive: true });
  fs.writeFileSync(path.join('.cache/conformance', name), `${JSON.stringify(rows, null, 1)}\n`);
}
