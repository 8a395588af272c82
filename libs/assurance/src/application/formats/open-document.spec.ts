import fc from 'fast-check';
import { instant } from '@pilotage/kernel';
import { modelBom, modelComponent, signBom, signEnvelope, testStatement, withMember } from '../../../../../test/support/model-boms.js';
import { testIssuer, type TestIssuer } from '../../../../../test/support/statements.js';
import { UNLIMITED } from '../../domain/accreditation.rules.js';
import { judgeDocument, type DocumentFormat, type ReadFor } from '../../domain/formats/index.js';
import { standards2026_1 as catalogue } from '../../domain/policies/standards2026_1.data.js';
import type { Verdict } from '../../domain/statement.rules.js';
import { isDocumentFaults, openDocument, type OpenedDocument } from './open-document.js';

const modelDigest = 'a'.repeat(64);
const at = instant('2026-03-01T00:00:00Z');
const of: ReadFor = { catalogue, pinned: modelDigest, at };
const ACCREDITED = { organisationId: null, accreditations: [UNLIMITED] };

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await testIssuer('https://issuer.example.test/1');
});

const open = (format: DocumentFormat, document: object, more: Partial<ReadFor> = {}): ReturnType<typeof openDocument> =>
  openDocument(format, JSON.stringify(document), { ...of, ...more });
const opened = (format: DocumentFormat, document: object): OpenedDocument => {
  const read = open(format, document);
  if (isDocumentFaults(read)) throw new Error(read.join());
  return read;
};
const judged = (document: object, vouching: Partial<Parameters<typeof judgeDocument>[2]> = {}): Verdict =>
  judgeDocument(catalogue, opened('cyclonedx', document).reading, { issuer: ACCREDITED, vendorIds: ['org_vendor'], at, ...vouching });

describe('a document in the wallet', () => {
  it('signed by an accredited body over the whole, it is verified for the standard and period that it shows', async () => {
    const bom = opened('cyclonedx', signBom(issuer, modelBom({ modelDigest })));
    expect(bom.reading).toEqual({
      ...{ statedDigest: modelDigest, standardId: 'ISO/IEC 42001:2023', notes: [] },
      ...{ validFrom: '2025-02-01T00:00:00.000Z', validUntil: '2028-02-01T00:00:00.000Z' },
    });
    expect([bom.issuer, await bom.holds({ ...issuer.key, y: issuer.key.y ?? null })]).toEqual([issuer.identifier, true]);
    const test = opened('in-toto', signEnvelope(issuer, testStatement(modelDigest)));
    expect([test.issuer, await test.holds({ ...issuer.key, y: issuer.key.y ?? null })]).toEqual([issuer.identifier, true]);
    expect(judged(modelBom({ modelDigest }))).toEqual({ move: 'verify', faults: [] });
  });

  it('unsigned it is its author’s own word, whatever it declares', async () => {
    const bom = opened('cyclonedx', modelBom({ modelDigest }));
    expect([bom.issuer, await bom.holds({ ...issuer.key, y: issuer.key.y ?? null })]).toEqual([null, false]);
    expect(judged(modelBom({ modelDigest }), { issuer: null })).toEqual({
      move: 'noteSelfDeclared',
      faults: ['EVIDENCE_DOCUMENT_UNSIGNED'],
    });
  });

  it('a model card without declarations proves no standard, signed or not', () => {
    expect(judged(withMember(modelBom({ modelDigest }), 'declarations', undefined))).toEqual({ move: 'noteSelfDeclared', faults: [] });
  });

  it('a vendor that vouches for itself is self-declared, a body without accreditation is not accredited, evidence that ran out is expired', () => {
    const document = modelBom({ modelDigest });
    expect(judged(document, { issuer: { ...ACCREDITED, organisationId: 'org_vendor' } }).move).toBe('noteSelfDeclared');
    expect(judged(document, { issuer: { ...ACCREDITED, accreditations: [] } }).move).toBe('noteNotAccredited');
    expect(judged(modelBom({ modelDigest, expires: '2026-01-01T00:00:00Z' }))).toEqual({
      ...{ move: 'noteExpired', faults: ['EVIDENCE_DECLARATION_EXPIRED'] },
    });
  });

  it('warnings of a test are shown with the proof that counts', () => {
    const { reading } = opened('in-toto', signEnvelope(issuer, testStatement(modelDigest, { result: 'WARNED', warnedTests: ['drift'] })));
    const verdict = judgeDocument(catalogue, reading, { issuer: ACCREDITED, vendorIds: [], at });
    expect(verdict).toEqual({ move: 'verify', faults: ['EVIDENCE_TEST_WARNED'] });
  });

  it('about another version than the pinned one it is rejected, and about several it must be lodged for one', () => {
    expect(open('cyclonedx', modelBom({ modelDigest: 'd'.repeat(64) }))).toEqual(['EVIDENCE_SUBJECT_OF_ANOTHER']);
    expect(open('in-toto', signEnvelope(issuer, testStatement('d'.repeat(64))))).toEqual(['EVIDENCE_SUBJECT_OF_ANOTHER']);
    const both = withMember(modelBom({ modelDigest }), 'components.1', modelComponent('d'.repeat(64)));
    expect(open('cyclonedx', both, { pinned: null })).toEqual(['EVIDENCE_SUBJECT_AMBIGUOUS']);
    expect(open('cyclonedx', both)).toMatchObject({ reading: { statedDigest: modelDigest } });
  });

  it.each<readonly [string, object, readonly string[]]>([
    ['a clause in part', modelBom({ modelDigest, score: 0.5 }), ['EVIDENCE_DECLARATION_UNMET']],
    [
      'a standard that nobody knows',
      modelBom({ modelDigest, standard: { name: 'House rules', version: '1' } }),
      ['EVIDENCE_STANDARD_UNNAMED'],
    ],
    ['no end', withMember(modelBom({ modelDigest }), 'declarations.evidence.0.expires', undefined), ['EVIDENCE_PERIOD_UNREADABLE']],
    ['a claim that is nowhere', withMember(modelBom({ modelDigest }), 'declarations.claims', []), ['EVIDENCE_DECLARATION_MALFORMED']],
  ])('a declaration of %s is rejected', (_what, document, faults) => {
    expect(open('cyclonedx', document)).toEqual(faults);
  });

  it('a failed test of another version is rejected with both faults', () => {
    const sealed = signEnvelope(issuer, testStatement('d'.repeat(64), { result: 'FAILED' }));
    expect(open('in-toto', sealed)).toEqual(['EVIDENCE_SUBJECT_OF_ANOTHER', 'EVIDENCE_TEST_FAILED']);
  });

  it('no document whatsoever makes the reader throw', () => {
    const signed = signBom(issuer, modelBom({ modelDigest }));
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(signed)),
        fc.jsonValue(),
        fc.constantFrom('cyclonedx' as const, 'in-toto' as const),
        (name, value, format) => {
          expect(
            isDocumentFaults(
              openDocument(format, JSON.stringify({ ...signed, payloadType: 'application/vnd.in-toto+json', [name]: value }), of),
            ) || format === 'cyclonedx',
          ).toBe(true);
          openDocument(format, JSON.stringify(value), of);
        },
      ),
      { seed: 20261125 },
    );
  });
});
