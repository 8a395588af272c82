import { z } from 'zod';
import { workflowRefusals, type Instant } from '@pilotage/kernel';
import { input, personOf, selvesOf, useCase, type Tx } from '@pilotage/platform';
import { calendarRefusals, lockLot, markLotAwardPending, type LotInCall } from '@pilotage/calls';
import { awardsRefusals } from '../domain/award.refusals.js';
import { awardWorkflow } from '../domain/award.workflow.js';
import { isOutdated } from '../domain/proposal.rules.js';
import { excludedFromApproval } from '../domain/separation.rules.js';
import { AwardView } from '../graphql/awards.views.js';
import type { AwardEntity } from '../persistence/awards.entities.js';
import { awards } from '../persistence/awards.repository.js';
import { awardRow } from './award-row.js';
import { awardsPolicy } from './awards.policy.js';
import { giveNotices } from './notices.js';
import { assertNotExcluded, handsOf, periodEnd, standingOf, type LotStanding } from './standing.js';

/** An award is approved by a second person; every bidder has its notice, and the standstill runs. */
export const approveAward = useCase({
  name: 'approveAward',
  summary:
    'Approves a proposed award, by a person who neither proposed it nor marked a bid of the lot. Every bidder of the lot gets its notice and the standstill begins.',
  policy: awardsPolicy.approveAward,
  states: { award: { in: awardWorkflow.moves.approve.from } },
  input: z.strictObject({ awardId: input.id('award', 'The award.') }),
  output: AwardView,
  refusals: [
    workflowRefusals.WRONG_STATE,
    calendarRefusals.CALENDAR_BEYOND_HORIZON,
    awardsRefusals.AWARD_BID_NOT_RANKED,
    awardsRefusals.AWARD_RANKING_OUTDATED,
    awardsRefusals.AWARD_RANKING_REPLACED,
    awardsRefusals.SAME_PERSON_APPROVES_AWARD,
    awardsRefusals.AWARD_BIDDER_EXCLUDED,
  ],
  async run({ tx, actor, authorise, inState }, { awardId }) {
    const { lotId } = await awards.get(tx, awardId);
    const lot = await lockLot(tx, lotId, 'update');
    const award = await awards.lock(tx, awardId, 'update');
    const now = await tx.now();
    authorise({ agency: award.agencyId });
    inState({ award: award.state });
    const standing = await standingOf(tx, lot);
    const { bids, candidates } = standing;
    await assertNotExcluded(tx, standing, award.bidId, now);
    const approver = personOf(actor);
    const otherThan = lot.profile.fourEyes.filter((rule) => rule.act === 'approveAward').map((rule) => rule.otherThan);
    const involved = excludedFromApproval(await handsOf(tx, lot, award), otherThan);
    const isBidRanked = bids.some((b) => b.id === award.bidId && b.state === 'ranked');
    const { next, event } = awardWorkflow.move(award, 'approve', {
      approval: { approver: selvesOf(actor), involved, isBidRanked, ranking: rankingNow(standing, award) },
    });
    const approved = await awards.save(tx, { event, next: { ...next, approvedBy: approver, approvedAt: now } });
    const running = await beginStandstill(tx, lot, approved, now);
    if (lot.lot.state === 'ranked') await markLotAwardPending(tx, lotId);
    await giveNotices(tx, running, { bids, candidates, givenAt: now });
    tx.emit('awardApproved', { awardId, lotId });
    return awardRow(tx, running);
  },
});

/** What became of the ranking that the award was proposed from. */
function rankingNow(standing: LotStanding, { rankingId }: AwardEntity): 'current' | 'outdated' | 'replaced' {
  if (standing.ranking?.id !== rankingId) return 'replaced';
  return isOutdated(standing) ? 'outdated' : 'current';
}

/** The notices are given in this commit, so standstill and time to challenge run from it. Refuses CALENDAR_BEYOND_HORIZON. */
async function beginStandstill(tx: Tx, lot: LotInCall, award: AwardEntity, now: Instant): Promise<AwardEntity> {
  const { periods, challenge } = lot.profile;
  const standstillUntil = periodEnd(lot, now, periods.standstill);
  const challengeUntil = periodEnd(lot, now, challenge.fileWithin);
  const { next, event } = awardWorkflow.move(award, 'beginStandstill', {});
  return awards.save(tx, { event, next: { ...next, standstillUntil, challengeUntil } }, { standstillUntil, challengeUntil });
}
