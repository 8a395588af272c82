import { newId, notFound, type Sealing, type Tx } from '@pilotage/platform';
import type { FilePurpose, FileState } from '../domain/index.js';
import { fileGrants, files } from '../persistence/files.repository.js';
import type { FileEntity } from '../persistence/files.entities.js';
import { aboutOf } from './about.js';

/** A file as rooms downstream pin it. */
export interface PinnedFile {
  readonly fileId: string;
  readonly mediaType: string;
  /** SHA-256 of its bytes, hexadecimal. A received file never changes. */
  readonly digest: string;
}

/** Whose files are asked for, and what for. */
export interface FileClaim {
  readonly fileIds: readonly string[];
  readonly organisationId: string;
  readonly purpose: FilePurpose;
}

const byId = (rows: readonly FileEntity[]): ReadonlyMap<string, FileEntity> => new Map(rows.map((row) => [row.id, row]));

/** The files in the order of the ids, as they were declared. NOT_FOUND when one is absent, of somebody else, or for something else. */
export async function pinFiles(tx: Tx, sealing: Sealing, { fileIds, organisationId, purpose }: FileClaim): Promise<PinnedFile[]> {
  const found = byId(fileIds.length === 0 ? [] : await files.list(tx, { id: fileIds as FileEntity['id'][], organisationId, purpose }));
  return fileIds.map((fileId) => {
    const row = found.get(fileId);
    if (!row) throw notFound();
    const { mediaType, digest } = aboutOf(sealing, row);
    return { fileId, mediaType, digest };
  });
}

/**
 * Holds the files for as long as there are records: no sweep removes them any more. Returns the ids of those that are not usable, which are
 * then not held: the caller refuses with them. Locks the files.
 */
export async function holdFiles(tx: Tx, fileIds: readonly string[]): Promise<readonly string[]> {
  if (fileIds.length === 0) return [];
  const rows = await files.list(tx, { id: fileIds as FileEntity['id'][] }, 'update');
  const usable = rows.filter(({ state }) => state === ('usable' satisfies FileState));
  const now = await tx.now();
  for (const { id, attachedAt } of usable) {
    if (attachedAt === null) await files.amend(tx, id, { attachedAt: now }, { type: 'file.attach' });
  }
  return fileIds.filter((id) => !usable.some((row) => row.id === id));
}

/** To whom files are opened, and by what. */
export interface Opening {
  readonly organisationId: string;
  /** What opens them, such as a bid. */
  readonly subjectId: string;
}

/**
 * Opens files to an organisation, those that mark excepted. A file that is not usable, or whose bytes are not those that were pinned, is
 * left closed. Returns the ids of those that were opened.
 */
export async function openFilesTo(tx: Tx, sealing: Sealing, pinned: readonly PinnedFile[], to: Opening): Promise<readonly string[]> {
  if (pinned.length === 0) return [];
  const ids = pinned.map(({ fileId }) => fileId) as FileEntity['id'][];
  const found = byId(await tx.asHouse('openingFiles', () => files.list(tx, { id: ids }, 'share')));
  const isSame = ({ fileId, digest }: PinnedFile): boolean => {
    const row = found.get(fileId);
    return row?.state === 'usable' && aboutOf(sealing, row).digest === digest;
  };
  const grantedAt = await tx.now();
  const rows = pinned.filter(isSame).map(({ fileId }) => ({ id: newId('fileGrant'), fileId, ...to, grantedAt, openToMarkers: false }));
  const closed = pinned.filter((file) => !isSame(file));
  closed.forEach(({ fileId }) => tx.record({ type: 'file.stayClosed', objectId: fileId, facts: { ...to } }));
  for (const row of rows) await fileGrants.create(tx, row, { type: 'file.open', facts: { file: row.fileId, ...to } });
  return rows.map(({ fileId }) => fileId);
}

/** Those who marked may now have what was opened by the subjects: the marking is over. */
export async function openToMarkers(tx: Tx, subjectIds: readonly string[]): Promise<void> {
  if (subjectIds.length === 0) return;
  const closed = await fileGrants.list(tx, { subjectId: [...subjectIds], openToMarkers: false }, 'update');
  for (const { id, fileId } of closed)
    await fileGrants.amend(tx, id, { openToMarkers: true }, { type: 'file.openToMarkers', facts: { file: fileId } });
}

/** Whom a file concerns: its owner and, once it is opened, those to whom it was. NOT_FOUND when there is none. */
export async function fileConcerns(tx: Tx, id: string): Promise<{ readonly ownerId: string; readonly openedTo: readonly string[] }> {
  const { organisationId } = await files.get(tx, id);
  const grants = await fileGrants.list(tx, { fileId: id });
  return { ownerId: organisationId, openedTo: [...new Set(grants.map((grant) => grant.organisationId))] };
}
