import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { CompactEncrypt } from 'jose';
import { encoded, signedParts, type Claims, type IssuerKey } from './tokens-issuer.js';

/** What an attacker has: the issuer's public side, keys of their own, and a token that was valid once. */
export interface Loot {
  readonly issuer: string;
  readonly otherIssuer: string;
  /** The issuer's key. A token signed with it is right but for what the attack changes. */
  readonly key: IssuerKey;
  readonly stranger: IssuerKey;
  readonly rotatedOut: IssuerKey;
  /** Of the other issuer that is trusted too. */
  readonly foreign: IssuerKey;
  readonly subject: string;
}

export type Forge = (loot: Loot) => string | Promise<string>;

const now = (): number => Math.floor(Date.now() / 1000);
export const headerOf = ({ key }: Pick<Loot, 'key'>, changes: Claims = {}): Claims => ({
  alg: 'ES256',
  typ: 'at+jwt',
  kid: key.kid,
  ...changes,
});
export const claimsOf = ({ issuer, subject }: Pick<Loot, 'issuer' | 'subject'>, changes: Claims = {}): Claims => ({
  ...{ iss: issuer, aud: 'pilotage', sub: subject, iat: now() - 5, exp: now() + 600, jti: 'one', client_id: 'a-client' },
  ...changes,
});
/** The token as its issuer would give it. */
export const good = (loot: Loot): string => signedParts(headerOf(loot), claimsOf(loot), loot.key);

const withHeader =
  (changes: Claims | ((loot: Loot) => Claims), key: 'key' | 'stranger' | 'rotatedOut' | 'foreign' = 'key'): Forge =>
  (loot) =>
    signedParts(headerOf(loot, typeof changes === 'function' ? changes(loot) : changes), claimsOf(loot), loot[key]);
const withClaims =
  (changes: Claims | ((loot: Loot) => Claims)): Forge =>
  (loot) =>
    signedParts(headerOf(loot), claimsOf(loot, typeof changes === 'function' ? changes(loot) : changes), loot.key);
const withoutClaim =
  (name: string): Forge =>
  (loot) =>
    withClaims({ [name]: undefined })(loot);
const unsigned =
  (changes: Claims, signature = ''): Forge =>
  (loot) =>
    `${encoded(headerOf(loot, changes))}.${encoded(claimsOf(loot))}.${signature}`;
/** With HMAC under what everybody knows. */
const byHmac =
  (secretOf: (loot: Loot) => string | Buffer, alg = 'HS256'): Forge =>
  (loot) => {
    const input = `${encoded(headerOf(loot, { alg }))}.${encoded(claimsOf(loot))}`;
    return `${input}.${createHmac('sha256', secretOf(loot)).update(input).digest('base64url')}`;
  };
const changed =
  (change: (parts: readonly [string, string, string]) => string): Forge =>
  (loot) =>
    change(good(loot).split('.') as unknown as [string, string, string]);
const pem = ({ key }: Loot): string =>
  createPublicKey({ key: key.jwk as never, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
/** Header or claims as text, for what JSON of a program cannot say. */
const asText =
  (of: 'header' | 'claims', change: (text: string) => string): Forge =>
  (loot) => {
    const [header, claims] = [JSON.stringify(headerOf(loot)), JSON.stringify(claimsOf(loot))];
    return of === 'header' ? signedParts(change(header), claims, loot.key) : signedParts(header, change(claims), loot.key);
  };

/** Who signed it, and how. */
const SIGNATURES: Readonly<Record<string, Forge>> = {
  'no signature (alg none)': unsigned({ alg: 'none' }),
  'alg None': unsigned({ alg: 'None' }),
  'alg nOnE': unsigned({ alg: 'nOnE' }),
  'alg none with a signature': unsigned({ alg: 'none' }, 'AAAA'),
  'an empty alg': unsigned({ alg: '' }),
  'no alg': withHeader({ alg: undefined }),
  'a list of algs': withHeader({ alg: ['ES256', 'none'] }),
  'HS256 under the public key as JSON': byHmac(({ key }) => JSON.stringify(key.jwk)),
  'HS256 under the public key as PEM': byHmac(pem),
  'HS256 under nothing': byHmac(() => Buffer.alloc(0)),
  'HS384 said over an HS256': byHmac(pem, 'HS384'),
  'an HMAC that calls itself ES256': byHmac(pem, 'ES256'),
  'RS256 said over an ES256': withHeader({ alg: 'RS256' }),
  'ES384 said over an ES256': withHeader({ alg: 'ES384' }),
  'alg es256': withHeader({ alg: 'es256' }),
  'an RSA key of its own under the known name': (loot) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const input = `${encoded(headerOf(loot, { alg: 'RS256' }))}.${encoded(claimsOf(loot))}`;
    return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
  },
  'another key under the known name': withHeader({}, 'stranger'),
  'the key of another trusted issuer': withHeader(({ foreign }) => ({ kid: foreign.kid }), 'foreign'),
  'the key of another trusted issuer under the known name': withHeader({}, 'foreign'),
  'a key that was rotated out': withHeader(({ rotatedOut }) => ({ kid: rotatedOut.kid }), 'rotatedOut'),
  'a psychic signature (r = s = 0)': changed(([h, c]) => `${h}.${c}.${Buffer.alloc(64).toString('base64url')}`),
  'r and s equal to the order of the curve': changed(
    ([h, c]) =>
      `${h}.${c}.${Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'.repeat(2), 'hex').toString('base64url')}`,
  ),
  'a signature in DER': (loot) => {
    const input = good(loot).split('.').slice(0, 2).join('.');
    return `${input}.${sign('sha256', Buffer.from(input), loot.key.privateKey).toString('base64url')}`;
  },
  'its signature cut off': changed(([h, c]) => `${h}.${c}.`),
  'its signature shortened': changed(([h, c, s]) => `${h}.${c}.${s.slice(0, -4)}`),
  'its signature lengthened': changed(([h, c, s]) => `${h}.${c}.${s}AAAA`),
  'the signature of another token': (loot) =>
    `${good(loot).split('.').slice(0, 2).join('.')}.${withClaims({ jti: 'two' })(loot) as string}`.replace(
      /\.[^.]+\.[^.]+\.(?=[^.]+$)/,
      '.',
    ),
  'another subject under its signature': changed(
    ([h, c, s]) => `${h}.${encoded({ ...(JSON.parse(Buffer.from(c, 'base64url').toString()) as Claims), sub: 'officer' })}.${s}`,
  ),
};

/** What its header says. */
const HEADERS: Readonly<Record<string, Forge>> = {
  'its own key (jwk)': withHeader(({ stranger }) => ({ jwk: stranger.jwk, kid: undefined }), 'stranger'),
  'an address of keys (jku)': withHeader(({ otherIssuer }) => ({ jku: `${otherIssuer}/keys` }), 'stranger'),
  'an address of a certificate (x5u)': withHeader({ x5u: 'https://evil.example/certificate' }, 'stranger'),
  'a certificate of its own (x5c)': withHeader({ x5c: ['MIIB'] }, 'stranger'),
  'a critical extension': withHeader({ crit: ['exp'], exp: now() + 600 }),
  'an unencoded payload (b64)': withHeader({ b64: false, crit: ['b64'] }),
  'a compressed payload (zip)': (loot) => {
    const packed = deflateRawSync(JSON.stringify(claimsOf(loot))).toString('base64url');
    const input = `${encoded(headerOf(loot, { zip: 'DEF' }))}.${packed}`;
    return `${input}.${sign('sha256', Buffer.from(input), { key: loot.key.privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  },
  'an id token in its place (typ JWT)': withHeader({ typ: 'JWT' }),
  'a logout token': withHeader({ typ: 'logout+jwt' }),
  'a security event': withHeader({ typ: 'secevent+jwt' }),
  'no typ': withHeader({ typ: undefined }),
  'a typ that only ends like it': withHeader({ typ: 'x-at+jwt' }),
  'a key name that is a path': withHeader({ kid: '../../../../dev/null' }),
  'a key name that is SQL': withHeader({ kid: `' union select 'AA==' --` }),
  'a key name with a zero byte': withHeader(({ key }) => ({ kid: `${key.kid}\u0000` })),
  'a key name that is the prototype': withHeader({ kid: '__proto__' }),
  'a key name that is a list': withHeader(({ key }) => ({ kid: [key.kid] })),
  'a header twice named alg': asText('header', (text) =>
    text.replace('{', '{"alg":"ES256",').replace(/"alg":"ES256"(?!,"alg")/, '"alg":"none"'),
  ),
  'a header that is a list': (loot) => signedParts([headerOf(loot)], claimsOf(loot), loot.key),
  'a header that is no JSON': (loot) => signedParts('not json', claimsOf(loot), loot.key),
};

/** What its claims say. */
const CLAIMS: Readonly<Record<string, Forge>> = {
  'no issuer': withoutClaim('iss'),
  'an unknown issuer': withClaims({ iss: 'https://evil.example' }),
  'an issuer with a slash at its end': withClaims(({ issuer }) => ({ iss: `${issuer}/` })),
  'an issuer in capitals': withClaims(({ issuer }) => ({ iss: issuer.toUpperCase() })),
  'an issuer with a letter that looks alike': withClaims(({ issuer }) => ({ iss: issuer.replace('http', 'һttp') })),
  'an issuer with a user in its address': withClaims(({ issuer }) => ({ iss: issuer.replace('://', '://a@') })),
  'a list of issuers': withClaims(({ issuer }) => ({ iss: [issuer] })),
  'the other trusted issuer': withClaims(({ otherIssuer }) => ({ iss: otherIssuer })),
  'no audience': withoutClaim('aud'),
  'another audience': withClaims({ aud: 'payroll' }),
  'an audience that begins like ours': withClaims({ aud: 'pilotage-test' }),
  'an audience in capitals': withClaims({ aud: 'PILOTAGE' }),
  'a list of other audiences': withClaims({ aud: ['payroll', 'canteen'] }),
  'an empty list of audiences': withClaims({ aud: [] }),
  'a list in a list of audiences': withClaims({ aud: [['pilotage']] }),
  'an audience that is an object': withClaims({ aud: { pilotage: true } }),
  'an end in the past': withClaims({ exp: now() - 60 }),
  'no end': withoutClaim('exp'),
  'an end as text': withClaims({ exp: '9999999999' }),
  'an end that is no number': asText('claims', (text) => text.replace(/"exp":\d+/, '"exp":1e400')),
  'an end in a hundred years': withClaims({ exp: now() + 100 * 365 * 86_400 }),
  'an end before its issue': withClaims({ iat: now() + 3600, exp: now() + 600 }),
  'a beginning tomorrow': withClaims({ nbf: now() + 86_400 }),
  'a beginning as text': withClaims({ nbf: 'now' }),
  'no moment of issue': withoutClaim('iat'),
  'an issue tomorrow': withClaims({ iat: now() + 86_400, exp: now() + 90_000 }),
  'an issue as text': withClaims({ iat: 'yesterday' }),
  'a sign-in tomorrow': withClaims({ auth_time: now() + 86_400 }),
  'a sign-in as text': withClaims({ auth_time: 'now' }),
  'a proof that is a list': withClaims({ acr: ['phr'] }),
  'no subject': withoutClaim('sub'),
  'an empty subject': withClaims({ sub: '' }),
  'a subject of blanks': withClaims({ sub: ' \t ' }),
  'a list of subjects': withClaims(({ subject }) => ({ sub: [subject] })),
  'a subject that is a number': withClaims({ sub: 42 }),
  'a subject that is an operator': withClaims({ sub: { $ne: '' } }),
  'a subject of 300 characters': withClaims({ sub: 's'.repeat(300) }),
  'a subject with a zero byte': withClaims(({ subject }) => ({ sub: `${subject}\u0000` })),
  'a subject with a lone surrogate': withClaims(({ subject }) => ({ sub: `${subject}\ud800` })),
  'claims that are a list': (loot) => signedParts(headerOf(loot), [claimsOf(loot)], loot.key),
  'claims that are null': (loot) => signedParts(headerOf(loot), 'null', loot.key),
  'claims that are no JSON': (loot) => signedParts(headerOf(loot), 'not json', loot.key),
  'claims in which the audience stands twice': asText('claims', (text) => text.replace('}', ',"aud":"payroll"}')),
};

/** How it is written. */
const FORMS: Readonly<Record<string, Forge>> = {
  'two parts': changed(([h, c]) => `${h}.${c}`),
  'four parts': changed(([h, c, s]) => `${h}.${c}.${s}.${s}`),
  'five parts': changed(([h, c, s]) => `${h}.${c}.${s}.AAAA.AAAA`),
  'three empty parts': () => '..',
  'one word': () => 'undefined',
  'padding behind its signature': changed(([h, c, s]) => `${h}.${c}.${s}==`),
  'padding inside': changed(([h, c, s]) => `${h}==.${c}.${s}`),
  'the other alphabet of base64': (loot) => `${good(loot).replace(/[-_]/g, '+')}++//`,
  'a character that is none of base64': changed(([h, c, s]) => `${h}.${c}.~${s}`),
  'its end broken off': changed(([h, c, s]) => `${h}.${c}.${s}`.slice(0, -30)),
  'it twice': (loot) => good(loot) + good(loot),
  'a token in a token': (loot) => signedParts(headerOf(loot, { cty: 'JWT' }), good(loot), loot.key),
  'an encrypted token': ({ key, issuer }) =>
    new CompactEncrypt(Buffer.from(JSON.stringify({ iss: issuer })))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ: 'at+jwt' })
      .encrypt(createPublicKey({ key: key.jwk as never, format: 'jwk' })),
  'more than 8 kB': withClaims({ filler: 'f'.repeat(9000) }),
};

/** Every token that is refused where tokens go. */
export const FORGERIES: Readonly<Record<string, Forge>> = { ...SIGNATURES, ...HEADERS, ...CLAIMS, ...FORMS };
