import { refusals } from '@pilotage/kernel';

const RECUSAL = {
  en: 'Implementing Regulations of the Government Procurement Law Art 9; Science and Technology Ethics Review Measures (2023) Art 28, adopted as policy data',
  zh: '《政府采购法实施条例》第9条；《科技伦理审查办法（试行）》（2023年）第28条，采纳为政策数据',
};

/** Why a recusal, an extension or a late conflict is not taken up. */
export const recusalRefusals = refusals({
  RECUSAL_ALREADY_REQUESTED: {
    rule: { en: 'A vendor asks once for the recusal of a member of a case.', zh: '供应商就一案只能申请某成员回避一次。' },
    source: RECUSAL,
    message: { en: 'You have asked for the recusal of this member.', zh: '贵方已申请该委员回避。' },
  },
  RECUSAL_REQUEST_DECIDED: {
    rule: { en: 'A request for recusal is decided once.', zh: '回避申请只决定一次。' },
    source: RECUSAL,
    message: { en: 'The request has been decided.', zh: '该回避申请已作出决定。' },
  },
  RECUSAL_OF_ONESELF: {
    rule: {
      en: 'Nobody decides about their own recusal or conflict: the chair’s own is decided by a deputy.',
      zh: '任何人不得决定自己的回避或冲突：主席本人的由副主席决定。',
    },
    source: RECUSAL,
    message: { en: 'This is about yourself; a deputy decides.', zh: '该事项涉及您本人，应由副主任委员决定。' },
  },
  LATE_CONFLICT_NOT_OF_VOTER: {
    rule: {
      en: 'A conflict that is found late concerns a member who voted on the decision.',
      zh: '事后发现的冲突须涉及对该决定投票的成员。',
    },
    source: RECUSAL,
    message: { en: 'This person did not vote on the decision.', zh: '该人员未参加该决定的表决。' },
  },
  LATE_CONFLICT_ALREADY_REPORTED: {
    rule: {
      en: 'A party reports a conflict of a member once, while its report is undecided or was confirmed; so do committee and oversight.',
      zh: '一方在其报告未决或已被确认期间，对某成员的冲突只报告一次；委员会和监督机构亦同。',
    },
    source: RECUSAL,
    message: { en: 'A conflict of this member has been reported.', zh: '该委员的利益冲突已被报告。' },
  },
  LATE_CONFLICT_DECIDED: {
    rule: { en: 'A report of a late conflict is decided once.', zh: '事后冲突的报告只决定一次。' },
    source: RECUSAL,
    message: { en: 'The report has been decided.', zh: '该报告已作出处理。' },
  },
  SAME_PERSON_DECIDES_CONFLICT: {
    rule: { en: 'Who reports a conflict does not confirm it.', zh: '报告利益冲突者不得确认该冲突。' },
    source: { en: 'Pilotage, late conflicts (proposal)', zh: 'Pilotage，事后发现的冲突（建议）' },
    message: { en: 'You reported this conflict; somebody else decides.', zh: '您是该冲突的报告人，应由他人决定。' },
  },
  CASE_EXTENSION_TOO_LONG: {
    rule: {
      en: 'The term of a decision is extended with a stated term, no longer and no more often than the rules of the committee say.',
      zh: '决定期限须载明延长期限方可延长，且不得超过委员会规则所定的长度和次数。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023), extension with stated term; the figures are a proposal',
      zh: '《科技伦理审查办法（试行）》（2023年），载明期限的延长；数值为建议',
    },
    message: {
      en: 'An extension is of at most {days} days, and there are at most {times}.',
      zh: '每次延长不超过 {days} 天，且最多延长 {times} 次。',
    },
  },
  CASE_OVERDUE: {
    rule: { en: 'A term is extended before it has ended.', zh: '期限须在届满之前延长。' },
    source: { en: 'Pilotage, ethics case (proposal)', zh: 'Pilotage，伦理案件（建议）' },
    message: { en: 'The decision was due at {due}.', zh: '该决定的期限为 {due}，已届满。' },
  },
});
