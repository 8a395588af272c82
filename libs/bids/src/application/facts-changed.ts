import type { Tx } from '@pilotage/platform';
import type { BidState } from '../domain/bid.workflow.js';

/** States in which an opened bid is still decided about, or a contract rests on it: in every other one the gate's word changes nothing. */
export const STILL_JUDGED: readonly BidState[] = ['opened', 'referred', 'awarded'];

/** Puts the bids forward to be looked at again, because facts of the gate changed. True where there are any. */
export function announceFactsChanged(tx: Tx, bidIds: readonly string[]): boolean {
  bidIds.forEach((bidId) => tx.emit('bidFactsChanged', { bidId }));
  return bidIds.length > 0;
}
