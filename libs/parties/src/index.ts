export { partiesRoom } from './parties.module.js';
export {
  actorOf,
  isExcluded,
  membershipsOf,
  modelVersionOf,
  modelVersionsOf,
  organisationNames,
  organisationOf,
  organisationsInGroups,
  partyGroupOf,
  personNames,
  personsWithRole,
  type PartyGroup,
} from './application/actor.js';
export {
  addMember,
  excludeOrganisation,
  registerOrganisation,
  registerPerson,
  removeMember,
} from './application/organisations.use-case.js';
export { formPartyGroup, registerModelVersion, registerProduct, registerPublicProduct } from './application/products.use-case.js';
export { type OrganisationKind } from './domain/organisation.js';
export { type MembershipOfPerson, type PinnedModel } from './persistence/parties.repository.js';
export { OrganisationView, ProductView } from './graphql/parties.views.js';
