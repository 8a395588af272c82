import type { PolicyLine } from '@pilotage/platform';

const OFFICERS = { roles: ['officer'], of: 'agency' } as const;
const APPROVERS = { roles: ['approver'], of: 'agency' } as const;
const BIDDERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
/** Who of the agency works with awards or checks them. */
const READERS = { roles: ['officer', 'approver', 'pilotManager', 'financeOfficer', 'agencyAuditor'], of: 'agency' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** Who may do what with awards and challenges. */
export const awardsPolicy = {
  proposeAward: [OFFICERS],
  returnAward: [APPROVERS, OFFICERS],
  approveAward: [APPROVERS],
  declineAward: [{ roles: ['vendorAdministrator'], of: 'vendor' }],
  concludeAwards: [APPROVERS],
  finaliseAward: [{ system: true }],
  cancelAwardOfBid: [{ system: true }],
  cancelAwardsOfCall: [{ system: true }],
  fileChallenge: [BIDDERS],
  acceptChallenge: [OFFICERS],
  decideChallenge: [APPROVERS],
  /** A final award is for everyone once the profile discloses it; before that, `unpublishedAward` decides. */
  award: [{ anyone: true }],
  awardsOfLot: [{ anyone: true }],
  unpublishedAward: [READERS, BIDDERS, OVERSIGHT],
  /** Who handled an award, and when. */
  awardHandling: [READERS, OVERSIGHT],
  awardNotice: [BIDDERS],
  challenges: [READERS, BIDDERS, OVERSIGHT],
  everyChallenge: [READERS, OVERSIGHT],
} satisfies Record<string, PolicyLine>;
