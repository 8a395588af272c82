import { ID_PREFIX, kindOf, type Kind } from '@pilotage/kernel';
import { newId } from '@pilotage/platform';
import { kindOfLeaf, lengthsOf, type LeafKind, type Spot } from './hostile-schema.js';

/** A word that no answer may repeat. */
export const CANARY = 'Zq7Canary';

const HUGE = CANARY.padEnd(100_000, 'x');
const LONE_SURROGATE = `${CANARY}\ud800`;
const CONTROL = `${CANARY}\u0000\u0007`;
const LARGEST_INT = 2 ** 31 - 1;

/** What no leaf of any kind but text can be, and what text cannot be either. */
const ANYWHERE: Readonly<Record<string, unknown>> = {
  'a text of 100000 characters': HUGE,
  'a lone surrogate': LONE_SURROGATE,
  'control characters': CONTROL,
  'an object': { member: CANARY },
  null: null,
};

/** What a leaf of a kind cannot be. */
const IN_KIND: Readonly<Record<LeafKind, Readonly<Record<string, unknown>>>> = {
  id: { 'a number': 424_242, 'no id': CANARY },
  instant: {
    'a number': 20_260_105,
    'no instant': CANARY,
    'a day that is none': '2026-02-30T09:00:00Z',
    'another century': '1899-12-31T00:00:00Z',
  },
  date: { 'a number': 20_260_105, 'no date': CANARY, 'a day that is none': '2026-02-30' },
  decimal: {
    'a number': 1.5,
    'a negative': '-1',
    'too many decimals': `1.${'1'.repeat(25)}`,
    'an exponent': '1e3',
    'a thousand digits': '9'.repeat(1000),
  },
  minor: { 'a number': 1.5, 'a negative': '-1', decimals: '1.5', 'too many digits': '9'.repeat(25) },
  text: { 'a number': 424_242, 'a flag': true, blank: '   ' },
  int: {
    'a text': CANARY,
    'a fraction': 1.5,
    'a negative': -1,
    'the largest integer': LARGEST_INT,
    'beyond the largest integer': LARGEST_INT + 1,
  },
  flag: { 'a text': CANARY, 'a number': 1 },
  enum: { 'a number': 1, 'no value': CANARY },
};

/** In these an allowed range decides whether the value is bad at all. */
export const WITHIN_RANGE = ['a negative', 'the largest integer'];

const another = (kind: Kind): string => newId(kind === 'organisation' ? 'person' : 'organisation');

/** A well-formed id of the kind that nothing has. */
export const absentLike = (id: string): string => `${ID_PREFIX[kindOf(id) ?? 'event']}_${'0'.repeat(31)}1`;

/** Bad values for a leaf, by what they are. */
export function badValues(spot: Spot, sample: unknown): Readonly<Record<string, unknown>> {
  const kind = kindOfLeaf(spot.schema);
  const { maximum } = lengthsOf(spot.schema);
  const oneTooMany = kind === 'text' && maximum < HUGE.length ? { 'one character too many': CANARY.padEnd(maximum + 1, 'x') } : {};
  const otherKind = typeof sample === 'string' && kindOf(sample) ? { 'an id of another kind': another(kindOf(sample) ?? 'event') } : {};
  const { null: nothing, ...anywhere } = ANYWHERE;
  return {
    ...anywhere,
    ...(spot.isRequired ? { null: nothing } : {}),
    ...IN_KIND[kind],
    ...oneTooMany,
    ...(kind === 'id' ? otherKind : {}),
  };
}
