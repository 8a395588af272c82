import type { FieldGroups, PolicyLine } from '@pilotage/platform';

/** The signed statement is public: a stage started on the decision. */
export const PUBLISHED = 'the decision is published';

/** The version of a policy is everybody's law, or will be. */
export const IN_PUBLIC = 'the version is released or adopted';
const EDITOR = { roles: ['policyEditor'], of: 'any' } as const;
/** Whoever makes policies, and whoever watches them being made. */
const DRAFT_READERS = { roles: ['policyEditor', 'oversightAuditor'], of: 'any' } as const;

/** Whom a decision of the gate concerns. */
const CONCERNED = [
  { roles: ['officer', 'approver', 'evidenceVerifier', 'pilotManager', 'agencyAuditor'], of: 'agency' },
  { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' },
  { roles: ['oversightAuditor'], of: 'any' },
] as const satisfies PolicyLine;

/** Members of the vendor whose wallet it is. */
const OWNERS = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;

/** Those of the agency who act on evidence that bids and pilots rely on, or check it. */
const RELIANT = { roles: ['officer', 'approver', 'evidenceVerifier', 'pilotManager', 'agencyAuditor'], of: 'agency' } as const;

/** Who may do what in assurance. */
export const assurancePolicy = {
  registerIssuer: [EDITOR],
  addIssuerKey: [EDITOR],
  accreditIssuer: [EDITOR],
  nameStatusIssuer: [EDITOR],
  confirmIssuerEntry: [{ ...EDITOR, recent: true }],
  rejectIssuerEntry: [EDITOR],
  // What takes trust away waits for nobody.
  revokeIssuerKey: [EDITOR],
  restrictAccreditation: [EDITOR],
  followIssuerChange: [{ system: true }],
  turnAccreditation: [{ system: true }],
  lodgeWalletEvidence: [OWNERS],
  lodgeDocument: [OWNERS],
  withdrawEvidence: [OWNERS],
  authoriseEvidence: [OWNERS],
  endEvidenceAuthorisation: [OWNERS],
  readDocument: [{ roles: ['evidenceVerifier'], of: 'agency' }],
  documentChecks: [{ roles: ['evidenceVerifier', 'agencyAuditor'], of: 'agency' }],
  evidenceWallet: [OWNERS],
  evidenceAuthorisations: [OWNERS],
  evidenceWarnings: [OWNERS, RELIANT],
  verifyEvidence: [{ system: true }],
  expireEvidence: [{ system: true }],
  recheckEvidence: [{ system: true }],
  keepStatusList: [{ system: true }],
  warnOfEvidenceEnd: [{ system: true }],
  recordEvidenceStatus: [{ roles: ['evidenceVerifier'], of: 'agency' }],
  confirmEvidenceFinding: [{ roles: ['evidenceVerifier'], of: 'agency' }],
  rejectEvidenceFinding: [{ roles: ['evidenceVerifier'], of: 'agency' }],
  evidenceFindings: [{ roles: ['evidenceVerifier', 'agencyAuditor'], of: 'agency' }],
  riskPolicy: [{ anyone: true }],
  standards: [{ anyone: true }],
  issuers: [{ anyone: true }],
  issuer: [{ anyone: true }],
  gateDecisions: CONCERNED,
  signDecision: [{ system: true }],
  decisionSummary: [...CONCERNED, { anyone: true, when: [PUBLISHED] }],
  tryGate: [{ anyone: true }],
  tryRisk: [{ anyone: true }],
  impactReading: [{ anyone: true }],
  draftPolicy: [EDITOR],
  withdrawPolicyDraft: [EDITOR],
  adoptPolicy: [{ ...EDITOR, recent: true }],
  policyVersions: [{ anyone: true }],
  policyDifference: [DRAFT_READERS],
  policyVersion: [DRAFT_READERS, { anyone: true, when: [IN_PUBLIC] }],
} satisfies Record<string, PolicyLine>;

/** What of a version only those read who make policies, and who watch. */
export const assuranceGroups = {
  'issuer.keeping': {
    who: [DRAFT_READERS],
    says: 'What is proposed for the register of issuers, and who proposed, confirmed or rejected it.',
  },
  'policyVersion.drafting': { who: [DRAFT_READERS], says: 'Drafts of policies, and who drafted, adopted or withdrew a version.' },
} satisfies FieldGroups;
