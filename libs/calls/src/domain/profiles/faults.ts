import { PRICE_FORMULAS } from '@pilotage/scoring';
import { conductChecks, type Check } from './conduct-faults.js';
import { reasonFaults, type ProfileFault } from './reason-faults.js';
import type { ProcedureProfile } from './profile.js';

/** Everything that is unsound in the profile, all at once; an empty list means that calls may be made under it. */
export function profileFaults(profile: ProcedureProfile): readonly ProfileFault[] {
  const checks = [
    ...headChecks(profile),
    ...calendarChecks(profile),
    ...openPeriodChecks(profile),
    ...decisionPeriodChecks(profile),
    ...priceChecks(profile),
    ...conductChecks(profile),
  ];
  const broken = checks.filter(([isBroken]) => isBroken).map(([, where, en, zh]) => ({ where, fault: { en, zh } }));
  return [...broken, ...reasonFaults(profile)];
}

function headChecks({ title, legalGround, version, validFrom, validTo }: ProcedureProfile): Check[] {
  return [
    [!title.en.trim() || !title.zh.trim(), 'title', 'The title is missing in a language.', '名称缺少某一语言。'],
    [
      !legalGround.en.trim() || !legalGround.zh.trim(),
      'legalGround',
      'The legal ground is missing in a language.',
      '法律依据缺少某一语言。',
    ],
    [!legalGround.source.trim(), 'legalGround.source', 'The legal ground has no source.', '法律依据缺少来源。'],
    [!Number.isSafeInteger(version) || version < 1, 'version', 'Versions count from one.', '版本自1起编号。'],
    [validTo !== null && validTo <= validFrom, 'validTo', 'The profile ends before it begins.', '失效时间早于生效时间。'],
  ];
}

function calendarChecks({ periods, calendarId, price, challenge }: ProcedureProfile): Check[] {
  const lengths = Object.entries({ ...periods, ...challenge, lowPriceExplanation: price.lowPriceExplanation });
  const inWorkingDays = lengths.filter(([, { value, unit }]) => value !== null && unit === 'workingDays');
  return inWorkingDays.map(([name]) => [
    calendarId === 'EVERY_DAY',
    name,
    'Working days need a calendar that knows them.',
    '以工作日计的期间需要相应的日历。',
  ]);
}

function openPeriodChecks({ periods }: ProcedureProfile): Check[] {
  const { minimumOpen, minimumOpenLargeOrRisky: larger, afterAmendment, questionsCloseBefore, answersWithin } = periods;
  const answersLate = periods.answersCountFrom.value === 'questionsClosed' && isShorter(questionsCloseBefore, answersWithin);
  return [
    [minimumOpen.value < 1, 'periods.minimumOpen', 'A call must be open for a day at least.', '公开期至少一日。'],
    [
      isShorter(larger, minimumOpen),
      'periods.minimumOpenLargeOrRisky',
      'A risky call is open for a shorter time.',
      '高风险项目的公开期更短。',
    ],
    [
      isShorter(minimumOpen, afterAmendment),
      'periods.afterAmendment',
      'An amendment leaves more time than a call has.',
      '修改后留时长于公开期。',
    ],
    [
      !isShorter(questionsCloseBefore, minimumOpen),
      'periods.questionsCloseBefore',
      'In the shortest call there is no time for questions.',
      '在最短公开期内无法提问。',
    ],
    [answersLate, 'periods.answersWithin', 'Answers may come after the deadline.', '答复可能晚于截止时间。'],
  ];
}

function decisionPeriodChecks({ periods }: ProcedureProfile): Check[] {
  const { decision, decisionExtended, signing, standstill } = periods;
  return [
    [isShorter(signing, standstill), 'periods.signing', 'The time to sign ends within the standstill.', '签约期限在停顿期内届满。'],
    [
      decisionExtended.value !== null && decisionExtended.value <= decision.value,
      'periods.decisionExtended',
      'The extension does not extend.',
      '延长期限未超过原期限。',
    ],
  ];
}

interface Length {
  readonly value: number;
  readonly unit: string;
}
/** In a plain week five working days span seven calendar days; holidays only lengthen that, so the comparison needs no calendar. */
const inCalendarDays = ({ value, unit }: Length): number => (unit === 'workingDays' ? Math.floor((value * 7) / 5) : value);
const isShorter = (one: Length, other: Length): boolean => inCalendarDays(one) < inCalendarDays(other);

function priceChecks({ price, bids }: ProcedureProfile): Check[] {
  const { methods, defaultMethod, weightFloorGoods, weightFloorServices, weightCeiling } = price;
  const percents = { weightFloorGoods, weightFloorServices, weightCeiling, ...pick(bids) };
  return [
    [methods.value.length === 0, 'price.methods', 'No price method is allowed.', '未允许任何价格计分方法。'],
    [new Set(methods.value).size < methods.value.length, 'price.methods', 'A price method is listed twice.', '价格计分方法重复。'],
    [methods.value.some((m) => !Object.hasOwn(PRICE_FORMULAS, m)), 'price.methods', 'A price method is unknown.', '价格计分方法未知。'],
    [!methods.value.includes(defaultMethod.value), 'price.defaultMethod', 'The default method is not allowed.', '默认方法不在允许范围内。'],
    ...Object.entries(percents).map(([name, { value }]): Check => [
      value < 0 || value > 100,
      name,
      'A percentage lies between zero and one hundred.',
      '百分比应在0至100之间。',
    ]),
    [
      Math.max(weightFloorGoods.value, weightFloorServices.value) > weightCeiling.value,
      'price.weightCeiling',
      'The ceiling of the price weight lies under its floor.',
      '价格权重上限低于下限。',
    ],
    [bids.responsiveNeeded.value < 1, 'bids.responsiveNeeded', 'A procurement needs a bid.', '至少需要一份投标。'],
  ];
}

const pick = ({ securityMaxPercent, performanceSecurityMaxPercent }: ProcedureProfile['bids']) => ({
  securityMaxPercent,
  performanceSecurityMaxPercent,
});
