import { testStatement } from '../../../../../test/support/model-boms.js';
import { judgeInToto, readInToto } from './index.js';

const modelDigest = 'a'.repeat(64);

describe('an in-toto statement of a test', () => {
  const judged = (predicate: Readonly<Record<string, unknown>> = {}, more: object = {}): object | null => {
    const read = readInToto({ ...testStatement(modelDigest, predicate), ...more });
    return read && judgeInToto(read);
  };

  it('a passed test counts, for the standard and the period that its configuration names', () => {
    expect(readInToto(testStatement(modelDigest))).toMatchObject({
      digests: [modelDigest],
      about: { standardId: 'ISO/IEC 42001:2023', validUntil: '2028-02-29T16:00:00.000Z' },
    });
    expect(judged()).toEqual({ faults: [], notes: [] });
  });

  it('a test with warnings counts, and the warnings are shown', () => {
    expect(judged({ result: 'WARNED', warnedTests: ['drift'] })).toEqual({ faults: [], notes: ['EVIDENCE_TEST_WARNED'] });
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['a failed result', { result: 'FAILED', failedTests: ['drift'] }, ['EVIDENCE_TEST_FAILED']],
    ['a failed result that names no test', { result: 'FAILED' }, ['EVIDENCE_TEST_FAILED']],
    ['a passed result with a failed test', { failedTests: ['drift'] }, ['EVIDENCE_TEST_CONTRADICTS_ITSELF']],
    ['a passed result with a warned test', { warnedTests: ['drift'] }, ['EVIDENCE_TEST_CONTRADICTS_ITSELF']],
    ['a test in two lists', { result: 'WARNED', warnedTests: ['noise'] }, ['EVIDENCE_TEST_CONTRADICTS_ITSELF']],
    ['no standard', { configuration: [] }, ['EVIDENCE_STANDARD_UNNAMED']],
  ])('with %s it is rejected', (_what, predicate, faults) => {
    expect(judged(predicate)).toMatchObject({ faults });
  });

  it.each<readonly [string, object]>([
    ['another type', { _type: 'https://in-toto.io/Statement/v0.1' }],
    ['another predicate', { predicateType: 'https://slsa.dev/provenance/v1' }],
    ['a subject without a digest', { subject: [{ name: 'model' }] }],
    ['a predicate that is a list', { predicate: [] }],
    ['no configuration', { predicate: { result: 'PASSED' } }],
    ['an unknown result', { predicate: { result: 'passed', configuration: [] } }],
    [
      'a period that ends before it begins',
      testStatement(modelDigest, {
        configuration: [{ annotations: { conformsTo: 'x', validFrom: '2028-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' } }],
      }),
    ],
  ])('with %s it is not read', (_what, more) => {
    expect(judged({}, more)).toBeNull();
  });

  it('two standards in one statement name none', () => {
    const { configuration } = testStatement(modelDigest).predicate as { configuration: object[] };
    expect(readInToto(testStatement(modelDigest, { configuration: [...configuration, ...configuration] }))).toMatchObject({ about: null });
  });

  it('a verification summary counts by the properties that it names', () => {
    const policies = (testStatement(modelDigest).predicate as { configuration: object[] }).configuration;
    const summary = (properties: readonly string[]): object | null => {
      const predicate = { verifier: { id: 'https://verifier.example.test/v1', policies }, timeCreated: '2025-03-01T00:00:00Z', properties };
      const read = readInToto({ ...testStatement(modelDigest), predicateType: 'https://in-toto.io/attestation/svr/v0.2', predicate });
      return read && judgeInToto(read);
    };
    expect(summary(['ROBUSTNESS_PASSED'])).toEqual({ faults: [], notes: [] });
    expect(summary([])).toMatchObject({ faults: ['EVIDENCE_TEST_FAILED'] });
  });
});
