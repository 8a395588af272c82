import { Rational } from '@pilotage/kernel';
import { pricePoints } from './price.js';
import { isRelative } from './price-formulas.js';
import type { Ruleset } from './ruleset.js';
import { simulationWarnings, type DummyBid, type Reversal, type SimulationWarning } from './simulation-warnings.js';
import { refuseFaults } from './technical.js';

/** What a simulation found. */
export interface Simulation {
  /** The dummy prices in minor units, cheapest first. */
  readonly prices: readonly Rational[];
  readonly triplesTried: number;
  readonly reversals: number;
  /** The first reversal found, as the example that the warning tells. */
  readonly example: Reversal | null;
  readonly warnings: readonly SimulationWarning[];
}

/** Where the call names no amount, the dummy prices lie below this one (a million of a currency with hundredths). */
const ANY_AMOUNT = 100_000_000n;
/** Dummy prices in percent of the reference amount: wide apart as in a first market, and close together as where prices are known. */
const PRICE_PERCENT = [40n, 42n, 44n, 60n, 80n, 90n, 95n, 99n, 100n] as const;
/** A bid far above the others, as a cover bid may be; only a bystander, since beyond its published bounds a formula is meant to stop counting. */
const COVER_PERCENT = 200n;

/**
 * Runs the price formula of a ruleset over a fixed set of dummy bids, before publication, and tells what an officer should know.
 * It reads no bid. Refuses RULESET_INCOMPLETE.
 */
export function simulate(ruleset: Ruleset): Simulation {
  refuseFaults(ruleset);
  const prices = PRICE_PERCENT.map((percent) => dummyPrice(ruleset, percent));
  const triples = isRelative(ruleset.price.formula) ? triplesOf(prices, dummyPrice(ruleset, COVER_PERCENT)) : [];
  const found = triples.flatMap((triple) => reversalOf(ruleset, triple));
  const example = found[0] ?? null;
  return { prices, triplesTried: triples.length, reversals: found.length, example, warnings: simulationWarnings(ruleset, prices, example) };
}

function dummyPrice({ price }: Ruleset, percent: bigint): Rational {
  const { pZero, budget, basePrice } = price.params;
  // Rounded up to a whole minor unit, so that even a budget of one cent leaves prices above zero.
  return Rational.of((BigInt(pZero ?? budget ?? basePrice ?? ANY_AMOUNT) * percent + 99n) / 100n);
}

type Triple = readonly [dear: Rational, cheap: Rational, bystander: Rational];

function triplesOf(prices: readonly Rational[], cover: Rational): Triple[] {
  const bystanders = (dear: Rational, cheap: Rational): Rational[] => [...prices, cover].filter((p) => !p.equals(dear) && !p.equals(cheap));
  return prices.flatMap((dear) =>
    prices.filter((cheap) => cheap.isLessThan(dear)).flatMap((cheap) => bystanders(dear, cheap).map((p): Triple => [dear, cheap, p])),
  );
}

/**
 * For three prices, the bystander moves the distance between the other two from one figure to another. Where their technical totals
 * differ by something between the two figures, its presence decides who wins; such totals are chosen here and the outcome is then computed.
 */
function reversalOf(ruleset: Ruleset, [dear, cheap, third]: Triple): Reversal[] {
  const technicalWeight = Rational.sum(ruleset.criteria.map((c) => Rational.parse(c.weight)));
  const bystander: DummyBid = { bidId: 'bystander', minor: third, technicalTotal: Rational.ZERO };
  const a: DummyBid = { bidId: 'dear', minor: dear, technicalTotal: technicalWeight };
  const b: DummyBid = { bidId: 'cheap', minor: cheap, technicalTotal: technicalWeight };
  const [alone, together] = [priceLead(ruleset, b, a, []), priceLead(ruleset, b, a, [bystander])];
  if (!alone || !together) return [];
  // The difference must also be one that technical points can make.
  const low = Rational.max(Rational.ZERO, Rational.min(alone, together));
  const high = Rational.min(technicalWeight, Rational.max(alone, together));
  if (!low.isLessThan(high)) return [];
  const gap = roundestBetween(low, high);
  const pair = [a, { ...b, technicalTotal: technicalWeight.minus(gap) }];
  const [winner, other] = [soleWinner(ruleset, [...pair, bystander]), soleWinner(ruleset, pair)];
  return winner && other && winner !== other && winner !== bystander ? [{ winner, other, bystander }] : [];
}

/** Price points of one dummy above another, in the presence of further bids. */
function priceLead({ price }: Ruleset, ahead: DummyBid, behind: DummyBid, present: readonly DummyBid[]): Rational | null {
  const { points } = pricePoints(price, [ahead, behind, ...present]);
  const [one, other] = [points.get(ahead.bidId)?.points, points.get(behind.bidId)?.points];
  return one && other ? one.minus(other) : null;
}

/** A number strictly between two others, with as few decimals as it can, so that the example reads easily. */
function roundestBetween(low: Rational, high: Rational): Rational {
  const middle = low.plus(high).dividedBy(Rational.of(2));
  const rounded = [0, 1, 2, 3].map((places) => Rational.parse(middle.toDecimal(places)));
  return rounded.find((value) => low.isLessThan(value) && value.isLessThan(high)) ?? middle;
}

function soleWinner(ruleset: Ruleset, bids: readonly DummyBid[]): DummyBid | null {
  const { points } = pricePoints(ruleset.price, bids);
  const totals = bids.flatMap((bid) => {
    const price = points.get(bid.bidId)?.points;
    return price ? [{ bid, total: bid.technicalTotal.plus(price) }] : [];
  });
  const best = totals.filter(({ total }) => totals.every((other) => !total.isLessThan(other.total)));
  return best.length === 1 ? (best[0]?.bid ?? null) : null;
}
