import { digestOf, sha256Hex, type Instant, type Json } from '@pilotage/kernel';
import {
  evaluationJson,
  explain,
  rankLot,
  robustness,
  scoreTechnical,
  type Draw,
  type Evaluation,
  type EvaluationExplanation,
  type MarkedBid,
  type Offer,
  type Robustness,
  type Ruleset,
} from '@pilotage/scoring';

/** A ranking as it is kept: the exact record as canonical JSON, its identity, its reasons and how firm it is. */
export interface RankingRecord {
  /** SHA-256 of the input: ruleset, marks, prices, receipts, draw. */
  readonly inputDigest: string;
  /** Canonical JSON: same input, same bytes. */
  readonly record: string;
  /** SHA-256 of the record. */
  readonly recordDigest: string;
  readonly explanation: EvaluationExplanation;
  readonly robustness: RobustnessRecord;
  /** Ranked bids; several may share a rank. */
  readonly ranks: readonly { readonly bidId: string; readonly rank: number }[];
}

/** Robustness as plain JSON; numbers are exact text. */
export interface RobustnessRecord {
  readonly winners: readonly string[];
  readonly marginToSecond: string | null;
  readonly priceWeight: { readonly from: BoundRecord; readonly to: BoundRecord } | null;
  readonly leaveOneOut: Robustness['leaveOneOut'];
  readonly sentences: Robustness['sentences'];
}
interface BoundRecord {
  readonly weight: string;
  readonly rival: string | null;
}

/** Everything that a lot is ranked from. */
export interface LotInput {
  readonly ruleset: Ruleset;
  readonly marked: readonly MarkedBid[];
  readonly offers: readonly Offer[];
  readonly draw: Draw | null;
}

/** Scores, ranks, explains and tests a lot: a pure function of its input. Refuses as the scoring engine does. */
export function rankingRecord({ ruleset, marked, offers, draw }: LotInput): RankingRecord {
  const evaluation = rankLot(ruleset, scoreTechnical(ruleset, marked), offers, draw);
  const record = evaluationJson(ruleset, evaluation);
  return {
    inputDigest: evaluation.inputDigest,
    record,
    recordDigest: sha256Hex(record),
    explanation: explain(ruleset, evaluation),
    robustness: robustnessRecord(robustness(ruleset, evaluation, draw)),
    ranks: ranksOf(evaluation),
  };
}

const ranksOf = (evaluation: Evaluation): RankingRecord['ranks'] =>
  evaluation.bids.flatMap(({ bidId, rank }) => (rank === null ? [] : [{ bidId, rank }]));

function robustnessRecord({ winners, marginToSecond, priceWeight, leaveOneOut, sentences }: Robustness): RobustnessRecord {
  const bound = ({ weight, rival }: { weight: { toString(): string }; rival: string | null }): BoundRecord => ({
    weight: weight.toString(),
    rival,
  });
  return {
    winners,
    marginToSecond: marginToSecond?.toString() ?? null,
    priceWeight: priceWeight && { from: bound(priceWeight.from), to: bound(priceWeight.to) },
    leaveOneOut,
    sentences,
  };
}

/** Digest of the closed set of bids, which nobody could foresee when the secret of a draw was committed: every opened bid with the moment of its acceptance. */
export function closedSetDigest(bids: readonly { readonly id: string; readonly acceptedAt: Instant }[]): string {
  const sorted = [...bids].sort((a, b) => (a.id < b.id ? -1 : 1));
  const set: Json = sorted.map(({ id, acceptedAt }) => ({ bidId: id, acceptedAt }));
  return digestOf(set);
}

/** The record read back. It was written by `evaluationJson`, so its form needs no second look. */
export const readRecord = (record: string): StoredEvaluation => JSON.parse(record) as StoredEvaluation;

/** The bids that a record ranks, by rank. */
export const placesIn = (record: string): readonly { readonly bidId: string; readonly rank: number; readonly total: string }[] =>
  readRecord(record).bids.flatMap(({ bidId, rank, total }) => (rank === null || !total ? [] : [{ bidId, rank, total: total.exact }]));

export interface StoredFigure {
  readonly exact: string;
  readonly display: string;
}
/** The technical side of a bid as `technicalRecord` writes it. */
export interface StoredTechnical {
  readonly total: StoredFigure;
  readonly passed: boolean;
  readonly criteria: readonly { readonly criterionId: string; readonly mean: StoredFigure; readonly points: StoredFigure }[];
}
/** The record as `evaluationRecord` writes it: what a reader needs. */
export interface StoredEvaluation {
  readonly engine: string;
  readonly rulesetVersion: string;
  readonly rulesetDigest: string;
  readonly flags: readonly Json[];
  readonly bids: readonly {
    readonly bidId: string;
    readonly technical: StoredTechnical;
    readonly pricePoints: StoredFigure | null;
    readonly total: StoredFigure | null;
    readonly rank: number | null;
    readonly aheadBy: string | null;
  }[];
}
