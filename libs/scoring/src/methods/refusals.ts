import { refusals, type LocalisedText } from '@pilotage/kernel';

const PILOTAGE: LocalisedText = { en: 'Pilotage rules of scoring', zh: 'Pilotage 评分规则' };
const PUBLISHED: LocalisedText = {
  en: 'Directive 2014/24/EU Art 67(5); Implementing Regulations of the Government Procurement Law Art 34',
  zh: '欧盟指令2014/24/EU第67条第5款；《政府采购法实施条例》第34条',
};

/** Why a case is refused instead of computed. A method has no silent defaults for facts of a bid: a gap ends here. */
export const methodRefusals = refusals({
  CASE_INVALID: {
    rule: {
      en: 'A case states its method, its criteria and its bids in the published form.',
      zh: '案例须按公布的格式写明方法、评审因素与投标。',
    },
    source: PILOTAGE,
    message: { en: '{path} must be {form}.', zh: '{path} 须为{form}。' },
  },
  METHOD_UNKNOWN: {
    rule: { en: 'A method is one of the published list.', zh: '方法须出自公布的清单。' },
    source: PUBLISHED,
    message: { en: 'There is no method "{method}".', zh: '不存在方法“{method}”。' },
  },
  NUMBER_INEXACT: {
    rule: {
      en: 'Money, marks and weights are exact: decimal text such as "12.50", or a fraction such as "1/3".',
      zh: '金额、分数与权重须为精确值：如“12.50”的小数文本或如“1/3”的分数。',
    },
    source: PILOTAGE,
    message: { en: '{path} is not exact decimal text or a fraction: {found}.', zh: '{path} 不是精确的小数文本或分数：{found}。' },
  },
  PARAM_MISSING: {
    rule: { en: 'Every parameter of a method is published with the call.', zh: '方法的各项参数须随采购邀请公布。' },
    source: PUBLISHED,
    message: { en: 'The method {method} needs the parameter "{param}".', zh: '方法 {method} 缺少参数“{param}”。' },
  },
  PARAM_UNKNOWN: {
    rule: {
      en: 'A parameter that a method does not use is refused, because a reader would think that it counts.',
      zh: '方法不使用的参数予以拒绝，以免读者误以为其有效。',
    },
    source: PILOTAGE,
    message: { en: 'The method {method} has no use for the parameter "{param}".', zh: '方法 {method} 不使用参数“{param}”。' },
  },
  PARAM_INVALID: {
    rule: { en: 'A parameter lies in the range in which its method is defined.', zh: '参数须处于方法有定义的范围之内。' },
    source: PILOTAGE,
    message: { en: 'The parameter "{param}" must be {form}, not {found}.', zh: '参数“{param}”须为{form}，而非 {found}。' },
  },
  TOO_FEW_BIDS: {
    rule: { en: 'A method is applied to as many bids as it needs.', zh: '方法须在投标数量足够时适用。' },
    source: PILOTAGE,
    message: {
      en: 'The method {method} needs at least {least} bids; there are {count}.',
      zh: '方法 {method} 至少需要 {least} 份投标；现有 {count} 份。',
    },
  },
  CRITERION_TWICE: {
    rule: { en: 'A criterion is listed once.', zh: '一项评审因素只列一次。' },
    source: PILOTAGE,
    message: { en: 'Criterion "{criterion}" is listed twice.', zh: '评审因素“{criterion}”重复列出。' },
  },
  CRITERIA_UNFIT: {
    rule: { en: 'The criteria are those that the method is made of.', zh: '评审因素须与方法的构成相符。' },
    source: PILOTAGE,
    message: { en: 'The method {method} needs {needed}.', zh: '方法 {method} 需要{needed}。' },
  },
  DIRECTION_UNFIT: {
    rule: {
      en: 'Marks that are added mean "more is better"; a figure of which less is better is scored by a formula first.',
      zh: '相加的分数须“越高越好”；“越低越好”的数值须先经公式计分。',
    },
    source: PILOTAGE,
    message: {
      en: 'Criterion "{criterion}" says that less is better; the method {method} adds marks as they stand.',
      zh: '评审因素“{criterion}”为越低越好；方法 {method} 按原分相加。',
    },
  },
  WEIGHTS_TOTAL: {
    rule: { en: 'Weights total exactly 1 or exactly 100.', zh: '权重合计须恰为 1 或 100。' },
    source: PUBLISHED,
    message: { en: 'The weights total {total}.', zh: '权重合计为 {total}。' },
  },
  MISSING_SCORE: {
    rule: {
      en: 'A score that is missing blocks the ranking; it is never taken as zero.',
      zh: '缺失的得分阻止排名，绝不作零分处理。',
    },
    source: PILOTAGE,
    message: { en: 'Bid {bid} has no value on "{criterion}".', zh: '投标 {bid} 缺少“{criterion}”的数值。' },
  },
  NEGATIVE_PRICE: {
    rule: { en: 'A price is not below zero.', zh: '报价不得为负。' },
    source: PILOTAGE,
    message: { en: 'Bid {bid} has the price {price}.', zh: '投标 {bid} 的报价为 {price}。' },
  },
  VALUE_OUT_OF_RANGE: {
    rule: { en: 'A value lies in the range that was published for its criterion.', zh: '数值须处于为该评审因素公布的范围之内。' },
    source: PUBLISHED,
    message: {
      en: 'The value {found} of bid {bid} on "{criterion}" must be {form}.',
      zh: '投标 {bid} 的“{criterion}”数值 {found} 须为{form}。',
    },
  },
  FIGURE_UNDEFINED: {
    rule: { en: 'A score is published only where the arithmetic of the method is defined.', zh: '仅在方法的运算有定义时方可公布得分。' },
    source: PILOTAGE,
    message: { en: 'The method {method} is not defined for this case: {why}.', zh: '方法 {method} 对本案例无定义：{why}。' },
  },
  WINNER_SHARED: {
    rule: { en: 'An interval of weights belongs to one winner.', zh: '权重区间须对应唯一的第一名。' },
    source: PILOTAGE,
    message: { en: 'Bids {bids} share the first rank.', zh: '投标 {bids} 并列第一。' },
  },
  COMPARISONS_UNSOUND: {
    rule: { en: 'Every pair of elements is compared exactly once, by a ratio above zero.', zh: '每对要素须恰好比较一次，比值大于零。' },
    source: { en: 'Saaty, The Analytic Hierarchy Process (1980)', zh: 'Saaty《层次分析法》（1980）' },
    message: { en: 'The pair {pair} is {fault}.', zh: '{pair} 一对{fault}。' },
  },
});
