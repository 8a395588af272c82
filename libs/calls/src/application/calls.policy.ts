import type { PolicyLine } from '@pilotage/platform';

const DRAFTERS = { roles: ['drafter', 'officer'], of: 'agency' } as const;
const OFFICERS = { roles: ['officer'], of: 'agency' } as const;
const APPROVERS = { roles: ['approver'], of: 'agency' } as const;
/** Who of the agency sees what is not published yet. */
const INSIDERS = { roles: ['drafter', 'officer', 'approver', 'agencyAuditor'], of: 'agency' } as const;
const ASKERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;

/** Who may do what with needs and calls. */
export const callsPolicy = {
  postNeed: [DRAFTERS],
  publishNeed: [OFFICERS],
  closeNeed: [OFFICERS],
  draftRiskAssessment: [OFFICERS],
  confirmRiskAssessment: [OFFICERS],
  draftCall: [DRAFTERS],
  reviseCallDraft: [DRAFTERS],
  submitCallForReview: [DRAFTERS],
  returnCall: [APPROVERS],
  approveCall: [APPROVERS],
  amendCall: [OFFICERS],
  cancelCall: [APPROVERS],
  closeCall: [{ system: true }],
  askQuestion: [ASKERS],
  answerQuestion: [OFFICERS],
  needs: [{ anyone: true }],
  need: [{ anyone: true }],
  needRisk: [{ anyone: true }],
  calls: [{ anyone: true }],
  call: [{ anyone: true }],
  callChanged: [{ anyone: true }],
  lot: [{ anyone: true }],
  publicationCheck: [INSIDERS],
  clarifications: [{ anyone: true }],
  procedureProfiles: [{ anyone: true }],
  /** Grants the group `callInternal` and the sight of drafts. */
  seeInside: [INSIDERS],
  /** Grants the group `callInternal` on published calls. */
  oversee: [INSIDERS, { roles: ['oversightAuditor'], of: 'any' }],
} satisfies Record<string, PolicyLine>;
