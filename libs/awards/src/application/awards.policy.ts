import type { FieldGroups, PolicyLine } from '@pilotage/platform';

const OFFICERS = { roles: ['officer'], of: 'agency' } as const;
const APPROVERS = { roles: ['approver'], of: 'agency' } as const;
const BIDDERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
/** Who of the agency works with awards or checks them. */
const READERS = { roles: ['officer', 'approver', 'pilotManager', 'financeOfficer', 'agencyAuditor'], of: 'agency' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** The award is final and its profile shows the result to everyone. */
export const RESULT_PUBLIC = 'the result is public';
/** The award was approved, and its vendor and, where the profile tells them, the other bidders had their notices. */
export const NOTICED = 'the vendor had its notice';
/** The call is on the public list. */
export const CALL_PUBLISHED = 'the call is published';
/** The profile has a second step, to the supervising authority: its reviewers decide beside the agency's approver. */
export const OUTSIDE_REVIEW = 'the profile has outside review';
/** The person serves the agency in no way. */
export const OUTSIDER = 'the person is outside of the agency';
const REVIEWERS = { roles: ['challengeReviewer'], of: 'any', when: [OUTSIDE_REVIEW, OUTSIDER] } as const;

/** Who may do what with awards and challenges. */
export const awardsPolicy = {
  proposeAward: [OFFICERS],
  returnAward: [{ roles: ['approver', 'officer'], of: 'agency' }],
  approveAward: [{ ...APPROVERS, recent: true }],
  declineAward: [{ roles: ['vendorAdministrator'], of: 'vendor' }],
  concludeAwards: [APPROVERS],
  finaliseAward: [{ system: true }],
  cancelAwardOfBid: [{ system: true }],
  cancelAwardsOfCall: [{ system: true }],
  fileChallenge: [BIDDERS],
  acceptChallenge: [OFFICERS],
  decideChallenge: [APPROVERS, REVIEWERS],
  award: [{ anyone: true, when: [RESULT_PUBLIC] }, READERS, OVERSIGHT, { ...BIDDERS, when: [NOTICED] }],
  /** A list: each row falls under the line of the single read. */
  awardsOfLot: [{ anyone: true, when: [CALL_PUBLISHED] }],
  awardNotice: [BIDDERS],
  /** The agency, oversight and reviewers read all; a challenger its own. */
  challenges: [READERS, OVERSIGHT, REVIEWERS, BIDDERS],
} satisfies Record<string, PolicyLine>;

/** Groups of fields of awards. */
export const awardsGroups = {
  awardHandling: { who: [READERS, OVERSIGHT], says: 'Who handled an award, and when.' },
} satisfies FieldGroups;
