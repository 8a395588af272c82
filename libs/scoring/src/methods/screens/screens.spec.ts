import { Rational } from '@pilotage/kernel';
import { methodCase, price, priced, quality, refusedCase, scoredCase } from '../../../../../test/fixtures/scoring/method-case.js';

const spain = (prices: Record<string, string>) =>
  scoredCase(methodCase('alt_spain85', [price()], priced(prices), { basePrice: '100' })).extra;
const fence = (params: object) => scoredCase(methodCase('fence', [price()], {}, { q1: '0.05', q3: '0.07', ...params })).extra;
const screens = (...prices: string[]) =>
  scoredCase(methodCase('screens', [price()], priced(Object.fromEntries(prices.map((amount, at) => [`B${at}`, amount]))))).extra;

describe('screens for abnormally low bids', () => {
  it('Spain, two bids: more than 20% below the other is low, exactly 20% is not', () => {
    expect(spain({ A: '80', B: '100' })).toEqual({ threshold: '80', flagged: [] });
    expect(spain({ A: '79.99', B: '100' }).flagged).toEqual(['A']);
  });

  it('Spain, three bids: more than 25% below the base price is low in any case', () => {
    expect(spain({ A: '74', B: '75', C: '76' })).toEqual({ threshold: '67.5', flagged: ['A'] });
  });

  it('Spain, five bids: the mean is taken again without those more than 10% above it', () => {
    expect(spain({ A: '80', B: '81', C: '82', D: '72', E: '120' })).toEqual({ threshold: '70.875', flagged: [] });
  });

  it('Prozorro: exactly 40% below the first offers of the others is flagged, and the order of the list is the order of award', () => {
    const bids = (first: string, next: string) => ({
      A: { price: first, initial: '1000' },
      B: { price: next, initial: '1000' },
      C: { price: '1', initial: '1000' },
    });
    const reasons = (first: string, next: string) => scoredCase(methodCase('alp_prozorro', [price()], bids(first, next))).extra['reasons'];

    expect([reasons('600', '600'), reasons('600.01', '600.01'), reasons('700', '1000'), reasons('700.01', '1000')]).toEqual([
      [0],
      [],
      [1],
      [],
    ]);
  });

  it('Italy: the threshold and who reaches it follow from the bids that remain', () => {
    const discounts = ['10', '10', ...Array.from({ length: 12 }, (_, at) => `${at + 11}`), '40', '41'];
    const bids = Object.fromEntries(discounts.map((discount, at) => [`B${at}`, { discount }]));
    const { extra } = scoredCase(methodCase('italy_anomaly', [{ id: 'discount', weight: '1', direction: 'max', type: 'price' }], bids));

    expect(extra).toEqual({
      remaining: 12,
      sum: '198',
      mean: '16.5',
      deviation: '3',
      threshold: '19.5',
      flagged: ['B11', 'B12', 'B13', 'B14', 'B15'],
    });
    expect(
      refusedCase(methodCase('italy_anomaly', [price()], priced(Object.fromEntries(discounts.slice(2).map((d, at) => [`B${at}`, d])))))
        .error,
    ).toBe('TOO_FEW_BIDS');
  });
});

describe('screens for patterns', () => {
  it('a figure at the fence is flagged, one inside of it is not, on either side', () => {
    const flags = ['0.02', '0.0201'].map((value) => fence({ side: 'lower', value })['flag']);
    const upper = ['0.1', '0.0999'].map((value) => fence({ side: 'upper', value })['flag']);

    expect([flags, upper]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('figures that so few or such equal prices leave undefined are null and never zero', () => {
    expect(screens('100', '110')).toMatchObject({ spread: '0.1', diffp: '0.1', rd: null, altrd: null, skew: null, kurt: null });
    expect(screens('100', '100', '100')).toMatchObject({ cv: '0', rd: null, rdnor: null, skew: null, ks: null });
    expect(screens('0', '0')).toMatchObject({ cv: null, spread: null });
  });

  it('a competitive spread and a cover-bidding shape differ as the literature says', () => {
    const competitive = screens('100', '104', '112', '121', '135') as Record<string, string>;

    const shown = ['cv', 'rd', 'skew'].map((name) => Rational.parse(competitive[name] ?? '').toDecimal(2));
    expect(shown).toEqual(['0.12', '0.30', '0.74']);
  });
});

describe('judgements about pairs', () => {
  it('that agree with each other have the weights they say and a consistency ratio of zero', () => {
    const pairs = {
      elements: ['A', 'B', 'C'],
      comparisons: [
        ['A', 'B', '2'],
        ['B', 'C', '2'],
        ['A', 'C', '4'],
      ],
    };
    const { scores, extra } = scoredCase(methodCase('ahp', [quality('A')], { A: {}, B: {}, C: {} }, pairs));

    expect(scores).toEqual({ A: `0.${'571428'.repeat(6)}5714`, B: `0.${'285714'.repeat(6)}2857`, C: `0.${'142857'.repeat(6)}1429` });
    expect(extra).toEqual({ cr: '0', consistent: true, below: {} });
  });

  it('that contradict each other are told to be inconsistent', () => {
    const circle = {
      elements: ['A', 'B', 'C'],
      comparisons: [
        ['A', 'B', '3'],
        ['B', 'C', '3'],
        ['C', 'A', '3'],
      ],
    };
    const { scores, extra } = scoredCase(methodCase('ahp', [quality('A')], { A: {}, B: {}, C: {} }, circle));

    expect([new Set(Object.values(scores)).size, extra['consistent']]).toEqual([1, false]);
  });
});
