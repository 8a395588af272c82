import { z } from 'zod';
import { DoneView, input, useCase } from '@pilotage/platform';
import { decisions } from '../persistence/assurance.repository.js';
import { assurancePolicy } from './assurance.policy.js';
import { summaryOf } from './decision-summaries.js';

/** A decision of the gate has its signed statement, which those concerned may take elsewhere. */
export const signDecision = useCase({
  name: 'signDecision',
  summary: 'Signs the in-toto statement of a decision of the gate.',
  policy: assurancePolicy.signDecision,
  input: z.strictObject({ decisionId: input.id('gateDecision', 'The decision.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise, sealing }, { decisionId }) {
    authorise({});
    const summary = await summaryOf(tx, sealing, await decisions.get(tx, decisionId));
    return { id: decisionId, done: summary !== null };
  },
});
