import { Rational } from '@pilotage/kernel';
import { fault, type RulesetFault } from './fault.js';
import { isDecimal } from './figures.js';
import { isRelative, PRICE_FORMULAS } from './price-formulas.js';
import type { PriceParams, PriceRule } from './ruleset.js';

const isMinor = (text: string): boolean => /^\d{1,20}$/.test(text);
const isMinorAboveZero = (text: string): boolean => isMinor(text) && /[1-9]/.test(text);
const isOneOf =
  (...values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
const between = (text: string, least: string, most: string): boolean =>
  isDecimal(text) && !Rational.parse(text).isLessThan(Rational.parse(least)) && !Rational.parse(most).isLessThan(Rational.parse(text));

/** What each parameter may be. */
const FORMS: { readonly [P in keyof Required<PriceParams>]: (value: NonNullable<PriceParams[P]>) => boolean } = {
  pBest: isMinor,
  pZero: isMinorAboveZero,
  floor: isMinor,
  budget: isMinorAboveZero,
  basePrice: isMinorAboveZero,
  n: (text) => isDecimal(text) && Rational.ONE.isLessThan(Rational.parse(text)),
  X: (text) => between(text, '0', '1'),
  meanScore: (text) => between(text, '0', '100'),
  overBudget: isOneOf('exclude', 'zeroPoints', 'flag'),
  clampZero: isOneOf(true, false),
  clamp: isOneOf(true, false),
  zeroPrice: isOneOf('allow', 'refuse'),
};

/** Parameters that every formula may carry. */
const ALWAYS_ALLOWED: readonly string[] = ['budget', 'overBudget', 'zeroPrice'];

/** Faults of a price rule whose formula is known: basis, parameters missing, unused or out of range. */
export function priceFaults(rule: PriceRule): RulesetFault[] {
  const { currency, vat } = rule.basis;
  const basis = /^[A-Z]{3}$/.test(currency) && ['included', 'excluded', 'exempt'].includes(vat);
  const invalid = invalidParams(rule.params);
  return [
    ...(basis ? [] : [fault('BASIS_INVALID', 'price.basis')]),
    ...missingParams(rule),
    ...unusedParams(rule),
    ...invalid,
    ...(invalid.length === 0 ? orderFaults(rule.params) : []),
    ...(isRelative(rule.formula) && rule.params.zeroPrice === 'allow' ? [fault('ZERO_PRICE_RELATIVE', 'price.params.zeroPrice')] : []),
  ];
}

const valueOf = (params: PriceParams, name: string): unknown => params[name as keyof PriceParams];

function missingParams({ formula, params }: PriceRule): RulesetFault[] {
  // A budget without its consequence, or a consequence without a budget, leaves the officer to decide after the prices are known.
  const pair = params.budget !== undefined || params.overBudget !== undefined ? ['budget', 'overBudget'] : [];
  const needed = new Set<string>([...PRICE_FORMULAS[formula].needs, ...pair]);
  return [...needed]
    .filter((name) => valueOf(params, name) === undefined)
    .map((param) => fault('PARAM_MISSING', `price.params.${param}`, { formula, param }));
}

function unusedParams({ formula, params }: PriceRule): RulesetFault[] {
  const used: readonly string[] = [...PRICE_FORMULAS[formula].needs, ...ALWAYS_ALLOWED];
  return Object.keys(params)
    .filter((name) => valueOf(params, name) !== undefined && !used.includes(name))
    .map((param) => fault('PARAM_UNUSED', `price.params.${param}`, { formula, param }));
}

function invalidParams(params: PriceParams): RulesetFault[] {
  return Object.keys(FORMS)
    .filter(
      (name) =>
        valueOf(params, name) !== undefined && !(FORMS[name as keyof PriceParams] as (value: unknown) => boolean)(valueOf(params, name)),
    )
    .map((param) => fault('PARAM_INVALID', `price.params.${param}`, { param, found: String(valueOf(params, param)) }));
}

/** The price of full points lies below the price of none; otherwise the dearer bid would earn more, or a division by zero follow. */
function orderFaults({ pBest, pZero, floor, budget }: PriceParams): RulesetFault[] {
  const isBelow = (low: string | undefined, high: string | undefined): boolean =>
    low === undefined || high === undefined || BigInt(low) < BigInt(high);
  return [
    ...(isBelow(pBest, pZero) ? [] : [fault('PARAM_INVALID', 'price.params.pBest', { param: 'pBest', found: pBest ?? '' })]),
    ...(isBelow(floor, budget) ? [] : [fault('PARAM_INVALID', 'price.params.floor', { param: 'floor', found: floor ?? '' })]),
  ];
}
