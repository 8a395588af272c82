import { instant, type Instant } from '@pilotage/kernel';

/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** A text of a document is names and sentences; a longer one is not read. */
const TEXT_MAX = 2_000;
/** More entries than the requirements of any standard of the catalogue. */
const LIST_MAX = 2_000;

/** A value that is malformed. Thrown and caught inside of one reading, never beyond it. */
class Malformed extends Error {}

/** What a reading gives, or null where the document is not of its form. Never throws. */
export function readOrNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (fault) {
    if (fault instanceof Malformed) return null;
    throw fault;
  }
}

/** Says that the document is not of its form. Only inside of `readOrNull`. */
export const malformed = (): never => {
  throw new Malformed();
};

/** A member of the object itself, never one of its prototype. */
export const own = (of: Members, name: string): unknown => (Object.hasOwn(of, name) ? of[name] : undefined);

export const membersIn = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : malformed();

export const textIn = (value: unknown): string =>
  typeof value === 'string' && value.length > 0 && value.length <= TEXT_MAX ? value : malformed();

/** A list of at most 2,000, each entry read; absent is empty. */
export const listIn = <T>(value: unknown, read: (entry: unknown) => T): readonly T[] => {
  if (value === undefined) return [];
  return Array.isArray(value) && value.length <= LIST_MAX ? value.map(read) : malformed();
};

/** The value read, or null where it is absent. */
export const optional = <T>(value: unknown, read: (value: unknown) => T): T | null => (value === undefined ? null : read(value));

export const instantIn = (value: unknown): Instant => {
  try {
    return instant(textIn(value));
  } catch {
    return malformed();
  }
};

/** A share from 0 to 1, as the text of its decimal: no number holds a score. */
export const shareIn = (value: unknown): string =>
  typeof value === 'number' && value >= 0 && value <= 1 ? JSON.stringify(value) : malformed();

const SHA256 = /^[0-9a-fA-F]{64}$/;
/** A SHA-256 in hexadecimal, in lower case. */
export const sha256In = (value: unknown): string => {
  const text = textIn(value);
  return SHA256.test(text) ? text.toLowerCase() : malformed();
};

/** Every entry stands once. */
export const isUnique = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;
