import type { FieldGroups, PolicyLine } from '@pilotage/platform';

const AGENCY = { roles: ['officer', 'approver', 'agencyAuditor'], of: 'agency' } as const;
const VENDOR = { roles: ['bidder', 'vendorAdministrator'], of: 'vendor' } as const;
const OVERSIGHT = { roles: ['oversightAuditor'], of: 'any' } as const;

/** That the object exists is no secret of those whom it concerns. */
export const NO_SECRET = 'the object is no secret';

/** Who may read the log. */
export const transparencyPolicy = {
  extendLog: [{ system: true }],
  logHead: [{ anyone: true }],
  auditTrail: [AGENCY, VENDOR, { ...OVERSIGHT, when: [NO_SECRET] }],
} satisfies Record<string, PolicyLine>;

/** Groups of fields of the log. */
export const transparencyGroups = {
  auditFacts: {
    who: [AGENCY, OVERSIGHT],
    says: 'Persons, figures and facts of an entry. A vendor reads what was done to its own objects, not by whom of the agency or with which figures.',
  },
} satisfies FieldGroups;
