import type { Readable } from 'node:stream';
import { isId, must, refuse } from '@pilotage/kernel';
import { assertAllowed, assertNamed, endpoint, isAllowed, notFound, type Caller, type StoredFile } from '@pilotage/platform';
import { fileRefusals } from '../domain/index.js';
import { files } from '../persistence/files.repository.js';
import { aboutOf, contentDigest, dispositionOf, storedOf } from './about.js';
import { filesPolicy } from './files.policy.js';
import { relationsOf } from './reach.js';
import type { Ground } from './receive-upload.js';

export const downloadFileEndpoint = endpoint({
  name: 'downloadFile',
  method: 'GET',
  path: '/files/:id',
  summary: 'The bytes of a usable file, to be saved. Each time somebody has a file of another organisation is on record.',
  policy: filesPolicy.downloadFile,
  refusals: [fileRefusals.FILE_NOT_USABLE],
});

/** A file on its way out. */
export interface Download {
  readonly mediaType: string;
  readonly size: number;
  /** Value of `Content-Disposition`. */
  readonly disposition: string;
  /** Value of `Content-Digest`. */
  readonly digest: string;
  /** Opens the bytes; they break off when they are not those that were stored. */
  open(): Promise<Readable>;
}

/** The file for whoever may have it. Throws as every read does, NOT_FOUND for what is absent as for what is another's; refuses FILE_NOT_USABLE. */
export async function openDownload({ unitOfWork, sealing, vault }: Ground, caller: Caller, id: string): Promise<Download> {
  const { name, policy } = downloadFileEndpoint;
  assertNamed(policy, caller.actor);
  return unitOfWork.run({ ...caller, operation: name }, async (tx) => {
    if (!isId('file', id)) throw notFound();
    const file = await files.get(tx, id);
    const relations = await relationsOf(tx, caller.actor, file);
    assertAllowed(name, policy, caller.actor, relations);
    must(file.state === 'usable', fileRefusals.FILE_NOT_USABLE, { state: file.state });
    const about = aboutOf(sealing, file);
    const stored = storedOf(file, about) ?? refuse(fileRefusals.FILE_NOT_USABLE, { state: file.state });
    const isOwn = isAllowed(filesPolicy.files, caller.actor, { vendor: file.organisationId });
    if (!isOwn) tx.record({ type: 'file.download', objectId: file.id, facts: { owner: file.organisationId } });
    return outgoing(vault, stored, { mediaType: about.mediaType, disposition: dispositionOf(about), digest: contentDigest(about) });
  });
}

const outgoing = (vault: Ground['vault'], stored: StoredFile, said: Omit<Download, 'size' | 'open'>): Download => ({
  ...said,
  size: stored.size,
  open: () => vault.read(stored),
});
