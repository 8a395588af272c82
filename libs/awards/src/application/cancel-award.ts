import { sha256Hex } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { markLotProposalWithdrawn, type LotInCall } from '@pilotage/calls';
import { reconsiderRanking } from '@pilotage/evaluation';
import { awardWorkflow, isAnnounced, type AwardCause, type AwardMove } from '../domain/award.workflow.js';
import type { AwardEntity } from '../persistence/awards.entities.js';
import { awards } from '../persistence/awards.repository.js';
import { settleIfDone } from './settle.js';

interface Cancellation {
  /** Locked by the caller; null where the lot has ended already. */
  readonly lot: LotInCall | null;
  readonly award: AwardEntity;
  readonly move: AwardMove;
  readonly cause: AwardCause;
  /** Free text; the audit log holds its digest. */
  readonly reason?: string;
}

/** Ends an award without a contract. */
export async function cancelAward(tx: Tx, { lot, award, move, cause, reason }: Cancellation): Promise<AwardEntity> {
  const { next, event } = awardWorkflow.move(award, move, {});
  const facts = { cause, bid: award.bidId, ...(reason === undefined ? {} : { reasonDigest: sha256Hex(reason) }) };
  const cancelled = await awards.save(tx, { event, next: { ...next, cause, endedAt: await tx.now() } }, facts);
  if (lot?.lot.state === 'awardPending') await reconsider(tx, lot);
  tx.emit('awardCancelled', { awardId: award.id, lotId: award.lotId });
  return cancelled;
}

/** The lot is back in its ranking when no announced award is left, and awarded when what is left is final and nothing can be added. */
async function reconsider(tx: Tx, lot: LotInCall): Promise<void> {
  const announced = (await awards.list(tx, { lotId: lot.lot.id })).filter(isAnnounced);
  if (announced.length > 0) return announced.every((a) => a.state === 'final') ? settleIfDone(tx, lot) : undefined;
  await markLotProposalWithdrawn(tx, lot.lot.id);
  reconsiderRanking(tx, lot.lot.id);
}
