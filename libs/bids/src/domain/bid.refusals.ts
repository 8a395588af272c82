import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of bidding and of opening say no. */
export const bidsRefusals = refusals({
  BID_FILES_NOT_USABLE: {
    rule: 'Only files that were inspected and found usable are sealed with a bid.',
    source: 'OWASP ASVS 5.0 V5.4.3; Pilotage, attachments',
    message: {
      en: 'These attachments are not usable, or not yet: {files}. Look at them with the `file` query.',
      zh: '以下附件不可用或尚未通过检查：{files}。可通过 `file` 查询查看。',
    },
  },
  BIDDING_CLOSED: {
    rule: 'A bid is accepted, changed or withdrawn before the deadline; at the deadline it is too late.',
    source: 'Order 87 Art 33; Directive 2014/24/EU Annex IV (a), (b)',
    message: {
      en: 'Bids for this lot are taken before {closesAt}, while it is open. It is now {now} by the clock of the database, and the lot is {state}.',
      zh: '本标段仅在开放期间且于 {closesAt} 之前接收投标。数据库时钟现为 {now}，标段状态为 {state}。',
    },
  },
  ONE_LIVE_BID_PER_LOT: {
    rule: 'A party group has one live bid per lot; it is revised, or withdrawn before another one is made. The vendor that leads a group leads no second one on the same lot.',
    source: 'Regulation on the Implementation of the Government Procurement Law Art 22; DESIGN part 3, rule 9',
    message: {
      en: 'Your group, or another group that you lead, already has the bid {bid} on this lot. Revise it, or withdraw it first.',
      zh: '贵方联合体（或贵方牵头的其他联合体）在本标段已有投标 {bid}，请修改该投标或先撤回。',
    },
  },
  MODEL_NOT_OF_GROUP: {
    rule: 'What is offered is a model version of an organisation of the party group.',
    source: 'Pilotage, bids',
    message: {
      en: 'The model version belongs to no organisation of your party group.',
      zh: '该模型版本不属于贵方联合体任何成员。',
    },
  },
  PRODUCT_NOT_TO_BE_DEVELOPED: {
    rule: 'Where the procedure takes only products still to be developed, an existing product cannot be offered.',
    source: 'Measures for Cooperative Innovation Procurement (2024) Art 3, by the profile of the call',
    message: {
      en: 'This procedure takes only products that are still to be developed; the product that is offered exists already.',
      zh: '本采购方式仅接受待研发的产品；所投产品已经存在。',
    },
  },
  BID_RESPONSES_MISSING: {
    rule: 'A sealed bid responds to every mandatory requirement of the lot.',
    source: 'Government Procurement Law Art 36 (responsive bids)',
    message: { en: 'A response is missing to: {requirements}.', zh: '以下要求尚未响应：{requirements}。' },
  },
  BID_REQUIREMENT_UNKNOWN: {
    rule: 'Responses and evidence name requirements of the lot in its present version.',
    source: 'Pilotage, bids',
    message: { en: 'The lot has no requirement named: {requirements}.', zh: '本标段没有以下要求：{requirements}。' },
  },
  BID_ANSWERS_MISSING: {
    rule: 'The bidder answers every risk question that depends on the product; an open question is never taken as harmless.',
    source: 'Shenzhen AI Regulation Art 66; DESIGN part 3, rule 10',
    message: {
      en: 'These risk questions about the product are unanswered or contradict themselves: {questions}.',
      zh: '以下产品风险问题尚未作答或自相矛盾：{questions}。',
    },
  },
  BID_ANSWER_NOT_PERMITTED: {
    rule: 'The call says which answers to the product’s risk questions it can take.',
    source: 'DESIGN part 5, publication of a call',
    message: { en: 'The call does not take the answers given to: {questions}.', zh: '采购文件不接受以下问题的作答：{questions}。' },
  },
  BID_PRICE_BASIS: {
    rule: 'Prices are compared in one currency and on one VAT basis, which the call declares.',
    source: 'DESIGN part 3, rule 4',
    message: { en: 'The call asks for a price in {currency}, VAT {vat}.', zh: '采购文件要求以 {currency} 报价，增值税口径为 {vat}。' },
  },
  BID_PRICE_ZERO: {
    rule: 'A free offer is taken only where the call’s price rule allows it.',
    source: 'DESIGN part 5; ruleset of the lot',
    message: { en: 'A price of zero is not taken on this lot.', zh: '本标段不接受零报价。' },
  },
  BID_PRICE_LINES: {
    rule: 'The lines of a price add up to it, in the same currency and on the same VAT basis.',
    source: 'Order 87 Art 59 (arithmetic faults)',
    message: { en: 'The lines of the price do not add up to it.', zh: '分项报价之和与总价不符。' },
  },
  AUTHORISED_SIGNATURE_REQUIRED: {
    rule: 'Where the procedure asks for an authorised signature, a member who may bind the vendor seals the bid.',
    source: 'Order 87 Art 63, by the profile of the call',
    message: {
      en: 'This procedure asks for the signature of an authorised representative: a vendor administrator must seal.',
      zh: '本采购方式要求授权代表签署：须由供应商管理员封标。',
    },
  },
  NOTHING_NEW_TO_SEAL: {
    rule: 'Sealing takes a version that is not sealed yet. A sealed bid that an amendment voided is confirmed again instead.',
    source: 'Pilotage, bids',
    message: {
      en: 'Version {version} is sealed already. Revise the bid first, or confirm it again after an amendment.',
      zh: '版本 {version} 已封标。请先修改，或在采购文件修改后重新确认。',
    },
  },
  CALL_NOT_AMENDED: {
    rule: 'A sealed bid is confirmed again only when the call was amended after it was sealed.',
    source: 'DESIGN part 5, amendments',
    message: {
      en: 'The bid is sealed for the present version {version} of the call.',
      zh: '该投标已针对采购文件现行版本 {version} 封标。',
    },
  },
  LOT_NOT_CLOSED: {
    rule: 'Envelopes are opened after the lot has been closed by the clock of the database, and once.',
    source: 'Order 87 Art 39; Directive 2014/24/EU Annex IV (b)-(e)',
    message: { en: 'The lot is {state}; envelopes are opened only when it is closed.', zh: '标段状态为 {state}；仅在截止后方可开启。' },
  },
  OPENING_ALREADY_REQUESTED: {
    rule: 'One officer asks for the opening of a lot; another one confirms it.',
    source: 'Pilotage, four-eyes table of the profile',
    message: {
      en: 'The opening of this lot is requested already; another officer confirms it.',
      zh: '本标段已申请开启，请另一名人员确认。',
    },
  },
  OPENING_NOT_REQUESTED: {
    rule: 'One officer asks for the opening of a lot; another one confirms it.',
    source: 'Pilotage, four-eyes table of the profile',
    message: { en: 'Nobody has requested the opening of this lot.', zh: '本标段尚未申请开启。' },
  },
  SAME_OFFICER_OPENS: {
    rule: 'Two different officers open envelopes together; no one opens alone.',
    source: 'Pilotage, four-eyes table of the profile',
    message: { en: 'You requested this opening; another officer must confirm it.', zh: '您是本次开启的申请人，须由另一名人员确认。' },
  },
  TOO_FEW_BIDS_NEED_REASON: {
    rule: 'With fewer bids than competition needs, a procedure goes on only with a reason on record, where its profile allows that.',
    source: 'Profile of the call: too few bids',
    message: {
      en: 'Fewer than {needed} bids: go on only with a stated reason (`reasonForTooFew`).',
      zh: '投标不足 {needed} 家：须说明理由（`reasonForTooFew`）方可继续。',
    },
  },
  COMPETITION_NOT_IN_QUESTION: {
    rule: 'A reason for going on with few bids is stated once, when admission has left fewer than competition needs.',
    source: 'Profile of the call: too few bids after the gate',
    message: { en: 'No reason is asked for on this lot.', zh: '本标段无须说明理由。' },
  },
});
