import { connectionOf, enumeration, field, localised, readable, ROLES, t } from '@pilotage/platform';

export const OrganisationKindEnum = enumeration('OrganisationKind', 'What an organisation is on the marketplace.', {
  agency: 'A public body that procures.',
  vendor: 'A supplier of AI products.',
  committee: 'The ethics committee.',
  oversight: 'Audit and policy.',
  platform: 'Runs the system; sees no content.',
});

export const RoleEnum = enumeration(
  'Role',
  'What a person may be in an organisation.',
  Object.fromEntries(ROLES.map((r) => [r, `The role ${r}.`])) as Record<(typeof ROLES)[number], string>,
);

export const GroupRoleEnum = enumeration('PartyGroupRole', 'What an organisation is in a party group.', {
  member: 'A partner of the consortium.',
  subcontractor: 'Works for the lead.',
  manufacturer: 'Makes the product.',
});

export const MaturityEnum = enumeration('ProductMaturity', 'Whether the product exists.', {
  existing: 'It exists and can be shown.',
  toBeDeveloped: 'It is still to be developed; only such products are taken in cooperative innovation.',
});

export const OrganisationView = readable(
  'Organisation',
  'A party of the marketplace, known by the scheme and id of a public register.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    kind: field(t.enum(OrganisationKindEnum), 'public', 'Agency, vendor, committee, oversight or platform.'),
    name: field(localised, 'public', 'Name.'),
    scheme: field(t.text, 'public', 'Register of the identifier.'),
    identifier: field(t.text, 'public', 'Id in that register.'),
    demonstration: field(t.flag, 'public', 'Made for the demonstration; no real organisation.'),
  },
  { node: true },
);

export const MembershipView = readable('Membership', 'What the person is in an organisation.', {
  organisation: field(
    t.object(() => OrganisationView),
    'public',
    'The organisation.',
  ),
  roles: field(t.list(t.enum(RoleEnum)), 'public', 'Roles held there.'),
});

export const MeView = readable('Me', 'The signed-in person.', {
  id: field(t.id, 'public', 'Identifier of the person.'),
  name: field(localised, 'public', 'Name.'),
  memberships: field(t.list(t.object(() => MembershipView)), 'public', 'Organisations and roles.'),
});

export const PersonView = readable('Person', 'A person, known by issuer and subject.', {
  id: field(t.id, 'public', 'Identifier.'),
});

export const MemberView = readable('Member', 'A membership.', {
  id: field(t.id, 'public', 'Identifier of the membership.'),
  organisationId: field(t.id, 'public', 'The organisation.'),
  personId: field(t.id, 'public', 'The person.'),
});

export const PartyGroupView = readable('PartyGroup', 'One or more organisations that bid together.', {
  id: field(t.id, 'public', 'Identifier.'),
  leadOrganisationId: field(t.id, 'public', 'The organisation that leads and signs.'),
  title: field(t.text, 'public', 'What the group calls itself.'),
  organisationIds: field(t.list(t.id), 'public', 'Every organisation, the lead first.'),
});

export const RegisterIdentifierView = readable('RegisterIdentifier', 'An id in a public register.', {
  scheme: field(t.text, 'public', 'The register.'),
  id: field(t.text, 'public', 'The id in it.'),
});

export const ProductView = readable(
  'Product',
  'A product of the register. An entry without a vendor is a fact of a public register; its holder does not bid here.',
  {
    id: field(t.id, 'public', 'Identifier.'),
    organisationId: field(t.nullable(t.id), 'public', 'The vendor that offers it, if any.'),
    name: field(localised, 'public', 'Name.'),
    category: field(t.text, 'public', 'Category of use.'),
    maturity: field(t.enum(MaturityEnum), 'public', 'Whether it exists.'),
    identifiers: field(t.list(t.object(() => RegisterIdentifierView)), 'public', 'Regulatory identifiers.'),
    holder: field(t.nullable(t.text), 'public', 'Holder as the register names it.'),
    source: field(t.nullable(t.text), 'public', 'Where the facts come from.'),
  },
  { node: true },
);

export const ModelVersionView = readable('ModelVersion', 'A released version of a product, pinned by digest.', {
  id: field(t.id, 'public', 'Identifier.'),
  productId: field(t.id, 'public', 'The product.'),
  version: field(t.text, 'public', 'Version name.'),
  digest: field(t.text, 'public', 'SHA-256 of the artefact.'),
});

export const ProductConnectionView = connectionOf(ProductView);

export const ExclusionView = readable('Exclusion', 'An entry of the exclusion register.', {
  id: field(t.text, 'public', 'Identifier.'),
  organisationId: field(t.id, 'public', 'The excluded organisation.'),
});
