import { refusals } from '@pilotage/kernel';

export const assuranceRefusals = refusals({
  POLICY_NOT_IN_FORCE: {
    rule: 'A decision rests on a version of the policy that is in force at its moment; before the first version nothing is decided.',
    source: 'DESIGN part 3, 7 and 10',
    message: { en: 'No version of the policy "{policy}" is in force at {at}.', zh: '{at} 时“{policy}”政策尚无生效版本。' },
  },
  RISK_ANSWER_UNKNOWN: {
    rule: 'Only questions, triggers and flags of the risk policy are answered.',
    source: 'Shenzhen AI Regulation Art 66; risk policy',
    message: { en: 'The risk policy {policyVersion} does not know: {unknown}.', zh: '风险政策 {policyVersion} 中不存在：{unknown}。' },
  },
  RISK_ASSESSMENT_NOT_DRAFTED: {
    rule: 'Only a drafted assessment can be confirmed.',
    source: 'Shenzhen AI Regulation Art 66; Pilotage, four eyes',
    message: { en: 'There is no drafted risk assessment to confirm.', zh: '没有可供确认的风险评估草稿。' },
  },
  RISK_QUESTIONS_OPEN: {
    rule: 'A risk level is confirmed only when every question, trigger and flag has a valid answer; an open one is never zero points.',
    source: 'Shenzhen AI Regulation Art 66; DESIGN part 3, 10',
    message: { en: 'These are still unanswered: {missing}.', zh: '以下事项尚未作答：{missing}。' },
  },
  RISK_POLICY_CHANGED: {
    rule: 'A risk level is confirmed under the policy version under which it was drafted; a new version asks for a new draft.',
    source: 'Risk policy, reclassification on a policy change',
    message: {
      en: 'The draft rests on the risk policy {drafted}, but {inForce} is in force now: draft the assessment again.',
      zh: '草稿依据风险政策 {drafted}，现行版本为 {inForce}：请重新起草评估。',
    },
  },
  SAME_OFFICER_CONFIRMS: {
    rule: 'A risk level is confirmed by another officer than the one who answered the questions.',
    source: 'Pilotage, four eyes on the risk level (Shenzhen AI Regulation Art 66)',
    message: { en: 'You answered the questions yourself: another officer confirms.', zh: '问卷由您本人作答：须由另一名经办人确认。' },
  },
  GATE_FACT_MISSING: {
    rule: 'The gate decides only when every fact is known; a missing one has no default.',
    source: 'DESIGN part 3, 10; admission gate policy',
    message: {
      en: 'The gate cannot decide; these facts are missing or unknown: {missing}.',
      zh: '准入审查无法作出决定；缺少或无法识别以下事实：{missing}。',
    },
  },
  ISSUER_ALREADY_REGISTERED: {
    rule: 'An issuer is known by its identifier, once.',
    source: 'W3C Verifiable Credentials 2.0, issuer',
    message: { en: 'An issuer with the identifier {identifier} is already registered.', zh: '标识为 {identifier} 的签发机构已登记。' },
  },
  ISSUER_KEY_UNUSABLE: {
    rule: 'An issuer is registered with a public key that can verify its signatures.',
    source: 'RFC 7518 6.2, RFC 8037 2; algorithms ES256 and EdDSA',
    message: { en: 'The key is no public key for {algorithm}.', zh: '该密钥不是可用于 {algorithm} 的公钥。' },
  },
  ISSUER_STANDARD_UNKNOWN: {
    rule: 'An accreditation covers standards of the catalogue.',
    source: 'Standards catalogue; accreditation scope (ISO/IEC 17011)',
    message: { en: 'The catalogue has no standard {standard}.', zh: '标准目录中没有 {standard}。' },
  },
});
