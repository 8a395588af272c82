import { fileTypeFromBuffer } from 'file-type';
import { found } from './found.js';
import { inspectPdf } from './pdf.js';

/** An entry that is unpacked. */
export interface EntryLook {
  readonly name: string;
  /** As the table says, in bytes; the reader holds it to that. */
  readonly size: number;
  /** Within an office document. */
  readonly office: boolean;
}

const HEAD_BYTES = 4100;
/** A document within an archive is looked into as a whole. */
const DOCUMENT_BYTES = 64 * 1024 * 1024;
/** Parts of an office document that say what it is and where it leads. */
const PART_BYTES = 4 * 1024 * 1024;

const PROGRAMS =
  /\.(?:exe|dll|com|scr|pif|cpl|msi|msp|msc|sys|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|lnk|url|reg|jar|class|sh|app|elf|so|dylib|apk|html?|xhtml|svg|chm|docm|xlsm|pptm|dotm|xltm|xlam|xlsb|iqy|slk|desktop)$/i;
const ARCHIVES = /\.(?:zip|7z|rar|tar|gz|tgz|bz2|tbz2?|xz|txz|zst|lz4?|lzma|cab|iso|img|dmg|arj|ace|docx|xlsx|pptx|od[tsp]|epub)$/i;
const ARCHIVE_TYPES =
  /zip|x-7z|x-rar|x-tar|gzip|x-bzip2|x-xz|zstd|x-lzip|lz4|x-compress|vnd\.ms-cab|x-apple-diskimage|x-iso9660|openxmlformats|opendocument|epub|x-cfb|x-ace|x-arj|x-lzh/;
const PROGRAM_TYPES = /x-msdownload|x-elf|x-mach-binary|java-vm|x-executable|wasm|x-ms-shortcut/;

/**
 * Unpacks the entry to its end and ends the inspection when it is a program, another archive, or a document that does more than be read.
 * Returns the text of a part of an office document that is looked at further.
 */
export async function entryFindings({ name, size, office }: EntryLook, stream: AsyncIterable<Buffer>): Promise<string | null> {
  if (!office && ARCHIVES.test(name)) found('ARCHIVE_NESTED');
  if (!office && PROGRAMS.test(name)) found('ARCHIVE_PROGRAM');
  const pieces: Buffer[] = [];
  let kept = 0;
  let wanted = HEAD_BYTES;
  let judged = false;
  for await (const piece of stream) {
    // To the end, even when nothing is kept: only so the size of the table is proven.
    if (kept < wanted) kept += pieces.push(piece) > 0 ? piece.length : 0;
    if (judged || kept < HEAD_BYTES) continue;
    judged = true;
    wanted = await judge(Buffer.concat(pieces), { name, size, office });
  }
  const bytes = Buffer.concat(pieces);
  if (!judged) wanted = await judge(bytes, { name, size, office });
  if (isDocument(bytes)) inspectPdf(bytes).forEach(({ code, what }) => found(code, what));
  return wanted === PART_BYTES ? textOf(bytes, size) : null;
}

const isDocument = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');
const isPart = (name: string): boolean => name === '[Content_Types].xml' || name.endsWith('.rels');

/** Judges an entry by its head; returns how many of its bytes are wanted. */
async function judge(head: Buffer, { name, size, office }: EntryLook): Promise<number> {
  const type = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime ?? '';
  if (ARCHIVE_TYPES.test(type)) found(office ? 'OFFICE_MACROS' : 'ARCHIVE_NESTED');
  // Text may begin with the two letters by which some programs are known; a program has other bytes, too.
  if (PROGRAM_TYPES.test(type) && head.includes(0)) found('ARCHIVE_PROGRAM');
  if (head.subarray(0, 2).toString('latin1') === '#!') found('ARCHIVE_PROGRAM');
  if (isDocument(head)) return size > DOCUMENT_BYTES ? found('INSPECTION_LIMIT') : DOCUMENT_BYTES;
  return office && isPart(name) ? PART_BYTES : HEAD_BYTES;
}

function textOf(bytes: Buffer, size: number): string {
  if (size > PART_BYTES) found('INSPECTION_LIMIT');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return found('ARCHIVE_UNREADABLE');
  }
}
