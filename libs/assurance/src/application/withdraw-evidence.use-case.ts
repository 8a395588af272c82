import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { input, useCase, type Tx } from '@pilotage/platform';
import { evidenceOfOthersRefusals } from '../domain/evidence-of-others.refusals.js';
import { WalletEvidenceView } from '../graphql/wallet.views.js';
import { walletRow } from '../graphql/wallet.rows.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';

/** The owner offers the piece no longer. What was sealed or opened with it keeps it: a tender that was made is not taken back piece by piece. */
export const withdrawEvidence = useCase({
  name: 'withdrawEvidence',
  summary:
    'Withdraws a piece from the wallet of a vendor: no bid may be drafted, sealed or confirmed again with it. Bids that were sealed with it, and pilots, keep it. Lodged anew, it is offered again.',
  policy: assurancePolicy.withdrawEvidence,
  input: z.strictObject({ evidenceId: input.id('evidence', 'The piece.') }),
  output: WalletEvidenceView,
  refusals: [evidenceOfOthersRefusals.EVIDENCE_WITHDRAWN],
  async run({ tx, authorise }, { evidenceId }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    authorise({ vendor: piece.organisationId });
    assertOffered(piece);
    const withdrawnAt = await tx.now();
    await evidenceRows.amend(tx, evidenceId, { withdrawnAt }, { type: 'evidence.withdraw', facts: { digest: piece.digest } });
    return walletRow({ ...piece, withdrawnAt });
  },
});

/** Refuses EVIDENCE_WITHDRAWN. */
export const assertOffered = ({ withdrawnAt }: Pick<EvidenceEntity, 'withdrawnAt'>): void =>
  must(withdrawnAt === null, evidenceOfOthersRefusals.EVIDENCE_WITHDRAWN, { at: withdrawnAt ?? '' });

/** The piece as its owner lodged it anew: it is offered again. */
export async function offeredAgain(tx: Tx, piece: EvidenceEntity): Promise<EvidenceEntity> {
  if (piece.withdrawnAt === null) return piece;
  await evidenceRows.amend(tx, piece.id, { withdrawnAt: null }, { type: 'evidence.offerAgain', facts: { digest: piece.digest } });
  return { ...piece, withdrawnAt: null };
}
