import { Rational } from '@pilotage/kernel';
import {
  AWARD_FORMULAS,
  SCORE_SCALE,
  TIE_STEPS,
  type AwardFormula,
  type LotRuleset,
  type PriceParams,
  type ScoredCriterion,
} from './ruleset.js';

type Param = keyof PriceParams;

/** Parameters without which a formula is not defined. */
const NEEDS: Readonly<Record<AwardFormula, readonly Param[]>> = {
  relative_to_lowest: [],
  linear_above_lowest: ['clampZero'],
  linear_n_times_lowest: ['n', 'clampZero'],
  linear_min_max: [],
  linear_fixed_bounds: ['pBest', 'pZero'],
  linear_to_budget: ['floor', 'budget', 'overBudget'],
  mean_deviation: ['meanScore', 'clamp'],
  discount_linear: ['basePrice'],
  discount_bilinear: ['basePrice', 'X'],
};
const ABSOLUTE: readonly AwardFormula[] = ['linear_fixed_bounds', 'linear_to_budget'];
/** Parameters that say how a price outside of the budget, or of zero, is treated; every formula may carry them. */
const ALWAYS_ALLOWED: readonly Param[] = ['budget', 'overBudget', 'zeroPrice'];
const MINOR_PARAMS: readonly Param[] = ['pBest', 'pZero', 'floor', 'budget', 'basePrice'];
/** Amounts by which a price is divided. */
const ABOVE_ZERO: readonly Param[] = ['pZero', 'budget', 'basePrice'];

/** An exact decimal as weights and marks are written: at most nine digits on either side of the point. */
const isDecimal = (text: string): boolean => /^\d{1,9}(?:\.\d{1,9})?$/.test(text);
const isPositive = (text: string): boolean => isDecimal(text) && /[1-9]/.test(text);
const between = (text: string, least: string, most: string): boolean =>
  isDecimal(text) && !Rational.parse(text).isLessThan(Rational.parse(least)) && !Rational.parse(most).isLessThan(Rational.parse(text));

/** The exact sum of the weights of criteria and price; null while one of them is no decimal. */
export function totalWeight({ criteria, price }: LotRuleset): Rational | null {
  const weights = [...criteria.map(({ weight }) => weight), price.weight];
  return weights.every(isDecimal) ? Rational.sum(weights.map((weight) => Rational.parse(weight))) : null;
}

/** Whether the weights total the whole scale. */
export const isWhole = (ruleset: LotRuleset): boolean => totalWeight(ruleset)?.equals(Rational.parse(SCORE_SCALE)) ?? false;

/** Paths of everything in the ruleset that is missing, out of range or contradictory, the total of the weights apart. Empty: it can be frozen. */
export function incompleteIn(ruleset: LotRuleset): readonly string[] {
  return [
    ...(ruleset.criteria.length === 0 && ruleset.price.weight !== SCORE_SCALE ? ['criteria'] : []),
    ...ruleset.criteria.flatMap((criterion) => criterionFaults(criterion).map((part) => `criteria.${criterion.id}.${part}`)),
    ...(isDecimal(ruleset.price.weight) ? [] : ['price.weight']),
    ...(AWARD_FORMULAS.includes(ruleset.price.formula) ? paramFaults(ruleset) : ['price.formula']),
    ...thresholdFaults(ruleset),
    ...tieFaults(ruleset),
  ];
}

function criterionFaults({ id, weight, maxMark, minMark }: ScoredCriterion): string[] {
  const fits = minMark === undefined || (isPositive(maxMark) && between(minMark, '0', maxMark));
  const checks: readonly [boolean, string][] = [
    [!/^[A-Za-z0-9_-]{1,64}$/.test(id) || id === 'price', 'id'],
    [!isPositive(weight), 'weight'],
    [!isPositive(maxMark), 'maxMark'],
    [!fits, 'minMark'],
  ];
  return checks.filter(([broken]) => broken).map(([, part]) => part);
}

function paramFaults({ price: { formula, params } }: LotRuleset): string[] {
  const needed = new Set<Param>([...NEEDS[formula], ...pairedWithBudget(params)]);
  const given = (Object.keys(params) as Param[]).filter((name) => params[name] !== undefined);
  const missing = [...needed].filter((name) => params[name] === undefined);
  const unused = given.filter((name) => !needed.has(name) && !ALWAYS_ALLOWED.includes(name));
  const invalid = given.filter((name) => !isValidParam(name, String(params[name])));
  const misfit = invalid.length === 0 ? misfitting(params, formula) : [];
  return [...missing, ...unused, ...invalid, ...misfit].map((name) => `price.params.${name}`);
}

/** A budget without its consequence, or a consequence without a budget, would leave the officer to decide after the prices are known. */
const pairedWithBudget = ({ budget, overBudget }: PriceParams): readonly Param[] =>
  budget !== undefined || overBudget !== undefined ? ['budget', 'overBudget'] : [];

function isValidParam(name: Param, text: string): boolean {
  if (MINOR_PARAMS.includes(name)) return /^\d{1,18}$/.test(text) && (!ABOVE_ZERO.includes(name) || /[1-9]/.test(text));
  if (name === 'n') return isDecimal(text) && Rational.ONE.isLessThan(Rational.parse(text));
  if (name === 'X') return between(text, '0', '1');
  if (name === 'meanScore') return between(text, '0', '100');
  return true;
}

/** The price of full points lies below the price of none, and a free offer is scored only by a formula that looks at no other bid. */
function misfitting({ pBest, pZero, floor, budget, zeroPrice }: PriceParams, formula: AwardFormula): Param[] {
  const isBelow = (low: string | undefined, high: string | undefined): boolean =>
    low === undefined || high === undefined || BigInt(low) < BigInt(high);
  const checks: readonly [boolean, Param][] = [
    [!isBelow(pBest, pZero), 'pBest'],
    [!isBelow(floor, budget), 'floor'],
    [zeroPrice === 'allow' && !ABSOLUTE.includes(formula), 'zeroPrice'],
  ];
  return checks.filter(([broken]) => broken).map(([, name]) => name);
}

function thresholdFaults({ criteria, technicalThreshold }: LotRuleset): string[] {
  if (technicalThreshold === undefined || !criteria.every(({ weight }) => isDecimal(weight))) return [];
  const technical = Rational.sum(criteria.map(({ weight }) => Rational.parse(weight)));
  const fits = isDecimal(technicalThreshold) && !technical.isLessThan(Rational.parse(technicalThreshold));
  return fits ? [] : ['technicalThreshold'];
}

/** A tie rule is there, names each step once, and ends with the draw if it has one: after a draw nothing is equal. */
function tieFaults({ tieRule, drawCommitment }: LotRuleset): string[] {
  const draw = tieRule.indexOf('commitRevealDraw');
  const isSound =
    tieRule.length > 0 &&
    new Set(tieRule).size === tieRule.length &&
    tieRule.every((step) => TIE_STEPS.includes(step)) &&
    (draw < 0 || draw === tieRule.length - 1);
  const isCommitted = draw < 0 || /^[0-9a-f]{64}$/.test(drawCommitment ?? '');
  return [...(isSound ? [] : ['tieRule']), ...(isCommitted ? [] : ['drawCommitment'])];
}
