import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { decodeProtectedHeader } from 'jose';
import {
  createDevelopmentIdentity,
  DEVELOPMENT_ISSUER,
  DevelopmentProviderInProduction,
  registerDevelopmentIdentity,
  type DevelopmentIdentity,
  type DevelopmentUser,
} from './development-provider.js';
import { createTokenVerifier } from './tokens.js';

const users: readonly DevelopmentUser[] = [
  { key: 'li-wei', name: { en: 'Li Wei', zh: '李伟' }, roles: { en: 'Procurement officer', zh: '采购人员' } },
  { key: 'anna', name: { en: 'Anna <Vendor> & Co', zh: '安娜' }, roles: { en: 'Vendor', zh: '供应商' } },
];
const CLIENT = { client_id: 'pilotage-development', redirect_uri: 'http://127.0.0.1:49321/callback' };

let stateDir: string;
let consoleLines: unknown[][];
const opened: FastifyInstance[] = [];

beforeEach(() => {
  stateDir = mkdtempSync(path.join(os.tmpdir(), 'identity-'));
  consoleLines = [];
  const note = (...line: unknown[]): void => void consoleLines.push(line);
  for (const kind of ['log', 'info', 'warn', 'error'] as const) jest.spyOn(console, kind).mockImplementation(note);
});

afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
  rmSync(stateDir, { recursive: true });
  jest.restoreAllMocks();
});

async function start(
  options: { readonly issuer?: string; readonly port?: number } = {},
): Promise<{ base: string; identity: DevelopmentIdentity }> {
  const server = fastify({ forceCloseConnections: true });
  opened.push(server);
  const identity = await registerDevelopmentIdentity(server, {
    production: false,
    stateDir,
    users,
    ...(options.issuer === undefined ? {} : { issuer: options.issuer }),
  });
  return { base: await server.listen({ host: '127.0.0.1', port: options.port ?? 0 }), identity };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise<unknown>((done) => server.close(done));
  return port;
}

/** As much of a browser as a login needs: cookies, and redirects one at a time. */
function browser(base: string) {
  const cookies = new Map<string, string>();
  return async (address: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, base), { ...init, redirect: 'manual', headers: { cookie, accept: 'text/html' } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
}

const locationOf = (response: Response): string => response.headers.get('location') ?? '';

function pkce() {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

const authorizationQuery = (challenge: string, changes: Record<string, string> = {}): string =>
  new URLSearchParams({
    ...CLIENT,
    response_type: 'code',
    scope: 'openid pilotage',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 's1',
    ...changes,
  }).toString();

type Browser = ReturnType<typeof browser>;

/** From the application to the list of users, one click, and back with a code. */
async function loginAs(visit: Browser, user: string, challenge: string): Promise<URL> {
  const interaction = locationOf(await visit(`/dev/identity/auth?${authorizationQuery(challenge)}`));
  expect((await visit(interaction)).status).toBe(200);
  const chosen = await visit(`${interaction}/${user}`, { method: 'POST' });
  return new URL(locationOf(await visit(locationOf(chosen))));
}

const exchange = (base: string, code: string, verifier: string): Promise<Response> =>
  fetch(`${base}/dev/identity/token`, {
    method: 'POST',
    body: new URLSearchParams({ ...CLIENT, grant_type: 'authorization_code', code, code_verifier: verifier }),
  });

const tokenRequest = (base: string, body: string, type = 'application/json'): Promise<Response> =>
  fetch(`${base}/dev/token`, { method: 'POST', body, headers: { 'content-type': type } });

describe('a demonstration user logs in with a browser', () => {
  it('chooses from the list and comes back with an access token of this API', async () => {
    const { base, identity } = await start();
    const { verifier, challenge } = pkce();
    const returned = await loginAs(browser(base), 'li-wei', challenge);
    expect(`${returned.origin}${returned.pathname}`).toBe(CLIENT.redirect_uri);
    expect(returned.searchParams.get('state')).toBe('s1');

    const answer = (await (await exchange(base, returned.searchParams.get('code') ?? '', verifier)).json()) as Record<string, string>;
    expect(decodeProtectedHeader(answer['access_token'] ?? '')).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    const verified = await createTokenVerifier({ issuers: [identity.trust] }).verify(answer['access_token'] ?? '');
    expect(verified).toMatchObject({ issuer: DEVELOPMENT_ISSUER, subject: 'li-wei', acr: 'urn:pilotage:acr:development' });
    expect(Math.abs((verified.authTime ?? 0) - Date.now() / 1_000)).toBeLessThan(60);
    expect(consoleLines).toEqual([]);
  });

  it('cannot use the id token in place of the access token', async () => {
    const { base, identity } = await start();
    const { verifier, challenge } = pkce();
    const code = (await loginAs(browser(base), 'anna', challenge)).searchParams.get('code') ?? '';
    const answer = (await (await exchange(base, code, verifier)).json()) as Record<string, string>;
    const refused = createTokenVerifier({ issuers: [identity.trust] }).verify(answer['id_token'] ?? '');
    await expect(refused).rejects.toMatchObject({ name: 'TokenRefused' });
  });

  it('gets no token with another proof than the one that began, nor twice with one code', async () => {
    const { base } = await start();
    const { verifier, challenge } = pkce();
    const first = (await loginAs(browser(base), 'anna', challenge)).searchParams.get('code') ?? '';
    expect((await exchange(base, first, pkce().verifier)).status).toBe(400);
    const second = (await loginAs(browser(base), 'anna', challenge)).searchParams.get('code') ?? '';
    expect((await exchange(base, second, verifier)).status).toBe(200);
    expect((await exchange(base, second, verifier)).status).toBe(400);
  });

  it('is sent on without a click when logged in already, and may become another person', async () => {
    const { base } = await start();
    const visit = browser(base);
    await loginAs(visit, 'li-wei', pkce().challenge);
    const interaction = locationOf(await visit(`/dev/identity/auth?${authorizationQuery(pkce().challenge)}`));
    const resumed = locationOf(await visit(interaction));
    expect(locationOf(await visit(resumed))).toContain('code=');
    const again = await visit(`/dev/identity/auth?${authorizationQuery(pkce().challenge, { prompt: 'login' })}`);
    expect(await (await visit(locationOf(again))).text()).toContain('Li Wei');
  });

  it('sees every user in both languages, on a page without script', async () => {
    const { base } = await start();
    const visit = browser(base);
    const page = await visit(locationOf(await visit(`/dev/identity/auth?${authorizationQuery(pkce().challenge)}`)));
    const text = await page.text();
    for (const part of ['Li Wei', '李伟', '采购人员', 'Anna &lt;Vendor&gt; &amp; Co']) expect(text).toContain(part);
    expect(text).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['an implicit token', { response_type: 'token' }],
  ])('is refused with %s', async (_what, changes) => {
    const { base } = await start();
    const answer = await browser(base)(`/dev/identity/auth?${authorizationQuery(pkce().challenge, changes)}`);
    expect(locationOf(answer)).toContain('error=');
  });

  it.each([
    ['an address elsewhere', { redirect_uri: 'https://evil.example/callback' }],
    ['an unknown client', { client_id: 'other' }],
  ])('is not sent anywhere with %s', async (_what, changes) => {
    const { base } = await start();
    const answer = await browser(base)(`/dev/identity/auth?${authorizationQuery(pkce().challenge, changes)}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).not.toMatch(/https?:\/\/fonts|at .*\.js:\d+/);
  });

  it("cannot finish another browser's login", async () => {
    const { base } = await start();
    const interaction = locationOf(await browser(base)(`/dev/identity/auth?${authorizationQuery(pkce().challenge)}`));
    expect((await browser(base)(interaction)).status).toBe(400);
    expect((await browser(base)(`${interaction}/anna`, { method: 'POST' })).status).toBe(400);
  });
});

describe('a token by name, for scripts', () => {
  it('is given for a user and verified by every process of the checkout', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    const answer = (await (await tokenRequest(one.base, '{"as":"anna"}')).json()) as { user: string; token: string; expiresAt: string };
    expect(answer.user).toBe('anna');
    const verified = await createTokenVerifier({ issuers: [other.identity.trust] }).verify(answer.token);
    expect(verified).toMatchObject({ subject: 'anna', expiresAt: Date.parse(answer.expiresAt) / 1_000 });
    expect(Date.parse(answer.expiresAt) - Date.now()).toBeGreaterThan(7.9 * 3_600_000);
  });

  it('is issued without a server, by the same key', async () => {
    const cli = await createDevelopmentIdentity({ production: false, stateDir, users });
    const { identity } = await start();
    const { token } = await cli.issueDevelopmentToken({ subject: 'li-wei', ttlSeconds: 60 });
    await expect(createTokenVerifier({ issuers: [identity.trust] }).verify(token)).resolves.toMatchObject({ subject: 'li-wei' });
    await expect(cli.issueDevelopmentToken({ subject: 'nobody' })).rejects.toThrow('no such');
    await expect(cli.issueDevelopmentToken({ subject: 'li-wei', ttlSeconds: 86_401 })).rejects.toThrow(RangeError);
    await expect(cli.issueDevelopmentToken({ subject: 'li-wei', ttlSeconds: 0.5 })).rejects.toThrow(RangeError);
  });

  it('is verified by discovery, as a token of a production issuer is', async () => {
    const port = await freePort();
    const issuer = `http://127.0.0.1:${port}/dev/identity`;
    const { identity } = await start({ issuer, port });
    const { token } = await identity.issueDevelopmentToken({ subject: 'anna' });
    const verifier = createTokenVerifier({ issuers: [{ issuer, audience: 'pilotage', jwks: { kind: 'discovery' } }] });
    await expect(verifier.verify(token)).resolves.toMatchObject({ issuer, subject: 'anna' });
  });

  it.each([
    ['an unknown user', '{"as":"director"}', 404],
    ['no user', '{}', 400],
    ['a field too many', '{"as":"anna","roles":["admin"]}', 400],
    ['no JSON', '{', 400],
    ['an array', '["anna"]', 400],
    ['a life of a week', '{"as":"anna","ttlSeconds":604800}', 400],
    ['two kilobytes', `{"as":"${'a'.repeat(2_000)}"}`, 413],
  ])('is refused for %s', async (_what, body, status) => {
    const { base } = await start();
    const answer = await tokenRequest(base, body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/at .*:\d+|node_modules/);
  });

  it('is not given to a form of another page', async () => {
    const { base } = await start();
    expect((await tokenRequest(base, '{"as":"anna"}', 'text/plain')).status).toBe(415);
    expect((await tokenRequest(base, 'as=anna', 'application/x-www-form-urlencoded')).status).toBe(415);
  });

  it('names whom one can be', async () => {
    const { base } = await start();
    expect(await (await fetch(`${base}/dev/users`)).json()).toEqual(users);
  });
});

describe('the development identity provider', () => {
  it('refuses to exist in production, and leaves no key behind', async () => {
    const options = { production: true, stateDir, users };
    await expect(createDevelopmentIdentity(options)).rejects.toBeInstanceOf(DevelopmentProviderInProduction);
    const server = fastify();
    await expect(registerDevelopmentIdentity(server, options)).rejects.toBeInstanceOf(DevelopmentProviderInProduction);
    expect((await server.inject('/dev/users')).statusCode).toBe(404);
    expect(existsSync(path.join(stateDir, 'keys'))).toBe(false);
  });

  it('keeps one key file that only its owner reads, however many processes start at once', async () => {
    const many = await Promise.all(Array.from({ length: 8 }, () => createDevelopmentIdentity({ production: false, stateDir, users })));
    expect(new Set(many.map(({ trust }) => JSON.stringify(trust))).size).toBe(1);
    expect(readdirSync(path.join(stateDir, 'keys'))).toEqual(['development-identity.json']);
    expect(statSync(path.join(stateDir, 'keys', 'development-identity.json')).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(many[0]?.trust)).not.toContain('"d"');
  });

  it('leaves the other routes of the server as they are', async () => {
    const server = fastify();
    opened.push(server);
    server.post('/other', (request) => Promise.resolve({ got: request.body }));
    await registerDevelopmentIdentity(server, { production: false, stateDir, users });
    const answer = await server.inject({ method: 'POST', url: '/other', payload: { a: 1 } });
    expect(answer.json()).toEqual({ got: { a: 1 } });
    expect(consoleLines).toEqual([]);
  });
});
