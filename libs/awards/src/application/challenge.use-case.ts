import { z } from 'zod';
import { refuseIf, sha256Hex, workflowRefusals, type Instant } from '@pilotage/kernel';
import { enumeration, input, newId, notFound, personOf, selvesOf, useCase, type Tx, type Work } from '@pilotage/platform';
import { calendarRefusals, lockLot, type LotInCall } from '@pilotage/calls';
import { bidsOfLot, type OpenedBid } from '@pilotage/bids';
import { awardsRefusals } from '../domain/award.refusals.js';
import { challengeWorkflow, filingObjection, OPEN_CHALLENGES, type ChallengeMove } from '../domain/challenge.workflow.js';
import { excludedFromDeciding } from '../domain/separation.rules.js';
import { ChallengeView } from '../graphql/awards.views.js';
import type { AwardEntity, ChallengeEntity } from '../persistence/awards.entities.js';
import { awards, challenges } from '../persistence/awards.repository.js';
import { awardsPolicy } from './awards.policy.js';
import { cancelAward } from './cancel-award.js';
import { fromOutside, reviewOf } from './review.js';
import { handsOf, periodEnd } from './standing.js';

interface Filing {
  readonly lot: LotInCall;
  readonly award: AwardEntity;
  readonly bid: OpenedBid;
  readonly now: Instant;
}

/** The rules of filing, with everything that they look at. */
async function assertCanFile(tx: Tx, { lot, award, bid, now }: Filing): Promise<void> {
  const { challengeUntil, standstillUntil } = award;
  if (!challengeUntil || !standstillUntil) throw notFound();
  const known = await challenges.find(tx, { awardId: award.id, bidId: bid.id });
  const isSubject = lot.profile.challenge.subjects.value.includes('award');
  const { state: awardState, bidId: awardBidId } = award;
  refuseIf(
    filingObjection({ now, isSubject, awardState, awardBidId, challengeUntil, standstillUntil, bid, isChallengedAlready: known !== null }),
  );
}

/** A bidder who lost has challenged the award; it is not final while the challenge stays it. */
export const fileChallenge = useCase({
  name: 'fileChallenge',
  summary:
    'Challenges an award in the time that its notice names, by a bidder who lost to it. The award is not final while the challenge is open, at most as long as the procedure profile says.',
  policy: awardsPolicy.fileChallenge,
  states: { award: { in: ['standstill'], otherwise: awardsRefusals.CHALLENGE_TOO_LATE } },
  input: z.strictObject({
    awardId: input.id('award', 'The award.'),
    bidId: input.id('bid', 'Your own bid on the lot.'),
    grounds: input.text(8000, 'What is wrong with the award, and why.'),
  }),
  output: ChallengeView,
  refusals: [
    calendarRefusals.CALENDAR_BEYOND_HORIZON,
    awardsRefusals.CHALLENGE_SUBJECT_CLOSED,
    awardsRefusals.CHALLENGE_TOO_LATE,
    awardsRefusals.CHALLENGER_HAS_NO_INTEREST,
    awardsRefusals.CHALLENGED_ALREADY,
  ],
  async run({ tx, actor, authorise, inState }, { awardId, bidId, grounds }) {
    const { lotId } = await awards.get(tx, awardId);
    const lot = await lockLot(tx, lotId, 'update');
    const award = await awards.lock(tx, awardId, 'update');
    const now = await tx.now();
    const bid = (await bidsOfLot(tx, lotId)).find((b) => b.id === bidId);
    // Before the approval, and to whom did not take part, there is no award to be seen.
    if (!bid || !award.approvedAt) throw notFound();
    authorise({ vendor: bid.vendorId });
    inState({ award: award.state }, { until: award.challengeUntil ?? award.approvedAt });
    await assertCanFile(tx, { lot, award, bid, now });
    const { answerWithin, stayMax, openChallengeStopsSigning: stops } = lot.profile.challenge;
    const groundsDigest = sha256Hex(grounds);
    const row: ChallengeEntity = {
      id: newId('challenge'),
      ...{
        awardId,
        lotId,
        agencyId: award.agencyId,
        bidId,
        vendorId: bid.vendorId,
        state: challengeWorkflow.initial,
        grounds,
        groundsDigest,
      },
      filedBy: personOf(actor),
      filedAt: now,
      answerDueAt: periodEnd(lot, now, answerWithin),
      stayUntil: stops.value ? periodEnd(lot, now, stayMax) : null,
      ...{ acceptedBy: null, decidedBy: null, decidedAt: null, reasons: null },
    };
    const facts = { award: awardId, bid: bidId, groundsDigest, stayUntil: row.stayUntil };
    const filed = await challenges.create(tx, row, { type: 'challenge.file', facts });
    tx.emit('challengeFiled', { challengeId: filed.id, awardId });
    return filed;
  },
});

interface Handled {
  readonly lot: LotInCall;
  readonly award: AwardEntity;
  readonly challenge: ChallengeEntity;
}

/** The challenge under the locks of its lot and award, with the actor authorised as a member of the agency. */
async function underLock({ tx, actor, authorise }: Pick<Work, 'tx' | 'actor' | 'authorise'>, challengeId: string): Promise<Handled> {
  const { lotId, awardId } = await challenges.get(tx, challengeId);
  const lot = await lockLot(tx, lotId, 'update');
  const award = await awards.lock(tx, awardId, 'update');
  const challenge = await challenges.lock(tx, challengeId, 'update');
  authorise({ agency: challenge.agencyId, vendor: challenge.vendorId, holds: reviewOf(actor, lot) });
  return { lot, award, challenge };
}

/** A challenge is admissible and will be answered. */
export const acceptChallenge = useCase({
  name: 'acceptChallenge',
  summary: 'Finds a challenge admissible; it will be answered.',
  policy: awardsPolicy.acceptChallenge,
  input: z.strictObject({ challengeId: input.id('challenge', 'The challenge.') }),
  output: ChallengeView,
  refusals: [workflowRefusals.WRONG_STATE],
  async run({ tx, actor, authorise }, { challengeId }) {
    const { challenge } = await underLock({ tx, actor, authorise }, challengeId);
    const { next, event } = challengeWorkflow.move(challenge, 'accept', {});
    return challenges.save(tx, { event, next: { ...next, acceptedBy: personOf(actor) } });
  },
});

const DecisionEnum = enumeration('ChallengeDecision', 'How a challenge is decided.', {
  upheld: 'The challenger is right.',
  dismissed: 'The award stands.',
});

const MOVE_OF: Readonly<Record<'upheld' | 'dismissed', ChallengeMove>> = { upheld: 'uphold', dismissed: 'dismiss' };

interface Decision {
  readonly challengeId: string;
  readonly decision: 'upheld' | 'dismissed';
  readonly reasons: string;
}

async function decide({ tx, actor, authorise, inState }: Work, { challengeId, decision, reasons }: Decision): Promise<ChallengeEntity> {
  const { lot, award, challenge } = await underLock({ tx, actor, authorise }, challengeId);
  inState({ challenge: challenge.state });
  const now = await tx.now();
  const decider = personOf(actor);
  const involved = excludedFromDeciding({
    ...(await handsOf(tx, lot, award)),
    approver: award.approvedBy ?? '',
    challenger: challenge.filedBy,
  });
  const { next, event } = challengeWorkflow.move(challenge, MOVE_OF[decision], { deciding: { decider: selvesOf(actor), involved } });
  const overturns = decision === 'upheld' && award.state === 'standstill';
  const facts = { award: award.id, reasonsDigest: sha256Hex(reasons), overturns };
  const decided = await challenges.save(tx, { event, next: { ...next, decidedBy: decider, decidedAt: now, reasons } }, facts);
  if (overturns) await cancelAward(tx, { lot, award, move: 'overturn', cause: 'awardFoundInvalid' });
  tx.emit('challengeDecided', { challengeId, awardId: award.id });
  return decided;
}

/** A challenge is decided by a person who had no hand in the award. An upheld one cancels an award that is not final yet. */
export const decideChallenge = useCase({
  name: 'decideChallenge',
  summary:
    'Decides a challenge, by a person who had no hand in the award. When it is upheld, an award in its standstill is cancelled and the next in rank can be proposed; a final award stands and the remedy lies outside.',
  policy: awardsPolicy.decideChallenge,
  states: { challenge: { in: OPEN_CHALLENGES } },
  input: z.strictObject({
    challengeId: input.id('challenge', 'The challenge.'),
    decision: input.oneOf(DecisionEnum, 'How it is decided.'),
    reasons: input.text(8000, 'Why; the challenger reads them.'),
  }),
  output: ChallengeView,
  refusals: [workflowRefusals.WRONG_STATE, awardsRefusals.SAME_PERSON_DECIDES_CHALLENGE],
  run: (work, input) => fromOutside(work.tx, work.actor, () => decide(work, input)),
});
