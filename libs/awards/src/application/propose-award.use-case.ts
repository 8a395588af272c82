import { z } from 'zod';
import { refuseIf, workflowRefusals } from '@pilotage/kernel';
import { input, newId, notFound, personOf, useCase } from '@pilotage/platform';
import { calendarRefusals, lockLot, type LotInCall } from '@pilotage/calls';
import { awardsRefusals } from '../domain/award.refusals.js';
import { awardWorkflow } from '../domain/award.workflow.js';
import { freeSlot, proposalObjection, type Proposal } from '../domain/proposal.rules.js';
import { AwardGroundEnum, AwardView } from '../graphql/awards.views.js';
import { awards } from '../persistence/awards.repository.js';
import type { AwardEntity } from '../persistence/awards.entities.js';
import { awardRow } from './award-row.js';
import { awardsPolicy } from './awards.policy.js';
import { cancelAward } from './cancel-award.js';
import { assertNotExcluded, periodEnd, standingOf, type LotStanding } from './standing.js';

/** What makes a new award, the moment and the person apart. */
function proposed(lot: LotInCall, standing: LotStanding, { bidId, ground }: Proposal) {
  const bid = standing.bids.find((b) => b.id === bidId);
  const place = standing.candidates.find((c) => c.bidId === bidId);
  const slot = freeSlot(standing);
  const { ranking } = standing;
  if (!bid || !place || !ranking || slot === null) throw new Error('a proposal without objection has its bid, place and slot');
  const { vendorId, agencyId, callId } = bid;
  const decisionUntil = periodEnd(lot, ranking.rankedAt, lot.profile.periods.decision);
  const { slots } = standing;
  return {
    lotId: lot.lot.id,
    slot,
    slots,
    callId,
    agencyId,
    bidId,
    vendorId,
    rankingId: ranking.id,
    rank: place.rank,
    ground,
    decisionUntil,
  };
}

const NOT_YET = { cause: null, approvedBy: null, approvedAt: null, standstillUntil: null, challengeUntil: null, endedAt: null };

/** The best-ranked bid that is free has a proposal for the lowest free slot of its lot. A late one is flagged, not refused: the bidders did not cause it. */
export const proposeAward = useCase({
  name: 'proposeAward',
  summary:
    'Proposes the award of a free slot of a ranked lot to the best-ranked free bid, or to the next one on a coded ground that is on record. A proposal after the decision period is flagged in the audit log.',
  policy: awardsPolicy.proposeAward,
  states: { lot: { in: ['ranked', 'awardPending'], otherwise: awardsRefusals.LOT_NOT_RANKED } },
  input: z.strictObject({
    lotId: input.id('lot', 'The lot.'),
    bidId: input.id('bid', 'The bid.'),
    ground: input.oneOf(AwardGroundEnum, 'Why better-ranked bids are passed over; leave it out for the first in rank.').optional(),
  }),
  output: AwardView,
  refusals: [
    calendarRefusals.CALENDAR_BEYOND_HORIZON,
    awardsRefusals.LOT_NOT_RANKED,
    awardsRefusals.AWARD_RANKING_OUTDATED,
    awardsRefusals.AWARD_BID_NOT_RANKED,
    awardsRefusals.AWARD_BID_HAS_ONE,
    awardsRefusals.AWARD_BID_PASSED,
    awardsRefusals.AWARD_SLOTS_TAKEN,
    awardsRefusals.AWARD_OUT_OF_RANK,
    awardsRefusals.AWARD_GROUND_NEEDED,
    awardsRefusals.AWARD_GROUND_NOT_NEEDED,
    awardsRefusals.AWARD_GROUND_NOT_ALLOWED,
    awardsRefusals.AWARD_GROUND_NOT_ON_RECORD,
    awardsRefusals.AWARD_BIDDER_EXCLUDED,
  ],
  async run({ tx, actor, authorise, inState }, { lotId, bidId, ground = null }) {
    const lot = await lockLot(tx, lotId, 'update');
    const now = await tx.now();
    authorise({ agency: lot.call.agencyId });
    inState({ lot: lot.lot.state });
    const standing = await standingOf(tx, lot);
    refuseIf(proposalObjection(standing, { bidId, ground }));
    await assertNotExcluded(tx, standing, bidId, now);
    const what = proposed(lot, standing, { bidId, ground });
    const late = now >= what.decisionUntil;
    const row: AwardEntity = {
      id: newId('award'),
      state: awardWorkflow.initial,
      ...NOT_YET,
      ...what,
      late,
      proposedBy: personOf(actor),
      proposedAt: now,
    };
    const facts = {
      lot: lotId,
      bid: bidId,
      slot: row.slot,
      ranking: row.rankingId,
      rank: row.rank,
      ground,
      late,
      decisionUntil: row.decisionUntil,
    };
    const award = await awards.create(tx, row, { type: 'award.propose', facts });
    tx.emit('awardProposed', { awardId: award.id, lotId });
    return awardRow(tx, award);
  },
});

/** A proposal is back with the officers: its slot and its bid are free again. */
export const returnAward = useCase({
  name: 'returnAward',
  summary: 'Returns a proposed award before its approval. The bid keeps its place and can be proposed again.',
  policy: awardsPolicy.returnAward,
  input: z.strictObject({ awardId: input.id('award', 'The award.'), reason: input.text(2000, 'Why it is returned.') }),
  output: AwardView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, authorise }, { awardId, reason }) {
    const { lotId } = await awards.get(tx, awardId);
    const lot = await lockLot(tx, lotId, 'update');
    const award = await awards.lock(tx, awardId, 'update');
    if (award.lotId !== lot.lot.id) throw notFound();
    authorise({ agency: award.agencyId });
    return awardRow(tx, await cancelAward(tx, { lot, award, move: 'returnProposal', cause: 'returned', reason }));
  },
});
