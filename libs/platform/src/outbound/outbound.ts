import type { OutboundFaultCode } from './faults.js';
import { HopFault, takeHop, type Arrived } from './hop.js';
import { addressOf, nameServers, type Resolver } from './resolve.js';
import { readTarget, type Target } from './target.js';

/** A request to an address that somebody else gave. */
export interface OutboundRequest {
  readonly url: string;
  /** Media types that the answer may have, without parameters; empty: any, and the body is of no interest. */
  readonly accept: readonly string[];
  /** Bytes of the answer, at most. */
  readonly maxBytes: number;
  /** Milliseconds for everything, redirects included. */
  readonly totalMs: number;
  /** Milliseconds without a byte. */
  readonly idleMs: number;
  /** What was kept of an earlier answer: the server may say that nothing changed. */
  readonly etag?: string | undefined;
  /** A body makes it a POST, which no redirect is followed for. */
  readonly post?: { readonly body: string; readonly headers: Readonly<Record<string, string>> };
}

/** What came of it. A fault never tells what lies behind the address. */
export type OutboundAnswer =
  | { readonly kind: 'arrived'; readonly status: number; readonly body: Buffer; readonly etag: string | undefined }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'fault'; readonly code: OutboundFaultCode };

/** Asks addresses that others gave, so that nothing inside is reached by them. Never throws. */
export interface Outbound {
  ask(request: OutboundRequest): Promise<OutboundAnswer>;
}

export interface OutboundSettings {
  /** Origins that are asked as they are, by http as well: servers of a test or a demonstration. None in production. */
  readonly exceptions: readonly string[];
  readonly resolve?: Resolver;
}

/** A server that moved its list once or twice is usual; more is a loop, or a way to keep us busy. */
const REDIRECTS_MAX = 3;
const ETAG = /^(?:W\/)?"[\x21\x23-\x7e]{0,200}"$/;

/** Opens the way out. */
export function openOutbound({ exceptions, resolve = nameServers() }: OutboundSettings): Outbound {
  return {
    async ask(request) {
      const signal = AbortSignal.timeout(request.totalMs);
      try {
        return answerOf(request, await journey({ exceptions, resolve }, request, signal));
      } catch (error) {
        if (error instanceof HopFault) return { kind: 'fault', code: error.code };
        return { kind: 'fault', code: signal.aborted ? 'OUTBOUND_TIMEOUT' : 'OUTBOUND_UNREACHABLE' };
      }
    },
  };
}

type Ways = Required<OutboundSettings>;

const checked = <T extends object>(found: T | OutboundFaultCode): T => {
  if (typeof found === 'string') throw new HopFault(found);
  return found;
};

/** From the address that was given to the one that answers: each is checked as if it had been the first. */
async function journey(ways: Ways, request: OutboundRequest, signal: AbortSignal): Promise<Arrived> {
  let target = checked(readTarget(request.url, ways.exceptions));
  for (let hops = 0; hops <= REDIRECTS_MAX; hops += 1) {
    const arrived = await ask(ways, target, request, signal);
    const next = request.post ? null : nextOf(arrived);
    if (next === null) return arrived;
    // An exception is one server: what it redirects to must be public, or excepted itself.
    target = checked(readTarget(resolved(next, target.url), ways.exceptions));
  }
  throw new HopFault('OUTBOUND_TOO_MANY_REDIRECTS');
}

function nextOf({ status, headers }: Arrived): string | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null;
  return headers.location ?? null;
}

function resolved(location: string, base: URL): string {
  const next = URL.canParse(location, base.href) ? new URL(location, base) : null;
  if (!next) throw new HopFault('OUTBOUND_REDIRECT_MALFORMED');
  return next.href;
}

async function ask(ways: Ways, { url, excepted }: Target, request: OutboundRequest, signal: AbortSignal): Promise<Arrived> {
  const host = url.hostname.replace(/\.$/, '');
  const address = excepted ? null : checked(await before(signal, addressOf(host, ways.resolve))).address;
  const { post, maxBytes, idleMs } = request;
  return takeHop({
    url,
    address,
    method: post ? 'POST' : 'GET',
    headers: headersOf(request),
    body: post?.body ?? null,
    ...{ maxBytes, idleMs, signal },
  });
}

/** A resolver knows no signal: the request goes on without it when the time is over. */
async function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const over = new Promise<never>((_resolve, reject) => {
    const end = (): void => reject(new HopFault('OUTBOUND_TIMEOUT'));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return Promise.race([work, over]);
}

const headersOf = ({ accept, etag, post }: OutboundRequest): Record<string, string> => ({
  accept: accept.join(', ') || '*/*',
  'accept-encoding': 'identity',
  'user-agent': 'Pilotage',
  ...(etag === undefined ? {} : { 'if-none-match': etag }),
  ...(post ? { ...post.headers, 'content-length': String(Buffer.byteLength(post.body)) } : {}),
});

function answerOf({ accept, etag, post }: OutboundRequest, { status, headers, body }: Arrived): OutboundAnswer {
  if (status === 304 && etag !== undefined) return { kind: 'unchanged' };
  if (post ? status < 200 || status > 299 : status !== 200) return { kind: 'fault', code: 'OUTBOUND_STATUS' };
  if (!['', 'identity'].includes(headers['content-encoding'] ?? '')) return { kind: 'fault', code: 'OUTBOUND_ENCODED' };
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (accept.length > 0 && !accept.includes(type)) return { kind: 'fault', code: 'OUTBOUND_CONTENT_TYPE' };
  const tag = headers.etag;
  return { kind: 'arrived', status, body, etag: tag !== undefined && ETAG.test(tag) ? tag : undefined };
}
