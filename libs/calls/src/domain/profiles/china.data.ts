import { discloses, type Disclosure } from './disclosure.js';
import { law, lawSecondHand, own, OWN_PROPOSAL } from './policy.js';
import type { FourEyesRule, ProfileChallenge, ProfilePeriods } from './profile.js';

/** What the Government Procurement Law and its Implementing Regulations fix for every method of procurement in China. */
export const LAW = '政府采购法';
export const REG = '政府采购法实施条例';
export const ORDER_87 = '财政部令第87号';
export const COOPERATIVE = '财库〔2024〕13号';
export const CIVIL_CODE = '民法典';

type CommonPeriod =
  | 'rollsForward'
  | 'shortOpenNeedsReason'
  | 'questionsCloseBefore'
  | 'answersWithin'
  | 'answersCountFrom'
  | 'decision'
  | 'decisionExtended'
  | 'awardNotice'
  | 'standstill'
  | 'signing'
  | 'contractPublication'
  | 'bidValidity'
  | 'cure';

export const CHINA_PERIODS: Pick<ProfilePeriods, CommonPeriod> = {
  rollsForward: law(
    true,
    'switch',
    `${CIVIL_CODE} 第二百零三条`,
    'A period whose last day is a day of rest ends on the day after the rest.',
    '期间的最后一日是法定休假日的，以休假日结束的次日为最后一日。',
  ),
  shortOpenNeedsReason: own(
    null,
    'calendarDays',
    'The statutory minimum leaves no room for a shorter period with a reason.',
    '法定最短期限不允许以说明理由的方式缩短。',
  ),
  questionsCloseBefore: own(
    5,
    'workingDays',
    'The law is silent; three working days to answer (Regulations, Article 52) and two to use the answer.',
    '法律未作规定；答复询问需三个工作日（条例第五十二条），另留两个工作日供采用答复。',
  ),
  answersWithin: law(
    3,
    'workingDays',
    `${REG} 第五十二条`,
    'An inquiry is answered within three working days.',
    '询问应在三个工作日内答复。',
  ),
  answersCountFrom: law('question', 'switch', `${REG} 第五十二条`, 'The time to answer runs from the inquiry.', '答复期限自提出询问起算。'),
  decision: law(
    5,
    'workingDays',
    `${REG} 第四十三条`,
    'The buyer chooses in rank order within five working days of the evaluation report.',
    '采购人自收到评审报告之日起五个工作日内按顺序确定供应商。',
  ),
  decisionExtended: own(null, 'workingDays', 'The Regulations know no extension of the decision.', '条例未规定延长确定期限。'),
  awardNotice: law(
    2,
    'workingDays',
    `${REG} 第四十三条`,
    'Notice and publication within two working days of the choice.',
    '确定供应商后两个工作日内发出通知书并公告。',
  ),
  standstill: own(
    7,
    'workingDays',
    'The law has no standstill; seven working days are the time in which the result can be questioned (Law, Article 52).',
    '法律未设停顿期；七个工作日即可以对结果提出质疑的期限（政府采购法第五十二条）。',
  ),
  signing: law(
    30,
    'calendarDays',
    `${LAW} 第四十六条`,
    'The contract is signed within thirty days of the notice.',
    '自通知书发出之日起三十日内签订合同。',
  ),
  contractPublication: law(
    2,
    'workingDays',
    `${REG} 第五十条`,
    'The contract is published within two working days of its signing.',
    '合同签订之日起两个工作日内公告。',
  ),
  bidValidity: own(
    90,
    'calendarDays',
    'The rules leave it to the documents; ninety days cover evaluation, standstill, a suspension of thirty days and signing.',
    '规则留待采购文件确定；九十日可覆盖评审、停顿期、三十日暂停及签约。',
  ),
  cure: own(
    null,
    'hours',
    'A missing document is not made good after the deadline; only clarification is possible.',
    '截止后不得补交材料，仅可澄清。',
  ),
};

export const CHINA_CHALLENGE: ProfileChallenge = {
  subjects: law(
    ['callDocuments', 'procedure', 'riskLevel', 'gateDecision', 'award'],
    'list',
    `${LAW} 第五十二条`,
    'Documents, procedure and result can be questioned; risk level and gate decision are parts of the documents and the procedure.',
    '采购文件、采购过程和结果均可质疑；风险等级与准入决定分别属于采购文件和采购过程。',
  ),
  fileWithin: law(
    7,
    'workingDays',
    `${LAW} 第五十二条`,
    'Questioned within seven working days of knowing the harm.',
    '自知道或应知权益受损之日起七个工作日内质疑。',
  ),
  answerWithin: law(7, 'workingDays', `${LAW} 第五十三条`, 'The buyer answers within seven working days.', '采购人在七个工作日内答复。'),
  complainWithin: law(
    15,
    'workingDays',
    `${LAW} 第五十五条`,
    'Complaint within fifteen working days after the time to answer.',
    '答复期满后十五个工作日内投诉。',
  ),
  decideWithin: law(
    30,
    'workingDays',
    `${LAW} 第五十六条`,
    'The authority decides within thirty working days.',
    '监督管理部门在三十个工作日内作出处理决定。',
  ),
  stayMax: law(
    30,
    'calendarDays',
    `${LAW} 第五十七条`,
    'The procedure is suspended for thirty days at most.',
    '暂停采购活动最长不超过三十日。',
  ),
  openChallengeStopsSigning: law(
    true,
    'switch',
    `${REG} 第五十四条`,
    'What may change the result stops the signing.',
    '可能影响结果的，应暂停签订合同。',
  ),
};

const byRules = (source: string): { readonly basis: 'law'; readonly source: string } => ({ basis: 'law', source });
const byOurselves = { basis: 'own', source: OWN_PROPOSAL } as const;

/** Disclosure that the Law and the Regulations fix for every method, and what we add where they are silent. */
export const CHINA_DISCLOSURE: readonly Disclosure[] = [
  discloses('callDocuments', 'public', 'open', byRules(`${REG} 第八条、第三十条`), 'Notice and budget are public.', '采购信息与预算公开。'),
  discloses(
    'questionsAndAnswers',
    'public',
    'open',
    byOurselves,
    'One answer for all, without the name of the one who asked.',
    '答复面向所有人，不显示提问者。',
  ),
  discloses(
    'technicalContent',
    'panel',
    'technicalOpened',
    byRules(`${REG} 第四十一条`),
    'The panel judges what was offered.',
    '评审委员会据以评审。',
  ),
  discloses(
    'technicalContent',
    'officers',
    'technicalOpened',
    byOurselves,
    'Officers check the evidence of opened bids.',
    '经办人核验已开启投标的证明材料。',
  ),
  discloses(
    'marks',
    'auditors',
    'marksLocked',
    byRules(`${LAW} 第六十八条`),
    'Audit may look as soon as marks cannot change.',
    '评分锁定后即可接受审计。',
  ),
  discloses(
    'marks',
    'officers',
    'ranked',
    byRules(`${REG} 第四十三条`),
    'The evaluation report goes to the buyer after the evaluation.',
    '评审结束后评审报告送交采购人。',
  ),
  discloses(
    'ranking',
    'officers',
    'ranked',
    byRules(`${REG} 第四十三条`),
    'The report names the candidates in order.',
    '评审报告按顺序推荐候选人。',
  ),
  discloses('ranking', 'auditors', 'ranked', byRules(`${LAW} 第六十八条`), 'Audit supervises the procurement.', '接受审计机关监督。'),
  discloses(
    'award',
    'tenderers',
    'awardPending',
    byOurselves,
    'The time to question the result runs from its notice, so whoever took part knows the result then.',
    '对结果的质疑期限自通知起算，参与者届时即应知悉结果。',
  ),
  discloses(
    'award',
    'public',
    'awarded',
    byRules(`${REG} 第四十三条`),
    'Name, amount and main terms of the winner are public.',
    '中标或成交供应商名称、金额及主要条款公告。',
  ),
  discloses(
    'panelNames',
    'officers',
    'closed',
    byOurselves,
    'The officers who convene the panel and fill its seats know it; nobody else before the result.',
    '组织评审并补充成员的经办人知悉名单；结果公布前其他人不得知悉。',
  ),
  discloses(
    'panelNames',
    'public',
    'awarded',
    byRules(`${REG} 第四十三条`),
    'The experts are named with the result, not before.',
    '评审专家名单随结果公告，此前保密。',
  ),
  discloses(
    'contract',
    'public',
    'complete',
    byRules(`${REG} 第五十条`),
    'The contract is public but for secrets.',
    '合同公告，涉密内容除外。',
  ),
];

const separated = (act: FourEyesRule['act'], otherThan: FourEyesRule['otherThan'], en: string, zh: string): FourEyesRule => ({
  act,
  otherThan,
  basis: 'law',
  source: `${LAW} 第六十一条`,
  reason: { en, zh },
});
const proposed = (act: FourEyesRule['act'], otherThan: FourEyesRule['otherThan'], en: string, zh: string): FourEyesRule => ({
  act,
  otherThan,
  basis: 'own',
  source: OWN_PROPOSAL,
  reason: { en, zh },
});

/** Acts that need a second person; the Law separates handling from contract review and acceptance, the rest is ours in its spirit. */
export const CHINA_FOUR_EYES: readonly FourEyesRule[] = [
  proposed('confirmRiskAssessment', 'assessor', 'A second officer confirms the risk level.', '风险等级由另一名人员确认。'),
  separated('approveCall', 'drafter', 'Deciding and carrying out check each other.', '决策与执行相互监督、相互制约。'),
  proposed('openEnvelope', 'fellowOpener', 'Two officers open together.', '由两名人员共同开启。'),
  separated('approveAward', 'proposer', 'Deciding and carrying out check each other.', '决策与执行相互监督、相互制约。'),
  proposed('approveAward', 'marker', 'Who marked a bid does not approve its award.', '评分人不得批准该投标的授标。'),
  separated('signContract', 'handlingOfficer', 'Handling and contract review are separate.', '经办与合同审核职责分离。'),
  separated('acceptDelivery', 'handlingOfficer', 'Handling and acceptance are separate.', '经办与验收职责分离。'),
];

export const CHINA_RECORD_YEARS = law(
  15,
  'years',
  `${LAW} 第四十二条`,
  'Records are kept for fifteen years at least.',
  '采购文件至少保存十五年。',
);

export const CHINA_TENDER_SECURITY = law(
  2,
  'percent',
  `${REG} 第三十三条`,
  'Bid security is two percent of the budget at most.',
  '投标保证金不超过预算金额的2%。',
);

export const CHINA_PERFORMANCE_SECURITY = law(
  10,
  'percent',
  `${REG} 第四十八条`,
  'Performance security is ten percent of the contract at most.',
  '履约保证金不超过合同金额的10%。',
);

export const CHINA_DEPARTURES = law(
  ['winnerDeclined', 'winnerDisqualified', 'awardFoundInvalid'],
  'list',
  `${REG} 第四十九条、第七十一条、第七十二条`,
  'Another than the first is chosen only when the first declines, loses its standing, or the award is void.',
  '仅在首位放弃、丧失资格或结果无效时方可另定。',
);

export const CHINA_SIGNATURE = lawSecondHand(
  'required',
  'switch',
  `${ORDER_87} 第六十三条`,
  'A bid without the required signature is invalid.',
  '未按要求签署、盖章的投标无效。',
);
