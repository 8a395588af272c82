import { refusals } from '@pilotage/kernel';

const SECTIONS = {
  en: 'Pilotage, impact assessment by section (proposal) on Shenzhen AI Regulation Art 66(2)',
  zh: 'Pilotage，分部分的影响评估（建议），依《深圳经济特区人工智能产业促进条例》第66条第2款',
};

/** Why an impact assessment is not accepted. */
export const dutyRefusals = refusals({
  IMPACT_LEVEL_NOT_CONFIRMED: {
    rule: {
      en: 'Which sections are asked follows from the confirmed risk level, so that level comes first.',
      zh: '须填写哪些部分取决于已确认的风险等级，故须先有等级。',
    },
    source: SECTIONS,
    message: { en: 'The risk level of this need is not confirmed.', zh: '该需求的风险等级尚未确认。' },
  },
  IMPACT_ASSESSMENT_NOT_DRAFTED: {
    rule: {
      en: 'Only the version that is drafted is submitted, and only the one that is submitted is confirmed.',
      zh: '只能提交已起草的版本，只能确认已提交的版本。',
    },
    source: SECTIONS,
    message: { en: 'There is no version of the assessment that is {state}.', zh: '没有处于 {state} 状态的评估版本。' },
  },
  IMPACT_ASSESSMENT_INCOMPLETE: {
    rule: {
      en: 'HIGH asks for all nine sections, MEDIUM for use, data protection, employment and remedies, LOW for use and remedies; a section does not apply only with a reason.',
      zh: '高风险须填写全部九个部分，中风险须填写用途、数据保护、就业和救济，低风险须填写用途和救济；某部分不适用须说明理由。',
    },
    source: SECTIONS,
    message: {
      en: 'At the level {level} these sections are missing or say nothing: {sections}.',
      zh: '风险等级为 {level} 时，以下部分缺失或未填写：{sections}。',
    },
  },
  IMPACT_SECTION_CONTRADICTS: {
    rule: {
      en: 'A section is given once, with findings or with the reason for which it does not apply.',
      zh: '每个部分只填写一次，或载明结论，或载明不适用的理由。',
    },
    source: SECTIONS,
    message: { en: 'These sections contradict themselves: {sections}.', zh: '以下部分自相矛盾：{sections}。' },
  },
  SAME_OFFICER_CONFIRMS_IMPACT: {
    rule: { en: 'An impact assessment counts once another officer has confirmed it.', zh: '影响评估经另一名工作人员确认后方为有效。' },
    source: SECTIONS,
    message: {
      en: 'You wrote or submitted this assessment; another officer confirms it.',
      zh: '该评估由您起草或提交，须由另一名人员确认。',
    },
  },
});
