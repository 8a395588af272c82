import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Log } from './log.js';

/** What is learnt of a request on its way, for its one record. */
export interface RequestFacts {
  readonly requestId: string;
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
export function factsOf({ raw }: Pick<FastifyRequest, 'raw'>): RequestFacts {
  const facts = known.get(raw) ?? { requestId: randomUUID() };
  known.set(raw, facts);
  return facts;
}

/** Writes one record for each request that reaches the server, when its answer has gone or its client has. */
export function recordRequests(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    const begun = performance.now();
    reply.raw.once('close', () =>
      log({
        event: 'request',
        ...factsOf(request),
        method: request.method,
        // The route, not the address: that may hold a whole query.
        route: request.routeOptions.url ?? 'none',
        status: reply.raw.statusCode,
        ms: performance.now() - begun,
        ...(reply.raw.writableFinished ? {} : { outcome: 'aborted' }),
      }),
    );
    done();
  });
}
