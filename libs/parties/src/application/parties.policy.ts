import type { PolicyLine } from '@pilotage/platform';

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
  excludeOrganisation: [{ roles: ['policyEditor'], of: 'any' }],
  me: [{ signedIn: true }],
  product: [{ anyone: true }],
  products: [{ anyone: true }],
  organisation: [{ anyone: true }],
} satisfies Record<string, PolicyLine>;
