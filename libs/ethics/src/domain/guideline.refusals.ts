import { refusals } from '@pilotage/kernel';

const LIFE = {
  en: 'Pilotage, guidelines of the ethics committee (proposal) on Shenzhen AI Regulation Art 65(1), (4)',
  zh: 'Pilotage，伦理委员会指引（建议），依《深圳经济特区人工智能产业促进条例》第65条第1、4项',
};

/** Why guidelines, or a citation of them, do not stand. */
export const guidelineRefusals = refusals({
  CLAUSE_ID_TAKEN: {
    rule: {
      en: 'A clause keeps its id in every version, and no id is ever given to two clauses.',
      zh: '条款在各版本中保持其编号，一个编号绝不给予两个条款。',
    },
    source: LIFE,
    message: {
      en: 'These ids are given twice or were of a removed clause: {clauses}.',
      zh: '以下条款编号重复，或者曾属于已删除的条款：{clauses}。',
    },
  },
  GUIDELINE_CHANGE_NOT_TOLD: {
    rule: {
      en: 'The change log tells of each changed clause once and truly, and of no other.',
      zh: '变更记录须如实载明每个变更的条款，各一次，且不得载明其他条款。',
    },
    source: LIFE,
    message: { en: 'The change log does not fit what changed: {clauses}.', zh: '变更记录与实际变更不符：{clauses}。' },
  },
  GUIDELINE_UNCHANGED: {
    rule: { en: 'A version that changes nothing is not put to consultation.', zh: '没有变更的版本不提交征求意见。' },
    source: LIFE,
    message: { en: 'Nothing changes by this version.', zh: '该版本没有任何变更。' },
  },
  GUIDELINE_VERSION_WRONG: {
    rule: {
      en: 'A stricter or removed clause makes a major version, an added or looser one a minor version, a reworded one a patch.',
      zh: '条款更严或删除为主版本，新增或放宽为次版本，仅改文字为修订版本。',
    },
    source: LIFE,
    message: {
      en: 'After {before} comes {expected} by these changes, not {version}.',
      zh: '按所列变更，{before} 之后应为 {expected}，而非 {version}。',
    },
  },
  GUIDELINE_NOT_THE_NEXT: {
    rule: {
      en: 'A version is adopted on the one that it was drafted on; when another was adopted meanwhile, it is drafted anew.',
      zh: '版本须在其起草所依据的版本之上通过；其间另有版本通过的，须重新起草。',
    },
    source: LIFE,
    message: { en: 'Another version was adopted meanwhile: this one is not the next.', zh: '期间已有其他版本通过，该版本不再是下一版本。' },
  },
  CONSULTATION_TOO_SHORT: {
    rule: { en: 'A consultation lasts at least 30 days.', zh: '征求意见至少持续30日。' },
    source: LIFE,
    message: { en: 'The consultation ends before {earliest}.', zh: '征求意见期早于 {earliest} 结束。' },
  },
  CONSULTATION_RUNNING: {
    rule: {
      en: 'Comments are answered, and guidelines adopted, when the consultation has ended.',
      zh: '征求意见结束后方可答复意见并通过指引。',
    },
    source: LIFE,
    message: { en: 'The consultation runs until {until}.', zh: '征求意见期至 {until} 结束。' },
  },
  CONSULTATION_ENDED: {
    rule: { en: 'Comments are taken until the consultation ends.', zh: '意见接收至征求意见结束。' },
    source: LIFE,
    message: { en: 'The consultation ended at {until}.', zh: '征求意见已于 {until} 结束。' },
  },
  COMMENTS_NOT_ANSWERED: {
    rule: { en: 'Guidelines are adopted once every comment of the consultation is answered.', zh: '全部意见均已答复后方可通过指引。' },
    source: LIFE,
    message: { en: '{count} comments are not answered.', zh: '尚有 {count} 条意见未答复。' },
  },
  COMMENT_ANSWERED: {
    rule: { en: 'A comment is answered once.', zh: '一条意见只答复一次。' },
    source: LIFE,
    message: { en: 'This comment was answered.', zh: '该意见已答复。' },
  },
  SAME_PERSON_ADOPTS_GUIDELINE: {
    rule: { en: 'Who drafted guidelines does not adopt them.', zh: '起草指引者不得通过该指引。' },
    source: LIFE,
    message: {
      en: 'You drafted these guidelines; somebody else of the committee adopts them.',
      zh: '该指引由您起草，须由委员会其他人员通过。',
    },
  },
  GUIDELINE_TOO_EARLY: {
    rule: {
      en: 'Guidelines take effect when they are adopted or later, and not before the version before them.',
      zh: '指引自通过时或其后生效，且不得早于前一版本。',
    },
    source: LIFE,
    message: { en: 'They cannot take effect before {earliest}.', zh: '生效时间不得早于 {earliest}。' },
  },
  GOOD_CASE_MARKED: {
    rule: { en: 'A case is held up once.', zh: '一案只作为典型展示一次。' },
    source: LIFE,
    message: { en: 'This case is held up as a good one already.', zh: '该案已列为优秀案例。' },
  },
  CLAUSE_NOT_IN_FORCE: {
    rule: {
      en: 'A decision cites clauses, as clause@version, of the guidelines in force on the filing day of the case; from a stage change or tracking review on, of those in force then.',
      zh: '决定以“条款@版本”引用案件提交之日有效的指引条款；自阶段变更或跟踪审查起，引用当时有效的指引条款。',
    },
    source: LIFE,
    message: {
      en: 'In force by then were the guidelines {version}; not clauses of them: {clauses}.',
      zh: '彼时现行指引版本为 {version}；以下并非其条款：{clauses}。',
    },
  },
});
