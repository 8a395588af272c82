import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK, type JWTPayload, type CryptoKey } from 'jose';
import { TokenRefused } from './token-refusals.js';
import { bearerTokenOf, createTokenVerifier, LONGEST_TOKEN, type IssuerTrust, type TokenVerifier } from './tokens.js';

const ISSUER = 'https://identity.example.gov';
const AUDIENCE = 'pilotage';
const now = (): number => Math.floor(Date.now() / 1_000);
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

let trusted: CryptoKey;
let trustedJwk: JWK;
let stranger: CryptoKey;
let strangerJwk: JWK;
let verifier: TokenVerifier;

beforeAll(async () => {
  const own = await generateKeyPair('ES256', { extractable: true });
  const other = await generateKeyPair('ES256', { extractable: true });
  trusted = own.privateKey;
  stranger = other.privateKey;
  trustedJwk = { ...(await exportJWK(own.publicKey)), kid: 'of-2026', alg: 'ES256', use: 'sig' };
  strangerJwk = { ...(await exportJWK(other.publicKey)), kid: 'of-2026', alg: 'ES256', use: 'sig' };
  verifier = createTokenVerifier({
    issuers: [{ issuer: ISSUER, audience: AUDIENCE, jwks: { kind: 'local', keys: { keys: [trustedJwk] } } }],
  });
});

const claims = (changes: JWTPayload = {}): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'li-wei',
  iat: now() - 5,
  exp: now() + 300,
  ...changes,
});
const header = (changes: Record<string, unknown> = {}): { alg: string; [name: string]: unknown } => ({
  alg: 'ES256',
  typ: 'at+jwt',
  kid: 'of-2026',
  ...changes,
});
const signed = (payload: JWTPayload, head = header(), key: CryptoKey = trusted): Promise<string> =>
  new SignJWT(payload).setProtectedHeader(head).sign(key);
const trustIn = (issuer: string, key: JWK): IssuerTrust => ({ issuer, audience: AUDIENCE, jwks: { kind: 'local', keys: { keys: [key] } } });
const without = (name: string): JWTPayload => Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name));

async function reasonFor(token: string): Promise<string> {
  try {
    await verifier.verify(token);
    return 'ACCEPTED';
  } catch (fault) {
    return fault instanceof TokenRefused ? fault.reason : 'NOT A REFUSAL';
  }
}

describe('an officer is known by an access token of a trusted issuer', () => {
  it('gives issuer, subject, end and how the person signed in', async () => {
    const signedInAt = now() - 60;
    const verified = await verifier.verify(await signed(claims({ auth_time: signedInAt, acr: 'two-factors' })));
    expect(verified).toMatchObject({ issuer: ISSUER, subject: 'li-wei', authTime: signedInAt, acr: 'two-factors' });
    expect(verified.expiresAt).toBeGreaterThan(now());
  });

  it('leaves out what the issuer does not say', async () => {
    expect(Object.keys(await verifier.verify(await signed(claims()))).sort()).toEqual(['expiresAt', 'isClient', 'issuer', 'subject']);
  });

  it('bears a clock that differs by less than five seconds', async () => {
    expect(await reasonFor(await signed(claims({ exp: now() - 2 })))).toBe('ACCEPTED');
    expect(await reasonFor(await signed(claims({ nbf: now() + 3 })))).toBe('ACCEPTED');
  });

  it('takes one of several audiences, and the long form of the type', async () => {
    expect(await reasonFor(await signed(claims({ aud: ['elsewhere', AUDIENCE] })))).toBe('ACCEPTED');
    expect(await reasonFor(await signed(claims(), header({ typ: 'application/at+jwt' })))).toBe('ACCEPTED');
  });

  // Older runtimes print a warning at their first Ed25519 key.
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  (major > 20 || minor >= 20 ? it : it.skip)('takes EdDSA keys', async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'ed' };
    const own = createTokenVerifier({ issuers: [{ issuer: ISSUER, audience: AUDIENCE, jwks: { kind: 'local', keys: { keys: [jwk] } } }] });
    const token = await signed(claims(), header({ alg: 'EdDSA', kid: 'ed' }), pair.privateKey);
    await expect(own.verify(token)).resolves.toMatchObject({ subject: 'li-wei' });
  });

  it('takes a sign-in for recent proof only by a method that counts as strong, and never that of a client', async () => {
    const strict = createTokenVerifier({ issuers: [{ ...trustIn(ISSUER, trustedJwk), strongAcr: ['phr', 'phrh'] }] });
    const provenBy = async (given: JWTPayload): Promise<number | undefined> => (await strict.verify(await signed(claims(given)))).provenAt;
    const at = now() - 60;

    expect(await provenBy({ acr: 'phr', auth_time: at })).toBe(at);
    expect(await provenBy({ acr: 'password', auth_time: at })).toBeUndefined();
    expect(await provenBy({ auth_time: at })).toBeUndefined();
    expect(await provenBy({ acr: 'phr' })).toBeUndefined();
    expect(await provenBy({ acr: 'phr', auth_time: at, client_id: 'li-wei' })).toBeUndefined();
    expect((await verifier.verify(await signed(claims({ acr: 'phr', auth_time: at })))).provenAt).toBeUndefined();
  });

  it('tells a client that speaks for itself from a human', async () => {
    expect((await verifier.verify(await signed(claims({ client_id: 'li-wei' })))).isClient).toBe(true);
    expect((await verifier.verify(await signed(claims({ client_id: 'browser' })))).isClient).toBe(false);
  });

  it.each<[string, { exp: number; scope?: unknown }, string]>([
    ['lives for an hour', { exp: 3_595 }, 'ACCEPTED'],
    ['lives for a second more', { exp: 3_596 }, 'TOKEN_LIVES_TOO_LONG'],
    ['lives for a year', { exp: 31_536_000 }, 'TOKEN_LIVES_TOO_LONG'],
    ['lacks the scope', { exp: 300, scope: 'email pilotage2' }, 'TOKEN_SCOPE_MISSING'],
    ['brings scopes as a list', { exp: 300, scope: ['pilotage'] }, 'TOKEN_SCOPE_MISSING'],
  ])('that %s is answered by what was agreed with the issuer', async (_how, { exp, scope = 'email pilotage' }, reason) => {
    const strict = createTokenVerifier({ issuers: [{ ...trustIn(ISSUER, trustedJwk), longestSeconds: 3_600, scope: 'pilotage' }] });
    const at = now();
    const said = await strict.verify(await signed(claims({ iat: at - 5, exp: at + exp, scope }))).then(
      () => 'ACCEPTED',
      (fault: unknown) => (fault as TokenRefused).reason,
    );
    expect(said).toBe(reason);
  });

  it('believes each of several issuers in its own name only', async () => {
    const other = trustIn('https://other.example.gov', strangerJwk);
    const both = createTokenVerifier({ issuers: [trustIn(ISSUER, trustedJwk), other] });

    await expect(both.verify(await signed(claims()))).resolves.toMatchObject({ issuer: ISSUER });
    await expect(both.verify(await signed(claims({ iss: other.issuer }), header(), stranger))).resolves.toMatchObject({
      issuer: other.issuer,
    });
    await expect(both.verify(await signed(claims({ iss: other.issuer })))).rejects.toMatchObject({ reason: 'TOKEN_SIGNATURE_WRONG' });
  });

  it('does not start with one issuer configured twice', () => {
    const trust: IssuerTrust = { issuer: ISSUER, audience: AUDIENCE, jwks: { kind: 'local', keys: { keys: [trustedJwk] } } };
    expect(() => createTokenVerifier({ issuers: [trust, trust] })).toThrow('twice');
  });
});

const tampered = (token: string, changes: JWTPayload): string => {
  const [head = '', , signature = ''] = token.split('.');
  return `${head}.${encoded(claims(changes))}.${signature}`;
};
const signedByHmac = (secret: string, head: Record<string, unknown>): string => {
  const input = `${encoded(head)}.${encoded(claims())}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

/** What the attacker tries, how, and the code under which it is refused. */
const attacks: readonly (readonly [string, () => string | Promise<string>, string])[] = [
  ['no signature at all (alg none)', () => new UnsecuredJWT(claims()).encode(), 'TOKEN_ALGORITHM_REFUSED'],
  ['alg none with the right type and key id', () => `${encoded(header({ alg: 'none' }))}.${encoded(claims())}.`, 'TOKEN_ALGORITHM_REFUSED'],
  ['alg nOnE', () => `${encoded(header({ alg: 'nOnE' }))}.${encoded(claims())}.`, 'TOKEN_ALGORITHM_REFUSED'],
  ['HS256 keyed with the public key', () => signedByHmac(JSON.stringify(trustedJwk), header({ alg: 'HS256' })), 'TOKEN_ALGORITHM_REFUSED'],
  ['HS256 keyed with nothing', () => signedByHmac('', header({ alg: 'HS256' })), 'TOKEN_ALGORITHM_REFUSED'],
  ['an RS256 header over the ES256 key', () => `${encoded(header({ alg: 'RS256' }))}.${encoded(claims())}.AAAA`, 'TOKEN_ALGORITHM_REFUSED'],
  ['another EC key under the known key id', () => signed(claims(), header(), stranger), 'TOKEN_SIGNATURE_WRONG'],
  ['an unknown key id', () => signed(claims(), header({ kid: 'of-2025' }), stranger), 'TOKEN_KEY_UNKNOWN'],
  ['a key id that is a path', () => signed(claims(), header({ kid: '../../dev/null' }), stranger), 'TOKEN_KEY_UNKNOWN'],
  ['its own key in the header (jwk)', () => signed(claims(), header({ jwk: strangerJwk }), stranger), 'TOKEN_HEADER_REFUSED'],
  [
    'an address of its own keys (jku)',
    () => signed(claims(), header({ jku: 'https://evil.example/keys' }), stranger),
    'TOKEN_HEADER_REFUSED',
  ],
  [
    'an address of its certificate (x5u)',
    () => signed(claims(), header({ x5u: 'https://evil.example/c' }), stranger),
    'TOKEN_HEADER_REFUSED',
  ],
  ['its own certificate (x5c)', () => signed(claims(), header({ x5c: ['AAAA'] }), stranger), 'TOKEN_HEADER_REFUSED'],
  ['an extension that it calls critical', () => `${encoded(header({ crit: ['exp'] }))}.${encoded(claims())}.AAAA`, 'TOKEN_HEADER_REFUSED'],
  ['an unencoded payload (b64)', () => `${encoded(header({ b64: false }))}.${encoded(claims())}.AAAA`, 'TOKEN_HEADER_REFUSED'],
  ['another issuer', () => signed(claims({ iss: 'https://evil.example' })), 'TOKEN_ISSUER_UNKNOWN'],
  ['the issuer with a slash at the end', () => signed(claims({ iss: `${ISSUER}/` })), 'TOKEN_ISSUER_UNKNOWN'],
  ['no issuer', () => signed(without('iss')), 'TOKEN_ISSUER_UNKNOWN'],
  ['a list of issuers', () => signed({ ...claims(), iss: [ISSUER] as unknown as string }), 'TOKEN_ISSUER_UNKNOWN'],
  ['another audience', () => signed(claims({ aud: 'payroll' })), 'TOKEN_AUDIENCE_WRONG'],
  ['an audience that only begins like ours', () => signed(claims({ aud: 'pilotage-test' })), 'TOKEN_AUDIENCE_WRONG'],
  ['no audience', () => signed(without('aud')), 'TOKEN_AUDIENCE_WRONG'],
  ['an id token in place of an access token', () => signed(claims(), header({ typ: 'JWT' })), 'TOKEN_TYPE_REFUSED'],
  ['a logout token', () => signed(claims(), header({ typ: 'logout+jwt' })), 'TOKEN_TYPE_REFUSED'],
  ['no type', () => signed(claims(), { alg: 'ES256', kid: 'of-2026' }), 'TOKEN_TYPE_REFUSED'],
  ['an end in the past', () => signed(claims({ exp: now() - 30 })), 'TOKEN_EXPIRED'],
  ['no end', () => signed(without('exp')), 'TOKEN_CLAIM_REFUSED'],
  ['an end that is a text', () => signed({ ...claims(), exp: '9999999999' as unknown as number }), 'TOKEN_CLAIM_REFUSED'],
  ['a beginning in the future', () => signed(claims({ nbf: now() + 60 })), 'TOKEN_NOT_YET_VALID'],
  ['a moment of issue in the future', () => signed(claims({ iat: now() + 60 })), 'TOKEN_NOT_YET_VALID'],
  ['no moment of issue', () => signed(without('iat')), 'TOKEN_CLAIM_REFUSED'],
  ['no subject', () => signed(without('sub')), 'TOKEN_CLAIM_REFUSED'],
  ['an empty subject', () => signed(claims({ sub: ' ' })), 'TOKEN_CLAIM_REFUSED'],
  ['a subject that is an object', () => signed({ ...claims(), sub: { $ne: '' } as unknown as string }), 'TOKEN_CLAIM_REFUSED'],
  ['a subject of 300 characters', () => signed(claims({ sub: 'a'.repeat(300) })), 'TOKEN_CLAIM_REFUSED'],
  ['a sign-in of tomorrow', () => signed(claims({ auth_time: now() + 86_400 })), 'TOKEN_CLAIM_REFUSED'],
  ['another subject under an old signature', async () => tampered(await signed(claims()), { sub: 'director' }), 'TOKEN_SIGNATURE_WRONG'],
  ['a later end under an old signature', async () => tampered(await signed(claims()), { exp: now() + 9_999 }), 'TOKEN_SIGNATURE_WRONG'],
  ['its signature cut off', async () => (await signed(claims())).replace(/[^.]+$/, ''), 'TOKEN_SIGNATURE_WRONG'],
  ['its signature in zeros', async () => (await signed(claims())).replace(/[^.]+$/, 'A'.repeat(86)), 'TOKEN_SIGNATURE_WRONG'],
  ['its signature shortened', async () => (await signed(claims())).slice(0, -4), 'TOKEN_SIGNATURE_WRONG'],
  ['two parts', async () => (await signed(claims())).split('.').slice(0, 2).join('.'), 'TOKEN_MALFORMED'],
  ['five parts, as an encrypted token has', async () => `${await signed(claims())}.AAAA.AAAA`, 'TOKEN_MALFORMED'],
  ['nothing', () => '', 'TOKEN_MALFORMED'],
  ['three empty parts', () => '..', 'TOKEN_MALFORMED'],
  ['a header that is no JSON', () => `AAAA.${encoded(claims())}.AAAA`, 'TOKEN_MALFORMED'],
  ['claims that are a list', () => `${encoded(header())}.${encoded([1])}.AAAA`, 'TOKEN_MALFORMED'],
  ['a megabyte', () => `${encoded(header())}.${'A'.repeat(1_000_000)}.AAAA`, 'TOKEN_TOO_LONG'],
  ['a signed token one character too long', async () => (await signed(claims())).padEnd(LONGEST_TOKEN + 1, 'A'), 'TOKEN_TOO_LONG'],
];

describe('an access token is refused that', () => {
  it.each(attacks)('brings %s', async (_attack, forge, reason) => {
    expect(await reasonFor(await forge())).toBe(reason);
  });

  it('tells the client nothing but its code', async () => {
    const refused: unknown = await verifier.verify(tampered(await signed(claims()), { sub: 'director' })).catch((fault: unknown) => fault);
    expect((refused as Error).message).toBe('access token refused: TOKEN_SIGNATURE_WRONG');
  });
});

describe('an authorization header', () => {
  it('gives its token, and nothing where there is none', () => {
    expect(bearerTokenOf(undefined)).toBeUndefined();
    expect(bearerTokenOf('Bearer abc.def.ghi')).toBe('abc.def.ghi');
    expect(bearerTokenOf('bearer abc.def.ghi')).toBe('abc.def.ghi');
  });

  it.each([
    ['empty', ''],
    ['without its scheme', 'abc.def.ghi'],
    ['of another scheme', 'Basic YTpi'],
    ['without a token', 'Bearer '],
    ['with two tokens', 'Bearer a b'],
    ['with a list of tokens', 'Bearer a,b'],
    ['with a tab', 'Bearer\tabc'],
    ['of nine thousand characters', `Bearer ${'a'.repeat(9_000)}`],
  ])('is refused when it is %s', (_form, value) => {
    expect(() => bearerTokenOf(value)).toThrow(TokenRefused);
  });
});
