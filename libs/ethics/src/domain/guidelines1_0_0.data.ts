import { instant, type LocalisedText } from '@pilotage/kernel';
import type { AdoptedGuideline, ClauseHeading, GuidelineClause } from './guideline-clauses.js';

const SZ = 'Shenzhen AI Regulation';
const S10 = 'Science and Technology Ethics Review Measures (2023)';

type Line = readonly [
  id: string,
  heading: ClauseHeading,
  basis: GuidelineClause['basis'],
  source: string,
  en: string,
  zh: LocalisedText['zh'],
];

/** LAW: the article says it. LAW_DERIVED: it follows from the article for a use by an agency. PROPOSAL: the law is silent, and we say why in the text. */
const LINES: readonly Line[] = [
  [
    'HARMONY-1',
    'harmony',
    'LAW',
    `${SZ} Art 72(2)`,
    'Nothing is approved that harms national security or the public interest, deceives, or produces what the law forbids to synthesise.',
    '凡危害国家安全或者公共利益、实施欺诈，或者生成法律禁止的深度合成内容的，不予批准。',
  ],
  [
    'HARMONY-2',
    'harmony',
    'LAW_DERIVED',
    `${SZ} Art 67`,
    'Where a use may change behaviour, income, psychology or fairness for many people, the pilot measures that change and reports it.',
    '应用可能对众多人的行为、收入、心理或者公平产生影响的，试点应当测量并报告该影响。',
  ],
  [
    'FAIRNESS-1',
    'fairness',
    'LAW',
    `${SZ} Art 72(2)`,
    'Nobody is treated worse for race, sex, nationality, ethnicity or religion.',
    '不得因种族、性别、国籍、民族、宗教信仰等歧视任何人。',
  ],
  [
    'FAIRNESS-2',
    'fairness',
    'LAW_DERIVED',
    `${SZ} Art 63, 67`,
    'Error rates are shown by group, with the size of each group, before and during the pilot.',
    '试点前和试点期间应当按群体列示错误率及各群体样本量。',
  ],
  [
    'INCLUSION-1',
    'inclusion',
    'LAW',
    `${SZ} Art 42`,
    'Rights of children, older and disabled people are looked after: the use is usable by them or leaves them another way.',
    '保障未成年人、老年人、残疾人的权益：应用应当便于其使用，或者为其保留其他途径。',
  ],
  [
    'PRIVACY-1',
    'privacy',
    'LAW',
    'Personal Information Protection Law Art 55, 56',
    'Before sensitive data, automated decisions, entrusting or export, an impact assessment is made and kept for three years.',
    '处理敏感个人信息、进行自动化决策、委托处理或者出境前，应当开展影响评估，评估报告保存三年。',
  ],
  [
    'PRIVACY-2',
    'privacy',
    'LAW',
    `${SZ} Art 33`,
    'Personal data that is passed on is de-identified, unless a law says otherwise; the test is on record.',
    '向他人提供个人数据的，应当去标识化处理，法律另有规定的除外；去标识化测试应当留存记录。',
  ],
  [
    'SAFETY-1',
    'safetyControl',
    'LAW',
    `${SZ} Art 66(2)`,
    'High-risk use is assessed before it begins, and those whom it may touch are warned.',
    '高风险应用应当事前评估，并向可能受影响的人发出风险预警。',
  ],
  [
    'SAFETY-2',
    'safetyControl',
    'LAW_DERIVED',
    'Personal Information Protection Law Art 24',
    'A named person can stop, reverse and disregard the output; no decision with major effect on somebody is made by the machine alone.',
    '应当有指定人员能够停止、撤销或者不采纳输出；不得仅由机器作出对个人权益有重大影响的决定。',
  ],
  [
    'SAFETY-3',
    'safetyControl',
    'LAW_DERIVED',
    `${S10} Art 25`,
    'A highly autonomous system with a risk to safety or health is looked at again by experts from outside before it is approved.',
    '具有安全或者健康风险的高度自主系统，批准前须经外部专家复核。',
  ],
  [
    'RESPONSIBILITY-1',
    'sharedResponsibility',
    'LAW',
    `${SZ} Art 72(1)`,
    'The provider has reviewed the ethics and assessed the risks of its product itself, and shows it.',
    '提供者应当自行开展伦理审查和风险评估，并予以说明。',
  ],
  [
    'RESPONSIBILITY-2',
    'sharedResponsibility',
    'PROPOSAL',
    'Pilotage (proposal) on Shenzhen AI Regulation Art 63',
    'Every finding of an assessment has an office that answers for its measure, and a date: what nobody answers for is not done.',
    '评估的每项结论应当载明措施的责任部门和完成日期：无人负责的措施不会落实。',
  ],
  [
    'OPENNESS-1',
    'openCooperation',
    'LAW',
    `${SZ} Art 71`,
    'An algorithm in public decisions is explained so that the public can understand it.',
    '用于公共决策的算法，应当以公众能够理解的方式说明。',
  ],
  [
    'OPENNESS-2',
    'openCooperation',
    'LAW',
    `${SZ} Art 70`,
    'Anybody may report a breach; who does is answered and suffers no harm for it.',
    '任何人均可举报违规行为；举报人应当得到答复，且不得因此受到损害。',
  ],
  [
    'AGILITY-1',
    'agileGovernance',
    'LAW_DERIVED',
    `${SZ} Art 66(2); ${S10}, tracking review`,
    'What was approved is looked at again at least every twelve months, and at once when its model or purpose changes.',
    '已批准的应用至少每十二个月复查一次；模型或者用途变更的，立即复查。',
  ],
  [
    'EMPLOYMENT-1',
    'employment',
    'LAW_DERIVED',
    `${SZ} Art 65(3), 67`,
    'Effects on work and employment are analysed before use: jobs changed, cut and created, and who is trained again.',
    '应用前应当分析对劳动就业的影响：岗位的变动、减少和新增，以及再培训安排。',
  ],
  [
    'EMPLOYMENT-2',
    'employment',
    'PROPOSAL',
    'Pilotage (proposal) after Regulation (EU) 2024/1689 Art 26(7)',
    'Workers are told before a system watches or scores them: later, they could not object to what is already decided.',
    '系统监测或者评价劳动者之前应当告知其本人：事后告知将使其无法就已定事项提出异议。',
  ],
  [
    'OBSERVANCE-1',
    'observance',
    'LAW',
    `${SZ} Art 65(5)`,
    'The committee assesses and supervises how these clauses are observed; a breach is a reason for a tracking review.',
    '委员会评估、监督本指引的遵守情况；违反指引是启动跟踪审查的理由。',
  ],
];

/** The first guidelines, released with the software: a committee that adopts its own replaces them. No earlier text stood, so nothing changed. */
export const guidelines1_0_0: AdoptedGuideline = {
  version: '1.0.0',
  effectiveFrom: instant('2026-01-01T00:00:00+08:00'),
  clauses: LINES.map(([id, heading, basis, source, en, zh]) => ({ id, heading, basis, source, text: { en, zh } })),
  changeLog: [],
};
