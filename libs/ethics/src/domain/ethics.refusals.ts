import { refusals } from '@pilotage/kernel';

export const ethicsRefusals = refusals({
  COMMITTEE_POLICY_NOT_IN_FORCE: {
    rule: {
      en: 'The committee decides under a version of its rules that is in force; before the first it decides nothing.',
      zh: '委员会依据有效的规则版本作出决定；首个版本生效之前不作任何决定。',
    },
    source: { en: 'Pilotage, principles: policy is data; fail closed', zh: 'Pilotage，原则：政策即数据；缺失即拒绝' },
    message: { en: 'No version of the committee rules is in force at {at}.', zh: '{at} 时委员会规则尚无生效版本。' },
  },
  COMMITTEE_QUORUM_NOT_REACHED: {
    rule: {
      en: 'The committee decides only when enough members are present; a recused member is not counted as present.',
      zh: '到会成员足够时委员会方可作出决定；回避的成员不计入到会人数。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 14, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第14条，采纳为政策数据',
    },
    message: { en: '{present} members are present; {quorum} are needed.', zh: '出席委员 {present} 人，法定人数为 {quorum} 人。' },
  },
  COMMITTEE_VOTE_CONTRADICTS: {
    rule: {
      en: 'A case is approved when two thirds of those present vote for it, and only then.',
      zh: '三分之二到会者赞成时方为批准，仅此而已。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 16, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第16条，采纳为政策数据',
    },
    message: {
      en: '{inFavour} of {present} present voted for approval, which does not agree with the decision {decision}.',
      zh: '出席 {present} 人中 {inFavour} 人赞成，与决定 {decision} 不符。',
    },
  },
  COMMITTEE_CONDITIONS_MISMATCH: {
    rule: {
      en: 'An approval with conditions names at least one condition; every other decision names none.',
      zh: '附条件批准须至少载明一项条件；其他决定不得载明条件。',
    },
    source: { en: 'Pilotage, ethics case', zh: 'Pilotage，伦理案件' },
    message: {
      en: 'The decision {decision} does not go with {conditions} conditions.',
      zh: '决定 {decision} 与所附 {conditions} 项条件不符。',
    },
  },
  NOT_A_COMMITTEE_MEMBER: {
    rule: {
      en: 'Only members of the committee vote; advisers may speak and have no vote.',
      zh: '只有委员会成员投票；顾问可以发言但无表决权。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 14, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第14条，采纳为政策数据',
    },
    message: { en: 'Among those named, {count} are not members of the committee.', zh: '所列人员中有 {count} 人不是委员会委员。' },
  },
  COMMITTEE_MEMBER_NAMED_TWICE: {
    rule: { en: 'A member votes once or is recused, never both.', zh: '成员或投票一次，或回避，二者不得兼有。' },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 14 and 28',
      zh: '《科技伦理审查办法（试行）》（2023年）第14、28条',
    },
    message: { en: 'A member is named twice.', zh: '同一委员被重复列出。' },
  },
  COMMITTEE_MEMBER_HAS_INTEREST: {
    rule: {
      en: 'A member with an interest in a party of the case is recused: sees no papers, does not vote and is not counted as present.',
      zh: '与案件当事方有利益关系的成员须回避：不阅文件、不投票、不计入到会人数。',
    },
    source: {
      en: 'Shenzhen government procurement rules, recusal; Science and Technology Ethics Review Measures (2023) Art 28',
      zh: '深圳政府采购回避规则；《科技伦理审查办法（试行）》（2023年）第28条',
    },
    message: {
      en: '{count} of those voting serve a party of the case or were recused.',
      zh: '表决人员中有 {count} 人任职于当事方或已回避。',
    },
  },
  CASE_NOT_APPROVED: {
    rule: { en: 'Only an approved case is tracked.', zh: '只有已批准的案件须跟踪。' },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023), tracking review',
      zh: '《科技伦理审查办法（试行）》（2023年），跟踪审查',
    },
    message: {
      en: 'The case was decided {decision}; only an approved one is tracked.',
      zh: '该案决定为 {decision}；仅对已批准的案件进行跟踪审查。',
    },
  },
});
