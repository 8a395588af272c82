import { z } from 'zod';
import type { Json } from '@pilotage/kernel';
import { disclose, field, input, notFound, query, readable, t } from '@pilotage/platform';
import { assurancePolicy, PUBLISHED } from '../application/assurance.policy.js';
import type { SignedStatement } from '../domain/verification-summary.js';
import { decisionSummaries } from '../persistence/summary.entities.js';
import { decisions } from '../persistence/assurance.repository.js';

export const DecisionSummaryView = readable(
  'DecisionSummary',
  'The signed statement of a decision of the gate: in-toto, in a DSSE envelope.',
  {
    decisionId: field(t.id, 'public', 'The decision.'),
    envelope: field(
      t.json,
      'public',
      'The envelope: payload type, payload and signatures. `pilotage decision --file FILE --key KEY` checks it.',
    ),
    publicKey: field(t.text, 'public', 'The public key to check it with, PEM.'),
    signedAt: field(t.instant, 'public', 'When it was signed.'),
    publishedAt: field(t.nullable(t.instant), 'public', 'Since when everyone may read it; null while only those concerned may.'),
  },
);

/** The signed statement of a decision. */
export const decisionSummary = query({
  name: 'decisionSummary',
  summary:
    'The signed statement of a decision of the gate: for the agency, the vendors of the bid and oversight once it was made, and for everyone once a stage started on it.',
  policy: assurancePolicy.decisionSummary,
  input: z.strictObject({ decisionId: input.id('gateDecision', 'The decision.') }),
  output: DecisionSummaryView,
  async run({ tx, authorise, sealing }, { decisionId }) {
    const summary = await decisionSummaries.find(tx, { decisionId });
    if (!summary) throw notFound();
    const concerned = await decisions.find(tx, { id: decisionId });
    const relations = concerned ? { agency: concerned.agencyId, vendor: concerned.vendorIds } : {};
    authorise({ ...relations, holds: summary.publishedAt === null ? [] : [PUBLISHED] });
    const { statement, signedAt, publishedAt } = summary;
    const envelope = statement as SignedStatement & Json;
    return disclose(DecisionSummaryView, { decisionId, envelope, publicKey: sealing.receiptPublicKey, signedAt, publishedAt });
  },
});
