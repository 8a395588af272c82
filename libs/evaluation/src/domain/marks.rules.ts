import { Rational, refusal, type Refusal } from '@pilotage/kernel';
import type { MarkedBid } from '@pilotage/scoring';
import { evaluationRefusals } from './evaluation.refusals.js';

/** The latest mark of an evaluator for a bid on a criterion. The mark is exact decimal text. */
export interface GivenMark {
  readonly personId: string;
  readonly bidId: string;
  readonly criterionId: string;
  readonly mark: string;
}

/** What is marked: criteria with their maximum. */
export interface MarkedCriterion {
  readonly id: string;
  readonly maxMark: string;
}

/** One bid on one criterion. */
export interface Cell {
  readonly bidId: string;
  readonly criterionId: string;
}

/** A cell whose marks lie further apart than the tolerance. */
export interface Spread extends Cell {
  readonly lowest: string;
  readonly highest: string;
}

/** Whether the mark may be given on the criterion; null when it may. */
export function markObjection(criteria: readonly MarkedCriterion[], criterionId: string, mark: string): Refusal | null {
  const criterion = criteria.find(({ id }) => id === criterionId);
  if (!criterion) return refusal(evaluationRefusals.MARK_CRITERION_UNKNOWN, { criterion: criterionId });
  const isAbove = Rational.parse(criterion.maxMark).isLessThan(Rational.parse(mark));
  return isAbove ? refusal(evaluationRefusals.MARK_ABOVE_MAXIMUM, { mark, maximum: criterion.maxMark }) : null;
}

/** How many evaluators have marked every cell, and how many marks the panel owes. */
export function completeness(
  panel: readonly string[],
  bidIds: readonly string[],
  criteria: readonly MarkedCriterion[],
  marks: readonly GivenMark[],
): { readonly complete: number; readonly missing: number } {
  const cells = bidIds.length * criteria.length;
  const given = panel.map((personId) => marks.filter((m) => m.personId === personId && bidIds.includes(m.bidId)).length);
  return { complete: given.filter((n) => n === cells).length, missing: given.reduce((sum, n) => sum + cells - n, 0) };
}

/** Cells whose highest and lowest mark differ by more than the tolerated share of the maximum; equal is tolerated. */
export function spreadsBeyond(tolerance: string, criteria: readonly MarkedCriterion[], marks: readonly GivenMark[]): readonly Spread[] {
  const maxima = new Map(criteria.map(({ id, maxMark }) => [id, Rational.parse(maxMark)]));
  return groupsBy(marks, (m) => `${m.bidId} ${m.criterionId}`).flatMap(([, group]): Spread[] => {
    const [first, ...rest] = group;
    if (!first) return [];
    const values = [first, ...rest].map((m) => Rational.parse(m.mark));
    const [lowest, highest] = [Rational.min(...asList(values)), Rational.max(...asList(values))];
    const limit = (maxima.get(first.criterionId) ?? Rational.ZERO).times(Rational.parse(tolerance));
    if (!limit.isLessThan(highest.minus(lowest))) return [];
    return [{ bidId: first.bidId, criterionId: first.criterionId, lowest: lowest.toDecimal(2), highest: highest.toDecimal(2) }];
  });
}

const asList = (values: readonly Rational[]): [Rational, ...Rational[]] => values as [Rational, ...Rational[]];

/** The marks as the scoring engine reads them, each evaluator under the panel's random letter. */
export function markedBids(
  bidIds: readonly string[],
  letters: ReadonlyMap<string, string>,
  marks: readonly GivenMark[],
): readonly MarkedBid[] {
  return bidIds.map((bidId) => {
    const own = marks.filter((m) => m.bidId === bidId && letters.has(m.personId));
    const entries = groupsBy(own, (m) => m.criterionId).map(([id, group]) => [
      id,
      group.map((m) => ({ evaluator: letters.get(m.personId) ?? '', mark: m.mark })),
    ]);
    return { bidId, marks: Object.fromEntries(entries) as MarkedBid['marks'] };
  });
}

/** Marks by a key, in the order in which the keys first occur. */
function groupsBy(given: readonly GivenMark[], keyOf: (mark: GivenMark) => string): [string, readonly GivenMark[]][] {
  const groups = new Map<string, GivenMark[]>();
  for (const mark of given) groups.set(keyOf(mark), [...(groups.get(keyOf(mark)) ?? []), mark]);
  return [...groups];
}
