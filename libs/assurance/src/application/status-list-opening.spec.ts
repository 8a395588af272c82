import { gzipSync } from 'node:zlib';
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { instant } from '@pilotage/kernel';
import { openStatusList, unpackedBits, type Expected } from './status-list-opening.js';

const AT = instant('2026-01-05T09:00:00+08:00');
const ISSUER = 'https://issuer.org';
/** A key that has signed since 2025. */
const DATED = { kid: 'k1', validFrom: instant('2025-01-01T00:00:00Z'), validUntil: null, compromisedSince: null };
const URL_OF_LIST = 'https://lists.issuer.org/7';
const LIST = Buffer.alloc(16 * 1024);
LIST[2] = 0b0001_0000;

let privateJwk: JWK;
let expected: Expected;

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  privateJwk = await exportJWK(privateKey);
  const { x = '', y = '' } = privateJwk;
  expected = { url: URL_OF_LIST, issuers: [ISSUER], keys: { [ISSUER]: [{ ...DATED, algorithm: 'ES256', x, y }] } };
});

async function signed(subject: object, header: object = {}): Promise<Buffer> {
  const payload = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: ISSUER,
    credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation', ...subject },
  };
  const signer = new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: 'ES256', typ: 'vc+jwt', ...header });
  return Buffer.from(await signer.sign(await importJWK(privateJwk, 'ES256')));
}
const packed = (bits: Buffer): string => `u${gzipSync(bits).toString('base64url')}`;

describe('a status list that came', () => {
  it('is opened when its signature holds', async () => {
    const opened = await openStatusList(await signed({ encodedList: packed(LIST) }), expected, AT);
    expect(opened).toMatchObject({ bits: LIST, purposes: ['revocation'], ttl: 300_000, validUntil: null });
  });

  it('is refused when one byte of it was changed, its key is another, or it is of another type', async () => {
    const list = (await signed({ encodedList: packed(LIST) })).toString();
    const [head = '', body = '', signature = ''] = list.split('.');
    const forged = Buffer.from(body, 'base64url').toString().replace('revocation', 'suspension');
    const changed = Buffer.from([head, Buffer.from(forged).toString('base64url'), signature].join('.'));
    expect(await openStatusList(changed, expected, AT)).toBe('EVIDENCE_STATUS_LIST_UNSIGNED');
    expect(await openStatusList(Buffer.from(list), { ...expected, keys: {} }, AT)).toBe('EVIDENCE_STATUS_LIST_UNSIGNED');
    const [key] = expected.keys[ISSUER] ?? [];
    const ended = { ...expected, keys: { [ISSUER]: [{ ...DATED, ...key, validUntil: AT }] } } as Expected;
    expect(await openStatusList(Buffer.from(list), ended, AT)).toBe('EVIDENCE_STATUS_LIST_UNSIGNED');
    const other = await signed({ encodedList: packed(LIST) }, { kid: 'k2' });
    expect(await openStatusList(other, expected, AT)).toBe('EVIDENCE_STATUS_LIST_UNSIGNED');
    const typed = await signed({ encodedList: packed(LIST) }, { typ: 'JWT' });
    expect(await openStatusList(typed, expected, AT)).toBe('EVIDENCE_STATUS_LIST_MALFORMED');
    expect(await openStatusList(Buffer.from('{}'), expected, AT)).toBe('EVIDENCE_STATUS_LIST_MALFORMED');
    expect(await openStatusList(Buffer.from(`${list.split('.').slice(0, 2).join('.')}.`), expected, AT)).toBe(
      'EVIDENCE_STATUS_LIST_MALFORMED',
    );
  });
});

describe('the bits of a status list', () => {
  const bits = (list: string): Promise<Buffer | string> => unpackedBits(list.slice(1));

  it('are refused when they are fewer than hide who is asked about, or more than are read', async () => {
    expect(await bits(packed(Buffer.alloc(16 * 1024 - 1)))).toBe('EVIDENCE_STATUS_LIST_TOO_SHORT');
    expect(await bits(packed(Buffer.alloc(16 * 1024 * 1024)))).toHaveLength(16 * 1024 * 1024);
    expect(await bits(packed(Buffer.alloc(16 * 1024 * 1024 + 1)))).toBe('EVIDENCE_STATUS_LIST_TOO_LARGE');
  });

  it('are given up at the bound when they unpack to more than they say', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(await unpackedBits(bomb.toString('base64url'))).toBe('EVIDENCE_STATUS_LIST_TOO_LARGE');
    bomb.writeUInt32LE(20_000, bomb.length - 4);
    expect(await unpackedBits(bomb.toString('base64url'))).toBe('EVIDENCE_STATUS_LIST_TOO_LARGE');
  });

  it('are refused when they are not packed, or break off', async () => {
    expect(await unpackedBits(Buffer.alloc(20_000).toString('base64url'))).toBe('EVIDENCE_STATUS_LIST_MALFORMED');
    const broken = gzipSync(LIST);
    expect(typeof (await unpackedBits(broken.subarray(0, broken.length - 9).toString('base64url')))).toBe('string');
    expect(await unpackedBits('')).toBe('EVIDENCE_STATUS_LIST_MALFORMED');
  });
});
