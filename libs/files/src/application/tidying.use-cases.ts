import { z } from 'zod';
import { after } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, nothingDue, useCase, type Preparation } from '@pilotage/platform';
import { fileLife, givenUpAt, scanAgainAfter } from '../domain/index.js';
import { files } from '../persistence/files.repository.js';
import { filesPolicy } from './files.policy.js';
import { abandon, factsOf } from './receive-upload.js';

const fileInput = z.strictObject({ fileId: input.id('file', 'The file.') });

/** An upload that was not made, or did not end, in its time is given up. */
export const abandonUpload = useCase({
  name: 'abandonUpload',
  summary: 'Gives up an upload whose link has run out, or that was begun and never came to an end.',
  policy: filesPolicy.abandonUpload,
  input: fileInput,
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { fileId }) {
    const file = await files.lock(tx, fileId, 'update');
    authorise({});
    const now = await tx.now();
    const isDue = (file.state === 'requested' || file.state === 'receiving') && now >= givenUpAt(file.state, file.requestedAt);
    if (!isDue) return nothingDue();
    await abandon(tx, file, now);
    return { id: file.id, done: true };
  },
});

/** A scan that did not come about is asked for again. */
export const scanFileAgain = useCase({
  name: 'scanFileAgain',
  summary: 'Asks again for the scan of a file that the virus scanner could not scan.',
  policy: filesPolicy.scanFileAgain,
  input: fileInput,
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { fileId }) {
    const file = await files.lock(tx, fileId, 'update');
    authorise({});
    const now = await tx.now();
    if (file.scanAgainAt === null || file.scanAgainAt > now) return nothingDue();
    // Should that scan be lost, another is due later.
    const scanAgainAt = after(now, scanAgainAfter(file.scanAttempts));
    await files.amend(tx, file.id, { scanAgainAt }, { type: 'file.scanAgain', facts: { attempt: file.scanAttempts } });
    tx.emit('fileScanDue', { fileId: file.id, at: now });
    return { id: file.id, done: true };
  },
});

/** An old file that is attached to nothing, or was rejected, is destroyed with its key. */
export const discardFile = useCase({
  name: 'discardFile',
  summary: 'Destroys the key of a file that was attached to nothing for long, or rejected; its bytes are removed after it.',
  policy: filesPolicy.discardFile,
  input: fileInput,
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { fileId }) {
    const file = await files.lock(tx, fileId, 'update');
    authorise({});
    const facts = factsOf(file, await tx.now());
    if (fileLife.objection(file.state, 'discard', facts)) return nothingDue();
    const { next, event } = fileLife.move(file, 'discard', facts);
    await files.save(tx, { event, next: { ...next, wrappedKey: null, scanAgainAt: null } }, { was: file.state });
    tx.emit('fileDropped', { fileId: file.id });
    return { id: file.id, done: true };
  },
});

/** The store has forgotten the bytes of a file that was given up or discarded. */
export const noteFileRemoved = useCase({
  name: 'noteFileRemoved',
  summary: 'Notes that the store no longer has the bytes of a file.',
  policy: filesPolicy.noteFileRemoved,
  input: fileInput,
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { fileId }) {
    const file = await files.lock(tx, fileId, 'update');
    authorise({});
    if (file.removedAt !== null) return { id: file.id, done: false };
    await files.amend(tx, file.id, { removedAt: await tx.now() }, { type: 'file.remove' });
    return { id: file.id, done: true };
  },
});

/** Removes the bytes: done twice it does no more. */
export const removeBytes: Preparation = async ({ vault }, payload) => {
  const { fileId } = payload as { readonly fileId: string };
  await vault.remove(fileId);
  return { fileId };
};
