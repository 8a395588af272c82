import { money, sha256Hex, type Money } from '@pilotage/kernel';
import { CALLS } from './calls.data.js';
import { PRICE_PATTERNS } from './price-patterns.data.js';
import type { DemonstrationBid, DemonstrationCall } from './types.js';

/**
 * A real price scaled to a demonstration budget: floor(budget * price * 95 / (highest * 100)), all integers.
 * The dearest real bid lands on 95 % of the budget, the others keep their real distance, so the real order stays.
 * Refuses (RangeError) a budget or price that is not positive, and a highest price below the price.
 */
export function scaledPrice(budgetMinor: bigint, price: bigint, highest: bigint): bigint {
  if (budgetMinor <= 0n || price <= 0n || highest < price) throw new RangeError('prices are positive and none exceeds the highest');
  return (budgetMinor * price * 95n) / (highest * 100n);
}

/** The call of a key. Throws where the demonstration holds none. */
export function callOf(key: string): DemonstrationCall {
  const call = CALLS.find((candidate) => candidate.key === key);
  if (!call) throw new Error(`the demonstration holds no call ${key}`);
  return call;
}

/** The price of a demonstration bid: its place in the real pattern, scaled to the lot's budget, in the lot's currency and VAT basis. */
export function priceOf(bid: Pick<DemonstrationBid, 'callKey' | 'lotKey' | 'pattern' | 'priceIndex'>): Money {
  const lot = callOf(bid.callKey).lots.find((candidate) => candidate.key === bid.lotKey);
  const prices = PRICE_PATTERNS.find((candidate) => candidate.key === bid.pattern)?.prices.map(BigInt);
  const price = prices?.[bid.priceIndex];
  if (!lot || !prices || price === undefined) throw new Error(`no price for ${bid.callKey} ${bid.lotKey} ${bid.pattern} ${bid.priceIndex}`);
  const highest = prices.reduce((most, each) => (each > most ? each : most));
  return money(scaledPrice(BigInt(lot.budget.minor), price, highest), lot.budget.currency, lot.budget.vat);
}

const drawn = (parts: readonly (string | number)[], below: number): number =>
  Number.parseInt(sha256Hex(parts.join('|')).slice(0, 8), 16) % below;

/**
 * A MADE mark: no person judged anything. The rule: a digest of call, bidder and criterion gives 11 to 18 twentieths of the
 * maximum (what the offer is worth); a digest that adds the evaluator moves it by -1, 0 or +1 twentieth (how people differ).
 * The mark is floor(max * twentieths / 20), a whole number as a decimal string, so between half and 95 % of `max`.
 * Same arguments, same mark, on any machine. In a call of several lots `callKey` is `call/lot`. Refuses (SyntaxError) a `max` that is no integer.
 */
export function madeMark(callKey: string, bidderNo: number, criterionId: string, evaluatorNo: number, max: string): string {
  const worth = 11 + drawn(['worth', callKey, bidderNo, criterionId], 8);
  const differs = drawn(['evaluator', callKey, bidderNo, criterionId, evaluatorNo], 3) - 1;
  return ((BigInt(max) * BigInt(worth + differs)) / 20n).toString();
}

/** What is written beside every made mark. */
export const MADE_MARK_NOTE = {
  en: 'Made mark: computed by the demonstration’s stated rule, not given by a person.',
  zh: '示例评分：按演示规则计算得出，并非评审人员给出。',
} as const;

/** What is written on every demonstration agency’s call. */
export const modelledOnNote = ({ modelledOn }: DemonstrationCall): { readonly en: string; readonly zh: string } => ({
  en: `A demonstration agency, modelled on a need of ${modelledOn.body}. That body takes no part here.`,
  zh: `示范采购人，参照${modelledOn.body}的需求设定；该单位未参与本演示。`,
});

/** Digest that stands for a product version in a demonstration statement: SHA-256 of `key@version`. */
export const productDigest = (key: string, version: string): string => sha256Hex(`${key}@${version}`);
