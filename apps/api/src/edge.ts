import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { factsOf } from '@pilotage/platform';
import { answerFault, answerSocket, faultHandlers, faultOf, GRAPHQL_METHODS } from './edge-faults.js';
import { setHeaders } from './edge-headers.js';

/** A request body: a bid with its inline evidence fits, little more. Files go another way. */
export const BODY_LIMIT = 2 * 1024 * 1024;
/** A bearer token has 1 to 2 kB; a query by GET fits in what is left. */
const HEADER_LIMIT = 16 * 1024;
/** Milliseconds for all headers: whoever sends them a byte at a time loses the socket. */
const HEADERS_MS = 10_000;
/** Milliseconds for a whole request: 2 MB at 1 Mbit/s. */
const REQUEST_MS = 20_000;
/** The same for an upload: 100 MB at 1.5 Mbit/s. */
const UPLOAD_MS = 600_000;
/** Milliseconds in which a socket that has a request carries nothing: no answer of ours takes so long. */
const SILENCE_MS = 60_000;
/** Sockets of one process: four times the vendors who come in the last seconds before a deadline. Beyond, new ones are dropped. */
const CONNECTIONS = 2_000;

export interface EdgeSettings {
  readonly production: boolean;
  /** Addresses of proxies whose word on the client's address is taken. */
  readonly trustedProxies: readonly string[];
  readonly onError: (requestId: string, error: unknown) => void;
}

/** Nest's server with our own answers to faults in place of Nest's and Fastify's, which say too much. */
class EdgeAdapter extends FastifyAdapter {
  constructor(
    private readonly faults: ReturnType<typeof faultHandlers>,
    options: ConstructorParameters<typeof FastifyAdapter>[0],
  ) {
    super(options as never);
  }

  override setErrorHandler(): FastifyInstance {
    return this.own().setErrorHandler(this.faults.failed);
  }

  override setNotFoundHandler(): FastifyInstance {
    return this.own().setNotFoundHandler(this.faults.lost);
  }

  private own(): FastifyInstance {
    return this.getInstance() as unknown as FastifyInstance;
  }
}

/** The web server with its limits; to be given to Nest without Nest's body parsers. */
export function edgeAdapter({ production, trustedProxies, onError }: EdgeSettings): FastifyAdapter {
  const faults = faultHandlers(onError);
  const adapter = new EdgeAdapter(faults, {
    bodyLimit: BODY_LIMIT,
    requestTimeout: UPLOAD_MS,
    connectionTimeout: SILENCE_MS,
    http: { maxHeaderSize: HEADER_LIMIT, headersTimeout: HEADERS_MS, connectionsCheckingInterval: 5_000 },
    // Always our own: a client's could be another's, or a line of the log.
    genReqId: (raw: FastifyRequest['raw']) => factsOf({ raw }).requestId,
    trustProxy: [...trustedProxies],
    clientErrorHandler: answerSocket,
    // An address that cannot be routed: no hook runs, so the headers are set here.
    frameworkErrors: (error, request, reply) => {
      setHeaders((reply as FastifyReply).raw, request.id, production);
      faults.failed(error, request as FastifyRequest, reply as FastifyReply);
    },
  } as ConstructorParameters<typeof FastifyAdapter>[0]);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  fastify.server.maxConnections = CONNECTIONS;
  // JSON is what the API takes; a route that takes more brings its own parser.
  fastify.removeContentTypeParser('text/plain');
  fastify.addHook('onRequest', async (request, reply) => {
    setHeaders(reply.raw, request.id, production);
    return turnedAway(request, reply);
  });
  fastify.addHook('onRequest', async (request, reply) => void limitTime(request, reply));
  return adapter;
}

/** What no address of ours takes, before a byte of the body is read. */
function turnedAway(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (isOtherCharset(type)) return answerFault(reply, 415, faultOf(415));
  // A few bytes unfold to gigabytes.
  if (encoding !== 'identity') return answerFault(reply.header('accept-encoding', 'identity'), 415, faultOf(415));
  return request.routeOptions.url === '/graphql' ? notForGraphql(request, reply, type) : undefined;
}

const isOtherCharset = (type: string): boolean =>
  [...type.matchAll(/;\s*charset\s*=\s*"?([^;"\s]*)/gi)].some(([, name]) => !/^utf-?8$/i.test(name ?? ''));

function notForGraphql(request: FastifyRequest, reply: FastifyReply, type: string): FastifyReply | undefined {
  const { method, url } = request;
  if (method !== 'GET' && method !== 'POST') return answerFault(reply.header('allow', GRAPHQL_METHODS), 405, faultOf(405));
  // A browser that opens the endpoint gets the page for people.
  const wantsPage = method === 'GET' && url === '/graphql' && (request.headers.accept ?? '').includes('text/html');
  if (wantsPage) return reply.redirect('/graphiql', 303);
  const isJson = /^\s*application\/json\s*(;|$)/i.test(type);
  return method === 'POST' && !isJson ? answerFault(reply, 415, faultOf(415)) : undefined;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes files: its requests may take minutes to arrive. */
    readonly upload?: boolean;
  }
}

/** Node has one time for all requests, which uploads need; every other request gets its own, shorter one. */
function limitTime(request: FastifyRequest, reply: FastifyReply): void {
  if (request.routeOptions.config.upload === true || request.raw.complete) return;
  const late = (): void => {
    if (request.raw.complete || reply.raw.headersSent) return;
    void answerFault(reply.header('connection', 'close'), 408, faultOf(408));
    reply.raw.once('finish', () => request.raw.destroy());
  };
  const timer = setTimeout(late, REQUEST_MS).unref();
  for (const end of ['end', 'close'] as const) request.raw.once(end, () => clearTimeout(timer));
}
