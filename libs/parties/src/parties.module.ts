import type { Room } from '@pilotage/platform';
import { addMember, registerOrganisation, registerPerson, removeMember } from './application/organisations.use-case.js';
import { createLinkCode, declareSamePerson, linkIdentity } from './application/accounts.use-case.js';
import { delegateRoles, revokeDelegation } from './application/delegation.use-case.js';
import { announceExclusion, excludeOrganisation, liftExclusion } from './application/exclusions.use-case.js';
import { verifyIdentifier } from './application/identifiers.use-case.js';
import { acceptInvitation, inviteMember, withdrawInvitation } from './application/invitations.use-case.js';
import { registerMachineClient } from './application/machines.use-case.js';
import { changeMemberRoles } from './application/members.use-case.js';
import { attachModelCard } from './application/model-cards.use-case.js';
import { delegationWorkflow } from './domain/delegation.js';
import { invitationWorkflow } from './domain/invitation.js';
import { delegationsOfOrganisation, invitationsOfOrganisation, membersOfOrganisation } from './graphql/members.queries.js';
import { formPartyGroup, registerModelVersion, registerProduct, registerPublicProduct } from './application/products.use-case.js';
import { exclusionsToAnnounce } from './jobs/parties.jobs.js';
import { exclusionRegister, me, organisation, product, productRegister } from './graphql/parties.queries.js';
import { modelVersion } from './graphql/model-version.query.js';
import { PARTIES_ENTITIES } from './persistence/parties.entities.js';

/** Organisations, members, roles, party groups, exclusions, products and model versions. */
export const partiesRoom: Room = {
  name: 'parties',
  entities: PARTIES_ENTITIES,
  useCases: [
    registerOrganisation,
    registerPerson,
    addMember,
    removeMember,
    changeMemberRoles,
    inviteMember,
    acceptInvitation,
    withdrawInvitation,
    registerMachineClient,
    delegateRoles,
    revokeDelegation,
    createLinkCode,
    linkIdentity,
    declareSamePerson,
    verifyIdentifier,
    excludeOrganisation,
    liftExclusion,
    announceExclusion,
    formPartyGroup,
    registerProduct,
    registerPublicProduct,
    registerModelVersion,
    attachModelCard,
  ],
  queries: [
    me,
    organisation,
    membersOfOrganisation,
    invitationsOfOrganisation,
    delegationsOfOrganisation,
    product,
    productRegister,
    modelVersion,
    exclusionRegister,
  ],
  nodes: { organisation, product },
  jobs: [],
  sweeps: [exclusionsToAnnounce],
  events: ['membershipChanged', 'exclusionBegun'],
  groups: {},
  workflows: [invitationWorkflow, delegationWorkflow],
};
