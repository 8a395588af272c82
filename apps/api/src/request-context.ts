import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { actorOf } from '@pilotage/parties';
import {
  addressParty,
  ANONYMOUS,
  bearerTokenOf,
  factsOf,
  partiesOf,
  recordDenial,
  suspect,
  TokenGate,
  TokenRefused,
  type Actor,
  type House,
  type Log,
  type RequestContext,
  type RequestFacts,
  type TokenVerifier,
  type WorkLimits,
} from '@pilotage/platform';

export type RequestContextFactory = (request: FastifyRequest) => Promise<RequestContext>;

/** What every request passes and is recorded by. */
export interface Door {
  readonly limits: WorkLimits;
  readonly log: Log;
}

/** Who asks, from the bearer token: verified, then looked up in our own rows on each request, so that a removal works at once. */
export function requestContextFactory(house: House, verifier: TokenVerifier, { limits, log }: Door): RequestContextFactory {
  const gate = new TokenGate(limits);
  const hash = (text: string): string => house.sealing.fingerprint(`door:${text}`);
  return async (request) => {
    const facts = factsOf(request);
    const from = addressParty(request.ip, hash);
    const bytes = bytesOf(request);
    Object.assign(facts, { address: from.id.slice(0, 16), bytes });
    try {
      const known: TokenVerifier = { verify: (bearer) => gate.pass(bearer, from, (token) => verifier.verify(token)) };
      const actor = await actorOfRequest(house, known, request.headers.authorization, facts.requestId);
      Object.assign(facts, namesOf(actor, hash));
      const work = { limits, parties: partiesOf(actor, from), bytes };
      return { caller: { actor, requestId: facts.requestId }, language: languageOf(request.headers['accept-language']), facts, work };
    } catch (error) {
      throw turnedAway(error, facts, log);
    }
  };
}

/** The same for a request to be executed once: it is suspected of being none that can be understood until it is. */
export const suspecting =
  (contextOf: RequestContextFactory): RequestContextFactory =>
  async (request) => {
    const context = await contextOf(request);
    const { work, facts } = context;
    if (work && facts) await suspect(work).catch((error: unknown) => Promise.reject(noted(error, facts)));
    return context;
  };

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

/** Notes why a request goes no further, and tells whoever refused it the id. */
function noted(error: unknown, facts: RequestFacts): unknown {
  facts.code = error instanceof GraphQLError ? String(error.extensions['code']) : 'INTERNAL';
  if (error instanceof GraphQLError) error.extensions['requestId'] = facts.requestId;
  return error;
}

/** Records why somebody was not let in. */
function turnedAway(error: unknown, facts: RequestFacts, log: Log): unknown {
  if (!(error instanceof GraphQLError)) log({ level: 'error', event: 'error', requestId: facts.requestId, error });
  else if (error.extensions['code'] === 'UNAUTHENTICATED')
    recordDenial(log, facts, { code: 'UNAUTHENTICATED', reason: String(error.extensions['reason']) });
  return noted(error, facts);
}

async function actorOfRequest(house: House, verifier: TokenVerifier, authorization: string | undefined, requestId: string): Promise<Actor> {
  const verified = await verify(verifier, authorization);
  if (!verified) return ANONYMOUS;
  return house.unitOfWork.run({ actor: ANONYMOUS, requestId, operation: 'identify' }, (tx) =>
    actorOf(tx, verified.issuer, verified.subject),
  );
}

async function verify(verifier: TokenVerifier, authorization: string | undefined): Promise<{ issuer: string; subject: string } | null> {
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
