import type { Moved } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import type { EvidenceEntity } from './wallet.entities.js';

/** Rejected pieces, whose locks the caller holds, wait for their check again, in one statement; each has its entry in the log. */
export async function saveLodgedAgain(tx: Tx, moved: readonly Moved<EvidenceEntity>[]): Promise<void> {
  if (moved.length === 0) return;
  const touched = await tx.affected(
    `update evidence set state = again.state, kind = again.kind, faults = '[]'
     from unnest($1::text[], $2::text[], $3::text[]) again(id, state, kind) where evidence.id = again.id and evidence.state = 'rejected'`,
    [moved.map(({ next }) => next.id), moved.map(({ next }) => next.state), moved.map(({ next }) => next.kind)],
  );
  if (touched !== moved.length) throw new Error(`${moved.length} pieces were to be lodged again, and ${touched} were rejected`);
  moved.forEach(({ next, event: { type, from, to } }) => tx.record({ type, objectId: next.id, from, to, facts: { digest: next.digest } }));
}
