import { refusals } from '@pilotage/kernel';

const SECTIONS = 'Pilotage, impact assessment by section (proposal) on Shenzhen AI Regulation Art 66(2)';

/** Why an impact assessment is not accepted. */
export const dutyRefusals = refusals({
  IMPACT_LEVEL_NOT_CONFIRMED: {
    rule: 'Which sections are asked follows from the confirmed risk level, so that level comes first.',
    source: SECTIONS,
    message: { en: 'The risk level of this need is not confirmed.', zh: '该需求的风险等级尚未确认。' },
  },
  IMPACT_ASSESSMENT_NOT_DRAFTED: {
    rule: 'Only the version that is drafted is submitted, and only the one that is submitted is confirmed.',
    source: SECTIONS,
    message: { en: 'There is no version of the assessment that is {state}.', zh: '没有处于 {state} 状态的评估版本。' },
  },
  IMPACT_ASSESSMENT_INCOMPLETE: {
    rule: 'HIGH asks for all nine sections, MEDIUM for use, data protection, employment and remedies, LOW for use and remedies; a section does not apply only with a reason.',
    source: SECTIONS,
    message: {
      en: 'At the level {level} these sections are missing or say nothing: {sections}.',
      zh: '风险等级为 {level} 时，以下部分缺失或未填写：{sections}。',
    },
  },
  IMPACT_SECTION_CONTRADICTS: {
    rule: 'A section is given once, with findings or with the reason for which it does not apply.',
    source: SECTIONS,
    message: { en: 'These sections contradict themselves: {sections}.', zh: '以下部分自相矛盾：{sections}。' },
  },
  SAME_OFFICER_CONFIRMS_IMPACT: {
    rule: 'An impact assessment counts once another officer has confirmed it.',
    source: SECTIONS,
    message: {
      en: 'You wrote or submitted this assessment; another officer confirms it.',
      zh: '该评估由您起草或提交，须由另一名人员确认。',
    },
  },
});
