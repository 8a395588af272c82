import type { RowOf } from '@pilotage/platform';
import type { BidEntity } from '../persistence/bids.entities.js';
import type { BidView } from '../graphql/bids.views.js';

/** What a mutation answers about a bid: where it stands. Its content is read by the `bid` query, so that no kept answer repeats it. */
export const bidRow = (bid: BidEntity): RowOf<typeof BidView> => ({
  id: bid.id,
  lotId: bid.lotId,
  callId: bid.callId,
  state: bid.state,
  version: bid.version,
  sealedVersion: bid.sealedVersion,
  callVersion: bid.callVersion,
  sealedAt: bid.sealedAt,
  openedAt: bid.openedAt,
  rank: bid.rank,
  vendorId: bid.vendorId,
  vendorName: null,
  partyGroupId: bid.partyGroupId,
  technical: null,
  price: null,
  admission: null,
  riskAboveConfirmed: bid.referral?.withProduct ?? null,
  disqualifiedBecause: bid.disqualification?.reason ?? null,
});
