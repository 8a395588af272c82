import { z } from 'zod';
import { must } from '@pilotage/kernel';
import { input, ROLES, useCase, type Role, type Tx } from '@pilotage/platform';
import { identityRefusals } from '../domain/identity.refusals.js';
import { humanRole } from '../domain/machine.js';
import { strangeRole } from '../domain/organisation.js';
import { partiesRefusals } from '../domain/parties.refusals.js';
import { MemberView, RoleEnum } from '../graphql/parties.views.js';
import { otherAdministrators } from '../persistence/members.repository.js';
import type { MembershipEntity, OrganisationEntity, PersonEntity } from '../persistence/parties.entities.js';
import { memberships, organisations, persons } from '../persistence/parties.repository.js';
import { relationsTo } from './organisation-row.js';
import { partiesPolicy } from './parties.policy.js';

/** Refuses roles that the kind of organisation does not know, and those that a machine cannot hold. */
export function assertRolesFit({ kind }: OrganisationEntity, person: PersonEntity, roles: readonly string[]): void {
  const strange = strangeRole(kind, roles);
  must(!strange, partiesRefusals.ROLE_NOT_OF_THIS_KIND, { role: strange ?? '', kind });
  const human = person.kind === 'machine' ? humanRole(kind, roles) : null;
  must(!human, identityRefusals.ROLE_NEEDS_A_HUMAN, { role: human ?? '' });
}

/** Refuses LAST_ADMINISTRATOR when the vendor would be left without one. The organisation is locked by the caller, so that two who leave at once do not leave nobody. */
export async function assertAdministratorStays(tx: Tx, organisation: OrganisationEntity, leaving: MembershipEntity): Promise<void> {
  if (organisation.kind !== 'vendor' || !leaving.roles.includes('vendorAdministrator')) return;
  must((await otherAdministrators(tx, organisation.id, leaving.id)) > 0, identityRefusals.LAST_ADMINISTRATOR);
}

/** A member holds other roles. */
export const changeMemberRoles = useCase({
  name: 'changeMemberRoles',
  summary: 'Gives a member other roles in place of those held before. It works at the next request of the person.',
  policy: partiesPolicy.changeMemberRoles,
  input: z.strictObject({
    membershipId: input.id('membership', 'The membership.'),
    roles: input.list(input.oneOf(RoleEnum, 'A role.'), 1, ROLES.length, 'Every role from now on.'),
  }),
  output: MemberView,
  refusals: [
    partiesRefusals.MEMBERSHIP_ENDED_BEFORE,
    partiesRefusals.ROLE_NOT_OF_THIS_KIND,
    identityRefusals.ROLE_NEEDS_A_HUMAN,
    identityRefusals.LAST_ADMINISTRATOR,
  ],
  async run({ tx, authorise }, { membershipId, roles }) {
    const { organisationId } = await memberships.get(tx, membershipId);
    const organisation = await organisations.lock(tx, organisationId, 'update');
    const member = await memberships.lock(tx, membershipId, 'update');
    authorise(relationsTo(organisation));
    must(member.state === 'active', partiesRefusals.MEMBERSHIP_ENDED_BEFORE);
    assertRolesFit(organisation, await persons.get(tx, member.personId), roles);
    if (!roles.includes('vendorAdministrator')) await assertAdministratorStays(tx, organisation, member);
    const patch = { roles: [...new Set(roles)] as Role[] };
    await memberships.amend(tx, member.id, patch, { type: 'membership.changeRoles', facts: { person: member.personId, ...patch } });
    tx.emit('membershipChanged', { personId: member.personId });
    return member;
  },
});
