import { z } from 'zod';
import { workflowRefusals, type Instant } from '@pilotage/kernel';
import { assuranceRefusals, routeOf, standardsAt, subjectByCode, type StandardsCatalogue } from '@pilotage/assurance';
import { DoneView, input, jobRefusals, localisedInput, newId, nothingDue, personOf, useCase, type Tx } from '@pilotage/platform';
import { catalogueCategoriesOf } from '../domain/category.js';
import { answerAmong, gapsOf, raisedBy } from '../domain/standards-request.rules.js';
import { standardsRequestLife } from '../domain/standards-request.workflow.js';
import { StandardsRequestView, standardsRequestRow } from '../graphql/standards-request.views.js';
import { calls, lotsOfCalls } from '../persistence/calls.repository.js';
import type { StandardsRequestEntity } from '../persistence/standards-request.entities.js';
import { lockGaps, standardsRequests } from '../persistence/standards-request.repository.js';
import { callsPolicy } from './calls.policy.js';

const standardsRequestId = input.id('standardsRequest', 'The request.');
type Gap = Pick<StandardsRequestEntity, 'subject' | 'subjectName' | 'category'>;
const UNCLOSED = { answer: null, answerVersion: null, answeredAt: null, declinedBy: null, declinedAt: null, declinedFor: null } as const;

/** What a published call required and no standard covered stands on the list of requests: once for each call. */
export const recordStandardGaps = useCase({
  name: 'recordStandardGaps',
  summary: 'Puts the subjects that a published call requires and no standard covers on the list of requests for standards.',
  policy: callsPolicy.recordStandardGaps,
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: DoneView,
  refusals: [assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { callId }) {
    authorise({});
    const { category, publishedAt } = await calls.get(tx, callId);
    const lots = await lotsOfCalls(tx, [callId]);
    const subjects = gapsOf(lots.flatMap(({ requirements }) => requirements));
    if (publishedAt === null || subjects.length === 0) return { id: callId, done: false };
    const catalogue = await standardsAt(tx, publishedAt);
    await lockGaps(tx);
    for (const subject of subjects) {
      const subjectName = subjectByCode(catalogue, subject)?.text ?? { en: subject, zh: subject };
      await record(tx, { subject, subjectName, category }, { callId, at: publishedAt });
    }
    return { id: callId, done: true };
  },
});

async function record(tx: Tx, gap: Gap, { callId, at }: { readonly callId: string; readonly at: Instant }): Promise<void> {
  const { subject, category } = gap;
  const known = await standardsRequests.find(tx, { subject, category }, 'update');
  const facts = { call: callId, subject, category };
  if (!known) {
    const raised = { calls: [callId], firstRaisedAt: at, lastRaisedAt: at };
    const row = { id: newId('standardsRequest'), ...gap, state: 'open' as const, ...raised, ...UNCLOSED };
    await standardsRequests.create(tx, row, { type: 'standardsRequest.raise', facts });
    return;
  }
  const raised = raisedBy(known, callId, at);
  if (!raised) return;
  // A call that was published before the answer does not ask again.
  const isAskedAnew = known.state === 'answered' && known.answeredAt !== null && at > known.answeredAt;
  if (!isAskedAnew) return standardsRequests.amend(tx, known.id, raised, { type: 'standardsRequest.raiseAgain', facts });
  await standardsRequests.save(tx, standardsRequestLife.move({ ...known, ...raised, ...UNCLOSED }, 'reopen', {}), facts);
}

/** The standard that closes the gap at an instant, if one does. */
const answerTo = (catalogue: StandardsCatalogue, { subject, category }: StandardsRequestEntity, at: Instant): string | null =>
  answerAmong(routeOf(catalogue, subject, catalogueCategoriesOf(category), at));

/** Requests that a standard in force answers. There are no more rows than subjects times categories, so all are looked at. */
export async function requestsToAnswer(tx: Tx): Promise<string[]> {
  const waiting = await standardsRequests.list(tx, { state: standardsRequestLife.moves.answer.from });
  if (waiting.length === 0) return [];
  const now = await tx.now();
  const catalogue = await standardsAt(tx, now);
  return waiting.filter((request) => answerTo(catalogue, request, now) !== null).map(({ id }) => id);
}

/** A request is answered once a standard is in force: by a new version of the catalogue, or by the first day of one that it listed already. */
export const answerStandardsRequest = useCase({
  name: 'answerStandardsRequest',
  summary: 'Closes a request for a standard once the catalogue in force has one for its subject and category.',
  policy: callsPolicy.answerStandardsRequest,
  input: z.strictObject({ standardsRequestId }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE, assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { standardsRequestId: id }) {
    authorise({});
    const request = await standardsRequests.lock(tx, id, 'update');
    const now = await tx.now();
    const catalogue = await standardsAt(tx, now);
    const answer = answerTo(catalogue, request, now);
    if (answer === null || request.state === 'answered') return nothingDue();
    const answered = { ...request, answer, answerVersion: catalogue.version, answeredAt: now };
    await standardsRequests.save(tx, standardsRequestLife.move(answered, 'answer', {}), { standard: answer, version: catalogue.version });
    return { id, done: true };
  },
});

/** No standard is sought, for a reason that is published. */
export const declineStandardsRequest = useCase({
  name: 'declineStandardsRequest',
  summary: 'Declines a request for a standard, with a reason that is published. A standard that comes nevertheless answers it.',
  policy: callsPolicy.declineStandardsRequest,
  input: z.strictObject({ standardsRequestId, reason: localisedInput(2000, 'Why no standard is sought; published.') }),
  output: StandardsRequestView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise }, { standardsRequestId: id, reason }) {
    authorise({});
    const request = await standardsRequests.lock(tx, id, 'update');
    const declined = { ...request, declinedBy: personOf(actor), declinedAt: await tx.now(), declinedFor: reason };
    const facts = { subject: request.subject, category: request.category };
    return standardsRequestRow(await standardsRequests.save(tx, standardsRequestLife.move(declined, 'decline', {}), facts));
  },
});
