import type { LocalisedText } from '@pilotage/kernel';
import { say } from './figures.js';

const TEXTS = {
  VERSION_MISSING: { en: 'The ruleset has no version.', zh: '评审规则缺少版本号。' },
  SCALE_NOT_100: { en: 'The scale of points must be 100, not "{found}".', zh: '总分必须为 100，而非“{found}”。' },
  WEIGHTS_TOTAL: { en: 'The weights total {total} and must total exactly {scale}.', zh: '权重合计为 {total}，必须恰好等于 {scale}。' },
  WEIGHT_INVALID: { en: 'The weight "{found}" is not an exact decimal in range.', zh: '权重“{found}”不是有效的精确小数。' },
  CRITERION_ID_INVALID: { en: 'A criterion needs an identifier of its own.', zh: '每个评审因素须有唯一标识。' },
  TITLE_MISSING: { en: 'A criterion needs a title in English and Chinese.', zh: '评审因素须有中英文名称。' },
  MAX_MARK_INVALID: { en: 'The highest mark "{found}" is not an exact decimal above zero.', zh: '最高评分“{found}”不是大于零的精确小数。' },
  MIN_MARK_INVALID: {
    en: 'The minimum mark "{found}" is not between 0 and the highest mark.',
    zh: '最低评分要求“{found}”不在零与最高评分之间。',
  },
  THRESHOLD_INVALID: {
    en: 'The technical threshold "{found}" is not between 0 and the technical weight of {weight}.',
    zh: '技术分最低要求“{found}”不在零与技术权重 {weight} 之间。',
  },
  COMBINE_UNKNOWN: { en: 'The way of combining points "{found}" is unknown.', zh: '未知的合分方式“{found}”。' },
  DISPLAY_INVALID: { en: 'Display needs 0 to 6 places and a known rounding.', zh: '显示规则须为 0 至 6 位小数及已知的舍入方式。' },
  TIE_RULE_MISSING: { en: 'The call must declare how a tie is broken.', zh: '采购文件须规定并列时的处理办法。' },
  TIE_STEP_INVALID: {
    en: 'The tie step "{found}" is unknown, repeated, or follows a draw that leaves nothing to it.',
    zh: '并列处理步骤“{found}”未知、重复，或位于抽签之后而无意义。',
  },
  DRAW_COMMITMENT_MISSING: {
    en: 'A draw needs the SHA-256 commitment of its secret, in lower-case hexadecimal.',
    zh: '抽签须公布密值的 SHA-256 承诺值（小写十六进制）。',
  },
  FORMULA_UNKNOWN: { en: 'The price formula "{found}" is unknown.', zh: '未知的价格公式“{found}”。' },
  PARAM_MISSING: { en: 'The price formula {formula} needs the parameter "{param}".', zh: '价格公式 {formula} 缺少参数“{param}”。' },
  PARAM_UNUSED: {
    en: 'The price formula {formula} has no use for the parameter "{param}".',
    zh: '价格公式 {formula} 不使用参数“{param}”。',
  },
  PARAM_INVALID: { en: 'The parameter "{param}" cannot be "{found}".', zh: '参数“{param}”不得为“{found}”。' },
  ZERO_PRICE_RELATIVE: { en: 'A relative price formula cannot allow a price of zero.', zh: '相对价格公式不得允许零报价。' },
  BASIS_INVALID: { en: 'The price basis needs a currency (ISO 4217) and a VAT basis.', zh: '价格口径须有币种（ISO 4217）及增值税口径。' },
} as const satisfies Record<string, LocalisedText>;

/** Codes are append-only. */
export type RulesetFaultCode = keyof typeof TEXTS;

/** One fault that keeps a ruleset from publication: a code, where it lies, its figures, and a sentence. */
export type RulesetFault = {
  readonly code: RulesetFaultCode;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly message: LocalisedText;
};

/** A fault with its sentence filled in. */
export function fault(code: RulesetFaultCode, path: string, params: Readonly<Record<string, string>> = {}): RulesetFault {
  return { code, path, params, message: say(TEXTS[code], params) };
}
