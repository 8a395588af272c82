import { instant } from '@pilotage/kernel';
import { profileFaults, profileVersion, type ProcedureProfile } from './index.js';

const sound = profileVersion('GENERIC_OPEN', 1);
type Parts = { -readonly [K in keyof ProcedureProfile]?: object | string | number | null };

/** The sound profile with one thing changed, deep inside where needed. */
const spoilt = (parts: Parts): ProcedureProfile => merged(sound, parts) as ProcedureProfile;

const merged = (base: unknown, change: unknown): unknown => {
  const isPlain = (x: unknown): x is Record<string, unknown> => typeof x === 'object' && x !== null && !Array.isArray(x);
  if (!isPlain(base) || !isPlain(change)) return change;
  return { ...base, ...Object.fromEntries(Object.entries(change).map(([k, v]) => [k, merged(base[k], v)])) };
};

const line = (disclosed: string, to: string, from: string): object => ({
  disclosed,
  to,
  from,
  basis: 'law',
  source: 'x',
  reason: { en: 'x', zh: '甲' },
});

describe('a profile is refused when', () => {
  it.each<[string, Parts, string]>([
    ['its title lacks a language', { title: { zh: ' ' } }, 'title'],
    ['its legal ground has no source', { legalGround: { source: '' } }, 'legalGround.source'],
    ['it ends before it begins', { validTo: instant('2020-01-01T00:00:00Z') }, 'validTo'],
    ['its version is not counted from one', { version: 0 }, 'version'],
    ['it counts working days in a calendar that has none', { calendarId: 'EVERY_DAY' }, 'decision'],
    ['a call need not be open at all', { periods: { minimumOpen: { value: 0 } } }, 'periods.minimumOpen'],
    ['a risky call is open for a shorter time', { periods: { minimumOpenLargeOrRisky: { value: 5 } } }, 'periods.minimumOpenLargeOrRisky'],
    ['an amendment leaves more time than a call has', { periods: { afterAmendment: { value: 8 } } }, 'periods.afterAmendment'],
    ['questions close before the call opens', { periods: { questionsCloseBefore: { value: 10 } } }, 'periods.questionsCloseBefore'],
    ['answers come after the deadline', { periods: { answersWithin: { value: 4 } } }, 'periods.answersWithin'],
    ['the time to sign ends within the standstill', { periods: { signing: { value: 9 } } }, 'periods.signing'],
    ['an extension does not extend', { periods: { decisionExtended: { value: 5 } } }, 'periods.decisionExtended'],
    ['it allows no price method', { price: { methods: { value: [] } } }, 'price.methods'],
    ['it allows a price method twice', { price: { methods: { value: ['linear_fixed_bounds', 'linear_fixed_bounds'] } } }, 'price.methods'],
    ['it allows an unknown price method', { price: { methods: { value: ['linear_fixed_bounds', 'cheapest'] } } }, 'price.methods'],
    ['its default method is not allowed', { price: { defaultMethod: { value: 'mean_deviation' } } }, 'price.defaultMethod'],
    ['the price weight has its ceiling under its floor', { price: { weightCeiling: { value: 10 } } }, 'price.weightCeiling'],
    ['a percentage exceeds one hundred', { bids: { securityMaxPercent: { value: 101 } } }, 'securityMaxPercent'],
    ['no bid is needed', { bids: { responsiveNeeded: { value: 0 } } }, 'bids.responsiveNeeded'],
    ['one person is a panel', { panel: { minimumMembers: { value: 1 } } }, 'panel.minimumMembers'],
    ['above low risk the panel shrinks', { panel: { minimumMembersAboveLowRisk: { value: 1 } } }, 'panel.minimumMembersAboveLowRisk'],
    ['an odd panel begins with an even number', { panel: { oddNumber: { value: true } } }, 'panel.oddNumber'],
    [
      'more experts than members are asked for',
      { panel: { expertShare: { value: { numerator: 3, denominator: 2 } } } },
      'panel.expertShare',
    ],
    ['a single evaluator suffices', { panel: { minimumEvaluators: { value: 1 } } }, 'panel.minimumEvaluators'],
    ['more evaluators than members are asked for', { panel: { minimumEvaluators: { value: 3 } } }, 'panel.minimumEvaluators'],
    [
      'marks may differ by more than there is',
      { panel: { spreadTolerance: { value: { numerator: 11, denominator: 10 } } } },
      'panel.spreadTolerance',
    ],
    ['two chairs lead', { panel: { chairs: { value: 2 } } }, 'panel.chairs'],
    ['one officer opens alone', { opening: { officers: { value: 1 } } }, 'opening.officers'],
    [
      'markers see prices before the lock',
      { opening: { pricesHiddenFromMarkersUntil: { value: 'evaluating' } } },
      'opening.pricesHiddenFromMarkersUntil',
    ],
    [
      'prices of failed bids are opened separately',
      { opening: { pricesOfFailedBids: { value: 'openedWithTheRest' } } },
      'opening.pricesOfFailedBids',
    ],
    ['a price is shown before its envelope is opened', { disclosure: [line('price', 'officers', 'technicalOpened')] }, 'disclosure'],
    ['content is shown before the opening', { disclosure: [line('technicalContent', 'officers', 'closed')] }, 'disclosure'],
    ['names are shown while they are hidden', { disclosure: [line('tendererNames', 'public', 'closed')] }, 'disclosure'],
    ['marks are shown before the lock', { disclosure: [line('marks', 'officers', 'evaluating')] }, 'disclosure'],
    ['a ranking is shown before it exists', { disclosure: [line('ranking', 'officers', 'pricesOpened')] }, 'disclosure'],
    [
      'two lines speak of the same',
      { disclosure: [line('award', 'public', 'awarded'), line('award', 'public', 'complete')] },
      'disclosure',
    ],
    ['four awards share a lot', { award: { maximumAwardsPerLot: { value: 4 } } }, 'award.maximumAwardsPerLot'],
    ['rank order has no exception', { award: { departureGrounds: { value: [] } } }, 'award.departureGrounds'],
    ['the award cannot be challenged', { challenge: { subjects: { value: ['procedure'] } } }, 'challenge.subjects'],
    ['nobody else approves', { fourEyes: [] }, 'fourEyes'],
    ['records are not kept', { recordYears: { value: 0 } }, 'recordYears'],
    ['a number has no reason in Chinese', { recordYears: { reason: { zh: '' } } }, 'recordYears'],
    ['a number has no source', { periods: { minimumOpen: { source: '' } } }, 'periods.minimumOpen'],
    ['an own proposal claims to be law', { periods: { signing: { basis: 'law' } } }, 'periods.signing'],
    ['a number is a fraction', { periods: { standstill: { value: 2.5 } } }, 'periods.standstill'],
    ['a number is negative', { periods: { cure: { value: -1 } } }, 'periods.cure'],
  ])('%s', (_why, parts, where) => {
    const faults = profileFaults(spoilt(parts));
    expect(faults.map((f) => f.where)).toContain(where);
    expect(faults.every(({ fault }) => fault.en.length > 0 && fault.zh.length > 0)).toBe(true);
  });

  it('all its faults are told at once', () => {
    const faults = profileFaults(spoilt({ version: 0, opening: { officers: { value: 1 } }, recordYears: { value: 0 } }));
    expect(faults.map((f) => f.where)).toEqual(['version', 'opening.officers', 'recordYears']);
  });

  it('nothing is found where nothing is wrong', () => {
    expect(profileFaults(spoilt({}))).toEqual([]);
  });
});
