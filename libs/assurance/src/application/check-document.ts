import type { Tx } from '@pilotage/platform';
import { judgeDocument, type DocumentFormat } from '../domain/formats/index.js';
import { issuerRows } from '../persistence/assurance.repository.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { rejected, type Finding } from './finding.js';
import { isDocumentFaults, openDocument } from './formats/open-document.js';
import { standardsAt } from './policies.js';

/**
 * Checks a document that a machine reads: its form, what it says, who vouches for it over the whole of it, and what that is worth. Without a
 * signature by a registered issuer it is its author's own word; one that claims a registered issuer and does not hold is rejected.
 */
export async function findingOfDocument(tx: Tx, piece: EvidenceEntity, format: DocumentFormat): Promise<Finding> {
  const at = await tx.now();
  const catalogue = await standardsAt(tx, at);
  const opened = openDocument(format, piece.statement ?? '', { catalogue, pinned: null, at });
  if (isDocumentFaults(opened)) return rejected(...opened);
  const { reading } = opened;
  const issuer = opened.issuer === null ? null : await issuerRows.find(tx, { identifier: opened.issuer }, 'share');
  if (issuer && !(await opened.holds(issuer.key))) return rejected('EVIDENCE_SIGNATURE_INVALID');
  const { standardId, statedDigest, validFrom, validUntil } = reading;
  const read = { issuerId: issuer?.id ?? null, standardId, statedDigest, validFrom, validUntil, scope: null, statusEntry: null };
  return { read, verdict: judgeDocument(catalogue, reading, { issuer, vendorIds: [piece.organisationId], at }) };
}
