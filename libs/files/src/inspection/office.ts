import type { Finding } from '../domain/index.js';

/** Parts of an office document that say what it is and where it leads, by name. */
export type OfficeParts = Map<string, string>;

/** The type of the main part of each kind, as its table of types says it (ECMA-376). */
const MAIN_PART: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
};

/** Parts that run, or hold something that does. */
const RUNNING =
  /vbaproject|vbadata|(?:^|\/)(?:activex|embeddings|macrosheets|dialogsheets|ctrlprops|customui)\/|oleobject|\.(?:bin|exe|dll|js|vbs)$/i;
/** Types of parts that do. */
const RUNNING_TYPES = /macroenabled|vbaproject|activex|oleobject|macrosheet/i;
/** Printer settings are bytes that nothing runs. */
const HARMLESS = /(?:^|\/)printersettings\/printersettings\d*\.bin$/i;

/** What can be found against an office document by its parts: the table of types first, then where its relations lead. */
export function officeFindings(mediaType: string, names: readonly string[], parts: OfficeParts): readonly Finding[] {
  const types = parts.get('[Content_Types].xml');
  if (types === undefined || !types.includes(`"${MAIN_PART[mediaType]}"`)) return [{ code: 'TYPE_NOT_AS_DECLARED' }];
  const runs = names.some((name) => RUNNING.test(name) && !HARMLESS.test(name)) || RUNNING_TYPES.test(types);
  if (runs) return [{ code: 'OFFICE_MACROS' }];
  const isHidden = [...parts.values()].some((text) => /<!DOCTYPE|<!ENTITY|&#/i.test(text));
  if (isHidden) return [{ code: 'ARCHIVE_UNREADABLE' }];
  const leadsOut = [...parts].some(([name, text]) => name.endsWith('.rels') && fetches(text));
  return leadsOut ? [{ code: 'OFFICE_EXTERNAL' }] : [];
}

/** Whether a relation outside is fetched by itself. A link that a person follows is none. */
function fetches(relations: string): boolean {
  const outside = [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /TargetMode\s*=\s*["']External["']/i.test(tag));
  return outside.some((tag) => !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(tag));
}
