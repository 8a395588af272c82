import { fileTypeFromBuffer } from 'file-type';
import type { ContentRule, FileKind, Finding } from '../domain/index.js';
import { inspectArchive } from './archive.js';
import { inspectJpeg, inspectPng } from './pictures.js';
import { inspectPdf } from './pdf.js';
import { bytesOf, type Source } from './source.js';
import { inspectJson, inspectText } from './text.js';

/** Bytes by which a type is recognised. */
const HEAD_BYTES = 65_536;

/** Types that the recognition may name for a rule. Office documents are archives whose inside tells what they are; text has no mark. */
const RECOGNISED: Readonly<Record<ContentRule, (type: string | undefined, mediaType: string) => boolean>> = {
  pdf: (type) => type === 'application/pdf',
  png: (type) => type === 'image/png' || type === 'image/apng',
  jpeg: (type) => type === 'image/jpeg',
  zip: (type) => type === 'application/zip',
  office: (type, mediaType) => type === mediaType || type === 'application/zip',
  text: () => true,
  json: () => true,
};

type Looked = Pick<FileKind, 'rule' | 'mediaType'>;

const CONTENT: Readonly<Record<ContentRule, (source: Source, kind: Looked) => Promise<readonly Finding[]>>> = {
  pdf: async (source) => inspectPdf(await bytesOf(source)),
  png: async (source) => inspectPng(await bytesOf(source)),
  jpeg: async (source) => inspectJpeg(await bytesOf(source)),
  zip: (source) => inspectArchive(source, null),
  office: (source, { mediaType }) => inspectArchive(source, mediaType),
  text: inspectText,
  json: async (source) => inspectJson(await bytesOf(source)),
};

/** What can be found against the bytes as a file of that kind; nothing when there is nothing. First the type by content, then what the kind may hide. */
export async function inspect(source: Source, kind: Looked): Promise<readonly Finding[]> {
  const head = await bytesOf(source, { start: 0, end: Math.min(HEAD_BYTES, source.size) });
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!RECOGNISED[kind.rule](type?.mime, kind.mediaType)) return [{ code: 'TYPE_NOT_AS_DECLARED' }];
  return CONTENT[kind.rule](source, kind);
}
