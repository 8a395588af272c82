import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standards2026_1, type Standard } from '../index.js';

/** The list of standards as it was compiled: a foreign or an industry standard is NATIONAL there, with a mark beside it. */
interface Listed {
  readonly id: string;
  readonly level: string;
  readonly foreign?: boolean;
  readonly cn_type?: string;
  readonly status: string;
  readonly superseded_by?: string;
  readonly adopts?: string;
  readonly applies_to_categories: readonly string[];
  readonly title: string;
  readonly title_zh?: string;
}
type Copied =
  'body' | 'jurisdiction' | 'year' | 'subject' | 'certifiable' | 'assessment' | 'mandatory' | 'effective' | 'adoption' | 'source';

const fixture = join(process.cwd(), 'test/fixtures/assurance/standards.json');
const { version, entries } = JSON.parse(readFileSync(fixture, 'utf8')) as {
  readonly version: string;
  readonly entries: readonly (Listed & Pick<Standard, Copied>)[];
};
const { standards } = standards2026_1;
const byId = new Map(standards.map((standard) => [standard.id, standard]));

/** The list abbreviates one adopted edition that stands in it under its whole name. */
const WHOLE_NAMES: Readonly<Record<string, string>> = { 'IEC 62304:2015': 'IEC 62304:2006+AMD1:2015 CSV' };

const levelOf = ({ level, foreign }: Listed): string => (foreign ? 'FOREIGN' : level);

const LEVELS = ['INTERNATIONAL', 'NATIONAL', 'LOCAL', 'FOREIGN'];

describe('the catalogue 2026.1 beside the list that it was made from', () => {
  it('has the 118 editions of the list, each once, and no other', () => {
    expect([entries.length, standards.length, byId.size]).toEqual([118, 118, 118]);
    expect([...byId.keys()].sort()).toEqual(entries.map(({ id }) => id).sort());
    expect(standards2026_1.version).toBe(version);
  });

  it.each(entries.map((entry) => [entry.id, entry] as const))('has %s with its level, dates, subject and categories', (id, entry) => {
    const { body, jurisdiction, year, subject, certifiable, assessment, mandatory, effective, adoption, source, cn_type: kind } = entry;
    expect(byId.get(id)).toEqual({
      ...{ id, body, jurisdiction, year, subject, certifiable, assessment, mandatory, effective, adoption, source, kind },
      title: { en: entry.title, zh: entry.title_zh ?? expect.any(String) },
      level: levelOf(entry),
      categories: entry.applies_to_categories,
      supersededBy: entry.superseded_by,
      adopts: entry.adopts && (WHOLE_NAMES[entry.adopts] ?? entry.adopts),
    });
  });

  it('has 68 international, 39 national, 6 local and 5 foreign editions; the 7 industry standards count as national', () => {
    const count = (levels: readonly string[]) => LEVELS.map((level) => levels.filter((each) => each === level).length);
    expect(count(entries.map(levelOf))).toEqual([68, 39, 6, 5]);
    expect(count(standards.map(({ level }) => level))).toEqual([68, 39, 6, 5]);
    expect(standards.filter(({ kind }) => kind === 'INDUSTRY').map(({ level }) => level)).toEqual(Array(7).fill('NATIONAL'));
  });

  it('says of exactly those editions that they are replaced of which the list says it', () => {
    const replaced = entries.filter(({ status }) => status !== 'CURRENT').map(({ id }) => id);
    expect(standards.filter(({ supersededBy }) => supersededBy !== undefined).map(({ id }) => id)).toEqual(replaced);
  });

  it('has five adoptions, three of them identical', () => {
    const adoptions = standards.flatMap(({ id, adopts, adoption }) => (adopts ? [[id, adopts, adoption]] : []));
    expect(adoptions).toEqual([
      ['GB/T 45081-2024', 'ISO/IEC 42001:2023', 'IDT'],
      ['YY/T 0664-2020', 'IEC 62304:2006+AMD1:2015 CSV', 'MOD'],
      ['GB/T 42061-2022', 'ISO 13485:2016', 'IDT'],
      ['GB/T 42062-2022', 'ISO 14971:2019', 'IDT'],
      ['GB/T 43267-2023', 'ISO 21448:2022', 'MOD'],
    ]);
  });
});
