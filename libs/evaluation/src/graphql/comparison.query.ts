import { z } from 'zod';
import { disclose, grantsOf, input, query, type Tx } from '@pilotage/platform';
import { decisionsOf, evidenceOfBids, gatePoliciesOf } from '@pilotage/assurance';
import { bidsOfLot } from '@pilotage/bids';
import { lotOf } from '@pilotage/calls';
import { modelVersionsOf, organisationNames } from '@pilotage/parties';
import { holdsOf, phaseOf } from '../application/disclosure.js';
import { evaluationGroups, evaluationPolicy } from '../application/evaluation.policy.js';
import { activeMembers, aliasesOf, assignedTo } from '../application/panel.js';
import { evaluations, latestMarks, newestRanking } from '../persistence/evaluation.repository.js';
import { comparisonRow, type Compared } from './comparison.rows.js';
import { ComparisonView } from './comparison.views.js';

type Head = Pick<Compared, 'lot' | 'evaluation' | 'aliases'>;

/** What is read of the bids themselves: one statement for each kind of fact, however many bids there are. */
async function compared(tx: Tx, { lot, evaluation, aliases }: Head): Promise<Compared> {
  const bids = await bidsOfLot(tx, lot.lot.id);
  const ids = bids.map(({ id }) => id);
  const decisions = await decisionsOf(tx, ids);
  return {
    lot,
    evaluation,
    aliases,
    bids,
    names: await organisationNames(
      tx,
      bids.map(({ vendorId }) => vendorId),
    ),
    models: await modelVersionsOf(
      tx,
      bids.map(({ modelVersionId }) => modelVersionId),
    ),
    evidence: await evidenceOfBids(tx, ids),
    decisions,
    policies: await gatePoliciesOf(tx, [...decisions.values()]),
    marks: evaluation?.locked ? await latestMarks(tx, evaluation.id) : [],
    ranking: evaluation && evaluation.version > 0 ? await newestRanking(tx, lot.lot.id) : null,
  };
}

/** The offers of a lot side by side. */
export const comparison = query({
  name: 'comparison',
  summary:
    'Everything that an officer compares about the offers of a lot, in one answer: identity, product, responses with evidence, gate decision, marks, scores, price, rank and the reason of every number. What the profile does not yet disclose to the reader is empty.',
  policy: evaluationPolicy.comparison,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: ComparisonView,
  async run({ tx, actor, authorise }, { lotId }) {
    const lot = await lotOf(tx, lotId);
    const evaluation = await evaluations.find(tx, { lotId });
    const members = evaluation ? await activeMembers(tx, evaluation.id) : [];
    const { agencyId } = lot.call;
    const phase = phaseOf(lot.lot.state, evaluation?.state ?? null);
    const relations = { agency: agencyId, assigned: assignedTo(members), holds: holdsOf(actor, lot, phase) };
    authorise(relations);
    const granted = grantsOf(evaluationGroups, actor, relations);
    const found = await compared(tx, { lot, evaluation, aliases: aliasesOf(members) });
    return disclose(ComparisonView, comparisonRow(found, phase, granted.has('comparison.ranking')), granted);
  },
});
