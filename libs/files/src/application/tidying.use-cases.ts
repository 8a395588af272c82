import { z } from 'zod';
import { after, type Instant } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, nothingDue, useCase, type Preparation, type Tx } from '@pilotage/platform';
import { fileLife, givenUpAt, scanAgainAfter } from '../domain/index.js';
import type { FileEntity } from '../persistence/files.entities.js';
import { files } from '../persistence/files.repository.js';
import { filesPolicy } from './files.policy.js';
import { abandon, factsOf } from './receive-upload.js';

const DUE = [jobRefusals.NOTHING_DUE];

/** A use case of a job on one file, under its lock. `act` says whether there was anything to do. */
const tidying = (
  told: { readonly name: keyof typeof filesPolicy; readonly summary: string; readonly refusals?: typeof DUE },
  act: (tx: Tx, file: FileEntity, now: Instant) => Promise<boolean>,
) =>
  useCase({
    refusals: [],
    ...told,
    policy: filesPolicy[told.name],
    input: z.strictObject({ fileId: input.id('file', 'The file.') }),
    output: DoneView,
    async run({ tx, authorise }, { fileId }) {
      const file = await files.lock(tx, fileId, 'update');
      authorise({});
      return { id: file.id, done: await act(tx, file, await tx.now()) };
    },
  });

/** An upload that was not made, or did not end, in its time is given up. */
export const abandonUpload = tidying(
  {
    name: 'abandonUpload',
    summary: 'Gives up an upload whose link has run out, or that was begun and never came to an end.',
    refusals: DUE,
  },
  async (tx, file, now) => {
    const isDue = (file.state === 'requested' || file.state === 'receiving') && now >= givenUpAt(file.state, file.requestedAt);
    if (!isDue) return nothingDue();
    await abandon(tx, file, now);
    return true;
  },
);

/** A scan that did not come about is asked for again. */
export const scanFileAgain = tidying(
  { name: 'scanFileAgain', summary: 'Asks again for the scan of a file that the virus scanner could not scan.', refusals: DUE },
  async (tx, file, now) => {
    if (file.scanAgainAt === null || file.scanAgainAt > now) return nothingDue();
    // Should that scan be lost, another is due later.
    const scanAgainAt = after(now, scanAgainAfter(file.scanAttempts));
    await files.amend(tx, file.id, { scanAgainAt }, { type: 'file.scanAgain', facts: { attempt: file.scanAttempts } });
    tx.emit('fileScanDue', { fileId: file.id, at: now });
    return true;
  },
);

/** An old file that is attached to nothing, or was rejected, is destroyed with its key. */
export const discardFile = tidying(
  {
    name: 'discardFile',
    summary: 'Destroys the key of a file that was attached to nothing for long, or rejected; its bytes are removed after it.',
    refusals: DUE,
  },
  async (tx, file, now) => {
    const facts = factsOf(file, now);
    if (fileLife.objection(file.state, 'discard', facts)) return nothingDue();
    const { next, event } = fileLife.move(file, 'discard', facts);
    await files.save(tx, { event, next: { ...next, wrappedKey: null, scanAgainAt: null } }, { was: file.state });
    tx.emit('fileDropped', { fileId: file.id });
    return true;
  },
);

/** The store has forgotten the bytes of a file that was given up or discarded. */
export const noteFileRemoved = tidying(
  { name: 'noteFileRemoved', summary: 'Notes that the store no longer has the bytes of a file.' },
  async (tx, file, now) => {
    if (file.removedAt !== null) return false;
    await files.amend(tx, file.id, { removedAt: now }, { type: 'file.remove' });
    return true;
  },
);

/** Removes the bytes: done twice it does no more. */
export const removeBytes: Preparation = async ({ vault }, payload) => {
  const { fileId } = payload as { readonly fileId: string };
  await vault.remove(fileId);
  return { fileId };
};
