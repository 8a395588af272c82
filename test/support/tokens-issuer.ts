import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { exportJWK, type JWK } from 'jose';

/** A key pair of an issuer, by its name. */
export interface IssuerKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly jwk: JWK;
}

export type Claims = Readonly<Record<string, unknown>>;

/** An issuer on this machine that publishes its keys as OpenID Connect Discovery says. */
export interface TestIssuer {
  readonly url: string;
  /** From now on it publishes these keys and no others. */
  publish(...keys: readonly IssuerKey[]): void;
  /** How often somebody fetched the keys. */
  readonly fetched: () => number;
  close(): Promise<void>;
}

export async function newKey(kid: string): Promise<IssuerKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' } };
}

export async function openIssuer(): Promise<TestIssuer> {
  let published: readonly JWK[] = [];
  let fetches = 0;
  let address = '';
  const server = createServer((request, response) => {
    const isKeys = request.url === '/keys';
    if (isKeys) fetches += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(isKeys ? { keys: published } : { issuer: address, jwks_uri: `${address}/keys` }));
  });
  address = await addressOf(server);
  return {
    url: address,
    publish: (...keys) => void (published = keys.map(({ jwk }) => jwk)),
    fetched: () => fetches,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const addressOf = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

export const encoded = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** The two parts with an ES256 signature over them; of anything, well-formed or not. */
export function signedParts(header: unknown, claims: unknown, { privateKey }: Pick<IssuerKey, 'privateKey'>): string {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
