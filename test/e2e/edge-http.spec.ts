import { createHash } from 'node:crypto';
import net from 'node:net';
import { gzipSync } from 'node:zlib';
import { serve, type Answer, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

const JSON_BODY = { 'content-type': 'application/json' };
const REQUEST_ID = /^[0-9a-f-]{36}$/;

describe('the edge, before anything is asked of the marketplace', () => {
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

  /** One fault, in the form of GraphQL, under the id that the header names, and nothing of the inside. */
  function expectFault(answer: Answer, status: number, code: string): void {
    expect([answer.status, answer.body.errors?.map((e) => e.extensions.code)]).toEqual([status, [code]]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(graphql-response\+)?json; charset=utf-8$/);
    expect(answer.body.errors?.[0]?.extensions['requestId']).toBe(answer.headers.get('x-request-id'));
    expect(Object.keys(answer.body)).not.toContain('statusCode');
    expect(answer.text).not.toMatch(/FST_|Exception|secret|node_modules|\.js\b|\.ts\b/);
    expect(answer.text.length).toBeLessThan(900);
  }

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('takes no %s at the API, and says what it takes', async (method) => {
    const answer = await served.fetch('/graphql', { method });

    expectFault(answer, 405, 'METHOD_NOT_ALLOWED');
    expect(answer.headers.get('allow')).toBe('GET, POST');
  });

  it.each([
    ['POST', '/healthz', 'GET, HEAD'],
    ['DELETE', '/graphiql?secret=1', 'GET, HEAD'],
    ['PUT', '/dev/clock', 'GET, HEAD, POST'],
  ])('takes no %s at %s', async (method, address, allow) => {
    const answer = await served.fetch(address, { method });

    expectFault(answer, 405, 'METHOD_NOT_ALLOWED');
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it.each([
    ['/secret', 404, 'NOT_FOUND'],
    ['/graphql/secret', 404, 'NOT_FOUND'],
    ['/GRAPHQL?secret', 404, 'NOT_FOUND'],
    ['/%E0%A4%A', 400, 'BAD_REQUEST'],
  ])('%s leads nowhere', async (address, status, code) => {
    expectFault(await served.fetch(address), status, code);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-7',
    'application/json; charset=utf-16',
    'application/json; charset="latin1"',
    'application/json;charset=utf-8;charset=utf-7',
    'application/jsonx',
    'text/html; charset=utf-8',
  ])('takes no body of the type %s', async (type) => {
    const body = '{"query":"{ __typename }"}';
    expectFault(await served.fetch('/graphql', { method: 'POST', headers: { 'content-type': type }, body }), 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"', 'application/json; charset=UTF8'])(
    'takes a body of the type %s',
    async (type) => {
      const body = '{"query":"{ __typename }"}';
      const answer = await served.fetch('/graphql', { method: 'POST', headers: { 'content-type': type }, body });
      expect([answer.status, answer.body.data]).toEqual([200, { __typename: 'Query' }]);
    },
  );

  it.each(['gzip', 'br', 'deflate', 'identity, gzip'])('unfolds nothing that is compressed: %s', async (encoding) => {
    const body = gzipSync('{"query":"{ __typename }"}');
    const answer = await served.fetch('/graphql', { method: 'POST', headers: { ...JSON_BODY, 'content-encoding': encoding }, body });

    expectFault(answer, 415, 'UNSUPPORTED_MEDIA_TYPE');
    expect(answer.headers.get('accept-encoding')).toBe('identity');
  });

  it.each([
    ['that is cut off', '{"query":"secret'],
    ['that is empty', ''],
    ['that changes the prototype of objects', '{"query":"{ __typename }","variables":{"a":{"__proto__":{"secret":1}}}}'],
    ['that changes it by another name', '{"query":"{ __typename }","constructor":{"prototype":{"secret":1}}}'],
    ['that changes it by an escape', '{"query":"{ __typename }","variables":{"__pr\\u006fto__":{"secret":1}}}'],
  ])('takes no JSON %s', async (_what, body) => {
    expectFault(await served.fetch('/graphql', { method: 'POST', headers: JSON_BODY, body }), 400, 'BAD_REQUEST');
  });

  it.each(['{"__proto__":{"secret":1}}', '{"a":{"constructor":1}}', '{"__pr\\u006fto__":1}', '{secret'])(
    'takes no such variables by GET either: %s',
    async (variables) => {
      const address = `/graphql?query=${encodeURIComponent('{ __typename }')}&variables=${encodeURIComponent(variables)}`;
      expectFault(await served.fetch(address, { headers: { 'apollo-require-preflight': '1' } }), 400, 'BAD_REQUEST');
    },
  );

  it('takes no body beyond its limit', async () => {
    const body = JSON.stringify({ query: `{ secret${'x'.repeat(2 * 1024 * 1024)} }` });
    expectFault(await served.fetch('/graphql', { method: 'POST', headers: JSON_BODY, body }), 413, 'PAYLOAD_TOO_LARGE');
  });

  it.each<[string, string, number]>([
    ['headers longer than 16 kB', `GET /healthz HTTP/1.1\r\nhost: x\r\nx-secret: ${'x'.repeat(17_000)}\r\n\r\n`, 431],
    ['what is not HTTP', 'secret secret secret\r\n\r\n', 400],
    ['two lengths of one body', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', 400],
    ['a length and chunks', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ])('answers %s in the same form and hangs up', async (_what, text, status) => {
    const said = await overSocket(served.port, text);

    expect(said).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(said).toMatch(/\r\nx-request-id: [0-9a-f-]{36}\r\n/);
    expect(said).toContain('connection: close');
    expect(JSON.parse(said.split('\r\n\r\n')[1] ?? '')).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(said).not.toContain('secret');
  });

  it('names every request itself, whatever name the client gives it', async () => {
    const ids = await Promise.all(
      ['/healthz', '/graphiql', '/nowhere', '/dev/users', '/dev/identity/.well-known/openid-configuration'].map(async (address) => {
        const { headers } = await served.fetch(address, { headers: { 'x-request-id': 'mine', 'request-id': 'mine' } });
        return headers.get('x-request-id');
      }),
    );
    const asked = await served.ask({ query: '{ me { id } }' });

    expect(ids).toEqual(ids.map(() => expect.stringMatching(REQUEST_ID) as string));
    expect(new Set(ids).size).toBe(ids.length);
    expect(asked.body.errors?.[0]?.extensions['requestId']).toBe(asked.headers.get('x-request-id'));
    const refused = await served.ask({ query: '{ me { id } }' }, { authorization: 'Bearer nonsense' });
    expect(refused.body.errors?.[0]?.extensions['requestId']).toBe(refused.headers.get('x-request-id'));
  });

  it('tells the browser to make nothing of an answer', async () => {
    for (const answer of [await served.ask({ query: '{ __typename }' }), await served.fetch('/nowhere'), await served.fetch('/%E0%A4%A')]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'permissions-policy': expect.stringContaining('camera=()') as string,
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      // Development has no TLS; nothing tells who serves.
      for (const name of ['strict-transport-security', 'x-powered-by', 'server', 'access-control-allow-origin']) {
        expect(answer.headers.has(name)).toBe(false);
      }
    }
  });

  it('tells it to come by TLS only, in production', async () => {
    const production = await serve(world, { production: true, development: false });
    try {
      const { headers } = await production.fetch('/healthz');
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    } finally {
      await production.close();
    }
  });

  it.each([
    ['the page for queries', '/graphiql', 200],
    ['the page of a failed login', '/dev/identity/auth?client_id=nobody', 400],
    ['the page of a login that ended', '/dev/identity/interaction/none', 400],
  ])('%s runs no script and takes no style but those whose source or hash its policy names', async (_what, address, status) => {
    const answer = await served.fetch(address, { headers: { accept: 'text/html' } });
    const policy = answer.headers.get('content-security-policy') ?? '';

    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expectScripts(answer.text, directive(policy, 'script-src'));
    expectStyles(answer.text, policy);
  });

  it('a person can still choose who to be: the login page has its style and its forms', async () => {
    const query = new URLSearchParams({
      client_id: 'pilotage-development',
      redirect_uri: 'http://127.0.0.1:9/callback',
      response_type: 'code',
      scope: 'openid pilotage',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });
    const first = await served.fetch(`/dev/identity/auth?${query.toString()}`);
    const cookie = first.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    const page = await served.fetch(new URL(first.headers.get('location') ?? '', served.url).pathname, { headers: { cookie } });
    const policy = page.headers.get('content-security-policy') ?? '';

    expect([first.status, page.status]).toEqual([303, 200]);
    expect(page.text).toContain('<form method="post"');
    expect(directive(policy, 'form-action')).toContain("'self'");
    expectScripts(page.text, directive(policy, 'script-src'));
    expectStyles(page.text, policy);
  });
});

const directive = (policy: string, name: string): string => policy.split('; ').find((d) => d.startsWith(`${name} `)) ?? '';
const hashOf = (content: string): string => `'sha256-${createHash('sha256').update(content).digest('base64')}'`;

function expectScripts(html: string, sources: string): void {
  expect(sources).not.toMatch(/unsafe|https?:|\*/);
  expect(html).not.toMatch(/\son\w+=|javascript:/i);
  for (const [, attributes = '', content = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const isOwn = /^ src="\/graphiql\//.test(attributes) && content === '' && sources.includes("'self'");
    expect(isOwn || sources.includes(hashOf(content))).toBe(true);
  }
}

function expectStyles(html: string, policy: string): void {
  const sources = directive(policy, 'style-src');
  for (const [, content = ''] of html.matchAll(/<style>([\s\S]*?)<\/style>/g)) expect(sources).toContain(hashOf(content));
}

/** Writes to a socket what no client of HTTP would, and reads until it is closed. */
function overSocket(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => (said += part));
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}
