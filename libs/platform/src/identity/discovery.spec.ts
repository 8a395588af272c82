import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { TokenRefused } from './token-refusals.js';
import { createTokenVerifier } from './tokens.js';

interface Published {
  readonly document: unknown;
  readonly keys?: unknown;
  readonly status?: number;
}

let server: Server | undefined;
let base = '';
let asked: string[] = [];

/** An issuer on this machine that publishes what a test wants. */
async function publish(of: (issuer: string) => Published): Promise<void> {
  asked = [];
  server = createServer((request, response) => {
    const { document, keys, status = 200 } = of(base);
    asked.push(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
    response.end(JSON.stringify(request.url === '/keys' ? keys : document));
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const verifierOf = (issuer: string) => createTokenVerifier({ issuers: [{ issuer, audience: 'pilotage', jwks: { kind: 'discovery' } }] });
const tokenOf = (issuer: string, alg: string, key: CryptoKey): Promise<string> =>
  new SignJWT({ iss: issuer, aud: 'pilotage', sub: 'li-wei' })
    .setProtectedHeader({ alg, typ: 'at+jwt', kid: 'k' })
    .setIssuedAt()
    .setExpirationTime('5 minutes')
    .sign(key);
const refusalOf = (issuer: string, token: string): Promise<string> =>
  verifierOf(issuer)
    .verify(token)
    .then(
      () => 'ACCEPTED',
      (fault: TokenRefused) => fault.reason,
    );

afterEach(async () => {
  const closing = server;
  server = undefined;
  closing?.closeAllConnections();
  if (closing) await new Promise<unknown>((done) => closing.close(done));
});

describe('the keys of a production issuer', () => {
  it.each(['RS256', 'PS256', 'ES256'])('are found by discovery (%s), once for many tokens', async (alg) => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg };
    await publish((issuer) => ({ document: { issuer, jwks_uri: `${issuer}/keys` }, keys: { keys: [jwk] } }));
    const verifier = verifierOf(base);
    const token = await tokenOf(base, alg, privateKey);
    await expect(Promise.all([verifier.verify(token), verifier.verify(token)])).resolves.toHaveLength(2);
    await expect(verifier.verify(token)).resolves.toMatchObject({ issuer: base, subject: 'li-wei' });
    expect(asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  const bad: readonly (readonly [string, (issuer: string) => Published])[] = [
    ['its document names another issuer', () => ({ document: { issuer: 'https://evil.example', jwks_uri: 'https://evil.example/keys' } })],
    ['its document names no keys', (issuer) => ({ document: { issuer } })],
    ['its keys are on plain http elsewhere', (issuer) => ({ document: { issuer, jwks_uri: 'http://evil.example/keys' } })],
    ['its document is no object', () => ({ document: 'no' })],
    ['its document is huge', (issuer) => ({ document: { issuer, jwks_uri: `${issuer}/keys`, more: 'x'.repeat(300_000) } })],
    ['it sends us elsewhere', () => ({ document: {}, status: 302 })],
    ['it fails', () => ({ document: {}, status: 500 })],
    ['its keys are no key set', (issuer) => ({ document: { issuer, jwks_uri: `${issuer}/keys` }, keys: { keys: 'none' } })],
  ];
  it.each(bad)('are not believed when %s', async (_how, of) => {
    const { privateKey } = await generateKeyPair('ES256');
    await publish(of);
    expect(await refusalOf(base, await tokenOf(base, 'ES256', privateKey))).toBe('ISSUER_UNREACHABLE');
  });

  it('are not asked for again at once when the issuer is down', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    await publish(() => ({ document: {}, status: 500 }));
    const verifier = verifierOf(base);
    const token = await tokenOf(base, 'ES256', privateKey);
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'ISSUER_UNREACHABLE' });
    await expect(verifier.verify(token)).rejects.toMatchObject({ reason: 'ISSUER_UNREACHABLE' });
    expect(asked).toHaveLength(1);
  });

  it('are never fetched over plain http from another machine', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const issuer = 'http://identity.example.gov';
    expect(await refusalOf(issuer, await tokenOf(issuer, 'ES256', privateKey))).toBe('ISSUER_UNREACHABLE');
  });
});
