import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { actorOf } from '@pilotage/parties';
import {
  ANONYMOUS,
  bearerTokenOf,
  TokenRefused,
  type Actor,
  type House,
  type RequestContext,
  type TokenVerifier,
} from '@pilotage/platform';

export type RequestContextFactory = (request: FastifyRequest) => Promise<RequestContext>;

/** Who asks, from the bearer token: verified, then looked up in our own rows on each request, so that a removal works at once. */
export function requestContextFactory(house: House, verifier: TokenVerifier): RequestContextFactory {
  return async (request) => {
    const requestId = randomUUID();
    const actor = await actorOfRequest(house, verifier, request.headers.authorization, requestId);
    return { caller: { actor, requestId }, language: languageOf(request.headers['accept-language']) };
  };
}

async function actorOfRequest(house: House, verifier: TokenVerifier, authorization: string | undefined, requestId: string): Promise<Actor> {
  const verified = await verify(verifier, authorization, requestId);
  if (!verified) return ANONYMOUS;
  return house.unitOfWork.run({ actor: ANONYMOUS, requestId, operation: 'identify' }, (tx) =>
    actorOf(tx, verified.issuer, verified.subject),
  );
}

async function verify(
  verifier: TokenVerifier,
  authorization: string | undefined,
  requestId: string,
): Promise<{ issuer: string; subject: string } | null> {
  try {
    const bearer = bearerTokenOf(authorization);
    return bearer === undefined ? null : await verifier.verify(bearer);
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    const unreachable = error.reason === 'ISSUER_UNREACHABLE';
    throw new GraphQLError(`The token was refused: ${error.reason}.`, {
      extensions: {
        code: unreachable ? 'SERVICE_UNAVAILABLE' : 'UNAUTHENTICATED',
        requestId,
        http: { status: unreachable ? 503 : 401 },
      },
    });
  }
}

/** Chinese when it is asked for before English; otherwise English. */
function languageOf(header: string | undefined): 'en' | 'zh' {
  const [zh, en] = ['zh', 'en'].map((language) => (header ?? '').toLowerCase().indexOf(language));
  return zh !== undefined && zh >= 0 && (en === undefined || en < 0 || zh < en) ? 'zh' : 'en';
}
