import { instant, money, Refused, type Refusal } from '@pilotage/kernel';
import { callRefusals } from './call.refusals.js';
import { lotRefusals } from './lot.refusals.js';
import { amendedDeadlineObjection, earliestClosing, PERIOD_RULES, questionsClose } from './periods.rules.js';
import { profileFor, type ProfileId } from './profiles/index.js';
import type { PublicationFacts } from './publication.facts.js';
import { publicationRefusals } from './publication.refusals.js';
import { allObjections, COMPLETENESS_RULES, firstObjection, PUBLICATION_RULES } from './publication.rules.js';
import { goodCall, goodFacts, goodLot } from '../../../../test/fixtures/calls/publication.js';
import type { AwardMethod } from './ruleset.js';
import type { CallSpecification, LotSpecification } from './specification.js';

const NOW = instant('2026-01-05T09:00:00+08:00');
const CNY = (minor: string) => money(minor, 'CNY', 'included');

const withCall = (changes: Partial<CallSpecification & { lots: LotSpecification[] }>): PublicationFacts =>
  goodFacts({ call: { ...goodCall(), ...changes } });
const withLot = (changes: Partial<LotSpecification>): PublicationFacts => withCall({ lots: [{ ...goodLot(), ...changes }] });
const method = (changes: Partial<AwardMethod>): AwardMethod => ({ ...(goodLot().method as AwardMethod), ...changes });
const withMethod = (changes: Partial<AwardMethod>): PublicationFacts => withLot({ method: method(changes) });
const under = (id: ProfileId, facts: PublicationFacts): PublicationFacts => ({
  ...facts,
  profile: profileFor(id, NOW),
  call: { ...facts.call, profileId: id },
});
const plan = goodCall().dataPlan;
const declared = goodCall().declarations;
const [dataset] = plan?.datasets ?? [];
const [requirement, wish] = goodLot().requirements;
const [criterion] = goodLot().criteria;
const [kpi] = goodLot().kpis;
if (!plan || !declared || !dataset || !requirement || !wish || !criterion || !kpi) throw new Error('the sample is incomplete');

/** Everything that the facts are refused for; a calendar that refuses counts as its refusal. */
function said(facts: PublicationFacts): string[] {
  try {
    return allObjections(PUBLICATION_RULES, facts).map(({ definition }) => definition.code);
  } catch (error) {
    if (error instanceof Refused) return [error.refusal.definition.code];
    throw error;
  }
}

/** The longer period holds when the level is not low. */
const LATE = withCall({ closesAt: instant('2026-02-05T00:00:00+08:00') });

/** Facts that differ from the good ones in one thing, and the only refusal that this earns. */
const CASES: readonly (readonly [fact: string, code: string, facts: PublicationFacts])[] = [
  ['no confirmed risk level', 'CALL_RISK_NOT_CONFIRMED', { ...LATE, riskLevel: null }],
  ['a risk level that is not settled', 'CALL_RISK_UNSETTLED', { ...LATE, riskLevel: 'UNCLASSIFIED' }],
  ['a prohibited practice', 'CALL_USE_PROHIBITED', { ...LATE, riskLevel: 'PROHIBITED' }],
  ['a level that must be classified anew', 'CALL_RISK_RECLASSIFICATION_DUE', goodFacts({ reclassification: ['TOO_OLD'] })],
  ['an approver who drafted', 'CALL_APPROVER_DRAFTED', goodFacts({ approver: ['per_drafter'] })],
  ['an approver who drafted under another account', 'CALL_APPROVER_DRAFTED', goodFacts({ approver: ['per_other', 'per_drafter'] })],
  ['no stage', 'CALL_STAGES_MISSING', withCall({ stages: [] })],
  ['stages out of order', 'CALL_STAGES_MISSING', withCall({ stages: ['PILOT', 'TEST'] })],
  ['a stage twice', 'CALL_STAGES_MISSING', withCall({ stages: ['TEST', 'TEST'] })],
  ['no lot', 'CALL_LOTS_MISSING', withCall({ lots: [] })],
  ['two requirements of one id', 'CALL_IDS_REPEAT', withLot({ requirements: [requirement, wish, { ...wish }] })],
  ['two datasets of one id', 'CALL_IDS_REPEAT', withCall({ dataPlan: { ...plan, datasets: [dataset, dataset] } })],
  ['no budget', 'CALL_BUDGET_MISSING', withCall({ budget: null })],
  ['lots that cost more than the call has', 'LOT_BUDGETS_EXCEED_CALL', withCall({ budget: CNY('79999999') })],
  ['two awards for the budget of one', 'LOT_BUDGETS_EXCEED_CALL', withLot({ awardSlots: 2 })],
  ['a lot in another currency', 'LOT_BUDGETS_EXCEED_CALL', withLot({ budget: money('1', 'EUR', 'included') })],
  ['no data plan', 'CALL_DATA_PLAN_MISSING', withCall({ dataPlan: null })],
  ['data that are not open', 'DATASET_NOT_OPEN', withCall({ dataPlan: { ...plan, datasets: [{ ...dataset, openness: 'NOT_OPEN' }] } })],
  [
    'personal data without de-identification',
    'SENSITIVE_DATA_NOT_DE_IDENTIFIED',
    withCall({ dataPlan: { ...plan, datasets: [{ ...dataset, deIdentification: null }] } }),
  ],
  ['no declarations', 'CALL_DECLARATIONS_MISSING', withCall({ declarations: null })],
  [
    'a duty declared as done without reference',
    'DECLARATION_WITHOUT_REFERENCE',
    withCall({ declarations: { ...declared, insurance: 'IN_PLACE' } }),
  ],
  [
    'sensitive data without impact assessment',
    'IMPACT_ASSESSMENT_NOT_WAIVABLE',
    withCall({ declarations: { ...declared, pipia: 'NOT_REQUIRED' } }),
  ],
  ['no permitted answer to a product question', 'PRODUCT_ANSWERS_INCOMPLETE', withCall({ permittedProductAnswers: {} })],
  ['a permitted answer that is no option', 'PRODUCT_ANSWERS_INCOMPLETE', withCall({ permittedProductAnswers: { Q17: ['MAYBE'] } })],
  [
    'a permission for another question',
    'PRODUCT_ANSWERS_INCOMPLETE',
    withCall({ permittedProductAnswers: { Q17: ['YES'], Q01: ['NONE'] } }),
  ],
  ['no deadline', 'CALL_DEADLINE_MISSING', withCall({ closesAt: null })],
  ['a lot that requires no subject', 'LOT_SUBJECTS_MISSING', withLot({ requirements: [wish] })],
  ['a subject that only a wish names', 'LOT_SUBJECTS_MISSING', withLot({ requirements: [{ ...requirement, mandatory: false }, wish] })],
  [
    'a subject outside of the catalogue',
    'LOT_SUBJECT_UNKNOWN',
    withLot({ requirements: [{ ...requirement, subject: 'magic', standards: [] }, wish] }),
  ],
  [
    'a standard of no subject',
    'LOT_STANDARD_NOT_OF_SUBJECT',
    withLot({ requirements: [{ ...requirement, standards: ['ISO 9001:2015'] }, wish] }),
  ],
  ['points for what admits', 'ADMITTING_REQUIREMENT_SCORED', withLot({ criteria: [{ ...criterion, weight: '60', requirementId: 'R1' }] })],
  [
    'points for a requirement that is not there',
    'ADMITTING_REQUIREMENT_SCORED',
    withLot({ criteria: [{ ...criterion, weight: '60', requirementId: 'R9' }] }),
  ],
  ['weights that total 99.999999999', 'LOT_WEIGHTS_NOT_100', withMethod({ priceWeight: '39.999999999' })],
  ['no award method', 'LOT_RULESET_INCOMPLETE', withLot({ method: null })],
  ['no tie rule', 'LOT_RULESET_INCOMPLETE', withMethod({ tieRule: [] })],
  ['a draw without its commitment', 'LOT_RULESET_INCOMPLETE', withMethod({ tieRule: ['commitRevealDraw'] })],
  ['a formula without its parameters', 'LOT_RULESET_INCOMPLETE', withMethod({ params: {} })],
  ['a parameter that the formula does not use', 'LOT_RULESET_INCOMPLETE', withMethod({ params: { pBest: '1', pZero: '2', n: '3' } })],
  ['a best price above the price of no points', 'LOT_RULESET_INCOMPLETE', withMethod({ params: { pBest: '2', pZero: '1' } })],
  ['a formula that the profile does not allow', 'LOT_FORMULA_NOT_ALLOWED', withMethod({ formula: 'linear_min_max', params: {} })],
  [
    'a price that weighs less than the floor',
    'LOT_PRICE_WEIGHT_OUTSIDE',
    withLot({ criteria: [{ ...criterion, weight: '80.000000001' }], method: method({ priceWeight: '19.999999999' }) }),
  ],
  ['more awards than the profile allows', 'LOT_AWARDS_EXCEED_PROFILE', { ...withLot({ awardSlots: 4, budget: CNY('1') }) }],
  ['no KPI', 'LOT_KPIS_MISSING', withLot({ kpis: [] })],
  ['a KPI whose stop is as good as its target', 'LOT_KPIS_MISSING', withLot({ kpis: [{ ...kpi, stop: '0.8' }] })],
  ['a KPI the wrong way round', 'LOT_KPIS_MISSING', withLot({ kpis: [{ ...kpi, direction: 'atMost' }] })],
  ['a KPI above one', 'LOT_KPIS_MISSING', withLot({ kpis: [{ ...kpi, target: '1.1' }] })],
  [
    'milestones that pay 99 percent',
    'LOT_MILESTONES_NOT_100',
    withLot({ milestones: [{ id: 'M1', title: kpi.title, percent: '99', dueDays: 1 }] }),
  ],
  ['milestones out of order', 'LOT_MILESTONES_NOT_100', withLot({ milestones: [...goodLot().milestones].reverse() })],
  [
    'an open period of under seven days',
    'OPEN_PERIOD_TOO_SHORT',
    withCall({ closesAt: instant('2026-01-12T23:59:59+08:00'), shortOpenReason: kpi.title }),
  ],
  ['a short period without reason', 'SHORT_PERIOD_NEEDS_REASON', withCall({ closesAt: instant('2026-01-20T23:59:59+08:00') })],
  ['a decision beyond the calendar', 'CALENDAR_BEYOND_HORIZON', withCall({ closesAt: instant('2026-12-30T17:00:00+08:00') })],
];

describe('a call is published', () => {
  it('when nothing speaks against it', () => expect(said(goodFacts())).toEqual([]));

  it.each(['MEDIUM', 'HIGH'] as const)('at %s risk too: what is admitted is decided bid by bid', (riskLevel) => {
    expect(said({ ...LATE, riskLevel })).toEqual([]);
  });

  it('with an unusual price weight that has its reason on record', () => {
    const facts = withLot({ criteria: [{ ...criterion, weight: '90' }], method: method({ priceWeight: '10' }) });
    expect(said({ ...facts, call: { ...facts.call, priceWeightReason: kpi.title } })).toEqual([]);
  });

  it('with a short period that has its reason on record', () => {
    expect(said(withCall({ closesAt: instant('2026-01-13T00:00:00+08:00'), shortOpenReason: kpi.title }))).toEqual([]);
  });

  it('without data on offer, when the plan says so', () => {
    expect(said(withCall({ dataPlan: { ...plan, datasets: [] } }))).toEqual([]);
  });
});

describe('a call is not published', () => {
  it.each(CASES)('with %s: %s', (_fact, code, facts) => expect(said(facts)).toEqual([code]));

  it('for any reason that no case names', () => {
    const all = [...Object.keys(publicationRefusals), ...Object.keys(lotRefusals), callRefusals.CALL_APPROVER_DRAFTED.code];
    const cased = new Set(CASES.map(([, code]) => code));
    expect(all.filter((code) => !cased.has(code))).toEqual(['LOT_TIE_RULE_PRESCRIBED']);
  });

  it('and the first rule that says no is the answer', () => {
    const facts = { ...withCall({ stages: [], budget: null }), approver: ['per_drafter'] };
    expect(firstObjection(PUBLICATION_RULES, facts)?.definition.code).toBe('CALL_APPROVER_DRAFTED');
    expect(firstObjection(COMPLETENESS_RULES, facts)?.definition.code).toBe('CALL_STAGES_MISSING');
  });

  it('with a budget of zero', () => {
    expect(firstObjection(PUBLICATION_RULES, withCall({ budget: CNY('0') }))?.definition.code).toBe('CALL_BUDGET_MISSING');
    expect(firstObjection(PUBLICATION_RULES, withLot({ budget: null }))?.definition.code).toBe('CALL_BUDGET_MISSING');
  });

  it('whoever drafts: submission asks neither who nor when', () => {
    const facts = { ...withCall({ closesAt: null }), approver: ['per_drafter'] };
    expect(allObjections(COMPLETENESS_RULES, facts)).toEqual([]);
  });
});

describe('under the Shenzhen open tender', () => {
  const tender = (changes: Partial<AwardMethod> = {}, more: Partial<LotSpecification> = {}): PublicationFacts =>
    under(
      'SHENZHEN_OPEN_TENDER',
      withLot({ method: method({ formula: 'relative_to_lowest', params: {}, tieRule: ['lowerPrice'], ...changes }), ...more }),
    );

  it('lowest price over price is the formula, and the tie rule is prescribed', () => expect(said(tender())).toEqual([]));

  it('no other formula is allowed', () => {
    expect(said(tender({ formula: 'linear_fixed_bounds', params: { pBest: '1', pZero: '2' } }))).toEqual(['LOT_FORMULA_NOT_ALLOWED']);
  });

  it('another tie rule is refused', () => expect(said(tender({ tieRule: ['higherTechnical'] }))).toEqual(['LOT_TIE_RULE_PRESCRIBED']));

  it('a reason does not lower the floor of the price weight', () => {
    const facts = tender({ priceWeight: '9' }, { criteria: [{ ...criterion, weight: '91' }] });
    expect(said({ ...facts, call: { ...facts.call, priceWeightReason: kpi.title } })).toEqual(['LOT_PRICE_WEIGHT_OUTSIDE']);
  });

  it('for goods the floor is thirty', () => {
    const facts = tender({ priceWeight: '29' }, { criteria: [{ ...criterion, weight: '71' }] });
    expect(said({ ...facts, call: { ...facts.call, buys: 'goods' } })).toEqual(['LOT_PRICE_WEIGHT_OUTSIDE']);
    expect(said(facts)).toEqual([]);
  });

  it('twenty days pass, the day of publication not counted, and the last one is no day of rest', () => {
    const facts = tender();
    const early = { ...facts, call: { ...facts.call, closesAt: instant('2026-01-26T23:59:59.999+08:00') } };
    expect(said(early)).toEqual(['OPEN_PERIOD_TOO_SHORT']);
    const onTime = { ...facts, call: { ...facts.call, closesAt: instant('2026-01-27T00:00:00+08:00') } };
    expect(said(onTime)).toEqual([]);
  });
});

describe('time', () => {
  const facts = goodFacts();

  it('a call above low risk is open for thirty days', () => {
    expect(earliestClosing(facts.profile, facts.calendar, 'LOW', NOW)).toBe(instant('2026-01-13T00:00:00+08:00'));
    expect(earliestClosing(facts.profile, facts.calendar, 'MEDIUM', NOW)).toBe(instant('2026-02-05T00:00:00+08:00'));
    expect(earliestClosing(facts.profile, facts.calendar, null, NOW)).toBe(instant('2026-02-05T00:00:00+08:00'));
  });

  it('questions close three full days before the day of the deadline', () => {
    expect(questionsClose(facts.profile, facts.calendar, instant('2026-01-28T17:00:00+08:00'))).toBe(instant('2026-01-25T00:00:00+08:00'));
  });

  it('the rules about time are three, each a sentence', () => {
    expect(PERIOD_RULES.map(({ sentence }) => sentence)).toHaveLength(3);
  });
});

describe('an amendment', () => {
  const { profile, calendar } = goodFacts();
  const before = instant('2026-01-28T17:00:00+08:00');
  const amended = (now: string, after: string): Refusal | null =>
    amendedDeadlineObjection({ profile, calendar, now: instant(now), before, after: instant(after) });

  it('leaves the days of the profile', () => {
    expect(amended('2026-01-20T23:59:00+08:00', '2026-01-28T17:00:00+08:00')).toBeNull();
  });

  it('moves the deadline when they are no longer there', () => {
    const said = amended('2026-01-21T09:00:00+08:00', '2026-01-28T17:00:00+08:00');
    expect(said).toMatchObject({
      definition: callRefusals.AMENDMENT_LEAVES_TOO_LITTLE_TIME,
      params: { earliest: '2026-01-28T16:00:00.000Z' },
    });
    expect(amended('2026-01-21T09:00:00+08:00', '2026-01-29T00:00:00+08:00')).toBeNull();
  });

  it('never moves it earlier', () => {
    expect(amended('2026-01-06T09:00:00+08:00', '2026-01-28T16:59:59.999+08:00')?.definition).toBe(callRefusals.DEADLINE_MOVED_EARLIER);
  });

  it('is too late at the deadline', () => {
    expect(amended('2026-01-28T17:00:00+08:00', '2026-03-01T00:00:00+08:00')?.definition).toBe(callRefusals.CALL_DEADLINE_PASSED);
  });
});
