import { refusal, workflow, type Instant, type Rule } from '@pilotage/kernel';
import { awardsRefusals } from './award.refusals.js';
import { involvementOf, type Involved } from './separation.rules.js';

export const CHALLENGE_STATES = ['filed', 'accepted', 'upheld', 'dismissed'] as const;
export type ChallengeState = (typeof CHALLENGE_STATES)[number];
export type ChallengeMove = 'accept' | 'uphold' | 'dismiss';

/** Who decides, and who must not. */
export interface ChallengeFacts {
  readonly deciding?: {
    /** Everyone whose deeds count as the decider’s. */
    readonly decider: readonly string[];
    readonly involved: Involved;
  };
}

const strangerDecides: Rule<ChallengeFacts> = {
  sentence: 'Who decides had no hand in the award.',
  check({ deciding }) {
    const as = deciding ? involvementOf(deciding.decider, deciding.involved) : 'unknown';
    return as ? refusal(awardsRefusals.SAME_PERSON_DECIDES_CHALLENGE, { as }) : null;
  },
};

/** The life of a challenge. One that is plainly inadmissible is dismissed without having been accepted. */
export const challengeWorkflow = workflow<ChallengeState, ChallengeMove, ChallengeFacts>({
  name: 'challenge',
  states: CHALLENGE_STATES,
  initial: 'filed',
  final: ['upheld', 'dismissed'],
  moves: {
    accept: { from: ['filed'], to: 'accepted', by: 'acceptChallenge' },
    uphold: { from: ['filed', 'accepted'], to: 'upheld', by: 'decideChallenge', when: [strangerDecides] },
    dismiss: { from: ['filed', 'accepted'], to: 'dismissed', by: 'decideChallenge', when: [strangerDecides] },
  },
});

/** Challenges that are not decided. */
export const OPEN_CHALLENGES: readonly ChallengeState[] = ['filed', 'accepted'];

/** An award as a challenge meets it. */
export interface Challenged {
  readonly now: Instant;
  readonly isSubject: boolean;
  readonly awardState: string;
  readonly awardBidId: string;
  readonly challengeUntil: Instant;
  readonly standstillUntil: Instant;
  /** The challenger's bid on the same lot. */
  readonly bid: { readonly id: string; readonly state: string };
  readonly isChallengedAlready: boolean;
}

/** States of a bid that took part in the ranking and did not win. */
const LOSERS = ['ranked', 'notAwarded'];

/** The first rule that says no to a challenge, or null. Time decides, not whether the sweep has come by. */
export function filingObjection(c: Challenged) {
  if (!c.isSubject) return refusal(awardsRefusals.CHALLENGE_SUBJECT_CLOSED);
  const until = c.challengeUntil < c.standstillUntil ? c.challengeUntil : c.standstillUntil;
  if (c.awardState !== 'standstill' || c.now >= until) return refusal(awardsRefusals.CHALLENGE_TOO_LATE, { until });
  if (c.bid.id === c.awardBidId || !LOSERS.includes(c.bid.state)) return refusal(awardsRefusals.CHALLENGER_HAS_NO_INTEREST);
  return c.isChallengedAlready ? refusal(awardsRefusals.CHALLENGED_ALREADY) : null;
}
