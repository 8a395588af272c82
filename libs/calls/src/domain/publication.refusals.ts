import { refusals } from '@pilotage/kernel';

const DESIGNED = 'DESIGN part 5, publication of a call';

/** What keeps a call as a whole from being published. */
export const publicationRefusals = refusals({
  CALL_RISK_NOT_CONFIRMED: {
    rule: 'A call is published for a need whose risk level a second officer has confirmed.',
    source: 'Shenzhen AI Regulation Art 66',
    message: { en: 'The need has no confirmed risk assessment.', zh: '该需求尚无经确认的风险评估。' },
  },
  CALL_RISK_UNSETTLED: {
    rule: 'Supervision goes by risk level; a need that is not classified is not put out to call.',
    source: 'Shenzhen AI Regulation Art 66; DESIGN part 3, rule 10',
    message: { en: 'The risk level of the need is not settled.', zh: '该需求的风险等级尚未确定。' },
  },
  CALL_USE_PROHIBITED: {
    rule: 'A prohibited practice is not put out to call.',
    source: 'Shenzhen AI Regulation Art 72(2)',
    message: { en: 'The need is a prohibited practice.', zh: '该需求属于禁止行为。' },
  },
  CALL_RISK_RECLASSIFICATION_DUE: {
    rule: 'No new call is published on a risk level that must be classified anew: twelve months old, on an earlier policy, after a serious incident, a change of model or purpose, or growth past the declared number of persons.',
    source: 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)',
    message: {
      en: 'The risk of the need must be classified anew first: {occasions}.',
      zh: '须先对该需求重新进行风险分级：{occasions}。',
    },
  },
  CALL_STAGES_MISSING: {
    rule: 'A call names the stages that it wants: test, trial, pilot, each once and in this order.',
    source: 'Shenzhen AI Regulation Art 44',
    message: { en: 'The stages are missing, doubled or out of order.', zh: '试点阶段缺失、重复或顺序有误。' },
  },
  CALL_LOTS_MISSING: {
    rule: 'A call has at least one lot.',
    source: DESIGNED,
    message: { en: 'The call has no lot.', zh: '该采购没有标段。' },
  },
  CALL_IDS_REPEAT: {
    rule: 'Within a lot every requirement, criterion, KPI and milestone has an id of its own, and every dataset in the data plan.',
    source: 'Pilotage, calls',
    message: { en: 'The id {id} appears twice in {where}.', zh: '标识 {id} 在 {where} 中重复。' },
  },
  CALL_BUDGET_MISSING: {
    rule: 'The budget is public: the call and every lot name theirs, above zero.',
    source: 'Implementing Regulations of the Government Procurement Law Art 30',
    message: { en: 'The budget of {where} is missing.', zh: '{where} 缺少预算。' },
  },
  LOT_BUDGETS_EXCEED_CALL: {
    rule: 'The budgets of the lots, for every award that each may have, stay within the budget of the call, in one currency and on one VAT basis.',
    source: 'Implementing Regulations of the Government Procurement Law Art 30',
    message: { en: 'The lots may cost {lots}; the call has {call}.', zh: '各标段合计可达 {lots}；采购预算为 {call}。' },
  },
  CALL_DATA_PLAN_MISSING: {
    rule: 'A call says which data are on offer, how they are reached and when they are deleted; that none are on offer is said too.',
    source: 'Shenzhen AI Regulation Art 31-33',
    message: { en: 'The data plan is missing.', zh: '缺少数据方案。' },
  },
  DATASET_NOT_OPEN: {
    rule: 'Data that are not open for reasons of security, secrets or privacy are not put on offer.',
    source: 'Shenzhen Data Regulation Art 48, 49',
    message: { en: 'The dataset {id} is not open.', zh: '数据集 {id} 属于不予开放类。' },
  },
  SENSITIVE_DATA_NOT_DE_IDENTIFIED: {
    rule: 'Personal data that are passed on are de-identified, and the plan says how.',
    source: 'Shenzhen AI Regulation Art 33',
    message: {
      en: 'The dataset {id} holds personal information; say how it is de-identified.',
      zh: '数据集 {id} 含个人信息，须说明去标识化方式。',
    },
  },
  CALL_DECLARATIONS_MISSING: {
    rule: 'The agency declares the duties that the admission gate asks about; a fact that is not stated decides nothing.',
    source: 'DESIGN part 3, rule 10',
    message: { en: "The agency's declarations are missing.", zh: '缺少采购单位的声明事项。' },
  },
  DECLARATION_WITHOUT_REFERENCE: {
    rule: 'What the agency declares as done names where that can be seen.',
    source: 'DESIGN part 3, rule 7',
    message: { en: 'Name a reference for {fact}.', zh: '请注明 {fact} 的依据。' },
  },
  IMPACT_ASSESSMENT_NOT_WAIVABLE: {
    rule: 'Sensitive personal information needs an impact assessment before it is processed.',
    source: 'Personal Information Protection Law Art 55',
    message: {
      en: 'The dataset {id} is sensitive: the impact assessment cannot be "not required".',
      zh: '数据集 {id} 属敏感个人信息，个人信息保护影响评估不得为“无需”。',
    },
  },
  PRODUCT_ANSWERS_INCOMPLETE: {
    rule: 'For every risk question that depends on the product the call says which answers it can take.',
    source: DESIGNED,
    message: {
      en: 'No permitted answer, or an unknown one, for: {questions}.',
      zh: '以下问题未列出可接受的答案，或答案未知：{questions}。',
    },
  },
  CALL_DEADLINE_MISSING: {
    rule: 'A call names its deadline.',
    source: 'Government Procurement Law Art 35',
    message: { en: 'The deadline is missing.', zh: '缺少截止时间。' },
  },
  OPEN_PERIOD_TOO_SHORT: {
    rule: 'From publication to the deadline a call is open for the shortest period of its profile, the longer one above low risk.',
    source: 'Government Procurement Law Art 35 (20 days); profile of the call: minimumOpen',
    message: {
      en: 'Published now, the call must be open until {earliest} at least; it would close at {closesAt}.',
      zh: '若现在发布，至少须公开至 {earliest}；而截止时间为 {closesAt}。',
    },
  },
  SHORT_PERIOD_NEEDS_REASON: {
    rule: 'Where the profile names a usual period, a shorter one is possible only with a reason on record.',
    source: 'Cardinal R003; profile of the call: shortOpenNeedsReason',
    message: {
      en: 'Closing before {usual} needs a reason (`shortOpenReason`).',
      zh: '在 {usual} 之前截止须说明理由（`shortOpenReason`）。',
    },
  },
});
