import { refusals } from '@pilotage/kernel';

/** Ways in which the calendar says no. */
export const calendarRefusals = refusals({
  CALENDAR_BEYOND_HORIZON: {
    rule: 'A period is computed only from days whose nature has been announced; beyond the last announced day the calendar refuses instead of guessing.',
    source: 'DESIGN part 3, rule 10; 全国年节及纪念日放假办法 (the State Council announces working days year by year)',
    message: {
      en: 'The calendar {calendar} (version {version}) knows the days from {first} to {last}; this period needs {day}.',
      zh: '日历 {calendar}（版本 {version}）仅涵盖 {first} 至 {last}；该期间需要用到 {day}。',
    },
  },
  CALENDAR_UNKNOWN: {
    rule: 'A period is counted in a calendar that is on record, in the version that the call has frozen.',
    source: 'DESIGN part 3, rule 7',
    message: {
      en: 'There is no calendar {calendar} in version {version}.',
      zh: '没有版本为 {version} 的日历 {calendar}。',
    },
  },
});
