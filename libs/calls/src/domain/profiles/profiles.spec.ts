import { instant, Refused } from '@pilotage/kernel';
import { calendarFor, endOfPeriod, startOfPeriod } from '../calendar/index.js';
import { groundedParts, OWN_PROPOSAL, periodOf, profileFor, type ProcedureProfile } from './index.js';

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
