import { gzipSync } from 'node:zlib';
import type { FileVault, StoredFile } from '@pilotage/platform';
import { Readable } from 'node:stream';
import { inspectInThread } from '../../libs/files/src/inspection/in-thread.js';
import { kindOfMediaType } from '../../libs/files/src/domain/kinds.js';
import { docxOf, JPEG, pdfWithObjectStream, PNG, relations, WORD_TYPE, zipOf, type ZipEntry } from '../support/hostile-files.js';
import { pdfOf } from '../support/uploading.js';

/** What is found against bytes that are declared to be of a type, in a thread as in production. */
async function found(bytes: Buffer, mediaType: string): Promise<string> {
  const kind = kindOfMediaType(mediaType);
  if (!kind) throw new Error(`${mediaType} is not taken`);
  const vault = {
    read: async (_file: StoredFile, range?: { start: number; end: number }) =>
      Readable.from([bytes.subarray(range?.start ?? 0, range?.end)]),
  } as unknown as FileVault;
  const findings = await inspectInThread(vault, { key: '', context: '', size: bytes.length, wrappedKey: Buffer.alloc(0) }, kind);
  return findings.map(({ code, what }) => (what === undefined ? code : `${code} ${what}`)).join('; ') || 'nothing';
}

const PDF = 'application/pdf';
const ZIP = 'application/zip';
const entry = (change: Partial<ZipEntry> & { readonly name: string }): Buffer => zipOf([{ name: 'a.txt' }, change]);
const hidden = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
const bomb = (size: number): Buffer => Buffer.alloc(size);

describe('the content of a file', () => {
  it.each<[string, Buffer, string]>([
    ['a document', pdfOf(), PDF],
    ['a document with an object stream', pdfWithObjectStream('<< /Type /Font >>'), PDF],
    ['a document that says a forbidden word in its text', pdfOf('/Title (/JavaScript /Launch)', '/OpenAction'), PDF],
    ['a picture', PNG, 'image/png'],
    ['a photograph', JPEG, 'image/jpeg'],
    ['a text in Chinese', Buffer.from('技术方案\n第一行\t列\r\n'), 'text/plain'],
    ['a table whose first letters are those of a picture', Buffer.from('BMI,age\n22.1,40\n'), 'text/csv'],
    ['JSON', Buffer.from('{"a":[1,2,"三"]}'), 'application/json'],
    [
      'an archive of texts and a document',
      zipOf([{ name: 'a/b.txt' }, { name: '方案.pdf', bytes: pdfOf() }, { name: 'a/', bytes: Buffer.alloc(0), method: 0 }]),
      ZIP,
    ],
    ['a text document', docxOf(), WORD_TYPE],
    [
      'a text document with a link that a person follows',
      docxOf([relations('<Relationship Type="x/hyperlink" TargetMode="External" Target="https://example.test"/>')]),
      WORD_TYPE,
    ],
  ])('that is %s has nothing against it', async (_what, bytes, type) => {
    expect(await found(bytes, type)).toBe('nothing');
  });

  it.each<[string, string]>([
    ['JavaScript', `/OpenAction << /S /JavaScript >>`],
    ['JS', '/Foo << /JS (x) >>'],
    ['Launch', '/A << /S /Launch /F (cmd.exe) >>'],
    ['EmbeddedFile', '/Foo << /Type /EmbeddedFile >>'],
    ['EmbeddedFiles', '/Names << /EmbeddedFiles 9 0 R >>'],
    ['OpenAction', '/OpenAction 9 0 R'],
    ['AA', '/AA << /O 9 0 R >>'],
    ['RichMedia', '/Foo << /Subtype /RichMedia >>'],
    ['XFA', '/AcroForm << /XFA 9 0 R >>'],
    ['GoToE', '/A << /S /GoToE >>'],
    ['SubmitForm', '/A << /S /SubmitForm >>'],
    ['ImportData', '/A << /S /ImportData >>'],
    ['Rendition', '/A << /S /Rendition >>'],
    ['GoToR', '/A << /S /GoToR >>'],
  ])('that is a document with /%s is refused, in clear, spelt with escapes, and packed in an object stream', async (name, text) => {
    const spelt = text.replaceAll(`/${name}`, `/#${name.charCodeAt(0).toString(16)}${name.slice(1)}`);
    const answers = [await found(pdfOf(text), PDF), await found(pdfOf(spelt), PDF), await found(pdfWithObjectStream(`<< ${text} >>`), PDF)];
    expect(answers.map((answer) => [answer.startsWith('PDF_ACTIVE'), answer.includes(name)])).toEqual(Array(3).fill([true, true]));
  });

  it.each<[string, Buffer, string]>([
    [
      'an object stream that hides its type',
      pdfWithObjectStream(hidden, { dictionary: '/N 1 /First 4 /Filter /FlateDecode' }),
      'PDF_ACTIVE JavaScript, JS',
    ],
    [
      'an object stream in clear',
      pdfWithObjectStream(hidden, { dictionary: '/Type /ObjStm /N 1 /First 4', data: Buffer.from(`9 0 ${hidden}`) }),
      'PDF_ACTIVE JavaScript, JS',
    ],
    [
      'an object stream packed in two ways',
      pdfWithObjectStream(hidden, { dictionary: '/Type /ObjStm /N 1 /First 4 /Filter [/ASCII85Decode /FlateDecode]' }),
      'PDF_UNREADABLE',
    ],
    [
      'an object stream whose packing is named elsewhere',
      pdfWithObjectStream(hidden, { dictionary: '/Type /ObjStm /N 1 /First 4 /Filter 7 0 R' }),
      'PDF_UNREADABLE',
    ],
    ['an object stream that does not unpack', pdfWithObjectStream(hidden, { data: Buffer.from('garbage') }), 'PDF_UNREADABLE'],
    ['an action behind a comment', pdfOf(`/Foo % endobj )\n /A ${hidden}`), 'PDF_ACTIVE JavaScript, JS'],
    ['an action behind a string that says that all is over', pdfOf(`/Foo (endobj) /A ${hidden}`), 'PDF_ACTIVE JavaScript, JS'],
    ['an action in an object that lies within a stream', pdfOf('', `) Tj 7 0 obj ${hidden} endobj`), 'PDF_ACTIVE JavaScript, JS'],
    ['a lock', pdfOf('/Encrypt 9 0 R'), 'PDF_ENCRYPTED'],
    ['an archive behind it', Buffer.concat([pdfOf(), zipOf([{ name: 'a.txt' }])]), 'FILE_GOES_ON'],
    ['no end', pdfOf().subarray(0, -8), 'PDF_UNREADABLE'],
    ['something before it', Buffer.concat([Buffer.from('GIF89a'), pdfOf()]), 'TYPE_NOT_AS_DECLARED'],
  ])('that is a document with %s is refused', async (_what, bytes, finding) => {
    expect(await found(bytes, PDF)).toBe(finding);
  });

  it('that unpacks without end in a document is refused within its limits', async () => {
    const { deflateSync } = await import('node:zlib');
    const data = deflateSync(bomb(300 * 1024 * 1024));
    expect(await found(pdfWithObjectStream('', { data }), PDF)).toBe('INSPECTION_LIMIT');
  });

  it.each<[string, Buffer, string]>([
    ['unpacks to far more than it is', entry({ name: 'b.txt', bytes: bomb(64 * 1024 * 1024) }), 'ARCHIVE_RATIO'],
    [
      'says that it unpacks to a terabyte in parts',
      zipOf(Array.from({ length: 300 }, (_, i) => ({ name: `${i}.txt`, claims: 2_000_000 }))),
      'ARCHIVE_TOO_LARGE',
    ],
    ['unpacks to more than it says', entry({ name: 'b.txt', bytes: bomb(5000), claims: 10 }), 'ARCHIVE_UNREADABLE'],
    [
      'has thousands of entries',
      zipOf(Array.from({ length: 5001 }, (_, i) => ({ name: `${i}.txt`, bytes: Buffer.alloc(0), method: 0 }))),
      'ARCHIVE_TOO_MANY_ENTRIES',
    ],
    ['holds an archive', entry({ name: 'b.zip', bytes: zipOf([{ name: 'c.txt' }]) }), 'ARCHIVE_NESTED'],
    ['holds an archive under another name', entry({ name: 'b.txt', bytes: zipOf([{ name: 'c.txt' }]) }), 'ARCHIVE_NESTED'],
    ['holds a packed file under another name', entry({ name: 'b.csv', bytes: gzipSync('x') }), 'ARCHIVE_NESTED'],
    ['leads up', entry({ name: '../../etc/passwd' }), 'ARCHIVE_ENTRY_NAME'],
    ['leads up the other way', entry({ name: '..\\..\\x.txt' }), 'ARCHIVE_ENTRY_NAME'],
    ['leads to the root', entry({ name: '/etc/x.txt' }), 'ARCHIVE_ENTRY_NAME'],
    ['leads to a drive', entry({ name: 'C:x.txt' }), 'ARCHIVE_ENTRY_NAME'],
    ['has a name that turns the writing', entry({ name: 'a\u202etxt.exe' }), 'ARCHIVE_ENTRY_NAME'],
    ['has a name with NUL', entry({ name: 'a.txt\u0000.exe' }), 'ARCHIVE_ENTRY_NAME'],
    ['has a link', entry({ name: 'b', mode: 0o120777, bytes: Buffer.from('/etc/passwd') }), 'ARCHIVE_ENTRY_NAME'],
    ['has a name twice', zipOf([{ name: 'a.txt' }, { name: 'A.TXT' }]), 'ARCHIVE_ENTRY_TWICE'],
    ['has entries that share their bytes', zipOf([{ name: 'a.txt' }, { name: 'b.txt', at: 0 }]), 'ARCHIVE_ENTRY_TWICE'],
    ['has a locked entry', entry({ name: 'b.txt', flags: 0x801 }), 'ARCHIVE_ENCRYPTED'],
    ['is packed in an unusual way', entry({ name: 'b.txt', method: 12 }), 'ARCHIVE_UNREADABLE'],
    ['holds a program', entry({ name: 'b.exe' }), 'ARCHIVE_PROGRAM'],
    [
      'holds a program under another name',
      entry({ name: 'b.txt', bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]) }),
      'ARCHIVE_PROGRAM',
    ],
    ['holds a script', entry({ name: 'b', bytes: Buffer.from('#!/bin/sh\n') }), 'ARCHIVE_PROGRAM'],
    ['holds a document that does more than be read', entry({ name: 'b.txt', bytes: pdfOf('/OpenAction 9 0 R') }), 'PDF_ACTIVE OpenAction'],
    ['has something before it', zipOf([{ name: 'a.txt' }], { before: Buffer.from('PK\u0003\u0004 a page') }), 'FILE_GOES_ON'],
    ['has something behind it', Buffer.concat([zipOf([{ name: 'a.txt' }]), pdfOf()]), 'FILE_GOES_ON'],
    ['has a comment', zipOf([{ name: 'a.txt' }], { comment: '<script>' }), 'FILE_GOES_ON'],
    ['breaks off', zipOf([{ name: 'a.txt' }]).subarray(0, -30), 'FILE_GOES_ON'],
    ['is a text document', docxOf(), 'TYPE_NOT_AS_DECLARED'],
  ])('that is an archive which %s is refused', async (_what, bytes, finding) => {
    expect(await found(bytes, ZIP)).toBe(finding);
  });

  it.each<[string, Buffer, string]>([
    ['holds macros', docxOf([{ name: 'word/vbaProject.bin' }]), 'OFFICE_MACROS'],
    [
      'says that it holds macros',
      docxOf([], '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'),
      'OFFICE_MACROS',
    ],
    ['holds another file', docxOf([{ name: 'word/embeddings/oleObject1.bin' }]), 'OFFICE_MACROS'],
    [
      'fetches its template',
      docxOf([relations('<Relationship TargetMode="External" Type="x/attachedTemplate" Target="https://evil.test/t.dotm"/>')]),
      'OFFICE_EXTERNAL',
    ],
    [
      'spells its relations in a hidden way',
      docxOf([relations('<Relationship TargetMode="&#69;xternal" Type="x/attachedTemplate"/>')]),
      'ARCHIVE_UNREADABLE',
    ],
    ['is no text document', zipOf([{ name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') }]), 'TYPE_NOT_AS_DECLARED'],
  ])('that is a text document which %s is refused', async (_what, bytes, finding) => {
    expect(await found(bytes, WORD_TYPE)).toBe(finding);
  });

  it.each<[string, Buffer, string, string]>([
    ['a picture that is a document', pdfOf(), 'image/png', 'TYPE_NOT_AS_DECLARED'],
    ['a picture with an archive behind it', Buffer.concat([PNG, zipOf([{ name: 'a.txt' }])]), 'image/png', 'FILE_GOES_ON'],
    ['a photograph with a page behind it', Buffer.concat([JPEG, Buffer.from('<script>')]), 'image/jpeg', 'FILE_GOES_ON'],
    ['a text that is a page', Buffer.from(' \n<!DOCTYPE html><script>'), 'text/plain', 'TEXT_IS_MARKUP'],
    ['a text that is a script', Buffer.from('#!/bin/sh\nrm'), 'text/plain', 'TEXT_IS_MARKUP'],
    ['a text that is a document', Buffer.from('hello\n%PDF-1.7\n'), 'text/csv', 'TEXT_IS_MARKUP'],
    ['a text that is a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(90)]), 'text/plain', 'TEXT_NOT_UTF8'],
    ['a text in another encoding', Buffer.from([0xc3, 0x28]), 'text/plain', 'TEXT_NOT_UTF8'],
    ['a text that ends in half a letter', Buffer.from('é').subarray(0, 1), 'text/plain', 'TEXT_NOT_UTF8'],
    ['JSON that is none', Buffer.from('{a:1}'), 'application/json', 'JSON_MALFORMED'],
    ['JSON as deep as a well', Buffer.from('['.repeat(200_000)), 'application/json', 'JSON_MALFORMED'],
  ])('that is %s is refused', async (_what, bytes, type, finding) => {
    expect(await found(bytes, type)).toBe(finding);
  });
});
