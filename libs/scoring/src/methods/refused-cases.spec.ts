import { methodCase, price, priced, quality, refusedCase } from '../../../../test/fixtures/scoring/method-case.js';
import { scoreCase } from './score-case.js';

const TWO = priced({ A: '100', B: '120' });
const lowest = (changes: object) => ({ ...methodCase('lowest_price', [price()], TWO), ...changes });
const points = (params: object, bids: object = TWO) => methodCase('price_only', [price()], { ...bids }, { maxPoints: '40', ...params });
const relative = { priceFormula: 'relative_to_lowest' };
const marks = (changes: object) => ({
  ...methodCase('wsum', [quality('q1', '0.5'), quality('q2', '0.5')], { A: { q1: '70', q2: '80' }, B: { q1: '60', q2: '90' } }),
  ...changes,
});
const pairs = (comparisons: unknown) =>
  methodCase('ahp', [quality('A')], { A: {}, B: {}, C: {} }, { elements: ['A', 'B', 'C'], comparisons });
const panel = (a: unknown) => methodCase('panel', [quality('q')], { A: { q: a }, B: { q: ['1', '2'] } }, { spreadTolerance: '5' });

describe('a case that the rules do not allow', () => {
  it.each([
    ['is no object', 'a text', 'CASE_INVALID'],
    ['names no method', lowest({ method: undefined }), 'CASE_INVALID'],
    ['names a method that is not published', lowest({ method: 'toString' }), 'METHOD_UNKNOWN'],
    ['has a criterion without direction', lowest({ criteria: [{ ...price(), direction: 'down' }] }), 'CASE_INVALID'],
    ['has a weight below zero', lowest({ criteria: [price('-1')] }), 'CASE_INVALID'],
    ['lists a criterion twice', lowest({ criteria: [price(), price()] }), 'CRITERION_TWICE'],
    ['lists a bid twice', lowest({ bids: [...lowest({}).bids, ...lowest({}).bids] }), 'BID_TWICE'],
    ['has marks on a criterion that was not published', lowest({ criteria: [quality('q')] }), 'UNKNOWN_CRITERION'],
    ['has two prices', methodCase('lowest_price', [price(), { ...price(), id: 'second' }], TWO), 'CRITERIA_UNFIT'],
    ['gives money as a JSON number', lowest({ bids: [{ id: 'A', values: { price: 100.1 } }] }), 'NUMBER_INEXACT'],
    ['gives money with an exponent', lowest({ bids: [{ id: 'A', values: { price: '1e9' } }] }), 'NUMBER_INEXACT'],
    ['gives a fraction of nothing', lowest({ bids: [{ id: 'A', values: { price: '1/0' } }] }), 'NUMBER_INEXACT'],
    ['leaves a price out', lowest({ bids: [{ id: 'A', values: {} }] }), 'MISSING_PRICE'],
    ['has a price below zero', lowest({ bids: [{ id: 'A', values: { price: '-1' } }] }), 'NEGATIVE_PRICE'],
    ['carries a parameter that the method does not use', lowest({ params: { budgett: '100' } }), 'PARAM_UNKNOWN'],
    ['carries a parameter that the formula does not use', points({ ...relative, pBest: '1' }), 'PARAM_UNKNOWN'],
    ['does not say the points of the best price', points({ ...relative, maxPoints: null }), 'PARAM_MISSING'],
    ['names an unknown price formula', points({ priceFormula: 'cheapest' }), 'PARAM_INVALID'],
    ['has bounds in the wrong order', points({ priceFormula: 'linear_fixed_bounds', pBest: '120', pZero: '100' }), 'PARAM_INVALID'],
    ['does not say what a price above the budget earns', points({ priceFormula: 'linear_to_budget', budget: '100' }), 'PARAM_MISSING'],
    ['divides by a price of zero', points(relative, priced({ A: '0', B: '5' })), 'ZERO_PRICE'],
    [
      'has a free offer that the call does not allow',
      points({ priceFormula: 'linear_fixed_bounds', pBest: '1', pZero: '9' }, priced({ A: '0' })),
      'ZERO_PRICE',
    ],
    ['has no bid', points(relative, {}), 'TOO_FEW_BIDS'],
    ['lacks a mark', marks({ bids: [{ id: 'A', values: { q1: '70' } }] }), 'MISSING_SCORE'],
    ['gives a list where one mark is read', marks({ bids: [{ id: 'A', values: { q1: ['70'], q2: '1' } }] }), 'NUMBER_INEXACT'],
    ['adds marks of which less is better', marks({ criteria: [quality('q1', '1', 'min'), quality('q2')] }), 'DIRECTION_UNFIT'],
    ['rounds to half a place', marks({ params: { rankDp: '1.5' } }), 'PARAM_INVALID'],
    ['breaks ties by what nobody published', marks({ params: { tieBreak: ['colour'] } }), 'PARAM_INVALID'],
    [
      'draws with a secret that was not committed',
      marks({ params: { tieBreak: ['draw'], draw: { secret: 'x', closedSetDigest: 'y', commitment: 'z' } } }),
      'DRAW_NOT_COMMITTED',
    ],
    ['has a panel in which one evaluator gave no mark', panel(['3']), 'MISSING_SCORE'],
    [
      'compares a pair twice',
      pairs([
        ['A', 'B', '2'],
        ['B', 'A', '2'],
      ]),
      'COMPARISONS_UNSOUND',
    ],
    [
      'leaves a pair out',
      pairs([
        ['A', 'B', '2'],
        ['A', 'C', '2'],
      ]),
      'COMPARISONS_UNSOUND',
    ],
    ['compares by a ratio of zero', pairs([['A', 'B', '0']]), 'COMPARISONS_UNSOUND'],
  ])('that %s is refused and gets no figure', (_, given, code) => {
    const said = refusedCase(given);

    expect(said.error).toBe(code);
    expect(Object.keys(said).sort()).toEqual(['error', 'id', 'message', 'rule', 'source']);
  });

  it.each([
    ['qcbs', { T: '0.8', F: '0.3', minTechnical: '70' }, 'PARAM_INVALID'],
    ['qcbs', { T: '0.8', F: '0.2' }, 'PARAM_MISSING'],
    ['relative_both', {}, 'WEIGHTS_TOTAL'],
    ['value_adjusted_price', {}, 'VALUE_OUT_OF_RANGE'],
    ['price_surcharge', { maxQuality: '70' }, 'VALUE_OUT_OF_RANGE'],
    ['utility_index', {}, 'VALUE_OUT_OF_RANGE'],
    ['comprehensive_cn', {}, 'CRITERIA_UNFIT'],
    ['richtwert', { performance: 'price' }, 'PARAM_INVALID'],
    ['prozorro', { features: [{ code: 'price', enum: ['0.1'] }] }, 'CRITERIA_UNFIT'],
    ['prozorro', { features: [{ code: 'q', enum: ['0.1'] }] }, 'VALUE_OUT_OF_RANGE'],
    ['life_cycle_cost', { discountRate: '0.05', horizon: '3' }, 'CRITERIA_UNFIT'],
    [
      'spotis',
      {
        bounds: [
          ['0', '50'],
          ['0', '500'],
        ],
      },
      'VALUE_OUT_OF_RANGE',
    ],
    ['rafsi', { ideal: ['100', '0'], antiIdeal: ['0'] }, 'PARAM_INVALID'],
    ['promethee2', { preference: 'linear', q: ['1', '1'], p: ['1', '2'] }, 'PARAM_INVALID'],
    ['wpm', { normalization: 'none' }, 'FIGURE_UNDEFINED'],
    ['topsis', { normalization: 'best' }, 'PARAM_INVALID'],
    ['weight_interval', {}, 'DIRECTION_UNFIT'],
    ['italy_anomaly', {}, 'TOO_FEW_BIDS'],
    ['alp_prozorro', {}, 'MISSING_SCORE'],
    ['alt_spain85', {}, 'PARAM_MISSING'],
  ])('%s with %j is refused', (method, params, code) => {
    const bids = { A: { q: '80', price: '100' }, B: { q: '60', price: '120' } };

    expect(refusedCase(methodCase(method, [quality('q', '60'), price('41')], bids, params)).error).toBe(code);
  });

  it('says what, by which rule and from which source, in both languages and with nothing left unfilled', () => {
    const { id, error: _error, ...texts } = refusedCase(lowest({ params: { budget: '-5' } }));

    expect(id).toBe('lowest_price');
    expect(texts.message.en).toBe('The parameter "budget" must be above 0, not "-5".');
    for (const { en, zh } of Object.values(texts)) {
      expect(en).toMatch(/[a-z]{3}/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en + zh).not.toMatch(/[{}]/);
    }
  });

  it('an unnamed case is called by its position, and one fault does not keep the other cases from being scored', () => {
    const [first, second] = [lowest({ id: undefined, params: { budget: 'x' } }), lowest({})].map(scoreCase);

    expect(first).toMatchObject({ id: '0', error: 'NUMBER_INEXACT' });
    expect(second).toMatchObject({ id: 'lowest_price', ranks: { A: 1, B: 2 } });
  });
});
