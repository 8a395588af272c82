import { workflow } from '@pilotage/kernel';

/** The life of a request for a standard. */
export const STANDARDS_REQUEST_STATES = ['open', 'answered', 'declined'] as const;
export type StandardsRequestState = (typeof STANDARDS_REQUEST_STATES)[number];

/** A standard answers a declined request as well; where it is gone again, the next call or pilot that lacks it opens the request anew. */
export const standardsRequestLife = workflow<StandardsRequestState, 'answer' | 'decline' | 'reopen', Record<string, never>>({
  name: 'standardsRequest',
  states: STANDARDS_REQUEST_STATES,
  initial: 'open',
  final: [],
  moves: {
    answer: { from: ['open', 'declined'], to: 'answered', by: 'answerStandardsRequest' },
    decline: { from: ['open'], to: 'declined', by: 'declineStandardsRequest' },
    reopen: { from: ['answered'], to: 'open', by: 'recordStandardGaps, recordPilotGaps' },
  },
});
