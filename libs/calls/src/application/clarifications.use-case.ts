import { z } from 'zod';
import { must, workflowRefusals } from '@pilotage/kernel';
import { organisationOf } from '@pilotage/parties';
import { input, localisedInput, newId, personOf, useCase } from '@pilotage/platform';
import { calendarRefusals } from '../domain/calendar/index.js';
import { callRefusals } from '../domain/call.refusals.js';
import { clarificationRefusals, clarificationWorkflow } from '../domain/clarification.workflow.js';
import { calendarFor } from '../domain/calendar/index.js';
import { answerDue } from '../domain/periods.rules.js';
import { profileVersion } from '../domain/profiles/index.js';
import { ClarificationView } from '../graphql/calls.views.js';
import { clarificationRow } from '../graphql/calls.rows.js';
import { calls, clarifications } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';
import { publishedCall } from './lots.js';

/** A vendor's question waits for the agency. */
export const askQuestion = useCase({
  name: 'askQuestion',
  summary: 'Asks a question on an open call. The agency does not learn which vendor asked; the answer goes to all.',
  policy: callsPolicy.askQuestion,
  states: { call: { in: ['open'], otherwise: callRefusals.CALL_NOT_OPEN } },
  input: z.strictObject({
    callId: input.id('call', 'The call.'),
    vendorId: input.id('organisation', 'The vendor that asks.'),
    question: input.text(4000, 'The question. Do not name yourself in it.'),
  }),
  output: ClarificationView,
  refusals: [
    callRefusals.CALL_NOT_OPEN,
    clarificationRefusals.QUESTIONS_CLOSED,
    clarificationRefusals.ASKER_NOT_A_VENDOR,
    calendarRefusals.CALENDAR_BEYOND_HORIZON,
  ],
  async run({ tx, actor, authorise, inState }, { callId, vendorId, question }) {
    authorise({ vendor: vendorId });
    const call = publishedCall(await calls.lock(tx, callId, 'share'));
    const now = await tx.now();
    const vendor = await organisationOf(tx, vendorId);
    must(vendor.kind === 'vendor', clarificationRefusals.ASKER_NOT_A_VENDOR);
    inState({ call: call.state });
    must(now < call.questionsUntil, clarificationRefusals.QUESTIONS_CLOSED, { until: call.questionsUntil, now });
    const profile = profileVersion(call.profileId, call.profileVersion);
    const calendar = calendarFor(profile.calendarId, call.calendarVersion);
    const row = {
      id: newId('clarification'),
      callId: call.id,
      agencyId: call.agencyId,
      vendorId,
      askedBy: personOf(actor),
      state: clarificationWorkflow.initial,
      question,
      askedAt: now,
      answerDueAt: answerDue(profile, calendar, now, call.questionsUntil),
      publishedQuestion: null,
      answer: null,
      answeredBy: null,
      answeredAt: null,
    };
    return clarificationRow(await clarifications.create(tx, row, { type: 'clarification.ask', facts: { call: call.id } }));
  },
});

/** The question is answered to all. */
export const answerQuestion = useCase({
  name: 'answerQuestion',
  summary:
    'Answers a question to all, before the deadline for bids. The agency publishes its own wording of the question, so that no vendor is given away.',
  policy: callsPolicy.answerQuestion,
  input: z.strictObject({
    clarificationId: input.id('clarification', 'The question.'),
    question: localisedInput(4000, 'The question as it is published.'),
    answer: localisedInput(8000, 'The answer.'),
  }),
  output: ClarificationView,
  refusals: [workflowRefusals.WRONG_STATE, clarificationRefusals.ANSWER_AFTER_DEADLINE],
  async run({ tx, actor, authorise }, { clarificationId, question, answer }) {
    const { callId } = await clarifications.get(tx, clarificationId);
    const call = publishedCall(await calls.lock(tx, callId, 'share'));
    const asked = await clarifications.lock(tx, clarificationId, 'update');
    const now = await tx.now();
    authorise({ agency: call.agencyId });
    const answered = { ...asked, publishedQuestion: question, answer, answeredBy: personOf(actor), answeredAt: now };
    const moved = clarificationWorkflow.move(answered, 'answer', { now, closesAt: call.closesAt });
    return clarificationRow(await clarifications.save(tx, moved, { call: call.id }));
  },
});
