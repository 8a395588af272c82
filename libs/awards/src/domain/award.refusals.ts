import { refusals } from '@pilotage/kernel';

/** Ways in which the rules of awards say no. */
export const awardsRefusals = refusals({
  LOT_NOT_RANKED: {
    rule: 'An award is proposed after the bids of the lot are ranked and before the lot is awarded.',
    source: 'Implementing Regulation of the Government Procurement Law Art 43',
    message: { en: 'The lot is {state}; an award is proposed when it is ranked.', zh: '标段状态为 {state}；排名后方可提出授标建议。' },
  },
  AWARD_RANKING_OUTDATED: {
    rule: 'Where the profile scores again after a disqualification, no award is proposed from the ranking that still counts the bid.',
    source: 'Profile of the call: on disqualification',
    message: {
      en: 'The ranking counts a bid that has been disqualified since; the bids must be ranked again first.',
      zh: '排名中包含已被取消资格的投标，须先重新排名。',
    },
  },
  AWARD_RANKING_REPLACED: {
    rule: 'An award is approved on the ranking that it was proposed from.',
    source: 'Profile of the call: on disqualification; DESIGN part 3, rule 2',
    message: {
      en: 'The bids were ranked again after this proposal; return it and propose from the ranking that counts now.',
      zh: '提出该授标建议后已重新排名；请退回并依现行排名重新提出。',
    },
  },
  AWARD_BID_NOT_RANKED: {
    rule: 'Only a ranked bid can be awarded.',
    source: 'Implementing Regulation of the Government Procurement Law Art 43',
    message: { en: 'This bid has no place in the ranking of the lot, or has lost it.', zh: '该投标不在本标段排名之中，或已失去名次。' },
  },
  AWARD_BID_HAS_ONE: {
    rule: 'A bid has one award at a time.',
    source: 'DESIGN part 3, rule 9',
    message: { en: 'This bid already has an award on the lot.', zh: '该投标在本标段已有授标。' },
  },
  AWARD_BID_PASSED: {
    rule: 'A bid whose award was declined or found invalid is not awarded again.',
    source: 'Implementing Regulation of the Government Procurement Law Art 49, 71',
    message: { en: 'The award of this bid was ended before ({cause}).', zh: '该投标的授标此前已终止（{cause}）。' },
  },
  AWARD_SLOTS_TAKEN: {
    rule: 'A lot has as many awards side by side as the call said at its publication.',
    source: 'DESIGN part 3, rule 9; Measures for Cooperative Innovation Procurement Art 23',
    message: { en: 'All {slots} award(s) of this lot are taken.', zh: '本标段的 {slots} 个授标名额均已占用。' },
  },
  AWARD_OUT_OF_RANK: {
    rule: 'Awards follow the ranking; a better-ranked bid is passed over only on a ground that is on record.',
    source: 'Implementing Regulation of the Government Procurement Law Art 43',
    message: { en: 'The bid ranked {rank} comes first.', zh: '排名第 {rank} 的投标在前。' },
  },
  AWARD_GROUND_NEEDED: {
    rule: 'Passing over a better-ranked bid names its coded ground.',
    source: 'Implementing Regulation of the Government Procurement Law Art 49, 71, 72',
    message: {
      en: 'The bid ranked {rank} is passed over: name the ground ({ground}).',
      zh: '跳过排名第 {rank} 的投标须载明理由（{ground}）。',
    },
  },
  AWARD_GROUND_NOT_NEEDED: {
    rule: 'A ground is named only where a better-ranked bid is passed over.',
    source: 'Profile of the call: grounds to depart from the ranking',
    message: { en: 'No better-ranked bid is passed over; leave the ground out.', zh: '未跳过任何名次更前的投标，无须理由。' },
  },
  AWARD_GROUND_NOT_ALLOWED: {
    rule: 'The procedure profile lists the grounds on which a better-ranked bid may be passed over.',
    source: 'Profile of the call: grounds to depart from the ranking',
    message: { en: 'The procedure does not know the ground {ground}.', zh: '本采购方式不允许理由 {ground}。' },
  },
  AWARD_GROUND_NOT_ON_RECORD: {
    rule: 'The ground named is the one that is on record for the bid that is passed over.',
    source: 'DESIGN part 3, rule 7',
    message: {
      en: 'On record for the bid ranked {rank} is {recorded}, not {ground}.',
      zh: '排名第 {rank} 的投标记录在案的理由为 {recorded}，而非 {ground}。',
    },
  },
  SAME_PERSON_APPROVES_AWARD: {
    rule: 'Who approves an award has not proposed it, has marked no bid of the lot, and is nobody else whom the profile excludes.',
    source: 'Government Procurement Law Art 61; four-eyes table of the profile',
    message: { en: 'You cannot approve this award: you are its {as}.', zh: '您不能批准该授标：您是其 {as}。' },
  },
  STANDSTILL_RUNS: {
    rule: 'An award is final after its standstill, by the clock of the database.',
    source: 'Profile of the call: standstill',
    message: { en: 'The standstill runs until {until}.', zh: '停顿期至 {until} 为止。' },
  },
  CHALLENGE_STAYS_AWARD: {
    rule: 'An open challenge of the award stays it, at most as long as the profile says.',
    source: 'Government Procurement Law Art 57; profile of the call: stay',
    message: { en: 'An open challenge stays the award until {until}.', zh: '未决质疑使授标暂停至 {until}。' },
  },
  CHALLENGE_SUBJECT_CLOSED: {
    rule: 'The profile says which decisions can be challenged.',
    source: 'Profile of the call: subjects of challenge',
    message: { en: 'Awards of this procedure cannot be challenged here.', zh: '本采购方式不受理对授标的质疑。' },
  },
  CHALLENGE_TOO_LATE: {
    rule: 'An award is challenged within the time that its notice names.',
    source: 'Government Procurement Law Art 52',
    message: { en: 'The award could be challenged until {until}.', zh: '对该授标提出质疑的期限至 {until} 为止。' },
  },
  CHALLENGER_HAS_NO_INTEREST: {
    rule: 'Who challenges an award has a bid on the lot that was ranked and is not the one awarded.',
    source: 'Government Procurement Law Art 52 (a supplier whose interests are harmed)',
    message: { en: 'The bid named is not one that lost to this award.', zh: '所列投标并非因该授标而落选的投标。' },
  },
  AWARD_BIDDER_EXCLUDED: {
    rule: 'A contract is not given to a bidder that stands on the exclusion register, itself or a partner of its group.',
    source: 'Government Procurement Law (2014) Art 22',
    message: {
      en: 'The bidder, or a partner of its group, is excluded from public contracts. Disqualify the bid, then propose the next one.',
      zh: '该投标人或其联合体成员在排除名单中。请先取消该投标的资格，再推荐下一名。',
    },
  },
  CHALLENGED_ALREADY: {
    rule: 'A bid challenges an award once, with all that it has to say.',
    source: 'Measures on Questions and Complaints in Government Procurement (Order 94) Art 10',
    message: { en: 'This award has already been challenged for this bid.', zh: '该投标已就此授标提出过质疑。' },
  },
  SAME_PERSON_DECIDES_CHALLENGE: {
    rule: 'Who decides a challenge has neither proposed nor approved the award nor marked a bid of the lot.',
    source: 'Government Procurement Law Art 61',
    message: { en: 'You cannot decide this challenge: you are the award’s {as}.', zh: '您不能处理该质疑：您是该授标的 {as}。' },
  },
  LOT_HAS_NO_FINAL_AWARD: {
    rule: 'The awarding of a lot is concluded when an award is final and none is pending.',
    source: 'Pilotage, awards',
    message: {
      en: 'The lot has {final} final and {pending} pending award(s).',
      zh: '本标段有 {final} 个终局授标和 {pending} 个待定授标。',
    },
  },
});
