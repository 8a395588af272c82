import type { Tx } from '@pilotage/platform';
import { pilotWorkflow } from '../domain/pilot.workflow.js';
import { isRunning } from '../domain/stages.js';
import type { Suspension } from '../domain/suspension.js';
import type { PilotEntity } from '../persistence/pilots.entities.js';
import { pilots } from '../persistence/pilots.repository.js';

/**
 * Suspends the pilot in this transaction when the product is in use; a pilot that is not is returned as it is. The caller holds its lock.
 * No reports are due while it is suspended, and its evidence is looked at again before it resumes.
 */
export async function suspendIfRunning(tx: Tx, pilot: PilotEntity, cause: Omit<Suspension, 'at'>): Promise<PilotEntity> {
  if (!isRunning(pilot.state)) return pilot;
  const suspension = { ...cause, at: await tx.now() };
  const still = { reportingSince: null, reportDueAt: null, evidenceCheckAt: null };
  const moved = pilotWorkflow.move({ ...pilot, ...still, suspension }, 'suspend', {});
  const suspended = await pilots.save(tx, moved, { cause: cause.code });
  tx.emit('pilotSuspended', { pilotId: pilot.id });
  return suspended;
}
