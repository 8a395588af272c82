import { LIMITS } from '@pilotage/platform';
import { serve, type Answer, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

describe('an operation that asks for too much', () => {
  let world: World;
  let served: Served;

  beforeAll(async () => {
    world = await openWorld();
    served = await serve(world);
  });
  afterAll(async () => {
    await served.close();
    await world.close();
  });

  const times = (n: number, part: (i: number) => string): string => Array.from({ length: n }, (_, i) => part(i)).join(' ');
  const nested = (open: string, close: string, n: number): string => open.repeat(n) + close.repeat(n);
  const first = ({ body }: Answer): Record<string, unknown> => ({ message: body.errors?.[0]?.message, ...body.errors?.[0]?.extensions });

  const CALLS = 'edges { node { id title { en zh } lots { id criteria { id title { en zh } } requirements { id text { en zh } } } } }';
  const BOMB = `{ ...F0 } ${times(40, (i) => `fragment F${i} on Query { ...F${i + 1} __typename ...F${i + 1} }`)} fragment F40 on Query { __typename }`;

  it.each<[string, string, Record<string, unknown> | undefined, keyof typeof LIMITS]>([
    ['tokens', `{ ${'__typename '.repeat(4_000)} }`, undefined, 'tokens'],
    ['levels of fields', `{ me { ${nested('organisation { ', '} ', 20).replace('{ }', '{ id }')} } }`, undefined, 'depth'],
    [
      'levels of fields in fragments',
      `{ me { ...A } } ${times(20, (i) => `fragment ${'A'.repeat(i + 1)} on Me { a { ...${'A'.repeat(i + 2)} } }`)}`,
      undefined,
      'depth',
    ],
    ['fragments in a circle', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }', undefined, 'depth'],
    ['fields', `{ ${'__typename '.repeat(801)} }`, undefined, 'fields'],
    ['fields in fragments that double each other', BOMB, undefined, 'fields'],
    ['aliases', `{ ${times(31, (i) => `a${i}: __typename`)} }`, undefined, 'aliases'],
    ['directives', `{ __typename ${'@include(if: true) '.repeat(31)} }`, undefined, 'directives'],
    ['lists within lists', `{ calls(first: 1, states: ${nested('[', ']', 13)}) { pageInfo { hasNextPage } } }`, undefined, 'nesting'],
    ['objects within objects', 'query ($i: JSON) { __typename }', { i: JSON.parse(`${'{"a":'.repeat(13)}1${'}'.repeat(13)}`) }, 'nesting'],
    ['a page', '{ calls(first: 101) { pageInfo { hasNextPage } } }', undefined, 'page'],
    ['a page by a variable', 'query ($n: Int!) { calls(first: $n) { pageInfo { hasNextPage } } }', { n: 1_000_000 }, 'page'],
    ['work', `{ ${times(20, (i) => `a${i}: calls(first: 100) { ${CALLS} }`)} }`, undefined, 'cost'],
  ])('%s: is refused with the figure and the limit, and nobody is looked up for it', async (_what, query, variables, limit) => {
    // A token that nobody could verify is not even looked at.
    const answer = await served.ask({ query, variables }, { authorization: 'Bearer nonsense' });

    const refused = answer.body.errors?.find((e) => e.extensions['limit'] === limit);
    expect([answer.status, refused?.extensions]).toEqual([
      400,
      {
        code: 'LIMIT_EXCEEDED',
        limit,
        used: expect.any(Number) as number,
        max: LIMITS[limit],
        requestId: answer.headers.get('x-request-id'),
      },
    ]);
    expect(refused?.extensions['used']).toBeGreaterThan(LIMITS[limit]);
    expect(refused?.message).toContain(`at most ${LIMITS[limit]}`);
    expect(answer.body.data).toBeUndefined();
    expect(answer.body.extensions?.limits?.[limit]?.max).toBe(LIMITS[limit]);
  });

  it('by mutations is refused before any of them is done', async () => {
    const post = times(31, (i) => `a${i}: postNeed(idempotencyKey: "key-number-${i}", input: {}) { __typename }`);
    await world.unchanged(['need', 'idempotency_key'], async () => {
      expect(first(await served.ask({ query: `mutation { ${post} }` }))).toMatchObject({
        code: 'LIMIT_EXCEEDED',
        limit: 'aliases',
        used: 31,
      });
    });
  });

  it('exactly as much as is answered is answered', async () => {
    const aliases = `{ ${times(30, (i) => `a${i}: __type(name: "Bid") { kind name }`)} }`;
    const directives = `{ __typename @include(if: true) ${times(29, () => '... @include(if: true) { __typename }')} }`;
    const page = '{ calls(first: 100) { pageInfo { hasNextPage } } }';
    for (const [query, limit] of [
      [aliases, 'aliases'],
      [directives, 'directives'],
      [page, 'page'],
    ] as const) {
      const { status, body } = await served.ask({ query });
      expect([status, body.errors, body.extensions?.limits?.[limit]]).toEqual([
        200,
        undefined,
        { used: LIMITS[limit], max: LIMITS[limit] },
      ]);
    }
  });

  it('learns from every answer what it used of what limit', async () => {
    const done = await served.ask({ query: '{ calls(first: 7) { edges { node { id } } } }' });
    const denied = await served.ask({ query: '{ me { id } }' });
    const unparsed = await served.ask({ query: '{ me { id }' });

    expect(done.body.extensions?.limits).toEqual({
      tokens: { used: 17, max: 4_000 },
      depth: { used: 4, max: 15 },
      fields: { used: 4, max: 800 },
      aliases: { used: 0, max: 30 },
      directives: { used: 0, max: 30 },
      nesting: { used: 0, max: 12 },
      page: { used: 7, max: 100 },
      cost: { used: 21 + 3 * 7, max: 200_000 },
      bodyBytes: { max: 2 * 1024 * 1024 },
    });
    expect(denied.body.extensions?.limits?.['cost']).toEqual({ used: 22, max: 200_000 });
    expect(unparsed.body.extensions?.limits?.['cost']).toEqual({ max: 200_000 });
  });

  it('a subscription is told to come by WebSocket', async () => {
    const asked = await served.ask({ query: 'query A { __typename } subscription B { callChanged { id } }', operationName: 'B' });
    const other = await served.ask({ query: 'query A { __typename }', operationName: 'A' });

    expect([asked.status, first(asked)]).toMatchObject([
      400,
      { code: 'BAD_USER_INPUT', message: expect.stringContaining('WebSocket') as string },
    ]);
    expect(other.status).toBe(200);
  });

  const NEED = 'mutation ($key: String!, $input: PostNeedInput!) { postNeed(idempotencyKey: $key, input: $input) { __typename } }';
  const SECRET = 'secret-of-a-bidder';

  it.each<[string, object]>([
    ['a member of no such name', { query: NEED, variables: { key: 'k', input: { [SECRET]: 1 } } }],
    ['a member of no such name, and much of it', { query: NEED, variables: { key: 'k', input: { [SECRET.repeat(4_000)]: 1 } } }],
    ['a value of no such name', { query: NEED, variables: { key: 'k', input: { category: SECRET } } }],
    ['a value of 70 kB', { query: NEED, variables: { key: 'k', input: SECRET.repeat(4_000) } }],
    ['a list for an object', { query: NEED, variables: { key: 'k', input: [[[SECRET]]] } }],
    [
      'more wrong members than are told',
      { query: NEED, variables: { key: 'k', input: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${SECRET}${i}`, i])) } },
    ],
    ['a name of no operation', { query: 'query A { __typename }', operationName: SECRET }],
    ['a text that never ends', { query: `{ node(id: "${SECRET}` }],
    ['a text where none can be', { query: `{ "${SECRET}" }` }],
    ['a wrong literal', { query: `{ calls(first: "${SECRET}") { pageInfo { hasNextPage } } }` }],
    ['a literal of no such name', { query: `{ calls(first: 1, states: ["${SECRET}"]) { pageInfo { hasNextPage } } }` }],
    ['too many wrong fields', { query: `{ ${times(500, (i) => `f${i}`)} }` }],
  ])('%s is answered shortly, repeats nothing and suggests nothing', async (_what, body) => {
    const answer = await served.ask(body);

    expect([400, 200]).toContain(answer.status);
    expect(answer.body.errors?.length).toBeGreaterThan(0);
    expect(answer.body.errors?.length).toBeLessThanOrEqual(11);
    for (const { message, extensions } of answer.body.errors ?? []) {
      expect(message.length).toBeLessThanOrEqual(600);
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'OPERATION_RESOLUTION_FAILURE']).toContain(
        extensions.code,
      );
    }
    expect(answer.text).not.toContain(SECRET);
    expect(answer.text).not.toMatch(/Did you mean|stack|INTERNAL/i);
  });
});
