import { refusals } from '@pilotage/kernel';

const LIFE = 'Pilotage, guidelines of the ethics committee (proposal) on Shenzhen AI Regulation Art 65(1), (4)';

/** Why guidelines, or a citation of them, do not stand. */
export const guidelineRefusals = refusals({
  CLAUSE_ID_TAKEN: {
    rule: 'A clause keeps its id in every version, and no id is ever given to two clauses.',
    source: LIFE,
    message: {
      en: 'These ids are given twice or were of a removed clause: {clauses}.',
      zh: '以下条款编号重复，或者曾属于已删除的条款：{clauses}。',
    },
  },
  GUIDELINE_CHANGE_NOT_TOLD: {
    rule: 'The change log tells of each changed clause once and truly, and of no other.',
    source: LIFE,
    message: { en: 'The change log does not fit what changed: {clauses}.', zh: '变更记录与实际变更不符：{clauses}。' },
  },
  GUIDELINE_UNCHANGED: {
    rule: 'A version that changes nothing is not put to consultation.',
    source: LIFE,
    message: { en: 'Nothing changes by this version.', zh: '该版本没有任何变更。' },
  },
  GUIDELINE_VERSION_WRONG: {
    rule: 'A stricter or removed clause makes a major version, an added or looser one a minor version, a reworded one a patch.',
    source: LIFE,
    message: {
      en: 'After {before} comes {expected} by these changes, not {version}.',
      zh: '按所列变更，{before} 之后应为 {expected}，而非 {version}。',
    },
  },
  GUIDELINE_NOT_THE_NEXT: {
    rule: 'A version is adopted on the one that it was drafted on; when another was adopted meanwhile, it is drafted anew.',
    source: LIFE,
    message: { en: 'Another version was adopted meanwhile: this one is not the next.', zh: '期间已有其他版本通过，该版本不再是下一版本。' },
  },
  CONSULTATION_TOO_SHORT: {
    rule: 'A consultation lasts at least 30 days.',
    source: LIFE,
    message: { en: 'The consultation ends before {earliest}.', zh: '征求意见期早于 {earliest} 结束。' },
  },
  CONSULTATION_RUNNING: {
    rule: 'Comments are answered, and guidelines adopted, when the consultation has ended.',
    source: LIFE,
    message: { en: 'The consultation runs until {until}.', zh: '征求意见期至 {until} 结束。' },
  },
  CONSULTATION_ENDED: {
    rule: 'Comments are taken until the consultation ends.',
    source: LIFE,
    message: { en: 'The consultation ended at {until}.', zh: '征求意见已于 {until} 结束。' },
  },
  COMMENTS_NOT_ANSWERED: {
    rule: 'Guidelines are adopted once every comment of the consultation is answered.',
    source: LIFE,
    message: { en: '{count} comments are not answered.', zh: '尚有 {count} 条意见未答复。' },
  },
  COMMENT_ANSWERED: {
    rule: 'A comment is answered once.',
    source: LIFE,
    message: { en: 'This comment was answered.', zh: '该意见已答复。' },
  },
  SAME_PERSON_ADOPTS_GUIDELINE: {
    rule: 'Who drafted guidelines does not adopt them.',
    source: LIFE,
    message: {
      en: 'You drafted these guidelines; somebody else of the committee adopts them.',
      zh: '该指引由您起草，须由委员会其他人员通过。',
    },
  },
  GUIDELINE_TOO_EARLY: {
    rule: 'Guidelines take effect when they are adopted or later, and not before the version before them.',
    source: LIFE,
    message: { en: 'They cannot take effect before {earliest}.', zh: '生效时间不得早于 {earliest}。' },
  },
  GOOD_CASE_MARKED: {
    rule: 'A case is held up once.',
    source: LIFE,
    message: { en: 'This case is held up as a good one already.', zh: '该案已列为优秀案例。' },
  },
  CLAUSE_NOT_IN_FORCE: {
    rule: 'A decision cites clauses, as clause@version, of the guidelines in force on the filing day of the case; from a stage change or tracking review on, of those in force then.',
    source: LIFE,
    message: {
      en: 'In force by then were the guidelines {version}; not clauses of them: {clauses}.',
      zh: '彼时现行指引版本为 {version}；以下并非其条款：{clauses}。',
    },
  },
});
