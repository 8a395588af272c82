import type { Instant, LocalisedText } from '@pilotage/kernel';
import type { Ballot, CaseDecision, EthicsCaseState, TrackingOutcome } from './ethics-case.workflow.js';
import { insteadOf, type Redaction } from './redaction.js';

/** A condition as it is published. */
export interface PublishedCondition {
  readonly kind: string;
  readonly text: LocalisedText;
}

/** A dissent, with the member's name where the member wishes. */
export interface PublishedDissent {
  readonly text: LocalisedText;
  readonly name: LocalisedText | null;
}

/** What the public reads of a decided case: never which bid it is about, nor who voted how. */
export interface PublishedDecision {
  readonly subjectType: string;
  readonly agencyId: string;
  readonly reasons: readonly string[];
  readonly state: EthicsCaseState;
  readonly decision: CaseDecision;
  readonly decidedAt: Instant;
  readonly validUntil: Instant | null;
  readonly policyVersion: string;
  readonly clauses: readonly string[];
  readonly statement: LocalisedText;
  readonly conditions: readonly PublishedCondition[];
  readonly votes: { readonly present: number; readonly inFavour: number; readonly against: number; readonly abstained: number };
  readonly recusals: number;
  readonly dissents: readonly PublishedDissent[];
  readonly tracking: readonly { readonly at: Instant; readonly outcome: TrackingOutcome; readonly finding: LocalisedText }[];
  /** Notes on conflicts that were found late and confirmed. */
  readonly notes: readonly LocalisedText[];
  readonly redactions: readonly { readonly part: string; readonly reason: string }[];
}

/** How the members present voted. */
export function countOf(ballots: readonly Ballot[]): PublishedDecision['votes'] {
  const of = (vote: Ballot['vote']): number => ballots.filter((b) => b.vote === vote).length;
  return { present: ballots.length, inFavour: of('inFavour'), against: of('against'), abstained: of('abstain') };
}

/** The decision with what is published in the place of each secret. What is left out is said, with its reason. */
export function redacted(whole: Omit<PublishedDecision, 'redactions'>, redactions: readonly Redaction[]): PublishedDecision {
  const conditions = insteadOf(redactions, 'conditions');
  const dissents = insteadOf(redactions, 'dissents');
  return {
    ...whole,
    statement: insteadOf(redactions, 'statement') ?? whole.statement,
    conditions: conditions ? whole.conditions.map(({ kind }) => ({ kind, text: conditions })) : whole.conditions,
    dissents: dissents ? whole.dissents.map(({ name }) => ({ name, text: dissents })) : whole.dissents,
    redactions: redactions.map(({ part, reason }) => ({ part, reason })),
  };
}
