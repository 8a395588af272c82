import { Rational } from '@pilotage/kernel';
import type { Methods } from '../method.js';
import type { Outcome } from '../outcome.js';
import { above, type Params } from '../params.js';
import type { Sample, SampleBid } from '../sample.js';
import { figureOf, priceCriterion, pricesOf, refuseFew, valueOf } from '../values.js';

const { ZERO, ONE } = Rational;
const percent = (share: number): Rational => Rational.of(share, 100);
const meanOf = (figures: readonly Rational[]): Rational => Rational.sum(figures).dividedBy(Rational.of(figures.length));
/** Whether a price lies at least that share below another. */
const isBelowBy = (price: Rational, other: Rational, share: Rational): boolean => !other.times(ONE.minus(share)).isLessThan(price);

/** Reason 0: this far below the mean of the first offers of the others. Reason 1: this far below the next bid. */
const BELOW_OTHERS = percent(40);
const BELOW_NEXT = percent(30);

function prozorroLow(sample: Sample): Outcome {
  const [first, next, ...more] = sample.bids;
  if (!first || !next) return refuseFew(sample, 2);
  const prices = pricesOf(sample, 'allow');
  const initial = (bid: SampleBid): Rational => valueOf(bid, 'initial', above('0'));
  const price = figureOf(prices, first.id);
  const reasons = [
    isBelowBy(price, meanOf([next, ...more].map(initial)), BELOW_OTHERS),
    isBelowBy(price, figureOf(prices, next.id), BELOW_NEXT),
  ];
  return { extra: { reasons: [0, 1].filter((reason) => reasons[reason]) } };
}

/** Prices that lie above their mean by more than a tenth. */
const TENTH = percent(10);
const belowMean = (mean: Rational): Rational => mean.times(ONE.minus(TENTH));
const withoutHigh = (prices: readonly Rational[]): readonly Rational[] => {
  const most = meanOf(prices).times(ONE.plus(TENTH));
  return prices.filter((price) => !most.isLessThan(price));
};

/** The mean without high bids; at least the three lowest count. */
function cleanedMean(sorted: readonly Rational[]): Rational {
  const kept = withoutHigh(sorted);
  return meanOf(kept.length < 3 ? sorted.slice(0, 3) : kept);
}

/** With three bids only the highest may leave the mean. */
function meanOfThree(sorted: readonly Rational[]): Rational {
  const highest = sorted.at(-1) ?? ZERO;
  const isHigh = meanOf(sorted).times(ONE.plus(TENTH)).isLessThan(highest);
  return meanOf(isHigh ? sorted.slice(0, -1) : sorted);
}

function spain(sample: Sample, params: Params): Outcome {
  const prices = pricesOf(sample, 'allow');
  const sorted = [...prices.values()].sort((a, b) => a.compare(b));
  const count = sorted.length;
  if (count === 0) refuseFew(sample, 1);
  const base = params.number('basePrice', above('0')).times(ONE.minus(percent(25)));
  const thresholds: Readonly<Record<number, () => Rational>> = {
    1: () => base,
    2: () => (sorted[1] ?? ZERO).times(ONE.minus(percent(20))),
    3: () => belowMean(meanOfThree(sorted)),
  };
  const threshold = (thresholds[count] ?? (() => belowMean(cleanedMean(sorted))))();
  // With three bids a price far below the base is low in any case.
  const isLow = (price: Rational): boolean => price.isLessThan(threshold) || (count === 3 && price.isLessThan(base));
  return { extra: { threshold, flagged: [...prices].filter(([, price]) => isLow(price)).map(([id]) => id) } };
}

/** Below this number of bids the law has other rules. */
const LEAST_BIDS = 15;

function italy(sample: Sample): Outcome {
  const { id: criterion } = priceCriterion(sample);
  if (sample.bids.length < LEAST_BIDS) refuseFew(sample, LEAST_BIDS);
  const discounts = sample.bids.map((bid) => ({ id: bid.id, discount: valueOf(bid, criterion) }));
  const sorted = discounts.map(({ discount }) => discount).sort((a, b) => a.compare(b));
  const cut = Math.ceil(sorted.length / 10);
  const [low = ZERO, high = ZERO] = [sorted[cut - 1], sorted[sorted.length - cut]];
  // A bid equal to one that is cut is cut with it.
  const kept = sorted.filter((each) => low.isLessThan(each) && each.isLessThan(high));
  if (kept.length === 0) throw new RangeError('no bid remains between the two ends');
  const [sum, mean] = [Rational.sum(kept), meanOf(kept)];
  const aboveMean = kept.filter((each) => mean.isLessThan(each));
  const deviation = aboveMean.length === 0 ? ZERO : meanOf(aboveMean).minus(mean);
  const [tenths = '0', hundredths = '0'] = sum.toDecimal(2, 'down').slice(-2);
  const product = Rational.parse(tenths).times(Rational.parse(hundredths));
  const threshold = mean.plus(deviation.times(ONE.minus(product.dividedBy(Rational.of(100)))));
  const flagged = discounts.filter(({ discount }) => !discount.isLessThan(threshold)).map(({ id }) => id);
  return { extra: { remaining: kept.length, sum, mean, deviation, threshold, flagged } };
}

const ASKS = { en: 'A flag asks for an explanation and never excludes by itself.', zh: '标记仅要求说明，本身绝不排除投标。' };

/** Screens for abnormally low bids. */
export const LOW_PRICE_METHODS: Methods = {
  alp_prozorro: {
    kind: 'analysis',
    sentence: {
      en: `Reasons to ask the first bid: 0, at least 40% below the mean first offer of the others; 1, at least 30% below the next bid. ${ASKS.en}`,
      zh: `要求首位投标说明的理由：0，低于其他投标首轮报价均值至少 40%；1，低于下一位至少 30%。${ASKS.zh}`,
    },
    source: { en: 'Prozorro, abnormally low price milestone', zh: 'Prozorro 异常低价节点' },
    range: {
      en: 'Two bids or more in the order of award, each with its initial price above zero.',
      zh: '至少两份投标，按授标顺序排列，各有大于零的首轮报价。',
    },
    params: [],
    run: prozorroLow,
  },
  alt_spain85: {
    kind: 'analysis',
    sentence: {
      en: `Prices more than 10% below the cleaned mean (one bid: 25% below the base price, two: 20% below the other). ${ASKS.en}`,
      zh: `低于清理后均值 10% 以上的报价（一份投标时低于基准价 25%，两份时低于另一份 20%）。${ASKS.zh}`,
    },
    source: { en: 'Spain, RD 1098/2001 Art 85', zh: '西班牙 RD 1098/2001 第85条' },
    range: { en: 'One bid or more; a base price above zero.', zh: '至少一份投标；基准价大于零。' },
    params: ['basePrice'],
    run: spain,
  },
  italy_anomaly: {
    kind: 'analysis',
    sentence: {
      en: `Discounts at or above the anomaly threshold: a tenth is cut at both ends, the mean raised by the mean deviation above it, less the share from the first two decimals of the sum. ${ASKS.en}`,
      zh: `达到异常阈值的折扣：两端各去十分之一，均值加其上方平均离差，并按合计前两位小数之积扣减。${ASKS.zh}`,
    },
    source: { en: 'Italy, D.Lgs. 50/2016 Art 97(2), in force to 2023', zh: '意大利 D.Lgs. 50/2016 第97条第2款（适用至2023年）' },
    range: { en: '15 bids or more.', zh: '至少 15 份投标。' },
    params: [],
    run: italy,
  },
};
