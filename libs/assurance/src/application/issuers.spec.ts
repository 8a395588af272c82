import { instant, type Instant } from '@pilotage/kernel';
import { signStatement, testIssuer, type TestIssuer } from '../../../../test/support/statements.js';
import type { DatedKey } from '../domain/issuer-keys.rules.js';
import { namedSigner, signingKey } from './issuers.js';
import { isFaults, openStatement, signatureHolds, thumbprintOf, type SignedContent } from './statement-signature.js';

const SIGNED: Instant = instant('2025-03-01T00:00:00Z');
const ISSUER = 'https://issuer.example.test';

const dated = ({ key }: TestIssuer, more: Partial<DatedKey> = {}): DatedKey => ({
  ...{ ...key, y: key.y ?? null, kid: 'k1', validFrom: instant('2025-01-01T00:00:00Z'), validUntil: null, compromisedSince: null },
  ...more,
});
const signed = (by: TestIssuer, header: object = {}): Promise<string> =>
  signStatement(by, { modelDigest: 'a'.repeat(64), standard: 'ISO/IEC 42001:2023', header: { ...header } });
const opened = async (header: object): Promise<SignedContent | readonly string[]> => openStatement(await signed(issuer, header));

let issuer: TestIssuer;
let other: TestIssuer;

beforeAll(async () => {
  issuer = await testIssuer(ISSUER);
  other = await testIssuer(ISSUER, 'EdDSA');
});

describe('a signature', () => {
  it('counts by the one key of several under which it holds, and only the keys of its time are tried', async () => {
    const statement = await signed(issuer);
    const tried: DatedKey[] = [];
    const holds = (key: DatedKey): Promise<boolean> => {
      tried.push(key);
      return signatureHolds(statement, key);
    };
    const keys = [dated(other, { kid: 'k0', validUntil: SIGNED }), dated(other, { kid: 'k2' }), dated(issuer)];
    const found = await signingKey(keys, { issuer: ISSUER, kid: null, signedAt: SIGNED }, holds as never);
    expect(found).toBe(keys[2]);
    expect(tried).toEqual(keys.slice(1));
  });

  it('by a compromised key says so, and one by nobody is invalid', async () => {
    const statement = await signed(issuer);
    const made = { issuer: ISSUER, kid: null, signedAt: SIGNED };
    const by = (key: DatedKey) => signingKey([key], made, (each) => signatureHolds(statement, each));
    expect(await by(dated(issuer, { compromisedSince: instant('2026-01-01T00:00:00Z') }))).toBe('EVIDENCE_KEY_COMPROMISED');
    expect(await by(dated(other))).toBe('EVIDENCE_SIGNATURE_INVALID');
    expect(await signingKey([], made, () => Promise.resolve(true))).toBe('EVIDENCE_KEY_UNKNOWN');
  });

  it('has the key and the time that its header names; what is malformed there is no statement', async () => {
    expect(await opened({ kid: 'k1', iat: 1_740_787_200.9 })).toMatchObject({ kid: 'k1', iat: '2025-03-01T00:00:00.000Z' });
    expect(await opened({})).toMatchObject({ kid: null, iat: null });
    expect(await opened({ iat: 'yesterday' })).toEqual(['EVIDENCE_NOT_A_JWS']);
    expect(await opened({ iat: 1e300 })).toEqual(['EVIDENCE_NOT_A_JWS']);
    expect(isFaults((await opened({ kid: 'x'.repeat(2049) })) as never)).toBe(true);
  });

  it('of a document names issuer and key by one text', () => {
    expect(namedSigner(ISSUER, SIGNED)).toEqual({ issuer: ISSUER, kid: null, signedAt: SIGNED });
    expect(namedSigner(`${ISSUER}#k1`, SIGNED)).toEqual({ issuer: ISSUER, kid: `${ISSUER}#k1`, signedAt: SIGNED });
  });
});

describe('a key that was given no name', () => {
  it('has the thumbprint of RFC 8037 for its example', async () => {
    const key = { algorithm: 'EdDSA' as const, x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', y: null };
    expect(await thumbprintOf(key)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});
