// Status lists that mean harm, each with the answer that it must get.
import { gzipSync } from 'node:zlib';
import { benchIssuer, listOf, packed } from './status-lists.mjs';

const TYPE = { 'content-type': 'application/vc+jwt' };
const KB = 1024;
const MB = 1024 * KB;

/** Bytes for as long as somebody reads, or until the connection ends. */
function endless(response, piece, everyMs) {
  response.writeHead(200, TYPE);
  const more = () => {
    if (response.destroyed) return clearInterval(writing);
    if (everyMs === 0) while (response.write(piece));
    else response.write(piece);
  };
  const writing = setInterval(more, Math.max(everyMs, 1));
  response.on('drain', more).on('close', () => clearInterval(writing));
}

const told = (text) => (_request, response) => response.writeHead(200, TYPE).end(text);

export async function hostileLists(issuer) {
  const stranger = await benchIssuer('https://stranger.org');
  const forger = { ...stranger, identifier: issuer.identifier };
  const good = packed(Buffer.alloc(16 * KB));
  const bomb = gzipSync(Buffer.alloc(512 * MB));
  const liar = Buffer.from(bomb);
  liar.writeUInt32LE(16 * KB, liar.length - 4);
  const unsigned = (await listOf(issuer, good)).split('.').slice(0, 2).join('.');
  const answers = {
    endless: (_request, response) => endless(response, 'x'.repeat(64 * KB), 0),
    drip: (_request, response) => endless(response, 'x', 50),
    silent: () => undefined,
    announced: (_request, response) => response.writeHead(200, { ...TYPE, 'content-length': String(4 * 1024 * MB) }).write('x'),
    loop: (request, response) => response.writeHead(302, { location: `${request.url}x` }).end(),
    inside: (_request, response) => response.writeHead(302, { location: 'https://169.254.169.254/latest/meta-data/' }).end(),
    squeezed: (_request, response) => response.writeHead(200, { ...TYPE, 'content-encoding': 'gzip' }).end(bomb),
    purposeless: told(await listOf(issuer, good, { statusPurpose: [] })),
    unsigned: told(`${unsigned}.`),
    forged: told(await listOf(forger, good)),
    foreign: told(await listOf(stranger, good)),
    bomb: told(await listOf(issuer, `u${bomb.toString('base64url')}`)),
    liar: told(await listOf(issuer, `u${liar.toString('base64url')}`)),
    short: told(await listOf(issuer, packed(Buffer.alloc(16 * KB - 1)))),
    hasty: told(await listOf(issuer, good, { ttl: 0 })),
    deep: told(`${'['.repeat(100_000)}.${'['.repeat(100_000)}.x`),
    page: (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
  };
  const expected = [
    { name: 'endless', path: 'endless', fault: 'EVIDENCE_STATUS_LIST_TOO_LARGE' },
    { name: 'a slow drip', path: 'drip', fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' },
    { name: 'silence', path: 'silent', fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' },
    { name: 'four gigabytes announced', path: 'announced', fault: 'EVIDENCE_STATUS_LIST_TOO_LARGE' },
    { name: 'redirects without end', path: 'loop', fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' },
    { name: 'a redirect to the metadata of a cloud', path: 'inside', fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' },
    { name: 'compressed on the way', path: 'squeezed', fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' },
    { name: 'without a purpose', path: 'purposeless', fault: 'EVIDENCE_STATUS_LIST_MALFORMED' },
    { name: 'unsigned', path: 'unsigned', fault: 'EVIDENCE_STATUS_LIST_MALFORMED' },
    { name: 'signed by somebody else in its name', path: 'forged', fault: 'EVIDENCE_STATUS_LIST_UNSIGNED' },
    { name: 'of another issuer', path: 'foreign', fault: 'EVIDENCE_STATUS_LIST_OF_ANOTHER' },
    { name: '512 MB packed', path: 'bomb', fault: 'EVIDENCE_STATUS_LIST_TOO_LARGE' },
    { name: '512 MB packed that say that they are 16 kB', path: 'liar', fault: 'EVIDENCE_STATUS_LIST_TOO_LARGE' },
    { name: 'shorter than hides who is asked about', path: 'short', fault: 'EVIDENCE_STATUS_LIST_TOO_SHORT' },
    { name: 'good for no time', path: 'hasty', fault: 'EVIDENCE_STATUS_LIST_HASTY' },
    { name: 'nested without end', path: 'deep', fault: 'EVIDENCE_STATUS_LIST_MALFORMED' },
    { name: 'a page', path: 'page', fault: 'EVIDENCE_STATUS_LIST_UNREACHABLE' },
  ];
  return { answers, expected };
}
