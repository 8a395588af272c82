export { bidsRoom } from './bids.module.js';
export {
  bidConcerns,
  bidOf,
  bidsOfLot,
  competitionOf,
  decideAdmissionForStage,
  excludedAmong,
  livingAmong,
  markBidAwarded,
  markBidsNotAwarded,
  markBidsRanked,
  openPriceEnvelopes,
  type OpenedBid,
  type OpenedPrice,
} from './application/front-door.js';
export { comparedBids, type ComparedBid } from './persistence/bids.repository.js';
export { draftBid, reviseBid } from './application/draft-bid.use-case.js';
export { reconfirmBid, sealBid, withdrawBid } from './application/seal-bid.use-case.js';
export { confirmOpening, continueWithFewBids, requestOpening } from './application/open-bids.use-case.js';
export { renewEvidenceOfBid } from './application/renew-evidence.js';
export { disqualifyBid } from './application/disqualify-bid.use-case.js';
export { bid, bidReceipt, bidsOfLotQuery, myBids } from './graphql/bids.queries.js';
export { BidStateEnum, BidView } from './graphql/bids.views.js';
export { bidsRefusals } from './domain/bid.refusals.js';
export { IN_THE_RUNNING as BIDS_IN_THE_RUNNING, type BidState } from './domain/bid.workflow.js';
export { type Competition } from './domain/competition.rules.js';
export { TERM_DAYS } from './domain/planned-period.js';
export { type PriceContent, type TechnicalContent } from './domain/content.js';
