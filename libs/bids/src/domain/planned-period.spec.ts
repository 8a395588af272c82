import { instant } from '@pilotage/kernel';
import { plannedPeriod } from './planned-period.js';

const now = instant('2026-02-01T00:00:00+08:00');

describe('the period that evidence is asked to last', () => {
  it.each([
    ['is the whole term of six months before a pilot has begun', null, '2026-08-03T00:00:00+08:00'],
    ['ends with the pilot that runs', '2026-03-01T00:00:00+08:00', '2026-03-01T00:00:00+08:00'],
    ['is the moment alone once the term is over', '2026-01-01T00:00:00+08:00', '2026-02-01T00:00:00+08:00'],
  ])('%s', (_, endsAt, until) => {
    expect(plannedPeriod(now, endsAt === null ? null : instant(endsAt))).toEqual({ from: now, until: instant(until) });
  });
});
