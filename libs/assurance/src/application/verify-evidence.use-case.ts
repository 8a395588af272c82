import { z } from 'zod';
import type { Moved } from '@pilotage/kernel';
import { DoneView, input, useCase, type Tx } from '@pilotage/platform';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { concludeCheck, findingOf } from './check-evidence.js';
import { announceToUsers } from './evidence.js';
import { assuranceRefusals } from '../domain/assurance.refusals.js';
import { evidenceLife, UNCHECKED } from '../domain/evidence.workflow.js';

/** A piece of evidence has been checked: its form, its signature by a registered issuer, what it says, and what that is worth. */
export const verifyEvidence = useCase({
  name: 'verifyEvidence',
  summary: 'Checks a statement that was lodged and sets its state. A malformed one is rejected with its faults.',
  policy: assurancePolicy.verifyEvidence,
  input: z.strictObject({
    evidenceId: input.id('evidence', 'The piece.'),
    // Events from before there were wallets name it.
    bidId: input.text(64, 'The bid that it was lodged with.').optional(),
  }),
  output: DoneView,
  refusals: [assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { evidenceId }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    authorise({});
    // What lies in a file is read by two persons, after a reinstatement as well.
    if (!UNCHECKED.includes(piece.state) || piece.statement === null) return { id: piece.id, done: false };
    const scanned = piece.state === 'uploaded' ? await save(tx, evidenceLife.move(piece, 'scan', {})) : piece;
    const finding = await findingOf(tx, scanned);
    // A status list is awaited: its coming, or its being given up, checks the piece again.
    if (!finding) return { id: piece.id, done: false };
    await concludeCheck(tx, scanned, finding);
    await announceToUsers(tx, 'evidenceChecked', piece.id);
    return { id: piece.id, done: true };
  },
});

const save = (tx: Tx, moved: Moved<EvidenceEntity>): Promise<EvidenceEntity> =>
  evidenceRows.save(tx, moved, { digest: moved.next.digest, faults: moved.next.faults });
