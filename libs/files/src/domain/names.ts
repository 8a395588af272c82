import type { FileKind } from './kinds.js';

/** Characters that no name of a file has: controls, marks that turn the direction of writing or cannot be seen, line ends. */
const UNFIT =
  /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u2028\u2029]|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

/** Whether a name can be shown as it is. A name is data and never a path: what looks like one is a name like any other. */
export const isFitName = (name: string): boolean => name.isWellFormed() && !UNFIT.test(name) && name.trim() !== '';

/** Characters that mean something to a file system or a shell of those who save the file. */
const SAVED_BADLY = /[\\/:*?"<>|%`$;&'\u0000-\u001f]/g;

/** The name under which a file is handed out: no character leads into a folder, and the ending is one of its kind. */
export function savedName(name: string, { endings }: Pick<FileKind, 'endings'>): string {
  const plain =
    name
      .replace(SAVED_BADLY, '_')
      .replace(/\.{2,}/g, '_')
      .replace(/^[.\s]+|[.\s]+$/g, '') || 'file';
  return endings.some((ending) => plain.toLowerCase().endsWith(ending)) ? plain : `${plain}${endings[0] ?? ''}`;
}

/** `Content-Disposition: attachment` with the name twice: in ASCII for old clients, and as it is (RFC 6266, RFC 8187). */
export function attachmentHeader(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\]/g, '_');
  const encoded = [...new TextEncoder().encode(name)].map((byte) =>
    ATTRIBUTE.test(String.fromCharCode(byte)) && byte < 128
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded.join('')}`;
}

/** `attr-char` of RFC 8187. */
const ATTRIBUTE = /^[A-Za-z0-9!#$&+.^_`|~-]$/;
