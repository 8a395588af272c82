import fc from 'fast-check';
import { buildSchema, getIntrospectionQuery, parse } from 'graphql';
import { costOf, excessesOf, figuresOf, LIMITS, publishedLimits, type Figures } from './limits.js';

const schema = buildSchema(`
  type Query { calls(first: Int!, after: String): CallConnection!  call(id: ID!): Call  me: Person }
  type Mutation { sealBid(key: String!, input: [[[Int]]]): Call }
  type CallConnection { edges: [CallEdge!]!  pageInfo: PageInfo! }
  type CallEdge { cursor: String!  node: Call! }
  type PageInfo { hasNextPage: Boolean! }
  type Call { id: ID!  title: String!  notes: [String!]!  lots: [Lot!]!  parent: Call }
  type Lot { id: ID!  criteria: [Criterion!]! }
  type Criterion { id: ID! }
  type Person { id: ID! }
`);

const figures = (query: string, variables: Record<string, unknown> = {}, operation: string | null = null): Figures =>
  figuresOf(parse(query), operation, variables, schema);
const cost = (query: string, variables: Record<string, unknown> = {}, operation: string | null = null): number =>
  costOf(parse(query), operation, variables, schema);

describe('what a request asks for is counted before any of it is done', () => {
  it('a field costs a point, a read at the root twenty more, a mutation a hundred more', () => {
    expect(cost('{ __typename }')).toBe(1);
    expect(cost('{ me { id } }')).toBe(22);
    expect(cost('mutation { sealBid(key: "k") { id } }')).toBe(102);
    expect(cost('mutation { a: sealBid(key: "k") { id } b: sealBid(key: "k") { id } }')).toBe(204);
  });

  it('a page of calls costs as often as calls may come', () => {
    const page = (first: number): number => cost(`{ calls(first: ${first}) { edges { node { id title } } } }`);

    // Read, connection, and per call: edge, node, two fields.
    expect([page(1), page(50), page(100)]).toEqual([21 + 4, 21 + 200, 21 + 400]);
    expect(page(0)).toBe(page(1));
  });

  it('a list without a page counts five, a list within it five times five, a list of plain values once', () => {
    expect(cost('{ call(id: 1) { lots { id } } }')).toBe(21 + 1 + 5);
    expect(cost('{ call(id: 1) { lots { criteria { id } } } }')).toBe(21 + 1 + 5 * (1 + 5));
    expect(cost('{ call(id: 1) { notes } }')).toBe(22);
    expect(cost('{ calls(first: 100) { edges { node { lots { criteria { id } } } } } }')).toBe(21 + 100 * (2 + 1 + 5 * 6));
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['query ($n: Int!) { calls(first: $n) { edges { cursor } } }', { n: 7 }, 7],
    ['query ($n: Int = 7) { calls(first: $n) { edges { cursor } } }', {}, 7],
    ['query ($n: Int = 7) { calls(first: $n) { edges { cursor } } }', { n: 9 }, 9],
    ['query ($n: Int!) { calls(first: $n) { edges { cursor } } }', { n: 'many' }, 100],
    ['query ($n: Int!) { calls(first: $n) { edges { cursor } } }', { n: Infinity }, 100],
    ['query ($n: Int!) { calls(first: $n) { edges { cursor } } }', {}, 100],
    ['{ calls { edges { cursor } } }', {}, 100],
    ['query ($n: Int!) { ...F } fragment F on Query { calls(first: $n) { edges { cursor } } }', { n: 7 }, 7],
    ['query A { me { id } } query B { calls(first: 8) { edges { cursor } } }', {}, 8],
  ])('the page of %s with %j is %d', (query, variables, page) => {
    expect(figures(query, variables, 'B').page).toBe(page);
    expect(cost(query, variables, 'B')).toBe(21 + 2 * page);
  });

  it('a page that nobody gets is counted to the full, so that it is refused and not cut', () => {
    const { page } = figures('{ calls(first: 1000000) { edges { cursor } } }');

    expect(excessesOf(figures('{ calls(first: 101) { edges { cursor } } }'))).toEqual([{ limit: 'page', used: 101, max: 100 }]);
    expect(page).toBe(1_000_000);
    expect(excessesOf(figures('{ calls(first: 100) { edges { cursor } } }'))).toEqual([]);
  });

  it('what a fragment holds counts at each of its spreads', () => {
    const spread = '{ a: call(id: 1) { ...C } b: call(id: 2) { ...C ... on Call { ...C } } }';
    const counted = figures(`${spread} fragment C on Call { id @skip(if: false) t: title parent { id } }`);

    expect(counted).toMatchObject({ depth: 3, fields: 2 + 3 * 4, aliases: 2 + 3, directives: 3 });
    expect(counted.cost).toBe(2 * 21 + 3 * 4);
  });

  it('directives count wherever they stand', () => {
    const query = 'query Q @a { ...F @b ... @c { me @d { id } } } fragment F on Query { me { id @e } }';
    expect(figures(query).directives).toBe(5);
  });

  it('lists and objects within each other are counted in what is written and in variables', () => {
    expect(figures('{ me { id } }').nesting).toBe(0);
    expect(figures('mutation { sealBid(key: "k", input: [[[1]]]) { id } }').nesting).toBe(3);
    expect(figures('mutation { sealBid(key: "k", input: [{ a: [1] }, { a: 1 }]) { id } }').nesting).toBe(3);
    expect(figures('query ($i: [[Int]] = [[1]]) { me { id } }').nesting).toBe(2);
    expect(figures('{ me { id } }', { input: { lots: [{ title: { en: 'x' } }] } }).nesting).toBe(4);
    const deep = JSON.parse(`{"i":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) as Record<string, unknown>;
    expect(figures('{ me { id } }', deep).nesting).toBe(999);
  });

  it('of several operations the named one is charged, and every one is held to depth and number', () => {
    const query = 'query A { me { id } } query B { call(id: 1) { parent { parent { id } } } }';
    expect(figures(query, {}, 'A')).toMatchObject({ cost: 22, depth: 4, fields: 4 });
    expect(figures(query, {}, 'B')).toMatchObject({ cost: 24, depth: 4, fields: 4 });
  });

  it('what is not there counts as a field, and validation says the rest', () => {
    expect(figures('{ nothing { at { all } } ...Gone ... on Nowhere { x } }')).toMatchObject({ depth: 3, fields: 4 });
    expect(figures('subscription { callChanged { id } }')).toMatchObject({ depth: 2, fields: 2 });
    expect(figures('fragment F on Query { me { id } }')).toMatchObject({ depth: 2, cost: 0 });
  });

  it.each([
    '{ ...A } fragment A on Query { me { id } ...B } fragment B on Query { ...A ...B }',
    '{ me { id } } fragment A on Query { call(id: 1) { id } ...A }',
  ])('a circle of fragments is endlessly deep, spread or not: %s', (circle) => {
    expect(excessesOf(figures(circle)).map((e) => e.limit)).toEqual(['depth']);
  });

  it('of what nobody spreads, all but the cost counts', () => {
    expect(figures('{ me { id } } fragment A on Query { a: call(id: 1) { id title notes } }')).toMatchObject({
      fields: 4,
      aliases: 1,
      cost: 22,
    });
  });

  it('fragments that double each other a hundred times are counted at once and never overflow', () => {
    const bomb = Array.from({ length: 100 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const list = Array.from({ length: 100 }, (_, i) => `fragment L${i} on Call { lots { id } parent { ...L${i + 1} ...L${i + 1} } }`);
    const query = `{ ...F0 call(id: 1) { ...L0 } } ${[...bomb, ...list].join(' ')} fragment F100 on Query { me { id } } fragment L100 on Call { id }`;

    expect(figures(query)).toMatchObject({ fields: 1e9, cost: 1e9 });
  });

  it('every selection of a document is looked at once for each operation that holds it, whatever the fragments do', () => {
    let looks = 0;
    const part = fc.constantFrom('id', 'a: title', 'lots { id criteria { id } }', 'parent { id }');
    const document = fc.array(fc.tuple(fc.array(part, { minLength: 1, maxLength: 4 }), fc.array(fc.nat({ max: 40 }), { maxLength: 4 })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(document, (fragments) => {
        const bodies = fragments.map(
          ([parts, spreads], i) => `fragment F${i} on Call { ${parts.join(' ')} ${spreads.map((n) => `...F${n}`).join(' ')} }`,
        );
        const parsed = parse(`{ call(id: 1) { ...F0 } } ${bodies.join(' ')}`);
        looks = 0;
        for (const definition of parsed.definitions) watch(definition);
        figuresOf(parsed, null, {}, schema);
        // Twice the operation, once each fragment: at most two looks at each token.
        expect(looks).toBeLessThanOrEqual(2 * (parsed.tokenCount ?? 0));
      }),
      { seed: 20260105, numRuns: 200 },
    );

    /** Counts how often a selection set is read. */
    function watch(node: object): void {
      for (const [key, value] of Object.entries(node) as [string, unknown][]) {
        if (key === 'loc' || typeof value !== 'object' || value === null) continue;
        watch(value);
        if (key !== 'selections') continue;
        Object.defineProperty(node, key, { get: () => ((looks += (value as unknown[]).length), value) });
      }
    }
  });

  it('costs never less with more in it', () => {
    const field = fc.constantFrom('id', 'title', 'lots { id }', 'parent { lots { criteria { id } } }');
    fc.assert(
      fc.property(fc.array(field, { minLength: 1, maxLength: 10 }), field, fc.integer({ min: 1, max: 99 }), (fields, more, first) => {
        const of = (n: number, parts: readonly string[]): number =>
          cost(`{ calls(first: ${n}) { edges { node { ${parts.join(' ')} } } } }`);
        expect(of(first, [...fields, more])).toBeGreaterThan(of(first, fields));
        expect(of(first + 1, fields)).toBeGreaterThan(of(first, fields));
      }),
      { seed: 20260105, numRuns: 200 },
    );
  });

  it('the schema may be asked for as GraphiQL does', () => {
    expect(excessesOf(figures(getIntrospectionQuery()))).toEqual([]);
  });

  it('limits are published with and without figures', () => {
    expect(publishedLimits(null)['depth']).toEqual({ max: 15 });
    expect(publishedLimits(figures('{ me { id } }'))['cost']).toEqual({ used: 22, max: LIMITS.cost });
    expect(excessesOf({ ...LIMITS, depth: 16, cost: LIMITS.cost + 1 })).toEqual([
      { limit: 'depth', used: 16, max: 15 },
      { limit: 'cost', used: LIMITS.cost + 1, max: LIMITS.cost },
    ]);
  });
});
