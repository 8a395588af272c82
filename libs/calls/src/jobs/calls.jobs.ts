import { sweep } from '@pilotage/platform';
import { closeCall } from '../application/end-call.use-case.js';
import { callsToClose } from '../persistence/calls.repository.js';

/** Calls whose deadline has come. */
export const callsToCloseSweep = sweep({
  name: 'callsToClose',
  reason: 'Officers could open envelopes later than they may. No bid would be late: a bid looks at the deadline itself.',
  due: callsToClose,
  useCase: closeCall,
  inputOf: (callId) => ({ callId }),
});
