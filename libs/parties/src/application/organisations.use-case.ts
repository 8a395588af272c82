import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { input, localisedInput, newId, useCase, ROLES, type Role } from '@pilotage/platform';
import { partiesRefusals } from '../domain/parties.refusals.js';
import { strangeRole } from '../domain/organisation.js';
import { exclusions, memberships, organisations, persons } from '../persistence/parties.repository.js';
import { ExclusionView, MemberView, OrganisationKindEnum, OrganisationView, PersonView, RoleEnum } from '../graphql/parties.views.js';
import { partiesPolicy } from './parties.policy.js';

/** An organisation stands on the register. */
export const registerOrganisation = useCase({
  name: 'registerOrganisation',
  summary: 'Registers an organisation by the scheme and id of a public register.',
  policy: partiesPolicy.registerOrganisation,
  input: z.strictObject({
    kind: input.oneOf(OrganisationKindEnum, 'What it is.'),
    name: localisedInput(200, 'Its name.'),
    scheme: input.text(40, 'Register of the identifier, such as CN-USCC.'),
    identifier: input.text(80, 'Id in that register.'),
    demonstration: input.flag('Made for the demonstration.'),
  }),
  output: OrganisationView,
  refusals: [partiesRefusals.ORGANISATION_ALREADY_REGISTERED],
  async run({ tx, authorise }, given) {
    authorise({});
    const { scheme, identifier } = given;
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`organisation:${scheme}:${identifier}`]);
    const known = await organisations.find(tx, { scheme, identifier });
    must(!known, partiesRefusals.ORGANISATION_ALREADY_REGISTERED, { scheme, identifier });
    return organisations.create(
      tx,
      { id: newId('organisation'), ...given },
      { type: 'organisation.register', facts: { kind: given.kind } },
    );
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
    const known = await persons.find(tx, { issuer: given.issuer, subject: given.subject });
    return known ?? persons.create(tx, { id: newId('person'), ...given }, { type: 'person.register' });
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
  refusals: [partiesRefusals.PERSON_ALREADY_MEMBER, partiesRefusals.ROLE_NOT_OF_THIS_KIND],
  async run({ tx, authorise }, { organisationId, personId, roles }) {
    const organisation = await organisations.lock(tx, organisationId, 'update');
    authorise({ vendor: organisation.kind === 'vendor' ? organisation.id : [] });
    await persons.get(tx, personId);
    const strange = strangeRole(organisation.kind, roles);
    must(!strange, partiesRefusals.ROLE_NOT_OF_THIS_KIND, { role: strange ?? '', kind: organisation.kind });
    const known = await memberships.find(tx, { organisationId, personId }, 'update');
    must(known?.state !== 'active', partiesRefusals.PERSON_ALREADY_MEMBER);
    const because = { type: 'membership.add', facts: { person: personId, roles: [...roles] } };
    const row = { organisationId, personId, roles: [...new Set(roles)] as Role[], state: 'active' as const };
    if (!known) return memberships.create(tx, { id: newId('membership'), ...row }, because);
    await tx.query(`update membership set state = 'active', roles = $2 where id = $1`, [known.id, JSON.stringify(row.roles)]);
    tx.record({ ...because, objectId: known.id, from: 'removed', to: 'active' });
    return { ...known, ...row };
  },
});

/** A person is no longer a member: from the next request on they have no access through the organisation. */
export const removeMember = useCase({
  name: 'removeMember',
  summary: 'Ends a membership. It works at the next request of the person.',
  policy: partiesPolicy.removeMember,
  input: z.strictObject({ membershipId: input.id('membership', 'The membership.') }),
  output: MemberView,
  refusals: [partiesRefusals.MEMBERSHIP_ENDED_BEFORE],
  async run({ tx, authorise }, { membershipId }) {
    const membership = await memberships.lock(tx, membershipId, 'update');
    const organisation = await organisations.get(tx, membership.organisationId);
    authorise({ vendor: organisation.kind === 'vendor' ? organisation.id : [], agency: organisation.id });
    must(membership.state === 'active', partiesRefusals.MEMBERSHIP_ENDED_BEFORE);
    await tx.query(`update membership set state = 'removed' where id = $1`, [membership.id]);
    tx.record({ type: 'membership.remove', objectId: membership.id, from: membership.state, to: 'removed' });
    return membership;
  },
});

/** An organisation stands on the exclusion register for a period; the gate refuses its bids. */
export const excludeOrganisation = useCase({
  name: 'excludeOrganisation',
  summary: 'Enters an organisation in the exclusion register, with ground, source and period.',
  policy: partiesPolicy.excludeOrganisation,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The organisation.'),
    ground: localisedInput(2000, 'The ground.'),
    source: input.text(500, 'The decision that excludes it.'),
    validFrom: input.instant('From when.'),
    validUntil: input.instant('Until when; leave out when open-ended.').optional(),
  }),
  output: ExclusionView,
  refusals: [],
  async run({ tx, authorise }, { validUntil, ...given }) {
    authorise({});
    await organisations.get(tx, given.organisationId);
    const row = { id: newId('event'), ...given, validUntil: validUntil ?? null };
    return exclusions.create(tx, row, { type: 'organisation.exclude', facts: { organisation: given.organisationId } });
  },
});
