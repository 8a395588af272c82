import { z } from 'zod';
import { workflowRefusals } from '@pilotage/kernel';
import { input, notFound, personOf, useCase } from '@pilotage/platform';
import { lockLot } from '@pilotage/calls';
import { bidWorkflow } from '../domain/bid.workflow.js';
import { bids } from '../persistence/bids.repository.js';
import { BidView } from '../graphql/bids.views.js';
import { bidRow } from './bid-row.js';
import { bidsPolicy } from './bids.policy.js';
import { concludeAdmission } from './competition.js';

/** An opened bid is out, with a reason that its vendor is told. */
export const disqualifyBid = useCase({
  name: 'disqualifyBid',
  summary: 'Excludes an opened bid, with the reason that its vendor is told. What that means for a ranking, the profile says.',
  policy: bidsPolicy.disqualifyBid,
  input: z.strictObject({ bidId: input.id('bid', 'The bid.'), reason: input.text(4000, 'The reason.') }),
  output: BidView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise }, { bidId, reason }) {
    const { lotId } = await bids.get(tx, bidId);
    const lot = await lockLot(tx, lotId, 'update');
    const bid = await bids.lock(tx, bidId, 'update');
    // Before the opening the agency does not know that there is a bid.
    if (!bid.openedAt) throw notFound();
    authorise({ agency: bid.agencyId });
    const { next, event } = bidWorkflow.move(bid, 'disqualify', {});
    const disqualification = { reason, by: personOf(actor), at: await tx.now() };
    const out = await bids.save(tx, { event, next: { ...next, disqualification } });
    tx.emit('bidDisqualified', { bidId: bid.id, lotId: bid.lotId });
    if (lot.lot.state === 'technicalOpened') await concludeAdmission(tx, lot);
    return bidRow(out);
  },
});
