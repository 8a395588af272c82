import { deflateRawSync, deflateSync } from 'node:zlib';
import { pdfOf } from './uploading.js';

/** An entry of an archive, with what is wrong about it. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes?: Buffer;
  /** What the table says that it unpacks to. */
  readonly claims?: number;
  readonly flags?: number;
  readonly method?: number;
  /** Mode of Unix, for links. */
  readonly mode?: number;
  /** Where the table says that it lies, instead of where it does. */
  readonly at?: number;
}

/** An archive made byte by byte, so that it can lie. */
export function zipOf(entries: readonly ZipEntry[], around: { readonly before?: Buffer; readonly comment?: string } = {}): Buffer {
  const { before = Buffer.alloc(0), comment = '' } = around;
  const locals: Buffer[] = [before];
  const table: Buffer[] = [];
  let at = before.length;
  for (const entry of entries) {
    const { local, central } = entryOf(entry, at);
    locals.push(local);
    table.push(central);
    at += local.length;
  }
  const central = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...locals, central, end, Buffer.from(comment)]);
}

function entryOf(
  { name, bytes = Buffer.from('text'), claims, flags = 0x800, method = 8, mode = 0o100644, at: said }: ZipEntry,
  at: number,
) {
  const packed = method === 8 ? deflateRawSync(bytes) : bytes;
  const raw = Buffer.from(name);
  const sizes = (into: Buffer, from: number): void => {
    into.writeUInt32LE(crc32(bytes), from);
    into.writeUInt32LE(packed.length, from + 4);
    into.writeUInt32LE(claims ?? bytes.length, from + 8);
    into.writeUInt16LE(raw.length, from + 12);
  };
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  sizes(local, 14);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE((3 << 8) | 20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  sizes(central, 16);
  central.writeUInt32LE((mode * 65_536) >>> 0, 38);
  central.writeUInt32LE(said ?? at, 42);
  return { local: Buffer.concat([local, raw, packed]), central: Buffer.concat([central, raw]) };
}

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const WORD_TYPE = WORD;

/** A text document with these parts besides its own, and a table of types that can say more. */
export const docxOf = (parts: readonly ZipEntry[] = [], types = ''): Buffer =>
  zipOf([
    {
      name: '[Content_Types].xml',
      bytes: Buffer.from(
        `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${WORD}.main+xml"/>${types}</Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      bytes: Buffer.from('<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'),
    },
    { name: 'word/document.xml', bytes: Buffer.from('<w:document/>') },
    ...parts,
  ]);

/** Relations of the document. */
export const relations = (text: string): ZipEntry => ({
  name: 'word/_rels/document.xml.rels',
  bytes: Buffer.from(`<Relationships>${text}</Relationships>`),
});

/** A document in which an object lies within a packed object stream; `dictionary` and `data` can say otherwise. */
export function pdfWithObjectStream(object: string, of: { dictionary?: string; data?: Buffer } = {}): Buffer {
  const plain = `9 0 ${object}`;
  const data = of.data ?? deflateSync(Buffer.from(plain));
  const dictionary = of.dictionary ?? '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode';
  const head = Buffer.from(`8 0 obj\n<< ${dictionary} /Length ${data.length} >>\nstream\n`, 'latin1');
  const base = pdfOf();
  const at = base.indexOf('trailer');
  return Buffer.concat([base.subarray(0, at), head, data, Buffer.from('\nendstream\nendobj\n'), base.subarray(at)]);
}

/** The smallest PNG: one grey pixel. */
export const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000001000000010800000000 3a7e9b550000000a49444154789c6360000000020001 48afa4710000000049454e44ae426082'.replace(
    /\s/g,
    '',
  ),
  'hex',
);

/** A JPEG by its segments: no picture, but its frame. */
export const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffda0008010100003f00', 'hex'),
  Buffer.from('12ff0034ffd056', 'hex'),
  Buffer.from('ffd9', 'hex'),
]);
