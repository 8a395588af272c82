import { ArgsType, Field, ID, InputType, Int, registerEnumType, type ReturnTypeFunc } from '@nestjs/graphql';
import { z } from 'zod';
import type { Enumeration } from './readable.js';
import type { GraphqlMeta } from './input.js';
import { DateTimeScalar, DecimalScalar, LocalDateScalar, MinorUnitsScalar } from './scalars.js';

type InputClass = new () => object;
/** A GraphQL type as the decorators take it: a class, a scalar, an enumeration's object, or a list of one. */
type Shape = { readonly type: unknown; readonly nullable: boolean };

const SCALARS = { ID, DateTime: DateTimeScalar, LocalDate: LocalDateScalar, Decimal: DecimalScalar, MinorUnits: MinorUnitsScalar };

const inputs = new Map<string, { cls: InputClass; keys: string }>();
const enums = new Map<string, { made: object; values: string }>();

/** The enumeration as a registered GraphQL enum, made once per name. Throws when two enumerations of one name differ. */
export function enumTypeOf(e: Enumeration): object {
  const values = Object.keys(e.values).sort().join(',');
  const known = enums.get(e.name);
  if (known && known.values !== values) throw new Error(`two enumerations are named ${e.name}`);
  if (known) return known.made;
  const made = Object.fromEntries(Object.keys(e.values).map((v) => [v, v]));
  const valuesMap = Object.fromEntries(Object.entries(e.values).map(([v, description]) => [v, { description }]));
  registerEnumType(made, { name: e.name, description: e.description, valuesMap });
  enums.set(e.name, { made, values });
  return made;
}

const metaOf = (schema: z.ZodType): GraphqlMeta => (schema.meta() ?? {}) as GraphqlMeta;

/** The GraphQL form of a schema. Throws for what GraphQL input cannot hold: the boot stops there. */
function shapeOf(schema: z.ZodType, path: string): Shape {
  const meta = metaOf(schema);
  if (meta.graphql) return { type: SCALARS[meta.graphql], nullable: false };
  if (meta.enumeration) return { type: enumTypeOf(meta.enumeration), nullable: false };
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return { ...shapeOf(schema.unwrap() as z.ZodType, path), nullable: true };
  }
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in as z.ZodType, path);
  if (schema instanceof z.ZodArray) return { type: [shapeOf(schema.element as z.ZodType, path).type], nullable: false };
  if (schema instanceof z.ZodObject) return { type: inputTypeOf(schema, meta.inputName ?? path), nullable: false };
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return { type: String, nullable: false };
  if (schema instanceof z.ZodNumber) return { type: Int, nullable: false };
  if (schema instanceof z.ZodBoolean) return { type: Boolean, nullable: false };
  throw new Error(`${path}: ${schema.constructor.name} has no form in GraphQL input`);
}

/** The description of a schema or of what it wraps. */
function descriptionOf(schema: z.ZodType): string | undefined {
  const { description } = metaOf(schema) as { description?: string };
  if (description) return description;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return descriptionOf(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodPipe ? descriptionOf(schema.in as z.ZodType) : undefined;
}

function addFields(cls: InputClass, schema: z.ZodObject, name: string): void {
  for (const [key, member] of Object.entries(schema.shape) as [string, z.ZodType][]) {
    const description = descriptionOf(member);
    if (!description) throw new Error(`${name}.${key} has no description`);
    const { type, nullable } = shapeOf(member, `${name}${key.charAt(0).toUpperCase()}${key.slice(1)}Input`);
    Field((() => type) as ReturnTypeFunc, { nullable, description })(cls.prototype as object, key);
  }
}

const classNamed = (name: string): InputClass => ({ [name]: class {} })[name] as InputClass;

/** The input type of an object schema, made once per name; `otherwise` describes one that does not describe itself. Throws when two schemas of one name differ. */
export function inputTypeOf(schema: z.ZodObject, name: string, otherwise?: string): InputClass {
  const keys = Object.keys(schema.shape).sort().join(',');
  const known = inputs.get(name);
  if (known && known.keys !== keys) throw new Error(`two input types are named ${name}`);
  if (known) return known.cls;
  const cls = classNamed(name);
  inputs.set(name, { cls, keys });
  addFields(cls, schema, name);
  const { description = otherwise } = metaOf(schema) as { description?: string };
  InputType(name, description ? { description } : {})(cls);
  return cls;
}

/** The arguments of a query, from its object schema; null when it has none. */
export function argsTypeOf(schema: z.ZodType, name: string): InputClass | null {
  if (!(schema instanceof z.ZodObject)) throw new Error(`the input of ${name} must be an object schema`);
  if (Object.keys(schema.shape).length === 0) return null;
  const cls = classNamed(`${name}Args`);
  addFields(cls, schema, name);
  ArgsType()(cls);
  return cls;
}
