import { refusals } from '@pilotage/kernel';

/** Why somebody is no member, or no expert. */
export const committeeRefusals = refusals({
  COMMITTEE_MEMBER_NOT_APPOINTED: {
    rule: {
      en: 'Whoever acts as a member holds the role and an appointment that is in force.',
      zh: '以成员身份行事者须具有相应角色和有效的任命。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 7, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第7条，采纳为政策数据',
    },
    message: { en: 'There is no appointment to the committee in force.', zh: '没有现行有效的委员任命。' },
  },
  COMMITTEE_MEMBER_ALREADY_APPOINTED: {
    rule: { en: 'A human has one seat on a committee, under whichever account.', zh: '一人在一个委员会只有一个席位，无论使用哪个账户。' },
    source: { en: 'Pilotage, composition of the committee (proposal)', zh: 'Pilotage，委员会组成（建议）' },
    message: { en: 'This person has been proposed or appointed already.', zh: '该人员已被提名或任命。' },
  },
  COMMITTEE_MEMBER_ROLE_MISSING: {
    rule: {
      en: 'Only who holds the role of a member or of the chair in the committee is proposed for a seat.',
      zh: '只有在委员会中具有成员或主席角色者方可被提名席位。',
    },
    source: { en: 'Pilotage, composition of the committee (proposal)', zh: 'Pilotage，委员会组成（建议）' },
    message: { en: 'This person has no member’s role in the committee.', zh: '该人员不具有委员会委员角色。' },
  },
  COMMITTEE_TERM_NOT_VALID: {
    rule: {
      en: 'A term begins before it ends and is no longer than the rules of the committee say.',
      zh: '任期开始须早于结束，且不得长于委员会规则所定期限。',
    },
    source: { en: 'Pilotage, composition of the committee (proposal)', zh: 'Pilotage，委员会组成（建议）' },
    message: { en: 'The term is not between 1 and {max} days.', zh: '任期应为 1 至 {max} 天。' },
  },
  COMMITTEE_SEAT_NOT_PENDING: {
    rule: { en: 'A proposal is confirmed once, while it is open.', zh: '提名须在未决期间确认，且只确认一次。' },
    source: { en: 'Pilotage, composition of the committee (proposal)', zh: 'Pilotage，委员会组成（建议）' },
    message: { en: 'The proposal has been confirmed or has ended.', zh: '该提名已被确认或已终止。' },
  },
  COMMITTEE_SEAT_ENDED: {
    rule: { en: 'What has ended is not ended again.', zh: '已结束者不再次结束。' },
    source: { en: 'Pilotage, composition of the committee (proposal)', zh: 'Pilotage，委员会组成（建议）' },
    message: { en: 'This membership has ended.', zh: '该委员资格已终止。' },
  },
  SAME_PERSON_APPOINTS_MEMBER: {
    rule: {
      en: 'Who proposes a member does not appoint them: the committee’s secretary proposes, the policy editor of the founding authority appoints, and nobody appoints themselves.',
      zh: '提名成员者不得任命之：由委员会秘书提名，由设立机关的政策编辑任命，任何人不得任命自己。',
    },
    source: { en: 'Pilotage, composition of the committee (proposal)', zh: 'Pilotage，委员会组成（建议）' },
    message: {
      en: 'You proposed this member, or are the member.',
      zh: '您是该委员的提名人或本人，不能作出任命。',
    },
  },
  EXPERTS_TOO_FEW: {
    rule: { en: 'The second look is taken by at least five experts.', zh: '第二次审视须由至少五名专家进行。' },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 25 to 30, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第25至30条，采纳为政策数据',
    },
    message: { en: 'There would be {named} experts; at least {needed} are needed.', zh: '专家共 {named} 人，至少需 {needed} 人。' },
  },
  EXPERT_NOT_ELIGIBLE: {
    rule: {
      en: 'An expert comes from outside: holds the role, is no member of the committee under any account, serves no party, and is named once.',
      zh: '专家来自外部：具有相应角色，以任何账户均非委员会成员，不服务于任何当事方，且只提名一次。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 25 to 30, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第25至30条，采纳为政策数据',
    },
    message: {
      en: '{count} of those named cannot be experts of this case.',
      zh: '所列人员中有 {count} 人不能担任本案专家。',
    },
  },
  EXPERT_REVIEW_NOT_NEEDED: {
    rule: { en: 'Only listed activities are looked at again by experts.', zh: '只有列入清单的活动须由专家复核。' },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 25, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第25条，采纳为政策数据',
    },
    message: { en: 'This case is no listed activity.', zh: '该案不属于需专家复核的清单活动。' },
  },
  NOT_ON_EXPERT_PANEL: {
    rule: {
      en: 'An opinion is given by an expert who was called for the case, has declared interests and has none.',
      zh: '意见须由为该案召集、已申报利益且无利益关系的专家提出。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 28 to 30, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第28至30条，采纳为政策数据',
    },
    message: {
      en: 'You were not called for this case, have not declared your interests, or have one.',
      zh: '您未被聘为本案专家、尚未申报利益关系或存在利益关系。',
    },
  },
  EXPERT_OPINION_STATED: {
    rule: { en: 'An expert gives one opinion on a case.', zh: '一名专家就一案只提出一份意见。' },
    source: { en: 'Pilotage, ethics case (proposal)', zh: 'Pilotage，伦理案件（建议）' },
    message: { en: 'You have given your opinion on this case.', zh: '您已就本案提出意见。' },
  },
});
