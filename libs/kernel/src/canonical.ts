/** What canonical JSON can hold. Numbers must be integers in the safe range: money and scores are text. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * The one way to write a value as JSON: keys sorted by UTF-16 code unit, no blanks, undefined members left out (RFC 8785 restricted to integers).
 * Throws TypeError for fractions, unsafe integers, lone surrogates and anything that is not JSON, so that a digest never depends on a machine.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number') return canonicalInteger(value);
  if (typeof value === 'string') return canonicalText(value);
  if (Array.isArray(value)) return canonicalList(value as readonly Json[]);
  if (typeof value === 'object') return canonicalObject(value as Readonly<Record<string, Json | undefined>>);
  throw new TypeError(`not JSON: ${typeof value}`);
}

function canonicalInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new TypeError('canonical JSON holds integers only; write other numbers as text');
  return String(value);
}

/** Printable ASCII that JSON writes as it stands. Most texts of a record are such, and a record has a hundred thousand of them. */
const PLAIN = /^[ !#-[\]-~]*$/;

function canonicalText(value: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new TypeError('text with a lone surrogate cannot be written');
  return JSON.stringify(value);
}

/** By index, so that a hole in a list is met, and refused, as the undefined that it reads as. Joined level by level: the quickest way measured. */
function canonicalList(values: readonly Json[]): string {
  const items: string[] = [];
  for (let index = 0; index < values.length; index += 1) items.push(canonicalJson(values[index] as Json));
  return `[${items.join(',')}]`;
}

function canonicalObject(value: Readonly<Record<string, Json | undefined>>): string {
  if (!isPlain(value)) throw new TypeError('canonical JSON holds plain objects only; a date, a map or an instance has no members to write');
  const members: string[] = [];
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member !== undefined) members.push(`${canonicalText(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  const isSorted = keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
  return isSorted ? keys : keys.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Asks for the prototype's own prototype, because a plain object of another realm (a test's sandbox, a worker) has another Object. */
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === Object.prototype) return true;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
