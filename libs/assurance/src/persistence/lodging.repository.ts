import type { Moved } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { evidenceLife, UNCHECKED } from '../domain/evidence.workflow.js';
import type { EvidenceEntity } from './wallet.entities.js';

/** States in which the schedule has nothing to look at. */
const NEVER_WOKEN = [...UNCHECKED, 'rejected', ...evidenceLife.final];

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

/**
 * Pieces that nobody relied on any more are looked at again from now on, in one statement. To be called before they are held in share: always in
 * the same order, so that none of two who rely on the same pieces waits for the other.
 */
export async function wakeResting(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const woken = await tx.query<{ id: string }>(
    `with resting as (
       select id from evidence where id = any($1) and next_check_at is null and state <> all($2) order by id for no key update)
     update evidence set next_check_at = app.clock() from resting where evidence.id = resting.id returning evidence.id`,
    [[...ids], NEVER_WOKEN],
  );
  woken.forEach(({ id }) => tx.record({ type: 'evidence.wake', objectId: id }));
}
