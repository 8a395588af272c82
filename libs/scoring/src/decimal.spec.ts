import { Rational } from '@pilotage/kernel';
import { decimalText, exp, ln, log10, power, PUBLISHED_DIGITS, root, rounded, settled } from './decimal.js';

const of = (text: string): Rational => Rational.parse(text);
const digits = (value: Rational): string => rounded(value, 50).toDecimal(49);

describe('figures with roots and logarithms', () => {
  it('roots, logarithms and powers have the known digits, fifty of them', () => {
    expect(digits(root(of('2')))).toBe('1.4142135623730950488016887242096980785696718753769');
    expect(rounded(ln(of('2')), 50).toDecimal(50)).toBe('0.69314718055994530941723212145817656807550013436026');
    expect(digits(ln(of('10')))).toBe('2.3025850929940456840179914546843642076011014886288');
    expect(digits(exp(of('1')))).toBe('2.7182818284590452353602874713526624977572470937000');
    expect(digits(exp(of('1/2')))).toBe('1.6487212707001281468486507878141635716537761007101');
    expect(digits(power(of('2'), of('1/2')))).toBe(digits(root(of('2'))));
  });

  it('what is exact stays exact: whole roots and powers, the logarithm of one and of powers of ten', () => {
    expect(root(of('0.0225'))).toEqual(of('0.15'));
    expect(root(of('1522756'))).toEqual(of('1234'));
    expect(ln(of('1'))).toEqual(Rational.ZERO);
    expect(power(of('3/2'), of('2'))).toEqual(of('9/4'));
    expect(power(of('2'), of('-3'))).toEqual(of('1/8'));
    expect(settled(log10(of('1000')))).toEqual(of('3'));
    expect(settled(power(of('85'), of('3/2')).times(power(of('85'), of('1/2'))))).toEqual(of('7225'));
  });

  it('logarithm and exponential undo each other to the published digits, for figures small and large', () => {
    for (const text of ['0.000000000000000000000123', '7/3', '1.0000000001', '123456789012345678901234567890'])
      expect(settled(exp(ln(of(text))))).toEqual(settled(of(text)));
  });

  it('rounding is half up, away from zero, and in significant digits', () => {
    expect(rounded(of('0.00012345'), 4)).toEqual(of('0.0001235'));
    expect(rounded(of('-2.5'), 1)).toEqual(of('-3'));
    expect(rounded(of('99.95'), 3)).toEqual(of('100'));
    expect(rounded(of('123456'), 2)).toEqual(of('120000'));
    expect(rounded(Rational.ZERO)).toEqual(Rational.ZERO);
  });

  it('a figure is printed with at most forty significant digits and no idle zeros', () => {
    expect(decimalText(of('1/3'))).toBe(`0.${'3'.repeat(PUBLISHED_DIGITS)}`);
    expect(decimalText(of('-1/8'))).toBe('-0.125');
    expect(decimalText(of('1200'))).toBe('1200');
    expect(decimalText(Rational.ZERO)).toBe('0');
  });

  it('what is not defined is refused and never given as a figure', () => {
    expect(() => root(of('-1'))).toThrow(RangeError);
    expect(() => ln(Rational.ZERO)).toThrow(RangeError);
    expect(() => power(of('-2'), of('1/2'))).toThrow(RangeError);
    expect(() => power(Rational.ZERO, of('-1'))).toThrow(RangeError);
    expect(() => exp(of('5001'))).toThrow(RangeError);
  });
});
