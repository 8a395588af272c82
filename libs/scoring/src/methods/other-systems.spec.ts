import { methodCase, price, priced, quality, scoredCase } from '../../../../test/fixtures/scoring/method-case.js';

// Figures from the tests and recorded requests of other systems (ProzorroUKR/openprocurement.api@344fdc7, bcgov/digital_marketplace@9198774).
describe('what other systems compute', () => {
  it.each([
    [
      ['1100', '1000', '1200'],
      ['500', '1000', '1100'],
      [0, 1],
    ],
    [['11000', '833', '800'], ['490', '700', '850'], [1]],
    [['600', '1000', '1000'], ['600', '857.14', '850'], [0]],
    [['600', '999.99', '1000'], ['600', '857.14', '850'], []],
    [['185000', '182415', '1000'], ['106500', '107000', '850'], []],
  ])('Prozorro: of first offers %j and final prices %j the first bid is asked for reasons %j', (initial, final, reasons) => {
    const bids = Object.fromEntries(final.map((amount, at) => [`B${at}`, { price: amount, initial: initial[at] }]));

    expect(scoredCase(methodCase('alp_prozorro', [price()], bids)).extra).toEqual({ reasons });
  });

  it('Prozorro: 499 with two features of 0.1 out of 0.15 is weighed by exactly 9/7', () => {
    const features = ['F1', 'F2'].map((code) => ({ code, enum: ['0.1', '0.15'] }));
    const bids = { A: { price: '499', F1: '0.1', F2: '0.1' } };
    const criteria = [price(), quality('F1', '0.15'), quality('F2', '0.15')];

    expect(scoredCase(methodCase('prozorro', criteria, bids, { features }))).toMatchObject({
      scores: { A: '3493/9' },
      components: { denominator: { A: '9/7' } },
    });
  });

  it('British Columbia: price scores are relative to the lowest, and are made again when the lowest is disqualified', () => {
    const scores = (bids: Record<string, string>) =>
      scoredCase(methodCase('price_only', [price()], priced(bids), { priceFormula: 'relative_to_lowest', maxPoints: '100' })).scores;

    expect(scores({ A: '100000', B: '125000', C: '200000' })).toEqual({ A: '100', B: '80', C: '50' });
    expect(scores({ B: '125000', C: '200000' })).toEqual({ B: '100', C: '62.5' });
  });

  it('British Columbia: questions, code and scenario of 20 points each and a price of 40 give 94.6 and 50.6', () => {
    const criteria = [quality('questions', '20'), quality('code', '20'), quality('scenario', '20'), price('40')];
    const bids = {
      P1: { questions: '18', code: '18.2', scenario: '18.4', price: '210000' },
      P2: { questions: '10', code: '10.2', scenario: '10.4', price: '420000' },
    };
    const answer = scoredCase(methodCase('points_plus_price', criteria, bids, { priceFormula: 'relative_to_lowest', maxPoints: '40' }));

    expect(answer.scores).toEqual({ P1: '94.6', P2: '50.6' });
  });
});
