import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { isFitName, type Finding } from '../domain/index.js';
import { entryFindings, type EntryLook } from './archive-entry.js';
import { Found, found } from './found.js';
import { officeFindings, type OfficeParts } from './office.js';
import { bytesOf, type Source } from './source.js';

/** Entries of an archive: a set of documents has hundreds. */
const ENTRIES_MAX = 5_000;
/** Bytes that it unpacks to: what the virus scanner looks at by default (MaxScanSize of clamd). */
const UNPACKED_MAX = 400 * 1024 * 1024;
/** Deflate packs zeros 1,000 to 1; documents and tables stay far below this. */
const RATIO_MAX = 200;
/** Below this a ratio harms nobody. */
const RATIO_FROM = 1024 * 1024;
const END_RECORD = 22;
const LOCAL_HEADER = 30;

class SourceReader extends yauzl.RandomAccessReader {
  constructor(private readonly source: Source) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(pieces(this.source, start, end), { objectMode: false });
  }
}

async function* pieces(source: Source, start: number, end: number): AsyncGenerator<Buffer> {
  yield* await source.read({ start, end });
}

/**
 * What can be found against an archive: from its table, before anything is unpacked; then from each entry, unpacked as it comes and held to
 * what the table says. `office` is the media type that an office document must be.
 */
export async function inspectArchive(source: Source, office: string | null): Promise<readonly Finding[]> {
  try {
    await assertOneArchive(source);
    const zip = await opened(source);
    const entries = await listed(zip);
    assertSound(entries, source.size);
    const parts: OfficeParts = new Map();
    for (const entry of entries) await look(zip, entry, { office: office !== null, parts });
    return office === null ? [] : officeFindings(office, entries.map(nameOf), parts);
  } catch (error) {
    if (error instanceof Found) return [error.finding];
    // Whatever the reader of archives does not like is no archive that others would read alike.
    return [{ code: 'ARCHIVE_UNREADABLE' }];
  }
}

/** The archive begins with its first entry and ends with its end record, which has no comment: nothing else lies before or behind. */
async function assertOneArchive(source: Source): Promise<void> {
  if (source.size < END_RECORD) found('ARCHIVE_UNREADABLE');
  const end = await bytesOf(source, { start: source.size - END_RECORD, end: source.size });
  if (end.readUInt32LE(0) !== 0x06054b50 || end.readUInt16LE(20) !== 0) found('FILE_GOES_ON');
}

const opened = (source: Source): Promise<yauzl.ZipFile> =>
  new Promise((resolve, reject) => {
    // Names are read by ourselves: the library would rewrite what another reader takes at its word.
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false };
    yauzl.fromRandomAccessReader(new SourceReader(source), source.size, options, (error, zip) => (zip ? resolve(zip) : reject(error)));
  });

function listed(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  if (zip.entryCount > ENTRIES_MAX) found('ARCHIVE_TOO_MANY_ENTRIES');
  const entries: yauzl.Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry);
      if (entries.length > ENTRIES_MAX) return reject(new Found({ code: 'ARCHIVE_TOO_MANY_ENTRIES' }));
      return zip.readEntry();
    });
    zip.once('end', () => resolve(entries)).once('error', reject);
    zip.readEntry();
  });
}

/** UTF-8 where it is; what is not, byte by byte: only for rules that ask about ASCII. */
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return raw.toString('latin1').replace(/[\u0080-\u009f]/g, '?');
  }
}

/** Another name for the entry, which some readers take and others do not (Info-ZIP Unicode Path). */
const UNICODE_PATH = 0x7075;

function assertSound(entries: readonly yauzl.Entry[], size: number): void {
  const names = entries.map((entry) => nameOf(entry).toLowerCase());
  if (names.some((name) => !isInside(name)) || entries.some((e) => e.extraFields.some(({ id }) => id === UNICODE_PATH)))
    found('ARCHIVE_ENTRY_NAME');
  if (new Set(names).size !== names.length) found('ARCHIVE_ENTRY_TWICE');
  if (entries.some((entry) => entry.isEncrypted())) found('ARCHIVE_ENCRYPTED');
  if (entries.some(({ compressionMethod: method }) => method !== 0 && method !== 8)) found('ARCHIVE_UNREADABLE');
  if (entries.some(isLink)) found('ARCHIVE_ENTRY_NAME');
  const unpacked = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > UNPACKED_MAX) found('ARCHIVE_TOO_LARGE');
  if (entries.some(({ uncompressedSize: plain, compressedSize: packed }) => plain > RATIO_FROM && plain > packed * RATIO_MAX))
    found('ARCHIVE_RATIO');
  assertApart(entries, size);
}

/** No way up, no root, no drive, no stream, no other separator. */
const isInside = (name: string): boolean =>
  isFitName(name) &&
  !name.includes('\\') &&
  !name.includes(':') &&
  !name.startsWith('/') &&
  !name.split('/').some((part) => part === '..' || part === '.');

/** A symbolic link, by the mode that Unix archivers store. */
const isLink = ({ externalFileAttributes, versionMadeBy }: yauzl.Entry): boolean =>
  versionMadeBy >> 8 === 3 && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

/** Entries that share packed bytes unpack to far more than lies there; the first stands at the very beginning. */
function assertApart(entries: readonly yauzl.Entry[], size: number): void {
  const places = entries
    .map((e) => ({
      start: e.relativeOffsetOfLocalHeader,
      end: e.relativeOffsetOfLocalHeader + LOCAL_HEADER + e.fileNameLength + e.compressedSize,
    }))
    .sort((a, b) => a.start - b.start);
  if ((places[0]?.start ?? 0) !== 0) found('FILE_GOES_ON');
  if (places.some(({ start, end }, i) => end > size || start < (places[i - 1]?.end ?? 0))) found('ARCHIVE_ENTRY_TWICE');
}

interface Look {
  readonly office: boolean;
  readonly parts: OfficeParts;
}

/** Unpacks an entry to its end and looks at what comes out. */
async function look(zip: yauzl.ZipFile, entry: yauzl.Entry, { office, parts }: Look): Promise<void> {
  const name = nameOf(entry);
  if (name.endsWith('/')) return void (entry.uncompressedSize > 0 && found('ARCHIVE_UNREADABLE'));
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, bytes) => (bytes ? resolve(bytes) : reject(error)));
  });
  const seen: EntryLook = { name, size: entry.uncompressedSize, office };
  const part = await entryFindings(seen, stream as AsyncIterable<Buffer>);
  if (part) parts.set(name, part);
}
