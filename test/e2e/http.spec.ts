import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { ROOMS } from '@pilotage/composition';
import { createLog, newId, readConfig } from '@pilotage/platform';
import { createServer } from '../../apps/api/src/server.js';
import { developmentToken, memberOf } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';
import { makeToyTables, toyRoom } from '../support/toy-room.js';

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly body: { readonly data?: Record<string, unknown> | null; readonly errors?: readonly Fault[] };
}
interface Fault {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly requestId?: string; readonly stacktrace?: unknown };
}

const WRITE =
  'mutation Write($key: String!, $input: WriteToyNoteInput!) { writeToyNote(idempotencyKey: $key, input: $input) { __typename ... on ToyNote { id text } ... on Refusal { code message rule source said: text { en zh } } } }';
const READ = 'query Read($id: ID!) { toyNote(id: $id) { id text state tags } }';

describe('the API over HTTP', () => {
  let world: World;
  let folder: string;
  let url: string;
  let vendor: string;
  let strange: string;
  let close: () => Promise<void>;
  const logged: string[] = [];
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    world = await openWorld({ rooms: [...ROOMS, toyRoom()] });
    await makeToyTables(world.databaseUrl);
    vendor = await world.organisation('vendor-1', 'vendor');
    strange = await world.organisation('vendor-2', 'vendor');
    await memberOf(world, 'bidder-01', vendor, ['bidder']);
    await memberOf(world, 'bidder-02', strange, ['bidder']);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-http-'));
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: world.databaseUrl, PILOTAGE_STATE: folder, PILOTAGE_DEV: '1', PORT: '0' });
    const app = await createServer(
      config,
      world.house,
      createLog({ program: 'api', level: 'error', destination: { write: (line) => void logged.push(line) } }),
    );
    await app.listen(config.port, config.host);
    url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    close = () => app.close();
    for (const user of ['bidder-01', 'bidder-02', 'officer']) tokens[user] = await developmentToken(url, user);
  });
  afterAll(async () => {
    await close();
    await world.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function send(body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Reply['body'] };
  }
  const as = (user: string): Record<string, string> => ({ authorization: `Bearer ${tokens[user] ?? ''}` });
  const write = (text: string, key: string, headers = as('bidder-01')): Promise<Reply> =>
    send({ query: WRITE, variables: { key, input: { organisationId: vendor, text } } }, headers);
  const firstFault = (reply: Reply): Fault => {
    const [fault] = reply.body.errors ?? [];
    if (!fault) throw new Error(`no error in ${reply.text}`);
    return fault;
  };
  const written = async (text: string, key: string): Promise<string> => {
    const reply = await write(text, key);
    return (reply.body.data?.['writeToyNote'] as { id: string }).id;
  };
  it('answers a mutation with the member of its union that says what happened', async () => {
    const reply = await write('hello', 'key-hello');

    expect(reply.status).toBe(200);
    expect(reply.body.data).toEqual({ writeToyNote: { __typename: 'ToyNote', id: expect.stringMatching(/^cla_/), text: 'hello' } });
    expect(reply.body.errors).toBeUndefined();
    expect((await write('hello', 'key-hello')).text).toBe(reply.text);
    expect(firstFault(await write('other', 'key-hello')).extensions.code).toBe('IDEMPOTENCY_MISMATCH');
  });

  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', '便条的内容是 refuse。'],
    ['en,zh;q=0.5', 'The note says refuse.'],
    ['fr', 'The note says refuse.'],
    ['', 'The note says refuse.'],
  ])('says a refusal in the language of Accept-Language "%s", with its rule and source', async (language, message) => {
    const reply = await write('refuse', 'key-refuse', { ...as('bidder-01'), 'accept-language': language });

    expect(reply.body.data?.['writeToyNote']).toEqual({
      __typename: 'ToyTextRefused',
      code: 'TOY_TEXT_REFUSED',
      message,
      rule: message.startsWith('便') ? '便条不得写有“refuse”。' : 'A note does not say "refuse".',
      source: message.startsWith('便') ? '示例' : 'Sample',
      said: { en: 'The note says refuse.', zh: '便条的内容是 refuse。' },
    });
  });

  it('turns away who sends no token, before anything is looked up', async () => {
    const present = await written('of a vendor', 'key-anonymous');
    const replies = await Promise.all([present, newId('clarification')].map((id) => send({ query: READ, variables: { id } })));

    expect(firstFault(await write('x', 'key-anonymous-2', {})).extensions.code).toBe('UNAUTHENTICATED');
    expect(replies.map((r) => firstFault(r).extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
    expect(withoutRequestId(replies[0])).toBe(withoutRequestId(replies[1]));
  });

  it.each([
    ['nonsense', () => 'Bearer nonsense'],
    ['of another scheme', () => 'Basic YTpi'],
    ['that is empty', () => 'Bearer '],
    ['that was altered', () => `Bearer ${altered(tokens['bidder-01'] ?? '')}`],
    ['without a signature', () => `Bearer ${unsigned(tokens['bidder-01'] ?? '')}`],
  ])('answers 401 to a token %s, and nothing happens', async (_what, authorization) => {
    await world.unchanged(['toy_note', 'idempotency_key'], async () => {
      const reply = await write('x', 'key-bad-token', { authorization: authorization() });

      expect(reply.status).toBe(401);
      expect(firstFault(reply)).toMatchObject({
        message: expect.stringMatching(/^The token was refused: [A-Z_]+\.$/),
        extensions: { code: 'UNAUTHENTICATED' },
      });
      expect(firstFault(reply).extensions.requestId).toMatch(/^[0-9a-f-]{36}$/);
    });
  });

  it('knows a person with a sound token who is a member of nothing as nobody', async () => {
    expect(firstFault(await send({ query: '{ me { id } }' }, as('officer'))).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('gives a stranger the very same bytes for an object of others and for an absent one', async () => {
    const theirs = await written('theirs', 'key-theirs');
    const asked = (id: string): Promise<Reply> => send({ query: READ, variables: { id } }, as('bidder-02'));

    const [unrelated, absent] = [await asked(theirs), await asked(newId('clarification'))];

    expect(unrelated.status).toBe(absent.status);
    expect(withoutRequestId(unrelated)).toBe(withoutRequestId(absent));
    expect(firstFault(absent).extensions.code).toBe('NOT_FOUND');
    expect((await send({ query: READ, variables: { id: theirs } }, as('bidder-01'))).body.data?.['toyNote']).toMatchObject({
      text: 'theirs',
    });
  });

  it('finds an object by its identifier, whatever its kind, and no other', async () => {
    const node = (id: string): Promise<Reply> =>
      send(
        { query: 'query ($id: ID!) { node(id: $id) { __typename id ... on Organisation { kind } } }', variables: { id } },
        as('bidder-01'),
      );

    expect((await node(vendor)).body.data?.['node']).toEqual({ __typename: 'Organisation', id: vendor, kind: 'vendor' });
    for (const id of [newId('organisation'), newId('lot'), 'nonsense', '', "org_' or 1=1", 'org_\u0000']) {
      expect(firstFault(await node(id)).extensions.code).toBe('NOT_FOUND');
    }
  });

  it('describes itself to every client', async () => {
    const reply = await send({ query: getIntrospectionQuery() });

    const schema = buildClientSchema(reply.body.data as unknown as IntrospectionQuery);
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).toContain('writeToyNote');
    // What jobs do has no mutation.
    expect(Object.keys(schema.getMutationType()?.getFields() ?? {})).not.toContain('copyToyNote');
  });

  const DEEP = 900;
  const nested = (open: string, close: string, times: number): string => open.repeat(times) + close.repeat(times);
  const deepValue = `{"query":${JSON.stringify(WRITE)},"variables":{"key":"key-deep-1","input":{"text":${nested('[', ']', 400_000)}}}}`;
  const bomb = [
    ...Array.from({ length: 20 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} a${i}: __typename ...F${i + 1} }`),
    'fragment F20 on Query { z: __typename }',
  ];

  it.each<[string, unknown, number, string]>([
    ['batched', [{ query: '{ __typename }' }, { query: '{ __typename }' }], 400, 'BAD_REQUEST'],
    ['of too many tokens', { query: `{ ${'a: __typename '.repeat(2000)} }` }, 400, 'LIMIT_EXCEEDED'],
    ['that does not parse', { query: '{ me { id }' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['without a document', { variables: {} }, 400, 'BAD_REQUEST'],
    ['for what is not there', { query: '{ toyNots { id } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['that is a subscription', { query: 'subscription { toyNoteWritten { id } }' }, 400, 'BAD_USER_INPUT'],
    [
      'of many operations, none of them named',
      { query: 'query A { me { id } } query B { me { id } }' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'by a hash of it alone',
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
      200,
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ],
    ['whose fragments unfold without end', { query: `${bomb.join(' ')} { ...F0 }` }, 400, 'LIMIT_EXCEEDED'],
    ['with a list nested too deeply in it', { query: `{ toyNote(id: ${nested('[', ']', DEEP)}) { id } }` }, 400, 'LIMIT_EXCEEDED'],
    ['with a variable nested too deeply', deepValue, 400, 'LIMIT_EXCEEDED'],
    [
      'with input of a wrong form',
      { query: WRITE, variables: { key: 'key-form-1', input: { organisationId: {}, text: 5, admin: true } } },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'with input out of its limits',
      { query: WRITE, variables: { key: 'key-form-2', input: { organisationId: 'org_x', text: '' } } },
      200,
      'BAD_USER_INPUT',
    ],
    ['with a NUL for a cursor', { query: '{ products(first: 1, after: "\u0000") { edges { cursor } } }' }, 200, 'BAD_USER_INPUT'],
    ['for more than a page holds', { query: '{ products(first: 101) { edges { cursor } } }' }, 400, 'LIMIT_EXCEEDED'],
  ])('refuses a request %s, with a stable code', async (_what, body, status, code) => {
    await world.unchanged(['toy_note', 'idempotency_key'], async () => {
      const reply = await send(body, as('bidder-01'));

      expect([reply.status, firstFault(reply).extensions.code]).toEqual([status, code]);
      expectNothingInternal(reply);
    });
  });

  it('answers a deep question about itself, and stays alive', async () => {
    const reply = await send({
      query: `{ __type(name: "ToyNote") { fields { type { ${nested('ofType { ', '} ', DEEP).replace('{ }', '{ name }')} } } } }`,
    });

    expect(reply.status).toBeLessThan(500);
    expectNothingInternal(reply);
    expect((await send({ query: '{ __typename }' })).body.data).toEqual({ __typename: 'Query' });
  });

  it.each<[string, string, Record<string, string>, string, number]>([
    ['POST', '/graphql', { 'content-type': 'application/json' }, `{"query":"${'x'.repeat(3_000_000)}"}`, 413],
    ['POST', '/graphql', { 'content-type': 'application/json' }, '{"query":', 400],
    ['POST', '/graphql', { 'content-type': 'application/json' }, '', 400],
    ['POST', '/graphql', { 'content-type': 'application/json' }, '{"__proto__":{"query":"{me{id}}"}}', 400],
    ['POST', '/graphql', { 'content-type': 'text/plain' }, '{"query":"{ __typename }"}', 415],
    ['POST', '/graphql', { 'content-type': 'application/x-www-form-urlencoded' }, 'query=%7B__typename%7D', 415],
    ['POST', '/graphql', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 415],
    ['PUT', '/graphql', { 'content-type': 'application/json' }, '{}', 405],
    ['POST', '/dev/clock', { 'content-type': 'application/json' }, '{"to":"yesterday"}', 400],
    ['POST', '/dev/clock', { 'content-type': 'text/plain' }, '{"advance":"P1D"}', 415],
    ['POST', '/dev/token', { 'content-type': 'application/json' }, '{"as":"nobody"}', 404],
    ['POST', '/etc/passwd', {}, '', 404],
  ])('%s %s is answered shortly and by its status, whatever comes with it (%j)', async (method, path, headers, body, status) => {
    const answer = await fetch(`${url}${path}`, { method, headers, body });
    const text = await answer.text();

    expect(answer.status).toBe(status);
    expect(text.length).toBeLessThan(1500);
    expectNothingInternal({ text });
  });

  it('takes no mutation and no cross-site question by GET', async () => {
    const get = (query: string, headers: Record<string, string> = {}): Promise<Response> =>
      fetch(`${url}/graphql?query=${encodeURIComponent(query)}`, { headers });
    const mutation = `mutation { writeToyNote(idempotencyKey: "key-by-get", input: { organisationId: "${vendor}", text: "by GET" }) { __typename } }`;

    expect((await get('{ __typename }')).status).toBe(400);
    expect((await get('{ __typename }', { 'apollo-require-preflight': '1' })).status).toBe(200);
    const refused = await get(mutation, { 'apollo-require-preflight': '1', ...as('bidder-01') });
    expect(refused.status).toBe(405);
    expect(await world.sql(`select from toy_note where text = 'by GET'`)).toEqual([]);
  });

  it('says nothing of a fault of ours but that it was recorded, under an id that the record has', async () => {
    logged.splice(0);

    const reply = await write('crash', 'key-crash');

    expectNothingInternal(reply);
    const { message, extensions } = firstFault(reply);
    expect([message, extensions.code]).toEqual(['Internal error. It was recorded under the request id.', 'INTERNAL']);
    expect(logged.find((line) => line.includes(extensions.requestId ?? 'none'))).toContain('select secret from toy_note');
  });

  it('writes no record of a fault for what clients get wrong', async () => {
    logged.splice(0);

    await send({ query: READ, variables: { id: newId('clarification') } }, as('bidder-01'));
    await send({ query: '{ me { id } }' });
    await send('{"query":');
    await write('x', 'short');

    expect(logged).toEqual([]);
  });

  it('tells that it lives and that it is ready, and sends people to the page', async () => {
    const page = await fetch(`${url}/graphql`, { headers: { accept: 'text/html' }, redirect: 'manual' });

    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'alive' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    expect([page.status, page.headers.get('location')]).toEqual([303, '/graphiql']);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

const withoutRequestId = (reply: Reply | undefined): string => (reply?.text ?? '').replace(/"requestId":"[0-9a-f-]{36}"/, '"requestId":""');

/** No stack, no SQL, no path of a file, no class, no suggestion, no colour. */
function expectNothingInternal({ text }: Pick<Reply, 'text'>): void {
  expect(text).not.toMatch(/\bat .*:\d+:\d+|node_modules|\.ts\b|\.js\b|\/srv\/|\/work\/|file:/);
  expect(text).not.toMatch(/\bselect .* from\b|\binsert into\b|QueryFailed|TypeError|RangeError|stacktrace|Did you mean|\u001b/i);
}

const altered = (token: string): string =>
  token.replace(/\.([^.]*)\./, (_whole, payload: string) => {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    return `.${Buffer.from(JSON.stringify({ ...claims, sub: 'bidder-02' })).toString('base64url')}.`;
  });

const unsigned = (token: string): string =>
  `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${token.split('.')[1] ?? ''}.`;
