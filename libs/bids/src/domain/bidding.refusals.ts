import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of making, sealing and keeping a bid say no. */
export const biddingRefusals = refusals({
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
});
