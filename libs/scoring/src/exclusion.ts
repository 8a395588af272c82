import type { LocalisedText } from '@pilotage/kernel';
import { say } from './figures.js';

const TEXTS = {
  BELOW_CRITERION_MINIMUM: {
    en: 'The mean mark {mean} on criterion "{criterion}" is below the published minimum of {minimum}.',
    zh: '评审因素“{criterion}”的平均评分 {mean} 低于公布的最低要求 {minimum}。',
  },
  BELOW_TECHNICAL_THRESHOLD: {
    en: 'The technical total of {total} points is below the published minimum of {minimum}.',
    zh: '技术总分 {total} 分低于公布的最低要求 {minimum} 分。',
  },
  OVER_BUDGET: {
    en: 'The price of {price} minor units is above the budget of {budget}, and the call excludes such bids.',
    zh: '报价 {price}（最小货币单位）超过预算 {budget}，按采购文件规定予以排除。',
  },
  OVER_BASE_PRICE: {
    en: 'The price of {price} minor units is above the base price of {basePrice}, from which discounts are measured.',
    zh: '报价 {price}（最小货币单位）高于折扣计算的基准价 {basePrice}。',
  },
} as const satisfies Record<string, LocalisedText>;

export type ExclusionCode = keyof typeof TEXTS;

/** Why a bid has no rank: a code and its figures (marks and points exact, amounts in minor units). */
export type Exclusion = { readonly code: ExclusionCode; readonly params: Readonly<Record<string, string>> };

/** The reason of an exclusion as a sentence in every language. */
export const exclusionSentence = ({ code, params }: Exclusion): LocalisedText => say(TEXTS[code], params);
