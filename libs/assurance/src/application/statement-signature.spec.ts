import { signStatement, testIssuer, type StatementText, type TestIssuer } from '../../../../test/support/statements.js';
import type { IssuerKey } from '../domain/issuer-keys.rules.js';
import { isFaults, isUsableKey, openStatement, signatureHolds } from './statement-signature.js';

const modelDigest = 'a'.repeat(64);
const keyOf = ({ key }: TestIssuer): IssuerKey => ({ ...key, y: key.y ?? null });
const base64url = (text: string | Buffer): string => Buffer.from(text).toString('base64url');

let issuer: TestIssuer;
let other: TestIssuer;
let edwards: TestIssuer;
let good: string;

const signed = (more: Partial<StatementText> = {}, by: TestIssuer = issuer): Promise<string> =>
  signStatement(by, { modelDigest, standard: 'ISO/IEC 42001:2023', ...more });
/** The good statement with one of its parts replaced. */
const withPart = (at: 0 | 1 | 2, part: string): string =>
  good
    .split('.')
    .map((own, i) => (i === at ? part : own))
    .join('.');

beforeAll(async () => {
  issuer = await testIssuer('https://issuer.example.test/1');
  other = await testIssuer('https://issuer.example.test/2');
  edwards = await testIssuer('https://issuer.example.test/3', 'EdDSA');
  good = await signed();
});

describe('the form of a signed statement', () => {
  it('a compact JWS of the type vc+jwt is read, also under its full media type', async () => {
    expect(isFaults(openStatement(good))).toBe(false);
    expect(isFaults(openStatement(await signed({ header: { typ: 'application/vc+jwt' } })))).toBe(false);
  });

  it.each<readonly [string, () => string | Promise<string>, readonly string[]]>([
    ['nothing', () => '', ['EVIDENCE_NOT_A_JWS']],
    ['a sentence', () => 'not a statement', ['EVIDENCE_NOT_A_JWS']],
    ['three letters', () => 'a.b.c', ['EVIDENCE_NOT_A_JWS']],
    ['two parts', () => good.slice(0, good.lastIndexOf('.')), ['EVIDENCE_NOT_A_JWS']],
    ['an encrypted form of five parts', () => `${good}.a.b`, ['EVIDENCE_NOT_A_JWS']],
    ['a line feed at its end', () => `${good}\n`, ['EVIDENCE_NOT_A_JWS']],
    ['a payload that is no JSON', () => withPart(1, base64url('{')), ['EVIDENCE_NOT_A_JWS']],
    ['a payload of malformed UTF-8', () => withPart(1, base64url(Buffer.from([0x22, 0xff, 0x22]))), ['EVIDENCE_NOT_A_JWS']],
    ['a payload that is a number', () => withPart(1, base64url('7')), ['EVIDENCE_NOT_A_CREDENTIAL']],
    ['one byte more than 64 kB', () => 'x'.repeat(64 * 1024 + 1), ['EVIDENCE_TOO_LARGE']],
    ['another type', () => signed({ header: { typ: 'JWT' } }), ['EVIDENCE_TYPE_WRONG']],
    ['no type', () => withPart(0, base64url('{"alg":"ES256"}')), ['EVIDENCE_TYPE_WRONG']],
    ['no signature algorithm', () => withPart(0, base64url('{"alg":"none","typ":"vc+jwt"}')), ['EVIDENCE_ALGORITHM_NOT_ALLOWED']],
    ['a shared secret', () => withPart(0, base64url('{"alg":"HS256","typ":"vc+jwt"}')), ['EVIDENCE_ALGORITHM_NOT_ALLOWED']],
    [
      'several faults',
      () => signed({ header: { typ: 'JWT' }, payload: { type: [], validUntil: undefined } }),
      ['EVIDENCE_TYPE_WRONG', 'EVIDENCE_NOT_A_CREDENTIAL', 'EVIDENCE_PERIOD_UNREADABLE'],
    ],
  ])('a statement with %s is told by its faults', async (_what, make, faults) => {
    expect(openStatement(await make())).toEqual(faults);
  });
});

describe('the signature of a statement', () => {
  it('holds under the key of its issuer, on P-256 and on Ed25519', async () => {
    expect(await signatureHolds(good, keyOf(issuer))).toBe(true);
    expect(await signatureHolds(await signed({}, edwards), keyOf(edwards))).toBe(true);
  });

  it.each<readonly [string, () => string | Promise<string>, () => IssuerKey]>([
    ['under another key', () => good, () => keyOf(other)],
    ['under a key of the other algorithm', () => good, () => keyOf(edwards)],
    ['with another payload', () => withPart(1, good.split('.')[1]?.replace(/^./, 'f') ?? ''), () => keyOf(issuer)],
    ['with a changed header', () => withPart(0, base64url('{"typ":"vc+jwt","alg":"ES256"}')), () => keyOf(issuer)],
    [
      'with the signature of another statement',
      async () => withPart(2, (await signed()).split('.')[2] ?? '').replace(/.{4}$/, 'AAAA'),
      () => keyOf(issuer),
    ],
    ['by an algorithm that its header only claims', () => withPart(0, base64url('{"alg":"EdDSA","typ":"vc+jwt"}')), () => keyOf(issuer)],
    [
      'with a critical header that nobody understands',
      () => withPart(0, base64url('{"alg":"ES256","typ":"vc+jwt","crit":["x"],"x":1}')),
      () => keyOf(issuer),
    ],
    ['when it is no statement at all', () => 'x', () => keyOf(issuer)],
  ])('does not hold %s', async (_what, statement, key) => {
    expect(await signatureHolds(await statement(), key())).toBe(false);
  });
});

describe('the key of an issuer', () => {
  it.each<readonly [string, () => IssuerKey, boolean]>([
    ['on P-256', () => keyOf(issuer), true],
    ['on Ed25519', () => keyOf(edwards), true],
    ['off its curve', () => ({ ...keyOf(issuer), y: issuer.key.x }), false],
    ['without its second coordinate', () => ({ ...keyOf(issuer), y: null }), false],
    ['on Ed25519 with a second coordinate', () => ({ ...keyOf(edwards), y: edwards.key.x }), false],
  ])('%s is usable or not', async (_what, key, usable) => {
    expect(await isUsableKey(key())).toBe(usable);
  });
});
