import type { LocalisedText } from '@pilotage/kernel';
import { isRelative } from '../../price-formulas.js';
import type { PriceFormulaId } from '../../ruleset.js';
import type { Method } from '../method.js';
import type { FORMULA_NAMES } from './points.js';

type FormulaName = (typeof FORMULA_NAMES)[number];

/** What is said of a price formula: for publication and for whoever chooses one. */
export interface FormulaNote {
  readonly kind: Method['kind'];
  /** W: points of the best price, P: the price, Pmin, Pmax, mean: of the bids compared. */
  readonly formula: string;
  readonly range: LocalisedText;
  readonly source: LocalisedText;
}

/** Whether a bid alone decides on its points, so that no other bid can reverse an order. */
export const isAbsolute = (name: FormulaName): boolean => name !== 'log_relative' && !isRelative(name as PriceFormulaId);

/** The price formulas by name. */
export const PRICE_FORMULA_NOTES: Readonly<Record<FormulaName, FormulaNote>> = {
  relative_to_lowest: {
    kind: 'award',
    formula: 'W × Pmin ÷ P',
    range: { en: 'Never zero; undefined at a price of zero.', zh: '不为零；零报价时无定义。' },
    source: { en: 'MoF Order 87 Art 55; World Bank; most used in the world', zh: '财政部令第87号第五十五条；世界银行；全球使用最多' },
  },
  linear_above_lowest: {
    kind: 'award',
    formula: 'W × (1 − (P − Pmin) ÷ Pmin)',
    range: { en: 'Below zero above twice the lowest, unless clampZero.', zh: '超过最低价两倍时为负，除非 clampZero。' },
    source: { en: 'South Africa, Preferential Procurement Regulations 80/20 and 90/10', zh: '南非《优先采购条例》80/20 与 90/10' },
  },
  linear_n_times_lowest: {
    kind: 'award',
    formula: 'W × (n × Pmin − P) ÷ ((n − 1) × Pmin)',
    range: { en: 'Zero at n times the lowest, then below zero unless clampZero.', zh: '最低价 n 倍时为零，其后为负，除非 clampZero。' },
    source: { en: 'French practice', zh: '法国做法' },
  },
  linear_min_max: {
    kind: 'award',
    formula: 'W × (Pmax − P) ÷ (Pmax − Pmin)',
    range: {
      en: 'The dearest has zero, all equal have W; one cent can move W points.',
      zh: '最高价得零分，全部相同得满分；一分之差可移动 W 分。',
    },
    source: {
      en: 'French practice; unlawful at a high weight (CE 29 October 2013 no. 370789)',
      zh: '法国做法；权重过高时违法（CE 2013年10月29日第370789号）',
    },
  },
  linear_fixed_bounds: {
    kind: 'award',
    formula: 'W × min(1, max(0, (pZero − P) ÷ (pZero − pBest)))',
    range: { en: 'Between 0 and W by published bounds.', zh: '依公布的界限，介于 0 与 W 之间。' },
    source: { en: 'Negometrix, absolute price scoring', zh: 'Negometrix 绝对计价法' },
  },
  linear_to_budget: {
    kind: 'award',
    formula: 'W × min(1, max(0, (budget − P) ÷ (budget − floor)))',
    range: {
      en: 'Above the budget what overBudget says: exclude, zeroPoints or flag.',
      zh: '超出预算时依 overBudget：exclude、zeroPoints 或 flag。',
    },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
  },
  mean_deviation: {
    kind: 'award',
    formula: 'W × (meanScore − 100 × (P − mean) ÷ mean) ÷ 100',
    range: { en: 'Unbounded unless clamp; one outlier moves all.', zh: '无界，除非 clamp；一个离群报价会影响全部。' },
    source: { en: 'Mean narrow average, procurementtemplates.co.uk', zh: '均值偏差法，procurementtemplates.co.uk' },
  },
  discount_linear: {
    kind: 'award',
    formula: 'W × (base − P) ÷ (base − Pmin)',
    range: { en: 'Prices up to the base price; equal to it, all have W.', zh: '报价不超过基准价；均等于基准价时得满分。' },
    source: { en: 'Italy, Consip formulas', zh: '意大利 Consip 公式' },
  },
  discount_bilinear: {
    kind: 'award',
    formula: 'A ≤ mean A: W × X × A ÷ mean A; above: W × (X + (1 − X) × (A − mean A) ÷ (Amax − mean A)), A = base − P',
    range: { en: 'X usually 0.80, 0.85 or 0.90.', zh: 'X 通常为 0.80、0.85 或 0.90。' },
    source: { en: 'Italy, DPR 207/2010', zh: '意大利 DPR 207/2010' },
  },
  log_relative: {
    kind: 'analysis',
    formula: 'W × (1 − log(P ÷ Pmin) ÷ log(logBase))',
    range: {
      en: 'Zero at logBase times the lowest. Not exact, so no award may rest on it.',
      zh: '最低价 logBase 倍时为零。非精确，不得据以授标。',
    },
    source: { en: 'Negometrix, logarithmic price scoring', zh: 'Negometrix 对数计价法' },
  },
};
