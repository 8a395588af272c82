import { refusals } from '@pilotage/kernel';

/** Why an evaluation is refused instead of computed. The engine has no defaults: a gap in the facts ends here. */
export const scoringRefusals = refusals({
  RULESET_INCOMPLETE: {
    rule: {
      en: 'Only a ruleset without faults, frozen at publication, scores a bid.',
      zh: '只有在公布时已固定且无缺陷的评分规则集方可用于评标。',
    },
    source: {
      en: 'Directive 2014/24/EU Art 67(5); Implementing Regulations of the Government Procurement Law Art 34',
      zh: '欧盟指令2014/24/EU第67条第5款；《政府采购法实施条例》第34条',
    },
    message: { en: 'The ruleset has faults: {faults}.', zh: '评审规则存在缺陷：{faults}。' },
  },
  BID_TWICE: {
    rule: { en: 'A bid is scored once.', zh: '一份投标只评分一次。' },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: { en: 'Bid {bid} is listed twice.', zh: '投标 {bid} 重复列出。' },
  },
  BIDS_DIFFER: {
    rule: { en: 'Technical scores and offers concern the same bids.', zh: '技术得分与报价须针对相同的投标。' },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: { en: 'Bid {bid} has technical scores or an offer, but not both.', zh: '投标 {bid} 的技术评分与报价不成对。' },
  },
  UNKNOWN_CRITERION: {
    rule: { en: 'Criteria that were not published are not scored.', zh: '未公布的评分标准不得用于评分。' },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 34', zh: '《政府采购法实施条例》第34条' },
    message: {
      en: 'Bid {bid} has marks on "{criterion}", which the ruleset does not name.',
      zh: '投标 {bid} 的评分项“{criterion}”未在评审规则中公布。',
    },
  },
  MISSING_MARK: {
    rule: {
      en: 'Every evaluator marks every bid on every criterion; a missing mark is never taken as zero.',
      zh: '每名评审员须就每项标准对每份投标评分；缺失的分数绝不作零分处理。',
    },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: {
      en: 'Evaluator {evaluator} gave bid {bid} no mark on "{criterion}"; the bids cannot be scored.',
      zh: '评委 {evaluator} 未对投标 {bid} 的“{criterion}”评分；无法计分。',
    },
  },
  MARK_TWICE: {
    rule: { en: 'An evaluator marks a bid once on each criterion.', zh: '评审员就每项标准对一份投标只评分一次。' },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: {
      en: 'Evaluator {evaluator} marked bid {bid} twice on "{criterion}".',
      zh: '评委 {evaluator} 对投标 {bid} 的“{criterion}”重复评分。',
    },
  },
  MARK_OUT_OF_RANGE: {
    rule: { en: 'A mark is an exact decimal between zero and the maximum of its criterion.', zh: '分数为零至该项标准满分之间的精确小数。' },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: {
      en: 'The mark {mark} of evaluator {evaluator} for bid {bid} on "{criterion}" is not between 0 and {maximum}.',
      zh: '评委 {evaluator} 对投标 {bid} 的“{criterion}”所评 {mark} 不在 0 至 {maximum} 之间。',
    },
  },
  MISSING_PRICE: {
    rule: {
      en: 'A bid that passed the technical evaluation is ranked with its opened price.',
      zh: '通过技术评审的投标须以其已开启的报价参与排名。',
    },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: { en: 'The price of bid {bid} is missing.', zh: '缺少投标 {bid} 的报价。' },
  },
  PRICE_MALFORMED: {
    rule: { en: 'A price is an integer of minor units and not negative.', zh: '价格为最小货币单位的整数，且不得为负。' },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: { en: 'The price {price} of bid {bid} cannot be scored.', zh: '投标 {bid} 的报价 {price} 无法计分。' },
  },
  PRICE_BASIS_DIFFERS: {
    rule: {
      en: 'Only prices of the currency and VAT basis that the call declares are compared.',
      zh: '只有采用采购邀请所声明的币种和增值税口径的价格方可比较。',
    },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: {
      en: 'Bid {bid} is priced in {currency} (VAT {vat}); the call compares {expectedCurrency} (VAT {expectedVat}).',
      zh: '投标 {bid} 的报价口径为 {currency}（增值税：{vat}）；本采购比较口径为 {expectedCurrency}（增值税：{expectedVat}）。',
    },
  },
  ZERO_PRICE: {
    rule: {
      en: 'A price of zero is scored only by an absolute formula, and only where the call says so.',
      zh: '零价格仅可按绝对公式评分，且须采购邀请明文允许。',
    },
    source: {
      en: 'Consip, price formulas: inverse proportionality is not defined where a zero price is admitted',
      zh: 'Consip 价格公式：允许零价格时反比例无定义',
    },
    message: {
      en: 'Bid {bid} has the price zero, which the formula "{formula}" of this call cannot score.',
      zh: '投标 {bid} 报价为零，本采购的价格公式“{formula}”无法计分。',
    },
  },
  DRAW_NOT_REVEALED: {
    rule: {
      en: 'A tie that the call leaves to a draw is broken with the secret that was committed at publication.',
      zh: '采购邀请规定以抽签决定的并列，须用公布时承诺的密值抽签。',
    },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: { en: 'Bids {bids} tie; the secret of the draw must be revealed first.', zh: '投标 {bids} 并列；须先公开抽签密值。' },
  },
  DRAW_NOT_COMMITTED: {
    rule: {
      en: 'The secret of a draw is the one whose digest was published with the call.',
      zh: '抽签所用密值须与随采购邀请公布的摘要相符。',
    },
    source: { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' },
    message: {
      en: 'The revealed secret does not match the commitment published with the call.',
      zh: '所公开的抽签密值与采购文件公布的承诺值不符。',
    },
  },
});
