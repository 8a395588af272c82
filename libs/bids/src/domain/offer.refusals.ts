import { refusals } from '@pilotage/kernel';

/** What keeps an offer from being saved or sealed. */
export const offerRefusals = refusals({
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
  MODEL_NOT_OF_GROUP: {
    rule: { en: 'What is offered is a model version of an organisation of the party group.', zh: '所投产品须为联合体成员组织的模型版本。' },
    source: { en: 'Pilotage, bids', zh: 'Pilotage，投标' },
    message: {
      en: 'The model version belongs to no organisation of your party group.',
      zh: '该模型版本不属于贵方联合体任何成员。',
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
  BID_FILES_NOT_USABLE: {
    rule: { en: 'Only files that were inspected and found usable are sealed with a bid.', zh: '只有经检查且可用的文件方可随投标密封。' },
    source: { en: 'OWASP ASVS 5.0 V5.4.3; Pilotage, attachments', zh: 'OWASP ASVS 5.0 V5.4.3；Pilotage，附件' },
    message: {
      en: 'These attachments are not usable, or not yet: {files}. Look at them with the `file` query.',
      zh: '以下附件不可用或尚未通过检查：{files}。可通过 `file` 查询查看。',
    },
  },
  BID_EVIDENCE_NOT_AUTHORISED: {
    rule: {
      en: 'Evidence of another organisation counts with its authorisation in force and in its role in the party group: a member’s for every requirement, a manufacturer’s about the offered model version, a subcontractor’s for the subjects that it does.',
      zh: '其他组织的证据须有其有效授权，并与其在联合体中的角色相符：联合体成员的证据可用于各项要求，制造商的证据须针对所投模型版本，分包商的证据只就其承担的主题有效。',
    },
    source: { en: 'Pilotage, evidence of others (proposal)', zh: 'Pilotage，他方证据（建议）' },
    message: {
      en: 'These pieces of others do not count for this bid: {evidence}. The `evidenceAuthorisations` query says who may use them, for what and until when.',
      zh: '以下他方证据对本投标无效：{evidence}。可通过 `evidenceAuthorisations` 查询查看授权的组织、范围和期限。',
    },
  },
  BID_EVIDENCE_NOT_USABLE: {
    rule: {
      en: 'A bid names no piece of evidence that was rejected, revoked or withdrawn by its owner, or has expired.',
      zh: '投标不得引用已被驳回、撤销、被其所有人撤回或过期的证据。',
    },
    source: { en: 'Pilotage, lives of objects: evidence and its use', zh: 'Pilotage，对象的生命周期：证据及其使用' },
    message: {
      en: 'These pieces of evidence cannot be used: {evidence}. The `evidenceWallet` query says why.',
      zh: '以下证据不能使用：{evidence}。可通过 `evidenceWallet` 查询查看原因。',
    },
  },
  BID_EVIDENCE_IN_USE: {
    rule: {
      en: 'A piece of evidence comes into use once for a requirement of a bid; what renews it is another piece.',
      zh: '同一证据对投标的同一要求只投入使用一次；更新证据须另提交一份。',
    },
    source: { en: 'Pilotage, lives of objects: evidence and its use', zh: 'Pilotage，对象的生命周期：证据及其使用' },
    message: {
      en: 'The piece {evidence} is in use for the requirement {requirement} already.',
      zh: '证据 {evidence} 已用于要求 {requirement}。',
    },
  },
  BID_MODEL_CARD_MISSING: {
    rule: {
      en: 'Where a requirement asks for a model card, a bid is sealed only with a card of the model version that it offers.',
      zh: '要求提供模型卡的，投标须附有所投模型版本的模型卡方可密封。',
    },
    source: {
      en: 'Governance part 8, vendor evidence pack: FactSheet or model card (PROPOSAL)',
      zh: '治理规则第8部分，供应商证据包：事实说明书或模型卡（建议）',
    },
    message: {
      en: 'The bid names no card of the offered model version, which is asked for by: {requirements}. Attach one (`attachModelCard`) and save the bid again.',
      zh: '投标未载明所投模型版本的模型卡，而以下要求须提供：{requirements}。请附加模型卡（`attachModelCard`）后重新保存投标。',
    },
  },
  BID_MODEL_CARD_NOT_IN_FORCE: {
    rule: {
      en: 'A bid is sealed with the revision of the model card that is in force at its sealing.',
      zh: '投标密封时所载的模型卡须为密封之时有效的修订。',
    },
    source: {
      en: 'Pilotage, vendors’ evidence: FactSheet or model card, pinned by digest (PROPOSAL)',
      zh: 'Pilotage，供应商证据：以摘要固定的事实说明书或模型卡（建议）',
    },
    message: {
      en: 'The model version has another card by now than when this version of the bid was saved. Save the bid again, then seal it.',
      zh: '该模型版本现有的模型卡与保存本版投标时的不同。请重新保存投标，然后密封。',
    },
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
});
