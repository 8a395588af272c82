import type { Instant } from '@pilotage/kernel';
import type { EvidenceFaultCode } from '../evidence.faults.js';
import { isDraftName, standardById, type StandardsCatalogue } from '../index.js';
import { judgeStatement, type IssuerStanding, type StatementContent, type Verdict } from '../statement.rules.js';
import { hasDeclarations, readDeclarations } from './declarations.reading.js';
import { conformityFaults, conformityOf } from './declarations.rules.js';
import { judgeInToto, readInToto } from './in-toto.rules.js';
import { readModelBom } from './model-bom.rules.js';

/** Formats that are read here; statements as vc+jwt are read by `readStatement`, what people must read by two persons. */
export type DocumentFormat = 'cyclonedx' | 'in-toto';

/** What a document says, once its form is right. Nothing in it is believed before a signature over the whole holds. */
export interface DocumentReading extends Pick<StatementContent, 'statedDigest'> {
  /** Null for a model card alone: it is about a version and proves no standard. */
  readonly standardId: string | null;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
  /** What must be shown with it though it may count. */
  readonly notes: readonly EvidenceFaultCode[];
}
type Faults = readonly EvidenceFaultCode[];

/** What a document is read for. */
export interface ReadFor {
  readonly catalogue: StandardsCatalogue;
  /** Digest of the version that it was lodged for; null where it is lodged for none in particular. */
  readonly pinned: string | null;
  readonly at: Instant;
}

/** One reader for each format: a format is added here and nowhere else. */
const READERS: Readonly<Record<DocumentFormat, (value: unknown, of: ReadFor) => DocumentReading | Faults>> = {
  cyclonedx: readBom,
  'in-toto': readTest,
};

export const isDocumentFormat = (format: string): format is DocumentFormat => Object.hasOwn(READERS, format);

/** What the document says, or every fault that was found. Never throws. */
export const documentRead = (format: DocumentFormat, value: unknown, of: ReadFor): DocumentReading | Faults => READERS[format](value, of);

function readBom(value: unknown, of: ReadFor): DocumentReading | Faults {
  const bom = readModelBom(value);
  if (typeof bom === 'string') return [bom];
  const subject = subjectAmong(
    bom.models.flatMap(({ digests }) => digests),
    of.pinned,
  );
  if ('fault' in subject) return [subject.fault];
  if (!hasDeclarations(value)) return { ...subject, standardId: null, validFrom: null, validUntil: null, notes: [] };
  const declared = readDeclarations(value);
  if (!declared) return ['EVIDENCE_DECLARATION_MALFORMED'];
  const [conformity, ...others] = conformityOf(
    declared,
    of.catalogue.standards.map(({ id }) => id),
    of.at,
  );
  if (!conformity || others.length > 0) return ['EVIDENCE_STANDARD_UNNAMED'];
  const { standardId, validFrom, validUntil } = conformity;
  if (validFrom === null || validUntil === null || validFrom >= validUntil) return ['EVIDENCE_PERIOD_UNREADABLE'];
  const faults = conformityFaults(conformity);
  // What has run out is no false statement: it is a proof that has ended.
  const hasEnded = faults.every((fault) => fault === 'EVIDENCE_DECLARATION_EXPIRED');
  return hasEnded ? { ...subject, standardId, validFrom, validUntil, notes: faults } : faults;
}

function readTest(value: unknown, { pinned }: ReadFor): DocumentReading | Faults {
  const statement = readInToto(value);
  if (!statement) return ['EVIDENCE_STATEMENT_MALFORMED'];
  const subject = subjectAmong(statement.digests, pinned);
  const { faults, notes } = judgeInToto(statement);
  const all: Faults = [...('fault' in subject ? [subject.fault] : []), ...faults];
  if ('fault' in subject || !statement.about || all.length > 0) return all;
  return { ...subject, ...statement.about, notes };
}

/** The version that a document is about. */
function subjectAmong(
  digests: readonly string[],
  pinned: string | null,
): { readonly statedDigest: string } | { readonly fault: EvidenceFaultCode } {
  const [only, ...others] = [...new Set(digests)];
  if (pinned !== null) return digests.includes(pinned) ? { statedDigest: pinned } : { fault: 'EVIDENCE_SUBJECT_OF_ANOTHER' };
  return only !== undefined && others.length === 0 ? { statedDigest: only } : { fault: 'EVIDENCE_SUBJECT_AMBIGUOUS' };
}

/** Who vouches for a document, as far as its signature holds; null where nobody on the register does. */
export interface Vouching {
  readonly issuer: IssuerStanding | null;
  readonly vendorIds: readonly string[];
  readonly at: Instant;
}

/**
 * What a document is worth at a moment. Without a signature of a registered issuer over the whole of it, it is its author's own word at most;
 * so is a model card, which nobody assesses against a standard. Otherwise it is judged as a statement is.
 */
export function judgeDocument(catalogue: StandardsCatalogue, reading: DocumentReading, { issuer, vendorIds, at }: Vouching): Verdict {
  const { standardId, validFrom, validUntil, notes } = reading;
  const unsigned: Faults = issuer ? [] : ['EVIDENCE_DOCUMENT_UNSIGNED'];
  if (standardId === null || validFrom === null || validUntil === null)
    return { move: 'noteSelfDeclared', faults: [...notes, ...unsigned] };
  if (!standardById(catalogue, standardId) && !isDraftName(standardId)) return { move: 'reject', faults: ['EVIDENCE_STANDARD_UNKNOWN'] };
  if (validUntil <= at) return { move: 'noteExpired', faults: [...notes, ...unsigned] };
  if (!issuer) return { move: 'noteSelfDeclared', faults: [...notes, ...unsigned] };
  // Neither format refers to a status list: its end is all that a machine learns of it.
  const content = { ...reading, standardId, validFrom, validUntil, issuer: '', scope: null, status: [] };
  const judging = { issuer, vendorIds, at, status: { kind: 'clear' } as const };
  const verdict = judgeStatement(catalogue, content, judging);
  return { ...verdict, faults: [...verdict.faults, ...notes] };
}
