import { Rational } from './rational.js';

/** Whether an amount includes value-added tax; amounts of different basis are never compared. */
export type VatBasis = 'included' | 'excluded' | 'exempt';

/** An amount of money: integer minor units (fen, cents), the ISO 4217 code, and its VAT basis. Never a floating number. */
export interface Money {
  /** Integer minor units as a decimal string, so that it survives JSON. May be negative only in ledgers. */
  readonly minor: string;
  readonly currency: string;
  readonly vat: VatBasis;
}

/** Currencies whose minor unit is not a hundredth (ISO 4217 list one); the rest have two decimals. */
const WITHOUT_MINOR_UNIT = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const IN_THOUSANDTHS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));
const IN_TEN_THOUSANDTHS = new Set('CLF UYW'.split(' '));

/** Decimal places of a currency's major unit. */
export function decimalsOf(currency: string): number {
  if (WITHOUT_MINOR_UNIT.has(currency)) return 0;
  if (IN_THOUSANDTHS.has(currency)) return 3;
  return IN_TEN_THOUSANDTHS.has(currency) ? 4 : 2;
}

/** Money from minor units. Throws RangeError for anything but an integer of at most 20 digits and a three-letter code. */
export function money(minor: bigint | string, currency: string, vat: VatBasis): Money {
  if (!/^-?\d{1,20}$/.test(String(minor))) throw new RangeError('money is an integer number of minor units');
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError('a currency is three capital letters (ISO 4217)');
  return { minor: BigInt(minor).toString(), currency, vat };
}

/** True when the two amounts may be added or compared: one currency, one VAT basis. */
export const isSameKind = (a: Money, b: Money): boolean => a.currency === b.currency && a.vat === b.vat;

/** The sum of at least one amount of one kind. Throws RangeError when kinds differ. */
export function sumOfMoney(first: Money, ...rest: Money[]): Money {
  if (!rest.every((m) => isSameKind(first, m))) throw new RangeError('amounts of different currency or VAT basis are never added');
  const total = rest.reduce((sum, m) => sum + BigInt(m.minor), BigInt(first.minor));
  return money(total, first.currency, first.vat);
}

/** The amount in minor units as an exact number. */
export const minorOf = (m: Money): Rational => Rational.of(BigInt(m.minor));

/** `CNY 1234.50`: for sentences and notices. */
export function displayMoney(m: Money): string {
  const places = decimalsOf(m.currency);
  return `${m.currency} ${Rational.of(BigInt(m.minor), 10n ** BigInt(places)).toDecimal(places)}`;
}
