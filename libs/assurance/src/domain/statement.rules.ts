import { instant, type Instant } from '@pilotage/kernel';
import { isAccredited, type Accreditation } from './accreditation.rules.js';
import { isDraftName, isReplaced, standardById, type StandardsCatalogue } from './index.js';
import type { EvidenceFaultCode } from './evidence.faults.js';
import type { CheckMove } from './evidence.workflow.js';
import { readStatusEntries, type StatusEntry } from './status-list.js';
import type { StatusFaultCode } from './status.faults.js';
import type { StatusFinding } from './status.rules.js';

/** The largest statement that is read, in bytes of UTF-8. Source: issue 2, inline statements. */
export const STATEMENT_MAX_BYTES = 64 * 1024;
/** Statements name people and products in few words; a list of uses is short. */
const SCOPE_MAX = 40;

const CONTEXT_V2 = 'https://www.w3.org/ns/credentials/v2';
const URN_DIGEST = /^urn:sha256:([0-9a-f]{64})$/;

/** What a statement says, once its form is right. Nothing in it is believed before its signature holds. */
export interface StatementContent {
  readonly issuer: string;
  readonly standardId: string;
  /** SHA-256 of the model version that it is about. */
  readonly statedDigest: string;
  /** Categories of use that it is limited to; null where it names none. */
  readonly scope: readonly string[] | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  /** The places in status lists that it refers to, or why they cannot be read. */
  readonly status: readonly StatusEntry[] | StatusFaultCode;
}

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 300;

/** Reads the payload of a statement: its content, or every fault of its form. Source: W3C VC Data Model 2.0, part 4; W3C Securing VCs using JOSE, 3.1. */
export function readStatement(payload: unknown): StatementContent | readonly EvidenceFaultCode[] {
  if (!isMembers(payload)) return ['EVIDENCE_NOT_A_CREDENTIAL'];
  const about = aboutOf(payload);
  const statedDigest = digestIn(payload);
  const period = periodOf(payload);
  const hasForeignClaims = ['vc', 'exp', 'nbf'].some((claim) => claim in payload);
  if (about && statedDigest && period && !hasForeignClaims) {
    return { ...about, statedDigest, ...period, status: statusIn(payload) };
  }
  return [
    ...fault(!about, 'EVIDENCE_NOT_A_CREDENTIAL'),
    ...fault(hasForeignClaims, 'EVIDENCE_CLAIMS_FOREIGN'),
    ...fault(!statedDigest, 'EVIDENCE_SUBJECT_UNREADABLE'),
    ...fault(!period, 'EVIDENCE_PERIOD_UNREADABLE'),
  ];
}

const statusIn = (payload: Members): StatementContent['status'] =>
  'credentialStatus' in payload ? readStatusEntries(payload.credentialStatus) : [];

const fault = (holds: boolean, code: EvidenceFaultCode): readonly EvidenceFaultCode[] => (holds ? [code] : []);

const subjectOf = ({ credentialSubject }: Members): Members => (isMembers(credentialSubject) ? credentialSubject : {});

/** Who states conformity to what, within which scope; null where the payload is no credential. */
function aboutOf(payload: Members): Pick<StatementContent, 'issuer' | 'standardId' | 'scope'> | null {
  const issuer = isMembers(payload.issuer) ? payload.issuer.id : payload.issuer;
  const { conformsTo, scope: given } = subjectOf(payload);
  const scope = scopeOf(given);
  if (!isCredential(payload) || !isText(issuer) || !isText(conformsTo) || scope === undefined) return null;
  return { issuer, standardId: conformsTo, scope };
}

function digestIn(payload: Members): string | null {
  const { id } = subjectOf(payload);
  return typeof id === 'string' ? (URN_DIGEST.exec(id)?.[1] ?? null) : null;
}

const isCredential = (payload: Members): boolean =>
  Array.isArray(payload['@context']) && payload['@context'][0] === CONTEXT_V2 && [payload.type].flat().includes('VerifiableCredential');

/** The limitation to categories; undefined where it is malformed, so that a limitation is never overlooked. */
function scopeOf(value: unknown): readonly string[] | null | undefined {
  if (value === undefined) return null;
  const isList = Array.isArray(value) && value.length > 0 && value.length <= SCOPE_MAX && value.every(isText);
  return isList ? (value as readonly string[]) : undefined;
}

function periodOf({ validFrom, validUntil }: Members): { validFrom: Instant; validUntil: Instant } | null {
  if (typeof validFrom !== 'string' || typeof validUntil !== 'string') return null;
  try {
    const period = { validFrom: instant(validFrom), validUntil: instant(validUntil) };
    return period.validFrom < period.validUntil ? period : null;
  } catch {
    return null;
  }
}

/** What the register says of the issuer whose key holds. */
export interface IssuerStanding {
  readonly organisationId: string | null;
  /** Every accreditation that two persons confirmed, whenever it holds. */
  readonly accreditations: readonly Accreditation[];
}

/** The result of a check: the move of the evidence's life, and the faults behind a rejection. */
export interface Verdict {
  readonly move: CheckMove;
  readonly faults: readonly EvidenceFaultCode[];
}

const verdict = (move: CheckMove, ...faults: EvidenceFaultCode[]): Verdict => ({ move, faults });

/** Who says it, about whose product, when, and what its status lists say. */
export interface Judging {
  readonly issuer: IssuerStanding;
  readonly vendorIds: readonly string[];
  readonly at: Instant;
  readonly status: StatusFinding;
}

/**
 * What a statement with a good signature is worth at a moment: the first that applies of an unknown standard, revocation, expiry, suspension,
 * an unknown status, the vendor's own word, an issuer whose accreditation does not cover the standard, a replaced edition; otherwise verified.
 * `status`: what its status lists say; nothing is believed of one that was not looked up.
 * Not yet begun is no fault here: the use is tested against its own period. Source: governance part 4, evidence status.
 */
export function judgeStatement(
  catalogue: StandardsCatalogue,
  content: StatementContent,
  { issuer, vendorIds, at, status }: Judging,
): Verdict {
  const { standardId } = content;
  const standard = standardById(catalogue, standardId);
  if (!standard && !isDraftName(standardId)) return verdict('reject', 'EVIDENCE_STANDARD_UNKNOWN');
  if (status.kind === 'revoked') return verdict('noteRevoked');
  if (content.validUntil <= at) return verdict('noteExpired');
  if (status.kind === 'suspended') return verdict('noteSuspended');
  if (status.kind !== 'clear') return verdict('noteStatusUnknown', status.kind === 'unknown' ? status.fault : 'EVIDENCE_STATUS_LIST_STALE');
  if (issuer.organisationId !== null && vendorIds.includes(issuer.organisationId)) return verdict('noteSelfDeclared');
  const asked = { standardId, issuedAt: content.validFrom, at };
  if (!isAccredited(issuer.accreditations, asked, catalogue)) return verdict('noteNotAccredited');
  // When its transition ends is asked at every use, not once here.
  return verdict(standard && isReplaced(catalogue, standard, at) ? 'acceptTransition' : 'verify');
}
