import { decimalsOf, Rational, renderText, type LocalisedText, type TextParams } from '@pilotage/kernel';

/** Orders texts by UTF-16 code unit: the same on every machine and in every language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Decimal places beyond which an exact decimal is harder to read than its fraction. */
const READABLE_PLACES = 12;

/** An exact number as a person writes it: `8.5` where a short decimal says it, otherwise the fraction `26/3`. */
export function exactText(value: Rational): string {
  if (value.denominator === 1n) return value.toString();
  let [rest, places] = [value.denominator, 0];
  while (rest % 10n === 0n) [rest, places] = [rest / 10n, places + 1];
  while (rest % 5n === 0n) [rest, places] = [rest / 5n, places + 1];
  while (rest % 2n === 0n) [rest, places] = [rest / 2n, places + 1];
  return rest === 1n && places <= READABLE_PLACES ? value.toDecimal(places) : value.toString();
}

/** An amount of minor units in the currency's major unit, exact: `800.00`, or a fraction where a mean is none of whole minor units. */
export function amountText(minor: Rational, currency: string): string {
  const places = decimalsOf(currency);
  const major = minor.dividedBy(Rational.of(10n ** BigInt(places)));
  return minor.denominator === 1n ? major.toDecimal(places) : exactText(major);
}

/** A sentence with its figures filled in, in every language. */
export const say = (text: LocalisedText, params: TextParams): LocalisedText => ({
  en: renderText(text.en, params),
  zh: renderText(text.zh, params),
});

/** Joins sentences of a paragraph, each language in its own way. */
export const joinSentences = (parts: readonly LocalisedText[]): LocalisedText => ({
  en: parts.map((part) => part.en).join(' '),
  zh: parts.map((part) => part.zh).join(''),
});

/** An exact decimal as rules and marks are written: at most nine digits on either side of the point, no sign, no exponent. */
export const isDecimal = (text: string): boolean => /^\d{1,9}(?:\.\d{1,9})?$/.test(text);

/** An exact decimal above zero. */
export const isPositive = (text: string): boolean => isDecimal(text) && /[1-9]/.test(text);
