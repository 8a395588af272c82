import type { LocalisedText, Rounding } from '@pilotage/kernel';

/** The templates of every written reason. Nothing else writes a sentence about a score. */
export const EXPLAIN = {
  criterion: {
    en: 'On "{titleEn}" the evaluators gave {marks} out of {max}; the mean is {mean}. {substituted} = {exact} points, shown as {display}.',
    zh: '评审因素“{titleZh}”：评委评分为 {marks}（满分 {max}），平均分为 {mean}。{substituted} = {exact} 分，显示为 {display} 分。',
  },
  technicalTotal: {
    en: 'The technical points add up to {substituted} = {exact}, shown as {display}.',
    zh: '技术得分合计：{substituted} = {exact} 分，显示为 {display} 分。',
  },
  technicalTotalOfOne: {
    en: 'The technical total is {exact} points, shown as {display}.',
    zh: '技术得分合计为 {exact} 分，显示为 {display} 分。',
  },
  criterionThreshold: {
    en: 'The mean mark {exact} on "{titleEn}" meets the published minimum of {minimum}.',
    zh: '评审因素“{titleZh}”的平均评分 {exact} 达到公布的最低要求 {minimum}。',
  },
  technicalThreshold: {
    en: 'The technical total of {exact} points meets the published minimum of {minimum}.',
    zh: '技术总分 {exact} 分达到公布的最低要求 {minimum} 分。',
  },
  price: {
    en: 'The price of {currency} {price} earns, by the published formula {symbols}, {substituted} = {exact} points, shown as {display}.',
    zh: '报价 {currency} {price}，按公布的公式 {symbols} 计算：{substituted} = {exact} 分，显示为 {display} 分。',
  },
  noPricePoints: {
    en: 'The price of {currency} {price} is above the published budget and earns {exact} points, shown as {display}.',
    zh: '报价 {currency} {price} 超过公布的预算，价格分为 {exact} 分，显示为 {display} 分。',
  },
  lowest: {
    en: 'The lowest compared price is {currency} {amount} ({bids}).',
    zh: '参与比较的最低报价为 {currency} {amount}（{bids}）。',
  },
  highest: {
    en: 'The highest compared price is {currency} {amount} ({bids}).',
    zh: '参与比较的最高报价为 {currency} {amount}（{bids}）。',
  },
  mean: { en: 'The mean of the compared prices is {currency} {amount}.', zh: '参与比较的报价平均值为 {currency} {amount}。' },
  onlyBid: { en: 'It is the only bid compared.', zh: '仅有该一份投标参与比较。' },
  overBudget: { en: 'The price is above the published budget of {currency} {budget}.', zh: '该报价超过公布的预算 {currency} {budget}。' },
  total: {
    en: '{substituted} = {exact} points in total (technical plus price), shown as {display}.',
    zh: '总分（技术分加价格分）：{substituted} = {exact} 分，显示为 {display} 分。',
  },
  rank: { en: 'The bid has rank {rank} of {count}.', zh: '该投标在 {count} 份投标中列第 {rank} 名。' },
  aheadByTotal: {
    en: 'It is {gap} points ahead of {other}; the largest part of this is "{itemEn}" with {difference} points.',
    zh: '领先 {other} {gap} 分，其中差距最大的是“{itemZh}”，为 {difference} 分。',
  },
  behindByTotal: {
    en: 'The bid before it, {other}, has {gap} points more; the largest part of this is "{itemEn}" with {difference} points.',
    zh: '前一名 {other} 高出 {gap} 分，其中差距最大的是“{itemZh}”，为 {difference} 分。',
  },
  tieBroken: {
    en: 'Its exact total equals that of {others}; the published tie rule compares {stepEn} and sets the order {order}.',
    zh: '其精确总分与 {others} 相同；按公布的并列规则比较{stepZh}，顺序为 {order}。',
  },
  tieUnbroken: {
    en: 'It shares its rank with {others}: the published tie rule is exhausted, and a person must decide on record.',
    zh: '与 {others} 名次并列：公布的并列规则已用尽，须由人工作出有记录的决定。',
  },
  excluded: { en: 'The bid has no rank.', zh: '该投标不参与排名。' },
  method: {
    en: '{count} bids were compared under ruleset {version} (digest {rulesetDigest}); the input has the digest {inputDigest} and was computed by {engine}.',
    zh: '共 {count} 份投标依评审规则 {version}（摘要 {rulesetDigest}）比较；输入摘要为 {inputDigest}，由 {engine} 计算。',
  },
  rounding: {
    en: 'All scores are exact fractions; they are rounded to {places} decimals ({roundingEn}) for display only, and ranks and ties follow the exact figures.',
    zh: '所有得分均为精确分数；仅在显示时保留 {places} 位小数（{roundingZh}），名次与并列以精确值为准。',
  },
  singleBid: { en: 'Only one bid was compared.', zh: '仅有一份投标参与比较。' },
  didNotDiscriminate: {
    en: 'Criterion "{titleEn}" did not discriminate: all compared bids earned the same points on it.',
    zh: '评审因素“{titleZh}”未产生区分：所有参与比较的投标得分相同。',
  },
} as const satisfies Record<string, LocalisedText>;

/** What a tie step compares, as it is said in a sentence. */
export const TIE_STEP_NAMES = {
  lowerPrice: { en: 'the lower price', zh: '较低报价' },
  higherTechnical: { en: 'the higher technical total', zh: '较高技术分' },
  earlierReceipt: { en: 'the earlier receipt', zh: '较早收到时间' },
  commitRevealDraw: { en: 'the digests of the committed draw', zh: '预先承诺的抽签摘要' },
} as const satisfies Record<string, LocalisedText>;

/** How a displayed number is rounded, as it is said in a sentence. */
export const ROUNDING_NAMES = {
  halfUp: { en: 'half away from zero', zh: '四舍五入' },
  halfEven: { en: 'half to even', zh: '四舍六入五成双' },
  down: { en: 'towards zero', zh: '向零截断' },
} as const satisfies Record<Rounding, LocalisedText>;

/** What the price is called beside the criteria. */
export const PRICE_TITLE: LocalisedText = { en: 'price', zh: '价格' };
