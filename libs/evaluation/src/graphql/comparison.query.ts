import { z } from 'zod';
import { disclose, grantsOf, input, query } from '@pilotage/platform';
import { lotOf } from '@pilotage/calls';
import { holdsOf, phaseOf } from '../application/disclosure.js';
import { evaluationGroups, evaluationPolicy } from '../application/evaluation.policy.js';
import { activeMembers, aliasesOf, assignedTo } from '../application/panel.js';
import { evaluationHead } from '../persistence/evaluation.repository.js';
import { compared } from './comparison.reading.js';
import { comparisonRow } from './comparison.rows.js';
import { ComparisonView } from './comparison.views.js';

/** The offers of a lot side by side. */
export const comparison = query({
  name: 'comparison',
  summary:
    'Everything that an officer compares about the offers of a lot, in one answer: identity, product, responses with evidence, gate decision, marks, scores, price, rank and the reason of every number. What the profile does not yet disclose to the reader is empty.',
  policy: evaluationPolicy.comparison,
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: ComparisonView,
  async run({ tx, actor, authorise, asks }, { lotId }) {
    const lot = await lotOf(tx, lotId);
    const evaluation = await evaluationHead(tx, lotId);
    const members = evaluation ? await activeMembers(tx, evaluation.id) : [];
    const { agencyId } = lot.call;
    const phase = phaseOf(lot.lot.state, evaluation?.state ?? null);
    const relations = { agency: agencyId, assigned: assignedTo(members), holds: holdsOf(actor, lot, phase) };
    authorise(relations);
    const granted = grantsOf(evaluationGroups, actor, relations);
    const found = await compared(tx, { lot, evaluation, aliases: aliasesOf(members) }, asks);
    return disclose(ComparisonView, comparisonRow(found, phase, granted.has('comparison.ranking')), granted);
  },
});
