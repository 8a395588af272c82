import { refusals } from '@pilotage/kernel';

/** What keeps a lot, and so its call, from being published. `{lot}` is its number. */
export const lotRefusals = refusals({
  LOT_SUBJECTS_MISSING: {
    rule: 'Every lot requires evidence on at least one subject: without a required subject nothing could be admitted.',
    source: 'Shenzhen AI Regulation Art 44; governance, gate: no required subject is not a pass',
    message: { en: 'Lot {lot} requires evidence on no subject.', zh: '标段 {lot} 未要求任何主题的证明材料。' },
  },
  LOT_SUBJECT_UNKNOWN: {
    rule: 'Required subjects are those of the standards catalogue.',
    source: 'Shenzhen AI Regulation Art 8, 44',
    message: {
      en: 'Lot {lot} requires a subject that the catalogue does not know: {subject}.',
      zh: '标段 {lot} 要求的主题不在标准目录中：{subject}。',
    },
  },
  LOT_STANDARD_NOT_OF_SUBJECT: {
    rule: 'A standard that a requirement names is one of the catalogue, in force, and on the subject of the requirement.',
    source: 'Standardization Law Art 2, 8',
    message: { en: 'Lot {lot}: {standard} is no standard in force on that subject.', zh: '标段 {lot}：{standard} 不是该主题的现行标准。' },
  },
  ADMITTING_REQUIREMENT_SCORED: {
    rule: 'A requirement that admits carries no points: a criterion marks desirable things only.',
    source: 'Implementing Regulations of the Government Procurement Law Art 34; governance 8',
    message: {
      en: 'Lot {lot}: the criterion {criterion} marks the requirement {requirement}, which is mandatory or not there.',
      zh: '标段 {lot}：评审项 {criterion} 对应的要求 {requirement} 为必备要求或不存在。',
    },
  },
  LOT_WEIGHTS_NOT_100: {
    rule: 'The weights of criteria and price total exactly 100.',
    source: 'Order 87 Art 55; DESIGN part 5',
    message: { en: 'The weights of lot {lot} total {total}, not 100.', zh: '标段 {lot} 的权重合计为 {total}，而非100。' },
  },
  LOT_RULESET_INCOMPLETE: {
    rule: 'The ruleset leaves nothing to the day: criteria, marks, thresholds, price formula with its parameters, display and tie rule are complete and fit each other.',
    source: 'Implementing Regulations of the Government Procurement Law Art 34; Directive 2014/24/EU Art 67(5)',
    message: {
      en: 'The ruleset of lot {lot} is incomplete or contradictory: {faults}.',
      zh: '标段 {lot} 的评审规则不完整或自相矛盾：{faults}。',
    },
  },
  LOT_FORMULA_NOT_ALLOWED: {
    rule: 'The price is scored by a formula that the procedure profile allows.',
    source: 'Order 87 Art 55; profile of the call: price.methods',
    message: {
      en: 'Lot {lot}: the profile does not allow {formula}; allowed: {allowed}.',
      zh: '标段 {lot}：程序方案不允许 {formula}；允许：{allowed}。',
    },
  },
  LOT_PRICE_WEIGHT_OUTSIDE: {
    rule: 'The weight of the price lies between floor and ceiling of the profile; where the profile says so, another weight needs a reason on record.',
    source: 'Order 87 Art 55; profile of the call: price weight',
    message: {
      en: 'Lot {lot}: the price weighs {weight}; the profile has {floor} to {ceiling}.',
      zh: '标段 {lot}：价格权重为 {weight}；程序方案规定为 {floor} 至 {ceiling}。',
    },
  },
  LOT_TIE_RULE_PRESCRIBED: {
    rule: 'Where the profile prescribes how ties are broken, the lot says the same.',
    source: 'Order 87 Art 57; profile of the call: price.ties',
    message: {
      en: 'Lot {lot}: the profile prescribes the tie rule {prescribed}.',
      zh: '标段 {lot}：程序方案规定的并列处理规则为 {prescribed}。',
    },
  },
  LOT_AWARDS_EXCEED_PROFILE: {
    rule: 'A lot has at most as many awards side by side as the profile allows.',
    source: 'Measures for Cooperative Innovation Procurement Art 23; profile of the call: maximumAwardsPerLot',
    message: {
      en: 'Lot {lot} wants {slots} awards; the profile allows {most}.',
      zh: '标段 {lot} 拟授 {slots} 家；程序方案最多允许 {most} 家。',
    },
  },
  LOT_KPIS_MISSING: {
    rule: 'Every lot says by which measures the pilot will be judged; each is a share from 0 to 1 whose target is better than its stop.',
    source: 'Implementing Regulations of the Government Procurement Law Art 45; DESIGN part 5',
    message: {
      en: 'Lot {lot} has no KPI, or one whose target is no better than its stop: {kpi}.',
      zh: '标段 {lot} 缺少绩效指标，或指标目标不优于停止阈值：{kpi}。',
    },
  },
  LOT_MILESTONES_NOT_100: {
    rule: 'The milestones of a lot pay exactly the price: their shares total 100 percent, and they fall due in the order in which they are listed.',
    source: 'Implementing Regulations of the Government Procurement Law Art 45',
    message: {
      en: 'The milestones of lot {lot} total {total} percent, or are out of order.',
      zh: '标段 {lot} 的里程碑合计为百分之 {total}，或顺序有误。',
    },
  },
});
