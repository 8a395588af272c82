// Random lots that may be scored: any formula, any parameters, thresholds, roundings and tie rules, with few distinct prices, receipts and
// coarse marks in half of them, so that ties and equalities with a bound happen.
import { createHash } from 'node:crypto';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** Numbers from 0 to below 1, the same ones for the same seed (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function diceOf(seed) {
  const next = chance(seed);
  const upTo = (most) => Math.floor(next() * (most + 1));
  const one = (list) => list[upTo(list.length - 1)];
  const isSo = (share) => next() < share;
  const shuffled = (list) => {
    const left = [...list];
    return list.map(() => left.splice(upTo(left.length - 1), 1)[0]);
  };
  return { upTo, one, isSo, shuffled };
}

/** A whole number of units of the last place as decimal text: 1250 with two places is `12.50`, or `12.5` where the dice say so. */
function decimal(units, places, isShort = false) {
  const digits = String(units).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return isShort ? text.replace(/\.?0+$/, '') || '0' : text;
}

const FORMULAS = {
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
const ABSOLUTE = ['linear_fixed_bounds', 'linear_to_budget'];

/** Prices lie about `middle`, a whole number of minor units; the bounds that a formula publishes lie among them. */
function paramsOf({ upTo, one, isSo }, formula, middle) {
  const share = (percent) => String((middle * BigInt(percent)) / 100n);
  const all = {
    pBest: share(upTo(60)),
    pZero: share(80 + upTo(80)),
    floor: share(upTo(60)),
    budget: share(80 + upTo(60)),
    overBudget: one(['exclude', 'zeroPoints', 'flag']),
    basePrice: share(90 + upTo(60)),
    n: decimal(11 + upTo(40), 1),
    X: decimal(upTo(100), 2),
    meanScore: decimal(upTo(1000), 1),
    clampZero: isSo(0.5),
    clamp: isSo(0.5),
  };
  const names = [...FORMULAS[formula], ...(isSo(0.3) ? ['budget', 'overBudget'] : [])];
  const zero = ABSOLUTE.includes(formula) && isSo(0.3) ? { zeroPrice: 'allow' } : {};
  return { ...Object.fromEntries(names.map((name) => [name, all[name]])), ...zero };
}

function criteriaOf({ upTo, one, isSo }) {
  let left = 10_000;
  return Array.from({ length: upTo(5) }, (_, index) => {
    const weight = 1 + upTo(Math.floor(left / 2) - 1);
    left -= weight;
    const maxMark = one(['5', '10', '7.5', '100', '3', '0.7', '12.345']);
    const [whole, part = ''] = maxMark.split('.');
    const minMark = isSo(0.25) ? { minMark: decimal(upTo(Math.floor(Number(whole + part) / 2)), part.length) } : {};
    return {
      id: `${one(['q', 'Z', 'a-', '_'])}${index}`,
      title: { en: `Criterion ${index}`, zh: `因素 ${index}` },
      weight: decimal(weight, 2, isSo(0.5)),
      maxMark,
      ...minMark,
    };
  });
}

const hundredths = (text) => {
  const [whole, part = ''] = text.split('.');
  return Number(`${whole}${part.padEnd(2, '0')}`);
};

function tieRuleOf({ upTo, isSo, shuffled }) {
  const steps = shuffled(['lowerPrice', 'higherTechnical', 'earlierReceipt']).slice(0, upTo(3));
  return steps.length === 0 || isSo(0.3) ? [...steps, 'commitRevealDraw'] : steps;
}

/** Marks in tenths of the maximum where they are coarse; otherwise of as many places as the rules allow to matter. */
function marksOf({ upTo, isSo, shuffled }, criteria, letters, isCoarse) {
  const one = ({ maxMark }) => {
    const [whole, part = ''] = maxMark.split('.');
    const most = Number(whole + part);
    const units = isCoarse ? Math.floor((most * upTo(4)) / 4) * 1000 : upTo(most * 1000);
    return decimal(units, part.length + 3, isSo(0.5));
  };
  return Object.fromEntries(
    shuffled(criteria).map((criterion) => [criterion.id, shuffled(letters.map((evaluator) => ({ evaluator, mark: one(criterion) })))]),
  );
}

function bidsOf(dice, criteria, params, middle) {
  const { upTo, one, isSo, shuffled } = dice;
  const letters = ['A', 'B', 'C', 'D'].slice(0, 1 + upTo(3));
  const isCoarse = isSo(0.5);
  const bounds = ['budget', 'basePrice', 'pBest', 'pZero', 'floor'].flatMap((name) => params[name] ?? []);
  const few = [middle, (middle * 3n) / 4n, ...bounds.map(BigInt)];
  const amount = () => (isCoarse || isSo(0.2) ? one(few) : 1n + (middle * BigInt(upTo(2 ** 31))) / 2n ** 30n);
  const least = params.zeroPrice === 'allow' ? 0n : 1n;
  const bids = Array.from({ length: 1 + upTo(6) }, (_, index) => {
    const minor = amount();
    return {
      bidId: `${one(['bid', 'Bid-', '标'])}${index}`,
      marks: marksOf(dice, criteria, letters, isCoarse),
      price: { minor: String(minor < least ? least : minor), currency: 'CNY', vat: 'included' },
      receivedAt: `2026-01-05T01:0${upTo(isCoarse ? 1 : 9)}:00.000Z`,
    };
  });
  return shuffled(isCoarse && bids[0] ? [...bids, { ...bids[0], bidId: 'twin', receivedAt: '2026-01-05T01:00:00.000Z' }] : bids);
}

/** Half technical, half price, both in steps of the same size: many totals are equal though neither part is. */
function evenLot(dice) {
  const { upTo } = dice;
  const criteria = [{ id: 'even', title: { en: 'Even', zh: '均衡' }, weight: '50', maxMark: '10' }];
  const bids = Array.from({ length: 2 + upTo(5) }, (_, index) => ({
    bidId: `even${index}`,
    marks: { even: [{ evaluator: 'A', mark: String(upTo(10)) }] },
    price: { minor: String(1000 * (1 + upTo(9))), currency: 'CNY', vat: 'included' },
    receivedAt: `2026-01-05T01:0${upTo(1)}:00.000Z`,
  }));
  return { criteria, formula: 'linear_fixed_bounds', params: { pBest: '0', pZero: '10000' }, bids };
}

/** Amounts from a few minor units to far beyond what a double can hold. */
const MIDDLES = [40n, 2_000n, 1_234_567n, 10n ** 9n + 7n, 9_007_199_254_740_993n, 10n ** 18n + 9n];

function unevenLot(dice) {
  const [middle, criteria, formula] = [dice.one(MIDDLES), criteriaOf(dice), dice.one(Object.keys(FORMULAS))];
  const params = paramsOf(dice, formula, middle);
  return { criteria, formula, params, bids: bidsOf(dice, criteria, params, middle) };
}

/** A ruleset with bids and, where its tie rule asks for one, a draw. The same seed gives the same lot. */
export function randomLot(seed) {
  const dice = diceOf(seed);
  const { upTo, one, isSo } = dice;
  const { criteria, formula, params, bids } = isSo(0.05) ? evenLot(dice) : unevenLot(dice);
  const technical = criteria.reduce((sum, { weight }) => sum + hundredths(weight), 0);
  const [secret, tieRule] = [`secret of lot ${seed}`, tieRuleOf(dice)];
  const hasDraw = tieRule.includes('commitRevealDraw');
  const weight = decimal(10_000 - technical, 2, isSo(0.5));
  const ruleset = {
    version: `random-${seed}`,
    scoreScale: '100',
    criteria,
    price: { weight, formula, params, basis: { currency: 'CNY', vat: 'included' } },
    ...(isSo(0.3) ? { technicalThreshold: decimal(upTo(Math.floor(technical / 2)), 2) } : {}),
    combine: 'points_plus_price',
    display: { places: upTo(4), rounding: one(['halfUp', 'halfEven', 'down']) },
    tieRule,
    ...(hasDraw ? { drawCommitment: sha256(secret) } : {}),
  };
  return { ruleset, bids, draw: hasDraw ? { secret, closedSetDigest: sha256(`set ${seed}`) } : null };
}
