import fs from 'node:fs';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  validate,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
} from 'graphql';
import { ROOMS } from '@pilotage/composition';
import { buildSchema, hasMutation } from '@pilotage/platform';
import { examplesAt } from '../../apps/api/src/examples.js';
import { generatedFiles } from '../../apps/cli/src/documents.js';

const EXAMPLES = examplesAt({ ranked: 'lot_1', evaluating: 'lot_2', contracted: 'lot_3', agency: 'org_1' });

describe('the schema of the API', () => {
  let schema: GraphQLSchema;
  let types: GraphQLNamedType[];
  beforeAll(async () => {
    schema = await buildSchema(ROOMS);
    types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type));
  });

  it.each(['schema.graphql', 'docs/permissions.md', 'docs/refusals.md', 'docs/workflows.md', 'docs/scoring-methods.md'])(
    '%s is what the code says',
    (file) => {
      expect(fs.readFileSync(file, 'utf8')).toBe(generatedFiles(ROOMS, schema)[file]);
    },
  );

  it('describes every type, field, argument and word', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const bare = types.flatMap((type) => [...(type.description || roots.includes(type as never) ? [] : [type.name]), ...bareParts(type)]);

    expect(bare).toEqual([]);
  });

  it('has one mutation per use case that a person may call, one query per read, and one subscription per declaration', () => {
    const mutations = ROOMS.flatMap((r) => r.useCases.filter(hasMutation).map((u) => u.name));
    const queries = ROOMS.flatMap((r) => r.queries.map((q) => q.name));

    expect(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort()).toEqual([...mutations].sort());
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual(['node', ...queries].sort());
    const subscriptions = ROOMS.flatMap((r) => (r.subscriptions ?? []).map((s) => s.name));
    expect(Object.keys(schema.getSubscriptionType()?.getFields() ?? {})).toEqual(subscriptions);
  });

  it('asks for an idempotency key and one input in every mutation, and answers each with a union', () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      expect([field.name, field.args.map((a) => `${a.name}: ${isNonNullType(a.type) ? 'needed' : 'optional'}`)]).toEqual([
        field.name,
        ['idempotencyKey: needed', 'input: needed'],
      ]);
      expect([field.name, isUnionType(isNonNullType(field.type) ? field.type.ofType : field.type)]).toEqual([field.name, true]);
    }
  });

  it('answers a mutation with one type of success, besides refusals', () => {
    const successes = types.filter(isUnionType).map((union) => {
      const refusals = union.getTypes().filter((member) => member.getInterfaces().some((i) => i.name === 'Refusal'));
      return [union.name, union.getTypes().length - refusals.length];
    });

    expect(successes.filter(([, count]) => count !== 1)).toEqual([]);
  });

  it('gives every page only to who says how long it may be', () => {
    const pages = Object.values(schema.getQueryType()?.getFields() ?? {}).filter((f) => /Connection!?$/.test(String(f.type)));

    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((f) => String(f.args.find((a) => a.name === 'first')?.type) !== 'Int!').map((f) => f.name)).toEqual([]);
  });

  it('holds no floating number, neither of money nor of anything else', () => {
    const floats = types.flatMap((type) =>
      isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
        ? Object.values(type.getFields())
            .filter((f) => nameOf(f.type) === 'Float')
            .map((f) => `${type.name}.${f.name}`)
        : [],
    );

    expect(floats).toEqual([]);
  });

  it('knows nothing of the development mode', () => {
    const names = types.flatMap((type) => [type.name, ...(isObjectType(type) ? Object.keys(type.getFields()) : [])]);

    expect(names.filter((name) => /clockoffset|moveclock|advanceclock|devtoken|impersonate/i.test(name))).toEqual([]);
  });

  it.each(EXAMPLES.map((example) => [example.name, example.query]))('answers the example "%s"', (_name, text) => {
    expect(validate(schema, parse(text)).map((error) => error.message)).toEqual([]);
  });
});

const nameOf = (type: GraphQLType): string => (isNonNullType(type) || isListType(type) ? nameOf(type.ofType) : type.name);

/** Members without a description, by path. */
function bareParts(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().flatMap((v) => (v.description ? [] : [`${type.name}.${v.name}`]));
  if (isScalarType(type) || isUnionType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const args: readonly GraphQLArgument[] = 'args' in field ? field.args : [];
    const bareArgs = args.filter((a) => !a.description);
    return [...(field.description ? [] : [`${type.name}.${field.name}`]), ...bareArgs.map((a) => `${type.name}.${field.name}(${a.name})`)];
  });
}
