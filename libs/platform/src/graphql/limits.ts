import { Kind, type DocumentNode, type GraphQLSchema } from 'graphql';
import { PAGE_MAX } from './connection.js';
import { Counting, type Variables } from './limits-counting.js';
import { NOTHING, worst, type Figures } from './limits-figures.js';
import { depthOfLiterals, depthOfValue } from './limits-values.js';

export type { Figures };
export type Limits = Figures;

/**
 * The most that one operation may have. What our own programs send was measured on 2026-11-25: examples of GraphiQL at most
 * 100 tokens, the whole comparison 277, GraphiQL's own introspection 184 tokens at depth 15.
 */
export const LIMITS: Limits = {
  // Fourteen times the longest of ours; a document of so many is parsed in 3 ms.
  tokens: 4_000,
  // GraphiQL's introspection needs 15, the deepest of our lists 7.
  depth: 15,
  // The whole comparison has 180; validation compares fields of one name in pairs, which 800 keeps under 0.1 s.
  fields: 800,
  // Ours need none; a page that asks one query for thirty objects still can.
  aliases: 30,
  // @include and @skip on parts of a page.
  directives: 30,
  // The deepest input of ours, draftCall, has 5.
  nesting: 12,
  page: PAGE_MAX,
  // `calls(first: 100)` with everything in it costs 139,921, as the command line asks; at 3 µs a field, 0.6 s of one core.
  cost: 200_000,
};

/**
 * The figures of the operation that is asked for; without a known name, of the first. Of a document that was
 * parsed, not necessarily a valid one. Each fragment is counted once whatever spreads it, so the work is linear in the tokens,
 * and a circle of fragments is endlessly deep.
 */
export function figuresOf(
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables | null | undefined,
  schema: GraphQLSchema,
): Figures {
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  const asked = operations.find((o) => o.name?.value === operationName) ?? operations[0];
  const counting = new Counting({ document, asked, variables: variables ?? {}, schema });
  // The whole document is validated; only what is asked for is executed.
  const whole = [...operations.map((o) => counting.operation(o)), ...counting.everyFragment()].reduce(worst, NOTHING);
  const { cost, page } = asked ? counting.operation(asked) : NOTHING;
  const nesting = Math.max(depthOfValue(variables ?? {}) - 1, depthOfLiterals(document), 0);
  return { ...whole, cost: Math.ceil(cost), page, tokens: document.tokenCount ?? 0, nesting };
}

/**
 * Points of the work that an operation may cause: a field 1, a root read 20 more, a mutation 100 more; what lies in a list
 * counts as often as `first` or `last` says, or 5 times where a list has no page. An upper bound, known before execution.
 */
export const costOf = (
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Variables | null | undefined,
  schema: GraphQLSchema,
): number => figuresOf(document, operationName, variables, schema).cost;

/** A figure beyond its limit. */
export interface Excess {
  readonly limit: keyof Limits;
  readonly used: number;
  readonly max: number;
}

/** The figures beyond their limits, in the order of the limits. */
export const excessesOf = (figures: Figures, limits: Limits = LIMITS): readonly Excess[] =>
  LIMIT_NAMES.filter((limit) => figures[limit] > limits[limit]).map((limit) => ({ limit, used: figures[limit], max: limits[limit] }));

export const LIMIT_NAMES = Object.keys(LIMITS) as readonly (keyof Limits)[];

/** What is published with every answer: each limit, and what the operation used of it where that was counted. */
export const publishedLimits = (
  figures: Figures | null,
  limits: Limits = LIMITS,
): Readonly<Record<string, { used?: number; max: number }>> =>
  Object.fromEntries(LIMIT_NAMES.map((name) => [name, { ...(figures ? { used: figures[name] } : {}), max: limits[name] }]));
