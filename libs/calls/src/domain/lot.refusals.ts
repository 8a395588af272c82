import { refusals } from '@pilotage/kernel';

/** What keeps a lot, and so its call, from being published. `{lot}` is its number. */
export const lotRefusals = refusals({
  LOT_SUBJECTS_MISSING: {
    rule: {
      en: 'Every lot requires evidence on at least one subject: without a required subject nothing could be admitted.',
      zh: '每个标段须至少就一个主题要求证据；没有要求的主题即无从准入。',
    },
    source: {
      en: 'Shenzhen AI Regulation Art 44; Pilotage, admission gate: no required subject is not a pass',
      zh: '《深圳经济特区人工智能产业促进条例》第44条；Pilotage，准入关口：没有要求的主题不等于通过',
    },
    message: { en: 'Lot {lot} requires evidence on no subject.', zh: '标段 {lot} 未要求任何主题的证明材料。' },
  },
  LOT_SUBJECT_UNKNOWN: {
    rule: { en: 'Required subjects are those of the standards catalogue.', zh: '要求的主题须为标准目录所列的主题。' },
    source: { en: 'Shenzhen AI Regulation Art 8, 44', zh: '《深圳经济特区人工智能产业促进条例》第8、44条' },
    message: {
      en: 'Lot {lot} requires a subject that the catalogue does not know: {subject}.',
      zh: '标段 {lot} 要求的主题不在标准目录中：{subject}。',
    },
  },
  LOT_STANDARD_NOT_OF_SUBJECT: {
    rule: {
      en: 'A standard that a requirement names is one of the catalogue, in force, and on the subject of the requirement.',
      zh: '要求所指明的标准须在目录之中、现行有效且属于该要求的主题。',
    },
    source: { en: 'Standardization Law Art 2, 8', zh: '《标准化法》第2、8条' },
    message: { en: 'Lot {lot}: {standard} is no standard in force on that subject.', zh: '标段 {lot}：{standard} 不是该主题的现行标准。' },
  },
  ADMITTING_REQUIREMENT_SCORED: {
    rule: {
      en: 'A requirement that admits carries no points: a criterion marks desirable things only.',
      zh: '准入要求不计分；评分标准只评价可取之处。',
    },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 34', zh: '《政府采购法实施条例》第34条' },
    message: {
      en: 'Lot {lot}: the criterion {criterion} marks the requirement {requirement}, which is mandatory or not there.',
      zh: '标段 {lot}：评审项 {criterion} 对应的要求 {requirement} 为必备要求或不存在。',
    },
  },
  LOT_WEIGHTS_NOT_100: {
    rule: { en: 'The weights of criteria and price total exactly 100.', zh: '各项标准与价格的权重合计须恰为100。' },
    source: {
      en: 'Order 87 Art 55; Pilotage, lives of objects',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第55条；Pilotage，对象的生命周期',
    },
    message: { en: 'The weights of lot {lot} total {total}, not 100.', zh: '标段 {lot} 的权重合计为 {total}，而非100。' },
  },
  LOT_RULESET_INCOMPLETE: {
    rule: {
      en: 'The ruleset leaves nothing to the day: criteria, marks, thresholds, price formula with its parameters, display and tie rule are complete and fit each other.',
      zh: '评分规则集不留待当日决定：标准、分数、门槛、价格公式及其参数、显示和并列规则须完整且相互一致。',
    },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 34; Directive 2014/24/EU Art 67(5)',
      zh: '《政府采购法实施条例》第34条；欧盟指令2014/24/EU第67条第5款',
    },
    message: {
      en: 'The ruleset of lot {lot} is incomplete or contradictory: {faults}.',
      zh: '标段 {lot} 的评审规则不完整或自相矛盾：{faults}。',
    },
  },
  LOT_FORMULA_NOT_ALLOWED: {
    rule: { en: 'The price is scored by a formula that the procedure profile allows.', zh: '价格须按程序规则允许的公式评分。' },
    source: {
      en: 'Order 87 Art 55; profile of the call: price.methods',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第55条；采购邀请的程序规则：价格方法',
    },
    message: {
      en: 'Lot {lot}: the profile does not allow {formula}; allowed: {allowed}.',
      zh: '标段 {lot}：程序方案不允许 {formula}；允许：{allowed}。',
    },
  },
  LOT_PRICE_WEIGHT_OUTSIDE: {
    rule: {
      en: 'The weight of the price lies between floor and ceiling of the profile; where the profile says so, another weight needs a reason on record.',
      zh: '价格权重须在程序规则的上下限之间；程序规则如此规定的，采用其他权重须有在案理由。',
    },
    source: {
      en: 'Order 87 Art 55; profile of the call: price weight',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第55条；采购邀请的程序规则：价格权重',
    },
    message: {
      en: 'Lot {lot}: the price weighs {weight}; the profile has {floor} to {ceiling}.',
      zh: '标段 {lot}：价格权重为 {weight}；程序方案规定为 {floor} 至 {ceiling}。',
    },
  },
  LOT_TIE_RULE_PRESCRIBED: {
    rule: {
      en: 'Where the profile prescribes how ties are broken, the lot says the same.',
      zh: '程序规则规定并列处理方式的，标段须作相同规定。',
    },
    source: {
      en: 'Order 87 Art 57; profile of the call: price.ties',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第57条；采购邀请的程序规则：并列规则',
    },
    message: {
      en: 'Lot {lot}: the profile prescribes the tie rule {prescribed}.',
      zh: '标段 {lot}：程序方案规定的并列处理规则为 {prescribed}。',
    },
  },
  LOT_AWARDS_EXCEED_PROFILE: {
    rule: {
      en: 'A lot has at most as many awards side by side as the profile allows.',
      zh: '一个标段并行授标的数量不得超过程序规则所允许的数量。',
    },
    source: {
      en: 'Measures for Cooperative Innovation Procurement Art 23; profile of the call: maximumAwardsPerLot',
      zh: '《政府采购合作创新采购方式管理暂行办法》第23条；采购邀请的程序规则：每标段最多授标数',
    },
    message: {
      en: 'Lot {lot} wants {slots} awards; the profile allows {most}.',
      zh: '标段 {lot} 拟授 {slots} 家；程序方案最多允许 {most} 家。',
    },
  },
  LOT_KPIS_MISSING: {
    rule: {
      en: 'Every lot says by which measures the pilot will be judged; each is a share from 0 to 1 whose target is better than its stop.',
      zh: '每个标段须载明评判试点的指标；每项指标为0至1之间的比例，其目标优于其停止值。',
    },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 45; Pilotage, lives of objects',
      zh: '《政府采购法实施条例》第45条；Pilotage，对象的生命周期',
    },
    message: {
      en: 'Lot {lot} has no KPI, or one whose target is no better than its stop: {kpi}.',
      zh: '标段 {lot} 缺少绩效指标，或指标目标不优于停止阈值：{kpi}。',
    },
  },
  LOT_MILESTONES_NOT_100: {
    rule: {
      en: 'The milestones of a lot pay exactly the price: their shares total 100 percent, and they fall due in the order in which they are listed.',
      zh: '标段各里程碑恰好支付全部价款：其比例合计百分之百，并按所列顺序到期。',
    },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 45', zh: '《政府采购法实施条例》第45条' },
    message: {
      en: 'The milestones of lot {lot} total {total} percent, or are out of order.',
      zh: '标段 {lot} 的里程碑合计为百分之 {total}，或顺序有误。',
    },
  },
});
