import { z } from 'zod';
import { after, DAY_MS, must, refuse, workflowRefusals } from '@pilotage/kernel';
import { input, localisedInput, newId, personOf, ROLES, useCase, type Actor, type Role, type Tx, type Work } from '@pilotage/platform';
import { identityRefusals } from '../domain/identity.refusals.js';
import { INVITATION_MAX_DAYS, invitationWorkflow } from '../domain/invitation.js';
import { strangeRole } from '../domain/organisation.js';
import { partiesRefusals } from '../domain/parties.refusals.js';
import { InvitationCodeView, InvitationView } from '../graphql/identity.views.js';
import { MemberView, RoleEnum } from '../graphql/parties.views.js';
import { identities, invitations } from '../persistence/identity.repository.js';
import type { InvitationEntity } from '../persistence/identity.entities.js';
import type { MembershipEntity, PersonEntity } from '../persistence/parties.entities.js';
import { memberships, organisations, persons } from '../persistence/parties.repository.js';
import { assertMayTry, countFailure, freshCode, hashOf } from './codes.js';
import { enrol } from './enrol.js';
import { relationsTo } from './organisation-row.js';
import { partiesPolicy } from './parties.policy.js';

/** Somebody is invited; whoever brings the code becomes a member. */
export const inviteMember = useCase({
  name: 'inviteMember',
  summary: `Invites a person to become a member with roles, for at most ${INVITATION_MAX_DAYS} days. The answer tells a one-time code; hand it over by a way that reaches that person alone.`,
  policy: partiesPolicy.inviteMember,
  input: z.strictObject({
    organisationId: input.id('organisation', 'The organisation.'),
    roles: input.list(input.oneOf(RoleEnum, 'A role.'), 1, ROLES.length, 'Roles that it gives.'),
    days: input.int(1, INVITATION_MAX_DAYS, 'For how many days it can be accepted.'),
  }),
  output: InvitationCodeView,
  refusals: [partiesRefusals.ROLE_NOT_OF_THIS_KIND],
  async run({ tx, actor, authorise, sealing }, { organisationId, roles, days }) {
    const organisation = await organisations.lock(tx, organisationId, 'share');
    authorise(relationsTo(organisation));
    const strange = strangeRole(organisation.kind, roles);
    must(!strange, partiesRefusals.ROLE_NOT_OF_THIS_KIND, { role: strange ?? '', kind: organisation.kind });
    const { code, codeHash } = freshCode(sealing, 'invitation');
    const invitedAt = await tx.now();
    const row: InvitationEntity = {
      ...{ id: newId('invitation'), organisationId, roles: [...new Set(roles)] as Role[], codeHash, state: invitationWorkflow.initial },
      ...{ invitedBy: personOf(actor), invitedAt, expiresAt: after(invitedAt, days * DAY_MS) },
      ...{ acceptedBy: null, acceptedAt: null, membershipId: null },
    };
    const facts = { organisation: organisationId, roles: row.roles, expiresAt: row.expiresAt };
    await invitations.create(tx, row, { type: 'invitation.make', facts });
    return { id: row.id, code, expiresAt: row.expiresAt };
  },
});

/** The invitation is worth nothing any more. */
export const withdrawInvitation = useCase({
  name: 'withdrawInvitation',
  summary: 'Takes back an invitation that nobody has accepted.',
  policy: partiesPolicy.withdrawInvitation,
  input: z.strictObject({ invitationId: input.id('invitation', 'The invitation.') }),
  output: InvitationView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, { invitationId }) {
    const open = await invitations.lock(tx, invitationId, 'update');
    authorise(relationsTo(await organisations.get(tx, open.organisationId)));
    return invitations.save(tx, invitationWorkflow.move(open, 'withdraw', {}));
  },
});

/** Whoever was invited is a member, known by the account under which they accepted. */
export const acceptInvitation = useCase({
  name: 'acceptInvitation',
  summary:
    'Accepts an invitation by its one-time code, under any proven account. Makes the person known, when they are not yet, and a member with the roles of the invitation.',
  policy: partiesPolicy.acceptInvitation,
  input: z.strictObject({
    code: input.text(60, 'The code.'),
    name: localisedInput(120, 'Name of the person; whoever is known already keeps theirs.'),
  }),
  output: MemberView,
  refusals: [identityRefusals.CODE_NOT_VALID],
  afterRefusal: (work, { definition }) => countFailure(work, definition.code),
  async run({ tx, actor, authorise, sealing }, { code, name }) {
    authorise({});
    await assertMayTry({ tx, actor, sealing });
    return tx.asHouse('codeOfSomebody', () => accept({ tx, actor }, hashOf(sealing, 'invitation', code), name));
  },
});

async function accept({ tx, actor }: Pick<Work, 'tx' | 'actor'>, codeHash: string, name: PersonEntity['name']): Promise<MembershipEntity> {
  const open = await invitations.find(tx, { codeHash }, 'update');
  if (!open) return refuse(identityRefusals.CODE_NOT_VALID);
  const now = await tx.now();
  const isRepeated = actor.kind === 'person' && open.acceptedBy === actor.personId && open.membershipId !== null;
  if (isRepeated && open.membershipId) return memberships.get(tx, open.membershipId);
  must(open.state === 'open' && open.expiresAt > now, identityRefusals.CODE_NOT_VALID);
  const personId = await knownPerson(tx, actor, name);
  const member = await enrol(tx, { organisationId: open.organisationId, personId, roles: open.roles, keeps: true });
  const accepted = { ...open, acceptedBy: personId, acceptedAt: now, membershipId: member.id };
  await invitations.save(tx, invitationWorkflow.move(accepted, 'accept', {}), { person: personId });
  return member;
}

/** The person who accepts; a newcomer is made known by their account. */
async function knownPerson(tx: Tx, actor: Actor, name: PersonEntity['name']): Promise<PersonEntity['id']> {
  if (actor.kind !== 'newcomer') return (await persons.get(tx, personOf(actor))).id;
  const { issuer, subject } = actor;
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`person:${issuer}:${subject}`]);
  // Two invitations accepted at the same moment make one person.
  const known = await identities.find(tx, { issuer, subject });
  if (known) return known.personId;
  const { id } = await persons.create(tx, { id: newId('person'), name, kind: 'human' }, { type: 'person.register' });
  const row = { id: newId('identity'), issuer, subject, personId: id, linkedAt: await tx.now() };
  await identities.create(tx, row, { type: 'identity.link', facts: { person: id } });
  return id;
}
