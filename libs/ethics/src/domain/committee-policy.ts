import { instant, type Instant } from '@pilotage/kernel';

/** The rules by which the committee decides. They are data: a decision stores the version. */
export interface CommitteePolicy {
  readonly id: string;
  readonly version: string;
  readonly validFrom: Instant;
  /** Members present, recused ones not counted. */
  readonly quorum: number;
  /** Share of those present that must vote for an approval: numerator and denominator. */
  readonly approvalShare: readonly [number, number];
  /** Days from acceptance within which it decides. */
  readonly decisionDays: number;
  /** Days after which an approval lapses unless the tracking review was held. */
  readonly trackingDays: number;
  readonly source: string;
}

/**
 * Version 2026.1. The figures are those of the national ethics review measures of 2023 (Art 14: at least 5 present; Art 16: two thirds of those present;
 * 30 days to decide; tracking at most every 12 months), adopted as policy data: by their letter they bind institutions' own committees.
 */
export const committeePolicy2026_1: CommitteePolicy = {
  id: 'ethics-committee',
  version: '2026.1',
  validFrom: instant('2026-01-01T00:00:00+08:00'),
  quorum: 5,
  approvalShare: [2, 3],
  decisionDays: 30,
  trackingDays: 365,
  source: 'Science and Technology Ethics Review Measures (2023) Art 14, 16; Shenzhen AI Regulation Art 65',
};

const POLICIES: readonly CommitteePolicy[] = [committeePolicy2026_1];

/** The rules in force at an instant; undefined before the first. */
export const committeePolicyAt = (at: Instant): CommitteePolicy | undefined => POLICIES.filter((p) => p.validFrom <= at).at(-1);
