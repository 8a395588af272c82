import type { Tx } from '@pilotage/platform';
import { judgeDocument, type DocumentFormat } from '../domain/formats/index.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { signedAtOf } from '../domain/issuer-keys.rules.js';
import { rejected, type Finding } from './finding.js';
import { isDocumentFaults, openDocument } from './formats/open-document.js';
import { namedSigner, signingKey, trustedIssuer } from './issuers.js';
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
  const made = namedSigner(opened.issuer ?? '', signedAtOf({ iat: null, validFrom: reading.validFrom }, at));
  const issuer = opened.issuer === null ? null : await trustedIssuer(tx, made.issuer);
  const key = issuer && (await signingKey(issuer.keys, made, opened.holds));
  if (typeof key === 'string') return rejected(key);
  const { standardId, statedDigest, validFrom, validUntil } = reading;
  const read = {
    issuerId: issuer?.id ?? null,
    issuerKeyId: key?.id ?? null,
    standardId,
    statedDigest,
    validFrom,
    validUntil,
    scope: null,
    statusEntry: null,
  };
  return { read, verdict: judgeDocument(catalogue, reading, { issuer, vendorIds: [piece.organisationId], at }) };
}
