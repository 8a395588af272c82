import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of awards say no. */
export const awardsRefusals = refusals({
  LOT_NOT_RANKED: {
    rule: {
      en: 'An award is proposed after the bids of the lot are ranked and before the lot is awarded.',
      zh: '推荐授标须在本标段投标排名之后、授标之前进行。',
    },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 43', zh: '《政府采购法实施条例》第43条' },
    message: { en: 'The lot is {state}; an award is proposed when it is ranked.', zh: '标段状态为 {state}；排名后方可提出授标建议。' },
  },
  AWARD_RANKING_OUTDATED: {
    rule: {
      en: 'Where the profile scores again after a disqualification, no award is proposed from the ranking that still counts the bid.',
      zh: '程序规则规定取消资格后重新评分的，不得依据仍计入该投标的排名推荐授标。',
    },
    source: { en: 'Profile of the call: on disqualification', zh: '采购邀请的程序规则：取消资格时' },
    message: {
      en: 'The ranking counts a bid that has been disqualified since; the bids must be ranked again first.',
      zh: '排名中包含已被取消资格的投标，须先重新排名。',
    },
  },
  AWARD_RANKING_REPLACED: {
    rule: { en: 'An award is approved on the ranking that it was proposed from.', zh: '授标须依据其推荐时所依据的排名批准。' },
    source: {
      en: 'Profile of the call: on disqualification; Pilotage, principle: sealed means sealed',
      zh: '采购邀请的程序规则：取消资格时；Pilotage，原则：密封即密封',
    },
    message: {
      en: 'The bids were ranked again after this proposal; return it and propose from the ranking that counts now.',
      zh: '提出该授标建议后已重新排名；请退回并依现行排名重新提出。',
    },
  },
  AWARD_BID_NOT_RANKED: {
    rule: { en: 'Only a ranked bid can be awarded.', zh: '只有已排名的投标方可授标。' },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 43', zh: '《政府采购法实施条例》第43条' },
    message: { en: 'This bid has no place in the ranking of the lot, or has lost it.', zh: '该投标不在本标段排名之中，或已失去名次。' },
  },
  AWARD_BID_HAS_ONE: {
    rule: { en: 'A bid has one award at a time.', zh: '一份投标同一时间只有一项授标。' },
    source: { en: 'Pilotage, principle: only one, by constraint', zh: 'Pilotage，原则：唯一性约束' },
    message: { en: 'This bid already has an award on the lot.', zh: '该投标在本标段已有授标。' },
  },
  AWARD_BID_PASSED: {
    rule: { en: 'A bid whose award was declined or found invalid is not awarded again.', zh: '被放弃或被认定无效的授标，其投标不再授标。' },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 49, 71', zh: '《政府采购法实施条例》第49、71条' },
    message: { en: 'The award of this bid was ended before ({cause}).', zh: '该投标的授标此前已终止（{cause}）。' },
  },
  AWARD_SLOTS_TAKEN: {
    rule: {
      en: 'A lot has as many awards side by side as the call said at its publication.',
      zh: '一个标段并行授标的数量以采购邀请公布时载明的为限。',
    },
    source: {
      en: 'Pilotage, principle: only one, by constraint; Measures for Cooperative Innovation Procurement Art 23',
      zh: 'Pilotage，原则：唯一性约束；《政府采购合作创新采购方式管理暂行办法》第23条',
    },
    message: { en: 'All {slots} award(s) of this lot are taken.', zh: '本标段的 {slots} 个授标名额均已占用。' },
  },
  AWARD_OUT_OF_RANK: {
    rule: {
      en: 'Awards follow the ranking; a better-ranked bid is passed over only on a ground that is on record.',
      zh: '授标按排名进行；只有有据可查的理由方可越过排名更前的投标。',
    },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 43', zh: '《政府采购法实施条例》第43条' },
    message: { en: 'The bid ranked {rank} comes first.', zh: '排名第 {rank} 的投标在前。' },
  },
  AWARD_GROUND_NEEDED: {
    rule: { en: 'Passing over a better-ranked bid names its coded ground.', zh: '越过排名更前的投标须载明编码理由。' },
    source: { en: 'Implementing Regulations of the Government Procurement Law Art 49, 71, 72', zh: '《政府采购法实施条例》第49、71、72条' },
    message: {
      en: 'The bid ranked {rank} is passed over: name the ground ({ground}).',
      zh: '跳过排名第 {rank} 的投标须载明理由（{ground}）。',
    },
  },
  AWARD_GROUND_NOT_NEEDED: {
    rule: { en: 'A ground is named only where a better-ranked bid is passed over.', zh: '只有在越过排名更前的投标时才载明理由。' },
    source: { en: 'Profile of the call: grounds to depart from the ranking', zh: '采购邀请的程序规则：偏离排名的理由' },
    message: { en: 'No better-ranked bid is passed over; leave the ground out.', zh: '未跳过任何名次更前的投标，无须理由。' },
  },
  AWARD_GROUND_NOT_ALLOWED: {
    rule: {
      en: 'The procedure profile lists the grounds on which a better-ranked bid may be passed over.',
      zh: '可越过排名更前投标的理由由程序规则列明。',
    },
    source: { en: 'Profile of the call: grounds to depart from the ranking', zh: '采购邀请的程序规则：偏离排名的理由' },
    message: { en: 'The procedure does not know the ground {ground}.', zh: '本采购方式不允许理由 {ground}。' },
  },
  AWARD_GROUND_NOT_ON_RECORD: {
    rule: {
      en: 'The ground named is the one that is on record for the bid that is passed over.',
      zh: '所载理由须与被越过投标的在案理由一致。',
    },
    source: { en: 'Pilotage, principle: policy is data', zh: 'Pilotage，原则：政策即数据' },
    message: {
      en: 'On record for the bid ranked {rank} is {recorded}, not {ground}.',
      zh: '排名第 {rank} 的投标记录在案的理由为 {recorded}，而非 {ground}。',
    },
  },
  SAME_PERSON_APPROVES_AWARD: {
    rule: {
      en: 'Who approves an award has not proposed it, has marked no bid of the lot, and is nobody else whom the profile excludes.',
      zh: '批准授标者不得为推荐者、本标段的评审员或程序规则排除的其他人员。',
    },
    source: { en: 'Government Procurement Law Art 61; four-eyes table of the profile', zh: '《政府采购法》第61条；程序规则的双人原则表' },
    message: { en: 'You cannot approve this award: you are its {as}.', zh: '您不能批准该授标：您是其 {as}。' },
  },
  STANDSTILL_RUNS: {
    rule: {
      en: 'An award is final after its standstill, by the clock of the database.',
      zh: '授标在停止期届满后，以数据库时钟为准成为终局。',
    },
    source: { en: 'Profile of the call: standstill', zh: '采购邀请的程序规则：停止期' },
    message: { en: 'The standstill runs until {until}.', zh: '停顿期至 {until} 为止。' },
  },
  CHALLENGE_STAYS_AWARD: {
    rule: {
      en: 'An open challenge of the award stays it, at most as long as the profile says.',
      zh: '对授标的未决质疑使授标中止，最长不超过程序规则所定期限。',
    },
    source: { en: 'Government Procurement Law Art 57; profile of the call: stay', zh: '《政府采购法》第57条；采购邀请的程序规则：中止' },
    message: { en: 'An open challenge stays the award until {until}.', zh: '未决质疑使授标暂停至 {until}。' },
  },
  CHALLENGE_SUBJECT_CLOSED: {
    rule: { en: 'The profile says which decisions can be challenged.', zh: '哪些决定可以质疑，由程序规则规定。' },
    source: { en: 'Profile of the call: subjects of challenge', zh: '采购邀请的程序规则：可质疑的决定' },
    message: { en: 'Awards of this procedure cannot be challenged here.', zh: '本采购方式不受理对授标的质疑。' },
  },
  CHALLENGE_TOO_LATE: {
    rule: { en: 'An award is challenged within the time that its notice names.', zh: '对授标的质疑须在其通知所载明的期限内提出。' },
    source: { en: 'Government Procurement Law Art 52', zh: '《政府采购法》第52条' },
    message: { en: 'The award could be challenged until {until}.', zh: '对该授标提出质疑的期限至 {until} 为止。' },
  },
  CHALLENGER_HAS_NO_INTEREST: {
    rule: {
      en: 'Who challenges an award has a bid on the lot that was ranked and is not the one awarded.',
      zh: '质疑授标者须在该标段有已排名且未获授标的投标。',
    },
    source: {
      en: 'Government Procurement Law Art 52 (a supplier whose interests are harmed)',
      zh: '《政府采购法》第52条（权益受损的供应商）',
    },
    message: { en: 'The bid named is not one that lost to this award.', zh: '所列投标并非因该授标而落选的投标。' },
  },
  AWARD_BIDDER_EXCLUDED: {
    rule: {
      en: 'A contract is not given to a bidder that stands on the exclusion register, itself or a partner of its group.',
      zh: '合同不得授予列入排除名单的投标人，包括其本身或其联合体成员。',
    },
    source: { en: 'Government Procurement Law (2014) Art 22', zh: '《政府采购法》（2014年）第22条' },
    message: {
      en: 'The bidder, or a partner of its group, is excluded from public contracts. Disqualify the bid, then propose the next one.',
      zh: '该投标人或其联合体成员在排除名单中。请先取消该投标的资格，再推荐下一名。',
    },
  },
  CHALLENGED_ALREADY: {
    rule: {
      en: 'A bid challenges an award once, with all that it has to say.',
      zh: '一份投标对一项授标只能质疑一次，并须一次提出全部理由。',
    },
    source: {
      en: 'Measures on Questions and Complaints in Government Procurement (Order 94) Art 10',
      zh: '《政府采购质疑和投诉办法》（财政部令第94号）第10条',
    },
    message: { en: 'This award has already been challenged for this bid.', zh: '该投标已就此授标提出过质疑。' },
  },
  SAME_PERSON_DECIDES_CHALLENGE: {
    rule: {
      en: 'Who decides a challenge has neither proposed nor approved the award nor marked a bid of the lot.',
      zh: '处理质疑者不得曾推荐或批准该授标，亦不得曾对本标段投标评分。',
    },
    source: { en: 'Government Procurement Law Art 61', zh: '《政府采购法》第61条' },
    message: { en: 'You cannot decide this challenge: you are the award’s {as}.', zh: '您不能处理该质疑：您是该授标的 {as}。' },
  },
  LOT_HAS_NO_FINAL_AWARD: {
    rule: {
      en: 'The awarding of a lot is concluded when an award is final and none is pending.',
      zh: '有终局授标且无待定授标时，本标段的授标方告完成。',
    },
    source: { en: 'Pilotage, awards', zh: 'Pilotage，授标' },
    message: {
      en: 'The lot has {final} final and {pending} pending award(s).',
      zh: '本标段有 {final} 个终局授标和 {pending} 个待定授标。',
    },
  },
});
