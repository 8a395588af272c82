import { connectionOf, enumeration, field, localised, readable, t, type Role } from '@pilotage/platform';

export const OrganisationKindEnum = enumeration('OrganisationKind', 'What an organisation is on the marketplace.', {
  agency: 'A public body that procures.',
  vendor: 'A supplier of AI products.',
  committee: 'The ethics committee.',
  oversight: 'Audit and policy.',
  platform: 'Runs the system; sees no content.',
});

/** What each role does, in the words of the schema. */
const ROLE_DESCRIPTIONS: Record<Role, string> = {
  drafter: 'Of an agency: posts needs and drafts calls; never approves what they drafted.',
  officer: 'Of an agency: runs a procurement, from the risk questions to the proposal of an award; two of them open bids.',
  approver: 'Of an agency: a second person who publishes calls, approves awards, decides challenges and gives verdicts on pilots.',
  evaluator: 'Of an agency: marks bids alone and blind, on panels to which they are named.',
  panelChair: 'Of an agency: may lead a panel.',
  evidenceVerifier: 'Of an agency: records what became of evidence, such as a suspended certificate.',
  dataSteward: 'Of an agency: answers for the data that calls offer and pilots use.',
  pilotManager: 'Of an agency: runs pilots, accepts milestones and reports incidents.',
  financeOfficer: 'Of an agency: follows contracts and payments.',
  serviceUser: 'Of an agency: works with the product of a pilot and reports on it.',
  agencyAuditor: 'Of an agency: reads everything of the agency that its stage allows, and changes nothing.',
  vendorAdministrator: 'Of a vendor: looks after its members and machines, and signs its contracts.',
  bidder: 'Of a vendor: offers products, asks questions, drafts and seals bids, and reports on pilots.',
  committeeSecretary: 'Of the ethics committee: accepts cases and opens their review.',
  committeeMember: 'Of the ethics committee: reviews cases and votes.',
  committeeChair: 'Of the ethics committee: leads it and records its decisions.',
  outsideExpert: 'Of the ethics committee: advises on cases and does not vote.',
  policyEditor: 'Of oversight: keeps the registers of issuers, exclusions and public products.',
  challengeReviewer: 'Of oversight: reads challenges of awards and how they were decided.',
  oversightAuditor: 'Of oversight: reads procurements of every agency and the log with its facts.',
  platformOperator: 'Runs the system and registers who takes part; sees no content of any procurement.',
};

export const RoleEnum = enumeration('Role', 'What a person may be in an organisation.', ROLE_DESCRIPTIONS);

export const GroupRoleEnum = enumeration('PartyGroupRole', 'What an organisation is in a party group.', {
  member: 'A partner of the consortium.',
  subcontractor: 'Works for the lead.',
  manufacturer: 'Makes the product.',
});

export const MaturityEnum = enumeration('ProductMaturity', 'Whether the product exists.', {
  existing: 'It exists and can be shown.',
  toBeDeveloped: 'It is still to be developed; only such products are taken in cooperative innovation.',
});

export const OrganisationIdentifierView = readable('OrganisationIdentifier', 'An identifier of an organisation in a public register.', {
  scheme: field(t.text, 'public', 'The register, by the code of org-id.guide where it has one.'),
  identifier: field(t.text, 'public', 'The id in it.'),
  verifiedAt: field(t.nullable(t.instant), 'public', 'When it was looked up in the register; null while nobody has.'),
  source: field(t.nullable(t.text), 'public', 'Where it was looked up.'),
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
    verified: field(
      t.flag,
      'public',
      'Whether an identifier was verified in its register; without one the organisation neither publishes nor bids.',
    ),
    identifiers: field(t.list(t.object(() => OrganisationIdentifierView)), 'public', 'Every identifier that is known of it.'),
  },
  { node: true },
);

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

export const ExclusionView = readable(
  'Exclusion',
  'An entry of the exclusion register: the admission gate refuses bids of the organisation.',
  {
    id: field(t.text, 'public', 'Identifier.'),
    organisationId: field(t.id, 'public', 'The excluded organisation.'),
    ground: field(localised, 'public', 'The ground.'),
    source: field(localised, 'public', 'The decision that excludes it.'),
    validFrom: field(t.instant, 'public', 'First instant at which it is excluded.'),
    validUntil: field(t.nullable(t.instant), 'public', 'First instant at which it no longer is; null while it is open-ended.'),
    liftedAt: field(t.nullable(t.instant), 'public', 'When it was lifted; null where it runs its time.'),
    liftReason: field(t.nullable(localised), 'public', 'Why it was lifted.'),
  },
);

export const ExclusionConnectionView = connectionOf(ExclusionView);
