import { livingAmong } from '@pilotage/bids';
import type { Tx } from '@pilotage/platform';
import { pilotWorkflow } from '../domain/pilot.workflow.js';
import { pilots } from '../persistence/pilots.repository.js';

/**
 * Whether a bid that is still decided, or a pilot that is not over, relies on evidence of one of the bids. A suspended pilot does: it could
 * be resumed. A bid whose contract is not drawn up yet does, too.
 */
export async function areReliedOn(tx: Tx, bidIds: readonly string[]): Promise<boolean> {
  const living = await livingAmong(tx, bidIds);
  if (living.length === 0) return false;
  const over = await pilots.list(tx, { bidId: [...living], state: [...pilotWorkflow.final] });
  return living.some((bidId) => !over.some((pilot) => pilot.bidId === bidId));
}
