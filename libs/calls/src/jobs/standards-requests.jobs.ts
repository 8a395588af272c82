import { job, sweep } from '@pilotage/platform';
import { answerStandardsRequest, recordStandardGaps, requestsToAnswer } from '../application/standards-requests.use-case.js';

/** Puts the gaps that a published or amended call found on the public list. */
export const recordStandardGapsJob = job({
  name: 'recordStandardGaps',
  on: ['callPublished', 'callAmended'],
  retry: {
    attempts: 5,
    firstDelayMs: 500,
    reason: 'It needs only the database; what fails is a lost connection, back within seconds.',
  },
  useCase: recordStandardGaps,
  inputOf: (payload) => ({ callId: (payload as { callId: string }).callId }),
});

/** Requests that a standard in force answers. */
export const standardsRequestsToAnswerSweep = sweep({
  name: 'standardsRequestsToAnswer',
  reason:
    'Standards bodies would go on reading that a standard is missing which is there. No decision depends on it: the gate reads the catalogue.',
  due: requestsToAnswer,
  useCase: answerStandardsRequest,
  inputOf: (standardsRequestId) => ({ standardsRequestId }),
});
