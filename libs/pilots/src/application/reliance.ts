import { areStillDeciding } from '@pilotage/bids';
import type { Tx } from '@pilotage/platform';
import { PILOT_STATES, pilotWorkflow } from '../domain/pilot.workflow.js';
import { pilots } from '../persistence/pilots.repository.js';

/** States in which a pilot has a future, also while it is suspended: it could be resumed. */
const LIVING = PILOT_STATES.filter((state) => !pilotWorkflow.final.includes(state));

/** Whether a bid that is still decided, or a pilot that is not over, relies on evidence of one of the bids. */
export async function areReliedOn(tx: Tx, bidIds: readonly string[]): Promise<boolean> {
  if (bidIds.length === 0) return false;
  if (await areStillDeciding(tx, bidIds)) return true;
  return (await pilots.find(tx, { bidId: [...bidIds], state: LIVING })) !== null;
}
