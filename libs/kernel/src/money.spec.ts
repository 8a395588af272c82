import { decimalsOf, displayMoney, isSameKind, minorOf, money, sumOfMoney } from './money.js';

describe('an amount of money', () => {
  it('is an integer number of minor units, however large', () => {
    expect(money('12345678901234567890', 'CNY', 'included').minor).toBe('12345678901234567890');
    expect(money(-5n, 'CNY', 'excluded').minor).toBe('-5');
    expect(money('007', 'CNY', 'exempt').minor).toBe('7');
    expect(minorOf(money('250', 'CNY', 'included')).toString()).toBe('250');
  });

  it.each(['', '1.5', '1e3', ' 1', '1 ', '+1', '123456789012345678901', 'x', '1\n'])('is never %j', (minor) => {
    expect(() => money(minor, 'CNY', 'included')).toThrow(RangeError);
  });

  it.each(['', 'cny', 'CN', 'CNYY', 'C1Y'])('has no currency %j', (currency) => {
    expect(() => money('1', currency, 'included')).toThrow(RangeError);
  });

  it('is added only to amounts of its currency and VAT basis', () => {
    const yuan = money('100', 'CNY', 'included');
    expect(sumOfMoney(yuan, money('23', 'CNY', 'included'), money('-3', 'CNY', 'included'))).toEqual(money('120', 'CNY', 'included'));
    expect(() => sumOfMoney(yuan, money('1', 'USD', 'included'))).toThrow(RangeError);
    expect(() => sumOfMoney(yuan, money('1', 'CNY', 'excluded'))).toThrow(RangeError);
    expect(isSameKind(yuan, money('7', 'CNY', 'included'))).toBe(true);
    expect(isSameKind(yuan, money('100', 'CNY', 'excluded'))).toBe(false);
  });

  it.each([
    ['CNY', '123450', 'CNY 1234.50'],
    ['CNY', '-5', 'CNY -0.05'],
    ['JPY', '500', 'JPY 500'],
    ['UGX', '3500000', 'UGX 3500000'],
    ['KWD', '1', 'KWD 0.001'],
    ['CLF', '12345', 'CLF 1.2345'],
  ])('in %s of %s minor units is shown as %s', (currency, minor, shown) => {
    expect(displayMoney(money(minor, currency, 'included'))).toBe(shown);
  });

  it('has hundredths unless ISO 4217 says otherwise', () => {
    const places = ['CNY', 'USD', 'EUR', 'JPY', 'ISK', 'PYG', 'IQD', 'LYD', 'UYW'].map(decimalsOf);
    expect(places).toEqual([2, 2, 2, 0, 0, 0, 3, 3, 4]);
  });
});
