import type { LocalisedText } from '@pilotage/kernel';
import type { Asks, RowOf } from '@pilotage/platform';
import { gateDecisionRow, type EvidenceSeen, type GateDecisionEntity, type GatePolicies } from '@pilotage/assurance';
import type { ComparedBid } from '@pilotage/bids';
import type { LotInCall, ReachedPhase } from '@pilotage/calls';
import type { PinnedModel } from '@pilotage/parties';
import { rulesetOf } from '../application/load.js';
import type { MarkEntity } from '../persistence/evaluation.entities.js';
import type { EvaluationHead, LockedFigures, RankingFigures } from '../persistence/evaluation.repository.js';
import type { ComparisonView, OfferView } from './comparison.views.js';
import { figuredBids, robustnessRow } from './ranking.rows.js';

/** Everything that a comparison is made of: read in as many statements as there are members here, however many bids there are. What is not asked for is empty. */
export interface Compared {
  readonly lot: LotInCall;
  readonly asks: Asks;
  readonly evaluation: EvaluationHead | null;
  /** The technical side as it was locked. */
  readonly locked: LockedFigures | null;
  readonly bids: readonly ComparedBid[];
  readonly names: ReadonlyMap<string, LocalisedText>;
  readonly models: ReadonlyMap<string, PinnedModel>;
  readonly evidence: readonly EvidenceSeen[];
  readonly decisions: ReadonlyMap<string, GateDecisionEntity>;
  readonly policies: GatePolicies;
  readonly marks: readonly MarkEntity[];
  /** Letters of the panel by person. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly ranking: RankingFigures | null;
}

type Offer = RowOf<typeof OfferView>;

/** The comparison as it is read by who may see everything; disclosure takes out the rest. */
export function comparisonRow(compared: Compared, phase: ReachedPhase, byRank: boolean): RowOf<typeof ComparisonView> {
  const { lot, evaluation, ranking } = compared;
  const { criteria, price } = rulesetOf(lot);
  return {
    lotId: lot.lot.id,
    callId: lot.call.id,
    lotState: lot.lot.state,
    evaluationState: evaluation?.state ?? null,
    phase,
    requirements: lot.lot.requirements.map(({ id, text, mandatory, subject }) => ({ id, text, mandatory, subject: subject ?? null })),
    criteria: criteria.map(({ id, title, weight, maxMark, minMark }) => ({ id, title, weight, maxMark, minMark: minMark ?? null })),
    priceWeight: price.weight,
    priceFormula: price.formula,
    rankingId: ranking?.id ?? null,
    rankingVersion: ranking?.version ?? null,
    rankingChange: ranking?.change ?? null,
    general: ranking?.explanation?.general ?? null,
    robustness: ranking ? robustnessRow(ranking.robustness) : null,
    offers: offers(compared, byRank),
  };
}

/** A bid before the ranking, or one that was not among the bids that were marked. */
const UNRANKED = {
  pricePoints: null,
  total: null,
  rank: null,
  numbers: null,
  exclusions: null,
  gapAbove: null,
  gapBelow: null,
  place: null,
};

function offers(compared: Compared, byRank: boolean): Offer[] {
  const { bids, evidence, marks, ranking } = compared;
  const pieces = grouped(evidence, ({ bidId }) => bidId);
  const given = grouped(marks, ({ bidId }) => bidId);
  const ranked = new Map(ranking ? figuredBids(ranking).map(({ bidId, technical: _points, ...result }) => [bidId, result]) : []);
  const rows = bids.map((bid): Offer => ({
    bidId: bid.id,
    state: bid.state,
    ...identity(compared, bid),
    responses: responses(compared.lot, bid, pieces.get(bid.id) ?? []),
    gate: gate(compared, bid),
    ...technical(compared, bid, given.get(bid.id) ?? []),
    price: bid.price?.amount ?? null,
    ...(ranked.get(bid.id) ?? { ...UNRANKED, exclusions: compared.locked?.[bid.id]?.exclusions ?? null }),
  }));
  // Where ranks are not disclosed yet, even the order would tell them.
  return byRank ? rows.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.bidId < b.bidId ? -1 : 1)) : rows;
}

function identity({ names, models }: Compared, { vendorId, modelVersionId, productName, modelDigest }: ComparedBid) {
  const product = { modelVersionId, name: productName, version: models.get(modelVersionId)?.version ?? null, digest: modelDigest };
  return { vendorId, vendorName: names.get(vendorId) ?? null, product };
}

function gate({ decisions, policies, asks }: Compared, { id }: ComparedBid): Offer['gate'] {
  const decision = decisions.get(id);
  return decision ? gateDecisionRow(decision, policies, asks('offers.gate.subjects')) : null;
}

function responses({ lot }: LotInCall, bid: ComparedBid, pieces: readonly EvidenceSeen[]): Offer['responses'] {
  const texts = new Map(bid.responses.map(({ requirementId, text }) => [requirementId, text]));
  const evidence = grouped(pieces, ({ requirementId }) => requirementId);
  return lot.requirements.map(({ id }) => ({ requirementId: id, text: texts.get(id) ?? null, evidence: evidence.get(id) ?? [] }));
}

/** The technical side as it was locked; empty before. */
function technical(
  { locked: all, aliases }: Compared,
  { id }: ComparedBid,
  given: readonly MarkEntity[],
): Pick<Offer, 'passed' | 'technical' | 'criteria' | 'technicalNumbers'> {
  const locked = all?.[id];
  if (!locked) return { passed: null, technical: null, criteria: null, technicalNumbers: null };
  const { record, numbers } = locked;
  const byCriterion = grouped(given, ({ criterionId }) => criterionId);
  const criteria = record.criteria.map(({ criterionId, mean, points }) => ({
    criterionId,
    mean,
    points,
    marks: panelMarks(aliases, byCriterion.get(criterionId) ?? []),
  }));
  return { passed: record.passed, technical: record.total, criteria, technicalNumbers: numbers ?? null };
}

/** Marks by the letters of the panel; those of a member who left have none and do not count. */
function panelMarks(aliases: ReadonlyMap<string, string>, given: readonly MarkEntity[]) {
  const named = given.flatMap(({ personId, mark, reason }) => {
    const evaluator = aliases.get(personId);
    return evaluator === undefined ? [] : [{ evaluator, mark, reason }];
  });
  return named.sort((a, b) => (a.evaluator < b.evaluator ? -1 : 1));
}

/** Rows by a key, in one pass. */
export function grouped<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
