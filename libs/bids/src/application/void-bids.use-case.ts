import { z } from 'zod';
import { DoneView, input, useCase } from '@pilotage/platform';
import { callOf } from '@pilotage/calls';
import { bids } from '../persistence/bids.repository.js';
import { bidsPolicy } from './bids.policy.js';
import { voided } from './opening.js';

/** Bids that were sealed for an older version of the call are void until their vendors confirm them again. */
export const voidBids = useCase({
  name: 'voidBids',
  summary: 'Voids the bids that were sealed before the call was amended. Opening decides the same again, so being late changes nothing.',
  policy: bidsPolicy.voidBids,
  input: z.strictObject({ callId: input.id('call', 'The amended call.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { callId }) {
    authorise({});
    const { call } = await callOf(tx, callId);
    const sealed = await bids.list(tx, { callId, state: 'sealed' }, 'update');
    const stale = sealed.filter((bid) => bid.callVersion < call.version);
    for (const bid of stale) {
      await bids.save(tx, voided(bid, call.version));
      tx.emit('bidVoided', { bidId: bid.id, lotId: bid.lotId });
    }
    return { id: callId, done: stale.length > 0 };
  },
});
