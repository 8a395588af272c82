import { z } from 'zod';
import { leafHash } from '@pilotage/kernel';
import { DoneView, jobRefusals, nothingDue, useCase } from '@pilotage/platform';
import { checkpointText } from '../domain/checkpoint.js';
import { append, EMPTY_FRONTIER, rootOf } from '../domain/merkle.js';
import { addHead, holdLog, lastHead, placeEntries, settledBelow, type PlacedEntry } from '../persistence/log.repository.js';
import { transparencyPolicy } from './transparency.policy.js';

/** Every audit entry whose transaction and all older ones have ended has its place in the log, under a signed head. */
export const extendLog = useCase({
  name: 'extendLog',
  summary: 'Gives waiting audit entries their places in the log and signs the new head.',
  policy: transparencyPolicy.extendLog,
  input: z.strictObject({ log: z.literal('audit') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise, sealing }) {
    authorise({});
    await holdLog(tx);
    const head = await lastHead(tx);
    const frontier = head ? { size: head.size, subtrees: head.subtrees } : EMPTY_FRONTIER;
    const from = head?.sequencedBelow ?? '0';
    const below = await settledBelow(tx, from);
    const placed = await placeEntries(tx, frontier.size, from, below);
    if (placed.length === 0) return nothingDue();
    const { size, subtrees } = append(frontier, placed.map(soundLeaf));
    const rootHash = rootOf({ size, subtrees });
    const signature = sealing.signReceipt(checkpointText(size, rootHash));
    await addHead(tx, { size, rootHash, subtrees: [...subtrees], sequencedBelow: below, signedAt: await tx.now(), signature });
    return { id: `${size}`, done: true };
  },
});

/** The leaf hash of what the entry says, never of what stands beside it: an entry that was altered stops the log and shows. */
function soundLeaf({ entry, leafHash: claimed }: PlacedEntry): string {
  const hash = leafHash(entry);
  if (hash !== claimed) throw new Error('an audit entry does not have the leaf hash that it was written with');
  return hash;
}
