// The price formulas once more, each as one fraction of integers in minor units, written down from their published texts.
import { add, divide, isLess, isSame, multiply, over, read, subtract, within } from './quotient.mjs';

const ONE = over(1n);
const ZERO = over(0n);

/** Share of the price weight: of price P, references min, max and mean, and parameters. Amounts are quotients. */
const SHARES = {
  relative_to_lowest: (P, { min }) => divide(min, P),
  linear_above_lowest: (P, { min }) => divide(subtract(add(min, min), P), min),
  linear_n_times_lowest: (P, { min }, { n }) => {
    const far = multiply(read(n), min);
    return divide(subtract(far, P), subtract(far, min));
  },
  linear_min_max: (P, { min, max }) => (isSame(min, max) ? ONE : divide(subtract(max, P), subtract(max, min))),
  linear_fixed_bounds: (P, _, { pBest, pZero }) => sloped(P, read(pBest), read(pZero)),
  linear_to_budget: (P, _, { floor, budget }) => sloped(P, read(floor), read(budget)),
  mean_deviation: (P, { mean }, { meanScore }) => subtract(add(divide(read(meanScore), over(100n)), ONE), divide(P, mean)),
  discount_linear: (P, { min }, { basePrice }) => {
    const base = read(basePrice);
    return isSame(base, min) ? ONE : divide(subtract(base, P), subtract(base, min));
  },
  discount_bilinear: (P, { min, mean }, { basePrice, X }) => {
    if (isSame(min, mean)) return ONE;
    const [base, knee] = [read(basePrice), read(X)];
    if (isLess(mean, P)) return multiply(knee, divide(subtract(base, P), subtract(base, mean)));
    return subtract(ONE, multiply(subtract(ONE, knee), divide(subtract(P, min), subtract(mean, min))));
  },
};

const sloped = (P, best, zero) => within(ZERO, ONE, divide(subtract(zero, P), subtract(zero, best)));

function limited(share, { clamp, clampZero }) {
  if (clamp) return within(ZERO, ONE, share);
  return clampZero && isLess(share, ZERO) ? ZERO : share;
}

/** Why the price takes a bid out of the comparison, or undefined. */
function exclusionOf(price, { budget, overBudget, basePrice }) {
  if (overBudget === 'exclude' && BigInt(price) > BigInt(budget)) return { code: 'OVER_BUDGET', params: { price, budget } };
  if (basePrice !== undefined && BigInt(price) > BigInt(basePrice)) return { code: 'OVER_BASE_PRICE', params: { price, basePrice } };
  return undefined;
}

const ids = (bids) => bids.map(({ bidId }) => bidId).sort();

/** What the remaining bids are compared with; null where none is compared. */
function referencesOf(bids) {
  if (bids.length === 0) return null;
  const amounts = bids.map(({ price }) => BigInt(price.minor));
  const [min, max] = [amounts.reduce((a, b) => (a < b ? a : b)), amounts.reduce((a, b) => (a > b ? a : b))];
  const sum = amounts.reduce((a, b) => a + b);
  const at = (amount) => ({ amount: over(amount), bidIds: ids(bids.filter(({ price }) => BigInt(price.minor) === amount)) });
  return { min: at(min), max: at(max), mean: { amount: over(sum, BigInt(bids.length)), bidIds: [] } };
}

/** Price points of the bids that passed: `{references, of: Map(bidId -> {share, points, isOver} | {exclusion})}`. */
export function secondPrices({ formula, params, weight }, bids) {
  const of = new Map();
  const isOver = ({ price }) => params.budget !== undefined && BigInt(price.minor) > BigInt(params.budget);
  const earnsNothing = (bid) => params.overBudget === 'zeroPoints' && isOver(bid);
  for (const bid of bids) {
    const exclusion = exclusionOf(bid.price.minor, params);
    if (exclusion) of.set(bid.bidId, { exclusion });
  }
  const kept = bids.filter(({ bidId }) => !of.has(bidId));
  const references = referencesOf(kept.filter((bid) => !earnsNothing(bid)));
  const amounts = references && { min: references.min.amount, max: references.max.amount, mean: references.mean.amount };
  for (const bid of kept) {
    const share = earnsNothing(bid) ? ZERO : limited(SHARES[formula](over(BigInt(bid.price.minor)), amounts, params), params);
    of.set(bid.bidId, { share, points: multiply(share, read(weight)), isOver: isOver(bid) });
  }
  return { references, of };
}
