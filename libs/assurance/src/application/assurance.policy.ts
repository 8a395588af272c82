import type { PolicyLine } from '@pilotage/platform';

/** Who may do what in assurance. */
export const assurancePolicy = {
  registerIssuer: [{ roles: ['policyEditor'], of: 'any' }],
  verifyEvidence: [{ system: true }],
  expireEvidence: [{ system: true }],
  recordEvidenceStatus: [{ roles: ['evidenceVerifier'], of: 'agency' }],
  riskPolicy: [{ anyone: true }],
  standards: [{ anyone: true }],
  issuers: [{ anyone: true }],
  gateDecisions: [
    { roles: ['officer', 'approver', 'evidenceVerifier', 'pilotManager', 'agencyAuditor'], of: 'agency' },
    { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' },
    { roles: ['oversightAuditor'], of: 'any' },
  ],
} satisfies Record<string, PolicyLine>;
