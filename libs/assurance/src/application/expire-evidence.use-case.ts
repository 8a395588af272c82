import { z } from 'zod';
import { DoneView, input, jobRefusals, nothingDue, useCase } from '@pilotage/platform';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { announceToUsers } from './evidence.js';
import { evidenceLife, RUNS_OUT } from '../domain/evidence.workflow.js';

/** A piece of evidence whose validity has ended says so. Its uses were already refused: they test the period themselves. */
export const expireEvidence = useCase({
  name: 'expireEvidence',
  summary: 'Marks evidence as expired whose validity has ended by the clock of the database.',
  policy: assurancePolicy.expireEvidence,
  input: z.strictObject({ evidenceId: input.id('evidence', 'The piece.') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { evidenceId }) {
    const piece = await evidenceRows.lock(tx, evidenceId, 'update');
    const now = await tx.now();
    authorise({});
    const isDue = RUNS_OUT.includes(piece.state) && piece.validUntil !== null && piece.validUntil <= now;
    if (!isDue) return nothingDue();
    await evidenceRows.save(tx, evidenceLife.move(piece, 'expire', {}), { digest: piece.digest });
    await announceToUsers(tx, 'evidenceExpired', piece.id);
    return { id: piece.id, done: true };
  },
});
