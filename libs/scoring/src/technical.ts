import { Rational, refuse } from '@pilotage/kernel';
import type { Exclusion } from './exclusion.js';
import { byText, isDecimal } from './figures.js';
import { scoringRefusals } from './refusals.js';
import { rulesetFaults } from './ruleset-faults.js';
import type { Criterion, Ruleset } from './ruleset.js';

/** One evaluator's mark, under the random letter by which the panel is known. The mark is exact decimal text. */
export type Mark = { readonly evaluator: string; readonly mark: string };

/** A bid as the panel marked it: marks by criterion. */
export type MarkedBid = { readonly bidId: string; readonly marks: Readonly<Record<string, readonly Mark[]>> };

/** One criterion of one bid, exact. Points are mean ÷ highest mark × weight. */
export interface CriterionScore {
  readonly criterionId: string;
  readonly marks: readonly { readonly evaluator: string; readonly mark: Rational }[];
  readonly mean: Rational;
  readonly maxMark: Rational;
  readonly weight: Rational;
  readonly share: Rational;
  readonly points: Rational;
}

/** The technical side of one bid. It passes when nothing excludes it; otherwise its price stays sealed. */
export interface TechnicalScore {
  readonly bidId: string;
  readonly criteria: readonly CriterionScore[];
  readonly total: Rational;
  readonly exclusions: readonly Exclusion[];
}

/** Technical scores of a lot, in order of bid identifier. */
export interface TechnicalEvaluation {
  readonly rulesetVersion: string;
  readonly bids: readonly TechnicalScore[];
}

/** What all bids have in common on a criterion: the factor turns the sum of the marks into points. */
interface Scale extends Pick<CriterionScore, 'criterionId' | 'maxMark' | 'weight'> {
  readonly criterion: Criterion;
  readonly factor: Rational;
}

/** The points are what a total needs. Share and mean, which only a reader asks for, follow from them when they are asked for. */
class MarkedCriterion implements CriterionScore {
  constructor(
    private readonly scale: Scale,
    readonly marks: readonly ReadMark[],
    readonly points: Rational,
  ) {}

  get criterionId(): string {
    return this.scale.criterionId;
  }

  get maxMark(): Rational {
    return this.scale.maxMark;
  }

  get weight(): Rational {
    return this.scale.weight;
  }

  get share(): Rational {
    return this.points.dividedBy(this.scale.weight);
  }

  get mean(): Rational {
    return this.share.times(this.scale.maxMark);
  }
}

/** A mark that was read. */
type ReadMark = CriterionScore['marks'][number];

/** Everyone who marked anything, in the order of letters, with the marks already read, by their text: a panel writes the same few hundred figures again and again. */
interface Panel {
  readonly letters: readonly string[];
  readonly read: readonly Map<string, ReadMark>[];
}

/**
 * Scores the marks of a locked panel, before any price is known.
 * Every letter that marked anything must have marked everything. Refuses RULESET_INCOMPLETE, BID_TWICE, UNKNOWN_CRITERION, MISSING_MARK, MARK_TWICE and MARK_OUT_OF_RANGE.
 */
export function scoreTechnical(ruleset: Ruleset, bids: readonly MarkedBid[]): TechnicalEvaluation {
  refuseFaults(ruleset);
  refuseTwice(bids);
  const panel = panelOf(bids);
  const scales = ruleset.criteria.map((criterion) => scaleOf(criterion, panel));
  const scored = bids.map((bid) => scoreBid(ruleset, scales, panel, bid));
  return { rulesetVersion: ruleset.version, bids: scored.sort((a, b) => byText(a.bidId, b.bidId)) };
}

function panelOf(bids: readonly MarkedBid[]): Panel {
  const seen = new Set<string>();
  for (const bid of bids) for (const marks of Object.values(bid.marks)) for (const { evaluator } of marks) seen.add(evaluator);
  const letters = [...seen].sort(byText);
  return { letters, read: letters.map(() => new Map<string, ReadMark>()) };
}

/** Refuses RULESET_INCOMPLETE with the codes of all faults. */
export function refuseFaults(ruleset: Ruleset): void {
  const faults = rulesetFaults(ruleset);
  if (faults.length > 0) refuse(scoringRefusals.RULESET_INCOMPLETE, { faults: faults.map((f) => `${f.code} (${f.path})`).join(', ') });
}

/** Refuses BID_TWICE. */
export function refuseTwice(bids: readonly { readonly bidId: string }[]): void {
  const seen = new Set<string>();
  for (const { bidId } of bids) {
    if (seen.has(bidId)) refuse(scoringRefusals.BID_TWICE, { bid: bidId });
    seen.add(bidId);
  }
}

function scaleOf(criterion: Criterion, { letters }: Panel): Scale {
  const [weight, maxMark] = [Rational.parse(criterion.weight), Rational.parse(criterion.maxMark)];
  // Where nobody marked anything, the first mark that is missing is refused before this counts.
  const evaluators = Rational.of(Math.max(1, letters.length));
  return { criterionId: criterion.id, criterion, weight, maxMark, factor: weight.dividedBy(maxMark.times(evaluators)) };
}

function scoreBid(ruleset: Ruleset, scales: readonly Scale[], panel: Panel, bid: MarkedBid): TechnicalScore {
  const unknown = Object.keys(bid.marks).find(
    (id, index) => scales[index]?.criterionId !== id && !scales.some((scale) => scale.criterionId === id),
  );
  if (unknown !== undefined) refuse(scoringRefusals.UNKNOWN_CRITERION, { bid: bid.bidId, criterion: unknown });
  const criteria = scales.map((scale) => scoreCriterion(scale, panel, bid));
  const total = Rational.sum(criteria.map((c) => c.points));
  return { bidId: bid.bidId, criteria, total, exclusions: exclusionsOf(ruleset, criteria, total) };
}

function scoreCriterion(scale: Scale, panel: Panel, bid: MarkedBid): CriterionScore {
  const { criterionId } = scale;
  const given = Object.hasOwn(bid.marks, criterionId) ? (bid.marks[criterionId] ?? []) : [];
  const inOrder = orderedMarks(panel, given, { bid: bid.bidId, criterion: criterionId });
  const marks = inOrder.map((m, index) => readMark(m, scale, panel.read[index] ?? new Map<string, ReadMark>(), bid.bidId));
  return new MarkedCriterion(scale, marks, Rational.sum(marks.map((m) => m.mark)).times(scale.factor));
}

/** The marks in the order of letters: one of each member of the panel. Refuses MISSING_MARK and MARK_TWICE. */
function orderedMarks(
  { letters }: Panel,
  given: readonly Mark[],
  where: { readonly bid: string; readonly criterion: string },
): readonly Mark[] {
  const isInOrder = letters.length > 0 && given.length === letters.length && given.every((m, index) => m.evaluator === letters[index]);
  if (isInOrder) return given;
  const missing = letters.length === 0 ? '?' : letters.find((letter) => !given.some((m) => m.evaluator === letter));
  if (missing !== undefined) refuse(scoringRefusals.MISSING_MARK, { ...where, evaluator: missing });
  const twice = given.find((m, index) => given.findIndex((other) => other.evaluator === m.evaluator) !== index);
  if (twice) refuse(scoringRefusals.MARK_TWICE, { ...where, evaluator: twice.evaluator });
  return [...given].sort((a, b) => byText(a.evaluator, b.evaluator));
}

/** The mark as an exact number, and the same object for the same text of the same evaluator. Refuses MARK_OUT_OF_RANGE. */
function readMark({ evaluator, mark }: Mark, { criterion, maxMark }: Scale, read: Map<string, ReadMark>, bid: string): ReadMark {
  const known = read.get(mark);
  const value = known?.mark ?? (isDecimal(mark) ? Rational.parse(mark) : null);
  if (!value || maxMark.isLessThan(value))
    return refuse(scoringRefusals.MARK_OUT_OF_RANGE, { bid, evaluator, mark, criterion: criterion.id, maximum: criterion.maxMark });
  if (known) return known;
  const fresh = { evaluator, mark: value };
  read.set(mark, fresh);
  return fresh;
}

/** Every threshold that the bid misses; equality passes. */
function exclusionsOf(ruleset: Ruleset, criteria: readonly CriterionScore[], total: Rational): Exclusion[] {
  const below = criteria.flatMap((score, index): Exclusion[] => {
    const minimum = ruleset.criteria[index]?.minMark;
    if (minimum === undefined) return [];
    const { criterionId, mean } = score;
    if (!mean.isLessThan(Rational.parse(minimum))) return [];
    return [{ code: 'BELOW_CRITERION_MINIMUM', params: { criterion: criterionId, mean: mean.toString(), minimum } }];
  });
  const minimum = ruleset.technicalThreshold;
  if (minimum === undefined || !total.isLessThan(Rational.parse(minimum))) return below;
  return [...below, { code: 'BELOW_TECHNICAL_THRESHOLD', params: { total: total.toString(), minimum } }];
}
