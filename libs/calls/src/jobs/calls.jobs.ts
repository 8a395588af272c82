import { sweep } from '@pilotage/platform';
import { subjectsToReclassify } from '@pilotage/assurance';
import { closeCall } from '../application/end-call.use-case.js';
import { settleNeedRisk } from '../application/risk-review.use-case.js';
import { callsToClose } from '../persistence/calls.repository.js';

/** Calls whose deadline has come. */
export const callsToCloseSweep = sweep({
  name: 'callsToClose',
  reason: 'Officers could open envelopes later than they may. No bid would be late: a bid looks at the deadline itself.',
  due: callsToClose,
  useCase: closeCall,
  inputOf: (callId) => ({ callId }),
});

/** Needs settled per pass: more than a day brings; after a new policy the next passes take the rest. */
const BATCH = 100;

/** Needs whose level is to be classified anew. */
export const needsToSettleSweep = sweep({
  name: 'needsToSettle',
  reason: 'An agency would be told late that a level must be classified anew. No call is published meanwhile: publication asks for itself.',
  due: (tx) => subjectsToReclassify(tx, BATCH),
  useCase: settleNeedRisk,
  inputOf: (needId) => ({ needId }),
});
