import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of the second opening and of the draw say no. */
export const priceOpeningRefusals = refusals({
  PRICE_OPENING_NOT_DUE: {
    rule: 'Prices are opened once, after marks are locked; where both envelopes are opened in one act there is no second opening.',
    source: 'Profile of the call: opening',
    message: {
      en: 'The lot is {state} and its evaluation {evaluation}; prices are not to be opened now.',
      zh: '标段状态为 {state}，评审状态为 {evaluation}；目前不得开启报价。',
    },
  },
  PRICE_OPENING_ALREADY_REQUESTED: {
    rule: 'One officer asks for the opening of prices; another one confirms it.',
    source: 'Four-eyes table of the profile: openEnvelope',
    message: { en: 'The opening of prices is requested already; another officer confirms it.', zh: '已申请开启报价，请另一名人员确认。' },
  },
  PRICE_OPENING_NOT_REQUESTED: {
    rule: 'One officer asks for the opening of prices; another one confirms it.',
    source: 'Four-eyes table of the profile: openEnvelope',
    message: { en: 'Nobody has requested the opening of prices.', zh: '尚未申请开启报价。' },
  },
  SAME_OFFICER_OPENS_PRICES: {
    rule: 'Two different officers open envelopes together; no one opens alone.',
    source: 'Four-eyes table of the profile: openEnvelope',
    message: { en: 'You requested this opening; another officer must confirm it.', zh: '您是本次开启的申请人，须由另一名人员确认。' },
  },
  DRAW_NOT_ASKED_FOR: {
    rule: 'The secret of a draw is revealed after the prices are opened, once, where the call leaves ties to a draw.',
    source: 'Ruleset of the lot: tie rule',
    message: { en: 'No draw is to be revealed on this lot now.', zh: '本标段目前无须公开抽签密值。' },
  },
});
