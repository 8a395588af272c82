import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  jwtVerify,
  type JSONWebKeySet,
  type JWTPayload,
  type JWTVerifyGetKey,
  type ProtectedHeaderParameters,
} from 'jose';
import { discoveredKeys } from './discovery.js';
import { reasonOf, TokenRefused } from './token-refusals.js';

/** One issuer whose access tokens are believed, and for whom they must have been made. */
export interface IssuerTrust {
  /** The exact `iss` of its tokens. */
  readonly issuer: string;
  /** The name that this API bears at the issuer: every token must name it in `aud`. */
  readonly audience: string;
  /** Keys known beforehand, or keys that the issuer publishes under its discovery document. */
  readonly jwks: { readonly kind: 'local'; readonly keys: JSONWebKeySet } | { readonly kind: 'discovery' };
  /** Words of its `acr` for methods that this house takes for strong; without any, no sign-in of it is. */
  readonly strongAcr?: readonly string[];
  /** Seconds from `iat` to `exp` at most: a stolen token ends soon. Without it, whatever the issuer gives. */
  readonly longestSeconds?: number;
  /** A scope that every token must carry. Without it, the audience suffices. */
  readonly scope?: string;
}

/** What a verified access token says. A person is known by issuer and subject together, never by subject alone. */
export interface VerifiedToken {
  readonly issuer: string;
  readonly subject: string;
  /** When the person last proved who they are, in seconds since 1970. */
  readonly authTime?: number;
  /** How the person proved it, in the issuer's words. */
  readonly acr?: string;
  /** When a human proved it by a method that the house takes for strong. Never of a client. */
  readonly provenAt?: number;
  /** The token was given to a client for itself: the subject is the client (RFC 9068, 2.2). */
  readonly isClient: boolean;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

export interface TokenVerifier {
  /** Proves an access token, given without its scheme. Rejects with `TokenRefused` and with nothing else. */
  verify(bearer: string): Promise<VerifiedToken>;
}

/** Characters. Access tokens of real issuers stay below 4 kB; anything longer is refused before it is parsed. */
export const LONGEST_TOKEN = 8_192;
/** Seconds by which an issuer's clock may differ from ours. Real time: no procurement decision hangs on it. */
export const TOLERANCE_SECONDS = 5;
const LONGEST_SUBJECT = 255;
/** One token has one spelling: three parts in base64url, without the padding that decoders forgive. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** A subject is looked up in our rows, which hold no such characters, and named in records. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f]/;
const OWN_ALGORITHMS = ['ES256', 'EdDSA'];
const PUBLISHED_ALGORITHMS = [...OWN_ALGORITHMS, 'RS256', 'PS256'];
/** Header fields by which a token would name its own key, or ask for rules that we do not know. */
const REFUSED_HEADERS = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip'];

interface Trusted {
  readonly trust: IssuerTrust;
  readonly algorithms: string[];
  readonly keys: JWTVerifyGetKey;
}

/** The verifier of access tokens (RFC 9068) of the given issuers. Throws when an issuer is named twice. */
export function createTokenVerifier({ issuers }: { readonly issuers: readonly IssuerTrust[] }): TokenVerifier {
  const trusted = new Map(issuers.map((trust) => [trust.issuer, trustedIssuer(trust)]));
  if (trusted.size !== issuers.length) throw new Error('an issuer of access tokens is configured twice');
  return {
    async verify(bearer) {
      try {
        return await verified(bearer, trusted);
      } catch (fault) {
        throw fault instanceof TokenRefused ? fault : new TokenRefused(reasonOf(fault), fault);
      }
    },
  };
}

/** The token of an `Authorization: Bearer` header (RFC 6750); undefined when there is no header. Throws `TokenRefused` for any other form. */
export function bearerTokenOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined;
  if (authorization.length > LONGEST_TOKEN + 'Bearer '.length) throw new TokenRefused('TOKEN_TOO_LONG');
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new TokenRefused('TOKEN_MALFORMED');
  return token;
}

function trustedIssuer(trust: IssuerTrust): Trusted {
  if (trust.jwks.kind === 'local') return { trust, algorithms: OWN_ALGORITHMS, keys: createLocalJWKSet(trust.jwks.keys) };
  return { trust, algorithms: PUBLISHED_ALGORITHMS, keys: discoveredKeys(trust.issuer) };
}

async function verified(bearer: string, trusted: ReadonlyMap<string, Trusted>): Promise<VerifiedToken> {
  if (bearer.length > LONGEST_TOKEN) throw new TokenRefused('TOKEN_TOO_LONG');
  const { iss } = parsed(bearer);
  // The issuer is read before it is proven, only to choose the keys that must then prove it.
  const known = typeof iss === 'string' ? trusted.get(iss) : undefined;
  if (!known) throw new TokenRefused('TOKEN_ISSUER_UNKNOWN');
  const { payload } = await jwtVerify(bearer, known.keys, {
    algorithms: known.algorithms,
    issuer: known.trust.issuer,
    audience: known.trust.audience,
    typ: 'at+jwt',
    requiredClaims: ['exp', 'iat', 'sub'],
    clockTolerance: TOLERANCE_SECONDS,
  });
  assertTerm(payload, known.trust);
  return claimsOf(payload, known.trust);
}

function parsed(bearer: string): JWTPayload {
  if (!COMPACT.test(bearer)) throw new TokenRefused('TOKEN_MALFORMED');
  let header: ProtectedHeaderParameters;
  let payload: JWTPayload;
  try {
    header = decodeProtectedHeader(bearer);
    payload = decodeJwt(bearer);
  } catch (fault) {
    throw new TokenRefused('TOKEN_MALFORMED', fault);
  }
  if (REFUSED_HEADERS.some((name) => name in header)) throw new TokenRefused('TOKEN_HEADER_REFUSED');
  return payload;
}

/** Refuses a token of tomorrow, one that lives longer than it may, and one without the scope that is asked for. */
function assertTerm({ iat, exp, scope }: JWTPayload, trust: IssuerTrust): void {
  if (!isPastSecond(iat)) throw new TokenRefused('TOKEN_NOT_YET_VALID');
  if (trust.longestSeconds !== undefined && Number(exp) - iat > trust.longestSeconds) throw new TokenRefused('TOKEN_LIVES_TOO_LONG');
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  if (trust.scope !== undefined && !scopes.includes(trust.scope)) throw new TokenRefused('TOKEN_SCOPE_MISSING');
}

function claimsOf({ sub, exp, auth_time: authTime, acr, client_id: clientId }: JWTPayload, trust: IssuerTrust): VerifiedToken {
  if (!isSubject(sub)) throw new TokenRefused('TOKEN_CLAIM_REFUSED');
  if (typeof exp !== 'number' || !Number.isFinite(exp)) throw new TokenRefused('TOKEN_CLAIM_REFUSED');
  if (authTime !== undefined && !isPastSecond(authTime)) throw new TokenRefused('TOKEN_CLAIM_REFUSED');
  if (acr !== undefined && typeof acr !== 'string') throw new TokenRefused('TOKEN_CLAIM_REFUSED');
  const isClient = clientId === sub;
  const isStrong = !isClient && acr !== undefined && (trust.strongAcr ?? []).includes(acr);
  return {
    issuer: trust.issuer,
    subject: sub,
    expiresAt: exp,
    isClient,
    ...(authTime === undefined || !isStrong ? undefined : { provenAt: authTime }),
    ...(authTime === undefined ? undefined : { authTime }),
    ...(acr === undefined ? undefined : { acr }),
  };
}

const isSubject = (sub: unknown): sub is string =>
  typeof sub === 'string' && sub.trim() !== '' && sub.length <= LONGEST_SUBJECT && sub.isWellFormed() && !CONTROLS.test(sub);

/** A sign-in of tomorrow would stay recent for a day: it is refused like a token of tomorrow. */
const isPastSecond = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= Date.now() / 1000 + TOLERANCE_SECONDS;
