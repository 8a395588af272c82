import type { PolicyLine } from '@pilotage/platform';

/** Who may read the log. */
export const transparencyPolicy = {
  extendLog: [{ system: true }],
  logHead: [{ anyone: true }],
  auditTrail: [
    { roles: ['officer', 'approver', 'agencyAuditor'], of: 'agency' },
    { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' },
    { roles: ['oversightAuditor'], of: 'any' },
  ],
  /** Facts and persons of an entry: a vendor sees that something was done to its bid, not by whom of the agency or with which figures. */
  auditFacts: [
    { roles: ['officer', 'approver', 'agencyAuditor'], of: 'agency' },
    { roles: ['oversightAuditor'], of: 'any' },
  ],
} satisfies Record<string, PolicyLine>;
