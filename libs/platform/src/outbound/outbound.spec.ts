import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { openOutbound, type Outbound, type OutboundAnswer, type OutboundRequest } from './outbound.js';

type Answering = (request: http.IncomingMessage, response: http.ServerResponse) => void;

/** A server of this machine that counts whoever comes. */
async function listen(answer: Answering): Promise<{ origin: string; port: number; hits: http.IncomingMessage[]; close(): Promise<void> }> {
  const hits: http.IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    hits.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { origin: `http://127.0.0.1:${port}`, port, hits, close };
}

const TYPE = 'application/vc+jwt';
const ask = (outbound: Outbound, url: string, more: Partial<OutboundRequest> = {}): Promise<OutboundAnswer> =>
  outbound.ask({ url, accept: [TYPE], maxBytes: 1000, totalMs: 2000, idleMs: 1000, ...more });
const codeOf = (answer: OutboundAnswer): string => (answer.kind === 'fault' ? answer.code : answer.kind);

let inner: Awaited<ReturnType<typeof listen>>;
let outer: Awaited<ReturnType<typeof listen>>;
/** What `outer` does next. */
let doing: Answering;
const asked: string[] = [];

beforeAll(async () => {
  inner = await listen((_request, response) => response.end('a secret'));
  outer = await listen((request, response) => doing(request, response));
});
afterAll(async () => Promise.all([inner.close(), outer.close()]));
beforeEach(() => {
  inner.hits.length = 0;
  outer.hits.length = 0;
  asked.length = 0;
});

/** Names of the test: each leads where its first label says. */
const LEADS: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.1'],
  'loopback-six': ['::1'],
  mapped: ['::ffff:127.0.0.1'],
  compatible: ['::127.0.0.1'],
  translated: ['64:ff9b::7f00:1'],
  tunnelled: ['2002:7f00:1::1'],
  teredo: ['2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  metadata: ['169.254.169.254'],
  'metadata-six': ['fd00:ec2::254'],
  wire: ['168.63.129.16'],
  lan: ['192.168.1.1'],
  ten: ['10.0.0.5'],
  cgnat: ['100.100.100.200'],
  zero: ['0.0.0.0'],
  'zero-six': ['::'],
  'link-local': ['fe80::1'],
  multicast: ['224.0.0.1'],
  broadcast: ['255.255.255.255'],
  documentation: ['2001:db8::1'],
  'one-of-two': ['93.184.216.34', '127.0.0.1'],
  'six-of-two': ['93.184.216.34', '::1'],
  nonsense: ['no address'],
  nowhere: [],
};
const resolve = async (host: string): Promise<readonly string[]> => {
  asked.push(host);
  return LEADS[host.split('.')[0] ?? ''] ?? [];
};

/** What the text says is refused before any name is resolved; `PORT` is that of a server which must never be reached. */
const HOSTILE_TEXTS = [
  'https://127.0.0.1:PORT/',
  'https://127.0.0.1:443/',
  'http://127.0.0.1:PORT/',
  'https://127.1/',
  'https://0177.0.0.1/',
  'https://0x7f.0.0.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://017700000001/',
  'https://0/',
  'https://0.0.0.0/',
  'https://127.0.0.1./',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fd00:ec2::254]/',
  'https://[fe80::1]/',
  'https://[fe80::1%25eth0]/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://100.100.100.200/',
  'https://8.8.8.8/',
  'https://localhost/',
  'https://localhost:PORT/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://a.localhost/',
  'https://printer.local/',
  'https://vault.internal/',
  'https://metadata.google.internal/',
  'https://intranet/',
  'https://db.corp/',
  'https://router.home.arpa/',
  'https://1.0.0.127.in-addr.arpa/',
  'https://hidden.onion/',
  'https://a.test/',
  'https://user@lists.issuer.org/',
  'https://user:word@lists.issuer.org/',
  'https://@lists.issuer.org/',
  'https://lists.issuer.org@127.0.0.1/',
  'https://127.0.0.1#@lists.issuer.org/',
  'https://127.0.0.1\\@lists.issuer.org/',
  'https://lists.issuer.org:22/',
  'https://lists.issuer.org:80/',
  'https://lists.issuer.org:6379/',
  'https://lists.issuer.org:5432/',
  'http://lists.issuer.org/',
  'ftp://lists.issuer.org/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:6379/_FLUSHALL',
  'data:application/vc+jwt,a.b.c',
  'javascript:1',
  'unix:/var/run/docker.sock',
  '//lists.issuer.org/',
  'lists.issuer.org',
  '',
  'https://',
  'https://lists.issuer.org /',
  ' https://lists.issuer.org/',
  'https://lists\t.issuer.org/',
  'https://lists.issuer.org/\r\nHost: inner',
  'https://lists_.issuer.org/',
  'https://-lists.issuer.org/',
  'https://①②⑦.⓪.⓪.①/',
  'https://ⓛocalhost/',
  `https://lists.issuer.org/${'x'.repeat(2048)}`,
];

describe('an address that somebody gave', () => {
  const closed = openOutbound({ exceptions: [], resolve });

  it(`is refused by its text, nothing asked and nobody reached, in ${HOSTILE_TEXTS.length} ways`, async () => {
    for (const text of HOSTILE_TEXTS) {
      const answer = await ask(closed, text.replace('PORT', String(inner.port)));
      expect({ text, kind: answer.kind, asked }).toEqual({ text, kind: 'fault', asked: [] });
    }
    expect(inner.hits).toEqual([]);
  });

  it.each(Object.keys(LEADS))('whose name leads to %s is not asked', async (name) => {
    const code = codeOf(await ask(closed, `https://${name}.issuer.org:8443/`));
    expect(code).toBe(name === 'nowhere' ? 'OUTBOUND_NAME_UNRESOLVED' : 'OUTBOUND_ADDRESS_NOT_PUBLIC');
    expect(inner.hits).toEqual([]);
  });

  it('is resolved once: a name that leads elsewhere a moment later changes nothing', async () => {
    const answers = [['192.0.9.1'], ['127.0.0.1']];
    let times = 0;
    const rebinding = openOutbound({ exceptions: [], resolve: async () => answers[Math.min(times++, 1)] ?? [] });
    const code = codeOf(await ask(rebinding, 'https://lists.issuer.org:8443/', { totalMs: 300 }));
    expect(['OUTBOUND_TIMEOUT', 'OUTBOUND_UNREACHABLE']).toContain(code);
    expect(times).toBe(1);
    expect(inner.hits).toEqual([]);
  });

  it('whose name is never resolved ends in time', async () => {
    const silent = openOutbound({ exceptions: [], resolve: () => new Promise(() => undefined) });
    expect(codeOf(await ask(silent, 'https://lists.issuer.org/', { totalMs: 100 }))).toBe('OUTBOUND_TIMEOUT');
  });
});

describe('a redirect', () => {
  const redirecting =
    (to: string): Answering =>
    (_request, response) =>
      response.writeHead(302, { location: to }).end();
  const openTo = (): Outbound => openOutbound({ exceptions: [outer.origin], resolve });

  it.each([
    ['a server of this machine', () => `${inner.origin}/`, 'OUTBOUND_NOT_HTTPS'],
    ['the same by https', () => `https://127.0.0.1:${inner.port}/`, 'OUTBOUND_PORT'],
    ['the metadata of a cloud', () => 'https://169.254.169.254/', 'OUTBOUND_HOST_IS_ADDRESS'],
    ['a name that leads inside', () => 'https://metadata.issuer.org/', 'OUTBOUND_ADDRESS_NOT_PUBLIC'],
    ['a file', () => 'file:///etc/passwd', 'OUTBOUND_NOT_HTTPS'],
    ['an address with a user', () => 'https://user@lists.issuer.org/', 'OUTBOUND_USER_IN_URL'],
    ['nowhere', () => 'https://[', 'OUTBOUND_REDIRECT_MALFORMED'],
  ])('to %s is not followed', async (_name, to, code) => {
    doing = redirecting(to());
    expect(codeOf(await ask(openTo(), `${outer.origin}/list`))).toBe(code);
    expect(inner.hits).toEqual([]);
  });

  it('is followed three times, and not a fourth time', async () => {
    doing = ({ url = '' }, response) => {
      const n = Number(url.slice(1));
      if (n === 0) return response.writeHead(200, { 'content-type': TYPE }).end('list');
      return response.writeHead(307, { location: `/${n - 1}` }).end();
    };
    expect(codeOf(await ask(openTo(), `${outer.origin}/3`))).toBe('arrived');
    expect(codeOf(await ask(openTo(), `${outer.origin}/4`))).toBe('OUTBOUND_TOO_MANY_REDIRECTS');
  });

  it('is not followed for what is posted', async () => {
    doing = redirecting(`${inner.origin}/`);
    const post = { body: '{}', headers: { 'content-type': 'application/json' } };
    expect(codeOf(await ask(openTo(), `${outer.origin}/hook`, { accept: [], post }))).toBe('OUTBOUND_STATUS');
    expect(inner.hits).toEqual([]);
  });
});

describe('an answer', () => {
  const openTo = (): Outbound => openOutbound({ exceptions: [outer.origin], resolve });
  const head = (response: http.ServerResponse, more: http.OutgoingHttpHeaders = {}): http.ServerResponse =>
    response.writeHead(200, { 'content-type': TYPE, ...more });

  it.each<[string, Answering, string]>([
    ['that announces more than is read', (_q, r) => head(r, { 'content-length': 5000 }).end('x'.repeat(5000)), 'OUTBOUND_TOO_LARGE'],
    [
      'that turns out longer than is read',
      (_q, r) => void [head(r), r.write('x'.repeat(900)), r.end('x'.repeat(900))],
      'OUTBOUND_TOO_LARGE',
    ],
    ['that is compressed', (_q, r) => head(r, { 'content-encoding': 'gzip' }).end('x'), 'OUTBOUND_ENCODED'],
    ['of another type', (_q, r) => head(r, { 'content-type': 'text/html' }).end('x'), 'OUTBOUND_CONTENT_TYPE'],
    ['of no type', (_q, r) => r.writeHead(200).end('x'), 'OUTBOUND_CONTENT_TYPE'],
    ['that is no success', (_q, r) => r.writeHead(404, { 'content-type': TYPE }).end('x'), 'OUTBOUND_STATUS'],
    ['that says that nothing changed, although nothing is known', (_q, r) => r.writeHead(304).end(), 'OUTBOUND_STATUS'],
    ['with endless headers', (_q, r) => head(r, { x: 'x'.repeat(20_000) }).end(), 'OUTBOUND_UNREACHABLE'],
    [
      'that breaks off',
      (_q, r) => void [head(r, { 'content-length': 500 }), r.write('x'), setImmediate(() => r.destroy())],
      'OUTBOUND_UNREACHABLE',
    ],
    ['that never begins', () => undefined, 'OUTBOUND_TIMEOUT'],
    ['that stops', (_q, r) => void [head(r), r.write('x')], 'OUTBOUND_TIMEOUT'],
  ])('%s is refused', async (_name, answer, code) => {
    doing = answer;
    expect(codeOf(await ask(openTo(), `${outer.origin}/`, { idleMs: 100 }))).toBe(code);
  });

  it('that drips is refused when its whole time is over', async () => {
    let dripping: NodeJS.Timeout | undefined;
    doing = (_request, response) => {
      head(response);
      dripping = setInterval(() => response.write('x'), 10);
    };
    expect(codeOf(await ask(openTo(), `${outer.origin}/`, { totalMs: 200 }))).toBe('OUTBOUND_TIMEOUT');
    clearInterval(dripping);
  });

  it('arrives with its tag, and the question carries no credentials and asks for nothing compressed', async () => {
    doing = (_request, response) => head(response, { etag: '"7"', 'set-cookie': 'a=b' }).end('list');
    const answer = await ask(openTo(), `${outer.origin}/list?a=1`);
    expect(answer).toMatchObject({ kind: 'arrived', status: 200, etag: '"7"', body: Buffer.from('list') });
    await ask(openTo(), `${outer.origin}/list`);
    const { cookie, authorization, 'accept-encoding': encoding } = outer.hits[1]?.headers ?? {};
    expect({ cookie, authorization, encoding }).toEqual({ cookie: undefined, authorization: undefined, encoding: 'identity' });
  });

  it('may be that nothing changed since the tag', async () => {
    doing = (request, response) => response.writeHead(request.headers['if-none-match'] === '"7"' ? 304 : 500).end();
    expect(await ask(openTo(), `${outer.origin}/`, { etag: '"7"' })).toEqual({ kind: 'unchanged' });
  });

  it('to what is posted is its success alone', async () => {
    doing = (_request, response) => response.writeHead(202).end();
    const post = { body: '{"a":1}', headers: { 'content-type': 'application/json' } };
    expect(codeOf(await ask(openTo(), `${outer.origin}/hook`, { accept: [], post }))).toBe('arrived');
    expect(outer.hits[0]?.method).toBe('POST');
  });
});

it('a server that nobody excepted is not asked, whatever it is called', async () => {
  const other = openOutbound({ exceptions: [outer.origin], resolve });
  expect(codeOf(await ask(other, `${inner.origin}/`))).toBe('OUTBOUND_NOT_HTTPS');
  expect(inner.hits).toEqual([]);
});
