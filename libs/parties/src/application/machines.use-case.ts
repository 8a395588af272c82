import { z } from 'zod';
import { input, localisedInput, newId, useCase } from '@pilotage/platform';
import { identityRefusals } from '../domain/identity.refusals.js';
import { partiesRefusals } from '../domain/parties.refusals.js';
import { MachineClientView } from '../graphql/identity.views.js';
import { RoleEnum } from '../graphql/parties.views.js';
import { organisations, persons } from '../persistence/parties.repository.js';
import { takeAccount } from './accounts.use-case.js';
import { enrol } from './enrol.js';
import { assertRolesFit } from './members.use-case.js';
import { relationsTo } from './organisation-row.js';
import { partiesPolicy } from './parties.policy.js';

/** A program acts for an organisation, with roles that need no human. */
export const registerMachineClient = useCase({
  name: 'registerMachineClient',
  summary:
    'Makes a client of the identity provider known as a machine of an organisation. It signs in by client credentials, holds only roles that need no human, and is ended by removeMember.',
  policy: partiesPolicy.registerMachineClient,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The organisation that answers for it.'),
    issuer: input.text(300, 'Issuer of its tokens.'),
    clientId: input.text(200, 'Its client id there, which is the subject of its tokens.'),
    name: localisedInput(120, 'What it is.'),
    roles: input.list(input.oneOf(RoleEnum, 'A role.'), 1, 4, 'Roles that it holds.'),
  }),
  output: MachineClientView,
  refusals: [partiesRefusals.ROLE_NOT_OF_THIS_KIND, identityRefusals.ROLE_NEEDS_A_HUMAN, identityRefusals.ACCOUNT_ALREADY_KNOWN],
  async run({ tx, authorise }, { organisationId, issuer, clientId, name, roles }) {
    const organisation = await organisations.lock(tx, organisationId, 'update');
    authorise(relationsTo(organisation));
    const machine = { id: newId('person'), name, kind: 'machine' as const };
    assertRolesFit(organisation, machine, roles);
    const member = await tx.asHouse('memberById', async () => {
      await persons.create(tx, machine, { type: 'machine.register', facts: { organisation: organisationId } });
      await takeAccount(tx, { issuer, subject: clientId, personId: machine.id });
      return enrol(tx, { organisationId, personId: machine.id, roles });
    });
    return { id: machine.id, membershipId: member.id, organisationId, roles: member.roles };
  },
});
