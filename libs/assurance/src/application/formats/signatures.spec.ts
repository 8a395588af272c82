import { createPrivateKey, sign, type JsonWebKey, type KeyObject } from 'node:crypto';
import { testIssuer, type TestIssuer } from '../../../../../test/support/statements.js';
import { modelBom, signBom, signEnvelope, testStatement } from '../../../../../test/support/model-boms.js';
import type { IssuerKey } from '../../domain/issuer-keys.rules.js';
import { envelopeHolds, openEnvelope, preAuthentication, type Envelope } from './envelope.js';
import { envelopedHolds, envelopedSignatureOf } from './enveloped-signature.js';
import { bytesOfBase64, plainOfAsn1, rawSignatureHolds } from './raw-signature.js';

const modelDigest = 'a'.repeat(64);
const keyOf = ({ key }: TestIssuer): IssuerKey => ({ ...key, y: key.y ?? null });
const coordinate = (decimal: string): string => Buffer.from(BigInt(decimal).toString(16).padStart(64, '0'), 'hex').toString('base64url');
const privateOf = ({ privateJwk }: TestIssuer): KeyObject => createPrivateKey({ key: privateJwk as JsonWebKey, format: 'jwk' });
const opened = (value: unknown): Envelope => {
  const envelope = openEnvelope(value);
  if (typeof envelope === 'string') throw new Error(envelope);
  return envelope;
};

let issuer: TestIssuer;
let other: TestIssuer;
let edwards: TestIssuer;

beforeAll(async () => {
  issuer = await testIssuer('https://issuer.example.test/1');
  other = await testIssuer('https://issuer.example.test/2');
  edwards = await testIssuer('https://issuer.example.test/3', 'EdDSA');
});

describe('a signed envelope', () => {
  it('the example of the specification holds under its key, and not when a letter of it differs', async () => {
    const key: IssuerKey = {
      algorithm: 'ES256',
      x: coordinate('46950820868899156662930047687818585632848591499744589407958293238635476079160'),
      y: coordinate('5640078356564379163099075877009565129882514886557779369047442380624545832820'),
    };
    const signature =
      bytesOfBase64('A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==') ?? Buffer.of();
    const signed = preAuthentication('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(Buffer.from(signed).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(await rawSignatureHolds(key, signature, signed)).toBe(true);
    expect(await rawSignatureHolds(key, signature, preAuthentication('http://example.com/HelloWorld', Buffer.from('hello_world')))).toBe(
      false,
    );
  });

  it('holds for ES256 and Ed25519 under the own key alone', async () => {
    for (const by of [issuer, edwards]) {
      const envelope = opened(signEnvelope(by, testStatement(modelDigest)));
      expect(envelope.statement).toEqual(testStatement(modelDigest));
      expect(await envelopeHolds(envelope, keyOf(by))).toBe(true);
      expect(await envelopeHolds(envelope, keyOf(other))).toBe(false);
    }
  });

  it('holds for a signature in ASN.1, in URL-safe base64, and as one of several', async () => {
    const envelope = signEnvelope(issuer, testStatement(modelDigest));
    const payload = Buffer.from(String(envelope.payload), 'base64');
    const der = sign('sha256', preAuthentication(String(envelope.payloadType), payload), privateOf(issuer));
    const signatures = [{ sig: 'AAAA' }, { keyid: '', sig: der.toString('base64url') }];
    const rewritten = opened({ ...envelope, payload: payload.toString('base64url'), signatures });
    expect(await envelopeHolds(rewritten, keyOf(issuer))).toBe(true);
  });

  it('a payload under another type, or with a blank more, does not hold', async () => {
    const envelope = signEnvelope(issuer, testStatement(modelDigest));
    const retyped = opened({ ...envelope, payloadType: 'application/vnd.in-toto.test-result+json' });
    const spaced = opened({ ...envelope, payload: Buffer.from(`${JSON.stringify(testStatement(modelDigest))} `).toString('base64') });
    expect([await envelopeHolds(retyped, keyOf(issuer)), await envelopeHolds(spaced, keyOf(issuer))]).toEqual([false, false]);
  });

  it.each<readonly [string, object | number, string]>([
    ['a number', 7, 'EVIDENCE_ENVELOPE_MALFORMED'],
    ['another payload type', { payloadType: 'application/json' }, 'EVIDENCE_ENVELOPE_MALFORMED'],
    ['no signature', { signatures: [] }, 'EVIDENCE_ENVELOPE_MALFORMED'],
    ['nine signatures', { signatures: Array.from({ length: 9 }, () => ({ sig: 'AAAA' })) }, 'EVIDENCE_ENVELOPE_MALFORMED'],
    ['a signature that is no base64', { signatures: [{ sig: '*' }] }, 'EVIDENCE_ENVELOPE_MALFORMED'],
    ['a payload with bits that carry nothing', { payload: 'AB==' }, 'EVIDENCE_ENVELOPE_MALFORMED'],
    ['a payload that is no JSON', { payload: 'AA==' }, 'EVIDENCE_NOT_JSON'],
    ['a payload of malformed UTF-8', { payload: Buffer.from([0x22, 0xff, 0x22]).toString('base64') }, 'EVIDENCE_NOT_JSON'],
    ['a name twice in the payload', { payload: Buffer.from('{"a":1,"a":1}').toString('base64') }, 'EVIDENCE_JSON_AMBIGUOUS'],
  ])('with %s it is told by its fault', (_what, more, fault) => {
    const envelope = signEnvelope(issuer, testStatement(modelDigest));
    expect(openEnvelope(typeof more === 'number' ? more : { ...envelope, ...more })).toBe(fault);
  });

  it('ASN.1 that is cut, longer than it says or of another kind is no signature', () => {
    const der = sign('sha256', Buffer.from('x'), privateOf(issuer));
    expect(plainOfAsn1(der)).toHaveLength(64);
    for (let length = 0; length < der.length; length += 1) expect(plainOfAsn1(der.subarray(0, length))).toBeNull();
    expect(plainOfAsn1(Buffer.concat([der, Buffer.of(0)]))).toBeNull();
    expect(plainOfAsn1(Buffer.from(der).fill(0xff, 2, 10))).toBeNull();
  });
});

describe('a signature inside of a document', () => {
  it('the example of the format holds under its key', async () => {
    const x = 'censDzcMEkgiePz6DXB7cDuwFemshAFR90UNVQFCg8Q';
    const y = 'xq8rze6ewG0-eVcSF72J77gKiD0IHnzpwHaU7t6nVeY';
    const value = 'DaLAAenX3yOC7ycVyfjIe3tLyrH0U04lPcnQ7ct72ixryZVHdAWQazgDlWhpIDnrgLC0Pq03AvgsCc4ROOCInQ';
    const publicKey = { kty: 'EC', crv: 'P-256', x, y };
    const signature = envelopedSignatureOf({
      now: '2019-02-10T11:23:06Z',
      name: 'Joe',
      id: 2200063,
      signature: { algorithm: 'ES256', publicKey, value },
    });
    expect(signature && (await envelopedHolds(signature, { algorithm: 'ES256', x, y }))).toBe(true);
  });

  it('holds for ES256 and Ed25519 under the own key alone, fractions included', async () => {
    for (const by of [issuer, edwards]) {
      const signature = envelopedSignatureOf(signBom(by, modelBom({ modelDigest, score: 0.95 })));
      expect(signature && (await envelopedHolds(signature, keyOf(by)))).toBe(true);
      expect(signature && (await envelopedHolds(signature, keyOf(other)))).toBe(false);
    }
  });

  it('a document of which anything was changed afterwards does not hold', async () => {
    const signed = signBom(issuer, modelBom({ modelDigest }));
    for (const more of [{ version: 2 }, { components: [] }, { note: 'added' }]) {
      const signature = envelopedSignatureOf({ ...signed, ...more });
      expect(signature && (await envelopedHolds(signature, keyOf(issuer)))).toBe(false);
    }
  });

  it.each<readonly [string, object]>([
    ['leaves members out', { excludes: ['components'] }],
    ['is one of several', { signers: [] }],
    ['is a link of a chain', { chain: [] }],
    ['has another algorithm', { algorithm: 'RS256' }],
    ['has a shared secret', { algorithm: 'HS256' }],
    ['has a name of the prototype for its algorithm', { algorithm: 'constructor' }],
    ['has no value', { value: undefined }],
  ])('a signature that %s is not read', (_what, more) => {
    const signed = signBom(issuer, modelBom({ modelDigest }));
    expect(envelopedSignatureOf({ ...signed, signature: { ...(signed.signature as object), ...more } })).toBeNull();
  });

  it('a document with the key of somebody else is not the issuer’s, even where the value would hold', async () => {
    const signature = envelopedSignatureOf(
      signBom(issuer, modelBom({ modelDigest }), { publicKey: { kty: 'EC', crv: 'P-256', ...other.key } }),
    );
    expect(signature && (await envelopedHolds(signature, keyOf(issuer)))).toBe(false);
  });
});
