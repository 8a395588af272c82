import { z } from 'zod';
import { disclose, input, pageInput, pageOf, personOf, query } from '@pilotage/platform';
import { memberships, organisations, persons, productPage, products } from '../persistence/parties.repository.js';
import { partiesPolicy } from '../application/parties.policy.js';
import { MeView, OrganisationView, ProductConnectionView, ProductView } from './parties.views.js';

/** Who the caller is. */
export const me = query({
  name: 'me',
  summary: 'The signed-in person with organisations and roles.',
  policy: partiesPolicy.me,
  input: z.strictObject({}),
  output: MeView,
  async run({ tx, actor, authorise }) {
    authorise({});
    const person = await persons.get(tx, personOf(actor));
    const own = await memberships.list(tx, { personId: person.id, state: 'active' });
    const named = await organisations.list(tx, { id: own.map((m) => m.organisationId) });
    const rows = own.flatMap((m) =>
      named.filter((o) => o.id === m.organisationId).map((organisation) => ({ organisation, roles: m.roles })),
    );
    return disclose(MeView, { id: person.id, name: person.name, memberships: rows });
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
    return disclose(OrganisationView, await organisations.get(tx, id));
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
