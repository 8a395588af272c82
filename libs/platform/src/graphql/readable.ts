import type { Instant, Json, LocalisedText, Money } from '@pilotage/kernel';

/** What a field can hold. `V` is the type of the value in a row. */
export interface FieldType<V> {
  readonly kind:
    'id' | 'text' | 'int' | 'flag' | 'instant' | 'date' | 'decimal' | 'exact' | 'minor' | 'json' | 'enum' | 'object' | 'list' | 'nullable';
  readonly of?: FieldType<unknown>;
  readonly enumeration?: Enumeration;
  readonly object?: () => Readable;
  /** Phantom: only the compiler reads it. */
  readonly value?: V;
}

/** A closed list of words, with a description for each. */
export interface Enumeration<V extends string = string> {
  readonly name: string;
  readonly description: string;
  readonly values: Readonly<Record<V, string>>;
}

/** Declares an enumeration: every value with its description. */
export const enumeration = <const V extends string>(name: string, description: string, values: Record<V, string>): Enumeration<V> => ({
  name,
  description,
  values,
});

/** A readable field: what it holds, who may read it (a group of the read policy), and what it says. */
export interface Field<V = unknown> {
  readonly type: FieldType<V>;
  /** `public` is for everyone who may see the object; any other group must be granted, and hides the field (null) when it is not. */
  readonly group: string;
  readonly description: string;
}

/** An object that can be read. Every field has its policy group: a field without one does not compile. */
export interface Readable<F extends Record<string, Field> = Record<string, Field>> {
  readonly name: string;
  readonly description: string;
  readonly fields: F;
  /** Implements `Node`: its `id` can be given to the `node` query. */
  readonly node?: boolean;
}

type ValueOf<F> = F extends Field<infer V> ? V : never;
/** The row of a readable, as a query returns it. */
export type RowOf<R extends Readable> = { readonly [K in keyof R['fields']]: ValueOf<R['fields'][K]> };

/** Declares an object that can be read. Throws when a field outside `public` could not be hidden because it is not nullable. */
export function readable<const F extends Record<string, Field>>(
  name: string,
  description: string,
  fields: F,
  options: { readonly node?: boolean } = {},
): Readable<F> {
  const naked = Object.entries(fields).filter(([, f]) => f.group !== 'public' && f.type.kind !== 'nullable');
  if (naked.length > 0) throw new Error(`${name}: ${naked.map(([k]) => k).join(', ')} must be nullable, since they can be hidden`);
  return { name, description, fields, ...options };
}

const plain = <V>(kind: FieldType<V>['kind']): FieldType<V> => ({ kind });

/** The types of fields. */
export const t = {
  id: plain<string>('id'),
  text: plain<string>('text'),
  int: plain<number>('int'),
  flag: plain<boolean>('flag'),
  instant: plain<Instant>('instant'),
  date: plain<string>('date'),
  decimal: plain<string>('decimal'),
  exact: plain<string>('exact'),
  minor: plain<string>('minor'),
  json: plain<Json>('json'),
  enum: <V extends string>(e: Enumeration<V>): FieldType<V> => ({ kind: 'enum', enumeration: e }),
  object: <R extends Readable>(of: () => R): FieldType<RowOf<R>> => ({ kind: 'object', object: of }),
  list: <V>(of: FieldType<V>): FieldType<readonly V[]> => ({ kind: 'list', of }),
  nullable: <V>(of: FieldType<V>): FieldType<V | null> => ({ kind: 'nullable', of }),
};

/** A field of a readable: type, policy group, description. */
export const field = <V>(type: FieldType<V>, group: string, description: string): Field<V> => ({ type, group, description });

/** A sentence in both languages. */
export const LocalisedTextView = readable('LocalisedText', 'A text in English and Chinese.', {
  en: field(t.text, 'public', 'In English.'),
  zh: field(t.text, 'public', 'In Chinese (simplified).'),
});

/** Money as it is read. */
export const MoneyView = readable('Money', 'An exact amount of money: integer minor units, currency and VAT basis.', {
  minor: field(t.minor, 'public', 'Integer minor units (fen, cents), as text.'),
  currency: field(t.text, 'public', 'ISO 4217 code.'),
  vat: field(t.text, 'public', 'VAT basis: included, excluded or exempt.'),
});

export const localised: FieldType<LocalisedText> = t.object(() => LocalisedTextView) as FieldType<LocalisedText>;
export const moneyType: FieldType<Money> = t.object(() => MoneyView) as unknown as FieldType<Money>;

declare const disclosed: unique symbol;
/** A row out of which everything was taken that the reader may not see. Queries return nothing else. */
export type Disclosed<R extends Readable> = RowOf<R> & { readonly [disclosed]: true };

const DONE = Symbol('disclosed');
type Row = Readonly<Record<string, unknown>>;

/** The row with every field whose group is not granted set to null, nested objects included. */
export function disclose<R extends Readable>(view: R, row: RowOf<R>, granted: ReadonlySet<string> = NOTHING_MORE): Disclosed<R> {
  return discloseRow(view, row as Row, granted) as Disclosed<R>;
}

const NOTHING_MORE: ReadonlySet<string> = new Set();
/** Grants every group: for the answer of a mutation, which tells its own actor what they did. */
export const EVERY_GROUP: ReadonlySet<string> = { ...new Set(), has: () => true } as unknown as ReadonlySet<string>;

function discloseRow(view: Readable, row: Row, granted: ReadonlySet<string>): Row {
  if (DONE in row) return row;
  const entries = Object.entries(view.fields).map(([key, f]) => {
    const may = f.group === 'public' || granted.has(f.group);
    return [key, may ? discloseValue(f.type, row[key], granted) : null];
  });
  // Not enumerable: it marks this object and no copy, and is no part of what is compared or sent.
  return Object.defineProperty(Object.fromEntries(entries) as Row, DONE, { value: true });
}

function discloseValue(type: FieldType<unknown>, value: unknown, granted: ReadonlySet<string>): unknown {
  if (value === null || value === undefined) return null;
  if (type.kind === 'nullable' && type.of) return discloseValue(type.of, value, granted);
  if (type.kind === 'list' && type.of) return discloseList(type.of, value as readonly unknown[], granted);
  if (type.kind === 'object' && type.object) return discloseRow(type.object(), value as Row, granted);
  return value;
}

const discloseList = (of: FieldType<unknown>, values: readonly unknown[], granted: ReadonlySet<string>): unknown[] =>
  values.map((value) => discloseValue(of, value, granted));
