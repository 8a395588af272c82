import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of the second opening and of the draw say no. */
export const priceOpeningRefusals = refusals({
  PRICE_OPENING_NOT_DUE: {
    rule: {
      en: 'Prices are opened once, after marks are locked; where both envelopes are opened in one act there is no second opening.',
      zh: '价格在分数锁定后开启，且只开启一次；两个信封同时开启的，没有第二次开启。',
    },
    source: { en: 'Profile of the call: opening', zh: '采购邀请的程序规则：开启' },
    message: {
      en: 'The lot is {state} and its evaluation {evaluation}; prices are not to be opened now.',
      zh: '标段状态为 {state}，评审状态为 {evaluation}；目前不得开启报价。',
    },
  },
  PRICE_OPENING_ALREADY_REQUESTED: {
    rule: {
      en: 'One officer asks for the opening of prices; another one confirms it.',
      zh: '一名工作人员申请开启价格，另一名工作人员确认。',
    },
    source: { en: 'Four-eyes table of the profile: openEnvelope', zh: '程序规则的双人原则表：开启信封' },
    message: { en: 'The opening of prices is requested already; another officer confirms it.', zh: '已申请开启报价，请另一名人员确认。' },
  },
  PRICE_OPENING_NOT_REQUESTED: {
    rule: {
      en: 'One officer asks for the opening of prices; another one confirms it.',
      zh: '一名工作人员申请开启价格，另一名工作人员确认。',
    },
    source: { en: 'Four-eyes table of the profile: openEnvelope', zh: '程序规则的双人原则表：开启信封' },
    message: { en: 'Nobody has requested the opening of prices.', zh: '尚未申请开启报价。' },
  },
  SAME_OFFICER_OPENS_PRICES: {
    rule: {
      en: 'Two different officers open envelopes together; no one opens alone.',
      zh: '信封须由两名不同的工作人员共同开启；任何人不得单独开启。',
    },
    source: { en: 'Four-eyes table of the profile: openEnvelope', zh: '程序规则的双人原则表：开启信封' },
    message: { en: 'You requested this opening; another officer must confirm it.', zh: '您是本次开启的申请人，须由另一名人员确认。' },
  },
  DRAW_NOT_ASKED_FOR: {
    rule: {
      en: 'The secret of a draw is revealed after the prices are opened, once, where the call leaves ties to a draw.',
      zh: '采购邀请规定以抽签决定并列的，抽签密值在价格开启后公布，且只公布一次。',
    },
    source: { en: 'Ruleset of the lot: tie rule', zh: '标段评分规则集：并列规则' },
    message: { en: 'No draw is to be revealed on this lot now.', zh: '本标段目前无须公开抽签密值。' },
  },
});
