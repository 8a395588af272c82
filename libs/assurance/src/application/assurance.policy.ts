import type { PolicyLine } from '@pilotage/platform';

/** The signed statement is public: a stage started on the decision. */
export const PUBLISHED = 'the decision is published';

/** Whom a decision of the gate concerns. */
const CONCERNED = [
  { roles: ['officer', 'approver', 'evidenceVerifier', 'pilotManager', 'agencyAuditor'], of: 'agency' },
  { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' },
  { roles: ['oversightAuditor'], of: 'any' },
] as const satisfies PolicyLine;

/** Who may do what in assurance. */
export const assurancePolicy = {
  registerIssuer: [{ roles: ['policyEditor'], of: 'any' }],
  verifyEvidence: [{ system: true }],
  expireEvidence: [{ system: true }],
  recordEvidenceStatus: [{ roles: ['evidenceVerifier'], of: 'agency' }],
  riskPolicy: [{ anyone: true }],
  standards: [{ anyone: true }],
  issuers: [{ anyone: true }],
  gateDecisions: CONCERNED,
  signDecision: [{ system: true }],
  decisionSummary: [...CONCERNED, { anyone: true, when: [PUBLISHED] }],
  tryGate: [{ anyone: true }],
  tryRisk: [{ anyone: true }],
  impactReading: [{ anyone: true }],
} satisfies Record<string, PolicyLine>;
