import type { Work } from '@pilotage/platform';
import type { Instant } from '@pilotage/kernel';
import { lotForBidding, type LotInCall } from '@pilotage/calls';
import { bidsRefusals } from '../domain/bid.refusals.js';
import type { BidFacts, Bidding } from '../domain/bid.workflow.js';
import type { BidEntity } from '../persistence/bids.entities.js';
import { bids } from '../persistence/bids.repository.js';

/** Bids are made, sealed and taken back while the lot is open. */
export const OPEN_LOT = { in: ['open'], otherwise: bidsRefusals.BIDDING_CLOSED };

/** A lot as bidding sees it: the call is locked for share, so that it cannot be closed or amended before this commit. */
export interface OpenLot extends LotInCall {
  /** Read after the lock. */
  readonly now: Instant;
  readonly bidding: Bidding;
}

/** The lot under the lock of its call and, after it, the moment. NOT_FOUND for a call that is not published: nobody bids on what nobody may see. */
export async function lotUnderLock({ tx }: Pick<Work, 'tx'>, lotId: string): Promise<OpenLot> {
  const found = await lotForBidding(tx, lotId);
  const now = await tx.now();
  return { ...found, now, bidding: { now, closesAt: found.call.closesAt, lotState: found.lot.state } };
}

/** A bid that its vendor works on, locked after the call, with the actor authorised. */
export interface OwnBid extends OpenLot {
  readonly bid: BidEntity;
  /** What the rules of the bid's moves look at. */
  readonly facts: BidFacts;
}

/** Locks the call and the bid, reads the clock, and authorises the actor as a member of the vendor. */
export async function ownBid({ tx, authorise }: Pick<Work, 'tx' | 'authorise'>, bidId: string): Promise<OwnBid> {
  const { lotId } = await bids.get(tx, bidId);
  const lot = await lotUnderLock({ tx }, lotId);
  const bid = await bids.lock(tx, bidId, 'update');
  authorise({ vendor: bid.vendorId });
  const facts = {
    bidding: lot.bidding,
    versions: { newest: bid.version, sealed: bid.sealedVersion },
    callVersions: { now: lot.call.version, sealedFor: bid.callVersion },
  };
  return { ...lot, bid, facts };
}
