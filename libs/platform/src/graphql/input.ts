import { z } from 'zod';
import { ID_PREFIX, instant, isId, type Id, type Instant, type Kind } from '@pilotage/kernel';
import type { Enumeration } from './readable.js';

/** How a zod schema appears in GraphQL, where its form alone does not tell. */
export interface GraphqlMeta {
  readonly graphql?: 'ID' | 'DateTime' | 'LocalDate' | 'Decimal' | 'MinorUnits';
  readonly enumeration?: Enumeration;
  /** Name of the input type of an object. */
  readonly inputName?: string;
  readonly [key: string]: unknown;
}

// C0 controls (line breaks and tab excepted) have no place in a record that courts read.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Builders of input fields; each says its limits. The description is the field's documentation. */
export const input = {
  /** Text of 1 to `max` characters, trimmed, well-formed, without control characters. */
  text: (max: number, description: string) =>
    z
      .string()
      .max(max)
      .refine((s) => s.isWellFormed() && !CONTROLS.test(s), 'text must be well-formed and without control characters')
      .transform((s) => s.trim())
      .refine((s) => s.length > 0, 'must not be blank')
      .meta({ description: `${description} 1 to ${max} characters.` }),
  /** An identifier of one kind. */
  id: <K extends Kind>(kind: K, description: string) =>
    z
      .string()
      .max(40)
      .refine((s) => isId(kind, s), `must be an id that starts with ${ID_PREFIX[kind]}_`)
      .transform((s) => s as Id<K>)
      .meta({ description, graphql: 'ID' } satisfies GraphqlMeta),
  instant: (description: string) =>
    z
      .string()
      .max(40)
      .transform((s, context): Instant => readInstant(s, context))
      .meta({ description, graphql: 'DateTime' } satisfies GraphqlMeta),
  /** A calendar date. */
  date: (description: string) => z.iso.date().meta({ description, graphql: 'LocalDate' } satisfies GraphqlMeta),
  /** An exact decimal of at most `places` decimals, not negative. */
  decimal: (places: number, description: string) =>
    z
      .string()
      .regex(places > 0 ? new RegExp(`^\\d{1,12}(\\.\\d{1,${places}})?$`) : /^\d{1,12}$/, `must be a decimal with at most ${places} places`)
      .meta({ description: `${description} Not negative, at most ${places} decimals.`, graphql: 'Decimal' } satisfies GraphqlMeta),
  int: (min: number, max: number, description: string) =>
    z
      .int()
      .min(min)
      .max(max)
      .meta({ description: `${description} ${min} to ${max}.` }),
  flag: (description: string) => z.boolean().meta({ description }),
  oneOf: <V extends string>(e: Enumeration<V>, description: string) =>
    z.enum(Object.keys(e.values) as [V, ...V[]]).meta({ description, enumeration: e } satisfies GraphqlMeta),
  list: <I extends z.ZodType>(of: I, min: number, max: number, description: string) =>
    z
      .array(of)
      .min(min)
      .max(max)
      .meta({ description: `${description} ${min} to ${max} of them.` }),
  /** A nested input object; its name is the GraphQL input type's. */
  object: <S extends z.ZodRawShape>(name: string, description: string, shape: S) =>
    z.strictObject(shape).meta({ description, inputName: name } satisfies GraphqlMeta),
};

function readInstant(text: string, context: z.RefinementCtx): Instant {
  try {
    return instant(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'must be an instant like 2026-01-05T09:00:00+08:00' });
    return z.NEVER;
  }
}

/** Text in both languages. */
export const localisedInput = (max: number, description: string) =>
  input.object(`LocalisedText${max}Input`, description, {
    en: input.text(max, 'In English.'),
    zh: input.text(max, 'In Chinese (simplified).'),
  });

/** Money that is not negative. */
export const moneyInput = (description: string) =>
  input.object('MoneyInput', description, {
    minor: z
      .string()
      .regex(/^\d{1,18}$/, 'must be whole minor units')
      .meta({
        description: 'Integer minor units (fen, cents), not negative, at most 18 digits.',
        graphql: 'MinorUnits',
      } satisfies GraphqlMeta),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
      .meta({ description: 'ISO 4217 code, such as CNY.' }),
    vat: z
      .enum(['included', 'excluded', 'exempt'])
      .meta({ description: 'VAT basis of the amount.', enumeration: VAT_BASIS } satisfies GraphqlMeta),
  });

const VAT_BASIS: Enumeration = {
  name: 'VatBasis',
  description: 'Whether an amount includes value-added tax.',
  values: { included: 'VAT is included.', excluded: 'VAT comes on top.', exempt: 'No VAT is due.' },
};
