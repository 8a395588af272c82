import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, localisedInput, nothingDue, useCase } from '@pilotage/platform';
import { callRefusals } from '../domain/call.refusals.js';
import { callWorkflow, isPublished } from '../domain/call.workflow.js';
import { lotWorkflow } from '../domain/lot.workflow.js';
import { CallView } from '../graphql/calls.views.js';
import { callRow } from '../graphql/calls.rows.js';
import { calls, lockLotsOf, lots as lotRows } from '../persistence/calls.repository.js';
import { callsPolicy } from './calls.policy.js';

/** Nothing is taken any more: the call and its lots are closed by the clock of the database. */
export const closeCall = useCase({
  name: 'closeCall',
  summary: 'Closes a call whose deadline has come, with its lots.',
  policy: callsPolicy.closeCall,
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: DoneView,
  refusals: [jobRefusals.NOTHING_DUE],
  async run({ tx, authorise }, { callId }) {
    authorise({});
    const call = await calls.lock(tx, callId, 'update');
    const now = await tx.now();
    if (call.state !== 'open' || call.closesAt === null || now < call.closesAt) return nothingDue();
    for (const lot of await lockLotsOf(tx, call.id)) {
      await lotRows.save(tx, lotWorkflow.move(lot, 'close', {}), { call: call.id });
      tx.emit('lotClosed', { lotId: lot.id, callId: call.id });
    }
    await calls.save(tx, callWorkflow.move({ ...call, closedAt: now }, 'close', {}), { closesAt: call.closesAt });
    return { id: call.id, done: true };
  },
});

/** The procurement is given up. */
export const cancelCall = useCase({
  name: 'cancelCall',
  summary: 'Cancels a call and its lots, with a reason that is published. Possible until a lot is awarded.',
  policy: callsPolicy.cancelCall,
  states: { call: { in: callWorkflow.moves.cancel.from } },
  input: z.strictObject({ callId: input.id('call', 'The call.'), reason: localisedInput(2000, 'Why; published.') }),
  output: CallView,
  refusals: [workflowRefusals.WRONG_STATE, callRefusals.CANCEL_AFTER_AWARD],
  async run({ tx, authorise, inState }, { callId, reason }) {
    const call = await calls.lock(tx, callId, 'update');
    const lots = await lockLotsOf(tx, call.id);
    authorise({ agency: call.agencyId });
    inState({ call: call.state });
    const states = lots.map(({ state }) => state);
    const moved = callWorkflow.move({ ...call, cancelReason: reason }, 'cancel', { lots: states });
    // A lot that ended without award before stays what it is.
    for (const lot of lots.filter(({ state }) => !lotWorkflow.final.includes(state))) {
      await lotRows.save(tx, lotWorkflow.move({ ...lot, endedBecause: 'CALL_CANCELLED' }, 'cancel', {}), { call: call.id });
    }
    const cancelled = await calls.save(tx, moved);
    if (isPublished(call)) tx.emit('callCancelled', { callId: call.id });
    return callRow(tx, cancelled);
  },
});
