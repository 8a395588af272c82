import { methodCase, price, priced, quality, refusedCase, scoredCase } from '../../../../test/fixtures/scoring/method-case.js';
import { drawCommitmentOf, drawDigestOf } from '../ties.js';
import { METHODS } from './registry.js';

const onPrice = (formula: string, prices: Record<string, string>, params: object = {}) =>
  scoredCase(methodCase('price_only', [price()], priced(prices), { priceFormula: formula, maxPoints: '40', ...params }));

describe('edges of the methods for awards', () => {
  it.each(['relative_to_lowest', 'linear_above_lowest', 'linear_min_max', 'log_relative'])(
    '%s: a single bid and bids of one price all have the full points',
    (formula) => {
      const params = formula === 'log_relative' ? { logBase: '2' } : {};

      expect(onPrice(formula, { A: '7' }, params).scores).toEqual({ A: '40' });
      expect(onPrice(formula, { A: '7', B: '7.00' }, params)).toMatchObject({ scores: { A: '40', B: '40' }, ranks: { A: 1, B: 1 } });
    },
  );

  it('points below zero become zero only where the call says so, and then hide an order', () => {
    const far = { A: '100', B: '250', C: '400' };

    expect(onPrice('linear_above_lowest', far).ranks).toEqual({ A: 1, B: 2, C: 3 });
    expect(onPrice('linear_above_lowest', far, { clampZero: true })).toMatchObject({
      scores: { B: '0', C: '0' },
      ranks: { A: 1, B: 2, C: 2 },
    });
  });

  it('a bid above the budget is excluded, has no points, or is flagged, as the call says, and never sets a reference', () => {
    const budget = (overBudget: string) => onPrice('linear_to_budget', { A: '50', B: '120' }, { budget: '100', overBudget });

    expect(budget('exclude')).toMatchObject({ scores: { A: '20' }, ranks: { A: 1 }, extra: { excluded: ['B'] } });
    expect(budget('zeroPoints').scores).toEqual({ A: '20', B: '0' });
    expect(onPrice('discount_linear', { A: '50', B: '120' }, { basePrice: '100' })).toMatchObject({
      scores: { A: '40' },
      extra: { excluded: ['B'] },
    });
  });

  it('a free offer is scored by an absolute formula where the call allows it', () => {
    const bounds = { pBest: '10', pZero: '100', zeroPrice: 'allow' };

    expect(onPrice('linear_fixed_bounds', { A: '0', B: '55' }, bounds).scores).toEqual({ A: '40', B: '20' });
  });

  it('floor and ceiling are themselves allowed prices', () => {
    const prices = priced({ A: '99', B: '100', C: '200', D: '201' });

    expect(scoredCase(methodCase('lowest_price', [price()], prices, { floor: '100', ceiling: '200' }))).toMatchObject({
      ranks: { B: 1, C: 2 },
      extra: { excluded: ['A', 'D'] },
    });
  });

  it('the price of a bid below the technical minimum is not even read; equal to the minimum passes', () => {
    const bids = { A: { q: '75', price: '100' }, B: { q: '74.99', price: 'sealed' } };
    const threshold = { T: '0.7', F: '0.3', minTechnical: '75' };

    expect(scoredCase(methodCase('qcbs', [quality('q'), price()], bids, threshold))).toMatchObject({
      ranks: { A: 1 },
      extra: { excluded: ['B'] },
    });
    expect(scoredCase(methodCase('price_per_quality_point', [quality('q'), price()], bids, { minQuality: '75' })).extra).toEqual({
      excluded: ['B'],
    });
    expect(scoredCase(methodCase('qcbs', [quality('q'), price()], { B: bids.B }, threshold))).toMatchObject({ scores: {}, ranks: {} });
  });

  it('without a minimum quality the cheapest bad bid wins by price per quality point', () => {
    const bids = { good: { q: '90', price: '100' }, bad: { q: '20', price: '20' } };
    const rank = (params: object) => scoredCase(methodCase('price_per_quality_point', [quality('q'), price()], bids, { ...params })).ranks;

    expect([rank({}), rank({ minQuality: '60' })]).toEqual([{ bad: 1, good: 2 }, { good: 1 }]);
  });

  it('rounding the totals makes a tie that the exact totals do not have', () => {
    const bids = { A: { q1: '71.43', q2: '80' }, B: { q1: '71.42', q2: '80' } };
    const ranks = (params: object) =>
      scoredCase(methodCase('wsum', [quality('q1', '0.35'), quality('q2', '0.65')], bids, { ...params })).ranks;

    expect([ranks({}), ranks({ rankDp: 1 })]).toEqual([
      { A: 1, B: 2 },
      { A: 1, B: 1 },
    ]);
  });

  it('within the corridor below the best ratio the declared criterion decides', () => {
    const bids = { A: { L: '90', price: '100' }, B: { L: '100', price: '105' }, C: { L: '50', price: '90' } };
    const params = { performance: 'L', corridor: '0.1', deciding: 'price' };

    expect(scoredCase(methodCase('richtwert', [quality('L'), price()], bids, params)).extra).toEqual({ inside: ['A', 'B'], winner: 'A' });
    expect(scoredCase(methodCase('richtwert', [quality('L'), price()], bids, { performance: 'L' })).extra).toEqual({
      inside: ['B'],
      winner: 'B',
    });
  });

  it('of bids with equal totals the lower price after deductions comes first in Chinese comprehensive scoring', () => {
    const bids = { A: { q: '60', price: '100' }, B: { q: '55', price: '120', smeDeduction: '0.2' }, C: { q: '60', price: '100' } };
    const answer = scoredCase(methodCase('comprehensive_cn', [quality('q'), price('0.3')], bids));

    expect(answer).toMatchObject({
      components: { adjusted: { B: '96' } },
      extra: { base: '96', order: ['A', 'C', 'B'] },
      ranks: { A: 1, C: 1, B: 3 },
    });
  });

  it('life-cycle cost adds what is paid in each year, discounted, and a year without an answer is refused', () => {
    const criteria = [price(), quality('energy', '1', 'min'), quality('disposal', '1', 'min')];
    const params = { discountRate: '0.1', horizon: '2', endOfLife: 'disposal' };
    const bids = { A: { price: '100', energy: ['11', '12.1'], disposal: '121' }, B: { price: '250', energy: '0', disposal: '0' } };

    expect(scoredCase(methodCase('life_cycle_cost', criteria, bids, params))).toMatchObject({
      scores: { A: '220', B: '250' },
      ranks: { A: 1, B: 2 },
    });
    const lacking = { A: { ...bids.A, energy: ['11'] } };
    expect(refusedCase(methodCase('life_cycle_cost', criteria, lacking, params)).error).toBe('MISSING_SCORE');
  });
});

describe('ties', () => {
  const draw = { secret: 'a secret of thirty-two random bytes', closedSetDigest: 'ab'.repeat(32) };
  const tied = (tieBreak: readonly string[], values: object = {}) =>
    scoredCase(
      methodCase(
        'wsum',
        [quality('q'), quality('extra', '0')],
        {
          A: { q: '5', extra: '1', submittedAt: '2026-03-01T10:00:00+08:00', ...values },
          B: { q: '5', extra: '2', submittedAt: '2026-03-01T03:00:00Z' },
          C: { q: '4', extra: '9' },
        },
        { tieBreak, draw: { ...draw, commitment: drawCommitmentOf(draw.secret) } },
      ),
    ).ranks;

  it('share the rank where the call declares nothing, and the next rank is left out', () => {
    expect(tied([])).toEqual({ A: 1, B: 1, C: 3 });
  });

  it('are broken by the declared steps in their order: an earlier submission, a criterion', () => {
    expect(tied(['submittedAt'])).toEqual({ A: 1, B: 2, C: 3 });
    expect(tied(['extra', 'submittedAt'])).toEqual({ B: 1, A: 2, C: 3 });
  });

  it('are drawn by lot from the committed secret, which anyone can compute again', () => {
    const [first] = ['A', 'B'].sort((one, other) => (drawDigestOf(draw, one) < drawDigestOf(draw, other) ? -1 : 1));

    expect(tied(['draw'])).toMatchObject({ [first ?? '']: 1, C: 3 });
  });
});

describe('the registry of methods', () => {
  it('says of each of the methods what it does, for which figures and by which source, in both languages', () => {
    for (const { sentence, range, source } of Object.values(METHODS))
      for (const { en, zh } of [sentence, range, source])
        expect([/[A-Za-z]{3}/.test(en), /\p{Script=Han}|[A-Za-z]/u.test(zh)]).toEqual([true, true]);
    expect(Object.keys(METHODS)).toHaveLength(36);
  });

  it('no method with a root, a logarithm or a power, and no comparison of many criteria, is a method for awards', () => {
    const awards = Object.entries(METHODS).flatMap(([name, { kind }]) => (kind === 'award' ? [name] : []));

    expect(awards.sort()).toEqual([
      ...['comprehensive_cn', 'life_cycle_cost', 'lowest_price', 'panel', 'points_plus_price', 'price_only', 'price_per_quality_point'],
      ...['price_surcharge', 'prozorro', 'qcbs', 'relative_both', 'richtwert', 'utility_index', 'value_adjusted_price', 'wsum'],
    ]);
  });
});
