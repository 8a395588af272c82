export { partiesRoom } from './parties.module.js';
export {
  actorOf,
  assertGroupVerified,
  assertVerified,
  humansServing,
  excludedGroups,
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
  samePersons,
  type PartyGroup,
  type SignIn,
} from './application/actor.js';
export { accountsOfPerson, type Account } from './application/accounts-of.js';
export { addMember, registerOrganisation, registerPerson, removeMember } from './application/organisations.use-case.js';
export { excludeOrganisation, liftExclusion } from './application/exclusions.use-case.js';
export { formPartyGroup, registerModelVersion, registerProduct, registerPublicProduct } from './application/products.use-case.js';
export { cardsInForce } from './application/model-cards-of.js';
export { attachModelCard } from './application/model-cards.use-case.js';
export { createLinkCode, declareSamePerson, linkIdentity } from './application/accounts.use-case.js';
export { delegateRoles, revokeDelegation } from './application/delegation.use-case.js';
export { acceptInvitation, inviteMember, withdrawInvitation } from './application/invitations.use-case.js';
export { registerMachineClient } from './application/machines.use-case.js';
export { changeMemberRoles } from './application/members.use-case.js';
export { verifyIdentifier } from './application/identifiers.use-case.js';
export { modelVersion } from './graphql/model-version.query.js';
export { exclusionRegister, me } from './graphql/parties.queries.js';
export { delegationsOfOrganisation, invitationsOfOrganisation, membersOfOrganisation } from './graphql/members.queries.js';
export { identityRefusals } from './domain/identity.refusals.js';
export { numberObjection, numberRegister, numbersObjection, productNumberRefusals } from './domain/product-numbers.js';
export { NUMBER_REGISTERS, type NumberRegister } from './domain/product-numbers.data.js';
export { DELEGATION_ECHO_DAYS, DELEGATION_MAX_DAYS } from './domain/delegation.js';
export { FORMER_SERVICE_DAYS, formerServiceSince } from './domain/former-service.js';
export { INVITATION_MAX_DAYS } from './domain/invitation.js';
export { ROLES_OF_KIND, type OrganisationKind } from './domain/organisation.js';
export { type GroupRole } from './persistence/parties.entities.js';
export { type CardInForce } from './persistence/model-card.repository.js';
export { type PinnedModel } from './persistence/parties.repository.js';
export { GroupRoleEnum, OrganisationView, ProductView } from './graphql/parties.views.js';
