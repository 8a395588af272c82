import { constants, inflateSync } from 'node:zlib';
import type { Finding } from '../domain/index.js';
import { isWhite, readObject, type ObjectText } from './pdf-names.js';

/** Names by which a document does more than be read: scripts, actions by themselves, programs, files and media within it, forms that send or fetch. */
const ACTIVE = [
  'JavaScript',
  'JS',
  'Launch',
  'EmbeddedFile',
  'EmbeddedFiles',
  'OpenAction',
  'AA',
  'RichMedia',
  'XFA',
  'GoToE',
  'GoToR',
  'ImportData',
  'SubmitForm',
  'Rendition',
  'Movie',
  'Sound',
] as const;
const isActive = (name: string): boolean => (ACTIVE as readonly string[]).includes(name);

/** Filters of streams, long and short. */
const FILTERS = new Set(
  'FlateDecode Fl ASCIIHexDecode AHx ASCII85Decode A85 LZWDecode LZW RunLengthDecode RL CCITTFaxDecode CCF JBIG2Decode DCTDecode DCT JPXDecode Crypt'.split(
    ' ',
  ),
);

/** Bytes that all object streams together unpack to. */
const UNPACKED_BYTES = 256 * 1024 * 1024;

/** What was not as it must be for the document to be looked into. */
class Unreadable extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}

/**
 * What can be found against a document. Every place at which a reader could find an object is read, not only those that its table names, so that
 * nothing hides behind a table that says otherwise; and the objects within object streams. What cannot be looked into is refused.
 */
export function inspectPdf(bytes: Buffer): readonly Finding[] {
  try {
    const names = new Set(namesIn(bytes));
    const active = ACTIVE.filter((name) => names.has(name));
    return [
      ...(active.length > 0 ? [{ code: 'PDF_ACTIVE', what: active.join(', ') } as const] : []),
      ...(names.has('Encrypt') ? [{ code: 'PDF_ENCRYPTED' } as const] : []),
      ...endFindings(bytes),
    ];
  } catch (error) {
    if (error instanceof Unreadable) return [error.finding];
    throw error;
  }
}

/** Behind the last mark of an end nothing but white space follows. */
function endFindings(bytes: Buffer): readonly Finding[] {
  const mark = bytes.lastIndexOf('%%EOF');
  if (mark === -1) return [{ code: 'PDF_UNREADABLE' }];
  return bytes.subarray(mark + 5).every(isWhite) ? [] : [{ code: 'FILE_GOES_ON' }];
}

function* namesIn(bytes: Buffer): Generator<string> {
  const budget = { left: UNPACKED_BYTES };
  for (const at of placesOf(bytes, 'trailer')) yield* readObject(bytes, at).names;
  for (const at of placesOf(bytes, 'obj')) {
    if (!mayBegin(bytes, at - 'obj'.length)) continue;
    const object = readObject(bytes, at);
    if (!object.ended && surelyBegins(bytes, at)) throw new Unreadable({ code: 'PDF_UNREADABLE' });
    yield* object.names.filter((name) => isActive(name) || name === 'Encrypt');
    if (isObjectStream(object)) yield* namesWithin(unpacked(bytes, object, budget));
  }
}

/** Offsets behind each place of a word. */
function* placesOf(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word); at !== -1; at = bytes.indexOf(word, at + 1)) yield at + word.length;
}

/** A number and white space, or a comment's end, stands before the word that begins an object. */
function mayBegin(bytes: Buffer, at: number): boolean {
  const before = bytes[at - 1];
  return isWhite(before) || (before !== undefined && before >= 0x30 && before <= 0x39);
}

/** Two numbers stand before it: this is no accident of packed bytes. */
const surelyBegins = (bytes: Buffer, at: number): boolean => /\d\s+\d+\s+obj$/.test(bytes.toString('latin1', Math.max(0, at - 40), at));

/** A reader asks an object stream for these two keys and may not look at its type. */
const isObjectStream = ({ names, stream }: ObjectText): boolean =>
  stream !== null && (names.includes('ObjStm') || (names.includes('First') && names.includes('N')));

/** The bytes of an object stream. One packed in any other way than the usual one cannot be looked into. */
function unpacked(bytes: Buffer, { names, stream }: ObjectText, budget: { left: number }): Buffer {
  const start = stream ?? 0;
  const filters = names.filter((name) => FILTERS.has(name));
  if (!names.includes('Filter') && !names.includes('F')) {
    const end = bytes.indexOf('endstream', start);
    return bytes.subarray(start, end === -1 ? bytes.length : end);
  }
  const isUsual = filters.length === 1 && (filters[0] === 'FlateDecode' || filters[0] === 'Fl') && !names.includes('Predictor');
  if (!isUsual) throw new Unreadable({ code: 'PDF_UNREADABLE' });
  return inflated(bytes.subarray(start), budget);
}

function inflated(packed: Buffer, budget: { left: number }): Buffer {
  try {
    // Readers take a stream that breaks off for what it has.
    const plain = inflateSync(packed, { maxOutputLength: Math.max(budget.left, 1), finishFlush: constants.Z_SYNC_FLUSH });
    budget.left -= plain.length;
    return plain;
  } catch (error) {
    const isTooMuch = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Unreadable({ code: isTooMuch ? 'INSPECTION_LIMIT' : 'PDF_UNREADABLE' });
  }
}

/** The names of every object of an object stream; the words that end objects mean nothing in there. */
function* namesWithin(plain: Buffer): Generator<string> {
  for (let from = 0; from < plain.length;) {
    const { names, stream, ended } = readObject(plain, from);
    yield* names.filter(isActive);
    if (!ended) return;
    const next = stream ?? plain.indexOf('endobj', from) + 'endobj'.length;
    from = Math.max(next, from + 1);
  }
}
