import { after, sha256Hex, type Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows } from '../persistence/wallet.repository.js';
import { isDocumentFormat } from '../domain/formats/index.js';
import { evidenceLife, UNCHECKED } from '../domain/evidence.workflow.js';
import { judgeStatement, type StatementContent } from '../domain/statement.rules.js';
import { STATUS_POLICY } from '../domain/status-policy.data.js';
import type { StatusFinding } from '../domain/status.rules.js';
import { signedAtOf } from '../domain/issuer-keys.rules.js';
import { findingOfDocument } from './check-document.js';
import { statusFinding } from './evidence-status.js';
import { findingOfReading } from './document-conclusion.js';
import { rejected, type Finding } from './finding.js';
import { signingKey, trustedIssuer } from './issuers.js';
import { standardsAt } from './policies.js';
import { signedKinds } from './signed-kinds.js';
import { isFaults, openStatement, signatureHolds } from './statement-signature.js';

/**
 * Checks a piece: that it is what was lodged, its form, its signature by a registered issuer, its status, what it says, and what that is worth.
 * A document is read by its own reader. Null while a status list is awaited: it was asked for, and the piece is checked again when it has
 * come, or is given up.
 */
export async function findingOf(tx: Tx, piece: EvidenceEntity): Promise<Finding | null> {
  if (piece.statement !== null && sha256Hex(piece.statement) !== piece.digest) return rejected('EVIDENCE_DIGEST_CHANGED');
  const finding = await findingByFormat(tx, piece);
  return finding && finding.verdict.move !== 'reject' && isOfAnotherKind(piece) ? rejected('EVIDENCE_KIND_DIFFERS') : finding;
}

function findingByFormat(tx: Tx, piece: EvidenceEntity): Promise<Finding | null> {
  if (piece.statement === null) return findingOfReading(tx, piece);
  return isDocumentFormat(piece.format) ? findingOfDocument(tx, piece, piece.format) : findingOfStatement(tx, piece);
}

/** In its first check only: pieces from before kinds were compared stand as they were decided on. */
function isOfAnotherKind({ state, format, kind, statement }: EvidenceEntity): boolean {
  if (!UNCHECKED.includes(state)) return false;
  const signed = signedKinds(format, statement ?? '');
  return signed.length > 0 && !signed.includes(kind);
}

async function findingOfStatement(tx: Tx, piece: EvidenceEntity): Promise<Finding | null> {
  const statement = piece.statement ?? '';
  const content = openStatement(statement);
  if (isFaults(content)) return rejected(...content);
  const issuer = await trustedIssuer(tx, content.issuer);
  if (!issuer) return rejected('EVIDENCE_ISSUER_UNKNOWN');
  const at = await tx.now();
  const made = { issuer: content.issuer, kid: content.kid, signedAt: signedAtOf(content, at) };
  const key = await signingKey(issuer.keys, made, (each) => signatureHolds(statement, each));
  if (typeof key === 'string') return rejected(key);
  const status = await statusIn(tx, { evidenceId: piece.id, issuerId: issuer.id, content, at });
  if (status.kind === 'waiting') return null;
  const judging = { issuer, vendorIds: [piece.organisationId], at, status };
  return {
    read: readOf(content, { issuerId: issuer.id, issuerKeyId: key.id }),
    verdict: judgeStatement(await standardsAt(tx, at), content, judging),
  };
}

interface About {
  readonly evidenceId: string;
  readonly issuerId: string;
  readonly content: StatementContent;
  readonly at: Instant;
}

async function statusIn(tx: Tx, { content: { status }, ...about }: About): Promise<StatusFinding> {
  if (typeof status === 'string') return { kind: 'unknown', fault: status };
  return statusFinding(tx, { ...about, entries: status });
}

type By = Pick<Finding['read'], 'issuerId' | 'issuerKeyId'>;

function readOf({ standardId, statedDigest, scope, validFrom, validUntil, status }: StatementContent, by: By): Finding['read'] {
  const [first] = typeof status === 'string' ? [] : status;
  const statusEntry = first ? { url: first.list, index: String(first.index), purpose: first.purpose } : null;
  return { ...by, standardId, statedDigest, scope, validFrom, validUntil, statusEntry };
}

/** The piece as the check leaves it. It must be in its check. */
export async function concludeCheck(tx: Tx, piece: EvidenceEntity, { read, verdict }: Finding): Promise<EvidenceEntity> {
  const now = await tx.now();
  const isListed = verdict.move === 'noteSuspended';
  const looks = {
    checkedAt: now,
    statusCheckedAt: read.statusEntry ? now : null,
    nextCheckAt: after(now, STATUS_POLICY.lookAgainAfter.value),
  };
  // A suspension that a list tells ends with the list; one that a person recorded, with a person.
  const checked = { ...piece, ...read, ...looks, faults: verdict.faults, statusSource: isListed ? null : piece.statusSource };
  const moved = evidenceLife.move(checked, verdict.move, {});
  return evidenceRows.save(tx, moved, { digest: piece.digest, faults: verdict.faults });
}
