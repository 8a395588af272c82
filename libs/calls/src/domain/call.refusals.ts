import { refusals } from '@pilotage/kernel';

/** Ways in which the life of a call says no, publication apart. */
export const callRefusals = refusals({
  NEED_NOT_OPEN_FOR_CALLS: {
    rule: 'A call is drafted from a need on the public list.',
    source: 'Shenzhen AI Regulation Art 43; DESIGN part 2',
    message: {
      en: 'The need is {state}; a call is made from a need that is published or called.',
      zh: '该需求状态为 {state}；仅可就已发布或已采购的需求拟定采购。',
    },
  },
  CALL_NOT_A_DRAFT: {
    rule: 'Only a draft is revised; a call in review is returned first, and a published one is amended.',
    source: 'DESIGN part 5, call',
    message: { en: 'The call is {state}, not a draft.', zh: '该采购状态为 {state}，不是草稿。' },
  },
  CALL_NOT_OPEN: {
    rule: 'Only a call that is open can be amended or asked about.',
    source: 'Implementing Regulations of the Government Procurement Law Art 31',
    message: { en: 'The call is {state}, not open.', zh: '该采购状态为 {state}，未在公开期内。' },
  },
  CALL_DEADLINE_PASSED: {
    rule: 'At the deadline nothing about a call can change any more.',
    source: 'Implementing Regulations of the Government Procurement Law Art 31; DESIGN part 3, rule 1',
    message: {
      en: 'The call closed at {closesAt}; it is now {now} by the clock of the database.',
      zh: '该采购已于 {closesAt} 截止；数据库时钟现为 {now}。',
    },
  },
  CALL_VERSION_CHANGED: {
    rule: 'An amendment names the version that it changes, so that no one overwrites what another officer just published.',
    source: 'Pilotage, amendments',
    message: {
      en: 'The call is at version {version}; you amended version {given}.',
      zh: '该采购现为第 {version} 版；您修改的是第 {given} 版。',
    },
  },
  AMENDMENT_CHANGES_LOTS: {
    rule: 'An amendment keeps the lots, their number of awards and the procedure profile: another cut of the purchase is another call.',
    source: 'Implementing Regulations of the Government Procurement Law Art 31; DESIGN part 3, rule 9',
    message: {
      en: 'Lots, numbers of awards and the profile were frozen at publication and cannot be amended.',
      zh: '标段、授标数量及程序方案在发布时已固定，不得修改。',
    },
  },
  AMENDMENT_CHANGES_NOTHING: {
    rule: 'An amendment changes something; each one makes vendors confirm their bids again.',
    source: 'DESIGN part 5, call',
    message: { en: 'The amendment changes nothing.', zh: '本次修改未改变任何内容。' },
  },
  DEADLINE_MOVED_EARLIER: {
    rule: 'The deadline of a published call moves later, never earlier.',
    source: 'Implementing Regulations of the Government Procurement Law Art 31',
    message: { en: 'The call closes at {closesAt}; it cannot close earlier.', zh: '该采购截止时间为 {closesAt}，不得提前。' },
  },
  AMENDMENT_LEAVES_TOO_LITTLE_TIME: {
    rule: 'What touches the preparation of bids is told a number of days before the deadline, or the deadline moves.',
    source: 'Implementing Regulations of the Government Procurement Law Art 31 (15 days); profile of the call: afterAmendment',
    message: {
      en: 'After this amendment bids must be possible until {earliest} at least; the call would close at {closesAt}.',
      zh: '本次修改后至少应可投标至 {earliest}；而截止时间为 {closesAt}。',
    },
  },
  CANCEL_AFTER_AWARD: {
    rule: 'A call is cancelled while none of its lots is awarded.',
    source: 'Government Procurement Law Art 36, 46',
    message: { en: 'A lot of the call is already awarded.', zh: '该采购已有标段授标。' },
  },
  CALL_APPROVER_DRAFTED: {
    rule: 'Who drafted or revised a call does not publish it.',
    source: 'Government Procurement Law Art 61; four-eyes table of the profile',
    message: {
      en: 'You drafted or revised this call; another approver must publish it.',
      zh: '您参与了该采购的起草或修改，须由其他审批人发布。',
    },
  },
});
