import { money, type Money } from '@pilotage/kernel';
import { CRITERIA, REQUIREMENTS, type CriterionKey, type RequirementKey } from './parts.data.js';
import {
  TRIGGER_IDS,
  type CarveOut,
  type GateFacts,
  type Lot,
  type MandatoryRequirement,
  type PriceCriterion,
  type RiskAnswer,
  type RiskFacts,
  type RiskLevel,
  type Stage,
  type StagePlan,
  type TriggerId,
  type WeightedCriterion,
} from './types.js';

/** Yuan with value-added tax, from fen. */
export const yuan = (fen: string): Money => money(fen, 'CNY', 'included');

/** The one lot of an undivided call: the whole budget. */
export const wholeLot = (title: Lot['title'], budget: Money): readonly Lot[] => [{ key: 'lot-1', title, budget }];

/**
 * Answers of a back-office need of few people, no personal information and a proven kind of product (5 points).
 * A call states below only where it differs, so that the difference is what one reads.
 */
const PLAIN_ANSWERS: Readonly<Record<string, RiskAnswer>> = {
  Q01: ['NONE'],
  Q02: 'INFORMS',
  Q03: 'NO',
  Q04: 'REVERSIBLE',
  Q05: 'BRIEF',
  Q06: 'LITTLE',
  Q07: 'LITTLE',
  Q08: 'LITTLE',
  Q09: 'LITTLE',
  Q10: 'ROLE_CHANGE',
  Q11: 'LITTLE',
  Q12: 'LT_1K',
  Q13: 'NO',
  Q14: 'YES',
  Q15: 'NONE',
  Q16: 'NO',
  Q17: 'UNSURE',
  Q18: 'DOMESTIC_THIRD',
  Q19: 'YES',
  Q20: 'NO',
  Q21: 'NO',
  Q22: 'TESTED_NONE',
  Q23: 'NO',
  Q24: 'NONE',
  Q25: 'LIMITED',
};

/** What a product may answer in every call, besides what the need itself was answered with: nothing that lifts a LOW need of at most 18 points out of its band. */
const PRODUCT_ANSWERS_ALLOWED: Readonly<Record<string, readonly string[]>> = {
  Q17: ['YES', 'UNSURE'],
  Q18: ['AGENCY', 'DOMESTIC_THIRD', 'FOREIGN_OR_UNKNOWN'],
  Q19: ['YES', 'NO'],
  Q20: ['NO', 'MONITORED'],
  Q21: ['NO'],
  Q22: ['TESTED_NONE'],
  Q25: ['PROVEN', 'LIMITED', 'FIRST_USE'],
};

/** Risk facts of a need: where it differs from the plain one, which triggers fire, and what the policy should make of it. */
export function risk(
  differs: Readonly<Record<string, RiskAnswer>>,
  expected: { readonly raw: number; readonly level: RiskLevel },
  fired: readonly TriggerId[] = [],
  carveOut: readonly CarveOut[] = [],
): RiskFacts {
  const triggers = Object.fromEntries(TRIGGER_IDS.map((id) => [id, fired.includes(id)])) as Record<TriggerId, boolean>;
  const answers = { ...PLAIN_ANSWERS, ...differs };
  const allowed = Object.entries(PRODUCT_ANSWERS_ALLOWED).map(([id, codes]) => [
    id,
    [...new Set([...codes, ...[answers[id] ?? []].flat()])],
  ]);
  const productAnswersAllowed = Object.fromEntries(allowed) as RiskFacts['productAnswersAllowed'];
  return { answers, triggers, carveOut, expected, productAnswersAllowed };
}

/** Mandatory requirements by key, numbered R1, R2 ... in the order given. */
export const requirements = (...keys: readonly RequirementKey[]): readonly MandatoryRequirement[] =>
  keys.map((key, at) => ({ id: `R${at + 1}`, ...REQUIREMENTS[key] }));

/** Weighted criteria by key; weights are decimal strings. Every criterion is marked from 0 to 100. */
export const criteria = (weights: Readonly<Partial<Record<CriterionKey, string>>>): readonly WeightedCriterion[] =>
  Object.entries(weights).map(([key, weight]) => ({ id: key, weight, maxMark: '100', ...CRITERIA[key as CriterionKey] }));

/** Lowest price over price, times the weight: what Order 87 Art 55 prescribes in the Shenzhen profile. */
export const relativeToLowest = (weight: string): PriceCriterion => ({ formula: 'relative_to_lowest', weight, bounds: null });

/** Absolute points between two published prices of each lot: 60 % of the lot's budget (or the share given) earns all, the whole budget none. */
export function fixedBounds(weight: string, lots: readonly Lot[], bestPercent = 60n): PriceCriterion {
  const bounds = lots.map((lot) => {
    const zero = BigInt(lot.budget.minor);
    return [lot.key, { best: ((zero * bestPercent) / 100n).toString(), zero: zero.toString() }] as const;
  });
  return { formula: 'linear_fixed_bounds', weight, bounds: Object.fromEntries(bounds) };
}

const PURPOSE: Readonly<Record<Stage, StagePlan['purpose']>> = {
  TEST: { en: 'Closed test on the agency’s test set, without effect on anyone.', zh: '在采购人测试集上封闭测试，不影响任何人。' },
  TRIAL: { en: 'Shadow run beside the present work; outputs are not used.', zh: '与现有工作并行试验，输出不被采用。' },
  PILOT: { en: 'Bounded live use under human control.', zh: '在人员控制下的有限实际试点。' },
};

/** Stages with their length in days, in the order given. */
export const stages = (...plan: readonly (readonly [Stage, number])[]): readonly StagePlan[] =>
  plan.map(([stage, days]) => ({ stage, days, purpose: PURPOSE[stage] }));

/** Gate facts of an ordinary LOW call; a call states what differs. */
export const gateFacts = (differs: Partial<GateFacts> = {}): GateFacts => ({
  pipia: 'NOT_REQUIRED',
  dataExport: 'NONE',
  disclosure: 'PUBLISHED',
  exAnteAssessment: 'MISSING',
  riskWarning: 'MISSING',
  algorithmFiling: 'NOT_REQUIRED',
  insurance: 'NOT_REQUIRED',
  fastTrackRequested: false,
  ...differs,
});
