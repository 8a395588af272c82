import type { Tx } from '@pilotage/platform';
import { markBidsNotAwarded } from '@pilotage/bids';
import { markLotAwarded, type LotInCall } from '@pilotage/calls';
import { markEvaluationDecided } from '@pilotage/evaluation';
import { isActive } from '../domain/award.workflow.js';
import { isSettled } from '../domain/proposal.rules.js';
import { standingOf } from './standing.js';

/** The lot is awarded, its evaluation is closed, and whoever has no award has lost. The lot is locked by the caller. */
export async function settle(tx: Tx, lotId: string, awards: Parameters<typeof isSettled>[0]['awards']): Promise<void> {
  const winners = awards.filter(isActive).map((a) => a.bidId);
  await markBidsNotAwarded(tx, lotId, winners);
  await markEvaluationDecided(tx, lotId);
  await markLotAwarded(tx, lotId);
}

/** Settles the lot when nothing is left to award on it. */
export async function settleIfDone(tx: Tx, lot: LotInCall): Promise<void> {
  const standing = await standingOf(tx, lot);
  if (isSettled(standing)) await settle(tx, lot.lot.id, standing.awards);
}
