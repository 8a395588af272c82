import { refusals } from '@pilotage/kernel';

/** Ways in which the calendar says no. */
export const calendarRefusals = refusals({
  CALENDAR_BEYOND_HORIZON: {
    rule: {
      en: 'A period is computed only from days whose nature has been announced; beyond the last announced day the calendar refuses instead of guessing.',
      zh: '期间只依据性质已公布的日期计算；超出最后公布日期的，日历拒绝计算而不作推测。',
    },
    source: {
      en: 'Pilotage, principle: fail closed; 全国年节及纪念日放假办法 (the State Council announces working days year by year)',
      zh: 'Pilotage，原则：缺失即拒绝；《全国年节及纪念日放假办法》（工作日由国务院逐年公布）',
    },
    message: {
      en: 'The calendar {calendar} (version {version}) knows the days from {first} to {last}; this period needs {day}.',
      zh: '日历 {calendar}（版本 {version}）仅涵盖 {first} 至 {last}；该期间需要用到 {day}。',
    },
  },
  CALENDAR_UNKNOWN: {
    rule: {
      en: 'A period is counted in a calendar that is on record, in the version that the call has frozen.',
      zh: '期间依据在案日历、按采购邀请所固定的版本计算。',
    },
    source: { en: 'Pilotage, principle: policy is data', zh: 'Pilotage，原则：政策即数据' },
    message: {
      en: 'There is no calendar {calendar} in version {version}.',
      zh: '没有版本为 {version} 的日历 {calendar}。',
    },
  },
});
