import { getIntrospectionQuery, parse, validate, type GraphQLSchema } from 'graphql';
import { ROOMS } from '@pilotage/composition';
import { buildSchema, excessesOf, figuresOf, hasMutation, LIMITS, PAGE_MAX, type Figures } from '@pilotage/platform';
import { EXAMPLES } from '../../apps/api/src/examples.js';
import { operationsOf, selectionOf } from '../../apps/cli/src/driver/driver.js';

/** How much of each limit our own programs may use: what others ask for is as large as what we ask for, and a little more. */
const ROOM: Readonly<Partial<Record<keyof Figures, number>>> = { tokens: 0.25, fields: 0.5, nesting: 0.75, cost: 0.75 };

describe('what our own programs ask for', () => {
  let schema: GraphQLSchema;
  const operations = operationsOf(ROOMS);
  beforeAll(async () => {
    schema = await buildSchema(ROOMS);
  });

  function expectWithin(query: string): void {
    const document = parse(query);
    const figures = figuresOf(document, null, {}, schema);
    expect(excessesOf(figures)).toEqual([]);
    for (const [limit, share] of Object.entries(ROOM) as [keyof Figures, number][]) {
      expect({ limit, isRoomy: figures[limit] <= LIMITS[limit] * share, used: figures[limit] }).toMatchObject({ isRoomy: true });
    }
  }

  it.each(EXAMPLES.map(({ name, query }) => [name, query]))('is answered: %s', (_name, query) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expectWithin(query);
  });

  const queries = [...operations.queries.values()].map((q) => [q.name, q.output] as const);
  it.each(queries)('is answered with everything in it: %s', (name, output) => {
    const { args = [] } = schema.getQueryType()?.getFields()[name] ?? {};
    const page = args.some((a) => a.name === 'first') ? `(first: ${PAGE_MAX})` : '';
    expectWithin(`{ ${name}${page} ${selectionOf(output)} }`);
  });

  const done = [...operations.useCases.values()].filter(hasMutation).map((u) => [u.name, u.output] as const);
  it.each(done)('is done: %s', (name, output) => {
    expectWithin(
      `mutation { ${name}(idempotencyKey: "k") { __typename ... on Refusal { code message } ... on ${output.name} ${selectionOf(output)} } }`,
    );
  });

  it('is the schema, as GraphiQL and other tools ask for it', () => {
    const every = { schemaDescription: true, inputValueDeprecation: true, directiveIsRepeatable: true, specifiedByUrl: true, oneOf: true };
    expectWithin(getIntrospectionQuery());
    expectWithin(getIntrospectionQuery(every));
  });
});

describe('a hostile question', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await buildSchema(ROOMS);
  });
  const excess = (query: string): readonly string[] => excessesOf(figuresOf(parse(query), null, {}, schema)).map((e) => e.limit);

  it('asks for the schema by a circle, and costs more than the schema itself', () => {
    const circle = (depth: number): string => (depth === 0 ? 'name' : `fields { type { ${circle(depth - 1)} } }`);
    const cost = (query: string): number => figuresOf(parse(query), null, {}, schema).cost;
    expect(cost(`{ __schema { types { ${circle(5)} } } }`)).toBeGreaterThan(cost(getIntrospectionQuery()));
  });

  it('asks for lists in lists, and is refused for its cost, whatever its length', () => {
    const lots = 'lots { criteria { id } requirements { id } kpis { id } milestones { id } }';
    const all = Array.from({ length: 12 }, (_, i) => `c${i}: calls(first: 100) { edges { node { ${lots} versions { version } } } }`);
    expect(excess(`{ ${all.join(' ')} }`)).toEqual([]);
    const deeper = Array.from({ length: 29 }, (_, i) => `c${i}: calls(first: 100) { edges { node { ${lots} ${lots} } } }`);
    expect(excess(`{ ${deeper.join(' ')} }`)).toContain('cost');
  });
});
