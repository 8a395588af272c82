import { digestOf, Rational, refuse, sha256Hex, type Instant, type Money } from '@pilotage/kernel';
import type { Exclusion } from './exclusion.js';
import { byText } from './figures.js';
import { inputText } from './input.js';
import type { PricePoints, PriceReferences } from './price.js';
import { isRelative } from './price-formulas.js';
import { rankCandidates, type Candidate, type Place, type Ranking } from './ranking.js';
import { scoringRefusals } from './refusals.js';
import type { Ruleset, TieStep } from './ruleset.js';
import { refuseFaults, refuseTwice, scoreTechnical, type MarkedBid, type TechnicalEvaluation, type TechnicalScore } from './technical.js';
import type { Draw, Tie } from './ties.js';

/** Version of the rules of computation; it changes when the same input could give other bytes. */
export const ENGINE = 'pilotage-scoring/2';

/** A bid's opened price and the instant of its receipt. The price is null where the envelope stays sealed; the price of a bid that failed is never used. */
export type Offer = { readonly bidId: string; readonly price: Money | null; readonly receivedAt: Instant };

/** A bid with everything that is scored. */
export type ScoredBid = MarkedBid & Offer;

/** The result for one bid. Excluded bids have reasons and neither price points, total nor rank. */
export interface BidResult {
  readonly bidId: string;
  readonly technical: TechnicalScore;
  readonly receivedAt: Instant;
  readonly price: Money | null;
  readonly pricePoints: PricePoints | null;
  readonly total: Rational | null;
  readonly rank: number | null;
  readonly aheadBy: 'total' | TieStep | null;
  readonly sharedWith: readonly string[];
  readonly exclusions: readonly Exclusion[];
}

/** Facts for an officer that change no score. */
export type EvaluationFlag =
  | { readonly code: 'SINGLE_BID'; readonly bidId: string }
  | { readonly code: 'OVER_BUDGET'; readonly bidId: string }
  | { readonly code: 'DID_NOT_DISCRIMINATE'; readonly criterionId: string }
  | { readonly code: 'TIE_UNBROKEN'; readonly bidIds: readonly string[] };

/** The scored and ranked lot: a pure function of ruleset, marks, offers and revealed draw. */
export interface Evaluation {
  readonly engine: string;
  readonly rulesetVersion: string;
  readonly rulesetDigest: string;
  readonly inputDigest: string;
  /** The revealed draw that it was given; null where there was none. */
  readonly draw: Draw | null;
  /** Ranked bids by rank, then excluded ones by identifier. */
  readonly bids: readonly BidResult[];
  readonly references: PriceReferences | null;
  readonly ties: readonly Tie[];
  readonly flags: readonly EvaluationFlag[];
}

/** Scores marks and prices at once, for a lot whose every envelope may be read. Refuses as `scoreTechnical` and `rankLot` do. */
export const scoreLot = (ruleset: Ruleset, bids: readonly ScoredBid[], draw: Draw | null = null): Evaluation =>
  rankLot(ruleset, scoreTechnical(ruleset, bids), bids, draw);

/**
 * Ranks a lot whose marks are locked, after the opening of prices: one offer for every technically scored bid.
 * Refuses BIDS_DIFFER, BID_TWICE, MISSING_PRICE, PRICE_MALFORMED, PRICE_BASIS_DIFFERS, ZERO_PRICE, DRAW_NOT_REVEALED, DRAW_NOT_COMMITTED and RULESET_INCOMPLETE.
 */
export function rankLot(ruleset: Ruleset, technical: TechnicalEvaluation, offers: readonly Offer[], draw: Draw | null = null): Evaluation {
  refuseFaults(ruleset);
  const pairs = pairsOf(technical, offers);
  const candidates = pairs.filter(hasPassed).map((pair) => candidateOf(ruleset, pair));
  const ranking = rankCandidates(ruleset, candidates, draw);
  const places = new Map(ranking.places.map((place) => [place.bidId, place]));
  const results = pairs.map((pair) => resultOf(pair, places.get(pair.score.bidId), ranking.excluded));
  return {
    engine: ENGINE,
    rulesetVersion: ruleset.version,
    rulesetDigest: digestOf(ruleset),
    inputDigest: sha256Hex(inputOf(ruleset, pairs, draw)),
    draw,
    bids: results.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || byText(a.bidId, b.bidId)),
    references: ranking.references,
    ties: ranking.ties,
    flags: flagsOf(ruleset, pairs.filter(hasPassed), ranking),
  };
}

/**
 * The identity of an evaluation: SHA-256 of the canonical ruleset, marks, counted prices, receipts and draw; the order of bids and marks has no effect.
 * It equals the `inputDigest` of the evaluation and refuses what `scoreTechnical` refuses, since a bid that failed contributes no price.
 */
export function inputDigest(ruleset: Ruleset, bids: readonly ScoredBid[], draw: Draw | null = null): string {
  return sha256Hex(inputOf(ruleset, pairsOf(scoreTechnical(ruleset, bids), bids), draw));
}

/** The candidates of an evaluation, for asking again what the ranking would be without one of them. */
export const candidatesOf = (ruleset: Ruleset, evaluation: Evaluation): readonly Candidate[] =>
  evaluation.bids
    .filter((bid) => bid.technical.exclusions.length === 0)
    .map((bid) =>
      candidateOf(ruleset, { score: bid.technical, offer: { bidId: bid.bidId, price: bid.price, receivedAt: bid.receivedAt } }),
    );

interface Pair {
  readonly score: TechnicalScore;
  readonly offer: Offer;
}

const hasPassed = ({ score }: Pair): boolean => score.exclusions.length === 0;

function pairsOf(technical: TechnicalEvaluation, offers: readonly Offer[]): Pair[] {
  refuseTwice(offers);
  const byBid = new Map(offers.map((offer) => [offer.bidId, offer]));
  const scored = new Set(technical.bids.map((bid) => bid.bidId));
  const stray = offers.find((offer) => !scored.has(offer.bidId));
  if (stray) refuse(scoringRefusals.BIDS_DIFFER, { bid: stray.bidId });
  return technical.bids.map((score) => {
    const offer = byBid.get(score.bidId) ?? refuse(scoringRefusals.BIDS_DIFFER, { bid: score.bidId });
    return { score, offer };
  });
}

function candidateOf({ price: rule }: Ruleset, { score, offer }: Pair): Candidate {
  const bid = score.bidId;
  const price = offer.price ?? refuse(scoringRefusals.MISSING_PRICE, { bid });
  if (!/^\d{1,20}$/.test(price.minor)) refuse(scoringRefusals.PRICE_MALFORMED, { bid, price: price.minor });
  const { currency, vat } = rule.basis;
  if (price.currency !== currency || price.vat !== vat)
    refuse(scoringRefusals.PRICE_BASIS_DIFFERS, {
      bid,
      currency: price.currency,
      vat: price.vat,
      expectedCurrency: currency,
      expectedVat: vat,
    });
  const minor = Rational.of(BigInt(price.minor));
  if (minor.isZero() && (isRelative(rule.formula) || rule.params.zeroPrice !== 'allow'))
    refuse(scoringRefusals.ZERO_PRICE, { bid, formula: rule.formula });
  return { bidId: bid, technicalTotal: score.total, minor, receivedAt: offer.receivedAt };
}

function resultOf({ score, offer }: Pair, place: Place | undefined, excluded: Ranking['excluded']): BidResult {
  const byPrice = excluded.get(score.bidId);
  return {
    bidId: score.bidId,
    technical: score,
    receivedAt: offer.receivedAt,
    price: score.exclusions.length === 0 ? offer.price : null,
    pricePoints: place?.price ?? null,
    total: place?.total ?? null,
    rank: place?.rank ?? null,
    aheadBy: place?.aheadBy ?? null,
    sharedWith: place?.sharedWith ?? [],
    exclusions: byPrice ? [...score.exclusions, byPrice] : score.exclusions,
  };
}

const inputOf = (ruleset: Ruleset, pairs: readonly Pair[], draw: Draw | null): string =>
  inputText(
    ENGINE,
    ruleset,
    pairs.map((pair) => ({ score: pair.score, receivedAt: pair.offer.receivedAt, price: hasPassed(pair) ? pair.offer.price : null })),
    draw,
  );

function flagsOf(ruleset: Ruleset, passed: readonly Pair[], ranking: Ranking): EvaluationFlag[] {
  const [only, ...others] = ranking.places;
  const ranked = passed.filter(({ score }) => !ranking.excluded.has(score.bidId));
  const unbroken = ranking.ties.flatMap((tie) => tie.order).filter((group) => group.length > 1);
  return [
    ...(only && others.length === 0 ? [{ code: 'SINGLE_BID' as const, bidId: only.bidId }] : []),
    ...ranking.places.filter((p) => p.price.overBudget).map(({ bidId }) => ({ code: 'OVER_BUDGET' as const, bidId })),
    ...ruleset.criteria
      .filter((_, index) => others.length > 0 && isFlat(ranked, index))
      .map(({ id }) => ({ code: 'DID_NOT_DISCRIMINATE' as const, criterionId: id })),
    ...unbroken.map((bidIds) => ({ code: 'TIE_UNBROKEN' as const, bidIds })),
  ];
}

/** Whether all ranked bids earned the same on a criterion. Its weight stays; the report says so. */
function isFlat(pairs: readonly Pair[], index: number): boolean {
  const pointsOf = ({ score }: Pair): Rational | undefined => score.criteria[index]?.points;
  const [first] = pairs;
  const level = first && pointsOf(first);
  return !level || pairs.every((pair) => pointsOf(pair)?.equals(level) ?? true);
}
