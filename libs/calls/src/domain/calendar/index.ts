export { addWorkingDays, horizonObjection, isWorkingDay, nextWorkingDay, type CalendarId, type WorkingCalendar } from './calendar.js';
export { calendarFor, listCalendars } from './calendars.js';
export { addCalendarDays, endOfDay, isWeekend, localDate, localDateOf, startOfDay, weekdayOf, type LocalDate } from './local-date.js';
export { endOfPeriod, startOfPeriod, type Period, type PeriodUnit } from './period.js';
export { calendarRefusals } from './refusals.js';
