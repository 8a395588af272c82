import type { FieldGroups, PolicyLine } from '@pilotage/platform';

const DRAFTERS = { roles: ['drafter', 'officer'], of: 'agency' } as const;
const OFFICERS = { roles: ['officer'], of: 'agency' } as const;
const APPROVERS = { roles: ['approver'], of: 'agency' } as const;
/** Who of the agency works on what is not published yet, or checks it. */
const INSIDERS = { roles: ['drafter', 'officer', 'approver', 'agencyAuditor'], of: 'agency' } as const;
/** A data steward looks at data plans before they are published. */
const STEWARDS = { roles: ['dataSteward'], of: 'agency' } as const;
const ASKERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;

/** The need or call is on the public list, however it went on. */
export const PUBLISHED = 'published';
const ONCE_PUBLISHED = { anyone: true, when: [PUBLISHED] } as const;
const PUBLIC_OR_OWN = [ONCE_PUBLISHED, INSIDERS, STEWARDS] as const;

/** Who may do what with needs and calls. */
export const callsPolicy = {
  postNeed: [DRAFTERS],
  publishNeed: [OFFICERS],
  closeNeed: [OFFICERS],
  draftRiskAssessment: [OFFICERS],
  confirmRiskAssessment: [OFFICERS],
  claimMitigation: [OFFICERS],
  checkMitigation: [{ roles: ['officer', 'evidenceVerifier'], of: 'agency' }],
  withdrawMitigation: [OFFICERS],
  recordImpactReading: [OFFICERS],
  draftImpactAssessment: [OFFICERS],
  submitImpactAssessment: [OFFICERS],
  confirmImpactAssessment: [OFFICERS],
  publishRiskWarning: [OFFICERS],
  publishDisclosure: [OFFICERS],
  requestReclassification: [{ roles: ['officer', 'pilotManager'], of: 'agency' }],
  settleNeedRisk: [{ system: true }],
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
  recordStandardGaps: [{ system: true }],
  answerStandardsRequest: [{ system: true }],
  declineStandardsRequest: [{ roles: ['policyEditor'], of: 'any' }],
  /** Lists: each row falls under the line of the single read. */
  needs: [{ anyone: true }],
  calls: [{ anyone: true }],
  need: PUBLIC_OR_OWN,
  needRisk: PUBLIC_OR_OWN,
  needDuties: PUBLIC_OR_OWN,
  call: PUBLIC_OR_OWN,
  callChanged: PUBLIC_OR_OWN,
  lot: PUBLIC_OR_OWN,
  publicationCheck: [INSIDERS],
  clarifications: [ONCE_PUBLISHED],
  procedureProfiles: [{ anyone: true }],
  standardsRequests: [{ anyone: true }],
} satisfies Record<string, PolicyLine>;

/** Groups of fields of needs and calls. */
export const callsGroups = {
  callInternal: {
    who: [INSIDERS, { roles: ['oversightAuditor'], of: 'any', when: [PUBLISHED] }],
    says: 'Drafts of a risk assessment, who drafted and approved a call, and why it was returned.',
  },
  impactFindings: {
    who: [
      INSIDERS,
      { roles: ['committeeSecretary', 'committeeMember', 'committeeChair'], of: 'any', when: [PUBLISHED] },
      { roles: ['oversightAuditor'], of: 'any', when: [PUBLISHED] },
    ],
    says: 'Findings of an impact assessment, who wrote and confirmed it, and where the provider’s own lies; the public reads the summary of each section.',
  },
  clarificationAsked: {
    who: [INSIDERS, ASKERS],
    says: 'A question in the words in which its vendor asked it, and a question that is not answered.',
  },
} satisfies FieldGroups;
