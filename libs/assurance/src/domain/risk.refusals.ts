import { refusals } from '@pilotage/kernel';

const MITIGATION = 'Risk policy, mitigation: only measures with verified evidence count (Pilotage; Canada AIA)';
const RECLASSIFICATION = 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)';

/** What is refused about measures, reclassification and the committee's word on the level. */
export const riskRefusals = refusals({
  MITIGATION_UNKNOWN: {
    rule: 'Only measures of the risk policy in force are claimed.',
    source: MITIGATION,
    message: { en: 'The risk policy {policyVersion} has no measure {item}.', zh: '风险政策 {policyVersion} 中没有缓解措施 {item}。' },
  },
  MITIGATION_ALREADY_CLAIMED: {
    rule: 'A measure counts once; a further proof is claimed when the earlier one was rejected, withdrawn or has expired.',
    source: MITIGATION,
    message: { en: 'The measure {item} has a proof already: {proof}.', zh: '缓解措施 {item} 已有证明：{proof}。' },
  },
  MITIGATION_PROOF_RUN_OUT: {
    rule: 'A proof is verified only while its period lasts.',
    source: MITIGATION,
    message: { en: 'The proof was valid until {validUntil}; it is {now}.', zh: '该证明有效期至 {validUntil}；现为 {now}。' },
  },
  SAME_PERSON_CHECKS_MITIGATION: {
    rule: 'Whoever claims a measure does not verify its proof: two humans stand behind what lowers a score.',
    source: MITIGATION,
    message: { en: 'You claimed this measure yourself: another person checks its proof.', zh: '该措施由您本人申报：须由另一人核验证明。' },
  },
  RISK_MITIGATION_LAPSED: {
    rule: 'A level is confirmed only while every measure that the draft counted is still proven.',
    source: MITIGATION,
    message: {
      en: 'The draft counts measures whose proof no longer stands: {items}. Draft the assessment again.',
      zh: '草稿计入的下列缓解措施已无有效证明：{items}。请重新起草评估。',
    },
  },
  RISK_LEVEL_NOT_CONFIRMED: {
    rule: 'Only a confirmed level can be classified anew.',
    source: RECLASSIFICATION,
    message: { en: 'No risk level is confirmed for this need.', zh: '该需求尚无已确认的风险等级。' },
  },
  RECLASSIFICATION_ALREADY_DUE: {
    rule: 'An occasion is recorded once, until a level is confirmed that was drafted after it.',
    source: RECLASSIFICATION,
    message: { en: 'A new classification is due for this reason already: {code}.', zh: '已因该原因须重新分级：{code}。' },
  },
  COMMITTEE_CANNOT_LOWER: {
    rule: 'The committee may raise a level with reasons; it never lowers it below the points and floors of the assessment.',
    source: 'Pilotage, who classifies (Shenzhen AI Regulation Art 65(3), 66)',
    message: { en: 'The assessment gives {assessed}; {asked} is milder.', zh: '评估得出的等级为 {assessed}；{asked} 低于该等级。' },
  },
  RISK_LEVEL_UNCHANGED: {
    rule: 'The committee says a level only to change it.',
    source: 'Pilotage, who classifies (Shenzhen AI Regulation Art 65(3), 66)',
    message: { en: 'The level is {level} already.', zh: '等级已经是 {level}。' },
  },
});
