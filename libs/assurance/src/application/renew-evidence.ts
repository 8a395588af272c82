import type { Tx } from '@pilotage/platform';
import { UNCHECKED } from '../domain/evidence.workflow.js';
import { wakeResting } from '../persistence/lodging.repository.js';
import { evidenceRows, useRows } from '../persistence/wallet.repository.js';
import { ownersOf, useOf, type Offered, type UsingBid } from './evidence-owners.js';

/** Whether the bid uses the piece for the requirement already. */
export const isEvidenceInUse = async (
  tx: Tx,
  bidId: string,
  { evidenceId, requirementId }: Pick<Offered, 'evidenceId' | 'requirementId'>,
): Promise<boolean> => (await useRows.find(tx, { bidId, evidenceId, requirementId })) !== null;

/**
 * A further piece comes into use for a bid that was opened before: its pilot is to lean on it. The word of an owner counts as it is at this
 * moment, which `sealedAt` names. What was checked is announced as checked for the bid, what was not is once it is; one that nobody
 * relied on is looked at again. The caller has claimed the piece, and holds apart two who name it at once. Returns the digest of its content.
 */
export async function renewEvidence(tx: Tx, bid: UsingBid, offered: Offered): Promise<string> {
  return tx.asHouse('renewingEvidence', async () => {
    const piece = await evidenceRows.lock(tx, offered.evidenceId, 'update');
    const owner = (await ownersOf(tx, bid, [piece])).get(piece.id);
    if (!owner) throw new Error(`${piece.id} was not claimed for ${bid.bidId}`);
    const use = { ...useOf(bid, offered, await tx.now()), ...owner };
    const facts = { bid: bid.bidId, requirement: use.requirementId, digest: piece.digest };
    await useRows.create(tx, use, { type: 'evidence.renew', facts });
    await wakeResting(tx, [piece.id]);
    if (!UNCHECKED.includes(piece.state)) tx.emit('evidenceChecked', { evidenceId: piece.id, bidId: bid.bidId });
    return piece.digest;
  });
}
