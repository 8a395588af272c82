import { z } from 'zod';
import { disclose, input, notFound, pageInput, pageOf, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { riskPolicyAt, standardsAt } from '../application/policies.js';
import type { Standard } from '../domain/index.js';
import { decisionPage, issuerPage, latestDecisions } from '../persistence/assurance.repository.js';
import { gateDecisionRow, issuerRow, riskPolicyRow, standardRow } from './assurance.rows.js';
import { GateDecisionConnectionView, IssuerConnectionView, RiskPolicyView, StandardConnectionView } from './assurance.views.js';

/** The risk questionnaire in force. */
export const riskPolicy = query({
  name: 'riskPolicy',
  summary: 'The risk questionnaire that is in force: questions, triggers, flags, points and bands, with sources.',
  policy: assurancePolicy.riskPolicy,
  input: z.strictObject({}),
  output: RiskPolicyView,
  async run({ tx, authorise }) {
    authorise({});
    return disclose(RiskPolicyView, riskPolicyRow(riskPolicyAt(await tx.now())));
  },
});

const byId = (a: Standard, b: Standard): number => (a.id < b.id ? -1 : 1);

/** The standards catalogue. */
export const standards = query({
  name: 'standards',
  summary: 'The standards catalogue in force, by designation.',
  policy: assurancePolicy.standards,
  input: z.strictObject({
    ...pageInput,
    subject: input.text(80, 'Only standards on this subject.').optional(),
    category: input.text(80, 'Only standards written for this category of use, or for all.').optional(),
  }),
  output: StandardConnectionView,
  async run({ tx, authorise }, { first, after = '', subject, category }) {
    authorise({});
    const fits = ({ id, subject: own, categories }: Standard): boolean =>
      id > after && (!subject || own === subject) && (!category || categories.includes('*') || categories.includes(category));
    const found = standardsAt(await tx.now())
      .standards.filter(fits)
      .sort(byId);
    return disclose(StandardConnectionView, pageOf(found.slice(0, first + 1).map(standardRow), first));
  },
});

/** The register of trusted issuers. */
export const issuers = query({
  name: 'issuers',
  summary: 'The register of trusted issuers, with the keys that their statements are checked by.',
  policy: assurancePolicy.issuers,
  input: z.strictObject(pageInput),
  output: IssuerConnectionView,
  async run({ tx, authorise }, { first, after }) {
    authorise({});
    const rows = await issuerPage(tx, { first, after });
    return disclose(IssuerConnectionView, pageOf(rows.map(issuerRow), first));
  },
});

/** The admission decisions about a bid. */
export const gateDecisions = query({
  name: 'gateDecisions',
  summary:
    'Every admission decision about a bid, with reasons, conditions, facts and sources; for the agency, the vendors of the bid and oversight.',
  policy: assurancePolicy.gateDecisions,
  input: z.strictObject({ ...pageInput, bidId: input.id('bid', 'The bid.') }),
  output: GateDecisionConnectionView,
  async run({ tx, authorise }, { bidId, first, after }) {
    const [latest] = await latestDecisions(tx, [bidId], null);
    if (!latest) throw notFound();
    authorise({ agency: latest.agencyId, vendor: latest.vendorIds });
    const rows = await decisionPage(tx, bidId, { first, after });
    return disclose(GateDecisionConnectionView, pageOf(rows.map(gateDecisionRow), first));
  },
});
