import { biddingRefusals } from './bidding.refusals.js';
import { offerRefusals } from './offer.refusals.js';
import { openingRefusals } from './opening.refusals.js';

/** Ways in which the rules of bidding and of opening say no. */
export const bidsRefusals = { ...biddingRefusals, ...offerRefusals, ...openingRefusals };
