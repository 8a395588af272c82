import type { Room } from '@pilotage/platform';
import {
  addMember,
  excludeOrganisation,
  registerOrganisation,
  registerPerson,
  removeMember,
} from './application/organisations.use-case.js';
import { formPartyGroup, registerModelVersion, registerProduct, registerPublicProduct } from './application/products.use-case.js';
import { me, organisation, product, productRegister } from './graphql/parties.queries.js';
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
    excludeOrganisation,
    formPartyGroup,
    registerProduct,
    registerPublicProduct,
    registerModelVersion,
  ],
  queries: [me, organisation, product, productRegister],
  nodes: { organisation, product },
  jobs: [],
  sweeps: [],
  events: [],
  groups: {},
  workflows: [],
};
