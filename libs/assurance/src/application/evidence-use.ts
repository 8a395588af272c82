import type { Instant } from '@pilotage/kernel';
import { routeOf, type GateSubject, type StandardsCatalogue } from '../domain/index.js';
import { gateSubject, type EvidenceUse } from '../domain/evidence-use.rules.js';

/** Where and when evidence is used. */
export interface EvidencePlace {
  /** The standards in force at the moment of the decision. */
  readonly catalogue: StandardsCatalogue;
  /** Categories of use of the call. */
  readonly categories: readonly string[];
  /** Digest of the model version that is offered or in use. */
  readonly modelDigest: string;
  /** The moment of the decision: which of the standards apply. */
  readonly at: Instant;
  /** The evidence must be valid at its beginning; what ends by its last instant says so. */
  readonly period: { readonly from: Instant; readonly until: Instant };
}

/** One required subject of a lot (its code in the catalogue) with the pieces that were offered for it. */
export interface RequiredSubject {
  readonly subject: string;
  readonly evidence: readonly EvidenceUse[];
}

/** The gate's facts of one required subject. */
export function gateSubjectOf({ subject, evidence }: RequiredSubject, place: EvidencePlace): GateSubject {
  const { catalogue, categories, modelDigest, at, period } = place;
  const standards = routeOf(catalogue, subject, categories, at);
  return gateSubject(evidence, { catalogue, standards, modelDigest, categories, period });
}

/** The `subjects` of the gate's facts: every required subject once, with all evidence offered for it, under whichever requirement. */
export function evidenceFacts(
  subjects: readonly string[],
  evidence: readonly (EvidenceUse & { readonly subject: string })[],
  place: EvidencePlace,
): readonly GateSubject[] {
  return [...new Set(subjects)].map((subject) =>
    gateSubjectOf({ subject, evidence: onceEach(evidence.filter((e) => e.subject === subject)) }, place),
  );
}

/** One piece that serves two requirements on one subject is one piece. */
const onceEach = <E extends EvidenceUse>(pieces: readonly E[]): readonly E[] => [
  ...new Map(pieces.map((piece) => [piece.id, piece])).values(),
];
