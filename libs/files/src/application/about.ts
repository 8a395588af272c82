import type { FilePlace, Sealing, StoredFile } from '@pilotage/platform';
import { attachmentHeader, kindOfMediaType, savedName, type FileKind } from '../domain/index.js';
import type { FileEntity } from '../persistence/files.entities.js';

/** What was declared of a file when its upload was requested. */
export interface FileAbout {
  /** As its owner calls it. Data, never a path. */
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
}

/** Binds what is sealed about a file, and its bytes, to the file: moved to another they do not open. */
const contextOf = (part: 'about' | 'bytes', id: string): string => `file:${part}:${id}`;

/** The declaration as it is kept. */
export function sealAbout(sealing: Sealing, id: string, about: FileAbout): Pick<FileEntity, 'about' | 'aboutKey'> {
  const { ciphertext, wrappedKey } = sealing.seal(contextOf('about', id), JSON.stringify(about));
  return { about: ciphertext, aboutKey: wrappedKey };
}

/** What was declared. Throws Unopenable under another key file. */
export const aboutOf = (sealing: Sealing, { id, about, aboutKey }: FileEntity): FileAbout =>
  JSON.parse(sealing.open(contextOf('about', id), { ciphertext: about, wrappedKey: aboutKey })) as FileAbout;

/** Where its bytes lie, or will lie, in the vault. */
export const placeOf = ({ id }: Pick<FileEntity, 'id'>, { size }: FileAbout): FilePlace => ({
  key: id,
  context: contextOf('bytes', id),
  size,
});

/** The file in the vault; null while it has no bytes, or no longer. */
export const storedOf = (file: FileEntity, about: FileAbout): StoredFile | null =>
  file.wrappedKey ? { ...placeOf(file, about), wrappedKey: file.wrappedKey } : null;

/** The kind that was declared; it was one of ours then. */
export function kindOf({ mediaType }: FileAbout): FileKind {
  const kind = kindOfMediaType(mediaType);
  if (!kind) throw new Error(`files of the type ${mediaType} are no longer known`);
  return kind;
}

/** How the file is handed out: to be saved, never shown. */
export const dispositionOf = (about: FileAbout): string => attachmentHeader(savedName(about.name, kindOf(about)));

/** The digest as a header says it (RFC 9530). */
export const contentDigest = ({ digest }: Pick<FileAbout, 'digest'>): string =>
  `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`;
