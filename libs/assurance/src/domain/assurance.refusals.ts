import { refusals } from '@pilotage/kernel';

export const assuranceRefusals = refusals({
  POLICY_NOT_IN_FORCE: {
    rule: {
      en: 'A decision rests on a version of the policy that is in force at its moment; before the first version nothing is decided.',
      zh: '决定须依据作出时有效的政策版本；首个版本生效之前不作任何决定。',
    },
    source: { en: 'Pilotage, principles: policy is data; fail closed', zh: 'Pilotage，原则：政策即数据；缺失即拒绝' },
    message: { en: 'No version of the policy "{policy}" is in force at {at}.', zh: '{at} 时“{policy}”政策尚无生效版本。' },
  },
  RISK_ANSWER_UNKNOWN: {
    rule: { en: 'Only questions, triggers and flags of the risk policy are answered.', zh: '只回答风险政策所列的问题、触发项和标志。' },
    source: { en: 'Shenzhen AI Regulation Art 66; risk policy', zh: '《深圳经济特区人工智能产业促进条例》第66条；风险政策' },
    message: { en: 'The risk policy {policyVersion} does not know: {unknown}.', zh: '风险政策 {policyVersion} 中不存在：{unknown}。' },
  },
  RISK_ASSESSMENT_NOT_DRAFTED: {
    rule: { en: 'Only a drafted assessment can be confirmed.', zh: '只有已起草的评估方可确认。' },
    source: {
      en: 'Shenzhen AI Regulation Art 66; Pilotage, four eyes',
      zh: '《深圳经济特区人工智能产业促进条例》第66条；Pilotage，双人原则',
    },
    message: { en: 'There is no drafted risk assessment to confirm.', zh: '没有可供确认的风险评估草稿。' },
  },
  RISK_QUESTIONS_OPEN: {
    rule: {
      en: 'A risk level is confirmed only when every question, trigger and flag has a valid answer; an open one is never zero points.',
      zh: '每个问题、触发项和标志均有有效答案时方可确认风险等级；未答的问题绝不按零分计。',
    },
    source: {
      en: 'Shenzhen AI Regulation Art 66; Pilotage, principle: fail closed',
      zh: '《深圳经济特区人工智能产业促进条例》第66条；Pilotage，原则：缺失即拒绝',
    },
    message: { en: 'These are still unanswered: {missing}.', zh: '以下事项尚未作答：{missing}。' },
  },
  RISK_POLICY_CHANGED: {
    rule: {
      en: 'A risk level is confirmed under the policy version under which it was drafted; a new version asks for a new draft.',
      zh: '风险等级须依据起草时的政策版本确认；新版本须重新起草。',
    },
    source: { en: 'Risk policy, reclassification on a policy change', zh: '风险政策：政策变更时重新分级' },
    message: {
      en: 'The draft rests on the risk policy {drafted}, but {inForce} is in force now: draft the assessment again.',
      zh: '草稿依据风险政策 {drafted}，现行版本为 {inForce}：请重新起草评估。',
    },
  },
  SAME_OFFICER_CONFIRMS: {
    rule: {
      en: 'A risk level is confirmed by another officer than the one who answered the questions.',
      zh: '风险等级须由回答问题者以外的另一名工作人员确认。',
    },
    source: {
      en: 'Pilotage, four eyes on the risk level (Shenzhen AI Regulation Art 66)',
      zh: 'Pilotage，风险等级双人原则（《深圳经济特区人工智能产业促进条例》第66条）',
    },
    message: { en: 'You answered the questions yourself: another officer confirms.', zh: '问卷由您本人作答：须由另一名经办人确认。' },
  },
  GATE_FACT_MISSING: {
    rule: {
      en: 'The gate decides only when every fact is known; a missing one has no default.',
      zh: '只有全部事实已知时准入关口方可作出决定；缺失的事实没有默认值。',
    },
    source: { en: 'Pilotage, principle: fail closed; admission gate policy', zh: 'Pilotage，原则：缺失即拒绝；准入政策' },
    message: {
      en: 'The gate cannot decide; these facts are missing or unknown: {missing}.',
      zh: '准入审查无法作出决定；缺少或无法识别以下事实：{missing}。',
    },
  },
});
