import { refusal, workflow, type Instant, type Rule } from '@pilotage/kernel';
import { awardsRefusals } from './award.refusals.js';
import { involvementOf, type Involved } from './separation.rules.js';

export const AWARD_STATES = ['proposed', 'approved', 'standstill', 'final', 'cancelled'] as const;
export type AwardState = (typeof AWARD_STATES)[number];
export type AwardMove =
  'approve' | 'beginStandstill' | 'finalise' | 'returnProposal' | 'decline' | 'overturn' | 'loseStanding' | 'endWithCall';

/** Why an award was cancelled. Three of them excuse passing over its bid. */
export const AWARD_CAUSES = ['returned', 'winnerDeclined', 'awardFoundInvalid', 'winnerDisqualified', 'callCancelled'] as const;
export type AwardCause = (typeof AWARD_CAUSES)[number];

/** A challenge that is not decided. `stayUntil` is null where the profile lets the award go on beside it. */
export interface OpenChallenge {
  readonly stayUntil: Instant | null;
}

/** What the rules of a move look at. A fact that a rule needs and does not get counts against the move. */
export interface AwardFacts {
  readonly approval?: {
    /** Everyone whose deeds count as the approver's. */
    readonly approver: readonly string[];
    readonly involved: Involved;
    readonly isBidRanked: boolean;
    /** The ranking that the proposal was made from, as it is now. */
    readonly ranking: 'current' | 'outdated' | 'replaced';
  };
  readonly finality?: {
    readonly now: Instant;
    readonly standstillUntil: Instant;
    readonly openChallenges: readonly OpenChallenge[];
    /** Whether the bidder, or a partner of its group, stands on the exclusion register at the moment. */
    readonly isBidderExcluded: boolean;
  };
}

const ranked: Rule<AwardFacts> = {
  sentence: 'The bid still has its place in the ranking.',
  check: ({ approval }) => (approval?.isBidRanked ? null : refusal(awardsRefusals.AWARD_BID_NOT_RANKED)),
};

const onTheRankingThatCounts: Rule<AwardFacts> = {
  sentence: 'The ranking that it was proposed from still counts, and counts no bid disqualified since where the profile scores again.',
  check({ approval }) {
    if (approval?.ranking === 'current') return null;
    return refusal(approval?.ranking === 'outdated' ? awardsRefusals.AWARD_RANKING_OUTDATED : awardsRefusals.AWARD_RANKING_REPLACED);
  },
};

const secondPerson: Rule<AwardFacts> = {
  sentence: 'The approver neither proposed the award nor marked a bid of the lot, nor is anyone else whom the profile excludes.',
  check({ approval }) {
    const as = approval ? involvementOf(approval.approver, approval.involved) : 'unknown';
    return as ? refusal(awardsRefusals.SAME_PERSON_APPROVES_AWARD, { as }) : null;
  },
};

const standstillOver: Rule<AwardFacts> = {
  sentence: 'The standstill is over.',
  check: ({ finality }) =>
    finality && finality.now >= finality.standstillUntil
      ? null
      : refusal(awardsRefusals.STANDSTILL_RUNS, { until: finality?.standstillUntil ?? '' }),
};

const notStayed: Rule<AwardFacts> = {
  sentence: 'No open challenge stays the award, or the longest stay of the profile is over.',
  check({ finality }) {
    const stays = (finality?.openChallenges ?? []).map((c) => c.stayUntil).filter((until) => until !== null);
    const staying = stays.filter((until) => !finality || until > finality.now).sort();
    const until = staying.at(-1);
    return until === undefined ? null : refusal(awardsRefusals.CHALLENGE_STAYS_AWARD, { until });
  },
};

const notExcluded: Rule<AwardFacts> = {
  sentence: 'The bidder does not stand on the exclusion register, itself or a partner of its group.',
  check: ({ finality }) => (finality?.isBidderExcluded === false ? null : refusal(awardsRefusals.AWARD_BIDDER_EXCLUDED)),
};

const BEFORE_FINAL = ['proposed', 'approved', 'standstill'] as const;

/** The life of an award. From the approval on the losers know of it and may challenge it. */
export const awardWorkflow = workflow<AwardState, AwardMove, AwardFacts>({
  name: 'award',
  states: AWARD_STATES,
  initial: 'proposed',
  final: ['final', 'cancelled'],
  moves: {
    approve: { from: ['proposed'], to: 'approved', by: 'approveAward', when: [ranked, onTheRankingThatCounts, secondPerson] },
    beginStandstill: { from: ['approved'], to: 'standstill', by: 'approveAward' },
    finalise: { from: ['standstill'], to: 'final', by: 'finaliseAward', when: [standstillOver, notStayed, notExcluded] },
    returnProposal: { from: ['proposed'], to: 'cancelled', by: 'returnAward' },
    decline: { from: ['standstill'], to: 'cancelled', by: 'declineAward' },
    overturn: { from: ['standstill'], to: 'cancelled', by: 'decideChallenge' },
    loseStanding: { from: BEFORE_FINAL, to: 'cancelled', by: 'cancelAwardOfBid' },
    endWithCall: { from: BEFORE_FINAL, to: 'cancelled', by: 'cancelAwardsOfCall' },
  },
});

/** Awards that take a slot: everything but a cancelled one. */
export const isActive = ({ state }: { readonly state: AwardState }): boolean => state !== 'cancelled';
/** Awards that are under way. */
export const isPending = ({ state }: { readonly state: AwardState }): boolean => (BEFORE_FINAL as readonly AwardState[]).includes(state);
/** Awards that the lot has told the bidders about and that have not ended. */
export const isAnnounced = ({ state }: { readonly state: AwardState }): boolean =>
  state === 'approved' || state === 'standstill' || state === 'final';
