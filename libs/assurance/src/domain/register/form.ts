import { instant, type Instant, type LocalisedText } from '@pilotage/kernel';
import { policyFault, type PolicyFault, type PolicyFaults } from './policyFault.js';

/** Where a value stands in the document, and what has been found so far. `broken`: its rules cannot be looked at, because a part has no form. */
interface Place {
  readonly at: string;
  readonly found: { readonly faults: PolicyFault[]; broken: boolean };
}

/** Reads a value of unknown origin into its form. What is wrong is noted at the place; then the value is not to be used. */
export type Form<T> = (value: unknown, place: Place) => T;

/** A document in its form, with faults that do not hinder its rules from being looked at; `value` is null where they do. */
export interface Reading<T> {
  readonly value: T | null;
  readonly faults: PolicyFaults;
}

/** Reads a whole document. Nothing is thrown. */
export function readForm<T>(form: Form<T>, document: unknown): Reading<T> {
  const found: Place['found'] = { faults: [], broken: false };
  const value = form(document, { at: '', found });
  return { value: found.broken ? null : value, faults: found.faults };
}

type Said = Parameters<typeof policyFault>;

/** Notes a fault after which the document cannot be used. The value given back is never looked at. */
export function broken<T>({ at, found }: Place, sentence: Said[0], params: Said[1] = {}): T {
  found.broken = true;
  found.faults.push(policyFault(sentence, { at: at || 'the document', ...params }));
  return undefined as T;
}

const inside = ({ at, found }: Place, member: string | number): Place => ({ at: at ? `${at}.${member}` : String(member), found });

// Line breaks and tabs excepted: as in every text that the record takes.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A text of at most `max` characters; it may be blank where the rules do not mind. */
export const text =
  (max: number): Form<string> =>
  (value, place) => {
    if (typeof value !== 'string') return broken(place, 'notText');
    if (value.length > max) return broken(place, 'tooLong', { max });
    return value.isWellFormed() && !CONTROLS.test(value) ? value : broken(place, 'unprintable');
  };

/** A word out of a vocabulary. That it is known is a question of the rules, so that an unknown one hides no other fault. */
export const word = <W extends string>(): Form<W> => text(80) as Form<W>;

/** A whole number in a range, both ends included. */
export const whole =
  (min: number, max: number): Form<number> =>
  (value, place) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : broken(place, 'notWhole', { min, max });

export const flag: Form<boolean> = (value, place) => (typeof value === 'boolean' ? value : broken(place, 'notAFlag'));

export const moment: Form<Instant> = (value, place) => {
  try {
    return instant(typeof value === 'string' ? value : '');
  } catch {
    return broken(place, 'notAnInstant');
  }
};

/** A day of the calendar that exists. */
export const day: Form<string> = (value, place) => {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  try {
    return isDay && instant(`${value}T00:00:00Z`) ? value : broken(place, 'notADay');
  } catch {
    return broken(place, 'notADay');
  }
};

export const nullable =
  <T>(form: Form<T>): Form<T | null> =>
  (value, place) =>
    value === null ? null : form(value, place);

/** A member that may be left out. */
export const optional = <T>(form: Form<T>): Form<T | undefined> =>
  Object.assign((value: unknown, place: Place) => (value === undefined ? undefined : form(value, place)), { optional: true as const });

export const list =
  <T>(form: Form<T>, max: number): Form<readonly T[]> =>
  (value, place) => {
    if (!Array.isArray(value)) return broken(place, 'notAList');
    if (value.length > max) return broken(place, 'tooMany', { max });
    return value.map((each: unknown, index) => form(each, inside(place, index)));
  };

/** Members by free names, such as conditions by reason. */
export const record =
  <T>(form: Form<T>, max: number): Form<Readonly<Record<string, T>>> =>
  (value, place) => {
    if (!isObject(value)) return broken(place, 'notAnObject');
    const entries = Object.entries(value);
    if (entries.length > max) return broken(place, 'tooMany', { max });
    return Object.fromEntries(entries.map(([name, each]) => [text(80)(name, place), form(each, inside(place, name))]));
  };

type Shape = Readonly<Record<string, Form<unknown>>>;
type OptionalKeys<S extends Shape> = { [K in keyof S]: undefined extends ReturnType<S[K]> ? K : never }[keyof S];
type Whole<S extends Shape> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: ReturnType<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: Exclude<ReturnType<S[K]>, undefined>;
};

/** An object with these members and no others. */
export const object =
  <const S extends Shape>(shape: S): Form<Whole<S>> =>
  (value, place) => {
    if (!isObject(value)) return broken(place, 'notAnObject');
    const strangers = Object.keys(value).filter((name) => !Object.hasOwn(shape, name));
    strangers.forEach((name) => place.found.faults.push(policyFault('strange', { at: inside(place, name).at })));
    const entries = Object.entries(shape).map(([name, form]) => [name, member(value, name, form, place)] as const);
    return Object.fromEntries(entries.filter(([, read]) => read !== undefined)) as Whole<S>;
  };

function member(value: Readonly<Record<string, unknown>>, name: string, form: Form<unknown>, place: Place): unknown {
  const mayBeAbsent = 'optional' in form;
  if (!Object.hasOwn(value, name)) return mayBeAbsent ? undefined : broken(inside(place, name), 'absent');
  return form(value[name], inside(place, name));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text in both languages. One that is not there is blank: the rules name what it belongs to. */
export const both =
  (max: number): Form<LocalisedText> =>
  (value, place) => {
    const { en = '', zh = '' } = object({ en: optional(text(max)), zh: optional(text(max)) })(value, place) ?? {};
    return { en, zh };
  };

/** Either of two forms, by what the value looks like. */
export const choose =
  <T>(by: (value: unknown) => Form<T>): Form<T> =>
  (value, place) =>
    by(value)(value, place);
