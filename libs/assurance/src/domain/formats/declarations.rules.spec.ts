import { instant } from '@pilotage/kernel';
import { modelBom, withMember } from '../../../../../test/support/model-boms.js';
import { catalogueIdOf, conformityFaults, conformityOf, hasDeclarations, readDeclarations, type DeclaredConformity } from './index.js';

const modelDigest = 'a'.repeat(64);
const at = instant('2026-03-01T00:00:00Z');
const IDS = ['ISO/IEC 42001:2023', 'GB/T 42118-2022', 'ISO/IEC 42001:2031'];

const bom = (): Record<string, unknown> => modelBom({ modelDigest });
const declared = (document: unknown): DeclaredConformity | undefined => {
  const read = readDeclarations(document);
  return read ? conformityOf(read, IDS, at)[0] : undefined;
};

describe('declarations of conformity', () => {
  it('a standard whose every clause is attested in full by evidence that counts is met, for as long as all of the evidence counts', () => {
    const conformity = declared(bom());
    expect(conformity).toEqual({
      standardId: 'ISO/IEC 42001:2023',
      met: ['6.1', '6.2'],
      unmet: [],
      expiredEvidence: [],
      hasCounterEvidence: false,
      confidence: '0.85',
      validFrom: '2025-02-01T00:00:00.000Z',
      validUntil: '2028-02-01T00:00:00.000Z',
    });
    expect(conformity && conformityFaults(conformity)).toEqual([]);
  });

  it.each<readonly [string, string, unknown, readonly string[]]>([
    ['a conformance of 0.99', 'declarations.attestations.0.map.0.conformance.score', 0.99, ['EVIDENCE_DECLARATION_UNMET']],
    ['no conformance', 'declarations.attestations.0.map.0.conformance', undefined, ['EVIDENCE_DECLARATION_UNMET']],
    [
      'no attestation of a clause',
      'declarations.attestations.0.map',
      [{ requirement: 'clause-6.2', claims: ['claim-1'], conformance: { score: 1 } }],
      ['EVIDENCE_DECLARATION_UNMET'],
    ],
    ['no claim', 'declarations.attestations.0.map.0.claims', [], ['EVIDENCE_DECLARATION_UNMET']],
    ['a claim without evidence', 'declarations.claims.0.evidence', undefined, ['EVIDENCE_DECLARATION_UNMET']],
    ['no attestation at all', 'declarations.attestations', [], ['EVIDENCE_DECLARATION_UNMET']],
    [
      'a second assessor who says no',
      'declarations.attestations.1',
      { map: [{ requirement: 'clause-6.1', claims: ['claim-1'], conformance: { score: 0 } }] },
      ['EVIDENCE_DECLARATION_UNMET'],
    ],
    ['evidence that has expired', 'declarations.evidence.1.expires', at, ['EVIDENCE_DECLARATION_EXPIRED']],
    ['counter-evidence', 'declarations.claims.1.counterEvidence', ['proof-2'], ['EVIDENCE_DECLARATION_DISPUTED']],
    ['a counter-claim', 'declarations.attestations.0.map.1.counterClaims', ['claim-2'], ['EVIDENCE_DECLARATION_DISPUTED']],
  ])('with %s they show no conformity', (_what, path, value, faults) => {
    const conformity = declared(withMember(bom(), path, value));
    expect(conformity && conformityFaults(conformity)).toEqual(faults);
  });

  it('evidence without an end gives no period, so the piece cannot count over a pilot', () => {
    expect(declared(withMember(bom(), 'declarations.evidence.0.expires', undefined))).toMatchObject({ validUntil: null, unmet: [] });
  });

  it.each<readonly [string, string, unknown]>([
    ['a claim that is nowhere', 'declarations.attestations.0.map.0.claims', ['claim-9']],
    ['evidence that is nowhere', 'declarations.claims.0.evidence', ['proof-9']],
    ['a requirement that is nowhere', 'declarations.attestations.0.map.0.requirement', 'clause-9'],
    ['a name of the prototype as a reference', 'declarations.claims.0.evidence', ['constructor']],
    ['one reference for two pieces', 'declarations.evidence.1.bom-ref', 'proof-1'],
    ['one standard twice', 'definitions.standards.1', { name: 'ISO/IEC 42001', version: '2023' }],
    ['a score above 1', 'declarations.attestations.0.map.0.conformance.score', 1.5],
    ['a score as a text', 'declarations.attestations.0.map.0.conformance.score', '1'],
    ['an expiry without a zone', 'declarations.evidence.0.expires', '2028-02-01T00:00:00'],
    ['claims that are no list', 'declarations.claims', { length: 1 }],
  ])('with %s they are malformed', (_what, path, value) => {
    expect(readDeclarations(withMember(bom(), path, value))).toBeNull();
  });

  it('a document without declarations is a model card alone', () => {
    expect([hasDeclarations(bom()), hasDeclarations(withMember(bom(), 'declarations', undefined)), hasDeclarations(7)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each([
    [{ name: 'ISO/IEC 42001', version: '2023' }, 'ISO/IEC 42001:2023'],
    [{ name: 'ISO/IEC 42001:2023', version: null }, 'ISO/IEC 42001:2023'],
    [{ name: 'ISO/IEC 42001:2023', version: '2023' }, 'ISO/IEC 42001:2023'],
    [{ name: 'GB/T 42118', version: '2022' }, 'GB/T 42118-2022'],
    [{ name: 'ISO/IEC 42001', version: null }, null],
    [{ name: 'iso/iec 42001', version: '2023' }, null],
    [{ name: 'ISO/IEC 42001:2023', version: '2031' }, null],
    [{ name: 'ISO/IEC 42001', version: '2024' }, null],
  ])('%j is the standard %s of the catalogue', (standard, id) => {
    expect(catalogueIdOf(IDS, standard)).toBe(id);
  });

  it('one claim that is referred to thirty thousand times is worked out once', () => {
    const refs = Array.from({ length: 2_000 }, (_, i) => `proof-${i}`);
    const claims = Array.from({ length: 2_000 }, () => 'claim-1');
    const map = ['clause-6.1', 'clause-6.2'].flatMap((requirement) =>
      Array.from({ length: 8 }, () => ({ requirement, claims, conformance: { score: 1 } })),
    );
    const many = withMember(bom(), 'declarations', {
      attestations: [{ map }],
      claims: [{ 'bom-ref': 'claim-1', evidence: refs }],
      evidence: refs.map((ref) => ({ 'bom-ref': ref, created: '2025-01-01T00:00:00Z', expires: '2028-01-01T00:00:00Z' })),
    });
    expect(declared(many)).toMatchObject({ met: ['6.1', '6.2'], validUntil: '2028-01-01T00:00:00.000Z' });
  });
});
