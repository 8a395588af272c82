import type { PolicyLine } from '@pilotage/platform';
import { DELEGABLE_ROLES } from '../domain/delegation.js';

const OPERATOR = { roles: ['platformOperator'], of: 'any' } as const;
const ADMINISTRATOR = { roles: ['vendorAdministrator'], of: 'vendor' } as const;
/** Whoever checks who is a member: the agency's own auditor, and oversight everywhere. */
const AUDITORS = [
  { roles: ['agencyAuditor'], of: 'agency' },
  { roles: ['oversightAuditor'], of: 'any' },
] as const;

/** Who may do what with parties. */
export const partiesPolicy = {
  registerOrganisation: [{ system: true }, { roles: ['platformOperator'], of: 'any' }],
  registerPerson: [{ system: true }, { roles: ['platformOperator'], of: 'any' }],
  addMember: [{ system: true }, { roles: ['platformOperator'], of: 'any' }, { roles: ['vendorAdministrator'], of: 'vendor' }],
  removeMember: [
    { roles: ['platformOperator'], of: 'any' },
    { roles: ['vendorAdministrator'], of: 'vendor' },
  ],
  formPartyGroup: [{ roles: ['bidder', 'vendorAdministrator'], of: 'vendor' }],
  registerProduct: [{ roles: ['bidder', 'vendorAdministrator'], of: 'vendor' }],
  registerPublicProduct: [{ system: true }, { roles: ['policyEditor'], of: 'any' }],
  registerModelVersion: [{ roles: ['bidder', 'vendorAdministrator'], of: 'vendor' }],
  attachModelCard: [{ roles: ['bidder', 'vendorAdministrator'], of: 'vendor' }],
  excludeOrganisation: [{ roles: ['policyEditor'], of: 'any' }],
  liftExclusion: [{ roles: ['policyEditor'], of: 'any' }],
  announceExclusion: [{ system: true }],
  exclusions: [{ anyone: true }],
  verifyIdentifier: [OPERATOR],
  declareSamePerson: [OPERATOR],
  createLinkCode: [{ signedIn: true }],
  linkIdentity: [{ newcomer: true }],
  inviteMember: [OPERATOR, ADMINISTRATOR],
  withdrawInvitation: [OPERATOR, ADMINISTRATOR],
  acceptInvitation: [{ newcomer: true }],
  changeMemberRoles: [OPERATOR, ADMINISTRATOR],
  registerMachineClient: [OPERATOR, ADMINISTRATOR],
  delegateRoles: [
    { roles: DELEGABLE_ROLES.agency, of: 'agency' },
    { roles: DELEGABLE_ROLES.vendor, of: 'vendor' },
    { roles: DELEGABLE_ROLES.committee, of: 'committee' },
  ],
  /** The one who gave it and the one who holds it, and who looks after the members. */
  revokeDelegation: [
    { roles: DELEGABLE_ROLES.agency, of: 'agency', assigned: true },
    { roles: ['bidder'], of: 'vendor', assigned: true },
    { roles: DELEGABLE_ROLES.committee, of: 'committee', assigned: true },
    OPERATOR,
    ADMINISTRATOR,
  ],
  members: [OPERATOR, ADMINISTRATOR, ...AUDITORS],
  invitations: [OPERATOR, ADMINISTRATOR],
  delegations: [OPERATOR, ADMINISTRATOR, ...AUDITORS],
  me: [{ signedIn: true }],
  product: [{ anyone: true }],
  products: [{ anyone: true }],
  modelVersion: [{ anyone: true }],
  organisation: [{ anyone: true }],
} satisfies Record<string, PolicyLine>;
