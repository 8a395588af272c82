import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of bidding and of opening say no. */
export const bidsRefusals = refusals({
  BID_FILES_NOT_USABLE: {
    rule: { en: 'Only files that were inspected and found usable are sealed with a bid.', zh: '只有经检查且可用的文件方可随投标密封。' },
    source: { en: 'OWASP ASVS 5.0 V5.4.3; Pilotage, attachments', zh: 'OWASP ASVS 5.0 V5.4.3；Pilotage，附件' },
    message: {
      en: 'These attachments are not usable, or not yet: {files}. Look at them with the `file` query.',
      zh: '以下附件不可用或尚未通过检查：{files}。可通过 `file` 查询查看。',
    },
  },
  BID_EVIDENCE_NOT_USABLE: {
    rule: {
      en: 'A bid names no piece of evidence that was rejected, revoked or has expired: it could count for nothing.',
      zh: '投标不得引用已被驳回、撤销或过期的证据：此类证据不能发挥任何作用。',
    },
    source: { en: 'Pilotage, lives of objects: evidence and its use', zh: 'Pilotage，对象的生命周期：证据及其使用' },
    message: {
      en: 'These pieces of evidence cannot be used: {evidence}. The `evidenceWallet` query says why.',
      zh: '以下证据不能使用：{evidence}。可通过 `evidenceWallet` 查询查看原因。',
    },
  },
  BIDDING_CLOSED: {
    rule: {
      en: 'A bid is accepted, changed or withdrawn before the deadline; at the deadline it is too late.',
      zh: '投标须在截止时间之前受理、修改或撤回；到达截止时间即为逾期。',
    },
    source: {
      en: 'Order 87 Art 33; Directive 2014/24/EU Annex IV (a), (b)',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第33条；欧盟指令2014/24/EU附件四(a)、(b)',
    },
    message: {
      en: 'Bids for this lot are taken before {closesAt}, while it is open. It is now {now} by the clock of the database, and the lot is {state}.',
      zh: '本标段仅在开放期间且于 {closesAt} 之前接收投标。数据库时钟现为 {now}，标段状态为 {state}。',
    },
  },
  ONE_LIVE_BID_PER_LOT: {
    rule: {
      en: 'A party group has one live bid per lot; it is revised, or withdrawn before another one is made. The vendor that leads a group leads no second one on the same lot.',
      zh: '每个联合体在每个标段只有一份有效投标；可以修改，或撤回后另行投标。牵头供应商不得在同一标段牵头第二份投标。',
    },
    source: {
      en: 'Implementing Regulations of the Government Procurement Law Art 22; Pilotage, principle: only one, by constraint',
      zh: '《政府采购法实施条例》第22条；Pilotage，原则：唯一性约束',
    },
    message: {
      en: 'Your group, or another group that you lead, already has the bid {bid} on this lot. Revise it, or withdraw it first.',
      zh: '贵方联合体（或贵方牵头的其他联合体）在本标段已有投标 {bid}，请修改该投标或先撤回。',
    },
  },
  MODEL_NOT_OF_GROUP: {
    rule: { en: 'What is offered is a model version of an organisation of the party group.', zh: '所投产品须为联合体成员组织的模型版本。' },
    source: { en: 'Pilotage, bids', zh: 'Pilotage，投标' },
    message: {
      en: 'The model version belongs to no organisation of your party group.',
      zh: '该模型版本不属于贵方联合体任何成员。',
    },
  },
  PRODUCT_NOT_TO_BE_DEVELOPED: {
    rule: {
      en: 'Where the procedure takes only products still to be developed, an existing product cannot be offered.',
      zh: '程序只接受待研发产品的，不得以既有产品投标。',
    },
    source: {
      en: 'Measures for Cooperative Innovation Procurement (2024) Art 3, by the profile of the call',
      zh: '《政府采购合作创新采购方式管理暂行办法》（2024年）第3条，依采购邀请的程序规则',
    },
    message: {
      en: 'This procedure takes only products that are still to be developed; the product that is offered exists already.',
      zh: '本采购方式仅接受待研发的产品；所投产品已经存在。',
    },
  },
  BID_RESPONSES_MISSING: {
    rule: { en: 'A sealed bid responds to every mandatory requirement of the lot.', zh: '密封的投标须对本标段每项强制性要求作出响应。' },
    source: { en: 'Government Procurement Law Art 36 (responsive bids)', zh: '《政府采购法》第36条（响应性投标）' },
    message: { en: 'A response is missing to: {requirements}.', zh: '以下要求尚未响应：{requirements}。' },
  },
  BID_REQUIREMENT_UNKNOWN: {
    rule: {
      en: 'Responses and evidence name requirements of the lot in its present version.',
      zh: '响应和证据须指明本标段现行版本中的要求。',
    },
    source: { en: 'Pilotage, bids', zh: 'Pilotage，投标' },
    message: { en: 'The lot has no requirement named: {requirements}.', zh: '本标段没有以下要求：{requirements}。' },
  },
  BID_ANSWERS_MISSING: {
    rule: {
      en: 'The bidder answers every risk question that depends on the product; an open question is never taken as harmless.',
      zh: '投标人须回答取决于产品的每个风险问题；未答的问题绝不视为无害。',
    },
    source: {
      en: 'Shenzhen AI Regulation Art 66; Pilotage, principle: fail closed',
      zh: '《深圳经济特区人工智能产业促进条例》第66条；Pilotage，原则：缺失即拒绝',
    },
    message: {
      en: 'These risk questions about the product are unanswered or contradict themselves: {questions}.',
      zh: '以下产品风险问题尚未作答或自相矛盾：{questions}。',
    },
  },
  BID_ANSWER_NOT_PERMITTED: {
    rule: {
      en: 'The call says which answers to the product’s risk questions it can take.',
      zh: '采购邀请载明其可接受的产品风险问题答案。',
    },
    source: { en: 'Pilotage, publication of a call', zh: 'Pilotage，采购邀请的公布' },
    message: { en: 'The call does not take the answers given to: {questions}.', zh: '采购文件不接受以下问题的作答：{questions}。' },
  },
  BID_PRICE_BASIS: {
    rule: {
      en: 'Prices are compared in one currency and on one VAT basis, which the call declares.',
      zh: '价格以采购邀请所声明的同一币种和同一增值税口径比较。',
    },
    source: { en: 'Pilotage, principle: exact numbers', zh: 'Pilotage，原则：数值精确' },
    message: { en: 'The call asks for a price in {currency}, VAT {vat}.', zh: '采购文件要求以 {currency} 报价，增值税口径为 {vat}。' },
  },
  BID_PRICE_ZERO: {
    rule: { en: 'A free offer is taken only where the call’s price rule allows it.', zh: '只有采购邀请的价格规则允许时方可接受零报价。' },
    source: { en: 'Pilotage, lives of objects; ruleset of the lot', zh: 'Pilotage，对象的生命周期；标段评分规则集' },
    message: { en: 'A price of zero is not taken on this lot.', zh: '本标段不接受零报价。' },
  },
  BID_PRICE_LINES: {
    rule: {
      en: 'The lines of a price add up to it, in the same currency and on the same VAT basis.',
      zh: '价格明细之和须等于总价，且币种和增值税口径相同。',
    },
    source: { en: 'Order 87 Art 59 (arithmetic faults)', zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第59条（计算错误）' },
    message: { en: 'The lines of the price do not add up to it.', zh: '分项报价之和与总价不符。' },
  },
  AUTHORISED_SIGNATURE_REQUIRED: {
    rule: {
      en: 'Where the procedure asks for an authorised signature, a member who may bind the vendor seals the bid.',
      zh: '程序要求授权签署的，须由有权约束供应商的成员密封投标。',
    },
    source: {
      en: 'Order 87 Art 63, by the profile of the call',
      zh: '《政府采购货物和服务招标投标管理办法》（财政部令第87号）第63条，依采购邀请的程序规则',
    },
    message: {
      en: 'This procedure asks for the signature of an authorised representative: a vendor administrator must seal.',
      zh: '本采购方式要求授权代表签署：须由供应商管理员封标。',
    },
  },
  NOTHING_NEW_TO_SEAL: {
    rule: {
      en: 'Sealing takes a version that is not sealed yet. A sealed bid that an amendment voided is confirmed again instead.',
      zh: '密封须针对尚未密封的版本；因更正而失效的已密封投标应重新确认。',
    },
    source: { en: 'Pilotage, bids', zh: 'Pilotage，投标' },
    message: {
      en: 'Version {version} is sealed already. Revise the bid first, or confirm it again after an amendment.',
      zh: '版本 {version} 已封标。请先修改，或在采购文件修改后重新确认。',
    },
  },
  CALL_NOT_AMENDED: {
    rule: {
      en: 'A sealed bid is confirmed again only when the call was amended after it was sealed.',
      zh: '已密封的投标只有在其密封后采购邀请被更正时方可重新确认。',
    },
    source: { en: 'Pilotage, amendments', zh: 'Pilotage，更正' },
    message: {
      en: 'The bid is sealed for the present version {version} of the call.',
      zh: '该投标已针对采购文件现行版本 {version} 封标。',
    },
  },
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
