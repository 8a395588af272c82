import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compactVerify, importJWK } from 'jose';
import { issuerKeys, publicKeyOf, signStatement } from './issuer.js';

const STATEMENT = {
  issuer: 'https://issuer.demonstration.invalid',
  digest: 'a'.repeat(64),
  standard: 'ISO/IEC 42001:2023',
  validFrom: '2025-03-01T00:00:00+08:00',
  validUntil: '2028-03-01T00:00:00+08:00',
};

const LIST = 'https://lists.issuer.org/1';

describe('the demonstration issuer', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'issuer-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('makes its keys once, readable by their owner alone, also when several processes ask at once', async () => {
    const file = path.join(folder, 'keys', 'issuer.json');
    const all = await Promise.all([issuerKeys(file), issuerKeys(file), issuerKeys(file)]);
    expect(new Set(all.map((keys) => JSON.stringify(keys))).size).toBe(1);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['issuer.json']);
    expect(all[0]?.issuer.d).not.toBe(all[0]?.vendors.d);
  });

  it('shows only the public half', async () => {
    const { issuer } = await issuerKeys(path.join(folder, 'issuer.json'));
    expect(publicKeyOf(issuer)).toEqual({ algorithm: 'EdDSA', x: issuer.x });
  });

  it('refuses a file that holds no keys', async () => {
    const file = path.join(folder, 'issuer.json');
    fs.writeFileSync(file, '{}');
    await expect(issuerKeys(file)).rejects.toThrow('remove it');
  });

  it('signs statements that its public key verifies and no other', async () => {
    const { issuer, vendors } = await issuerKeys(path.join(folder, 'issuer.json'));
    const statement = await signStatement(issuer, STATEMENT);
    const { d: _secret, ...shown } = issuer;
    const { payload, protectedHeader } = await compactVerify(statement, await importJWK(shown, 'EdDSA'));
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'vc+jwt' });
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      issuer: STATEMENT.issuer,
      credentialSubject: { id: `urn:sha256:${STATEMENT.digest}`, conformsTo: STATEMENT.standard },
    });
    expect(new TextDecoder().decode(payload)).not.toContain('credentialStatus');
    await expect(compactVerify(statement, await importJWK({ ...shown, x: vendors.x ?? '' }, 'EdDSA'))).rejects.toThrow();
  });

  it('names in a statement where its status is published', async () => {
    const { issuer } = await issuerKeys(path.join(folder, 'issuer.json'));
    const status = [{ list: LIST, purpose: 'revocation', index: 7 } as const];
    const [, payload = ''] = (await signStatement(issuer, { ...STATEMENT, status })).split('.');
    const entry = {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: LIST,
    };
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ credentialStatus: [entry] });
  });
});
