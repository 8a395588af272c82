// One large lot, always the same: marks of one decimal as panels give them, prices with few in common, and criteria of two scales.
import { chance } from './random.mjs';

const SEED = 17;

/** @param {{bids: number, criteria: number, evaluators: number}} size at most 70 criteria, of one point each */
export function largeLot(size) {
  const next = chance(SEED);
  const upTo = (most) => Math.floor(next() * (most + 1));
  const criteria = Array.from({ length: size.criteria }, (_, index) => ({
    id: `criterion-${index}`,
    title: { en: `Criterion ${index}`, zh: `因素 ${index}` },
    weight: String(70 / size.criteria),
    maxMark: index % 2 === 0 ? '100' : '10',
  }));
  const letters = Array.from({ length: size.evaluators }, (_, index) => String.fromCharCode(65 + index));
  const mark = (most) => (upTo(most * 10) / 10).toFixed(1);
  const bids = Array.from({ length: size.bids }, (_, index) => ({
    bidId: `bid-${index}`,
    marks: Object.fromEntries(criteria.map(({ id, maxMark }) => [id, letters.map((evaluator) => ({ evaluator, mark: mark(+maxMark) }))])),
    price: { minor: String(5_000_000 + upTo(50_000_000)), currency: 'CNY', vat: 'included' },
    receivedAt: `2026-01-05T01:${String(10 + (index % 50))}:00.000Z`,
  }));
  const ruleset = {
    version: 'large-1',
    scoreScale: '100',
    criteria,
    price: { weight: '30', formula: 'relative_to_lowest', params: {}, basis: { currency: 'CNY', vat: 'included' } },
    combine: 'points_plus_price',
    display: { places: 2, rounding: 'halfUp' },
    tieRule: ['lowerPrice', 'earlierReceipt'],
  };
  return { ruleset, bids };
}
