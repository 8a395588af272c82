import type { LocalisedText } from '@pilotage/kernel';

/** The kinds of faults that a policy can have. Append-only. */
export const POLICY_FAULT_CODES = {
  FORM: 'The document does not have the form of its kind.',
  UNKNOWN_CODE: 'A code, fact or value is named that nobody knows.',
  REPEATED: 'A code stands there twice.',
  MISSING_TRANSLATION: 'A text lacks English or Chinese.',
  MISSING_SOURCE: 'A rule does not say what it rests on.',
  UNREACHABLE_ROW: 'A row, trigger or band never decides anything, whatever the facts.',
  UNJUDGED: 'Some facts meet no row.',
  UNUSED_CODE: 'A code is registered that no row gives.',
  CONTRADICTION: 'Two rules say different things about the same facts.',
  FIGURES: 'Points, bands or shares do not fit together.',
  OVERLAPPING_VALIDITY: 'Its name or its validity belongs to another version, or has begun already.',
} as const;
export type PolicyFaultCode = keyof typeof POLICY_FAULT_CODES;

type Sentence = LocalisedText & { readonly code: PolicyFaultCode };
const said = (code: PolicyFaultCode, en: string, zh: string): Sentence => ({ code, en, zh });

/** Every sentence that a fault can be told by. `{at}` is the path in the document. */
export const POLICY_FAULT_SENTENCES = {
  notJson: said('FORM', 'the document is not JSON', '文档不是有效的 JSON'),
  notAnObject: said('FORM', '{at} is not an object', '{at} 不是对象'),
  notAList: said('FORM', '{at} is not a list', '{at} 不是列表'),
  notText: said('FORM', '{at} is not a text', '{at} 不是文本'),
  notAFlag: said('FORM', '{at} is neither true nor false', '{at} 不是布尔值'),
  notWhole: said('FORM', '{at} is not a whole number from {min} to {max}', '{at} 不是 {min} 至 {max} 之间的整数'),
  notAnInstant: said('FORM', '{at} is not an instant like 2026-01-05T09:00:00+08:00', '{at} 不是形如 2026-01-05T09:00:00+08:00 的时刻'),
  notADay: said('FORM', '{at} is not a day like 2026-01-05', '{at} 不是形如 2026-01-05 的日期'),
  notAPredicate: said(
    'FORM',
    '{at} is neither a question with answers, nor all, nor any, or it is nested too deeply',
    '{at} 既不是带答案的问题，也不是 all 或 any，或嵌套过深',
  ),
  tooLong: said('FORM', '{at} has more than {max} characters', '{at} 超过 {max} 个字符'),
  tooMany: said('FORM', '{at} has more than {max} members', '{at} 超过 {max} 项'),
  unprintable: said('FORM', '{at} has characters that no record takes', '{at} 含有记录不接受的字符'),
  absent: said('FORM', '{at} is missing', '缺少 {at}'),
  strange: said('UNKNOWN_CODE', '{at} is not known here', '{at} 在此处未定义'),
  unknownValue: said('UNKNOWN_CODE', '{at} has the unknown value {value}', '{at} 的值 {value} 未定义'),

  twice: said('REPEATED', '{what} {code} is there twice', '{what} {code} 重复出现'),
  noEnglish: said('MISSING_TRANSLATION', '{what} has no English text', '{what} 缺少英文文本'),
  noChinese: said('MISSING_TRANSLATION', '{what} has no Chinese text', '{what} 缺少中文文本'),
  noSource: said('MISSING_SOURCE', '{what} names no source', '{what} 未注明依据'),

  rowReason: said('UNKNOWN_CODE', 'row "{row}" gives an unknown reason {reason}', '规则行“{row}”给出未定义的理由 {reason}'),
  rowFact: said('UNKNOWN_CODE', 'row "{row}" asks for an unknown fact {fact} {value}', '规则行“{row}”引用未定义的事实 {fact} {value}'),
  condition: said('UNKNOWN_CODE', 'unknown condition {code}', '未定义的条件 {code}'),
  conditionsFor: said('UNKNOWN_CODE', 'conditions for an unknown reason {code}', '为未定义的理由 {code} 规定了条件'),
  noRowGives: said('UNUSED_CODE', 'no row gives {code}', '没有规则行给出 {code}'),
  nothingBrings: said('UNUSED_CODE', 'nothing brings condition {code}', '没有任何理由带来条件 {code}'),
  remediability: said(
    'CONTRADICTION',
    '{code} must say whether it can be remedied exactly where it refuses',
    '{code} 仅在拒绝时须注明能否补正',
  ),
  conditionsOf: said(
    'CONTRADICTION',
    '{code} must bring conditions exactly where it admits with conditions',
    '{code} 仅在附条件准入时须带来条件',
  ),
  rowsDiffer: said(
    'CONTRADICTION',
    'rows "{row}" and "{other}" ask for the same facts and decide differently',
    '规则行“{row}”与“{other}”针对相同事实作出不同决定',
  ),
  bothAdmit: said(
    'CONTRADICTION',
    'rows "{row}" and "{other}" both give the ground of one admission: {facts}',
    '规则行“{row}”与“{other}”同时给出同一准入的依据：{facts}',
  ),
  unreachable: said('UNREACHABLE_ROW', 'row "{row}" is never reached', '规则行“{row}”永远不会被触及'),
  unjudged: said('UNJUDGED', 'no row judges a {what} with {facts}', '没有规则行适用于{whatZh}：{facts}'),

  unknownQuestion: said('UNKNOWN_CODE', '{trigger} rests on an unknown question {question}', '{trigger} 依据未定义的问题 {question}'),
  unknownAnswer: said(
    'UNKNOWN_CODE',
    '{trigger} rests on an unknown answer {question} {answer}',
    '{trigger} 依据未定义的答案 {question} {answer}',
  ),
  unknownSection: said('UNKNOWN_CODE', '{question} has an unknown section {section}', '{question} 属于未定义的部分 {section}'),
  unknownFlags: said('UNKNOWN_CODE', 'carve-out flags are not those that the gate knows', '排除领域标记与准入审查所知的不一致'),
  neverFires: said('UNREACHABLE_ROW', '{trigger} can never follow from its answers', '{trigger} 永远不会由其答案得出'),
  neverBand: said('UNREACHABLE_ROW', 'no answers ever give the band {level}', '没有任何答案会得出档次 {level}'),
  floorsDiffer: said(
    'CONTRADICTION',
    '{trigger} and {other} follow from the same answers and set different floors',
    '{trigger} 与 {other} 由相同答案得出，但规定的下限不同',
  ),
  noWholePoints: said('FIGURES', '{what} has no whole points', '{what} 的分值不是非负整数'),
  mitigationSum: said('FIGURES', 'mitigation points do not add up to their maximum', '缓解措施分值之和不等于其上限'),
  pointsSum: said('FIGURES', 'points of the questions do not add up to the maximum', '各问题分值之和不等于上限'),
  bandHole: said('FIGURES', '{points} points lie in no band or in two', '{points} 分不属于任何档次或同时属于两个档次'),
  bandJump: said('FIGURES', 'the deduction moves {points} points by more than one band', '扣减使 {points} 分跨越一个以上档次'),

  unknownSubject: said('UNKNOWN_CODE', '{standard} has an unknown subject {subject}', '{standard} 的主题 {subject} 未定义'),
  adoptsUnknown: said('UNKNOWN_CODE', '{standard} adopts an unknown {other}', '{standard} 采用了目录中没有的 {other}'),
  adoptsDomestic: said(
    'CONTRADICTION',
    '{standard} adopts {other}, which is neither international nor foreign',
    '{standard} 采用的 {other} 既非国际标准也非国外标准',
  ),
  transitionAlone: said(
    'CONTRADICTION',
    '{standard} ends a transition without being superseded',
    '{standard} 未被代替，却规定了过渡期截止日',
  ),
  transitionEndsEarly: said(
    'CONTRADICTION',
    '{standard} ends its transition before {other} applies',
    '{standard} 的过渡期在 {other} 实施之前即告截止',
  ),
  supersededUnknown: said('UNKNOWN_CODE', '{standard} is superseded by an unknown {other}', '{standard} 被目录中没有的 {other} 代替'),
  adoptionSaid: said('CONTRADICTION', '{standard} must say how it adopts exactly where it adopts', '{standard} 仅在采用时须注明采用方式'),
  mandatoryLevel: said('CONTRADICTION', '{standard} is mandatory without being national', '{standard} 为强制性但并非国家标准'),
  supersededInCircle: said('CONTRADICTION', '{standard} is superseded in a circle', '{standard} 的代替关系构成循环'),

  nameTaken: said('OVERLAPPING_VALIDITY', 'the version {version} is there already', '版本 {version} 已存在'),
  begun: said(
    'OVERLAPPING_VALIDITY',
    'it would begin at {validFrom}, which is not at least a minute after {now}',
    '拟于 {validFrom} 生效，未晚于 {now} 至少一分钟',
  ),
  sameValidity: said(
    'OVERLAPPING_VALIDITY',
    'the version {version} begins at the same instant {validFrom}',
    '版本 {version} 于同一时刻 {validFrom} 生效',
  ),
  crossingValidity: said(
    'OVERLAPPING_VALIDITY',
    'it begins at {validFrom}, before the version {version}, which is to hold from {begins} on',
    '拟于 {validFrom} 生效，早于自 {begins} 起生效的版本 {version}',
  ),
} as const satisfies Record<string, Sentence>;
