import { connectionOf, enumeration, field, localised, readable, t } from '@pilotage/platform';
import { OrganisationView, RoleEnum } from './parties.views.js';

export const DelegationStateEnum = enumeration('DelegationState', 'Whether a delegation was taken back.', {
  granted: 'It works within its term.',
  revoked: 'It was ended before its term.',
});

export const InvitationStateEnum = enumeration('InvitationState', 'What became of an invitation.', {
  open: 'It can be accepted until it expires.',
  accepted: 'Somebody accepted it.',
  withdrawn: 'It was taken back.',
});

export const MembershipView = readable('Membership', 'What the person is in an organisation.', {
  organisation: field(
    t.object(() => OrganisationView),
    'public',
    'The organisation.',
  ),
  roles: field(t.list(t.enum(RoleEnum)), 'public', 'Roles held there.'),
  inPlaceOf: field(t.nullable(t.id), 'public', 'The person whose roles these are, where they are held by delegation; null for own ones.'),
});

export const DelegationView = readable('Delegation', 'Roles of one person that another one holds for a time.', {
  id: field(t.id, 'public', 'Identifier.'),
  organisationId: field(t.id, 'public', 'The organisation in which the roles are held.'),
  fromPersonId: field(t.id, 'public', 'Whose roles they are.'),
  toPersonId: field(t.id, 'public', 'Who stands in.'),
  roles: field(t.list(t.enum(RoleEnum)), 'public', 'The roles.'),
  validFrom: field(t.instant, 'public', 'From when.'),
  validUntil: field(t.instant, 'public', 'Until when, at the latest.'),
  reason: field(t.text, 'public', 'Why.'),
  state: field(t.enum(DelegationStateEnum), 'public', 'Whether it was taken back.'),
  revokedAt: field(t.nullable(t.instant), 'public', 'When it was taken back.'),
});
export const DelegationConnectionView = connectionOf(DelegationView);

export const AccountView = readable('Account', 'An account at an identity provider.', {
  issuer: field(t.text, 'public', 'The identity provider.'),
  subject: field(t.text, 'public', 'The subject there.'),
  linkedAt: field(t.instant, 'public', 'Since when it is known here.'),
});

export const MeView = readable('Me', 'The signed-in person or machine.', {
  id: field(t.id, 'public', 'Identifier of the person.'),
  name: field(localised, 'public', 'Name.'),
  machine: field(t.flag, 'public', 'Whether this is a machine client of an organisation.'),
  memberships: field(t.list(t.object(() => MembershipView)), 'public', 'Organisations and roles, those held by delegation included.'),
  delegations: field(t.list(t.object(() => DelegationView)), 'public', 'Delegations that the person gave or holds and that are not over.'),
  accounts: field(t.list(t.object(() => AccountView)), 'public', 'Accounts by which the person signs in.'),
  alsoKnownAs: field(t.list(t.id), 'public', 'Persons whose deeds count as this person’s where two people are asked for.'),
  signedInRecently: field(
    t.flag,
    'public',
    'Whether this sign-in is recent and strong enough for openings, awards and lifting a suspension.',
  ),
});

export const InvitationView = readable('Invitation', 'An invitation to become a member. Its code is told once, to the one who made it.', {
  id: field(t.id, 'public', 'Identifier.'),
  organisationId: field(t.id, 'public', 'The organisation.'),
  roles: field(t.list(t.enum(RoleEnum)), 'public', 'Roles that it gives.'),
  state: field(t.enum(InvitationStateEnum), 'public', 'What became of it.'),
  invitedBy: field(t.id, 'public', 'Who made it.'),
  invitedAt: field(t.instant, 'public', 'When it was made.'),
  expiresAt: field(t.instant, 'public', 'Until when it can be accepted.'),
  acceptedBy: field(t.nullable(t.id), 'public', 'Who accepted it.'),
});
export const InvitationConnectionView = connectionOf(InvitationView);

export const InvitationCodeView = readable('InvitationCode', 'A fresh invitation with its code.', {
  id: field(t.id, 'public', 'Identifier of the invitation.'),
  code: field(t.text, 'public', 'The one-time code, for the person invited. It is not kept and never told again.'),
  expiresAt: field(t.instant, 'public', 'Until when it can be accepted.'),
});

export const LinkCodeView = readable('LinkCode', 'A code that links another account of the same person.', {
  id: field(t.id, 'public', 'Identifier.'),
  code: field(t.text, 'public', 'The one-time code: redeem it under the other account. It is not kept and never told again.'),
  expiresAt: field(t.instant, 'public', 'Until when it can be redeemed.'),
});

export const LinkedIdentityView = readable('LinkedIdentity', 'Two accounts that are one human’s.', {
  id: field(t.id, 'public', 'The person who made the code.'),
  samePersonAs: field(
    t.nullable(t.id),
    'public',
    'The person who redeemed it, when both were known before; null when the account was new.',
  ),
});

export const SamePersonView = readable('SamePerson', 'Two persons on record who are one human.', {
  id: field(t.id, 'public', 'The one.'),
  sameAs: field(t.id, 'public', 'The other.'),
});

export const MemberDetailView = readable('MemberOfOrganisation', 'A member with name and roles.', {
  id: field(t.id, 'public', 'Identifier of the membership.'),
  organisationId: field(t.id, 'public', 'The organisation.'),
  personId: field(t.id, 'public', 'The person.'),
  name: field(localised, 'public', 'Name.'),
  roles: field(t.list(t.enum(RoleEnum)), 'public', 'Roles.'),
  machine: field(t.flag, 'public', 'Whether it is a machine client.'),
});
export const MemberConnectionView = connectionOf(MemberDetailView);

export const MachineClientView = readable('MachineClient', 'A machine client of an organisation. Removing its membership ends it.', {
  id: field(t.id, 'public', 'Identifier of the machine.'),
  membershipId: field(t.id, 'public', 'Its membership.'),
  organisationId: field(t.id, 'public', 'The organisation that answers for it.'),
  roles: field(t.list(t.enum(RoleEnum)), 'public', 'Roles.'),
});
