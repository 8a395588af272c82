import { z } from 'zod';
import { must, refuseIf } from '@pilotage/kernel';
import { input, localisedInput, newId, useCase } from '@pilotage/platform';
import { partiesRefusals } from '../domain/parties.refusals.js';
import { numbersObjection, productNumberRefusals } from '../domain/product-numbers.js';
import { modelVersions, organisations, partyGroupMembers, partyGroups, products } from '../persistence/parties.repository.js';
import { GroupRoleEnum, MaturityEnum, ModelVersionView, PartyGroupView, ProductView } from '../graphql/parties.views.js';
import { partiesPolicy } from './parties.policy.js';

/** One or more vendors bid together; the first leads and signs. */
export const formPartyGroup = useCase({
  name: 'formPartyGroup',
  summary: 'Forms a party group: a vendor alone, or with partners, subcontractors and manufacturers.',
  policy: partiesPolicy.formPartyGroup,
  input: z.strictObject({
    leadOrganisationId: input.id('organisation', 'The vendor that leads and signs.'),
    title: input.text(200, 'What the group calls itself.'),
    others: input
      .list(
        input.object('PartyGroupMemberInput', 'Another organisation of the group.', {
          organisationId: input.id('organisation', 'The organisation.'),
          role: input.oneOf(GroupRoleEnum, 'What it is in the group.'),
        }),
        0,
        20,
        'Further organisations.',
      )
      .optional(),
  }),
  output: PartyGroupView,
  refusals: [partiesRefusals.NOT_A_VENDOR, partiesRefusals.MEMBER_TWICE_IN_GROUP],
  async run({ tx, authorise }, { leadOrganisationId, title, others = [] }) {
    authorise({ vendor: leadOrganisationId });
    const lead = await organisations.get(tx, leadOrganisationId);
    must(lead.kind === 'vendor', partiesRefusals.NOT_A_VENDOR);
    const organisationIds = [lead.id, ...others.map((o) => o.organisationId)];
    must(new Set(organisationIds).size === organisationIds.length, partiesRefusals.MEMBER_TWICE_IN_GROUP);
    const found = await organisations.list(tx, { id: organisationIds, kind: 'vendor' });
    must(found.length === organisationIds.length, partiesRefusals.NOT_A_VENDOR);
    const group = await partyGroups.create(
      tx,
      { id: newId('partyGroup'), leadOrganisationId: lead.id, title },
      { type: 'partyGroup.form' },
    );
    const rows = [{ organisationId: lead.id, role: 'lead' as const }, ...others];
    await partyGroupMembers.createAll(
      tx,
      rows.map((r) => ({ id: newId('membership'), groupId: group.id, ...r })),
      { type: 'partyGroup.join' },
    );
    return { ...group, organisationIds };
  },
});

const productInput = {
  name: localisedInput(200, 'Name of the product.'),
  category: input.text(60, 'Category of use, such as DATA_MINING.'),
  maturity: input.oneOf(MaturityEnum, 'Whether it exists.'),
  identifiers: input.list(
    input.object('RegisterIdentifierInput', 'An id in a public register.', {
      scheme: input.text(40, 'The register.'),
      id: input.text(80, 'The id in it.'),
    }),
    0,
    20,
    'Regulatory identifiers.',
  ),
};

/** A vendor offers a product. */
export const registerProduct = useCase({
  name: 'registerProduct',
  summary: "Registers a vendor's product.",
  policy: partiesPolicy.registerProduct,
  input: z.strictObject({ organisationId: input.id('organisation', 'The vendor.'), ...productInput }),
  output: ProductView,
  refusals: [partiesRefusals.NOT_A_VENDOR, productNumberRefusals.REGISTER_NUMBER_MALFORMED],
  async run({ tx, authorise }, given) {
    authorise({ vendor: given.organisationId });
    refuseIf(numbersObjection(given.identifiers));
    const vendor = await organisations.get(tx, given.organisationId);
    must(vendor.kind === 'vendor', partiesRefusals.NOT_A_VENDOR);
    return products.create(tx, { id: newId('product'), ...given, holder: null, source: null }, { type: 'product.register' });
  },
});

/** A fact of a public register is shown: a product, its holder and its identifiers, with the source. */
export const registerPublicProduct = useCase({
  name: 'registerPublicProduct',
  summary: 'Enters a product of a public register as a fact, with holder and source. Its holder does not bid by this.',
  policy: partiesPolicy.registerPublicProduct,
  input: z.strictObject({
    ...productInput,
    holder: input.text(300, 'Holder, as the register names it.'),
    source: input.text(600, 'Where the facts come from.'),
  }),
  output: ProductView,
  refusals: [productNumberRefusals.REGISTER_NUMBER_MALFORMED],
  async run({ tx, authorise }, given) {
    authorise({});
    refuseIf(numbersObjection(given.identifiers));
    return products.create(tx, { id: newId('product'), organisationId: null, ...given }, { type: 'product.enter' });
  },
});

/** A released version is pinned by the digest of its artefact; evidence and bids name it. */
export const registerModelVersion = useCase({
  name: 'registerModelVersion',
  summary: 'Pins a version of a product by the SHA-256 of its artefact.',
  policy: partiesPolicy.registerModelVersion,
  input: z.strictObject({
    productId: input.id('product', 'The product.'),
    version: input.text(60, 'Version name.'),
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
      .meta({ description: 'SHA-256 of the artefact, 64 lower-case hexadecimal digits.' }),
  }),
  output: ModelVersionView,
  refusals: [partiesRefusals.MODEL_VERSION_EXISTS],
  async run({ tx, authorise }, given) {
    const product = await products.lock(tx, given.productId, 'update');
    authorise({ vendor: product.organisationId ?? [] });
    const versions = await modelVersions.list(tx, { productId: product.id });
    const taken = versions.some((v) => v.version === given.version || v.digest === given.digest);
    must(!taken, partiesRefusals.MODEL_VERSION_EXISTS);
    return modelVersions.create(tx, { id: newId('modelVersion'), ...given }, { type: 'modelVersion.pin', facts: { digest: given.digest } });
  },
});
