import type { Instant } from '@pilotage/kernel';
import type { FormatFaultCode } from './formats.faults.js';
import { instantIn, isUnique, listIn, malformed, membersIn, optional, own, readOrNull, sha256In, textIn, type Members } from './reading.js';

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const TEST_RESULT = 'https://in-toto.io/attestation/test-result/v0.1';
const SVR = 'https://in-toto.io/attestation/svr/v0.2';

export const TEST_RESULTS = ['PASSED', 'WARNED', 'FAILED'] as const;
export type TestResult = (typeof TEST_RESULTS)[number];

/** What a statement is about, by which standard, and for how long. in-toto has no members for the last two: they stand in annotations. */
export interface AboutStandard {
  readonly standardId: string;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
}

/** A test run that an issuer states. */
export interface TestStatement {
  readonly kind: 'testResult';
  readonly digests: readonly string[];
  readonly about: AboutStandard | null;
  readonly result: TestResult;
  readonly passedTests: readonly string[];
  readonly warnedTests: readonly string[];
  readonly failedTests: readonly string[];
}
/** A verification that an issuer sums up. */
export interface VerificationStatement {
  readonly kind: 'verification';
  readonly digests: readonly string[];
  readonly about: AboutStandard | null;
  readonly verifier: string;
  readonly properties: readonly string[];
}
export type InTotoStatement = TestStatement | VerificationStatement;

/** Reads an in-toto Statement v1 with a predicate that is known; null otherwise. Members that are not known are left alone. Never throws. */
export const readInToto = (value: unknown): InTotoStatement | null => readOrNull(() => statementIn(membersIn(value)));

function statementIn(statement: Members): InTotoStatement {
  if (own(statement, '_type') !== STATEMENT_TYPE) malformed();
  const subjects = listIn(own(statement, 'subject'), membersIn);
  const digests = subjects.flatMap((subject) => optional(own(membersIn(own(subject, 'digest')), 'sha256'), sha256In) ?? []);
  const predicate = membersIn(own(statement, 'predicate'));
  if (own(statement, 'predicateType') === TEST_RESULT) return { ...testIn(predicate), digests };
  return own(statement, 'predicateType') === SVR ? { ...verificationIn(predicate), digests } : malformed();
}

function testIn(predicate: Members): Omit<TestStatement, 'digests'> {
  const result = TEST_RESULTS.find((known) => known === own(predicate, 'result')) ?? malformed();
  // Compulsory, if empty.
  if (!Array.isArray(own(predicate, 'configuration'))) malformed();
  const [passedTests = [], warnedTests = [], failedTests = []] = ['passedTests', 'warnedTests', 'failedTests'].map((name) =>
    listIn(own(predicate, name), textIn),
  );
  return { kind: 'testResult', about: aboutIn(own(predicate, 'configuration')), result, passedTests, warnedTests, failedTests };
}

function verificationIn(predicate: Members): Omit<VerificationStatement, 'digests'> {
  const verifier = membersIn(own(predicate, 'verifier'));
  instantIn(own(predicate, 'timeCreated'));
  if (!Array.isArray(own(predicate, 'properties'))) malformed();
  return {
    kind: 'verification',
    about: aboutIn(own(verifier, 'policies')),
    verifier: textIn(own(verifier, 'id')),
    properties: listIn(own(predicate, 'properties'), textIn),
  };
}

/**
 * The standard and the period, in the annotations of one resource descriptor: `conformsTo` with the id of the catalogue, `validFrom` and
 * `validUntil` with the zone. Null where no descriptor names one, or several do: it would be a guess which is meant.
 */
function aboutIn(descriptors: unknown): AboutStandard | null {
  const annotations = listIn(descriptors, membersIn).map((descriptor) => optional(own(descriptor, 'annotations'), membersIn) ?? {});
  const naming = annotations.filter((annotation) => own(annotation, 'conformsTo') !== undefined);
  const [only] = naming;
  if (!only || naming.length > 1) return null;
  const [validFrom, validUntil] = [instantIn(own(only, 'validFrom')), instantIn(own(only, 'validUntil'))];
  return validFrom < validUntil ? { standardId: textIn(own(only, 'conformsTo')), validFrom, validUntil } : malformed();
}

/** What stands against a statement as a proof, and what must be shown with it. */
export interface StatementFindings {
  readonly faults: readonly FormatFaultCode[];
  /** Noted on a proof that counts. */
  readonly notes: readonly FormatFaultCode[];
}

/** Judges a statement by what it says itself. A summary's properties are passing ones: a summary without any has shown nothing. */
export function judgeInToto(statement: InTotoStatement): StatementFindings {
  const unnamed: readonly FormatFaultCode[] = statement.about ? [] : ['EVIDENCE_STANDARD_UNNAMED'];
  if (statement.kind === 'verification') {
    return { faults: [...unnamed, ...(statement.properties.length > 0 ? [] : (['EVIDENCE_TEST_FAILED'] as const))], notes: [] };
  }
  const failed: readonly FormatFaultCode[] = statement.result === 'FAILED' ? ['EVIDENCE_TEST_FAILED'] : [];
  const contradicts: readonly FormatFaultCode[] = contradictsItself(statement) ? ['EVIDENCE_TEST_CONTRADICTS_ITSELF'] : [];
  return { faults: [...failed, ...contradicts, ...unnamed], notes: statement.result === 'WARNED' ? ['EVIDENCE_TEST_WARNED'] : [] };
}

function contradictsItself({ result, passedTests, warnedTests, failedTests }: TestStatement): boolean {
  if (!isUnique([...passedTests, ...warnedTests, ...failedTests])) return true;
  if (result === 'PASSED') return warnedTests.length + failedTests.length > 0;
  return result === 'WARNED' && failedTests.length > 0;
}
