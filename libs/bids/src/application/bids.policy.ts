import type { PolicyLine } from '@pilotage/platform';

/** Members of the vendor that leads the group. */
const BIDDERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
/** Who of the agency may look at opened bids; what each sees of them is decided per field. */
const READERS = {
  roles: ['officer', 'approver', 'evaluator', 'panelChair', 'evidenceVerifier', 'pilotManager', 'agencyAuditor'],
  of: 'agency',
} as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** Who may do what with bids. */
export const bidsPolicy = {
  draftBid: [BIDDERS],
  reviseBid: [BIDDERS],
  sealBid: [BIDDERS],
  reconfirmBid: [BIDDERS],
  withdrawBid: [BIDDERS],
  requestOpening: [{ roles: ['officer'], of: 'agency' }],
  confirmOpening: [{ roles: ['officer'], of: 'agency' }],
  continueWithFewBids: [{ roles: ['officer'], of: 'agency' }],
  disqualifyBid: [{ roles: ['officer'], of: 'agency' }],
  decideBidAdmission: [{ system: true }],
  voidBids: [{ system: true }],
  bid: [BIDDERS, READERS, OVERSIGHT],
  bidsOfLot: [READERS, OVERSIGHT],
  myBids: [BIDDERS],
  bidReceipt: [BIDDERS],
} satisfies Record<string, PolicyLine>;
