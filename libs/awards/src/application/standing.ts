import { must, type Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { endOf, type LotInCall } from '@pilotage/calls';
import { bidsOfLot, type OpenedBid } from '@pilotage/bids';
import { evaluatorsOf, rankingOf } from '@pilotage/evaluation';
import { isExcluded, partyGroupOf } from '@pilotage/parties';
import { awardsRefusals } from '../domain/award.refusals.js';
import type { Candidate, Standing } from '../domain/proposal.rules.js';
import type { Hands } from '../domain/separation.rules.js';
import type { AwardEntity } from '../persistence/awards.entities.js';
import { awards } from '../persistence/awards.repository.js';

/** The end of a period of the lot's profile, in the calendar that the call has frozen. Refuses CALENDAR_BEYOND_HORIZON. */
export const periodEnd = ({ profile, calendar }: LotInCall, from: Instant, period: Parameters<typeof endOf>[3]): Instant =>
  endOf(profile, calendar, from, period);

/** A lot with its ranking, its bids and its awards, as the rules look at it. The lot is locked by the caller. */
export interface LotStanding extends Standing {
  readonly ranking: { readonly id: string; readonly rankedAt: Instant } | null;
  readonly bids: readonly OpenedBid[];
}

/** Gathers it in three reads. */
export async function standingOf(tx: Tx, { lot, profile }: LotInCall): Promise<LotStanding> {
  const ranking = await rankingOf(tx, lot.id);
  const bids = await bidsOfLot(tx, lot.id);
  const stateOf = new Map(bids.map((b) => [b.id, b.state]));
  const candidates = (ranking?.bids ?? []).map(({ bidId, rank }): Candidate => ({ bidId, rank, state: stateOf.get(bidId) ?? 'absent' }));
  return {
    lotState: lot.state,
    slots: lot.awardSlots,
    candidates,
    awards: await awards.list(tx, { lotId: lot.id }),
    inRankOrder: profile.award.inRankOrder.value,
    allowedGrounds: profile.award.departureGrounds.value,
    onDisqualification: profile.award.onDisqualification.value,
    ranking,
    bids,
  };
}

/** The persons who had a hand in the award. */
export async function handsOf(tx: Tx, { lot, call }: LotInCall, award: AwardEntity): Promise<Hands> {
  return { proposer: award.proposedBy, markers: await evaluatorsOf(tx, lot.id), drafter: call.draftedBy };
}

/** Refuses AWARD_BIDDER_EXCLUDED where the bidder, or a partner of its group, stands on the exclusion register at the moment. */
export async function assertNotExcluded(tx: Tx, { bids }: LotStanding, bidId: string, now: Instant): Promise<void> {
  const bid = bids.find(({ id }) => id === bidId);
  if (!bid) return;
  const { organisationIds } = await partyGroupOf(tx, bid.partyGroupId);
  must(!(await isExcluded(tx, organisationIds, now)), awardsRefusals.AWARD_BIDDER_EXCLUDED);
}
