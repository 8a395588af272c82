import { instant } from '@pilotage/kernel';
import { disclosedFrom, groundedParts, isDisclosed, OWN_PROPOSAL, PHASES, profileFaults, profileFor } from './index.js';

const at = instant('2026-01-05T09:00:00+08:00');
const shenzhen = profileFor('SHENZHEN_OPEN_TENDER', at);
const cooperative = profileFor('COOPERATIVE_INNOVATION', at);
const generic = profileFor('GENERIC_OPEN', at);
const all = [shenzhen, cooperative, generic];

describe('every profile', () => {
  it.each(all)('$id version $version is sound', (profile) => {
    expect(profileFaults(profile)).toEqual([]);
  });

  it.each(all)('$id has a reason in both languages and a source for each number and switch', (profile) => {
    const parts = groundedParts(profile);
    expect(parts.length).toBeGreaterThan(70);
    expect(parts.filter(([, { reason, source }]) => !reason.en || !/\p{Script=Han}/u.test(reason.zh) || !source)).toEqual([]);
  });

  it.each([shenzhen, cooperative])('no number of a foreign system stands in $id', (profile) => {
    const foreign = groundedParts(profile).filter(
      ([, { basis, source }]) => basis === 'precedent' || /[a-z]{4}/i.test(source.replace(OWN_PROPOSAL, '')),
    );
    expect(foreign).toEqual([]);
    expect(profile.price.abnormallyLow.every(({ value }) => value === null)).toBe(true);
    expect(profile.periods.standstill).not.toMatchObject({
      value: generic.periods.standstill.value,
      unit: generic.periods.standstill.unit,
    });
  });

  it.each(all)('in $id two officers open, two persons mark at least, and no marker sees a price before the marks are locked', (profile) => {
    expect(profile.opening.officers.value).toBe(2);
    expect(profile.panel.minimumEvaluators.value).toBeGreaterThanOrEqual(2);
    const before = PHASES.slice(0, PHASES.indexOf('marksLocked'));
    expect(before.filter((phase) => isDisclosed(profile.disclosure, 'price', 'panel', phase))).toEqual([]);
  });

  it.each(all)('in $id nobody but the vendor learns content, price or name while bids are sealed', (profile) => {
    const sealed = ['draft', 'inReview', 'open', 'closed'] as const;
    const audiences = ['public', 'tenderers', 'panel', 'officers', 'auditors'] as const;
    const seen = (['technicalContent', 'price', 'tendererNames', 'marks', 'ranking', 'award'] as const).flatMap((what) =>
      audiences.flatMap((to) =>
        sealed.filter((phase) => isDisclosed(profile.disclosure, what, to, phase)).map((phase) => `${what} ${to} ${phase}`),
      ),
    );
    expect(seen).toEqual([]);
  });

  it.each(all)(
    'in $id a bidder knows its place and the award while the standstill runs, and the officers know the panel that they appoint',
    (profile) => {
      expect(disclosedFrom(profile.disclosure, 'ranking', 'ownVendor')).toBe('awardPending');
      expect(disclosedFrom(profile.disclosure, 'award', 'tenderers')).toBe('awardPending');
      expect(disclosedFrom(profile.disclosure, 'panelNames', 'officers')).toBe('closed');
      expect(disclosedFrom(profile.disclosure, 'panelNames', 'public')).toBe('awarded');
    },
  );

  it.each(all)('in $id marks may differ by any amount where no chair settles spreads', ({ panel }) => {
    const { numerator, denominator } = panel.spreadTolerance.value;
    expect(numerator < denominator).toBe(panel.moderation.value === 'allowed');
  });

  it('in a Shenzhen tender the tenderers hear the prices at the opening, in the generic procedure only with the award', () => {
    expect(disclosedFrom(shenzhen.disclosure, 'price', 'ownVendor')).toBe('technicalOpened');
    expect(disclosedFrom(generic.disclosure, 'price', 'tenderers')).toBe('awarded');
    expect(disclosedFrom(shenzhen.disclosure, 'technicalContent', 'public')).toBe('never');
    expect(isDisclosed(shenzhen.disclosure, 'technicalContent', 'public', 'never')).toBe(false);
  });
});
