import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of opening, and of too few bids, say no. */
export const openingRefusals = refusals({
  LOT_NOT_CLOSED: {
    rule: {
      en: 'Envelopes are opened after the lot has been closed by the clock of the database, and once.',
      zh: '信封须在标段按数据库时钟关闭之后开启，且只开启一次。',
    },
    source: {
      en: 'Order 87 Art 39; Directive 2014/24/EU Annex IV (b)-(e)',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第39条；欧盟指令2014/24/EU附件四(b)至(e)',
    },
    message: { en: 'The lot is {state}; envelopes are opened only when it is closed.', zh: '标段状态为 {state}；仅在截止后方可开启。' },
  },
  OPENING_ALREADY_REQUESTED: {
    rule: {
      en: 'One officer asks for the opening of a lot; another one confirms it.',
      zh: '一名工作人员申请开启标段，另一名工作人员确认。',
    },
    source: { en: 'Pilotage, four-eyes table of the profile', zh: 'Pilotage，程序规则的双人原则表' },
    message: {
      en: 'The opening of this lot is requested already; another officer confirms it.',
      zh: '本标段已申请开启，请另一名人员确认。',
    },
  },
  OPENING_NOT_REQUESTED: {
    rule: {
      en: 'One officer asks for the opening of a lot; another one confirms it.',
      zh: '一名工作人员申请开启标段，另一名工作人员确认。',
    },
    source: { en: 'Pilotage, four-eyes table of the profile', zh: 'Pilotage，程序规则的双人原则表' },
    message: { en: 'Nobody has requested the opening of this lot.', zh: '本标段尚未申请开启。' },
  },
  SAME_OFFICER_OPENS: {
    rule: {
      en: 'Two different officers open envelopes together; no one opens alone.',
      zh: '信封须由两名不同的工作人员共同开启；任何人不得单独开启。',
    },
    source: { en: 'Pilotage, four-eyes table of the profile', zh: 'Pilotage，程序规则的双人原则表' },
    message: { en: 'You requested this opening; another officer must confirm it.', zh: '您是本次开启的申请人，须由另一名人员确认。' },
  },
  TOO_FEW_BIDS_NEED_REASON: {
    rule: {
      en: 'With fewer bids than competition needs, a procedure goes on only with a reason on record, where its profile allows that.',
      zh: '投标少于竞争所需数量的，只有程序规则允许且有在案理由时程序方可继续。',
    },
    source: { en: 'Profile of the call: too few bids', zh: '采购邀请的程序规则：投标过少' },
    message: {
      en: 'Fewer than {needed} bids: go on only with a stated reason (`reasonForTooFew`).',
      zh: '投标不足 {needed} 家：须说明理由（`reasonForTooFew`）方可继续。',
    },
  },
  COMPETITION_NOT_IN_QUESTION: {
    rule: {
      en: 'A reason for going on with few bids is stated once, when admission has left fewer than competition needs.',
      zh: '投标过少仍继续的理由，须在准入后投标少于竞争所需数量时陈述，且只陈述一次。',
    },
    source: { en: 'Profile of the call: too few bids after the gate', zh: '采购邀请的程序规则：准入后投标过少' },
    message: { en: 'No reason is asked for on this lot.', zh: '本标段无须说明理由。' },
  },
});
