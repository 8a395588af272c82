import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { input, localisedInput, newId, useCase, ROLES } from '@pilotage/platform';
import { partiesRefusals } from '../domain/parties.refusals.js';
import { identityRefusals } from '../domain/identity.refusals.js';
import { memberships, organisations, persons } from '../persistence/parties.repository.js';
import { MemberView, OrganisationKindEnum, OrganisationView, PersonView, RoleEnum } from '../graphql/parties.views.js';
import { identities } from '../persistence/identity.repository.js';
import { enrol } from './enrol.js';
import { identifierInput, recordIdentifier, schemeInput } from './identifiers.use-case.js';
import { assertAdministratorStays, assertRolesFit } from './members.use-case.js';
import { organisationRow, relationsTo } from './organisation-row.js';
import { partiesPolicy } from './parties.policy.js';

/** An organisation stands on the register. */
export const registerOrganisation = useCase({
  name: 'registerOrganisation',
  summary: 'Registers an organisation by the scheme and id of a public register.',
  policy: partiesPolicy.registerOrganisation,
  input: z.strictObject({
    kind: input.oneOf(OrganisationKindEnum, 'What it is.'),
    name: localisedInput(200, 'Its name.'),
    scheme: schemeInput,
    identifier: identifierInput,
    demonstration: input.flag('Made for the demonstration; its identifier is made up and counts as verified.'),
    source: input.text(500, 'Where the identifier was looked up; without it the organisation neither publishes nor bids yet.').optional(),
  }),
  output: OrganisationView,
  refusals: [
    partiesRefusals.ORGANISATION_ALREADY_REGISTERED,
    identityRefusals.IDENTIFIER_SCHEME_UNKNOWN,
    identityRefusals.IDENTIFIER_MALFORMED,
    identityRefusals.IDENTIFIER_ONLY_FOR_DEMONSTRATION,
    identityRefusals.IDENTIFIER_TAKEN,
  ],
  async run({ tx, actor, authorise }, { source, ...given }) {
    authorise({});
    const { scheme, identifier, kind } = given;
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`organisation:${scheme}:${identifier}`]);
    const known = await organisations.find(tx, { scheme, identifier });
    must(!known, partiesRefusals.ORGANISATION_ALREADY_REGISTERED, { scheme, identifier });
    const row = { id: newId('organisation'), ...given };
    await organisations.create(tx, row, { type: 'organisation.register', facts: { kind } });
    const lookedUp = source ?? (given.demonstration ? 'Demonstration' : null);
    await recordIdentifier(tx, actor, row, { scheme, identifier, source: lookedUp });
    return organisationRow(tx, row);
  },
});

/** A person is known by the identity that an issuer vouches for. Registering again changes nothing. */
export const registerPerson = useCase({
  name: 'registerPerson',
  summary: 'Makes a person known by issuer and subject. A person already known stays as they are.',
  policy: partiesPolicy.registerPerson,
  input: z.strictObject({
    issuer: input.text(300, 'Issuer of the identity.'),
    subject: input.text(200, 'Subject at that issuer.'),
    name: localisedInput(120, 'Name of the person.'),
  }),
  output: PersonView,
  refusals: [],
  async run({ tx, authorise }, given) {
    authorise({});
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`person:${given.issuer}:${given.subject}`]);
    const { issuer, subject, name } = given;
    const known = await identities.find(tx, { issuer, subject });
    if (known) return { id: known.personId };
    const { id } = await persons.create(tx, { id: newId('person'), name, kind: 'human' }, { type: 'person.register' });
    const row = { id: newId('identity'), issuer, subject, personId: id, linkedAt: await tx.now() };
    await identities.create(tx, row, { type: 'identity.link', facts: { person: id } });
    return { id };
  },
});

/** A person is a member of an organisation with roles of its kind. */
export const addMember = useCase({
  name: 'addMember',
  summary: 'Makes a person a member of an organisation, with roles. A removed member comes back with the new roles.',
  policy: partiesPolicy.addMember,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The organisation.'),
    personId: input.id('person', 'The person.'),
    roles: input.list(input.oneOf(RoleEnum, 'A role.'), 1, ROLES.length, 'Roles held there.'),
  }),
  output: MemberView,
  refusals: [partiesRefusals.PERSON_ALREADY_MEMBER, partiesRefusals.ROLE_NOT_OF_THIS_KIND, identityRefusals.ROLE_NEEDS_A_HUMAN],
  async run({ tx, authorise }, { organisationId, personId, roles }) {
    const organisation = await organisations.lock(tx, organisationId, 'update');
    authorise(relationsTo(organisation));
    const person = await tx.asHouse('memberById', () => persons.get(tx, personId));
    assertRolesFit(organisation, person, roles);
    const known = await memberships.find(tx, { organisationId, personId }, 'update');
    must(known?.state !== 'active', partiesRefusals.PERSON_ALREADY_MEMBER);
    return enrol(tx, { organisationId, personId, roles });
  },
});

/** A person is no longer a member: from the next request on they have no access through the organisation. */
export const removeMember = useCase({
  name: 'removeMember',
  summary: 'Ends a membership. It works at the next request of the person.',
  policy: partiesPolicy.removeMember,
  input: z.strictObject({ membershipId: input.id('membership', 'The membership.') }),
  output: MemberView,
  refusals: [partiesRefusals.MEMBERSHIP_ENDED_BEFORE, identityRefusals.LAST_ADMINISTRATOR],
  async run({ tx, authorise }, { membershipId }) {
    const { organisationId } = await memberships.get(tx, membershipId);
    const organisation = await organisations.lock(tx, organisationId, 'update');
    const membership = await memberships.lock(tx, membershipId, 'update');
    authorise(relationsTo(organisation));
    must(membership.state === 'active', partiesRefusals.MEMBERSHIP_ENDED_BEFORE);
    await assertAdministratorStays(tx, organisation, membership);
    await tx.query(`update membership set state = 'removed', ended_at = $2 where id = $1`, [membership.id, await tx.now()]);
    tx.record({ type: 'membership.remove', objectId: membership.id, from: membership.state, to: 'removed' });
    tx.emit('membershipChanged', { personId: membership.personId });
    return membership;
  },
});
