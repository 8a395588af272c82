import { refusals } from '@pilotage/kernel';

export const ethicsRefusals = refusals({
  COMMITTEE_POLICY_NOT_IN_FORCE: {
    rule: 'The committee decides under a version of its rules that is in force; before the first it decides nothing.',
    source: 'DESIGN part 3, 7 and 10',
    message: { en: 'No version of the committee rules is in force at {at}.', zh: '{at} 时委员会规则尚无生效版本。' },
  },
  COMMITTEE_QUORUM_NOT_REACHED: {
    rule: 'The committee decides only when enough members are present; a recused member is not counted as present.',
    source: 'Science and Technology Ethics Review Measures (2023) Art 14, adopted as policy data',
    message: { en: '{present} members are present; {quorum} are needed.', zh: '出席委员 {present} 人，法定人数为 {quorum} 人。' },
  },
  COMMITTEE_VOTE_CONTRADICTS: {
    rule: 'A case is approved when two thirds of those present vote for it, and only then.',
    source: 'Science and Technology Ethics Review Measures (2023) Art 16, adopted as policy data',
    message: {
      en: '{inFavour} of {present} present voted for approval, which does not agree with the decision {decision}.',
      zh: '出席 {present} 人中 {inFavour} 人赞成，与决定 {decision} 不符。',
    },
  },
  COMMITTEE_CONDITIONS_MISMATCH: {
    rule: 'An approval with conditions names at least one condition; every other decision names none.',
    source: 'Pilotage, ethics case',
    message: {
      en: 'The decision {decision} does not go with {conditions} conditions.',
      zh: '决定 {decision} 与所附 {conditions} 项条件不符。',
    },
  },
  NOT_A_COMMITTEE_MEMBER: {
    rule: 'Only members of the committee vote; advisers may speak and have no vote.',
    source: 'Science and Technology Ethics Review Measures (2023) Art 14, adopted as policy data',
    message: { en: 'Among those named, {count} are not members of the committee.', zh: '所列人员中有 {count} 人不是委员会委员。' },
  },
  COMMITTEE_MEMBER_NAMED_TWICE: {
    rule: 'A member votes once or is recused, never both.',
    source: 'Science and Technology Ethics Review Measures (2023) Art 14 and 28',
    message: { en: 'A member is named twice.', zh: '同一委员被重复列出。' },
  },
  COMMITTEE_MEMBER_HAS_INTEREST: {
    rule: 'A member with an interest in a party of the case is recused: sees no papers, does not vote and is not counted as present.',
    source: 'Shenzhen government procurement rules, recusal; Ethics Review Measures (2023) Art 28',
    message: {
      en: '{count} of those voting serve a party of the case or were recused.',
      zh: '表决人员中有 {count} 人任职于当事方或已回避。',
    },
  },
  CASE_NOT_APPROVED: {
    rule: 'Only an approved case is tracked.',
    source: 'Science and Technology Ethics Review Measures (2023), tracking review',
    message: {
      en: 'The case was decided {decision}; only an approved one is tracked.',
      zh: '该案决定为 {decision}；仅对已批准的案件进行跟踪审查。',
    },
  },
});
