import { z } from 'zod';
import type { Id } from '@pilotage/kernel';
import { disclose, hasProvenRecently, input, pageInput, pageOf, personOf, query, selvesOf } from '@pilotage/platform';
import { identities } from '../persistence/identity.repository.js';
import { delegationsOfPerson } from '../persistence/members.repository.js';
import { exclusionPage } from '../persistence/exclusions.repository.js';
import { organisations, persons, productPage, products } from '../persistence/parties.repository.js';
import { organisationRow, organisationRows } from '../application/organisation-row.js';
import { partiesPolicy } from '../application/parties.policy.js';
import { MeView } from './identity.views.js';
import { ExclusionConnectionView, OrganisationView, ProductConnectionView, ProductView } from './parties.views.js';

/** Who the caller is. */
export const me = query({
  name: 'me',
  summary:
    'The signed-in person or machine: organisations and roles, delegations with their ends, accounts, and whether the sign-in is recent.',
  policy: partiesPolicy.me,
  input: z.strictObject({}),
  output: MeView,
  async run({ tx, actor, authorise }) {
    authorise({});
    const person = await persons.get(tx, personOf(actor));
    // The actor was read for this request, so these are the memberships that work now, by the clock.
    const held = actor.kind === 'person' ? actor.memberships : [];
    const named = await organisationRows(tx, await organisations.list(tx, { id: held.map((m) => m.organisationId as Id<'organisation'>) }));
    return disclose(MeView, {
      ...{ id: person.id, name: person.name, machine: person.kind === 'machine', signedInRecently: hasProvenRecently(actor) },
      memberships: held.flatMap(({ organisationId, roles, inPlaceOf = null }) =>
        named.filter((o) => o.id === organisationId).map((organisation) => ({ organisation, roles, inPlaceOf })),
      ),
      delegations: await delegationsOfPerson(tx, person.id),
      accounts: await identities.list(tx, { personId: person.id }),
      alsoKnownAs: selvesOf(actor).slice(1),
    });
  },
});

/** An organisation by id. */
export const organisation = query({
  name: 'organisation',
  summary: 'An organisation of the register.',
  policy: partiesPolicy.organisation,
  input: z.strictObject({ id: input.id('organisation', 'Its identifier.') }),
  output: OrganisationView,
  async run({ tx, authorise }, { id }) {
    authorise({});
    return disclose(OrganisationView, await organisationRow(tx, await organisations.get(tx, id)));
  },
});

/** A product of the register by id. */
export const product = query({
  name: 'product',
  summary: 'A product of the register.',
  policy: partiesPolicy.product,
  input: z.strictObject({ id: input.id('product', 'Its identifier.') }),
  output: ProductView,
  async run({ tx, authorise }, { id }) {
    authorise({});
    return disclose(ProductView, await products.get(tx, id));
  },
});

/** The product register. */
export const productRegister = query({
  name: 'products',
  summary: 'The public product register, with regulatory identifiers and holders.',
  policy: partiesPolicy.products,
  input: z.strictObject({
    ...pageInput,
    organisationId: input.id('organisation', 'Only the products of this vendor.').optional(),
  }),
  output: ProductConnectionView,
  async run({ tx, authorise }, { first, after, organisationId }) {
    authorise({});
    const rows = await productPage(tx, { first, after, own: organisationId });
    return disclose(ProductConnectionView, pageOf(rows, first));
  },
});

/** The exclusion register. */
export const exclusionRegister = query({
  name: 'exclusions',
  summary: 'The public exclusion register: ground, source and period of each entry, and whether it was lifted.',
  policy: partiesPolicy.exclusions,
  input: z.strictObject({
    ...pageInput,
    organisationId: input.id('organisation', 'Only entries of this vendor.').optional(),
    at: input.instant('Only entries in force at this instant.').optional(),
  }),
  output: ExclusionConnectionView,
  async run({ tx, authorise }, { first, after, organisationId, at }) {
    authorise({});
    const rows = await exclusionPage(tx, { first, after }, { organisationId, at });
    return disclose(ExclusionConnectionView, pageOf(rows, first));
  },
});
