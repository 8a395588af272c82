import type { Tx } from '@pilotage/platform';
import { usesSeen, type EvidenceSeen } from '../persistence/evidence-seen.repository.js';
import { asOfNow } from './evidence-status.js';

/** Every use of evidence by the bids as it counts at this moment, for whoever shows many of them. */
export const evidenceSeen = async (tx: Tx, bidIds: readonly string[]): Promise<readonly EvidenceSeen[]> =>
  asOfNow(tx, await usesSeen(tx, bidIds));
