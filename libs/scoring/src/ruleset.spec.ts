import { criterion, rulesetOf } from '../../../test/fixtures/scoring/lot.js';
import { rulesetFaults, type PriceParams, type PriceRule, type Ruleset } from './index.js';

const sound = rulesetOf([criterion('accuracy', '40', { minMark: '60' }), criterion('support', '20')], 'linear_fixed_bounds', {
  pBest: '100',
  pZero: '200',
});
const codes = (more: Partial<Ruleset>): string[] => rulesetFaults({ ...sound, ...more }).map((f) => f.code);
const priced = (more: Partial<PriceRule>): Partial<Ruleset> => ({ price: { ...sound.price, ...more } });
const withParams = (params: PriceParams): Partial<Ruleset> => priced({ params });
const first = (more: Parameters<typeof criterion>[2], weight = '40'): Partial<Ruleset> => ({
  criteria: [criterion('accuracy', weight, more), criterion('support', '20')],
});
const COMMITMENT = 'a'.repeat(64);

describe('a ruleset', () => {
  it('that is complete has no fault', () => {
    expect(rulesetFaults(sound)).toEqual([]);
    expect(codes({ technicalThreshold: '60', tieRule: ['lowerPrice', 'commitRevealDraw'], drawCommitment: COMMITMENT })).toEqual([]);
    expect(codes(withParams({ pBest: '0', pZero: '1', budget: '500', overBudget: 'exclude', zeroPrice: 'allow' }))).toEqual([]);
  });

  it('may leave everything to the price, or nothing where the price is fixed', () => {
    expect(rulesetFaults(rulesetOf([]))).toEqual([]);
    expect(rulesetFaults(rulesetOf([criterion('quality', '100')]))).toEqual([]);
  });

  it.each<[string, Partial<Ruleset>, string[]]>([
    ['no version', { version: ' ' }, ['VERSION_MISSING']],
    ['another scale than 100', { scoreScale: '1000' }, ['SCALE_NOT_100', 'WEIGHTS_TOTAL']],
    ['weights a hair above 100', priced({ weight: '40.000000001' }), ['WEIGHTS_TOTAL']],
    ['weights below 100', first({}, '39.9'), ['WEIGHTS_TOTAL']],
    ['a weight of zero', first({}, '0'), ['WEIGHT_INVALID', 'WEIGHTS_TOTAL']],
    ['a negative weight', first({}, '-40'), ['WEIGHT_INVALID']],
    ['a weight with an exponent', priced({ weight: '4e1' }), ['WEIGHT_INVALID']],
    ['a criterion named like the price', { criteria: [criterion('price', '60')] }, ['CRITERION_ID_INVALID']],
    ['a criterion twice', { criteria: [criterion('a', '30'), criterion('a', '30')] }, ['CRITERION_ID_INVALID']],
    ['a title in one language', first({ title: { en: 'Accuracy', zh: ' ' } }), ['TITLE_MISSING']],
    ['a highest mark of zero', first({ maxMark: '0' }), ['MAX_MARK_INVALID']],
    ['a minimum above the highest mark', first({ minMark: '100.01' }), ['MIN_MARK_INVALID']],
    ['a threshold above the technical weight', { technicalThreshold: '60.01' }, ['THRESHOLD_INVALID']],
    ['a threshold that is no number', { technicalThreshold: 'high' }, ['THRESHOLD_INVALID']],
    ['an unknown way of combining', { combine: 'product' as 'points_plus_price' }, ['COMBINE_UNKNOWN']],
    ['too many places', { display: { places: 7, rounding: 'halfUp' } }, ['DISPLAY_INVALID']],
    ['no tie rule', { tieRule: [] }, ['TIE_RULE_MISSING']],
    ['a tie step twice', { tieRule: ['lowerPrice', 'lowerPrice'] }, ['TIE_STEP_INVALID']],
    ['a tie step behind a draw', { tieRule: ['commitRevealDraw', 'lowerPrice'], drawCommitment: COMMITMENT }, ['TIE_STEP_INVALID']],
    ['a draw without commitment', { tieRule: ['commitRevealDraw'] }, ['DRAW_COMMITMENT_MISSING']],
    ['an unknown formula', priced({ formula: 'toString' as 'linear_min_max' }), ['FORMULA_UNKNOWN']],
    ['a parameter missing', withParams({ pBest: '100' }), ['PARAM_MISSING']],
    ['a parameter without use', withParams({ pBest: '100', pZero: '200', n: '2' }), ['PARAM_UNUSED']],
    ['bounds in the wrong order', withParams({ pBest: '200', pZero: '200' }), ['PARAM_INVALID']],
    ['an amount in major units', withParams({ pBest: '1.00', pZero: '200' }), ['PARAM_INVALID']],
    ['a budget without consequence', withParams({ pBest: '100', pZero: '200', budget: '300' }), ['PARAM_MISSING']],
    ['a consequence without budget', withParams({ pBest: '100', pZero: '200', overBudget: 'flag' }), ['PARAM_MISSING']],
    ['a factor of one', priced({ formula: 'linear_n_times_lowest', params: { n: '1', clampZero: true } }), ['PARAM_INVALID']],
    ['negative points left open', priced({ formula: 'linear_above_lowest', params: {} }), ['PARAM_MISSING']],
    [
      'a zero price under a relative formula',
      priced({ formula: 'relative_to_lowest', params: { zeroPrice: 'allow' } }),
      ['ZERO_PRICE_RELATIVE'],
    ],
    ['no real currency', priced({ basis: { currency: 'yuan', vat: 'included' } }), ['BASIS_INVALID']],
  ])('with %s is faulty', (_, more, expected) => {
    expect(codes(more)).toEqual(expected);
  });

  it('tells every fault at once, each with its place and a sentence in both languages', () => {
    const faults = rulesetFaults({ ...sound, version: '', tieRule: [], technicalThreshold: '99', ...priced({ weight: '41' }) });
    expect(faults.map((f) => f.path)).toEqual(['version', 'criteria', 'technicalThreshold', 'tieRule']);
    expect(faults[1]?.message).toEqual({
      en: 'The weights total 101 and must total exactly 100.',
      zh: '权重合计为 101，必须恰好等于 100。',
    });
  });
});
