import { canonicalJson, type Json, type LocalisedText } from '@pilotage/kernel';
import type { NamedCode } from '../policy.js';
import type { Standard, StandardsCatalogue } from '../standards.js';
import { ADOPTION_WORDS, LEVEL_WORDS } from './policyChange.data.js';
import { partWord, policyChange, quoted, type PolicyChange } from './policyChange.js';

type Changes = readonly PolicyChange[];

/** What differs between two catalogues of standards: subjects first, then editions that are new, withdrawn, and changed. */
export function catalogueDifference(from: StandardsCatalogue, to: StandardsCatalogue): Changes {
  const standards = pairs(from.standards, to.standards, ({ id }) => id);
  return [
    ...subjectChanges(from.subjects, to.subjects),
    ...standards.added.map((standard) => policyChange('added', standard.id, aboutOf(standard))),
    ...standards.withdrawn.map((standard) => policyChange('withdrawn', standard.id, aboutOf(standard))),
    ...standards.kept.flatMap(([before, after]) => standardChanges(before, after)),
  ];
}

interface Pairs<T> {
  readonly added: readonly T[];
  readonly withdrawn: readonly T[];
  readonly kept: readonly (readonly [before: T, after: T])[];
}

function pairs<T>(from: readonly T[], to: readonly T[], nameOf: (each: T) => string): Pairs<T> {
  const before = new Map(from.map((each) => [nameOf(each), each]));
  const names = new Set(to.map(nameOf));
  return {
    added: to.filter((each) => !before.has(nameOf(each))),
    withdrawn: from.filter((each) => !names.has(nameOf(each))),
    kept: to.flatMap((each) => {
      const earlier = before.get(nameOf(each));
      return earlier ? [[earlier, each] as const] : [];
    }),
  };
}

const aboutOf = (standard: Standard) => ({ level: levelWords(standard), subject: standard.subject });

function subjectChanges(from: readonly NamedCode[], to: readonly NamedCode[]): Changes {
  const { added, withdrawn, kept } = pairs(from, to, ({ code }) => code);
  return [
    ...added.map(({ code, text }) => policyChange('subjectAdded', code, { after: text })),
    ...withdrawn.map(({ code, text }) => policyChange('subjectWithdrawn', code, { before: text })),
    ...kept.flatMap(([before, after]) =>
      changed(before.text, after.text, () => policyChange('subjectRenamed', after.code, { before: before.text, after: after.text })),
    ),
  ];
}

const changed = (before: unknown, after: unknown, told: () => PolicyChange): Changes =>
  canonicalJson((before ?? null) as Json) === canonicalJson((after ?? null) as Json) ? [] : [told()];

/** Particulars that decide nothing by themselves. */
const DETAILS = ['title', 'body', 'jurisdiction', 'year', 'certifiable', 'assessment', 'source'] as const;

function standardChanges(before: Standard, after: Standard): Changes {
  const { id } = after;
  const words = (of: (standard: Standard) => LocalisedText) => ({ before: of(before), after: of(after) });
  const differing = (sentence: 'level' | 'adoption', of: (standard: Standard) => LocalisedText): Changes =>
    changed(of(before), of(after), () => policyChange(sentence, id, words(of)));
  const member = (name: 'effective' | 'transitionUntil' | 'subject' | 'categories'): Changes =>
    changed(before[name], after[name], () =>
      policyChange(
        name,
        id,
        words((standard) => quoted(plainOf(standard[name]))),
      ),
    );
  const detail = (name: (typeof DETAILS)[number]): Changes =>
    changed(before[name], after[name], () =>
      policyChange('detail', id, { part: partWord(name), ...words((standard) => quoted(plainOf(standard[name]))) }),
    );
  return [
    ...editionChanges(before, after),
    ...differing('level', levelWords),
    ...differing('adoption', adoptionWords),
    ...(['effective', 'transitionUntil', 'subject', 'categories'] as const).flatMap(member),
    ...DETAILS.flatMap(detail),
  ];
}

const plainOf = (value: unknown): Json | undefined => value as Json | undefined;

function editionChanges({ id, supersededBy: before }: Standard, { supersededBy: after }: Standard): Changes {
  if (before === after) return [];
  if (before === undefined) return [policyChange('replaced', id, { after: after ?? '' })];
  return [after === undefined ? policyChange('notReplaced', id, { before }) : policyChange('replacedOtherwise', id, { before, after })];
}

const wordOf = (words: Readonly<Record<string, LocalisedText>>, code: string): LocalisedText => words[code] ?? { en: code, zh: code };

/** The level with what goes with it: "national, industry, mandatory". */
function levelWords({ level, kind, mandatory }: Standard): LocalisedText {
  const words = [level, ...(kind ? [kind] : []), ...(mandatory ? ['MANDATORY'] : [])].map((code) => wordOf(LEVEL_WORDS, code));
  return { en: words.map(({ en }) => en).join(', '), zh: words.map(({ zh }) => zh).join('、') };
}

function adoptionWords({ adopts, adoption }: Standard): LocalisedText {
  if (adopts === undefined) return quoted(undefined);
  const how = wordOf(ADOPTION_WORDS, adoption ?? '');
  return { en: `${how.en} ${adopts}`, zh: `${how.zh} ${adopts}` };
}
