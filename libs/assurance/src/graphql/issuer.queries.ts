import { z } from 'zod';
import { disclose, grantsOf, input, notFound, pageInput, pageOf, query } from '@pilotage/platform';
import { assuranceGroups, assurancePolicy } from '../application/assurance.policy.js';
import { ISSUER_ENTRY_STATES } from '../domain/issuer-entry.workflow.js';
import { issuerPage, issuerRows } from '../persistence/issuer.repository.js';
import { issuerViews } from './issuer.rows.js';
import { IssuerConnectionView, IssuerView, KEEPING } from './issuer.views.js';

/** The register of trusted issuers. */
export const issuers = query({
  name: 'issuers',
  summary:
    'The register of trusted issuers: keys and accreditations with their dates, and who signs their status lists. Policy editors and oversight see what is proposed, too.',
  policy: assurancePolicy.issuers,
  input: z.strictObject(pageInput),
  output: IssuerConnectionView,
  async run({ tx, actor, authorise }, { first, after }) {
    authorise({});
    const granted = grantsOf(assuranceGroups, actor, {});
    const keeps = granted.has(KEEPING);
    const rows = await issuerPage(tx, keeps ? ISSUER_ENTRY_STATES : ['confirmed'], { first, after });
    return disclose(IssuerConnectionView, pageOf(await issuerViews(tx, rows, keeps), first), granted);
  },
});

/** An issuer of the register. */
export const issuerQuery = query({
  name: 'issuer',
  summary: 'An issuer on the register of trusted issuers. One that is not confirmed is there for policy editors and oversight alone.',
  policy: assurancePolicy.issuer,
  input: z.strictObject({ id: input.id('issuer', 'The issuer.') }),
  output: IssuerView,
  async run({ tx, actor, authorise }, { id }) {
    authorise({});
    const granted = grantsOf(assuranceGroups, actor, {});
    const keeps = granted.has(KEEPING);
    const [row] = await issuerViews(tx, [await issuerRows.get(tx, id)], keeps);
    if (!row || (!keeps && row.state !== 'confirmed')) throw notFound();
    return disclose(IssuerView, row, granted);
  },
});
