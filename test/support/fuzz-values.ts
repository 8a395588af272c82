import { getNullableType, isEnumType, isListType } from 'graphql';
import { CANARY } from './hostile-values.js';
import type { Chance } from './fuzz-chance.js';
import { TEXTS, type Values } from './fuzz-texts.js';
import type { Place } from './fuzz-schema.js';

/** A value that GraphQL takes and nobody means well with; `isMistyped` when GraphQL does not take it either. */
export interface Hostile {
  readonly what: string;
  readonly value: unknown;
  readonly isMistyped?: true;
}

/** Identifiers that exist, by prefix. */
export type KnownIds = ReadonlyMap<string, readonly string[]>;

/** Valid moments at the edges: of the years that are taken, of days, of clocks. */
const INSTANTS: Values = {
  'the first moment': '2000-01-01T00:00:00Z',
  'the last moment': '2100-12-31T23:59:59.999Z',
  'the last moment, elsewhere': '2100-12-31T23:59:59-12:00',
  'a leap day': '2028-02-29T23:59:59.999999Z',
  'the hour that does not exist': '2026-03-29T02:30:00+01:00',
  'the hour that is there twice': '2026-10-25T02:30:00+02:00',
  'the farthest zone': '2026-01-05T09:00:00+14:00',
  'the far past': '2001-09-09T01:46:40Z',
  'the end of 32 bits': '2038-01-19T03:14:08Z',
};

const DATES: Values = {
  'the first day': '2000-01-01',
  'the last day': '2100-12-31',
  'a leap day': '2028-02-29',
  'a day of two 2:30': '2026-10-25',
};

const DECIMALS: Values = {
  nothing: '0',
  'less than nothing': '-0',
  negative: '-1',
  'thirty digits': '9'.repeat(30),
  'thirty places': `0.${'0'.repeat(29)}1`,
  'zeros before': '000000000001',
  'beyond 64 bits': '18446744073709551616',
  'beyond exact floating numbers': '9007199254740993.1',
};

const MINORS: Values = {
  nothing: '0',
  negative: '-1',
  'twenty digits': '9'.repeat(20),
  'beyond 64 bits': '9223372036854775808',
  'the least of 64 bits': '-9223372036854775808',
  'zeros before': '00000000000000000001',
};

const INTS: Values = { nothing: 0, negative: -1, 'the largest': 2 ** 31 - 1, 'the least': -(2 ** 31), 'a hundred and one': 101 };

const KEYS: Values = {
  'a key of quotes': `'"\`;--${CANARY}`,
  'the longest key': CANARY.padEnd(128, 'k'),
  'a key too long': CANARY.padEnd(129, 'k'),
  'a key that is a path': `../../${CANARY}`,
  'a key of a prototype': '__proto__',
  'a key with a zero byte': `${CANARY}\u0000`,
  'a key in Chinese': `${CANARY}招标招标`,
  'a key with colons': `${CANARY}::::`,
  'no key': '',
};

const BY_KIND: Readonly<Record<string, Values>> = {
  String: TEXTS,
  DateTime: INSTANTS,
  LocalDate: DATES,
  Decimal: DECIMALS,
  MinorUnits: MINORS,
  Int: INTS,
  Boolean: { yes: true, no: false },
  key: KEYS,
};

/** What no scalar of ours takes: so many in a hundred requests, so that the answers to them are watched as well. */
const MISTYPED_IN_100 = 2;
const MISTYPED: Values = {
  'an object': { member: CANARY },
  'a list of lists': [[CANARY]],
  'a fraction': 1.5,
  'a text for whatever': `${CANARY}`,
};

export interface Bending {
  readonly chance: Chance;
  readonly ids: KnownIds;
  /** What is there now. */
  readonly before: unknown;
}

/** A hostile value for the place. */
export function hostileValue(place: Place, bending: Bending): Hostile {
  const { chance } = bending;
  if (chance.below(100) < MISTYPED_IN_100) return mistyped(place, chance);
  if (!place.isRequired && chance.below(20) === 0) return { what: 'null', value: null };
  return picked(valuesFor(place, bending), chance);
}

const picked = (values: Values, chance: Chance): Hostile => {
  const what = chance.pick(Object.keys(values));
  return { what, value: values[what] };
};

function mistyped({ kind }: Place, chance: Chance): Hostile {
  const { 'a text for whatever': text, 'a fraction': fraction, ...others } = MISTYPED;
  const isText = ['String', 'ID', 'key'].includes(kind);
  return { ...picked(isText ? { ...others, 'a fraction': fraction } : { ...others, 'a text': text }, chance), isMistyped: true };
}

function valuesFor(place: Place, bending: Bending): Values {
  const type = getNullableType(place.type);
  if (isListType(type)) return listsOf(bending.before);
  if (isEnumType(type)) return Object.fromEntries(type.getValues().map(({ name }) => [`the value ${name}`, name]));
  if (place.kind === 'ID') return identifiers(bending);
  return BY_KIND[place.kind] ?? TEXTS;
}

/** Bodies end at 2 MB. */
const LARGEST_LIST_BYTES = 1_500_000;

function listsOf(before: unknown): Values {
  const [first] = Array.isArray(before) ? (before as readonly unknown[]) : [];
  if (first === undefined) return { 'an empty list': [] };
  const most = Math.floor(LARGEST_LIST_BYTES / (JSON.stringify(first).length + 1));
  const times = (n: number): unknown[] => Array.from({ length: Math.min(n, most) }, () => first);
  return { 'an empty list': [], 'the same twice': times(2), 'the same 101 times': times(101), 'the same 5000 times': times(5000) };
}

function identifiers({ chance, ids, before }: Bending): Values {
  const prefix = String(before).slice(0, 3);
  const kinds = [...ids.keys()];
  const another = chance.pick(kinds);
  return {
    'another of its kind': chance.pick(ids.get(prefix) ?? ids.get(another) ?? [String(before)]),
    'the first of its kind': ids.get(prefix)?.[0] ?? String(before),
    'the last of its kind': ids.get(prefix)?.at(-1) ?? String(before),
    'one of another kind': chance.pick(ids.get(another) ?? []),
    'none of its kind': `${prefix}_${'0'.repeat(31)}1`,
    'in capitals': String(before).toUpperCase(),
    'with a tail': `${String(before)}' or '1'='1`,
    'a path': `../${String(before)}`,
    'a zero byte behind': `${String(before)}\u0000`,
    'a line behind': `${String(before)}\n`,
    'the prototype': '__proto__',
    'a hundred thousand digits': `${prefix}_${'0'.repeat(100_000)}`,
    'a lone surrogate': `${prefix}_\ud800`,
    nothing: '',
  };
}
