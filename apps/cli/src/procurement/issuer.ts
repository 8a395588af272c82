import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { stateFolder } from '@pilotage/platform';
import type { StatusPlace } from '../demonstration/facts/index.js';
import type { Row } from '../driver/driver.js';

/** The issuer of the demonstration's evidence. `.invalid` is no real place (RFC 2606). */
export const DEMONSTRATION_ISSUER = 'https://issuer.demonstration.invalid';
/** The identifier under which a vendor signs about itself. */
export const vendorIssuer = (vendorKey: string): string => `https://${vendorKey}.demonstration.invalid`;

const ALGORITHM = 'EdDSA';

/** The keys of the demonstration's statements: the issuer's own, and one with which vendors speak for themselves. */
export interface IssuerKeys {
  readonly issuer: JWK;
  readonly vendors: JWK;
}

/** What is stated about a product version. */
export interface Statement {
  /** The identifier that the statement names as its issuer. */
  readonly issuer: string;
  /** SHA-256 of the model version. */
  readonly digest: string;
  readonly standard: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** Code of the permit that the statement stands for, where it stands for one. */
  readonly permit?: string;
  /** Where its status is published. */
  readonly status?: readonly StatusPlace[] | undefined;
}

const keyFile = (): string => path.join(stateFolder(), 'keys', 'demonstration-issuer.json');

/** Reads the keys (mode 600), made at first use. Of several processes that make them at once all get the same. Throws when the file is malformed. */
export async function issuerKeys(file = keyFile()): Promise<IssuerKeys> {
  if (!fs.existsSync(file)) await makeKeys(file);
  const keys = JSON.parse(fs.readFileSync(file, 'utf8')) as Partial<IssuerKeys>;
  if (!keys.issuer?.d || !keys.vendors?.d) throw new Error(`${file} holds no keys of the demonstration issuer: remove it and seed again`);
  return { issuer: keys.issuer, vendors: keys.vendors };
}

async function makeKeys(file: string): Promise<void> {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const keys: IssuerKeys = { issuer: await freshKey(), vendors: await freshKey() };
  fs.writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  // A link never replaces: of two processes that make the file at once, one wins and both read the same.
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

async function freshKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { crv: 'Ed25519', extractable: true });
  return exportJWK(privateKey);
}

/** The public half as `registerIssuer` takes it. */
export const publicKeyOf = ({ x = '' }: JWK): Row => ({ algorithm: ALGORITHM, x });

/** Signs a statement: a Verifiable Credential 2.0 as a compact JWS of type vc+jwt. */
export async function signStatement(key: JWK, statement: Statement): Promise<string> {
  const { issuer, digest, standard, validFrom, validUntil, permit, status } = statement;
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer,
    validFrom,
    validUntil,
    credentialSubject: { id: `urn:sha256:${digest}`, conformsTo: standard, ...(permit ? { permit } : {}) },
    ...(status ? { credentialStatus: status.map(statusEntry) } : {}),
  };
  const signer = new CompactSign(new TextEncoder().encode(JSON.stringify(credential)));
  return signer.setProtectedHeader({ alg: ALGORITHM, typ: 'vc+jwt' }).sign(await importJWK(key, ALGORITHM));
}

const statusEntry = ({ list, purpose, index }: StatusPlace): Row => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: purpose,
  statusListIndex: String(index),
  statusListCredential: list,
});
