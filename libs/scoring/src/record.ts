import { canonicalJson, Rational, type Json } from '@pilotage/kernel';
import type { Ruleset } from './ruleset.js';
import type { BidResult, Evaluation } from './score.js';
import type { TechnicalScore } from './technical.js';

type Display = Ruleset['display'];

/** Version of the record's shape. Since 2 it holds ruleset and draw, so that it can be computed again from itself alone. */
const SCHEMA = 2;

/** The evaluation as plain JSON for storage and publication: what it was made from, and every score exact (`a/b`) and as displayed. */
export function evaluationRecord(ruleset: Ruleset, evaluation: Evaluation): Json {
  const { references } = evaluation;
  return {
    schema: SCHEMA,
    engine: evaluation.engine,
    rulesetVersion: evaluation.rulesetVersion,
    rulesetDigest: evaluation.rulesetDigest,
    inputDigest: evaluation.inputDigest,
    ruleset,
    draw: evaluation.draw && { ...evaluation.draw },
    bids: evaluation.bids.map((bid) => bidRecord(bid, ruleset.display)),
    references: references && {
      lowest: { minor: references.lowest.minor.toString(), bidIds: references.lowest.bidIds },
      highest: { minor: references.highest.minor.toString(), bidIds: references.highest.bidIds },
      mean: { minor: references.mean.minor.toString(), bidIds: [] },
    },
    ties: evaluation.ties.map((tie) => ({ bidIds: tie.bidIds, order: tie.order, steps: tie.steps.map((step) => ({ ...step })) })),
    flags: evaluation.flags.map((flag) => ({ ...flag })),
  };
}

/** The record as canonical JSON: same input, same bytes. */
export const evaluationJson = (ruleset: Ruleset, evaluation: Evaluation): string => canonicalJson(evaluationRecord(ruleset, evaluation));

const figure = (value: Rational, { places, rounding }: Display): Json => ({
  exact: value.toString(),
  display: value.toDecimal(places, rounding),
});

function bidRecord(bid: BidResult, display: Display): Json {
  return {
    bidId: bid.bidId,
    technical: technicalRecord(bid.technical, display),
    receivedAt: bid.receivedAt,
    price: bid.price && { ...bid.price },
    pricePoints: bid.pricePoints && figure(bid.pricePoints.points, display),
    priceShare: bid.pricePoints && bid.pricePoints.share.toString(),
    total: bid.total && figure(bid.total, display),
    rank: bid.rank,
    aheadBy: bid.aheadBy,
    sharedWith: bid.sharedWith,
    exclusions: bid.exclusions.map(({ code, params }) => ({ code, params })),
  };
}

/** The technical side of one bid as plain JSON, as it is stored on lock, before prices. */
export function technicalRecord(score: TechnicalScore, display: Display): Json {
  return {
    total: figure(score.total, display),
    passed: score.exclusions.length === 0,
    exclusions: score.exclusions.map(({ code, params }) => ({ code, params })),
    criteria: score.criteria.map((c) => ({
      criterionId: c.criterionId,
      marks: c.marks.map(({ evaluator, mark }) => ({ evaluator, mark: mark.toString() })),
      mean: figure(c.mean, display),
      share: c.share.toString(),
      points: figure(c.points, display),
    })),
  };
}
