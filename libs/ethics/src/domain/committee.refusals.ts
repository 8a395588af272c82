import { refusals } from '@pilotage/kernel';

const MEASURES = 'Science and Technology Ethics Review Measures (2023)';

/** Why somebody is no member, or no expert. */
export const committeeRefusals = refusals({
  COMMITTEE_MEMBER_NOT_APPOINTED: {
    rule: 'Whoever acts as a member holds the role and an appointment that is in force.',
    source: `${MEASURES} Art 7, adopted as policy data`,
    message: { en: 'There is no appointment to the committee in force.', zh: '没有现行有效的委员任命。' },
  },
  COMMITTEE_MEMBER_ALREADY_APPOINTED: {
    rule: 'A human has one seat on a committee, under whichever account.',
    source: 'Pilotage, composition of the committee (proposal)',
    message: { en: 'This person has been proposed or appointed already.', zh: '该人员已被提名或任命。' },
  },
  COMMITTEE_MEMBER_ROLE_MISSING: {
    rule: 'Only who holds the role of a member or of the chair in the committee is proposed for a seat.',
    source: 'Pilotage, composition of the committee (proposal)',
    message: { en: 'This person has no member’s role in the committee.', zh: '该人员不具有委员会委员角色。' },
  },
  COMMITTEE_TERM_NOT_VALID: {
    rule: 'A term begins before it ends and is no longer than the rules of the committee say.',
    source: 'Pilotage, composition of the committee (proposal)',
    message: { en: 'The term is not between 1 and {max} days.', zh: '任期应为 1 至 {max} 天。' },
  },
  COMMITTEE_SEAT_NOT_PENDING: {
    rule: 'A proposal is confirmed once, while it is open.',
    source: 'Pilotage, composition of the committee (proposal)',
    message: { en: 'The proposal has been confirmed or has ended.', zh: '该提名已被确认或已终止。' },
  },
  COMMITTEE_SEAT_ENDED: {
    rule: 'What has ended is not ended again.',
    source: 'Pilotage, composition of the committee (proposal)',
    message: { en: 'This membership has ended.', zh: '该委员资格已终止。' },
  },
  SAME_PERSON_APPOINTS_MEMBER: {
    rule: 'Who proposes a member does not appoint them: the committee’s secretary proposes, the policy editor of the founding authority appoints, and nobody appoints themselves.',
    source: 'Pilotage, composition of the committee (proposal)',
    message: {
      en: 'You proposed this member, or are the member.',
      zh: '您是该委员的提名人或本人，不能作出任命。',
    },
  },
  EXPERTS_TOO_FEW: {
    rule: 'The second look is taken by at least five experts.',
    source: `${MEASURES} Art 25 to 30, adopted as policy data`,
    message: { en: 'There would be {named} experts; at least {needed} are needed.', zh: '专家共 {named} 人，至少需 {needed} 人。' },
  },
  EXPERT_NOT_ELIGIBLE: {
    rule: 'An expert comes from outside: holds the role, is no member of the committee under any account, serves no party, and is named once.',
    source: `${MEASURES} Art 25 to 30, adopted as policy data`,
    message: {
      en: '{count} of those named cannot be experts of this case.',
      zh: '所列人员中有 {count} 人不能担任本案专家。',
    },
  },
  EXPERT_REVIEW_NOT_NEEDED: {
    rule: 'Only listed activities are looked at again by experts.',
    source: `${MEASURES} Art 25, adopted as policy data`,
    message: { en: 'This case is no listed activity.', zh: '该案不属于需专家复核的清单活动。' },
  },
  NOT_ON_EXPERT_PANEL: {
    rule: 'An opinion is given by an expert who was called for the case, has declared interests and has none.',
    source: `${MEASURES} Art 28 to 30, adopted as policy data`,
    message: {
      en: 'You were not called for this case, have not declared your interests, or have one.',
      zh: '您未被聘为本案专家、尚未申报利益关系或存在利益关系。',
    },
  },
  EXPERT_OPINION_STATED: {
    rule: 'An expert gives one opinion on a case.',
    source: 'Pilotage, ethics case (proposal)',
    message: { en: 'You have given your opinion on this case.', zh: '您已就本案提出意见。' },
  },
});
