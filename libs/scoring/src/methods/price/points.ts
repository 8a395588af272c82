import { Rational } from '@pilotage/kernel';
import { ln } from '../../decimal.js';
import { PRICE_FORMULAS } from '../../price-formulas.js';
import { pricePoints } from '../../price.js';
import type { PriceFormulaId, PriceParams } from '../../ruleset.js';
import { above, atLeast, within, type Params, type Range } from '../params.js';
import type { Sample } from '../sample.js';
import { extremesOf, pricesOf, refuseFew } from '../values.js';

/** The price formulas by name: those of the award engine, and the one with a logarithm, which only analysis may use. */
export const FORMULA_NAMES = [...(Object.keys(PRICE_FORMULAS) as PriceFormulaId[]), 'log_relative'] as const;
type FormulaName = (typeof FORMULA_NAMES)[number];

/** The points of every bid that is compared, and who is not. */
export interface PointsOfPrice {
  readonly points: ReadonlyMap<string, Rational>;
  readonly excluded: readonly string[];
  readonly isRounded: boolean;
}

/** Parameters that some price formula reads. */
export const PRICE_PARAMS = [
  'priceFormula',
  'maxPoints',
  ...['pBest', 'pZero', 'n', 'logBase', 'basePrice', 'X', 'meanScore', 'clampZero', 'clamp', 'floor', 'budget', 'overBudget', 'zeroPrice'],
] as const;

/** Switches that any formula may carry: they then have no effect, and none is hidden. */
const HARMLESS = ['priceFormula', 'maxPoints', 'clampZero', 'zeroPrice'];

const RANGES: Readonly<Partial<Record<keyof PriceParams, Range>>> = {
  pBest: atLeast('0'),
  pZero: above('0'),
  floor: atLeast('0'),
  budget: above('0'),
  basePrice: above('0'),
  n: above('1'),
  X: within('0', '1'),
  meanScore: within('0', '100'),
};

/** What a case may leave unsaid: the price formulas of the field read it so. */
const USUAL: Readonly<Partial<Record<keyof PriceParams, string>>> = { meanScore: '50', floor: '0' };

/** Price points by the formula that the case names. Refuses what the formula cannot score. */
export function pointsOfPrice(sample: Sample, params: Params, ownParams: readonly string[] = []): PointsOfPrice {
  const formula = params.word<FormulaName>('priceFormula', FORMULA_NAMES);
  const maxPoints = params.number('maxPoints', above('0'));
  if (sample.bids.length === 0) refuseFew(sample, 1);
  if (formula === 'log_relative') return logarithmic(sample, params, maxPoints, ownParams);
  const { references, needs } = PRICE_FORMULAS[formula];
  params.refuseUnused([...HARMLESS, ...needs, ...ownParams]);
  const absolute = references.length === 0 && params.word('zeroPrice', ['allow', 'refuse'], 'refuse') === 'allow';
  const prices = pricesOf(sample, absolute ? 'allow' : 'refuse', formula);
  const read = readParams(params, needs);
  refuseOrder(params, read);
  const { points, excluded } = pricePoints(
    // XXX is the code for no currency: a case states its amounts in one unit.
    { weight: maxPoints.toString(), formula, params: read, basis: { currency: 'XXX', vat: 'exempt' } },
    [...prices].map(([bidId, minor]) => ({ bidId, minor })),
  );
  return { points: new Map([...points].map(([id, each]) => [id, each.points])), excluded: [...excluded.keys()], isRounded: false };
}

function readParams(params: Params, needs: readonly (keyof PriceParams)[]): PriceParams {
  const amounts = needs.flatMap((name) => {
    const range = RANGES[name];
    if (!range) return [];
    const usual = USUAL[name];
    const value = usual === undefined ? params.number(name, range) : params.numberOr(name, usual, range);
    return [[name, value.toString()]];
  });
  const overBudget = needs.includes('overBudget')
    ? { overBudget: params.word('overBudget', ['exclude', 'zeroPoints', 'flag'] as const) }
    : {};
  return {
    ...(Object.fromEntries(amounts) as PriceParams),
    ...overBudget,
    clampZero: params.flag('clampZero'),
    clamp: params.flag('clamp'),
  };
}

/** The price of full points lies below the price of none. */
function refuseOrder(params: Params, { pBest, pZero, floor, budget }: PriceParams): void {
  const [low, high] = pBest === undefined ? [floor, budget] : [pBest, pZero];
  if (low === undefined || high === undefined || Rational.parse(low).isLessThan(Rational.parse(high))) return;
  params.invalid(pBest === undefined ? 'budget' : 'pZero', above(low).form);
}

/** Points fall with the logarithm of the price: none at the lowest price times the base, fewer than none beyond. */
function logarithmic(sample: Sample, params: Params, maxPoints: Rational, ownParams: readonly string[]): PointsOfPrice {
  params.refuseUnused([...HARMLESS, 'logBase', ...ownParams]);
  const base = params.number('logBase', above('1'));
  const prices = pricesOf(sample, 'refuse', 'log_relative');
  const { least } = extremesOf(sample, prices.values());
  const share = (price: Rational): Rational => Rational.ONE.minus(ln(price.dividedBy(least)).dividedBy(ln(base)));
  const floored = (value: Rational): Rational => (params.flag('clampZero') ? Rational.max(Rational.ZERO, value) : value);
  const points = [...prices].map(([id, price]): [string, Rational] => [id, floored(share(price)).times(maxPoints)]);
  return { points: new Map(points), excluded: [], isRounded: true };
}
