import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { assuranceRefusals, standardsAt } from '@pilotage/assurance';
import { DoneView, input, jobRefusals, localisedInput, nothingDue, personOf, useCase, type Tx } from '@pilotage/platform';
import { standardsRequestLife } from '../domain/standards-request.workflow.js';
import { StandardsRequestView, standardsRequestRow } from '../graphql/standards-request.views.js';
import { standardsRequests } from '../persistence/standards-request.repository.js';
import { callsPolicy } from './calls.policy.js';
import { answerTo, recordGapsOfCall } from './standard-gaps.js';

const standardsRequestId = input.id('standardsRequest', 'The request.');

/** What a call says on publication and by each amendment, where no standard covers it, stands on the list of requests: once for each call. */
export const recordStandardGaps = useCase({
  name: 'recordStandardGaps',
  summary: 'Puts the subjects that a published or amended call requires and no standard covers on the list of requests for standards.',
  policy: callsPolicy.recordStandardGaps,
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: DoneView,
  refusals: [assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { callId }) {
    authorise({});
    return { id: callId, done: await recordGapsOfCall(tx, callId) };
  },
});

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
