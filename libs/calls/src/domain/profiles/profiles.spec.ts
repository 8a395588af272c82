import { instant, Refused } from '@pilotage/kernel';
import { calendarFor, endOfPeriod, startOfPeriod } from '../calendar/index.js';
import {
  disclosedFrom,
  groundedParts,
  isDisclosed,
  OWN_PROPOSAL,
  periodOf,
  PHASES,
  profileFaults,
  profileFor,
  type ProcedureProfile,
} from './index.js';

const at = instant('2026-01-05T09:00:00+08:00');
const shenzhen = profileFor('SHENZHEN_OPEN_TENDER', at);
const cooperative = profileFor('COOPERATIVE_INNOVATION', at);
const generic = profileFor('GENERIC_OPEN', at);
const all = [shenzhen, cooperative, generic];

/** The value at a path, with its unit and basis: what the table says beside it. */
const said = (profile: ProcedureProfile, path: string): readonly unknown[] => {
  const part = groundedParts(profile).find(([where]) => where === path)?.[1];
  return part && 'unit' in part ? [part.value, part.unit, part.basis] : ['absent'];
};

describe('the Shenzhen open tender', () => {
  it.each([
    ['periods.minimumOpen', 20, 'calendarDays', 'law', '政府采购法 第三十五条'],
    ['periods.documentsAvailable', 5, 'workingDays', 'law', '实施条例 第三十一条'],
    ['periods.afterAmendment', 15, 'calendarDays', 'law', '实施条例 第三十一条'],
    ['periods.answersWithin', 3, 'workingDays', 'law', '实施条例 第五十二条'],
    ['periods.decision', 5, 'workingDays', 'law', '实施条例 第四十三条'],
    ['periods.awardNotice', 2, 'workingDays', 'law', '实施条例 第四十三条'],
    ['periods.signing', 30, 'calendarDays', 'law', '政府采购法 第四十六条'],
    ['periods.standstill', 7, 'workingDays', 'own', ''],
    ['bids.responsiveNeeded', 3, 'bids', 'law', '政府采购法 第三十六条'],
    ['bids.tooFewBeforeGate', 'unsuccessful', 'switch', 'lawSecondHand', '第87号'],
    ['bids.tooFewAfterGate', 'unsuccessful', 'switch', 'law', '政府采购法 第三十六条'],
    ['bids.securityMaxPercent', 2, 'percent', 'law', '实施条例 第三十三条'],
    ['price.methods', ['relative_to_lowest'], 'list', 'lawSecondHand', '第87号 第五十五条'],
    ['price.weightFloorGoods', 30, 'percent', 'lawSecondHand', '第87号 第五十五条'],
    ['price.weightFloorServices', 10, 'percent', 'lawSecondHand', '第87号 第五十五条'],
    ['panel.minimumMembers', 5, 'persons', 'lawSecondHand', '第87号 第四十七条'],
    ['panel.oddNumber', true, 'switch', 'lawSecondHand', '第87号 第四十七条'],
    ['panel.expertShare', { numerator: 2, denominator: 3 }, 'fraction', 'lawSecondHand', '第87号 第四十七条'],
    ['panel.selection', 'drawn', 'switch', 'law', '实施条例 第三十九条'],
    ['panel.moderation', 'notAllowed', 'switch', 'law', '第四十一条'],
    ['opening.openedTogether', true, 'switch', 'lawSecondHand', '第87号'],
    ['opening.pricesHiddenFromMarkersUntil', 'marksLocked', 'switch', 'own', ''],
    ['award.onDisqualification', 'nextInRank', 'switch', 'law', '实施条例 第四十四条'],
    ['award.maximumAwardsPerLot', 1, 'awards', 'own', ''],
    ['challenge.fileWithin', 7, 'workingDays', 'law', '政府采购法 第五十二条'],
    ['challenge.complainWithin', 15, 'workingDays', 'law', '政府采购法 第五十五条'],
    ['challenge.decideWithin', 30, 'workingDays', 'law', '政府采购法 第五十六条'],
    ['challenge.stayMax', 30, 'calendarDays', 'law', '政府采购法 第五十七条'],
    ['recordYears', 15, 'years', 'law', '政府采购法 第四十二条'],
  ])('%s is %j %s (%s)', (path, value, unit, basis, source) => {
    expect(said(shenzhen, path)).toEqual([value, unit, basis]);
    const from = groundedParts(shenzhen).find(([where]) => where === path)?.[1].source;
    expect(from).toContain(basis === 'own' ? OWN_PROPOSAL : source);
  });

  it('a tender published on 5 January 2026 is open until the end of 26 January: the twentieth day, a Sunday, does not count as the last', () => {
    const china = calendarFor(shenzhen.calendarId);
    const end = endOfPeriod(china, at, periodOf(shenzhen, shenzhen.periods.minimumOpen));
    expect(end).toBe(instant('2026-01-27T00:00:00+08:00'));
  });
});

describe('cooperative innovation', () => {
  it.each([
    ['bids.productMaturity', 'toBeDevelopedOnly', 'switch', 'law'],
    ['award.maximumAwardsPerLot', 3, 'awards', 'law'],
    ['bids.tooFewAfterGate', 'continueWithReason', 'switch', 'law'],
    ['price.weightCeiling', 50, 'percent', 'law'],
    ['periods.documentsAvailable', 10, 'workingDays', 'law'],
    ['periods.minimumOpen', 20, 'workingDays', 'lawSecondHand'],
    ['panel.minimumMembers', 5, 'persons', 'law'],
    ['panel.selection', 'appointed', 'switch', 'law'],
    ['panel.expertFields', ['subject', 'law', 'economics'], 'list', 'law'],
    ['award.additionsMaxPercent', 0, 'percent', 'law'],
    ['award.onDisqualification', 'nextInRank', 'switch', 'law'],
    ['opening.openedTogether', false, 'switch', 'own'],
  ])('%s is %j %s (%s)', (path, value, unit, basis) => {
    expect(said(cooperative, path)).toEqual([value, unit, basis]);
  });

  it('is the only profile that takes nothing but products still to be developed', () => {
    expect(all.filter((p) => p.bids.productMaturity.value === 'toBeDevelopedOnly')).toEqual([cooperative]);
  });

  it('did not exist before its Measures came into force', () => {
    expect(() => profileFor('COOPERATIVE_INNOVATION', instant('2024-05-31T23:59:59+08:00'))).toThrow(Refused);
    expect(profileFor('COOPERATIVE_INNOVATION', instant('2024-06-01T00:00:00+08:00')).version).toBe(1);
  });
});

describe('the generic open procedure', () => {
  it.each([
    ['periods.minimumOpen', 7, 'calendarDays', 'precedent'],
    ['periods.minimumOpenLargeOrRisky', 30, 'calendarDays', 'precedent'],
    ['periods.shortOpenNeedsReason', 15, 'calendarDays', 'precedent'],
    ['periods.afterAmendment', 7, 'calendarDays', 'precedent'],
    ['periods.decision', 5, 'workingDays', 'precedent'],
    ['periods.decisionExtended', 20, 'workingDays', 'precedent'],
    ['periods.standstill', 10, 'calendarDays', 'precedent'],
    ['periods.cure', 24, 'hours', 'precedent'],
    ['bids.tooFewBeforeGate', 'continueWithReason', 'switch', 'precedent'],
    ['price.defaultMethod', 'linear_fixed_bounds', 'switch', 'own'],
    ['price.weightFloorServices', 20, 'percent', 'precedent'],
    ['price.weightCeiling', 85, 'percent', 'precedent'],
    ['panel.minimumMembers', 2, 'persons', 'precedent'],
    ['panel.selection', 'appointed', 'switch', 'precedent'],
    ['panel.moderation', 'allowed', 'switch', 'precedent'],
    ['panel.spreadTolerance', { numerator: 3, denominator: 10 }, 'fraction', 'own'],
    ['opening.openedTogether', false, 'switch', 'precedent'],
    ['opening.pricesOfFailedBids', 'neverOpened', 'switch', 'precedent'],
    ['award.onDisqualification', 'rescore', 'switch', 'own'],
  ])('%s is %j %s (%s)', (path, value, unit, basis) => {
    expect(said(generic, path)).toEqual([value, unit, basis]);
  });

  it('flags a price forty percent below the others or thirty below the next', () => {
    expect(generic.price.abnormallyLow.map(({ screen, value }) => [screen, value])).toEqual([
      ['belowMeanOfOthers', 40],
      ['belowNext', 30],
    ]);
  });

  it('a call of seven days has time for questions and their answers before its deadline', () => {
    const china = calendarFor(generic.calendarId);
    const deadline = endOfPeriod(china, at, periodOf(generic, generic.periods.minimumOpen));
    const closes = startOfPeriod(china, deadline, generic.periods.questionsCloseBefore);
    const answered = endOfPeriod(china, closes, periodOf(generic, generic.periods.answersWithin));
    expect([at < closes, closes < answered, answered < deadline]).toEqual([true, true, true]);
  });
});

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
