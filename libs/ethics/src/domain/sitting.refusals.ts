import { refusals } from '@pilotage/kernel';

/** Why a sitting does not open, and why a decision is not declared. */
export const sittingRefusals = refusals({
  COMMITTEE_NOT_COMPOSED: {
    rule: {
      en: 'The committee decides only while it has enough members in office, technical peers, ethics and law among them.',
      zh: '委员会只有在任成员足够，且其中包括技术同行、伦理和法律人员时方可作出决定。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 7, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第7条，采纳为政策数据',
    },
    message: {
      en: '{members} members are in office; {needed} are needed. Kinds that nobody brings: {missing}.',
      zh: '在任委员 {members} 人，至少需 {needed} 人；缺少的委员类别：{missing}。',
    },
  },
  COMMITTEE_KINDS_NOT_COVERED: {
    rule: {
      en: 'Those present at a sitting cover the required kinds of members, recused ones not counted; where they do not, the case is postponed.',
      zh: '到会者须覆盖所要求的成员类别，回避者不计入；不能覆盖的，案件延期。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 14, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第14条，采纳为政策数据',
    },
    message: {
      en: 'Kinds that nobody present brings: {missing}. The case is to be postponed.',
      zh: '出席委员未覆盖的类别：{missing}。该案应予延期审议。',
    },
  },
  COMMITTEE_INTEREST_NOT_DECLARED: {
    rule: {
      en: 'Every member declares interests before reading the papers of a case; whoever has not sees no papers and does not vote.',
      zh: '每名成员须在阅读案件文件之前申报利益；未申报者不得阅读文件，亦不得投票。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 28; Implementing Regulations of the Government Procurement Law Art 9, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第28条；《政府采购法实施条例》第9条，采纳为政策数据',
    },
    message: { en: '{count} of those named have not declared their interests.', zh: '所列人员中有 {count} 人尚未申报利益关系。' },
  },
  COMMITTEE_BALLOTS_MISSING: {
    rule: {
      en: 'The decision is declared when everyone present has cast a ballot; a member who will not vote abstains.',
      zh: '所有到会者均已投票时方可宣布决定；不愿表决的成员计为弃权。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 16, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第16条，采纳为政策数据',
    },
    message: { en: '{missing} of those present have not voted.', zh: '出席委员中有 {missing} 人尚未投票。' },
  },
  EXPERT_REVIEW_OUTSTANDING: {
    rule: {
      en: 'A listed activity is approved only after at least five experts from outside looked at it again and two thirds of all of them agree.',
      zh: '列入清单的活动，只有在至少五名外部专家复核且全体专家的三分之二同意后方可批准。',
    },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 25 to 30, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第25至30条，采纳为政策数据',
    },
    message: {
      en: '{agree} of {all} experts agree; at least {needed} experts must look at it, and two thirds of all of them agree.',
      zh: '专家 {all} 人中有 {agree} 人同意；须由至少 {needed} 名外部专家复核，且全体专家三分之二以上同意。',
    },
  },
  SITTING_ALREADY_OPEN: {
    rule: { en: 'A case has one open sitting at a time.', zh: '一案同一时间只有一次进行中的会议。' },
    source: { en: 'Pilotage, ethics case (proposal)', zh: 'Pilotage，伦理案件（建议）' },
    message: { en: 'A sitting on this case is open already.', zh: '该案的审议会议已经开启。' },
  },
  SITTING_NOT_OPEN: {
    rule: { en: 'Ballots are cast, and a decision is declared, in an open sitting.', zh: '投票和宣布决定须在进行中的会议上进行。' },
    source: { en: 'Pilotage, ethics case (proposal)', zh: 'Pilotage，伦理案件（建议）' },
    message: { en: 'No sitting on this case is open.', zh: '该案目前没有开启的审议会议。' },
  },
  NOT_PRESENT_AT_SITTING: {
    rule: { en: 'Only a member who is present votes, each for themselves.', zh: '只有到会成员投票，且各自为己投票。' },
    source: {
      en: 'Science and Technology Ethics Review Measures (2023) Art 14 and 16, adopted as policy data',
      zh: '《科技伦理审查办法（试行）》（2023年）第14、16条，采纳为政策数据',
    },
    message: { en: 'You are not among those present at this sitting.', zh: '您不在本次会议的出席委员之列。' },
  },
  BALLOT_ALREADY_CAST: {
    rule: { en: 'A member votes once in a sitting.', zh: '成员在一次会议中只投票一次。' },
    source: { en: 'Pilotage, ethics case (proposal)', zh: 'Pilotage，伦理案件（建议）' },
    message: { en: 'You have voted in this sitting.', zh: '您已在本次会议投票。' },
  },
  DISSENT_NOT_OPEN: {
    rule: { en: 'A dissent is written by a member who voted otherwise than was decided.', zh: '异议由投票与决定不一致的成员书写。' },
    source: { en: 'Pilotage, publication of ethics decisions (proposal)', zh: 'Pilotage，伦理决定的公布（建议）' },
    message: {
      en: 'You did not vote otherwise than was decided, so there is no dissent of yours.',
      zh: '您的表决与决定一致或未参加表决，不能提出不同意见。',
    },
  },
  DISSENT_ALREADY_WRITTEN: {
    rule: { en: 'A member writes one dissent on a decision.', zh: '成员对一项决定只书写一份异议。' },
    source: { en: 'Pilotage, publication of ethics decisions (proposal)', zh: 'Pilotage，伦理决定的公布（建议）' },
    message: { en: 'Your dissent has been written.', zh: '您的不同意见已经提交。' },
  },
});
