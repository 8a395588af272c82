import { refusals } from '@pilotage/kernel';

/** Ways in which the life of a call says no, publication apart. */
export const callRefusals = refusals({
  NEED_NOT_OPEN_FOR_CALLS: {
    rule: { en: 'A call is drafted from a need on the public list.', zh: '采购邀请须依据公开清单上的需求起草。' },
    source: { en: 'Shenzhen AI Regulation Art 43; Pilotage, needs', zh: '《深圳经济特区人工智能产业促进条例》第43条；Pilotage，需求' },
    message: {
      en: 'The need is {state}; a call is made from a need that is published or called.',
      zh: '该需求状态为 {state}；仅可就已发布或已采购的需求拟定采购。',
    },
  },
  CALL_NOT_A_DRAFT: {
    rule: {
      en: 'Only a draft is revised; a call in review is returned first, and a published one is amended.',
      zh: '只有草稿可以修改；审核中的采购邀请须先退回，已公布的须以更正方式变更。',
    },
    source: { en: 'Pilotage, life of the call', zh: 'Pilotage，采购邀请的生命周期' },
    message: { en: 'The call is {state}, not a draft.', zh: '该采购状态为 {state}，不是草稿。' },
  },
  CALL_NOT_OPEN: {
    rule: { en: 'Only a call that is open can be amended or asked about.', zh: '只有处于开放状态的采购邀请方可更正或提问。' },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 31', zh: '《政府采购法实施条例》第31条' },
    message: { en: 'The call is {state}, not open.', zh: '该采购状态为 {state}，未在公开期内。' },
  },
  CALL_DEADLINE_PASSED: {
    rule: { en: 'At the deadline nothing about a call can change any more.', zh: '到达截止时间后，采购邀请的任何内容均不得再变更。' },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 31; Pilotage, principle: one clock',
      zh: '《政府采购法实施条例》第31条；Pilotage，原则：统一时钟',
    },
    message: {
      en: 'The call closed at {closesAt}; it is now {now} by the clock of the database.',
      zh: '该采购已于 {closesAt} 截止；数据库时钟现为 {now}。',
    },
  },
  CALL_VERSION_CHANGED: {
    rule: {
      en: 'An amendment names the version that it changes, so that no one overwrites what another officer just published.',
      zh: '更正须指明其所变更的版本，以免覆盖他人刚刚公布的内容。',
    },
    source: { en: 'Pilotage, amendments', zh: 'Pilotage，更正' },
    message: {
      en: 'The call is at version {version}; you amended version {given}.',
      zh: '该采购现为第 {version} 版；您修改的是第 {given} 版。',
    },
  },
  AMENDMENT_CHANGES_LOTS: {
    rule: {
      en: 'An amendment keeps the lots, their number of awards and the procedure profile: another cut of the purchase is another call.',
      zh: '更正须保留标段、授标数量和程序规则；采购的另一种划分即为另一采购邀请。',
    },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 31; Pilotage, principle: only one, by constraint',
      zh: '《政府采购法实施条例》第31条；Pilotage，原则：唯一性约束',
    },
    message: {
      en: 'Lots, numbers of awards and the profile were frozen at publication and cannot be amended.',
      zh: '标段、授标数量及程序方案在发布时已固定，不得修改。',
    },
  },
  AMENDMENT_CHANGES_NOTHING: {
    rule: {
      en: 'An amendment changes something; each one makes vendors confirm their bids again.',
      zh: '更正须有所变更；每次更正均要求供应商重新确认其投标。',
    },
    source: { en: 'Pilotage, life of the call', zh: 'Pilotage，采购邀请的生命周期' },
    message: { en: 'The amendment changes nothing.', zh: '本次修改未改变任何内容。' },
  },
  DEADLINE_MOVED_EARLIER: {
    rule: { en: 'The deadline of a published call moves later, never earlier.', zh: '已公布采购邀请的截止时间只能延后，不得提前。' },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 31', zh: '《政府采购法实施条例》第31条' },
    message: { en: 'The call closes at {closesAt}; it cannot close earlier.', zh: '该采购截止时间为 {closesAt}，不得提前。' },
  },
  AMENDMENT_LEAVES_TOO_LITTLE_TIME: {
    rule: {
      en: 'What touches the preparation of bids is told a number of days before the deadline, or the deadline moves.',
      zh: '影响投标准备的内容须在截止时间若干日之前告知，否则须顺延截止时间。',
    },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 31 (15 days); profile of the call: afterAmendment',
      zh: '《政府采购法实施条例》第31条（15 日）；采购邀请的程序规则：更正后期限',
    },
    message: {
      en: 'After this amendment bids must be possible until {earliest} at least; the call would close at {closesAt}.',
      zh: '本次修改后至少应可投标至 {earliest}；而截止时间为 {closesAt}。',
    },
  },
  CANCEL_AFTER_AWARD: {
    rule: { en: 'A call is cancelled while none of its lots is awarded.', zh: '采购邀请只能在其标段均未授标时取消。' },
    source: { en: 'Government Procurement Law Art 36, 46', zh: '《政府采购法》第36、46条' },
    message: { en: 'A lot of the call is already awarded.', zh: '该采购已有标段授标。' },
  },
  CALL_APPROVER_DRAFTED: {
    rule: { en: 'Who drafted or revised a call does not publish it.', zh: '起草或修改采购邀请者不得公布该采购邀请。' },
    source: { en: 'Government Procurement Law Art 61; four-eyes table of the profile', zh: '《政府采购法》第61条；程序规则的双人原则表' },
    message: {
      en: 'You drafted or revised this call; another approver must publish it.',
      zh: '您参与了该采购的起草或修改，须由其他审批人发布。',
    },
  },
});
