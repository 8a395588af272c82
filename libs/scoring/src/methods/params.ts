import { Rational, refuse, type LocalisedText } from '@pilotage/kernel';
import { methodRefusals } from './refusals.js';
import { listAt, numberAt, shown, textAt } from './sample.js';

/** Where a number may lie, and how that is said. */
export interface Range {
  readonly holds: (value: Rational) => boolean;
  readonly form: LocalisedText;
}

const not = (isLess: boolean): boolean => !isLess;

/** Any exact number. */
export const anyNumber: Range = { holds: () => true, form: { en: 'an exact number', zh: '精确数' } };

/** Above a bound, which is itself not allowed. */
export const above = (bound: string): Range => ({
  holds: (value) => Rational.parse(bound).isLessThan(value),
  form: { en: `above ${bound}`, zh: `大于 ${bound} 的数` },
});

/** At a bound or above it. */
export const atLeast = (bound: string): Range => ({
  holds: (value) => not(value.isLessThan(Rational.parse(bound))),
  form: { en: `${bound} or more`, zh: `不小于 ${bound} 的数` },
});

/** From the one to the other, both allowed. */
export const within = (from: string, to: string): Range => ({
  holds: (value) => not(value.isLessThan(Rational.parse(from))) && not(Rational.parse(to).isLessThan(value)),
  form: { en: `from ${from} to ${to}`, zh: `${from} 至 ${to} 之间（含两端）的数` },
});

/** From the one (allowed) up to the other (not allowed). */
export const upTo = (from: string, below: string): Range => ({
  holds: (value) => not(value.isLessThan(Rational.parse(from))) && value.isLessThan(Rational.parse(below)),
  form: { en: `from ${from} to less than ${below}`, zh: `不小于 ${from} 且小于 ${below} 的数` },
});

const PLACES: LocalisedText = { en: 'a whole number from 0 to 12', zh: '0 至 12 的整数' };
const FLAG: LocalisedText = { en: 'true or false', zh: 'true 或 false' };

/** The parameters of a case, read by name. Each reader refuses PARAM_MISSING, PARAM_INVALID or NUMBER_INEXACT. */
export class Params {
  constructor(
    private readonly method: string,
    private readonly given: Readonly<Record<string, unknown>>,
  ) {}

  has(name: string): boolean {
    return Object.hasOwn(this.given, name) && this.given[name] !== null;
  }

  /** Refuses PARAM_UNKNOWN for the first name that the method does not read. */
  refuseUnused(used: readonly string[]): void {
    const unused = Object.keys(this.given).find((name) => !used.includes(name));
    if (unused !== undefined) refuse(methodRefusals.PARAM_UNKNOWN, { method: this.method, param: unused });
  }

  /** The value as it was given; refuses PARAM_MISSING. */
  raw(name: string): unknown {
    return this.has(name) ? this.given[name] : refuse(methodRefusals.PARAM_MISSING, { method: this.method, param: name });
  }

  number(name: string, range: Range = anyNumber): Rational {
    const value = numberAt(this.raw(name), `params.${name}`);
    return range.holds(value) ? value : this.invalid(name, range.form);
  }

  numberOr(name: string, otherwise: string, range: Range = anyNumber): Rational {
    return this.has(name) ? this.number(name, range) : Rational.parse(otherwise);
  }

  /** Decimal places, as a number or as text; null where the case does not round. */
  places(name: string): number | null {
    if (!this.has(name)) return null;
    const text = String(this.raw(name));
    return /^(?:\d|1[0-2])$/.test(text) ? Number(text) : this.invalid(name, PLACES);
  }

  /** A switch; off where it is not stated. */
  flag(name: string): boolean {
    if (!this.has(name)) return false;
    const value = this.raw(name);
    return typeof value === 'boolean' ? value : this.invalid(name, FLAG);
  }

  /** One of some words. */
  word<T extends string>(name: string, words: readonly T[], otherwise?: T): T {
    if (otherwise !== undefined && !this.has(name)) return otherwise;
    const value = this.raw(name);
    return words.find((word) => word === value) ?? this.invalid(name, { en: words.join(', '), zh: words.join('、') });
  }

  /** A text. */
  text(name: string): string {
    return textAt(this.raw(name), `params.${name}`);
  }

  /** As many numbers as there are criteria. */
  numbers(name: string, count: number): readonly Rational[] {
    const list = listAt(this.raw(name), `params.${name}`);
    const form = { en: `a list of ${count}, one for each criterion`, zh: `${count} 项的列表，每项评审因素一项` };
    if (list.length !== count) return this.invalid(name, form);
    return list.map((each, at) => numberAt(each, `params.${name}.${at}`));
  }

  /** Refuses PARAM_INVALID. */
  invalid(name: string, form: LocalisedText): never {
    return refuse(methodRefusals.PARAM_INVALID, { param: name, form, found: shown(this.given[name]) });
  }
}
