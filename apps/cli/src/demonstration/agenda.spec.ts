import { after, DAY_MS, instant } from '@pilotage/kernel';
import { calendarFor, endOfPeriod, localDateOf } from '@pilotage/calls';
import { AGENDA, BEGINNING } from './agenda.data.js';
import { CALLS } from './facts/index.js';

describe('the agenda of the demonstration', () => {
  it('has a diary for every call and for nothing else', () => {
    expect(new Set(AGENDA.map(({ callKey }) => callKey))).toEqual(new Set(CALLS.map(({ key }) => key)));
  });

  it('goes forward in time from the beginning, to a day that leaves room for stories', () => {
    const moments = AGENDA.map(({ at }) => at);
    expect([...moments].sort()).toEqual(moments);
    expect(moments[0]?.localeCompare(BEGINNING)).toBeGreaterThan(0);
    expect(moments.at(-1)?.localeCompare('2026-06-01')).toBeLessThan(0);
  });

  it.each(AGENDA.map(({ at, callKey, step }) => [`${at} ${callKey} ${step}`, at] as const))('%s is on a working day', (_, at) => {
    const dayBefore = after(instant(at), -DAY_MS);
    const nextWorkingDay = endOfPeriod(calendarFor('CN'), dayBefore, { value: 1, unit: 'workingDays', rollsForward: false });
    expect(localDateOf(after(nextWorkingDay, -1))).toBe(localDateOf(instant(at)));
  });

  it('reads the KPIs of a pilot as many times as the facts have days of readings', () => {
    for (const { key, readings = [] } of CALLS) {
      const days = new Set(readings.map(({ day }) => day)).size;
      expect(AGENDA.filter(({ callKey, step }) => callKey === key && step === 'read')).toHaveLength(days);
    }
  });
});
