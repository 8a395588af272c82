import { refusal, workflow, type Refusal, type Rule } from '@pilotage/kernel';
import type { CommitteePolicy } from './committee-policy.js';
import { ethicsRefusals } from './ethics.refusals.js';

/** The life of an ethics case. */
export const ETHICS_CASE_STATES = ['filed', 'accepted', 'inReview', 'decided', 'tracking', 'lapsed'] as const;
export type EthicsCaseState = (typeof ETHICS_CASE_STATES)[number];

/** What the committee decides. */
export const CASE_DECISIONS = ['approved', 'approvedWithConditions', 'revise', 'rejected'] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];
export const APPROVALS: readonly CaseDecision[] = ['approved', 'approvedWithConditions'];

/** One member's vote on the question: is the case approved? */
export interface Ballot {
  readonly personId: string;
  readonly vote: 'inFavour' | 'against' | 'abstain';
}

/** What a meeting is judged by. */
export interface MeetingFacts {
  readonly policy: CommitteePolicy;
  readonly decision: CaseDecision;
  readonly ballots: readonly Ballot[];
  readonly conditions: number;
  /** Recused members, as declared before the papers were read. */
  readonly recused: readonly string[];
  /** Members of the committee, and persons who serve a party of the case. */
  readonly members: readonly string[];
  readonly interested: readonly string[];
  /** Persons with everyone who is the same human, themselves included. */
  readonly selves: ReadonlyMap<string, readonly string[]>;
}

type Facts = { readonly meeting: MeetingFacts } | { readonly decision: CaseDecision | null } | null;
const ofMeeting = (sentence: string, check: (meeting: MeetingFacts) => Refusal | null): Rule<Facts> => ({
  sentence,
  check: (facts) => (facts && 'meeting' in facts ? check(facts.meeting) : null),
});

const onlyMembers = ofMeeting('only members of the committee vote', ({ ballots, members }) => {
  const count = ballots.filter(({ personId }) => !members.includes(personId)).length;
  return count > 0 ? refusal(ethicsRefusals.NOT_A_COMMITTEE_MEMBER, { count }) : null;
});

/** Whether the two are one human. */
const isOne = ({ selves }: MeetingFacts, one: string, other: string): boolean => one === other || (selves.get(one) ?? []).includes(other);

const onceEach = ofMeeting('a member votes once, under whichever account', (meeting) => {
  const { ballots } = meeting;
  const isTwice = ballots.some((a, i) => ballots.slice(i + 1).some((b) => isOne(meeting, a.personId, b.personId)));
  return isTwice ? refusal(ethicsRefusals.COMMITTEE_MEMBER_NAMED_TWICE) : null;
});

const noInterest = ofMeeting('nobody votes who, under any account, is recused or serves a party of the case', (meeting) => {
  const out = [...meeting.recused, ...meeting.interested];
  const count = meeting.ballots.filter(({ personId }) => out.some((other) => isOne(meeting, personId, other))).length;
  return count > 0 ? refusal(ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST, { count }) : null;
});

const quorum = ofMeeting('enough members are present', ({ ballots, policy }) =>
  ballots.length < policy.quorum
    ? refusal(ethicsRefusals.COMMITTEE_QUORUM_NOT_REACHED, { present: ballots.length, quorum: policy.quorum })
    : null,
);

/** Whether the votes approve: the share of those present, abstentions counting as present. */
export function isCarried(policy: CommitteePolicy, ballots: readonly Ballot[]): boolean {
  const [numerator, denominator] = policy.approvalShare;
  return ballots.filter((b) => b.vote === 'inFavour').length * denominator >= ballots.length * numerator;
}

const voteAgrees = ofMeeting('the decision agrees with the vote', ({ ballots, policy, decision }) => {
  if (isCarried(policy, ballots) === APPROVALS.includes(decision)) return null;
  const inFavour = ballots.filter((b) => b.vote === 'inFavour').length;
  return refusal(ethicsRefusals.COMMITTEE_VOTE_CONTRADICTS, { inFavour, present: ballots.length, decision });
});

const conditionsFit = ofMeeting('conditions come with an approval with conditions and with nothing else', ({ decision, conditions }) =>
  (decision === 'approvedWithConditions') === conditions > 0
    ? null
    : refusal(ethicsRefusals.COMMITTEE_CONDITIONS_MISMATCH, { decision, conditions }),
);

const isApproved: Rule<Facts> = {
  sentence: 'only an approval is tracked and can lapse',
  check: (facts) => {
    if (!facts || !('decision' in facts) || (facts.decision && APPROVALS.includes(facts.decision))) return null;
    return refusal(ethicsRefusals.CASE_NOT_APPROVED, { decision: facts.decision ?? '-' });
  },
};

export const ethicsCaseLife = workflow<EthicsCaseState, 'accept' | 'openReview' | 'decide' | 'track' | 'lapse', Facts>({
  name: 'ethicsCase',
  states: ETHICS_CASE_STATES,
  initial: 'filed',
  final: ['lapsed'],
  moves: {
    accept: { from: ['filed'], to: 'accepted', by: 'acceptCase' },
    openReview: { from: ['accepted'], to: 'inReview', by: 'openCaseReview' },
    // A case without recusals may be taken up and decided in the one meeting.
    decide: {
      from: ['accepted', 'inReview'],
      to: 'decided',
      by: 'decideCase',
      when: [onlyMembers, onceEach, noInterest, quorum, voteAgrees, conditionsFit],
    },
    track: { from: ['decided', 'tracking'], to: 'tracking', by: 'reviewTracking', when: [isApproved] },
    lapse: { from: ['decided', 'tracking'], to: 'lapsed', by: 'lapseCase', when: [isApproved] },
  },
});
