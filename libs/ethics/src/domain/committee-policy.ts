import { instant, type Instant } from '@pilotage/kernel';

/** What a member brings to the committee. */
export const MEMBER_KINDS = ['technicalPeer', 'ethics', 'law', 'dataProtection', 'labour', 'society', 'publicMember'] as const;
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** What a member or an expert may have to do with a party of a case. */
export const INTEREST_KINDS = [
  'employment',
  'boardSeat',
  'control',
  'kinship',
  'funding',
  'ownProduct',
  'guidelineAuthor',
  'other',
] as const;
export type InterestKind = (typeof INTEREST_KINDS)[number];

/** The rules by which the committee decides. They are data: a decision stores the version. */
export interface CommitteePolicy {
  readonly id: string;
  readonly version: string;
  readonly validFrom: Instant;
  /** Members in office without whom it decides nothing. */
  readonly membersMin: number;
  /** Kinds that must be among the members, and among those present at a sitting. */
  readonly requiredKinds: readonly MemberKind[];
  /** Longest term of a member, in days. */
  readonly termDaysMax: number;
  /** Members present, recused ones not counted. */
  readonly quorum: number;
  /** Share of those present that must vote for an approval: numerator and denominator. */
  readonly approvalShare: readonly [number, number];
  /** Days from acceptance within which it decides. */
  readonly decisionDays: number;
  /** Days of one extension at most, and how many extensions a case has. */
  readonly extensionDaysMax: number;
  readonly extensionsMax: number;
  /** Days after which an approval lapses unless the tracking review was held. */
  readonly trackingDays: number;
  /** Interests that are declared and recuse nobody; every other one does. */
  readonly harmlessInterests: readonly InterestKind[];
  /** Codes of risk triggers or referral reasons that need a second look by experts, how many they are, and the share of all of them that must agree. */
  readonly expertReview: {
    readonly triggers: readonly string[];
    readonly panelMin: number;
    readonly agreeShare: readonly [number, number];
  };
  readonly source: string;
}

/**
 * Version 2026.2. LAW-DERIVED from the national ethics review measures of 2023, adopted as policy data, since by their letter they bind
 * institutions' own committees: at least 7 members with technical peers, ethics and law (Art 7); at least 5 present, covering the kinds
 * (Art 14); two thirds of those present (Art 16); 30 days to decide, extendable with a stated term; tracking at most every 12 months; listed
 * activities looked at again by at least 5 experts from outside, of all of whom two thirds agree (Art 25 to 30). Authorship of the guideline
 * that is applied is declared and no bar (governance 5.2). PROPOSAL, since the sources that were read name no figure: a term of at most five years,
 * so that no term outlives two city governments' plans; two extensions of 30 days, so that a case is decided within a quarter.
 */
export const committeePolicy2026_2: CommitteePolicy = {
  id: 'ethics-committee',
  version: '2026.2',
  validFrom: instant('2026-01-01T00:00:00+08:00'),
  membersMin: 7,
  requiredKinds: ['technicalPeer', 'ethics', 'law'],
  termDaysMax: 1826,
  quorum: 5,
  approvalShare: [2, 3],
  decisionDays: 30,
  extensionDaysMax: 30,
  extensionsMax: 2,
  trackingDays: 365,
  harmlessInterests: ['guidelineAuthor'],
  expertReview: { triggers: ['H7'], panelMin: 5, agreeShare: [2, 3] },
  source: 'Science and Technology Ethics Review Measures (2023) Art 7, 14, 16, 25-30; Shenzhen AI Regulation Art 65',
};

/**
 * Version 2026.1, which 2026.2 replaced before it was used for a procurement: presence and vote alone, no seats, kinds or experts. It is never in
 * force by date; a decision that it made is judged by it.
 */
const committeePolicy2026_1: CommitteePolicy = {
  id: 'ethics-committee',
  version: '2026.1',
  validFrom: instant('2026-01-01T00:00:00+08:00'),
  membersMin: 0,
  requiredKinds: [],
  termDaysMax: 0,
  quorum: 5,
  approvalShare: [2, 3],
  decisionDays: 30,
  extensionDaysMax: 0,
  extensionsMax: 0,
  trackingDays: 365,
  harmlessInterests: [],
  expertReview: { triggers: [], panelMin: 0, agreeShare: [2, 3] },
  source: 'Science and Technology Ethics Review Measures (2023) Art 14, 16; Shenzhen AI Regulation Art 65',
};

const POLICIES: readonly CommitteePolicy[] = [committeePolicy2026_2];
const RETIRED: readonly CommitteePolicy[] = [committeePolicy2026_1];

/** The rules in force at an instant; undefined before the first. */
export const committeePolicyAt = (at: Instant): CommitteePolicy | undefined => POLICIES.filter((p) => p.validFrom <= at).at(-1);

/** The rules of a version, retired ones among them; undefined when it is not known. */
export const committeePolicyOf = (version: string): CommitteePolicy | undefined =>
  [...POLICIES, ...RETIRED].find((p) => p.version === version);

/** Whether a case referred for these reasons and triggers is an activity that experts look at again. */
export const needsExperts = ({ expertReview }: CommitteePolicy, codes: readonly string[]): boolean =>
  codes.some((code) => expertReview.triggers.includes(code));

/** Whether one of the declared interests recuses. */
export const recuses = ({ harmlessInterests }: CommitteePolicy, kinds: readonly InterestKind[]): boolean =>
  kinds.some((kind) => !harmlessInterests.includes(kind));
