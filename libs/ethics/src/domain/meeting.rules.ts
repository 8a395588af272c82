import { refusal, type Refusal, type Rule } from '@pilotage/kernel';
import { ethicsRefusals } from './ethics.refusals.js';
import {
  APPROVALS,
  attending,
  countedBallots,
  expertsAgree,
  isCarried,
  isOne,
  isOut,
  missingKinds,
  type MeetingFacts,
  type SittingFacts,
} from './meeting.js';
import { sittingRefusals } from './sitting.refusals.js';

type SittingRule = Rule<SittingFacts>;
type MeetingRule = Rule<MeetingFacts>;

const composed: SittingRule = {
  sentence: 'the committee has its members, of every required kind',
  check: ({ policy, seats }) => {
    const persons = seats.map(({ personId }) => personId);
    const missing = missingKinds(policy, seats, persons);
    if (seats.length >= policy.membersMin && missing.length === 0) return null;
    return refusal(sittingRefusals.COMMITTEE_NOT_COMPOSED, {
      members: seats.length,
      needed: policy.membersMin,
      missing: missing.join(', ') || '-',
    });
  },
};

const onlyMembers: SittingRule = {
  sentence: 'only members in office sit and vote',
  check: ({ present, seats }) => {
    const count = present.filter((personId) => !seats.some((seat) => seat.personId === personId)).length;
    return count > 0 ? refusal(ethicsRefusals.NOT_A_COMMITTEE_MEMBER, { count }) : null;
  },
};

const onceEach: SittingRule = {
  sentence: 'a member sits once, under whichever account',
  check: (facts) => {
    const { present } = facts;
    const isTwice = present.some((one, i) => present.slice(i + 1).some((other) => isOne(facts, one, other)));
    return isTwice ? refusal(ethicsRefusals.COMMITTEE_MEMBER_NAMED_TWICE) : null;
  },
};

const everyoneDeclared: SittingRule = {
  sentence: 'whoever sits has declared their interests',
  check: ({ present, declared }) => {
    const count = present.filter((personId) => !declared.includes(personId)).length;
    return count > 0 ? refusal(sittingRefusals.COMMITTEE_INTEREST_NOT_DECLARED, { count }) : null;
  },
};

const noInterest: SittingRule = {
  sentence: 'nobody sits who, under any account, is recused or serves a party of the case',
  check: (facts) => {
    const count = facts.present.filter((personId) => isOut(facts, personId)).length;
    return count > 0 ? refusal(ethicsRefusals.COMMITTEE_MEMBER_HAS_INTEREST, { count }) : null;
  },
};

const quorum: SittingRule = {
  sentence: 'enough members are present, recused ones not counted',
  check: (facts) => {
    const present = attending(facts).length;
    const { quorum: needed } = facts.policy;
    return present < needed ? refusal(ethicsRefusals.COMMITTEE_QUORUM_NOT_REACHED, { present, quorum: needed }) : null;
  },
};

const kindsCovered: SittingRule = {
  sentence: 'those present cover the required kinds',
  check: (facts) => {
    const missing = missingKinds(facts.policy, facts.seats, attending(facts));
    return missing.length > 0 ? refusal(sittingRefusals.COMMITTEE_KINDS_NOT_COVERED, { missing: missing.join(', ') }) : null;
  },
};

const everyoneVoted: MeetingRule = {
  sentence: 'everyone present has cast a ballot',
  check: (facts) => {
    const missing = attending(facts).length - countedBallots(facts).length;
    return missing > 0 ? refusal(sittingRefusals.COMMITTEE_BALLOTS_MISSING, { missing }) : null;
  },
};

const voteAgrees: MeetingRule = {
  sentence: 'the decision agrees with the vote',
  check: (facts) => {
    const ballots = countedBallots(facts);
    const { policy, decision } = facts;
    if (isCarried(policy, ballots) === APPROVALS.includes(decision)) return null;
    const inFavour = ballots.filter((b) => b.vote === 'inFavour').length;
    return refusal(ethicsRefusals.COMMITTEE_VOTE_CONTRADICTS, { inFavour, present: ballots.length, decision });
  },
};

const conditionsFit: MeetingRule = {
  sentence: 'conditions come with an approval with conditions and with nothing else',
  check: ({ decision, conditions }) =>
    (decision === 'approvedWithConditions') === conditions > 0
      ? null
      : refusal(ethicsRefusals.COMMITTEE_CONDITIONS_MISMATCH, { decision, conditions }),
};

const expertsFirst: MeetingRule = {
  sentence: 'a listed activity is approved only when the experts from outside agreed',
  check: ({ policy, decision, experts }): Refusal | null => {
    if (!experts || !APPROVALS.includes(decision) || expertsAgree(policy, experts)) return null;
    return refusal(sittingRefusals.EXPERT_REVIEW_OUTSTANDING, { ...experts, needed: policy.expertReview.panelMin });
  },
};

/** Asked when a sitting is opened, in this order. */
export const SITTING_RULES: readonly SittingRule[] = [composed, onlyMembers, onceEach, everyoneDeclared, noInterest, quorum, kindsCovered];

/** Asked when the decision is declared: whoever was recused since is not counted. */
export const DECIDING_RULES: readonly MeetingRule[] = [
  composed,
  onlyMembers,
  onceEach,
  quorum,
  kindsCovered,
  everyoneVoted,
  voteAgrees,
  conditionsFit,
  expertsFirst,
];

/** The first rule that says no to a sitting, or null. */
export function sittingObjection(facts: SittingFacts): Refusal | null {
  for (const rule of SITTING_RULES) {
    const said = rule.check(facts);
    if (said) return said;
  }
  return null;
}
