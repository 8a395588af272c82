/**
 * The canonical form of JSON by RFC 8785: names sorted by UTF-16 code unit, no blanks, texts and numbers as ECMAScript writes them.
 * The kernel's `canonicalJson` is the same form for integers and refuses fractions; conformance scores of foreign documents are fractions.
 * For values that `readBoundedJson` gave: plain JSON, of bounded depth. Null where a number is no finite double.
 */
export function jcsOf(value: unknown): string | null {
  try {
    return written(value);
  } catch {
    return null;
  }
}

function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value === 'object' && value !== null) return writtenObject(value as Readonly<Record<string, unknown>>);
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError('no finite number');
  return JSON.stringify(value);
}

const writtenObject = (value: Readonly<Record<string, unknown>>): string =>
  `{${Object.keys(value)
    .sort(byCodeUnit)
    .map((name) => `${JSON.stringify(name)}:${written(value[name])}`)
    .join(',')}}`;

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
