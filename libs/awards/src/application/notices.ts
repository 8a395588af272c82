import type { Instant } from '@pilotage/kernel';
import { newId, type Tx } from '@pilotage/platform';
import type { OpenedBid } from '@pilotage/bids';
import type { AwardEntity, AwardNoticeEntity } from '../persistence/awards.entities.js';
import { awardNotices } from '../persistence/awards.repository.js';
import type { Candidate } from '../domain/proposal.rules.js';

interface NoticedLot {
  readonly bids: readonly OpenedBid[];
  readonly candidates: readonly Candidate[];
  readonly givenAt: Instant;
}

/** Everyone whose bid was opened has a notice of the award: winner, losers, and who was out before. */
export async function giveNotices(tx: Tx, award: AwardEntity, { bids, candidates, givenAt }: NoticedLot): Promise<void> {
  const rankOf = new Map(candidates.map((c) => [c.bidId, c.rank]));
  const rows = bids.map((bid): AwardNoticeEntity => ({
    id: newId('event'),
    awardId: award.id,
    lotId: award.lotId,
    bidId: bid.id,
    vendorId: bid.vendorId,
    rank: rankOf.get(bid.id) ?? null,
    won: bid.id === award.bidId,
    givenAt,
  }));
  await awardNotices.createAll(tx, rows, { type: 'awardNotice.give', facts: { award: award.id } });
}
