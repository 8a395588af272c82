import type { OrganisationKind } from './organisation.js';

/**
 * Roles that a machine client may hold. A vendor's machine drafts bids and delivers readings; an agency's reads and reports. No machine
 * approves, opens, marks, votes, signs, pays or gives roles: those deeds need a human who answers for them.
 */
export const MACHINE_ROLES: Readonly<Record<OrganisationKind, readonly string[]>> = {
  agency: ['serviceUser', 'agencyAuditor'],
  vendor: ['bidder'],
  committee: [],
  oversight: ['oversightAuditor'],
  platform: [],
};

/** The first role that a machine of the kind may not hold, or null. */
export const humanRole = (kind: OrganisationKind, roles: readonly string[]): string | null =>
  roles.find((role) => !MACHINE_ROLES[kind].includes(role)) ?? null;
