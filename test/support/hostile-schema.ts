import { z } from 'zod';

/** Where in an input; a number is a place in a list. */
export type Path = readonly (string | number)[];

/** How a leaf reads what is written into it. */
export type LeafKind = 'id' | 'instant' | 'date' | 'decimal' | 'minor' | 'text' | 'int' | 'flag' | 'enum';

/** A place in the input of a mutation. `key` is the same wherever the same input type is used. */
export interface Spot {
  readonly at: Path;
  readonly key: string;
  readonly schema: z.ZodType;
  readonly isRequired: boolean;
  readonly shape: 'leaf' | 'list' | 'object';
}

interface Meta {
  readonly graphql?: 'ID' | 'DateTime' | 'LocalDate' | 'Decimal' | 'MinorUnits';
  readonly enumeration?: { readonly values: Readonly<Record<string, string>> };
  readonly inputName?: string;
}

const metaOf = (schema: z.ZodType): Meta => (schema.meta() ?? {}) as Meta;
const KIND_OF = { ID: 'id', DateTime: 'instant', LocalDate: 'date', Decimal: 'decimal', MinorUnits: 'minor' } as const;

/** What the leaf holds. Throws for a schema that is no leaf. */
export function kindOfLeaf(schema: z.ZodType): LeafKind {
  const { graphql, enumeration } = metaOf(schema);
  if (graphql) return KIND_OF[graphql];
  if (enumeration) return 'enum';
  if (schema instanceof z.ZodPipe) return kindOfLeaf(schema.in as z.ZodType);
  if (schema instanceof z.ZodNumber) return 'int';
  if (schema instanceof z.ZodBoolean) return 'flag';
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return 'text';
  throw new Error(`no leaf: ${schema.constructor.name}`);
}

/** Values that the enumeration of a leaf knows. */
export const valuesOf = (schema: z.ZodType): readonly string[] => Object.keys(metaOf(schema).enumeration?.values ?? {});

/** The schema without what makes it optional. */
function unwrapped(schema: z.ZodType): { schema: z.ZodType; isRequired: boolean } {
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
  return isWrapped ? { schema: unwrapped(schema.unwrap() as z.ZodType).schema, isRequired: false } : { schema, isRequired: true };
}

/** The object or list inside of a pipe or a refinement; a leaf stays as it is. */
const structureOf = (schema: z.ZodType): z.ZodType =>
  schema instanceof z.ZodPipe && !metaOf(schema).graphql ? structureOf(schema.in as z.ZodType) : schema;

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Walks everything that a schema can hold, whether or not a sample has it. */
export const EVERYTHING = Symbol('everything');

interface Step {
  readonly schema: z.ZodType;
  readonly at: Path;
  readonly key: string;
  readonly sample: unknown;
}

/** Every place of an input, the root left out; below what the sample does not have nothing is walked. */
export const spotsOf = (schema: z.ZodType, name: string, sample: unknown): readonly Spot[] =>
  below({ schema: structureOf(schema), at: [], key: name, sample });

function below({ schema, at, key, sample }: Step): Spot[] {
  if (schema instanceof z.ZodObject) {
    const name = metaOf(schema).inputName ?? key;
    return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([member, of]) =>
      spot({
        schema: of,
        at: [...at, member],
        key: `${name}.${member}`,
        sample: sample === EVERYTHING ? EVERYTHING : membersOf(sample)[member],
      }),
    );
  }
  if (schema instanceof z.ZodArray) {
    const first: unknown = sample === EVERYTHING ? EVERYTHING : (sample as readonly unknown[])[0];
    return first === undefined ? [] : spot({ schema: schema.element as z.ZodType, at: [...at, 0], key: `${key}[]`, sample: first });
  }
  return [];
}

function spot({ schema: given, at, key, sample }: Step): Spot[] {
  const { schema, isRequired } = unwrapped(given);
  const structure = structureOf(schema);
  const isList = structure instanceof z.ZodArray;
  const shape = isList ? 'list' : structure instanceof z.ZodObject ? 'object' : 'leaf';
  const own: Spot = { at, key, schema: shape === 'leaf' ? schema : structure, isRequired, shape };
  if (shape === 'leaf' || sample === undefined) return [own];
  return [own, ...below({ schema: structure, at, key, sample })];
}

interface Check {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Least and greatest length that the schema itself names. */
export function lengthsOf(schema: z.ZodType): { readonly minimum: number; readonly maximum: number } {
  if (schema instanceof z.ZodPipe) return lengthsOf(schema.in as z.ZodType);
  const checks = (schema.def as { checks?: readonly { readonly _zod: { readonly def: Check } }[] }).checks ?? [];
  const named = (kind: string): Check | undefined => checks.map(({ _zod }) => _zod.def).find(({ check }) => check === kind);
  return { minimum: named('min_length')?.minimum ?? 0, maximum: named('max_length')?.maximum ?? Infinity };
}

/** Leaves a member out. */
export const LEFT_OUT = Symbol('left out');

/** The input with another value in one place. */
export function withAt(input: unknown, [head, ...rest]: Path, value: unknown): unknown {
  if (head === undefined) return value;
  if (Array.isArray(input)) return input.map((item: unknown, at) => (at === head ? withAt(item, rest, value) : item));
  const { [head]: inner, ...others } = membersOf(input);
  if (rest.length === 0 && value === LEFT_OUT) return others;
  return { ...membersOf(input), [head]: withAt(inner, rest, value) };
}

/** The value in a place. */
export const valueAt = (input: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) => (value === undefined || value === null ? undefined : (value as Record<string, unknown>)[String(step)]),
    input,
  );
