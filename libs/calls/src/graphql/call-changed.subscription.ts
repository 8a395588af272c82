import { z } from 'zod';
import { input, subscription } from '@pilotage/platform';
import { callsPolicy } from '../application/calls.policy.js';
import { callQuery } from './calls.queries.js';
import { CallView } from './calls.views.js';

/** A call as it stands, told again whenever it, one of its lots or an answer to a question changes. */
export const callChanged = subscription({
  name: 'callChanged',
  summary:
    'A call as the subscriber may see it: at once, and again after each change of the call, of one of its lots, or of the answers to questions. Changes that come quickly are told together. Each time the token is verified and the right is asked for again; the subscription ends with the error of the query `call` once there is none.',
  policy: callsPolicy.callChanged,
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: CallView,
  event: 'callChanged',
  run: (reading, { callId }) => callQuery.run(reading, { id: callId }),
});
