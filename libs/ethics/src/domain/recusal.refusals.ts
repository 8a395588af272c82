import { refusals } from '@pilotage/kernel';

const RECUSAL =
  'Government procurement regulation Art 9; Science and Technology Ethics Review Measures (2023) Art 28, adopted as policy data';

/** Why a recusal, an extension or a late conflict is not taken up. */
export const recusalRefusals = refusals({
  RECUSAL_ALREADY_REQUESTED: {
    rule: 'A vendor asks once for the recusal of a member of a case.',
    source: RECUSAL,
    message: { en: 'You have asked for the recusal of this member.', zh: '贵方已申请该委员回避。' },
  },
  RECUSAL_REQUEST_DECIDED: {
    rule: 'A request for recusal is decided once.',
    source: RECUSAL,
    message: { en: 'The request has been decided.', zh: '该回避申请已作出决定。' },
  },
  RECUSAL_OF_ONESELF: {
    rule: 'Nobody decides about their own recusal or conflict: the chair’s own is decided by a deputy.',
    source: RECUSAL,
    message: { en: 'This is about yourself; a deputy decides.', zh: '该事项涉及您本人，应由副主任委员决定。' },
  },
  LATE_CONFLICT_NOT_OF_VOTER: {
    rule: 'A conflict that is found late concerns a member who voted on the decision.',
    source: RECUSAL,
    message: { en: 'This person did not vote on the decision.', zh: '该人员未参加该决定的表决。' },
  },
  LATE_CONFLICT_ALREADY_REPORTED: {
    rule: 'A party reports a conflict of a member once, while its report is undecided or was confirmed; so do committee and oversight.',
    source: RECUSAL,
    message: { en: 'A conflict of this member has been reported.', zh: '该委员的利益冲突已被报告。' },
  },
  LATE_CONFLICT_DECIDED: {
    rule: 'A report of a late conflict is decided once.',
    source: RECUSAL,
    message: { en: 'The report has been decided.', zh: '该报告已作出处理。' },
  },
  SAME_PERSON_DECIDES_CONFLICT: {
    rule: 'Who reports a conflict does not confirm it.',
    source: 'Pilotage, late conflicts (proposal)',
    message: { en: 'You reported this conflict; somebody else decides.', zh: '您是该冲突的报告人，应由他人决定。' },
  },
  CASE_EXTENSION_TOO_LONG: {
    rule: 'The term of a decision is extended with a stated term, no longer and no more often than the rules of the committee say.',
    source: 'Science and Technology Ethics Review Measures (2023), extension with stated term; the figures are a proposal',
    message: {
      en: 'An extension is of at most {days} days, and there are at most {times}.',
      zh: '每次延长不超过 {days} 天，且最多延长 {times} 次。',
    },
  },
  CASE_OVERDUE: {
    rule: 'A term is extended before it has ended.',
    source: 'Pilotage, ethics case (proposal)',
    message: { en: 'The decision was due at {due}.', zh: '该决定的期限为 {due}，已届满。' },
  },
});
