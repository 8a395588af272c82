import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import type { Path } from './hostile-schema.js';

/** One argument without members, or one leaf or list somewhere inside of one: what a fuzzer can bend. */
export interface Place {
  readonly operation: string;
  readonly root: 'query' | 'mutation';
  /** From the variables down; a number is a place in a list. */
  readonly path: Path;
  readonly type: GraphQLInputType;
  /** `list`, `enum`, or the scalar's name; the idempotency key is a kind of its own. */
  readonly kind: string;
  readonly isRequired: boolean;
}

/** The schema as the server tells it to everyone. */
export async function introspected(url: string): Promise<GraphQLSchema> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: getIntrospectionQuery() }),
  });
  const answer = (await response.json()) as { data?: IntrospectionQuery; errors?: unknown };
  if (!answer.data) throw new Error(`the server tells no schema: ${JSON.stringify(answer.errors)}`);
  return buildClientSchema(answer.data);
}

/** Input types refer to each other at most so deep; a circle is cut here. */
const DEEPEST = 12;

/** Every leaf and every list of every query and mutation. Subscriptions are not asked for over HTTP. */
export function placesOf(schema: GraphQLSchema): readonly Place[] {
  return (['query', 'mutation'] as const).flatMap((root) => {
    const fields = (root === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {};
    return Object.values(fields).flatMap((field) => field.args.flatMap((arg) => within(arg, { operation: field.name, root, path: [] })));
  });
}

type Above = Pick<Place, 'operation' | 'root' | 'path'>;

function within(of: GraphQLArgument | GraphQLInputField, { path, ...operation }: Above): Place[] {
  const at = [...path, of.name];
  return [...below(of.type, { ...operation, path: at })];
}

function below(type: GraphQLInputType, above: Above): Place[] {
  if (above.path.length > DEEPEST) return [];
  const inner = getNullableType(type);
  const own: Place = { ...above, type, kind: kindOfPlace(inner, above), isRequired: isNonNullType(type) };
  if (isListType(inner)) return [own, ...below(inner.ofType, { ...above, path: [...above.path, 0] })];
  if (!isInputObjectType(inner)) return [own];
  return Object.values(inner.getFields()).flatMap((field) => within(field, above));
}

function kindOfPlace(type: GraphQLInputType, { path }: Above): string {
  if (isListType(type)) return 'list';
  if (isEnumType(type)) return 'enum';
  return path.length === 1 && path[0] === 'idempotencyKey' ? 'key' : getNamedType(type).name;
}

/** The operation as a document whose arguments are variables of their own names, asking for what `selection` says. */
export function documentOf(schema: GraphQLSchema, { operation, root }: Pick<Place, 'operation' | 'root'>, selection: string): string {
  const field = (root === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields()[operation];
  if (!field) throw new Error(`the schema has no ${root} ${operation}`);
  const variables = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const args = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  return `${root}${variables && ` (${variables})`} { ${operation}${args && `(${args})`} ${selection} }`;
}

/** A value that GraphQL takes for the type: for what a sample left out and a hostile value shall lie in. */
export function plainValue(type: GraphQLInputType): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [plainValue(inner.ofType)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (!isInputObjectType(inner)) return PLAIN[inner.name] ?? 'a text';
  const needed = Object.values(inner.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(needed.map((field) => [field.name, plainValue(field.type)]));
}

const PLAIN: Readonly<Record<string, unknown>> = {
  ID: `org_${'0'.repeat(31)}1`,
  Int: 1,
  Boolean: true,
  Decimal: '1',
  MinorUnits: '1',
  DateTime: '2026-01-05T09:00:00Z',
  LocalDate: '2026-01-05',
};
