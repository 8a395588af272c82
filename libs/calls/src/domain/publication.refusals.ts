import { refusals } from '@pilotage/kernel';

const DESIGNED = { en: 'Pilotage, publication of a call', zh: 'Pilotage，采购邀请的公布' };

/** What keeps a call as a whole from being published. */
export const publicationRefusals = refusals({
  CALL_RISK_NOT_CONFIRMED: {
    rule: {
      en: 'A call is published for a need whose risk level a second officer has confirmed.',
      zh: '只有风险等级已由第二名工作人员确认的需求方可公布采购邀请。',
    },
    source: { en: 'Shenzhen AI Regulation Art 66', zh: '《深圳经济特区人工智能产业促进条例》第66条' },
    message: { en: 'The need has no confirmed risk assessment.', zh: '该需求尚无经确认的风险评估。' },
  },
  CALL_RISK_UNSETTLED: {
    rule: {
      en: 'Supervision goes by risk level; a need that is not classified is not put out to call.',
      zh: '按风险等级监管；未分级的需求不得发出采购邀请。',
    },
    source: {
      en: 'Shenzhen AI Regulation Art 66; Pilotage, principle: fail closed',
      zh: '《深圳经济特区人工智能产业促进条例》第66条；Pilotage，原则：缺失即拒绝',
    },
    message: { en: 'The risk level of the need is not settled.', zh: '该需求的风险等级尚未确定。' },
  },
  CALL_USE_PROHIBITED: {
    rule: { en: 'A prohibited practice is not put out to call.', zh: '禁止的做法不得发出采购邀请。' },
    source: { en: 'Shenzhen AI Regulation Art 72(2)', zh: '《深圳经济特区人工智能产业促进条例》第72条第2款' },
    message: { en: 'The need is a prohibited practice.', zh: '该需求属于禁止行为。' },
  },
  CALL_RISK_RECLASSIFICATION_DUE: {
    rule: {
      en: 'No new call is published on a risk level that must be classified anew: twelve months old, on an earlier policy, after a serious incident, a change of model or purpose, or growth past the declared number of persons.',
      zh: '须重新分级的风险等级不得据以公布新的采购邀请：已满十二个月、依据旧政策、发生严重事件、模型或用途变更、或超出所申报人数。',
    },
    source: {
      en: 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)',
      zh: '风险政策：重新分级（Pilotage；《深圳经济特区人工智能产业促进条例》第66条）',
    },
    message: {
      en: 'The risk of the need must be classified anew first: {occasions}.',
      zh: '须先对该需求重新进行风险分级：{occasions}。',
    },
  },
  CALL_STAGES_MISSING: {
    rule: {
      en: 'A call names the stages that it wants: test, trial, pilot, each once and in this order.',
      zh: '采购邀请须载明所需阶段：测试、试验、试点，各一次并依此顺序。',
    },
    source: { en: 'Shenzhen AI Regulation Art 44', zh: '《深圳经济特区人工智能产业促进条例》第44条' },
    message: { en: 'The stages are missing, doubled or out of order.', zh: '试点阶段缺失、重复或顺序有误。' },
  },
  CALL_LOTS_MISSING: {
    rule: { en: 'A call has at least one lot.', zh: '采购邀请至少有一个标段。' },
    source: DESIGNED,
    message: { en: 'The call has no lot.', zh: '该采购没有标段。' },
  },
  CALL_IDS_REPEAT: {
    rule: {
      en: 'Within a lot every requirement, criterion, KPI and milestone has an id of its own, and every dataset in the data plan.',
      zh: '标段内每项要求、标准、指标和里程碑，以及数据计划中的每个数据集，均有各自的标识。',
    },
    source: { en: 'Pilotage, calls', zh: 'Pilotage，采购邀请' },
    message: { en: 'The id {id} appears twice in {where}.', zh: '标识 {id} 在 {where} 中重复。' },
  },
  CALL_BUDGET_MISSING: {
    rule: {
      en: 'The budget is public: the call and every lot name theirs, above zero.',
      zh: '预算公开：采购邀请和每个标段均须载明大于零的预算。',
    },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 30', zh: '《政府采购法实施条例》第30条' },
    message: { en: 'The budget of {where} is missing.', zh: '{where} 缺少预算。' },
  },
  LOT_BUDGETS_EXCEED_CALL: {
    rule: {
      en: 'The budgets of the lots, for every award that each may have, stay within the budget of the call, in one currency and on one VAT basis.',
      zh: '各标段预算（按其可能的每项授标计）须在采购邀请预算之内，且币种和增值税口径一致。',
    },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 30', zh: '《政府采购法实施条例》第30条' },
    message: { en: 'The lots may cost {lots}; the call has {call}.', zh: '各标段合计可达 {lots}；采购预算为 {call}。' },
  },
  CALL_DATA_PLAN_MISSING: {
    rule: {
      en: 'A call says which data are on offer, how they are reached and when they are deleted; that none are on offer is said too.',
      zh: '采购邀请须载明提供哪些数据、如何取得以及何时删除；不提供数据的亦须载明。',
    },
    source: { en: 'Shenzhen AI Regulation Art 31-33', zh: '《深圳经济特区人工智能产业促进条例》第31至33条' },
    message: { en: 'The data plan is missing.', zh: '缺少数据方案。' },
  },
  DATASET_NOT_OPEN: {
    rule: {
      en: 'Data that are not open for reasons of security, secrets or privacy are not put on offer.',
      zh: '因安全、秘密或隐私而不开放的数据不得提供。',
    },
    source: { en: 'Shenzhen Data Regulation Art 48, 49', zh: '《深圳经济特区数据条例》第48、49条' },
    message: { en: 'The dataset {id} is not open.', zh: '数据集 {id} 属于不予开放类。' },
  },
  SENSITIVE_DATA_NOT_DE_IDENTIFIED: {
    rule: {
      en: 'Personal data that are passed on are de-identified, and the plan says how.',
      zh: '对外提供的个人信息须去标识化，计划中须载明方法。',
    },
    source: { en: 'Shenzhen AI Regulation Art 33', zh: '《深圳经济特区人工智能产业促进条例》第33条' },
    message: {
      en: 'The dataset {id} holds personal information; say how it is de-identified.',
      zh: '数据集 {id} 含个人信息，须说明去标识化方式。',
    },
  },
  CALL_DECLARATIONS_MISSING: {
    rule: {
      en: 'The agency declares the duties that the admission gate asks about; a fact that is not stated decides nothing.',
      zh: '机构须申报准入关口所询问的义务；未陈述的事实不能作为决定依据。',
    },
    source: { en: 'Pilotage, principle: fail closed', zh: 'Pilotage，原则：缺失即拒绝' },
    message: { en: "The agency's declarations are missing.", zh: '缺少采购单位的声明事项。' },
  },
  DECLARATION_WITHOUT_REFERENCE: {
    rule: { en: 'What the agency declares as done names where that can be seen.', zh: '机构申报为已完成的事项须载明可查阅之处。' },
    source: { en: 'Pilotage, principle: policy is data', zh: 'Pilotage，原则：政策即数据' },
    message: { en: 'Name a reference for {fact}.', zh: '请注明 {fact} 的依据。' },
  },
  IMPACT_ASSESSMENT_NOT_WAIVABLE: {
    rule: {
      en: 'Sensitive personal information needs an impact assessment before it is processed.',
      zh: '处理敏感个人信息之前须进行个人信息保护影响评估。',
    },
    source: { en: 'Personal Information Protection Law Art 55', zh: '《个人信息保护法》第55条' },
    message: {
      en: 'The dataset {id} is sensitive: the impact assessment cannot be "not required".',
      zh: '数据集 {id} 属敏感个人信息，个人信息保护影响评估不得为“无需”。',
    },
  },
  PRODUCT_ANSWERS_INCOMPLETE: {
    rule: {
      en: 'For every risk question that depends on the product the call says which answers it can take.',
      zh: '对取决于产品的每个风险问题，采购邀请须载明可接受的答案。',
    },
    source: DESIGNED,
    message: {
      en: 'No permitted answer, or an unknown one, for: {questions}.',
      zh: '以下问题未列出可接受的答案，或答案未知：{questions}。',
    },
  },
  CALL_DEADLINE_MISSING: {
    rule: { en: 'A call names its deadline.', zh: '采购邀请须载明其截止时间。' },
    source: { en: 'Government Procurement Law Art 35', zh: '《政府采购法》第35条' },
    message: { en: 'The deadline is missing.', zh: '缺少截止时间。' },
  },
  OPEN_PERIOD_TOO_SHORT: {
    rule: {
      en: 'From publication to the deadline a call is open for the shortest period of its profile, the longer one above low risk.',
      zh: '自公布至截止，采购邀请的开放时间不得短于程序规则所定最短期限，风险高于低级的适用较长期限。',
    },
    source: {
      en: 'Government Procurement Law Art 35 (20 days); profile of the call: minimumOpen',
      zh: '《政府采购法》第35条（20 日）；采购邀请的程序规则：最短开放期',
    },
    message: {
      en: 'Published now, the call must be open until {earliest} at least; it would close at {closesAt}.',
      zh: '若现在发布，至少须公开至 {earliest}；而截止时间为 {closesAt}。',
    },
  },
  SHORT_PERIOD_NEEDS_REASON: {
    rule: {
      en: 'Where the profile names a usual period, a shorter one is possible only with a reason on record.',
      zh: '程序规则载明通常期限的，只有在案理由方可缩短。',
    },
    source: { en: 'Cardinal R003; profile of the call: shortOpenNeedsReason', zh: 'Cardinal R003；采购邀请的程序规则：缩短开放期须有理由' },
    message: {
      en: 'Closing before {usual} needs a reason (`shortOpenReason`).',
      zh: '在 {usual} 之前截止须说明理由（`shortOpenReason`）。',
    },
  },
});
