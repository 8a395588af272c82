import { refusals } from '@pilotage/kernel';

/** Why an evaluation is refused instead of computed. The engine has no defaults: a gap in the facts ends here. */
export const scoringRefusals = refusals({
  RULESET_INCOMPLETE: {
    rule: 'Only a ruleset without faults, frozen at publication, scores a bid.',
    source: 'Directive 2014/24/EU art. 67(5); Implementing Regulations of the Government Procurement Law art. 34',
    message: { en: 'The ruleset has faults: {faults}.', zh: '评审规则存在缺陷：{faults}。' },
  },
  BID_TWICE: {
    rule: 'A bid is scored once.',
    source: 'Pilotage rules of scoring',
    message: { en: 'Bid {bid} is listed twice.', zh: '投标 {bid} 重复列出。' },
  },
  BIDS_DIFFER: {
    rule: 'Technical scores and offers concern the same bids.',
    source: 'Pilotage rules of scoring',
    message: { en: 'Bid {bid} has technical scores or an offer, but not both.', zh: '投标 {bid} 的技术评分与报价不成对。' },
  },
  UNKNOWN_CRITERION: {
    rule: 'Criteria that were not published are not scored.',
    source: 'Implementing Regulations of the Government Procurement Law art. 34',
    message: {
      en: 'Bid {bid} has marks on "{criterion}", which the ruleset does not name.',
      zh: '投标 {bid} 的评分项“{criterion}”未在评审规则中公布。',
    },
  },
  MISSING_MARK: {
    rule: 'Every evaluator marks every bid on every criterion; a missing mark is never taken as zero.',
    source: 'Pilotage rules of scoring',
    message: {
      en: 'Evaluator {evaluator} gave bid {bid} no mark on "{criterion}"; the bids cannot be scored.',
      zh: '评委 {evaluator} 未对投标 {bid} 的“{criterion}”评分；无法计分。',
    },
  },
  MARK_TWICE: {
    rule: 'An evaluator marks a bid once on each criterion.',
    source: 'Pilotage rules of scoring',
    message: {
      en: 'Evaluator {evaluator} marked bid {bid} twice on "{criterion}".',
      zh: '评委 {evaluator} 对投标 {bid} 的“{criterion}”重复评分。',
    },
  },
  MARK_OUT_OF_RANGE: {
    rule: 'A mark is an exact decimal between zero and the maximum of its criterion.',
    source: 'Pilotage rules of scoring',
    message: {
      en: 'The mark {mark} of evaluator {evaluator} for bid {bid} on "{criterion}" is not between 0 and {maximum}.',
      zh: '评委 {evaluator} 对投标 {bid} 的“{criterion}”所评 {mark} 不在 0 至 {maximum} 之间。',
    },
  },
  MISSING_PRICE: {
    rule: 'A bid that passed the technical evaluation is ranked with its opened price.',
    source: 'Pilotage rules of scoring',
    message: { en: 'The price of bid {bid} is missing.', zh: '缺少投标 {bid} 的报价。' },
  },
  PRICE_MALFORMED: {
    rule: 'A price is an integer of minor units and not negative.',
    source: 'Pilotage rules of scoring',
    message: { en: 'The price {price} of bid {bid} cannot be scored.', zh: '投标 {bid} 的报价 {price} 无法计分。' },
  },
  PRICE_BASIS_DIFFERS: {
    rule: 'Only prices of the currency and VAT basis that the call declares are compared.',
    source: 'Pilotage rules of scoring',
    message: {
      en: 'Bid {bid} is priced in {currency} (VAT {vat}); the call compares {expectedCurrency} (VAT {expectedVat}).',
      zh: '投标 {bid} 的报价口径为 {currency}（增值税：{vat}）；本采购比较口径为 {expectedCurrency}（增值税：{expectedVat}）。',
    },
  },
  ZERO_PRICE: {
    rule: 'A price of zero is scored only by an absolute formula, and only where the call says so.',
    source: 'Consip, price formulas: inverse proportionality is not defined where a zero price is admitted',
    message: {
      en: 'Bid {bid} has the price zero, which the formula "{formula}" of this call cannot score.',
      zh: '投标 {bid} 报价为零，本采购的价格公式“{formula}”无法计分。',
    },
  },
  DRAW_NOT_REVEALED: {
    rule: 'A tie that the call leaves to a draw is broken with the secret that was committed at publication.',
    source: 'Pilotage rules of scoring',
    message: { en: 'Bids {bids} tie; the secret of the draw must be revealed first.', zh: '投标 {bids} 并列；须先公开抽签密值。' },
  },
  DRAW_NOT_COMMITTED: {
    rule: 'The secret of a draw is the one whose digest was published with the call.',
    source: 'Pilotage rules of scoring',
    message: {
      en: 'The revealed secret does not match the commitment published with the call.',
      zh: '所公开的抽签密值与采购文件公布的承诺值不符。',
    },
  },
});
