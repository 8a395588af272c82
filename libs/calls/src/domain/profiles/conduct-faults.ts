import { AUDIENCES, disclosedFrom, hasReached, type Phase } from './disclosure.js';
import type { ProcedureProfile } from './profile.js';

/** Most awards side by side on one lot that the database has slots for (财库〔2024〕13号 第二十三条: three). */
const MOST_AWARDS = 3;
/** Fewer cannot mark independently of each other, nor open together. */
const FEWEST_PERSONS = 2;

/** One thing that may be wrong: whether it is, where, and what. */
export type Check = readonly [broken: boolean, where: string, en: string, zh: string];

/** Checks of how a procurement is conducted: panel, opening, disclosure, award. */
export const conductChecks = (profile: ProcedureProfile): readonly Check[] => [
  ...panelChecks(profile),
  ...openingChecks(profile),
  ...disclosureChecks(profile),
  ...awardChecks(profile),
];

function panelChecks({ panel }: ProcedureProfile): Check[] {
  const { minimumMembers, minimumMembersAboveLowRisk: above, oddNumber, expertShare, minimumEvaluators, chairs } = panel;
  const { numerator, denominator } = expertShare.value;
  const spread = panel.spreadTolerance.value;
  return [
    [minimumMembers.value < FEWEST_PERSONS, 'panel.minimumMembers', 'A panel has two members at least.', '评审小组至少两人。'],
    [
      above.value < minimumMembers.value,
      'panel.minimumMembersAboveLowRisk',
      'Above low risk the panel is smaller.',
      '风险较高时小组反而更小。',
    ],
    [
      oddNumber.value && (minimumMembers.value % 2 === 0 || above.value % 2 === 0),
      'panel.oddNumber',
      'The number must be odd, but the least number is even.',
      '人数应为单数，而最少人数为双数。',
    ],
    [
      denominator < 1 || numerator < 0 || numerator > denominator,
      'panel.expertShare',
      'The share of experts is no share.',
      '专家比例无效。',
    ],
    [
      minimumEvaluators.value < FEWEST_PERSONS,
      'panel.minimumEvaluators',
      'Two evaluators mark every bid at least.',
      '每份投标至少两人评分。',
    ],
    [
      minimumEvaluators.value > minimumMembers.value,
      'panel.minimumEvaluators',
      'More evaluators are asked for than members.',
      '评分人数多于成员人数。',
    ],
    [
      spread.numerator < 1 || spread.numerator > spread.denominator,
      'panel.spreadTolerance',
      'The tolerated spread of marks is no share.',
      '容许分差比例无效。',
    ],
    [chairs.value !== 1, 'panel.chairs', 'A panel has one chair exactly.', '评审小组恰有一名组长。'],
  ];
}

function openingChecks({ opening, disclosure }: ProcedureProfile): Check[] {
  const shownToPanel = disclosedFrom(disclosure, 'price', 'panel');
  const earliest: Phase = opening.openedTogether.value ? 'technicalOpened' : 'pricesOpened';
  return [
    [opening.officers.value < FEWEST_PERSONS, 'opening.officers', 'Two officers open at least.', '至少由两名人员开启。'],
    [
      !hasReached(opening.pricesHiddenFromMarkersUntil.value, 'marksLocked') ||
        !hasReached(shownToPanel, opening.pricesHiddenFromMarkersUntil.value),
      'opening.pricesHiddenFromMarkersUntil',
      'Markers may see a price before their marks are locked.',
      '评分锁定前评分人可能看到报价。',
    ],
    [
      !opening.openedTogether.value && opening.pricesOfFailedBids.value !== 'neverOpened',
      'opening.pricesOfFailedBids',
      'Prices are opened separately, yet those of failed bids are opened too.',
      '分别开启时，未通过投标的报价不应开启。',
    ],
    [
      AUDIENCES.some((to) => !hasReached(disclosedFrom(disclosure, 'price', to), earliest)),
      'disclosure',
      'A price is disclosed before its envelope is opened.',
      '报价在开启信封之前被披露。',
    ],
  ];
}

function disclosureChecks({ opening, disclosure }: ProcedureProfile): Check[] {
  const early = (disclosed: 'technicalContent' | 'tendererNames' | 'marks' | 'ranking', from: Phase): boolean =>
    AUDIENCES.some((to) => !hasReached(disclosedFrom(disclosure, disclosed, to), from));
  const lines = disclosure.map(({ disclosed, to }) => `${disclosed} ${to}`);
  return [
    [early('technicalContent', 'technicalOpened'), 'disclosure', 'Content is disclosed before the opening.', '投标内容在开启前被披露。'],
    [
      early('tendererNames', opening.tendererListHiddenUntil.value),
      'disclosure',
      'Names are disclosed while the list of tenderers is hidden.',
      '名单保密期间披露了投标人名称。',
    ],
    [early('tendererNames', 'closed'), 'disclosure', 'Names are disclosed before the deadline.', '截止前披露了投标人名称。'],
    [early('marks', 'marksLocked'), 'disclosure', 'Marks are disclosed before they are locked.', '评分锁定前被披露。'],
    [early('ranking', 'ranked'), 'disclosure', 'A ranking is disclosed before it exists.', '排名形成前被披露。'],
    [new Set(lines).size < lines.length, 'disclosure', 'Two lines speak of the same class and audience.', '同一类别与对象有两行规定。'],
  ];
}

function awardChecks({ award, challenge, fourEyes, recordYears }: ProcedureProfile): Check[] {
  const acts = new Set(fourEyes.map(({ act }) => act));
  const needed = ['confirmRiskAssessment', 'approveCall', 'openEnvelope', 'approveAward'] as const;
  const { value: slots } = award.maximumAwardsPerLot;
  return [
    [slots < 1 || slots > MOST_AWARDS, 'award.maximumAwardsPerLot', 'A lot has one to three awards.', '每包授标一至三家。'],
    [
      award.inRankOrder.value && award.departureGrounds.value.length === 0,
      'award.departureGrounds',
      'Rank order without any ground to depart cannot meet a winner who declines.',
      '按序授标须有可以另定的情形。',
    ],
    [!challenge.subjects.value.includes('award'), 'challenge.subjects', 'The award cannot be challenged.', '授标不可质疑。'],
    ...needed.map((act): Check => [!acts.has(act), 'fourEyes', `No second person is asked for: ${act}.`, `未要求第二人：${act}。`]),
    [recordYears.value < 1, 'recordYears', 'Records are not kept.', '未保存采购文件。'],
  ];
}
