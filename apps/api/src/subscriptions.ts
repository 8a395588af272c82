import type { IncomingMessage } from 'node:http';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { bearerTokenOf, EntryRefused, openFeed, openSubscriptions, type TokenVerifier, type Visitor } from '@pilotage/platform';
import { addressReader } from './subscriptions-address.js';
import type { RequestContextFactory } from './request-context.js';

export interface SubscriptionParts {
  readonly databaseUrl: string;
  readonly trustedProxies: readonly string[];
  readonly verifier: TokenVerifier;
  readonly contextOf: RequestContextFactory;
  readonly onError: (requestId: string, error: unknown) => void;
}

/**
 * Serves subscriptions at `/graphql` of the application, which is not yet listening. Apollo has no part in it: only subscriptions run here,
 * and what its plugins do for requests is done by the protocol.
 */
export async function serveSubscriptions(app: NestFastifyApplication, parts: SubscriptionParts): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const feed = await openFeed({ databaseUrl: parts.databaseUrl, onError: (where, error) => parts.onError(where, error) });
  const addressOf = addressReader(parts.trustedProxies);
  const server = openSubscriptions({
    http: fastify.server,
    path: '/graphql',
    schema: () => app.get(GraphQLSchemaHost, { strict: false }).schema,
    feed,
    enter: (authorization, request) => enter(authorization, { request, address: addressOf(request) }, parts),
    onError: parts.onError,
  });
  // Before the server waits for its connections to end, which an open socket never does by itself.
  fastify.addHook('preClose', async () => {
    await server.close();
    await feed.close();
  });
}

/** Whoever opens a socket, by the same door, token, verifier and rows as a request; and so again at each answer. */
async function enter(
  authorization: string | undefined,
  { request, address }: { readonly request: IncomingMessage; readonly address: string },
  { verifier, contextOf }: SubscriptionParts,
): Promise<Visitor> {
  const language = request.headers['accept-language'];
  const headers = { ...(authorization ? { authorization } : {}), ...(language ? { 'accept-language': language } : {}) };
  // Each look is a request of its own, with an id of its own.
  const contextNow = () => contextOf({ headers, ip: address, raw: {} } as FastifyRequest);
  const context = await contextNow().catch((error: unknown) => Promise.reject(refusalOf(error)));
  const bearer = bearerTokenOf(authorization);
  const { actor } = context.caller;
  return {
    key: actor.kind === 'person' ? actor.personId : `address ${address}`,
    context,
    async again(cost) {
      const { caller, work } = await contextNow();
      await work?.limits.spend(work.parties, { reading: cost });
      return caller;
    },
    expiresAt: bearer === undefined ? null : (await verifier.verify(bearer)).expiresAt * 1000,
  };
}

/** What is said to a request by its status, said to a socket by the code with which it is closed. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  const { code, reason } = error.extensions;
  if (code === 'UNAUTHENTICATED') return new EntryRefused(4401, typeof reason === 'string' ? reason : code);
  return code === 'RATE_LIMITED' ? new EntryRefused(4429, code) : new EntryRefused(1013, String(code));
}
