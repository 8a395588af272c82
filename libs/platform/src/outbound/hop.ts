import http, { type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './addresses.js';
import type { OutboundFaultCode } from './faults.js';

/** One request to one address. */
export interface Hop {
  readonly url: URL;
  /** The checked address that the connection is made to; null for an exception of the operator, whose host is one. */
  readonly address: string | null;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Bytes of the answer. */
  readonly maxBytes: number;
  /** Milliseconds without a byte. */
  readonly idleMs: number;
  readonly signal: AbortSignal;
}

/** What came, its body read to the end. */
export interface Arrived {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const HEADERS_MAX = 16 * 1024;

/** A fault on the way, thrown within this folder only. */
export class HopFault extends Error {
  constructor(readonly code: OutboundFaultCode) {
    super(code);
    this.name = 'HopFault';
  }
}

/** Name and address are bound: whatever the name leads to a moment later, the connection goes to what was checked. */
const pinned =
  (address: string): LookupFunction =>
  (_host, options, done) => {
    const family = isIP(address);
    if (options.all) done(null, [{ address, family }]);
    else done(null, address, family);
  };

/** Sends the request and reads the answer. Throws HopFault. Nothing is followed, kept, or sent that was not given. */
export async function takeHop(hop: Hop): Promise<Arrived> {
  const { url, address, signal } = hop;
  const options: RequestOptions & { autoSelectFamily: boolean; rejectUnauthorized: boolean } = {
    method: hop.method,
    headers: hop.headers,
    agent: false,
    maxHeaderSize: HEADERS_MAX,
    insecureHTTPParser: false,
    autoSelectFamily: false,
    rejectUnauthorized: true,
    signal,
    ...(address === null ? {} : { lookup: pinned(address) }),
  };
  const request = url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);
  let isSilent = false;
  request.setTimeout(hop.idleMs, () => {
    isSilent = true;
    request.destroy(new HopFault('OUTBOUND_TIMEOUT'));
  });
  try {
    return await exchanged(request, hop);
  } catch (error) {
    if (error instanceof HopFault) throw error;
    throw new HopFault(signal.aborted || isSilent ? 'OUTBOUND_TIMEOUT' : 'OUTBOUND_UNREACHABLE');
  } finally {
    request.destroy();
  }
}

async function exchanged(request: http.ClientRequest, hop: Hop): Promise<Arrived> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.once('response', resolve).once('error', reject);
    request.end(hop.body ?? undefined);
  });
  // After the answer began, what destroys the request is told by the body.
  request.on('error', () => undefined);
  const isInner = hop.address !== null && !isPublicAddress(response.socket.remoteAddress ?? '');
  if (isInner) throw new HopFault('OUTBOUND_ADDRESS_NOT_PUBLIC');
  const { statusCode: status = 0, headers } = response;
  const isRedirect = status >= 300 && status < 400;
  return { status, headers, body: isRedirect ? Buffer.alloc(0) : await bodyOf(response, hop.maxBytes) };
}

async function bodyOf(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new HopFault('OUTBOUND_TOO_LARGE');
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) throw new HopFault('OUTBOUND_TOO_LARGE');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
