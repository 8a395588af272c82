import { Rational, type LocalisedText } from '@pilotage/kernel';
import { amountText, exactText, say } from './figures.js';
import { pricePoints, type PricedBid } from './price.js';
import type { Ruleset } from './ruleset.js';

/** An invented bid: a technical total in points and a price in minor units. */
export interface DummyBid extends PricedBid {
  readonly technicalTotal: Rational;
}

/** Three dummy bids where the presence of one that loses decides which of the other two wins. */
export interface Reversal {
  readonly winner: DummyBid;
  readonly other: DummyBid;
  /** Loses when it is there; without it `other` wins instead of `winner`. */
  readonly bystander: DummyBid;
}

/** Codes are append-only. */
export type SimulationWarningCode = 'RANK_REVERSAL' | 'SMALL_PRICE_DIFFERENCE_DECIDES' | 'NEGATIVE_POINTS' | 'CLAMPING_HIDES_ORDER';

/** An invented bid that shows what a warning tells. Price in minor units; technical points where they matter to it. */
export interface ExampleBid {
  readonly label: 'A' | 'B' | 'C';
  readonly minor: Rational;
  readonly technicalTotal: Rational | null;
}

/** One thing that an officer should know before publication. It keeps nothing from being published. */
export interface SimulationWarning {
  readonly code: SimulationWarningCode;
  readonly message: LocalisedText;
  readonly example: readonly ExampleBid[];
}

const TEXTS = {
  RANK_REVERSAL: {
    en: 'The price formula {formula} depends on other bids: between a bid of {technicalA} technical points at {currency} {priceA} and one of {technicalB} at {currency} {priceB}, the second wins; if a losing bid of {technicalC} points at {currency} {priceC} also takes part, the first wins. A losing bid, or its later disqualification, can so decide the award. A formula with published amounts cannot do this.',
    zh: '价格公式 {formula} 取决于其他投标：技术分 {technicalA}、报价 {currency} {priceA} 的投标与技术分 {technicalB}、报价 {currency} {priceB} 的投标相比，后者胜出；若另有一份落选投标（技术分 {technicalC}、报价 {currency} {priceC}）参与，则前者胜出。因此落选投标或其事后被取消资格可能左右中选结果。以公布金额为基准的公式不会出现此情形。',
  },
  SMALL_PRICE_DIFFERENCE_DECIDES: {
    en: 'Under the price formula {formula}, two bids whose prices differ by one percent can be {points} price points apart, at least half of the price weight of {weight}.',
    zh: '按价格公式 {formula}，两份报价仅相差百分之一的投标，价格分可相差 {points} 分，达到价格权重 {weight} 的一半以上。',
  },
  NEGATIVE_POINTS: {
    en: 'Under the price formula {formula}, a bid at {currency} {price} earns {points} price points: less than none, which also eats into its technical points.',
    zh: '按价格公式 {formula}，报价 {currency} {price} 的投标价格分为 {points}，低于零，将抵减其技术分。',
  },
  CLAMPING_HIDES_ORDER: {
    en: 'Under the price formula {formula}, bids at {currency} {low} and {currency} {high} earn the same price points, although one is cheaper.',
    zh: '按价格公式 {formula}，报价 {currency} {low} 与 {currency} {high} 的投标价格分相同，尽管前者更低。',
  },
} as const satisfies Record<SimulationWarningCode, LocalisedText>;

/** What the dummy bids show about a formula, as sentences for the officer who drafts the call. */
export function simulationWarnings(ruleset: Ruleset, prices: readonly Rational[], example: Reversal | null): SimulationWarning[] {
  const { formula, basis, weight } = ruleset.price;
  const about = { formula, currency: basis.currency, weight };
  const amount = (minor: Rational): string => amountText(minor, basis.currency);
  const warn = (
    code: SimulationWarningCode,
    params: Readonly<Record<string, string>>,
    shown: readonly ExampleBid[],
  ): SimulationWarning => ({
    code,
    message: say(TEXTS[code], { ...about, ...params }),
    example: shown,
  });
  const small = smallDifference(ruleset, prices);
  const negative = negativePoints(ruleset, prices);
  const hidden = hiddenOrder(ruleset, prices);
  return [
    ...(example ? [warn('RANK_REVERSAL', reversalParams(basis.currency, example), reversalBids(example))] : []),
    ...(small ? [warn('SMALL_PRICE_DIFFERENCE_DECIDES', { points: exactText(small.points) }, pair(small.low, small.high))] : []),
    ...(negative
      ? [warn('NEGATIVE_POINTS', { price: amount(negative.minor), points: exactText(negative.points) }, [exampleBid('A', negative.minor)])]
      : []),
    ...(hidden
      ? [warn('CLAMPING_HIDES_ORDER', { low: amount(hidden.low), high: amount(hidden.high) }, pair(hidden.low, hidden.high))]
      : []),
  ];
}

const exampleBid = (label: ExampleBid['label'], minor: Rational, technicalTotal: Rational | null = null): ExampleBid => ({
  label,
  minor,
  technicalTotal,
});
const reversalBids = ({ winner, other, bystander }: Reversal): ExampleBid[] => [
  exampleBid('A', winner.minor, winner.technicalTotal),
  exampleBid('B', other.minor, other.technicalTotal),
  exampleBid('C', bystander.minor, bystander.technicalTotal),
];
const pair = (low: Rational, high: Rational): ExampleBid[] => [exampleBid('A', low), exampleBid('B', high)];

const reversalParams = (currency: string, reversal: Reversal): Record<string, string> =>
  Object.fromEntries(
    reversalBids(reversal).flatMap(({ label, minor, technicalTotal }) => [
      [`technical${label}`, exactText(technicalTotal ?? Rational.ZERO)],
      [`price${label}`, amountText(minor, currency)],
    ]),
  );

const asBids = (prices: readonly Rational[]): PricedBid[] => prices.map((minor) => ({ bidId: minor.toString(), minor }));

/** The price points between two bids one percent apart, where that is half of the weight or more. */
function smallDifference({ price }: Ruleset, prices: readonly Rational[]): { low: Rational; high: Rational; points: Rational } | null {
  const half = Rational.parse(price.weight).dividedBy(Rational.of(2));
  for (const minor of half.isZero() ? [] : prices) {
    const dearer = Rational.of((minor.numerator * 101n + 99n) / 100n);
    const { points } = pricePoints(price, [
      { bidId: 'low', minor },
      { bidId: 'high', minor: dearer },
    ]);
    const [low, high] = [points.get('low')?.points, points.get('high')?.points];
    if (low && high && !low.minus(high).isLessThan(half)) return { low: minor, high: dearer, points: low.minus(high) };
  }
  return null;
}

function negativePoints({ price }: Ruleset, prices: readonly Rational[]): { minor: Rational; points: Rational } | null {
  const bids = asBids(prices);
  const { points } = pricePoints(price, bids);
  const scored = bids.map(({ bidId, minor }) => ({ minor, points: points.get(bidId)?.points ?? Rational.ZERO }));
  return scored.find((bid) => bid.points.isNegative()) ?? null;
}

function hiddenOrder({ price }: Ruleset, prices: readonly Rational[]): { low: Rational; high: Rational } | null {
  const bids = asBids(prices);
  const { points } = pricePoints(price, bids);
  const isSame = (a: PricedBid, b: PricedBid): boolean => {
    const [one, other] = [points.get(a.bidId)?.points, points.get(b.bidId)?.points];
    return one !== undefined && other !== undefined && one.equals(other);
  };
  const low = bids.find((bid) => bids.some((other) => bid.minor.isLessThan(other.minor) && isSame(bid, other)));
  const high = low && bids.findLast((other) => low.minor.isLessThan(other.minor) && isSame(low, other));
  return low && high && Rational.parse(price.weight).isZero() === false ? { low: low.minor, high: high.minor } : null;
}
