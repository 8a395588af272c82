/** White space and delimiters of PDF (ISO 32000-2, 7.2.3). */
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((c) => c.charCodeAt(0)));
const isRegular = (byte: number): boolean => !WHITE.has(byte) && !DELIMITER.has(byte);

export const isWhite = (byte: number | undefined): boolean => byte !== undefined && WHITE.has(byte);

/** No object is longer than this many bytes without its stream; a longer one is not followed. */
const OBJECT_BYTES = 16 * 1024 * 1024;

/** What stands in an object: its names, decoded, and where its stream begins. */
export interface ObjectText {
  readonly names: readonly string[];
  /** Offset of the stream's first byte; null when it has none. */
  readonly stream: number | null;
  /** Whether its end was found. */
  readonly ended: boolean;
}

/** Reads names from an offset on, as a reader of documents would: strings, comments and numbers skipped, `#61` decoded, up to the end of the object or of the bytes. */
export function readObject(bytes: Buffer, from: number): ObjectText {
  const names: string[] = [];
  const end = Math.min(bytes.length, from + OBJECT_BYTES);
  let at = from;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x28) at = afterString(bytes, at, end);
    else if (byte === 0x25) at = afterLine(bytes, at, end);
    else if (byte === 0x2f) {
      const stop = afterRegular(bytes, at + 1, end);
      names.push(decoded(bytes.toString('latin1', at + 1, stop)));
      at = stop;
    } else if (isRegular(byte)) {
      const stop = afterRegular(bytes, at, end);
      const word = bytes.toString('latin1', at, Math.min(stop, at + 8));
      if (word === 'endobj') return { names, stream: null, ended: true };
      if (word.startsWith('stream')) return { names, stream: afterKeyword(bytes, at + 'stream'.length), ended: true };
      at = stop;
    } else at += 1;
  }
  return { names, stream: null, ended: false };
}

const afterRegular = (bytes: Buffer, from: number, end: number): number => {
  let at = from;
  while (at < end && isRegular(bytes[at] ?? 0)) at += 1;
  return at;
};

const afterLine = (bytes: Buffer, from: number, end: number): number => {
  let at = from;
  while (at < end && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at += 1;
  return at;
};

/** Behind a literal string, whose parentheses are balanced or escaped. */
function afterString(bytes: Buffer, from: number, end: number): number {
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) depth += 1;
    else if (byte === 0x29) depth -= 1;
    if (depth === 0) return at + 1;
  }
  return end;
}

/** The keyword `stream` is followed by one end of line. */
function afterKeyword(bytes: Buffer, at: number): number {
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1;
  return bytes[at] === 0x0a ? at + 1 : at;
}

const decoded = (name: string): string =>
  name.includes('#') ? name.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : name;
