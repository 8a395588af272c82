import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

const TIMEOUT_MS = 5_000;
/** After a failed discovery the issuer is left alone this long, so that a flood of tokens does not become a flood of requests to it. */
const PAUSE_MS = 10_000;
const LONGEST_DOCUMENT = 256_000;

/**
 * The keys that an issuer publishes (OpenID Connect Discovery 1.0): looked up at the first token, kept, and fetched again
 * when a token names an unknown key (at most every 30 s) or after 10 minutes. Rejects while the issuer cannot be reached.
 */
export function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = -Infinity;
  const keys = async (): Promise<JWTVerifyGetKey> => {
    if (Date.now() - failedAt < PAUSE_MS) throw new Error(`the issuer ${issuer} could not be reached a moment ago`);
    found ??= publishedKeys(issuer);
    try {
      return await found;
    } catch (fault) {
      found = undefined;
      failedAt = Date.now();
      throw fault;
    }
  };
  return async (header, token) => (await keys())(header, token);
}

async function publishedKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const document = await discoveryDocument(issuer);
  if (document['issuer'] !== issuer) throw new Error(`the discovery document of ${issuer} names another issuer`);
  const address = document['jwks_uri'];
  if (typeof address !== 'string') throw new Error(`the discovery document of ${issuer} names no keys`);
  return createRemoteJWKSet(protectedAddress(address), { timeoutDuration: TIMEOUT_MS });
}

async function discoveryDocument(issuer: string): Promise<Record<string, unknown>> {
  const address = protectedAddress(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200) throw new Error(`the discovery document of ${issuer} was answered with ${response.status}`);
  const text = await response.text();
  if (text.length > LONGEST_DOCUMENT) throw new Error(`the discovery document of ${issuer} is too long`);
  const document: unknown = JSON.parse(text);
  if (typeof document !== 'object' || document === null) throw new Error(`the discovery document of ${issuer} is not an object`);
  return { ...document };
}

/** Whoever can change the keys on their way can be anyone: only TLS, or this machine. */
function protectedAddress(address: string): URL {
  const url = new URL(address);
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback)) return url;
  throw new Error(`${address} is neither https nor on this machine`);
}
