import { createPrivateKey, sign, type JsonWebKey } from 'node:crypto';
import { jcsOf } from '../../libs/assurance/src/domain/formats/index.js';
import type { TestIssuer } from './statements.js';

/** A CycloneDX 1.6 document about one model, with declarations of conformity to ISO/IEC 42001:2023, as an assessor would write it. */
export interface BomText {
  /** SHA-256 of the model version, hexadecimal. */
  readonly modelDigest: string;
  readonly created?: string;
  readonly expires?: string;
  /** Conformance with clause 6.1, a share from 0 to 1. */
  readonly score?: number;
  readonly standard?: { readonly name: string; readonly version?: string };
  /** Members of the document that replace those made here; undefined takes one out. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const requirement = (ref: string, identifier: string, more: object = {}): object => ({
  'bom-ref': ref,
  identifier,
  title: identifier,
  ...more,
});

export const modelComponent = (modelDigest: string): Record<string, unknown> => ({
  'bom-ref': 'model',
  type: 'machine-learning-model',
  name: 'Record Miner',
  version: '3.1.0',
  hashes: [
    { alg: 'SHA-1', content: 'b'.repeat(40) },
    { alg: 'SHA-256', content: modelDigest },
  ],
  modelCard: {
    modelParameters: { task: 'classification', architectureFamily: 'transformer' },
    quantitativeAnalysis: { performanceMetrics: [{ type: 'F1', value: '0.91', slice: 'scanned' }] },
    considerations: {
      technicalLimitations: ['Handwriting is not read.'],
      fairnessAssessments: [
        { groupAtRisk: 'Speakers of other languages', benefits: 'None', harms: 'Lower recall', mitigationStrategy: 'Review' },
      ],
      ethicalConsiderations: [{ name: 'Automation bias', mitigationStrategy: 'A second reader' }],
    },
  },
});

/** The document as an object; sign it or write it down. */
export const modelBom = (text: BomText): Record<string, unknown> => ({
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
  version: 1,
  components: [modelComponent(text.modelDigest)],
  definitions: {
    standards: [
      {
        'bom-ref': 'standard',
        name: 'ISO/IEC 42001',
        version: '2023',
        ...text.standard,
        requirements: [
          requirement('clause-6', '6'),
          requirement('clause-6.1', '6.1', { parent: 'clause-6' }),
          requirement('clause-6.2', '6.2', { parent: 'clause-6' }),
        ],
      },
    ],
  },
  declarations: {
    assessors: [{ 'bom-ref': 'assessor', thirdParty: true, organization: { name: 'Example Assessors' } }],
    attestations: [
      {
        summary: 'Clause 6',
        assessor: 'assessor',
        map: [
          { requirement: 'clause-6.1', claims: ['claim-1'], conformance: { score: text.score ?? 1 }, confidence: { score: 0.9 } },
          { requirement: 'clause-6.2', claims: ['claim-1', 'claim-2'], conformance: { score: 1 }, confidence: { score: 0.85 } },
        ],
      },
    ],
    claims: [
      { 'bom-ref': 'claim-1', target: 'model', predicate: 'Risks are assessed.', evidence: ['proof-1'] },
      { 'bom-ref': 'claim-2', target: 'model', predicate: 'Objectives are set.', evidence: ['proof-1', 'proof-2'] },
    ],
    evidence: [
      {
        'bom-ref': 'proof-1',
        description: 'Report',
        created: text.created ?? '2025-02-01T00:00:00Z',
        expires: text.expires ?? '2028-02-01T00:00:00Z',
      },
      { 'bom-ref': 'proof-2', description: 'Minutes', created: '2025-01-15T00:00:00Z', expires: '2029-01-15T00:00:00Z' },
    ],
  },
  ...text.more,
});

/** An in-toto statement of a test run, as an issuer of test reports would write it. */
export const testStatement = (modelDigest: string, predicate: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'record-miner-3.1.0.onnx', digest: { sha256: modelDigest } }],
  predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
  predicate: {
    result: 'PASSED',
    configuration: [
      {
        name: 'robustness.yml',
        digest: { sha256: 'c'.repeat(64) },
        annotations: { conformsTo: 'ISO/IEC 42001:2023', validFrom: '2025-03-01T00:00:00+08:00', validUntil: '2028-03-01T00:00:00+08:00' },
      },
    ],
    passedTests: ['noise', 'occlusion'],
    warnedTests: [],
    failedTests: [],
    ...predicate,
  },
});

const signedBy = ({ privateJwk, key }: TestIssuer, bytes: Uint8Array): Buffer => {
  const privateKey = createPrivateKey({ key: privateJwk as JsonWebKey, format: 'jwk' });
  return sign(key.algorithm === 'ES256' ? 'sha256' : null, bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
};

/** The document with the issuer's signature over all of it inside (JSON Signature Format). */
export function signBom(by: TestIssuer, document: Readonly<Record<string, unknown>>, more: object = {}): Record<string, unknown> {
  const signature = { algorithm: by.key.algorithm === 'ES256' ? 'ES256' : 'Ed25519', keyId: by.identifier, ...more };
  const canonical = jcsOf({ ...document, signature }) ?? '';
  return { ...document, signature: { ...signature, value: signedBy(by, Buffer.from(canonical)).toString('base64url') } };
}

/** The statement in an envelope with the issuer's signature (DSSE). */
export function signEnvelope(by: TestIssuer, statement: object): Record<string, unknown> {
  const payloadType = 'application/vnd.in-toto+json';
  const payload = Buffer.from(JSON.stringify(statement));
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload]);
  return {
    payloadType,
    payload: payload.toString('base64'),
    signatures: [{ keyid: by.identifier, sig: signedBy(by, signed).toString('base64') }],
  };
}

/** A copy of the document with the member at a path replaced (`declarations.claims.0.evidence`); undefined takes it out. */
export function withMember(document: Readonly<Record<string, unknown>>, path: string, value: unknown): Record<string, unknown> {
  const copy = structuredClone(document) as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const holder = names.reduce<Record<string, unknown>>((of, name) => of[name] as Record<string, unknown>, copy);
  if (value === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = value;
  return copy;
}
