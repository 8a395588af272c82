import { connect } from 'node:net';

/** What a request without a client library is answered with. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A question that only somebody with a name is answered. */
export const WHO_AM_I = { query: '{ me { id } }' };

/** Posts by a bare socket, so that the header lines go out exactly as they are. */
export function rawPost(
  url: string,
  lines: readonly string[],
  given: { readonly path?: string; readonly body?: object } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify(given.body ?? WHO_AM_I);
  const usual = [
    `host: ${hostname}:${port}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  const head = [`POST ${given.path ?? '/graphql'} HTTP/1.1`, ...usual, ...lines].join('\r\n');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(`${head}\r\n\r\n${body}`));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', reject).on('close', () => resolve(read(text)));
  });
}

function read(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const body = rest.join('\r\n\r\n');
  return { status: Number(first.split(' ')[1]), headers, body: headers['transfer-encoding'] === 'chunked' ? unchunked(body) : body };
}

const unchunked = (body: string): string => body.replace(/^[0-9a-f]+\r\n/i, '').replace(/\r\n0\r\n\r\n$/, '');

/** Ways to send a good token that are none: by its answer, refused, or as if nobody had asked. */
export type Placing = (url: string, token: string) => Promise<RawAnswer>;

export const REFUSED_PLACES: Readonly<Record<string, Placing>> = {
  'without its scheme': (url, token) => rawPost(url, [`authorization: ${token}`]),
  'under another scheme': (url, token) => rawPost(url, [`authorization: Basic ${token}`]),
  'under the scheme DPoP': (url, token) => rawPost(url, [`authorization: DPoP ${token}`]),
  'under a scheme that begins alike': (url, token) => rawPost(url, [`authorization: BearerX ${token}`]),
  'beside another token': (url, token) => rawPost(url, [`authorization: Bearer ${token} ${token}`]),
  'in a list': (url, token) => rawPost(url, [`authorization: Bearer ${token},${token}`]),
  'in two headers': (url, token) => rawPost(url, [`authorization: Bearer ${token}`, `authorization: Bearer ${token}`]),
  'in two headers, the first a good one': (url, token) => rawPost(url, [`authorization: Bearer ${token}`, 'authorization: Bearer a.b.c']),
  'in two headers, the first of nobody': (url, token) => rawPost(url, ['authorization:', `authorization: Bearer ${token}`]),
  'behind a tab': (url, token) => rawPost(url, [`authorization: Bearer\t${token}`]),
  'behind two blanks': (url, token) => rawPost(url, [`authorization: Bearer  ${token}`]),
  'in quotes': (url, token) => rawPost(url, [`authorization: Bearer "${token}"`]),
  'as a parameter': (url, token) => rawPost(url, [`authorization: Bearer token=${token}`]),
  'with a parameter': (url, token) => rawPost(url, [`authorization: Bearer ${token}; realm="x"`]),
  'with a Chinese letter': (url, token) => rawPost(url, [`authorization: Bearer ${token}招`]),
};

export const NAMELESS_PLACES: Readonly<Record<string, Placing>> = {
  'in the address': (url, token) => rawPost(url, [], { path: `/graphql?access_token=${token}` }),
  'in the body': (url, token) => rawPost(url, [], { body: { ...WHO_AM_I, access_token: token } }),
  'in the extensions of the body': (url, token) =>
    rawPost(url, [], { body: { ...WHO_AM_I, extensions: { authorization: `Bearer ${token}` } } }),
  'in a cookie': (url, token) => rawPost(url, [`cookie: access_token=${token}; authorization=Bearer ${token}`]),
  'in a header of proxies': (url, token) => rawPost(url, [`proxy-authorization: Bearer ${token}`]),
  'in a header of one’s own': (url, token) =>
    rawPost(url, [`x-authorization: Bearer ${token}`, `x-access-token: ${token}`, 'x-user: officer']),
  'in a header with a lower line': (url, token) => rawPost(url, [`authorization_: Bearer ${token}`]),
};

/** What is no HTTP: the server does not even read who asks. */
export const BROKEN_PLACES: Readonly<Record<string, Placing>> = {
  'in a folded line': (url, token) => rawPost(url, ['authorization: Bearer', ` ${token}`]),
  'behind a bare line feed': (url, token) => rawPost(url, [`x: y\nauthorization: Bearer ${token}`]),
  'with a zero byte': (url, token) => rawPost(url, [`authorization: Bearer ${token}\u0000`]),
  'with a blank before the colon': (url, token) => rawPost(url, [`authorization : Bearer ${token}`]),
  'in headers beyond 16 kB': (url, token) => rawPost(url, [`authorization: Bearer ${token}`, `x-filler: ${'f'.repeat(20_000)}`]),
};
