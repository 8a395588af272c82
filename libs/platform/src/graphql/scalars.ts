import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { instant } from '@pilotage/kernel';

const invalid = (what: string): never => {
  throw new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });
};

const textOf = (node: ValueNode, what: string): string => (node.kind === Kind.STRING ? node.value : invalid(what));

function textScalar(name: string, description: string, what: string, read: (text: string) => string): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value !== 'string') return invalid(what);
    try {
      return read(value);
    } catch {
      return invalid(what);
    }
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node) => parse(textOf(node, what)),
  });
}

const matching =
  (form: RegExp) =>
  (text: string): string =>
    form.test(text) ? text : invalid('form');

/** An instant with its zone. */
export const DateTimeScalar = textScalar(
  'DateTime',
  'A moment, written as RFC 3339 with a zone, years 2000 to 2100; answers are in UTC with milliseconds.',
  'A DateTime is written like 2026-01-05T09:00:00+08:00.',
  instant,
);

/** An exact decimal number as text. */
export const DecimalScalar = textScalar(
  'Decimal',
  'An exact decimal number as text, such as "12.50". Never a floating number.',
  'A Decimal is text like 12.50, at most 30 digits before and after the point.',
  matching(/^-?\d{1,30}(\.\d{1,30})?$/),
);

/** An exact fraction or decimal as text. */
export const ExactScalar = textScalar(
  'Exact',
  'An exact number as text: a decimal such as "12.5" or a fraction such as "700/9".',
  'An Exact is text like 12.5 or 700/9, at most 200 digits to each number.',
  matching(/^-?\d{1,200}(\.\d{1,200})?(\/\d{1,200})?$/),
);

/** An amount in integer minor units as text. */
export const MinorUnitsScalar = textScalar(
  'MinorUnits',
  'An amount of money in integer minor units of its currency (fen, cents) as text, at most 20 digits.',
  'MinorUnits are a whole number as text, like 125000.',
  matching(/^-?\d{1,20}$/),
);

/** A calendar date without a time. */
export const LocalDateScalar = textScalar(
  'LocalDate',
  'A calendar date, written 2026-01-05.',
  'A LocalDate is written like 2026-01-05.',
  (text) => instant(`${matching(/^\d{4}-\d{2}-\d{2}$/)(text)}T00:00:00Z`).slice(0, 10),
);

/** Structured data whose shape its field describes. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON value whose shape the field describes. Used only in answers.',
  parseValue: () => invalid('JSON is used only in answers.'),
  parseLiteral: () => invalid('JSON is used only in answers.'),
});
