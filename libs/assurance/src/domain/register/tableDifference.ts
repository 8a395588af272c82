import { canonicalJson, type Json, type LocalisedText } from '@pilotage/kernel';
import { partWord, policyChange, quoted, type PolicyChange } from './policyChange.js';

type Members = Readonly<Record<string, Json>>;
type Changes = readonly PolicyChange[];

/** A place in a document: its path, and what it is called. */
interface Place {
  readonly path: string;
  readonly at: LocalisedText;
}

/** What tells the rows of a list apart, in this order. */
const KEYS = ['code', 'id', 'row', 'level', 'route', 'condition'];
/** Members by which a row says what it is about, in words. */
const TELLING = ['text', 'message', 'label'];

/** What differs between two documents that are made of rows with codes: rows that are new, withdrawn, moved, and values in them, by path. */
export function tableDifference(from: Members, to: Members): Changes {
  return memberChanges({ path: '', at: { en: '', zh: '' } }, from, to);
}

const isMembers = (value: Json | undefined): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

function inside({ path, at }: Place, name: string, called: LocalisedText): Place {
  if (path === '') return { path: name, at: called };
  return { path: `${path}.${name}`, at: { en: `${at.en} › ${called.en}`, zh: `${at.zh} › ${called.zh}` } };
}

function memberChanges(place: Place, from: Members, to: Members): Changes {
  const names = [...new Set([...Object.keys(to), ...Object.keys(from)])];
  return names.flatMap((name) => changes(inside(place, name, partWord(name)), from[name], to[name]));
}

function changes(place: Place, before: Json | undefined, after: Json | undefined): Changes {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  const [earlier, later] = [rowsOf(before), rowsOf(after)];
  if (earlier && later) return rowChanges(place, earlier, later);
  if (isMembers(before) && isMembers(after)) return memberChanges(place, before, after);
  return [policyChange('value', place.path, { at: place.at, before: quoted(before), after: quoted(after) })];
}

type Rows = ReadonlyMap<string, Members>;

/** The rows of a list by name; the second of a name is "NAME (2)". Null where it is no list of rows. */
function rowsOf(value: Json | undefined): Rows | null {
  if (!Array.isArray(value)) return null;
  const rows = new Map<string, Members>();
  for (const row of value as readonly Json[]) {
    const name = isMembers(row) ? nameOf(row) : undefined;
    if (name === undefined) return null;
    rows.set(freeName(rows, name), row as Members);
  }
  return rows;
}

function nameOf(row: Members): string | undefined {
  const key = KEYS.find((each) => typeof row[each] === 'string');
  return key === undefined ? undefined : String(row[key]);
}

function freeName(rows: Rows, name: string, turn = 1): string {
  const tried = turn === 1 ? name : `${name} (${turn})`;
  return rows.has(tried) ? freeName(rows, name, turn + 1) : tried;
}

function rowChanges(place: Place, from: Rows, to: Rows): Changes {
  const at = (name: string): Place => inside(place, name, { en: name, zh: name });
  const names = [...to.keys()];
  const added = names.filter((name) => !from.has(name));
  const withdrawn = [...from.keys()].filter((name) => !to.has(name));
  return [
    ...added.map((name) => policyChange('rowAdded', at(name).path, { at: at(name).at, after: told(to.get(name)) })),
    ...withdrawn.map((name) => policyChange('rowWithdrawn', at(name).path, { at: at(name).at, before: told(from.get(name)) })),
    ...orderChange(place, from, to),
    ...names.flatMap((name) => memberChanges(at(name), from.get(name) ?? to.get(name) ?? {}, to.get(name) ?? {})),
  ];
}

/** Order counts: where the first match decides, and where reasons are told one after the other. */
function orderChange(place: Place, from: Rows, to: Rows): Changes {
  const earlier = [...from.keys()].filter((name) => to.has(name));
  const later = [...to.keys()].filter((name) => from.has(name));
  if (earlier.join('\n') === later.join('\n')) return [];
  return [policyChange('order', place.path, { at: place.at, after: quoted(later) })];
}

const told = (row: Members = {}): LocalisedText => quoted(TELLING.map((name) => row[name]).find((text) => text !== undefined) ?? row);
