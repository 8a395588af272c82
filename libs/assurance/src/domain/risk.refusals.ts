import { refusals } from '@pilotage/kernel';

const MITIGATION = {
  en: 'Risk policy, mitigation: only measures with verified evidence count (Pilotage; Canada AIA)',
  zh: '风险政策，缓解：只计有经核验证据的措施（Pilotage；加拿大算法影响评估）',
};
const RECLASSIFICATION = {
  en: 'Risk policy, reclassification (Pilotage; Shenzhen AI Regulation Art 66)',
  zh: '风险政策：重新分级（Pilotage；《深圳经济特区人工智能产业促进条例》第66条）',
};

/** What is refused about measures, reclassification and the committee's word on the level. */
export const riskRefusals = refusals({
  MITIGATION_UNKNOWN: {
    rule: { en: 'Only measures of the risk policy in force are claimed.', zh: '只能主张现行风险政策所列的缓解措施。' },
    source: MITIGATION,
    message: { en: 'The risk policy {policyVersion} has no measure {item}.', zh: '风险政策 {policyVersion} 中没有缓解措施 {item}。' },
  },
  MITIGATION_ALREADY_CLAIMED: {
    rule: {
      en: 'A measure counts once; a further proof is claimed when the earlier one was rejected, withdrawn or has expired.',
      zh: '一项措施只计一次；先前的证明被驳回、撤回或过期后方可提出新的证明。',
    },
    source: MITIGATION,
    message: { en: 'The measure {item} has a proof already: {proof}.', zh: '缓解措施 {item} 已有证明：{proof}。' },
  },
  MITIGATION_PROOF_RUN_OUT: {
    rule: { en: 'A proof is verified only while its period lasts.', zh: '证明只有在其有效期内方可核验。' },
    source: MITIGATION,
    message: { en: 'The proof was valid until {validUntil}; it is {now}.', zh: '该证明有效期至 {validUntil}；现为 {now}。' },
  },
  SAME_PERSON_CHECKS_MITIGATION: {
    rule: {
      en: 'Whoever claims a measure does not verify its proof: two humans stand behind what lowers a score.',
      zh: '主张措施者不得核验其证明：降低分值须有两人负责。',
    },
    source: MITIGATION,
    message: { en: 'You claimed this measure yourself: another person checks its proof.', zh: '该措施由您本人申报：须由另一人核验证明。' },
  },
  RISK_MITIGATION_LAPSED: {
    rule: {
      en: 'A level is confirmed only while every measure that the draft counted is still proven.',
      zh: '只有草稿所计的每项措施仍有证明时，等级方可确认。',
    },
    source: MITIGATION,
    message: {
      en: 'The draft counts measures whose proof no longer stands: {items}. Draft the assessment again.',
      zh: '草稿计入的下列缓解措施已无有效证明：{items}。请重新起草评估。',
    },
  },
  RISK_LEVEL_NOT_CONFIRMED: {
    rule: { en: 'Only a confirmed level can be classified anew.', zh: '只有已确认的等级方可重新分级。' },
    source: RECLASSIFICATION,
    message: { en: 'No risk level is confirmed for this need.', zh: '该需求尚无已确认的风险等级。' },
  },
  RECLASSIFICATION_ALREADY_DUE: {
    rule: {
      en: 'An occasion is recorded once, until a level is confirmed that was drafted after it.',
      zh: '同一事由只记录一次，直至确认其后起草的等级。',
    },
    source: RECLASSIFICATION,
    message: { en: 'A new classification is due for this reason already: {code}.', zh: '已因该原因须重新分级：{code}。' },
  },
  COMMITTEE_CANNOT_LOWER: {
    rule: {
      en: 'The committee may raise a level with reasons; it never lowers it below the points and floors of the assessment.',
      zh: '委员会可以说明理由提高等级，但不得低于评估的分值与下限所确定的等级。',
    },
    source: {
      en: 'Pilotage, who classifies (Shenzhen AI Regulation Art 65(3), 66)',
      zh: 'Pilotage，分级主体（《深圳经济特区人工智能产业促进条例》第65条第3款、66条）',
    },
    message: { en: 'The assessment gives {assessed}; {asked} is milder.', zh: '评估得出的等级为 {assessed}；{asked} 低于该等级。' },
  },
  RISK_LEVEL_UNCHANGED: {
    rule: { en: 'The committee says a level only to change it.', zh: '委员会只有在变更等级时才作出等级决定。' },
    source: {
      en: 'Pilotage, who classifies (Shenzhen AI Regulation Art 65(3), 66)',
      zh: 'Pilotage，分级主体（《深圳经济特区人工智能产业促进条例》第65条第3款、66条）',
    },
    message: { en: 'The level is {level} already.', zh: '等级已经是 {level}。' },
  },
});
