import { z } from 'zod';
import { refuse, workflowRefusals } from '@pilotage/kernel';
import { DoneView, input, jobRefusals, nothingDue, useCase, type Tx } from '@pilotage/platform';
import { lockLot } from '@pilotage/calls';
import { excludedAmong, markBidAwarded } from '@pilotage/bids';
import { awardsRefusals } from '../domain/award.refusals.js';
import { awardWorkflow, isPending } from '../domain/award.workflow.js';
import { OPEN_CHALLENGES } from '../domain/challenge.workflow.js';
import { LotAwardingView } from '../graphql/awards.views.js';
import { awards, awardsDue, challenges } from '../persistence/awards.repository.js';
import { awardsPolicy } from './awards.policy.js';
import { settle, settleIfDone } from './settle.js';

/** Awards that may become final now; one whose bidder is excluded waits until its bid is disqualified or the exclusion ends. */
export async function awardsToSettle(tx: Tx): Promise<string[]> {
  const due = await awardsDue(tx);
  const excluded = new Set(
    await excludedAmong(
      tx,
      due.map(({ bidId }) => bidId),
    ),
  );
  return due.filter(({ bidId }) => !excluded.has(bidId)).map(({ id }) => id);
}

/** An award whose standstill is over and that nothing stays is final; a lot with nothing left to award is awarded. */
export const finaliseAward = useCase({
  name: 'finaliseAward',
  summary: 'Makes an award final after its standstill, unless an open challenge stays it or its bidder stands on the exclusion register.',
  policy: awardsPolicy.finaliseAward,
  input: z.strictObject({ awardId: input.id('award', 'The award.') }),
  output: DoneView,
  refusals: [
    jobRefusals.NOTHING_DUE,
    workflowRefusals.WRONG_STATE,
    awardsRefusals.STANDSTILL_RUNS,
    awardsRefusals.CHALLENGE_STAYS_AWARD,
    awardsRefusals.AWARD_BIDDER_EXCLUDED,
  ],
  async run({ tx, authorise }, { awardId }) {
    const { lotId } = await awards.get(tx, awardId);
    const lot = await lockLot(tx, lotId, 'update');
    const award = await awards.lock(tx, awardId, 'update');
    const now = await tx.now();
    authorise({ agency: award.agencyId });
    const { standstillUntil } = award;
    if (award.state !== 'standstill' || !standstillUntil) return nothingDue();
    const openChallenges = await challenges.list(tx, { awardId, state: OPEN_CHALLENGES });
    const isBidderExcluded = (await excludedAmong(tx, [award.bidId])).length > 0;
    const finality = { now, standstillUntil, openChallenges, isBidderExcluded };
    const { next, event } = awardWorkflow.move(award, 'finalise', { finality });
    await markBidAwarded(tx, award.bidId);
    const stayed = openChallenges.map((c) => c.id);
    const final = await awards.save(tx, { event, next: { ...next, endedAt: now } }, { bid: award.bidId, undecidedChallenges: stayed });
    await settleIfDone(tx, lot);
    tx.emit('awardFinal', { awardId, lotId });
    return { id: final.id, done: true };
  },
});

/** A lot with a final award gets no further one: slots that are vacant stay so. */
export const concludeAwards = useCase({
  name: 'concludeAwards',
  summary: 'Ends the awarding of a lot that has a final award, when a vacated slot is not to be filled again.',
  policy: awardsPolicy.concludeAwards,
  states: { lot: { in: ['awardPending'] } },
  input: z.strictObject({ lotId: input.id('lot', 'The lot.') }),
  output: LotAwardingView,
  refusals: [workflowRefusals.WRONG_STATE, awardsRefusals.LOT_HAS_NO_FINAL_AWARD],
  async run({ tx, authorise, inState }, { lotId }) {
    const lot = await lockLot(tx, lotId, 'update');
    authorise({ agency: lot.call.agencyId });
    const all = await awards.list(tx, { lotId });
    const [final, pending] = [all.filter((a) => a.state === 'final').length, all.filter(isPending).length];
    if (final === 0 || pending > 0) refuse(awardsRefusals.LOT_HAS_NO_FINAL_AWARD, { final, pending });
    inState({ lot: lot.lot.state });
    await settle(tx, lotId, all);
    return { lotId, awards: final };
  },
});
