import { createHash } from 'node:crypto';
import { after, isId, must, refuse, type Instant } from '@pilotage/kernel';
import { endpoint, isAllowed, systemActor, type Actor, type Context, type House, type RowOf, type Tx } from '@pilotage/platform';
import { membershipsOf } from '@pilotage/parties';
import { fileLife, fileRefusals, LINK_MS, type FileFacts } from '../domain/index.js';
import { fileRow } from '../graphql/files.rows.js';
import type { FileView } from '../graphql/files.views.js';
import type { FileEntity } from '../persistence/files.entities.js';
import { files } from '../persistence/files.repository.js';
import { aboutOf, contentDigest, placeOf, type FileAbout } from './about.js';
import { filesPolicy } from './files.policy.js';
import { isLinkOf } from './link.js';

export const receiveUploadEndpoint = endpoint({
  name: 'receiveUpload',
  method: 'PUT',
  path: '/files/:id',
  summary:
    'Takes the bytes of a file through the link of its upload ticket, encrypting them as they come. The one who asked for the ticket must still have the role, from the first byte to the last.',
  policy: filesPolicy.receiveUpload,
  refusals: [
    fileRefusals.UPLOAD_LINK_INVALID,
    fileRefusals.UPLOAD_LINK_EXPIRED,
    fileRefusals.UPLOAD_LINK_USED,
    fileRefusals.UPLOAD_DECLARATION_DIFFERS,
    fileRefusals.UPLOAD_TOO_LONG,
    fileRefusals.UPLOAD_TOO_SHORT,
    fileRefusals.UPLOAD_DIGEST_MISMATCH,
  ],
});

/** An upload as it comes in. */
export interface Upload {
  readonly fileId: string;
  readonly expires: string;
  readonly signature: string;
  /** The headers that were sent, as far as there were any. */
  readonly contentLength: number | undefined;
  readonly contentDigest: string | undefined;
  readonly body: AsyncIterable<Buffer>;
  readonly requestId: string;
}

/** What an upload stands on. */
export type Ground = Pick<House, 'unitOfWork' | 'sealing' | 'vault'>;

/** A member is looked up again after so long: who was removed while bytes come is cut off. Real time. */
const ASK_AGAIN_MS = 500;

/**
 * Takes the bytes of a file. All of them, as many as were declared and with the digest that was declared, or none. A link is used up by its
 * first byte; what came of an upload that failed is destroyed. Throws Refused with one of the refusals of the endpoint.
 */
export async function receiveUpload(ground: Ground, upload: Upload): Promise<RowOf<typeof FileView>> {
  const { file, about, context } = await begin(ground, upload);
  try {
    const bytes = measured(upload.body, about, () => mayStill(ground, context, file));
    const wrappedKey = await ground.vault.put(placeOf(file, about), bytes);
    return await complete(ground, context, file.id, wrappedKey);
  } catch (error) {
    await giveUp(ground, context, file.id);
    throw error;
  }
}

interface Begun {
  readonly file: FileEntity;
  readonly about: FileAbout;
  /** The one who asked for the upload acts. */
  readonly context: Context;
}

async function begin(ground: Ground, upload: Upload): Promise<Begun> {
  const { file, about, context } = await linked(ground, upload);
  assertAsDeclared(upload, about);
  await ground.unitOfWork.run(context, async (tx) => {
    const locked = await files.lock(tx, file.id, 'update');
    const facts = factsOf(locked, await tx.now());
    must(facts.now < after(locked.requestedAt, LINK_MS), fileRefusals.UPLOAD_LINK_EXPIRED);
    must(locked.state === 'requested', fileRefusals.UPLOAD_LINK_USED);
    await files.save(tx, fileLife.move(locked, 'begin', facts));
  });
  return { file, about, context };
}

/** The file of a link that holds, asked for by somebody who may still upload it. One answer for everything else. */
async function linked({ unitOfWork, sealing }: Ground, upload: Upload): Promise<Begun> {
  const { fileId, requestId } = upload;
  const system: Context = { actor: systemActor(receiveUploadEndpoint.name), requestId, operation: receiveUploadEndpoint.name };
  return unitOfWork.read(system, async (tx) => {
    const file = isId('file', fileId) ? await files.find(tx, { id: fileId }) : null;
    if (!file) return refuse(fileRefusals.UPLOAD_LINK_INVALID);
    const about = aboutOf(sealing, file);
    must(isLinkOf(sealing, upload, file, about), fileRefusals.UPLOAD_LINK_INVALID);
    const actor = await requesterOf(tx, file);
    must(isUploader(actor, file), fileRefusals.UPLOAD_LINK_INVALID);
    return { file, about, context: { ...system, actor } };
  });
}

async function requesterOf(tx: Tx, { requestedBy }: FileEntity): Promise<Actor> {
  return { kind: 'person', personId: requestedBy, memberships: await membershipsOf(tx, [requestedBy]) };
}

const isUploader = (actor: Actor, { organisationId }: FileEntity): boolean =>
  isAllowed(filesPolicy.receiveUpload, actor, { vendor: organisationId });

/** A header that says otherwise than the ticket: nothing is read and the link is not used up. */
function assertAsDeclared({ contentLength, contentDigest: said }: Upload, about: FileAbout): void {
  const { size } = about;
  if (contentLength !== undefined && contentLength > size) refuse(fileRefusals.UPLOAD_TOO_LONG, { declared: size });
  if (contentLength !== undefined && contentLength < size) refuse(fileRefusals.UPLOAD_TOO_SHORT, { declared: size });
  // A client may send digests by several algorithms; the one that was declared must be among them.
  const digests = said?.split(',').map((each) => each.trim());
  const isSaid = digests === undefined || digests.includes(contentDigest(about));
  must(isSaid, fileRefusals.UPLOAD_DECLARATION_DIFFERS, { header: 'Content-Digest' });
}

/** Passes the bytes on, each piece only when it is known not to be the last: the last goes when size and digest have been found right. */
async function* measured(body: AsyncIterable<Buffer>, { size, digest }: FileAbout, ask: () => Promise<void>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let seen = 0;
  let held: Buffer | null = null;
  let asked = performance.now();
  for await (const piece of body) {
    seen += piece.length;
    if (seen > size) refuse(fileRefusals.UPLOAD_TOO_LONG, { declared: size });
    hash.update(piece);
    if (held) yield held;
    held = piece;
    if (performance.now() - asked < ASK_AGAIN_MS) continue;
    await ask();
    asked = performance.now();
  }
  must(seen === size, fileRefusals.UPLOAD_TOO_SHORT, { declared: size });
  must(hash.digest('hex') === digest, fileRefusals.UPLOAD_DIGEST_MISMATCH);
  if (held) yield held;
}

const mayStill = ({ unitOfWork }: Ground, context: Context, file: FileEntity): Promise<void> =>
  unitOfWork.read(context, async (tx) => must(isUploader(await requesterOf(tx, file), file), fileRefusals.UPLOAD_LINK_INVALID));

async function complete(
  { unitOfWork, sealing }: Ground,
  context: Context,
  id: string,
  wrappedKey: Buffer,
): Promise<RowOf<typeof FileView>> {
  return unitOfWork.run(context, async (tx) => {
    const file = await files.lock(tx, id, 'update');
    must(isUploader(await requesterOf(tx, file), file), fileRefusals.UPLOAD_LINK_INVALID);
    const now = await tx.now();
    // A sweep may have given it up: then it took too long.
    must(file.state === 'receiving', fileRefusals.UPLOAD_LINK_EXPIRED);
    const { next, event } = fileLife.move(file, 'receive', factsOf(file, now));
    const received = await files.save(tx, { event, next: { ...next, wrappedKey, receivedAt: now } });
    tx.emit('fileReceived', { fileId: file.id });
    return fileRow(sealing, received);
  });
}

/** The upload did not come to its end: its link is used up, and what lies in the store is removed. */
async function giveUp({ unitOfWork }: Ground, context: Context, id: string): Promise<void> {
  await unitOfWork.run(context, async (tx) => {
    const file = await files.lock(tx, id, 'update');
    if (file.state !== 'receiving') return;
    await abandon(tx, file, await tx.now());
  });
}

/** Gives an upload up. */
export async function abandon(tx: Tx, file: FileEntity, now: Instant): Promise<void> {
  await files.save(tx, fileLife.move(file, 'abandon', factsOf(file, now)));
  tx.emit('fileDropped', { fileId: file.id });
}

/** What the rules of a file's moves look at. */
export const factsOf = ({ requestedAt, state, attachedAt }: FileEntity, now: Instant): FileFacts => ({
  now,
  requestedAt,
  state,
  isAttached: attachedAt !== null,
});
