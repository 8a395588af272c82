import type { FastifyRequest } from 'fastify';
import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { actorOf } from '@pilotage/parties';
import {
  ANONYMOUS,
  asAnswer,
  bearerTokenOf,
  factsOf,
  partiesOf,
  recordDenial,
  TokenRefused,
  type Actor,
  type Door,
  type House,
  type Log,
  type RequestContext,
  type RequestFacts,
  type TokenVerifier,
  type VerifiedToken,
  type WorkLimits,
} from '@pilotage/platform';
import { TOKEN_REFUSED } from './challenge.js';

export type RequestContextFactory = (request: FastifyRequest) => Promise<RequestContext>;

/** What every request passes and is recorded by. */
export interface Entrance {
  readonly door: Door;
  readonly limits: WorkLimits;
  readonly log: Log;
  /** Keyed digest, so that a record tells one person or address from another. */
  readonly hash: (text: string) => string;
}

/** Who asks, from the bearer token: verified, then looked up in our own rows on each request, so that a removal works at once. */
export function requestContextFactory(house: House, verifier: TokenVerifier, { door, limits, log, hash }: Entrance): RequestContextFactory {
  return async (request) => {
    const facts = factsOf(request);
    const from = door.addressOf(request);
    const bytes = bytesOf(request);
    Object.assign(facts, { address: from.id.slice(0, 16), bytes });
    try {
      const isSocket = await door.suspect(request);
      const actor = await actorOfRequest(house, verifier, authorizationOf(request), facts.requestId);
      door.remember(request);
      // A request has passed the door before; whoever speaks over a socket sends no document here, and was understood with the token.
      if (isSocket) door.clear(request);
      Object.assign(facts, namesOf(actor, hash));
      const work = { limits, parties: partiesOf(actor, from), bytes, clear: () => door.clear(request) };
      return { caller: { actor, requestId: facts.requestId }, language: languageOf(request.headers['accept-language']), facts, work };
    } catch (error) {
      throw turnedAway(asAnswer(error), facts, log);
    }
  };
}

/** Whoever acts, by keyed hashes: a record tells one person from another, and nobody who they are. */
function namesOf(actor: Actor, hash: (text: string) => string): Pick<RequestFacts, 'actor' | 'organisations'> {
  if (actor.kind !== 'person') return {};
  const short = (text: string): string => hash(text).slice(0, 16);
  return {
    actor: short(`person:${actor.personId}`),
    organisations: actor.memberships.map(({ organisationId }) => short(`organisation:${organisationId}`)),
  };
}

/** The size of the body. Where the client does not tell it beforehand, what was read is measured. */
function bytesOf({ headers, body }: FastifyRequest): number {
  const told = Number(headers['content-length'] ?? NaN);
  return Number.isFinite(told) ? told : Buffer.byteLength(JSON.stringify(body ?? ''));
}

/** Records why somebody was not let in, and tells them the id of the record. */
function turnedAway(error: unknown, facts: RequestFacts, log: Log): unknown {
  if (!(error instanceof GraphQLError)) {
    facts.code = 'INTERNAL';
    log({ level: 'error', event: 'error', requestId: facts.requestId, error });
    return error;
  }
  const { code, reason } = error.extensions;
  facts.code = String(code);
  error.extensions['requestId'] = facts.requestId;
  if (code === 'UNAUTHENTICATED') recordDenial(log, facts, { code, reason: String(reason) });
  return error;
}

/** The header that names who asks. Of two, whoever stands before us may have believed the other one: then it is none that can be read. */
function authorizationOf({ raw, headers }: Pick<FastifyRequest, 'raw' | 'headers'>): string | undefined {
  // Whoever speaks over a socket brings headers of our own making.
  const lines = (raw as Partial<FastifyRequest['raw']>).rawHeaders ?? [];
  const names = lines.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'authorization');
  return names.length > 1 ? '' : headers.authorization;
}

async function actorOfRequest(house: House, verifier: TokenVerifier, authorization: string | undefined, requestId: string): Promise<Actor> {
  const verified = await verify(verifier, authorization);
  if (!verified) return ANONYMOUS;
  return house.unitOfWork.identify(requestId, (tx) => actorOf(tx, verified.issuer, verified.subject, verified));
}

async function verify(verifier: TokenVerifier, authorization: string | undefined): Promise<VerifiedToken | null> {
  try {
    const bearer = bearerTokenOf(authorization);
    return bearer === undefined ? null : await verifier.verify(bearer);
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error;
    const unreachable = error.reason === 'ISSUER_UNREACHABLE';
    throw new GraphQLError(`The token was refused: ${error.reason}.`, {
      extensions: {
        code: unreachable ? 'SERVICE_UNAVAILABLE' : 'UNAUTHENTICATED',
        reason: error.reason,
        http: unreachable ? { status: 503 } : { status: 401, headers: new HeaderMap([['www-authenticate', TOKEN_REFUSED]]) },
      },
    });
  }
}

/** Chinese when it is asked for before English; otherwise English. */
function languageOf(header: string | undefined): 'en' | 'zh' {
  const [zh, en] = ['zh', 'en'].map((language) => (header ?? '').toLowerCase().indexOf(language));
  return zh !== undefined && zh >= 0 && (en === undefined || en < 0 || zh < en) ? 'zh' : 'en';
}
