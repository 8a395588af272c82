import { z } from 'zod';
import { disclose, input, notFound, pageInput, pageOf, query, type RowOf } from '@pilotage/platform';
import { ethicsPolicy } from '../application/ethics.policy.js';
import { publicationPage } from '../persistence/committee.repository.js';
import type { CasePublicationEntity } from '../persistence/sitting.entities.js';
import { PublishedDecisionConnectionView, PublishedDecisionView } from './publication.views.js';

const publishedRow = ({ caseId, committeeId, content, publishedAt }: CasePublicationEntity): RowOf<typeof PublishedDecisionView> =>
  ({ id: caseId, committeeId, publishedAt, ...content }) as RowOf<typeof PublishedDecisionView>;

/** A decided case as the public reads it. */
export const publishedDecision = query({
  name: 'publishedDecision',
  summary:
    'A decision of the ethics committee as it is published: reasons, conditions, the count of votes, recusals, dissents, and what was left out for which secret.',
  policy: ethicsPolicy.publishedDecision,
  input: z.strictObject({ caseId: input.id('ethicsCase', 'The case.') }),
  output: PublishedDecisionView,
  async run({ tx, authorise }, { caseId }) {
    authorise({});
    const [latest] = await publicationPage(tx, { caseId, first: 1, after: undefined });
    if (!latest) throw notFound();
    return disclose(PublishedDecisionView, publishedRow(latest));
  },
});

/** Decided cases as the public reads them. */
export const publishedDecisions = query({
  name: 'publishedDecisions',
  summary: 'Decisions of the ethics committees as they are published.',
  policy: ethicsPolicy.publishedDecisions,
  input: z.strictObject(pageInput),
  output: PublishedDecisionConnectionView,
  async run({ tx, authorise }, { first, after }) {
    authorise({});
    const found = await publicationPage(tx, { caseId: undefined, first, after });
    return disclose(PublishedDecisionConnectionView, pageOf(found.map(publishedRow), first));
  },
});
