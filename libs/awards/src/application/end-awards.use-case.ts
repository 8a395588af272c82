import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { DoneView, input, useCase } from '@pilotage/platform';
import { lockLot } from '@pilotage/calls';
import { isPending } from '../domain/award.workflow.js';
import { AwardView } from '../graphql/awards.views.js';
import { awards } from '../persistence/awards.repository.js';
import { awardRow } from './award-row.js';
import { awardsPolicy } from './awards.policy.js';
import { cancelAward } from './cancel-award.js';

/** A vendor does not want the award: the next in rank can be proposed. */
export const declineAward = useCase({
  name: 'declineAward',
  summary: 'Declines an award in its standstill, for the vendor. The next in rank can be proposed on the ground that the winner declined.',
  policy: awardsPolicy.declineAward,
  input: z.strictObject({ awardId: input.id('award', 'The award.'), reason: input.text(2000, 'Why it is declined.') }),
  output: AwardView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, { awardId, reason }) {
    const { lotId } = await awards.get(tx, awardId);
    const lot = await lockLot(tx, lotId, 'update');
    const award = await awards.lock(tx, awardId, 'update');
    // Before the approval its vendor does not know of it.
    authorise({ vendor: award.approvedAt ? award.vendorId : [] });
    const cancelled = await tx.asHouse('decliningMovesLot', () =>
      cancelAward(tx, { lot, award, move: 'decline', cause: 'winnerDeclined', reason }),
    );
    return awardRow(tx, cancelled);
  },
});

/** A disqualified bid has no award that is under way. */
export const cancelAwardOfBid = useCase({
  name: 'cancelAwardOfBid',
  summary: 'Cancels the award under way of a bid that was disqualified.',
  policy: awardsPolicy.cancelAwardOfBid,
  input: z.strictObject({ bidId: input.id('bid', 'The bid.'), lotId: input.id('lot', 'Its lot.') }),
  output: DoneView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, { bidId, lotId }) {
    const lot = await lockLot(tx, lotId, 'update');
    authorise({ agency: lot.call.agencyId });
    const award = (await awards.list(tx, { bidId }, 'update')).find(isPending);
    if (award) await cancelAward(tx, { lot, award, move: 'loseStanding', cause: 'winnerDisqualified' });
    return { id: bidId, done: award !== undefined };
  },
});

/** A cancelled call has no award under way. */
export const cancelAwardsOfCall = useCase({
  name: 'cancelAwardsOfCall',
  summary: 'Cancels the awards under way of a call that was cancelled.',
  policy: awardsPolicy.cancelAwardsOfCall,
  input: z.strictObject({ callId: input.id('call', 'The call.') }),
  output: DoneView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, { callId }) {
    authorise({});
    const pending = (await awards.list(tx, { callId }, 'update')).filter(isPending);
    for (const award of pending) await cancelAward(tx, { lot: null, award, move: 'endWithCall', cause: 'callCancelled' });
    return { id: callId, done: pending.length > 0 };
  },
});
