import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from './log.js';

/** What is learnt of a request on its way, for its one record. */
export interface RequestFacts {
  readonly requestId: string;
  route?: string;
  /** `query`, `mutation` or `subscription`. */
  kind?: string;
  /** Fields of the schema that were asked for at the top. */
  operations?: readonly string[];
  /** Code of the first error. */
  code?: string;
  /** Codes of the refusals that were answered. */
  refusals?: readonly string[];
  /** Points that the operation was worth. */
  cost?: number;
  bytes?: number;
  /** Keyed hashes: who, for which organisations, and from where. */
  actor?: string;
  organisations?: readonly string[];
  address?: string;
}

const known = new WeakMap<object, RequestFacts>();

/** The facts of a request; its id is given at the first asking. */
export function factsOf({ raw }: { readonly raw: object }): RequestFacts {
  const facts = known.get(raw) ?? { requestId: randomUUID() };
  known.set(raw, facts);
  return facts;
}

/**
 * Writes one record for each request that reaches the server, when its answer has gone or its client has. It listens to the server itself:
 * whatever a hook, a route or the framework does with a request, it is recorded.
 */
export function recordRequests(fastify: FastifyInstance, log: Log): void {
  fastify.server.on('request', (raw, answer) => {
    const begun = performance.now();
    answer.once('close', () =>
      log({
        event: 'request',
        route: 'none',
        ...factsOf({ raw }),
        method: raw.method,
        status: answer.statusCode,
        ms: performance.now() - begun,
        ...(answer.writableFinished ? {} : { outcome: 'aborted' }),
      }),
    );
  });
  // The route, not the address: that may hold a whole query. A hook before ours may have answered, so it is noted at the end as well.
  const note = (request: FastifyRequest): void => void (factsOf(request).route ??= request.routeOptions.url ?? 'none');
  fastify.addHook('onRequest', async (request) => note(request));
  fastify.addHook('onResponse', async (request) => note(request));
}
