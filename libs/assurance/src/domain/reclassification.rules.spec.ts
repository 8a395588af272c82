import { instant } from '@pilotage/kernel';
import { monthsAfter, occasionsOf, type Standing } from './reclassification.rules.js';

const at = (text: string) => instant(text);

describe('some months later', () => {
  it.each([
    ['2026-01-05T01:00:00.000Z', 12, '2027-01-05T01:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 2, '2027-02-28T23:59:59.999Z'],
    ['2028-02-29T00:00:00.000Z', 12, '2029-02-28T00:00:00.000Z'],
    ['2027-10-31T00:00:00.000Z', 4, '2028-02-29T00:00:00.000Z'],
    ['2026-11-30T00:00:00.000Z', 1, '2026-12-30T00:00:00.000Z'],
  ])('%s and %i months are %s', (from, months, to) => expect(monthsAfter(at(from), months)).toBe(to));
});

describe('a confirmed level is classified anew', () => {
  const standing: Standing = {
    confirmedAt: at('2026-01-05T01:00:00Z'),
    policyVersion: '2026.1',
    mitigations: ['MT01'],
    inForce: { version: '2026.1', reclassifyAfterMonths: 12 },
    proven: ['MT01', 'MT02'],
    now: at('2027-01-05T00:59:59.999Z'),
  };

  it('not before twelve months, while its policy and its proofs stand', () => expect(occasionsOf(standing)).toEqual([]));

  it('at twelve months to the millisecond', () =>
    expect(occasionsOf({ ...standing, now: at('2027-01-05T01:00:00Z') })).toEqual(['TOO_OLD']));

  it('when another version of the policy is in force', () =>
    expect(occasionsOf({ ...standing, inForce: { version: '2026.2', reclassifyAfterMonths: 12 } })).toEqual(['POLICY_CHANGED']));

  it('when a proof that it counted no longer stands', () =>
    expect(occasionsOf({ ...standing, proven: ['MT02'] })).toEqual(['MITIGATION_LAPSED']));

  it('for all reasons at once', () => {
    const everything = { ...standing, proven: [], now: at('2028-01-01T00:00:00Z'), policyVersion: '2025.9' };
    expect(occasionsOf(everything)).toEqual(['POLICY_CHANGED', 'TOO_OLD', 'MITIGATION_LAPSED']);
  });
});
