import { z } from 'zod';
import { disclose, input, notFound, pageInput, pageOf, query } from '@pilotage/platform';
import { assurancePolicy } from '../application/assurance.policy.js';
import { gatePoliciesOf, riskPolicyAt, standardsAt } from '../application/policies.js';
import type { Standard } from '../domain/index.js';
import { decisionPage, latestDecisions } from '../persistence/assurance.repository.js';
import { gateDecisionRow, riskPolicyRow, standardRow } from './assurance.rows.js';
import { GateDecisionConnectionView, StandardConnectionView } from './assurance.views.js';
import { RiskPolicyView } from './risk.views.js';

/** The risk questionnaire in force. */
export const riskPolicy = query({
  name: 'riskPolicy',
  summary: 'The risk questionnaire that is in force: questions, triggers, flags, points and bands, with sources.',
  policy: assurancePolicy.riskPolicy,
  input: z.strictObject({}),
  output: RiskPolicyView,
  async run({ tx, authorise }) {
    authorise({});
    return disclose(RiskPolicyView, riskPolicyRow(await riskPolicyAt(tx, await tx.now())));
  },
});

/** A designation's place in the list; cursors have no blanks, and no designation has an underscore. */
const placeOf = ({ id }: Pick<Standard, 'id'>): string => id.replaceAll(' ', '_');
const byPlace = (a: Standard, b: Standard): number => (placeOf(a) < placeOf(b) ? -1 : 1);

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
    const isFor = ({ categories }: Standard): boolean => !category || categories.includes('*') || categories.includes(category);
    const fits = (each: Standard): boolean => placeOf(each) > after && (!subject || each.subject === subject) && isFor(each);
    const catalogue = await standardsAt(tx, await tx.now());
    const { edges, pageInfo } = pageOf(catalogue.standards.filter(fits).sort(byPlace).map(standardRow), first);
    const placed = edges.map(({ node }) => ({ cursor: placeOf(node), node }));
    return disclose(StandardConnectionView, { edges: placed, pageInfo: { ...pageInfo, endCursor: placed.at(-1)?.cursor ?? null } });
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
    const policies = await gatePoliciesOf(tx, rows);
    return disclose(
      GateDecisionConnectionView,
      pageOf(
        rows.map((row) => gateDecisionRow(row, policies)),
        first,
      ),
    );
  },
});
