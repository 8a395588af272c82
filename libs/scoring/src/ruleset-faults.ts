import { Rational } from '@pilotage/kernel';
import { PRICE_FORMULAS } from './price-formulas.js';
import { priceFaults } from './price-faults.js';
import { fault, type RulesetFault } from './fault.js';
import { isDecimal, isPositive } from './figures.js';
import { TIE_STEPS, type Criterion, type Ruleset } from './ruleset.js';

/** Places beyond which a displayed score suggests a precision that no evaluator has. */
const MOST_PLACES = 6;

/** Every fault of the ruleset at once; an empty list means that it may be published and scores can be computed from it. */
export function rulesetFaults(ruleset: Ruleset): readonly RulesetFault[] {
  return [
    ...headFaults(ruleset),
    ...ruleset.criteria.flatMap((criterion, index) => criterionFaults(criterion, index, ruleset.criteria)),
    ...(Object.hasOwn(PRICE_FORMULAS, ruleset.price.formula)
      ? priceFaults(ruleset.price)
      : [fault('FORMULA_UNKNOWN', 'price.formula', { found: ruleset.price.formula })]),
    ...weightFaults(ruleset),
    ...thresholdFaults(ruleset),
    ...tieFaults(ruleset),
  ];
}

function headFaults({ version, scoreScale, combine, display }: Ruleset): RulesetFault[] {
  const displayed = Number.isInteger(display.places) && display.places >= 0 && display.places <= MOST_PLACES;
  return [
    ...(version.trim() === '' ? [fault('VERSION_MISSING', 'version')] : []),
    ...(scoreScale === '100' ? [] : [fault('SCALE_NOT_100', 'scoreScale', { found: scoreScale })]),
    ...(combine === 'points_plus_price' ? [] : [fault('COMBINE_UNKNOWN', 'combine', { found: String(combine) })]),
    ...(displayed && ['halfUp', 'halfEven', 'down'].includes(display.rounding) ? [] : [fault('DISPLAY_INVALID', 'display')]),
  ];
}

function criterionFaults(criterion: Criterion, index: number, all: readonly Criterion[]): RulesetFault[] {
  const at = `criteria.${index}`;
  const { id, title, weight, maxMark, minMark } = criterion;
  // The price's name is taken: contributions are listed by criterion, the price among them.
  const named = /^[A-Za-z0-9_-]{1,64}$/.test(id) && id !== 'price' && all.findIndex((other) => other.id === id) === index;
  const minFits =
    minMark === undefined || (isDecimal(minMark) && isPositive(maxMark) && !Rational.parse(maxMark).isLessThan(Rational.parse(minMark)));
  return [
    ...(named ? [] : [fault('CRITERION_ID_INVALID', `${at}.id`)]),
    ...(title.en.trim() && title.zh.trim() ? [] : [fault('TITLE_MISSING', `${at}.title`)]),
    ...(isPositive(weight) ? [] : [fault('WEIGHT_INVALID', `${at}.weight`, { found: weight })]),
    ...(isPositive(maxMark) ? [] : [fault('MAX_MARK_INVALID', `${at}.maxMark`, { found: maxMark })]),
    ...(minFits ? [] : [fault('MIN_MARK_INVALID', `${at}.minMark`, { found: minMark })]),
  ];
}

/** The exact sum is judged only where every weight can be read; the unreadable one is its own fault. */
function weightFaults({ criteria, price, scoreScale }: Ruleset): RulesetFault[] {
  if (!isDecimal(price.weight)) return [fault('WEIGHT_INVALID', 'price.weight', { found: price.weight })];
  const weights = [...criteria.map((criterion) => criterion.weight), price.weight];
  if (!weights.every(isDecimal) || !isDecimal(scoreScale)) return [];
  const total = Rational.sum(weights.map((weight) => Rational.parse(weight)));
  return total.equals(Rational.parse(scoreScale))
    ? []
    : [fault('WEIGHTS_TOTAL', 'criteria', { total: total.toString(), scale: scoreScale })];
}

function thresholdFaults({ criteria, technicalThreshold }: Ruleset): RulesetFault[] {
  if (technicalThreshold === undefined || !criteria.every((criterion) => isDecimal(criterion.weight))) return [];
  const weight = Rational.sum(criteria.map((criterion) => Rational.parse(criterion.weight)));
  if (isDecimal(technicalThreshold) && !weight.isLessThan(Rational.parse(technicalThreshold))) return [];
  return [fault('THRESHOLD_INVALID', 'technicalThreshold', { found: technicalThreshold, weight: weight.toString() })];
}

function tieFaults({ tieRule, drawCommitment }: Ruleset): RulesetFault[] {
  if (tieRule.length === 0) return [fault('TIE_RULE_MISSING', 'tieRule')];
  const draw = tieRule.indexOf('commitRevealDraw');
  const isSound = (index: number): boolean => {
    const step = tieRule[index];
    return step !== undefined && TIE_STEPS.includes(step) && tieRule.indexOf(step) === index && (draw < 0 || index <= draw);
  };
  const steps = tieRule.flatMap((step, index) => (isSound(index) ? [] : [fault('TIE_STEP_INVALID', `tieRule.${index}`, { found: step })]));
  const committed = draw < 0 || /^[0-9a-f]{64}$/.test(drawCommitment ?? '');
  return committed ? steps : [...steps, fault('DRAW_COMMITMENT_MISSING', 'drawCommitment')];
}
