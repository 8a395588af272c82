import { refusals } from '@pilotage/kernel';

const MEASURES = 'Science and Technology Ethics Review Measures (2023)';

/** Why a sitting does not open, and why a decision is not declared. */
export const sittingRefusals = refusals({
  COMMITTEE_NOT_COMPOSED: {
    rule: 'The committee decides only while it has enough members in office, technical peers, ethics and law among them.',
    source: `${MEASURES} Art 7, adopted as policy data`,
    message: {
      en: '{members} members are in office; {needed} are needed. Kinds that nobody brings: {missing}.',
      zh: '在任委员 {members} 人，至少需 {needed} 人；缺少的委员类别：{missing}。',
    },
  },
  COMMITTEE_KINDS_NOT_COVERED: {
    rule: 'Those present at a sitting cover the required kinds of members, recused ones not counted; where they do not, the case is postponed.',
    source: `${MEASURES} Art 14, adopted as policy data`,
    message: {
      en: 'Kinds that nobody present brings: {missing}. The case is to be postponed.',
      zh: '出席委员未覆盖的类别：{missing}。该案应予延期审议。',
    },
  },
  COMMITTEE_INTEREST_NOT_DECLARED: {
    rule: 'Every member declares interests before reading the papers of a case; whoever has not sees no papers and does not vote.',
    source: `${MEASURES} Art 28; government procurement regulation Art 9, adopted as policy data`,
    message: { en: '{count} of those named have not declared their interests.', zh: '所列人员中有 {count} 人尚未申报利益关系。' },
  },
  COMMITTEE_BALLOTS_MISSING: {
    rule: 'The decision is declared when everyone present has cast a ballot; a member who will not vote abstains.',
    source: `${MEASURES} Art 16, adopted as policy data`,
    message: { en: '{missing} of those present have not voted.', zh: '出席委员中有 {missing} 人尚未投票。' },
  },
  EXPERT_REVIEW_OUTSTANDING: {
    rule: 'A listed activity is approved only after at least five experts from outside looked at it again and two thirds of all of them agree.',
    source: `${MEASURES} Art 25 to 30, adopted as policy data`,
    message: {
      en: '{agree} of {all} experts agree; at least {needed} experts must look at it, and two thirds of all of them agree.',
      zh: '专家 {all} 人中有 {agree} 人同意；须由至少 {needed} 名外部专家复核，且全体专家三分之二以上同意。',
    },
  },
  SITTING_ALREADY_OPEN: {
    rule: 'A case has one open sitting at a time.',
    source: 'Pilotage, ethics case (proposal)',
    message: { en: 'A sitting on this case is open already.', zh: '该案的审议会议已经开启。' },
  },
  SITTING_NOT_OPEN: {
    rule: 'Ballots are cast, and a decision is declared, in an open sitting.',
    source: 'Pilotage, ethics case (proposal)',
    message: { en: 'No sitting on this case is open.', zh: '该案目前没有开启的审议会议。' },
  },
  NOT_PRESENT_AT_SITTING: {
    rule: 'Only a member who is present votes, each for themselves.',
    source: `${MEASURES} Art 14 and 16, adopted as policy data`,
    message: { en: 'You are not among those present at this sitting.', zh: '您不在本次会议的出席委员之列。' },
  },
  BALLOT_ALREADY_CAST: {
    rule: 'A member votes once in a sitting.',
    source: 'Pilotage, ethics case (proposal)',
    message: { en: 'You have voted in this sitting.', zh: '您已在本次会议投票。' },
  },
  DISSENT_NOT_OPEN: {
    rule: 'A dissent is written by a member who voted otherwise than was decided.',
    source: 'Pilotage, publication of ethics decisions (proposal); governance 5.5',
    message: {
      en: 'You did not vote otherwise than was decided, so there is no dissent of yours.',
      zh: '您的表决与决定一致或未参加表决，不能提出不同意见。',
    },
  },
  DISSENT_ALREADY_WRITTEN: {
    rule: 'A member writes one dissent on a decision.',
    source: 'Pilotage, publication of ethics decisions (proposal)',
    message: { en: 'Your dissent has been written.', zh: '您的不同意见已经提交。' },
  },
});
