import type { z } from 'zod';
import {
  kindOfLeaf,
  LEFT_OUT,
  lengthsOf,
  spotsOf,
  valueAt,
  valuesOf,
  withAt,
  type LeafKind,
  type Path,
  type Spot,
} from './hostile-schema.js';
import { absentLike, badValues, CANARY, WITHIN_RANGE } from './hostile-values.js';

/** More would not fit into a request. */
const BODY_MAX = 1_900_000;

/** One bad input, with what it should be answered: turned away as malformed, or as naming what does not exist. */
export interface Variant {
  readonly what: string;
  readonly input: unknown;
  readonly kind: 'malformed' | 'absent';
  /** Text that was sent and must not come back. */
  readonly sent: readonly string[];
}

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' && value.length >= 8 && value.trim() !== '' ? [value.slice(0, 40)] : [];

const placeOf = (path: Path): string => path.join('.');

const malformed = (input: unknown, path: Path, what: string, value: unknown): Variant => ({
  what: `${placeOf(path)}: ${what}`,
  input: withAt(input, path, value),
  kind: 'malformed',
  sent: [CANARY, ...textsIn(value)],
});

function leafVariants(schema: z.ZodType, sample: unknown, spot: Spot): Variant[] {
  const before = valueAt(sample, spot.at);
  return Object.entries(badValues(spot, before)).flatMap(([what, value]) => {
    const variant = malformed(sample, spot.at, what, value);
    const isGood = WITHIN_RANGE.includes(what) && schema.safeParse(variant.input).success;
    return isGood ? [] : [variant];
  });
}

function absentVariant(sample: unknown, spot: Spot): Variant[] {
  const id = valueAt(sample, spot.at);
  if (typeof id !== 'string' || kindOfLeaf(spot.schema) !== 'id') return [];
  const absent = absentLike(id);
  return [{ what: `${placeOf(spot.at)}: an id of nothing`, input: withAt(sample, spot.at, absent), kind: 'absent', sent: [absent] }];
}

function listVariants(sample: unknown, { at, schema }: Spot): Variant[] {
  const { minimum, maximum } = lengthsOf(schema);
  const [first] = (valueAt(sample, at) as readonly unknown[] | undefined) ?? [];
  const tooLong =
    maximum < Infinity && first !== undefined
      ? [
          malformed(
            sample,
            at,
            'one too many',
            Array.from({ length: maximum + 1 }, () => first),
          ),
        ]
      : [];
  const fitting = tooLong.filter(({ input }) => JSON.stringify(input).length < BODY_MAX);
  return [
    ...(minimum > 0 ? [malformed(sample, at, 'an empty list', [])] : []),
    malformed(sample, at, 'an unknown object for a list', { canaryMember: CANARY }),
    ...fitting,
  ];
}

const objectVariants = (sample: unknown, { at }: Spot): Variant[] => [
  malformed(sample, at, 'a text for an object', CANARY),
  malformed(sample, at, 'an unknown member', { ...(valueAt(sample, at) as object), canaryMember: CANARY }),
];

/** Leaves tried per mutation; over a run every leaf of every input type is. */
const LEAVES_MAX = 40;
const LEAVES_USUAL = 10;

/** The places that are tried: those whose input type nobody tried yet first. */
function chosen(spots: readonly Spot[], tried: ReadonlySet<string>): readonly Spot[] {
  const fresh = spots.filter(({ key }) => !tried.has(key)).slice(0, LEAVES_MAX);
  const seen = spots.filter(({ key }) => tried.has(key));
  return [...fresh, ...seen.slice(0, Math.max(0, LEAVES_USUAL - fresh.length))];
}

/** Bad inputs made out of a good one. The places that were tried are added to `tried`, by input type. */
export function variantsOf(schema: z.ZodType, name: string, sample: unknown, tried: Set<string>): readonly Variant[] {
  const spots = spotsOf(schema, name, sample);
  const present = spots.filter(({ at }) => valueAt(sample, at) !== undefined);
  const [leaves, lists, objects] = (['leaf', 'list', 'object'] as const).map((shape) => spots.filter((spot) => spot.shape === shape));
  const picked = chosen(leaves ?? [], tried);
  picked.forEach(({ key }) => tried.add(key));
  const missing = present.filter(({ isRequired, at }) => isRequired && typeof at.at(-1) === 'string').slice(0, LEAVES_USUAL);
  return [
    ...missing.map(({ at }) => malformed(sample, at, 'left out', LEFT_OUT)),
    ...picked.flatMap((spot) => leafVariants(schema, sample, spot)),
    ...present.filter(({ shape }) => shape === 'leaf').flatMap((spot) => absentVariant(sample, spot)),
    ...(lists ?? []).filter(({ at }) => valueAt(sample, at) !== undefined).flatMap((spot) => listVariants(sample, spot)),
    ...(objects ?? []).filter(({ at }) => valueAt(sample, at) !== undefined).flatMap((spot) => objectVariants(sample, spot)),
    malformed(sample, [], 'an unknown member', { ...(sample as object), canaryMember: CANARY }),
    malformed(sample, [], 'a text for the input', CANARY),
    malformed(sample, [], 'no input', null),
  ];
}

/** Another good input: one leaf says something else. Throws when no leaf can. */
export function otherwise(schema: z.ZodType, name: string, sample: unknown): unknown {
  for (const { at, shape, schema: own } of spotsOf(schema, name, sample)) {
    const value = valueAt(sample, at);
    if (shape !== 'leaf' || value === undefined) continue;
    const other = alternatives(kindOfLeaf(own), value, own)
      .map((alternative) => withAt(sample, at, alternative))
      .find((input) => schema.safeParse(input).success);
    if (other !== undefined) return other;
  }
  throw new Error(`${name}: no other good input`);
}

function alternatives(kind: LeafKind, value: unknown, schema: z.ZodType): readonly unknown[] {
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value === 'boolean') return [!value];
  if (kind === 'enum') return valuesOf(schema).filter((other) => other !== value);
  const text = String(value);
  return kind === 'id' ? [absentLike(text)] : kind === 'text' ? [`${text} again`, text.slice(1)] : [];
}

/** The input with every id replaced by one that nothing has. */
export const withAbsentIds = (schema: z.ZodType, name: string, sample: unknown): unknown =>
  spotsOf(schema, name, sample).reduce<unknown>((input, { at, shape, schema: own }) => {
    const value = valueAt(sample, at);
    return shape === 'leaf' && kindOfLeaf(own) === 'id' && typeof value === 'string' ? withAt(input, at, absentLike(value)) : input;
  }, sample);
