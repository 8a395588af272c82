import type { CommitteePolicy, MemberKind } from './committee-policy.js';

/** What the committee decides. */
export const CASE_DECISIONS = ['approved', 'approvedWithConditions', 'revise', 'rejected'] as const;
export type CaseDecision = (typeof CASE_DECISIONS)[number];
export const APPROVALS: readonly CaseDecision[] = ['approved', 'approvedWithConditions'];

/** One member's vote on the question: is the case approved? */
export interface Ballot {
  readonly personId: string;
  readonly vote: 'inFavour' | 'against' | 'abstain';
}

/** A member in office and what they bring. */
export interface Seat {
  readonly personId: string;
  readonly kind: MemberKind;
}

/** Who is to sit, and everything that decides whether they may. */
export interface SittingFacts {
  readonly policy: CommitteePolicy;
  /** Members in office now. */
  readonly seats: readonly Seat[];
  readonly present: readonly string[];
  /** Members who said, before the papers, which interests they have. */
  readonly declared: readonly string[];
  readonly recused: readonly string[];
  /** Persons who serve a party of the case. */
  readonly interested: readonly string[];
  /** Persons with everyone who is the same human, themselves included. */
  readonly selves: ReadonlyMap<string, readonly string[]>;
}

/** The experts of a case: how many there are, and how many agree. */
export interface ExpertCount {
  readonly all: number;
  readonly agree: number;
}

/** What a decision is judged by. */
export interface MeetingFacts extends SittingFacts {
  readonly decision: CaseDecision;
  readonly ballots: readonly Ballot[];
  readonly conditions: number;
  /** Null where the case is no activity that experts look at again. */
  readonly experts: ExpertCount | null;
}

/** Whether the two are one human. */
export const isOne = ({ selves }: Pick<SittingFacts, 'selves'>, one: string, other: string): boolean =>
  one === other || (selves.get(one) ?? []).includes(other);

/** Whether the member is recused or serves a party, under any account. */
export const isOut = (facts: Pick<SittingFacts, 'selves' | 'recused' | 'interested'>, personId: string): boolean =>
  [...facts.recused, ...facts.interested].some((other) => isOne(facts, personId, other));

/** Those present who count: a member who was recused since is not present. */
export const attending = (facts: SittingFacts): readonly string[] => facts.present.filter((personId) => !isOut(facts, personId));

/** The ballots of those who count. */
export const countedBallots = (facts: MeetingFacts): readonly Ballot[] => {
  const there = attending(facts);
  return facts.ballots.filter(({ personId }) => there.includes(personId));
};

/** Required kinds that none of the persons brings. */
export const missingKinds = (policy: CommitteePolicy, seats: readonly Seat[], persons: readonly string[]): readonly MemberKind[] =>
  policy.requiredKinds.filter((kind) => !seats.some((seat) => seat.kind === kind && persons.includes(seat.personId)));

/** Whether the votes approve: the share of those present, abstentions counting as present. */
export function isCarried(policy: CommitteePolicy, ballots: readonly Ballot[]): boolean {
  const [numerator, denominator] = policy.approvalShare;
  return ballots.filter((b) => b.vote === 'inFavour').length * denominator >= ballots.length * numerator;
}

/** Whether enough experts looked and two thirds of all of them agree. */
export function expertsAgree({ expertReview }: CommitteePolicy, { all, agree }: ExpertCount): boolean {
  const [numerator, denominator] = expertReview.agreeShare;
  return all >= expertReview.panelMin && agree * denominator >= all * numerator;
}
