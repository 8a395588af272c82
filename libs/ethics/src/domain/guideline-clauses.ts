import type { Instant, LocalisedText } from '@pilotage/kernel';

/** Principles of Shenzhen AI Regulation Art 63, and what the committee is for by Art 65: the headings of clauses. */
export const CLAUSE_HEADINGS = [
  'harmony',
  'fairness',
  'inclusion',
  'privacy',
  'safetyControl',
  'sharedResponsibility',
  'openCooperation',
  'agileGovernance',
  'employment',
  'observance',
] as const;
export type ClauseHeading = (typeof CLAUSE_HEADINGS)[number];

/** How a rule comes to be: said by a law, drawn from one, or proposed where the law is silent. */
export const CLAUSE_BASES = ['LAW', 'LAW_DERIVED', 'PROPOSAL'] as const;

/** A clause. Its id is the same in every version of the guidelines, and is never given to another clause. */
export interface GuidelineClause {
  readonly id: string;
  readonly heading: ClauseHeading;
  readonly text: LocalisedText;
  readonly basis: (typeof CLAUSE_BASES)[number];
  readonly source: string;
}

/** What a version does to a clause. `stricter` and `removed` are judged differently from before, so they make a major version. */
export const CLAUSE_CHANGES = ['added', 'stricter', 'looser', 'reworded', 'removed'] as const;
export type ClauseChange = (typeof CLAUSE_CHANGES)[number];

/** A line of the change log. */
export interface ChangeEntry {
  readonly clauseId: string;
  readonly change: ClauseChange;
  readonly note: LocalisedText;
}

/** An adopted version of the guidelines. It is in force from its day until the next one is. */
export interface AdoptedGuideline {
  readonly version: string;
  readonly effectiveFrom: Instant;
  readonly clauses: readonly GuidelineClause[];
  readonly changeLog: readonly ChangeEntry[];
}
