import { z } from 'zod';
import { disclose, input, pageInput, pageOf, query } from '@pilotage/platform';
import { relationsTo } from '../application/organisation-row.js';
import { partiesPolicy } from '../application/parties.policy.js';
import { delegationPage, invitationPage, memberPage } from '../persistence/members.repository.js';
import { organisations } from '../persistence/parties.repository.js';
import { DelegationConnectionView, InvitationConnectionView, MemberConnectionView } from './identity.views.js';

const ofOrganisation = z.strictObject({ organisationId: input.id('organisation', 'The organisation.'), ...pageInput });

/** Who is a member of an organisation. */
export const membersOfOrganisation = query({
  name: 'members',
  summary: 'Active members of an organisation with names and roles, machines included; for those who look after members or audit them.',
  policy: partiesPolicy.members,
  input: ofOrganisation,
  output: MemberConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise(relationsTo(await organisations.get(tx, organisationId)));
    return disclose(MemberConnectionView, pageOf(await memberPage(tx, organisationId, { first, after }), first));
  },
});

/** Who was invited to an organisation. */
export const invitationsOfOrganisation = query({
  name: 'invitations',
  summary: 'Invitations of an organisation and what became of them, without their codes; for those who look after members.',
  policy: partiesPolicy.invitations,
  input: ofOrganisation,
  output: InvitationConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise(relationsTo(await organisations.get(tx, organisationId)));
    return disclose(InvitationConnectionView, pageOf(await invitationPage(tx, organisationId, { first, after }), first));
  },
});

/** Who stands in for whom. */
export const delegationsOfOrganisation = query({
  name: 'delegations',
  summary: 'Delegations in an organisation, those that are over included; for those who look after members or audit them.',
  policy: partiesPolicy.delegations,
  input: ofOrganisation,
  output: DelegationConnectionView,
  async run({ tx, authorise }, { organisationId, first, after }) {
    authorise(relationsTo(await organisations.get(tx, organisationId)));
    return disclose(DelegationConnectionView, pageOf(await delegationPage(tx, organisationId, { first, after }), first));
  },
});
