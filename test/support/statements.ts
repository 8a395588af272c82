import { CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';

/** An issuer of statements for tests: its identifier, its private key, and what `registerIssuer` takes as its public key. */
export interface TestIssuer {
  readonly identifier: string;
  readonly privateJwk: JWK;
  readonly key: { readonly algorithm: 'ES256' | 'EdDSA'; readonly x: string; readonly y?: string };
}

/** A fresh issuer with a key of its own. */
export async function testIssuer(identifier: string, algorithm: 'ES256' | 'EdDSA' = 'ES256'): Promise<TestIssuer> {
  const options = algorithm === 'EdDSA' ? { crv: 'Ed25519', extractable: true } : { extractable: true };
  const { privateKey } = await generateKeyPair(algorithm, options);
  const privateJwk = await exportJWK(privateKey);
  const { x = '', y } = privateJwk;
  return { identifier, privateJwk, key: { algorithm, x, ...(y ? { y } : {}) } };
}

/** What a statement says. */
export interface StatementText {
  /** SHA-256 of the model version, hexadecimal. */
  readonly modelDigest: string;
  /** Id of the standard, such as `ISO/IEC 42001:2023`. */
  readonly standard: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** Categories of use to which it is limited. */
  readonly scope?: readonly string[];
  /** Members of the payload that replace those made here; undefined takes one out. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Members of the protected header that replace those made here. */
  readonly header?: Readonly<Record<string, unknown>>;
}

/** The payload of a Verifiable Credential 2.0 that states conformity to a standard. */
export const statementPayload = (issuer: string, text: StatementText): Record<string, unknown> => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiableCredential'],
  issuer,
  validFrom: text.validFrom ?? '2025-03-01T00:00:00+08:00',
  validUntil: text.validUntil ?? '2028-03-01T00:00:00+08:00',
  credentialSubject: {
    id: `urn:sha256:${text.modelDigest}`,
    conformsTo: text.standard,
    ...(text.scope ? { scope: text.scope } : {}),
  },
  ...text.payload,
});

/** A statement signed by the issuer: a compact JWS of type vc+jwt, as vendors put it into a bid. */
export async function signStatement({ identifier, privateJwk, key }: TestIssuer, text: StatementText): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(statementPayload(identifier, text)));
  const signer = new CompactSign(payload).setProtectedHeader({ alg: key.algorithm, typ: 'vc+jwt', ...text.header });
  return signer.sign(await importJWK(privateJwk, key.algorithm));
}
