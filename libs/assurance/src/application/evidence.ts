import { sha256Hex } from '@pilotage/kernel';
import { z } from 'zod';
import { newId, type Tx } from '@pilotage/platform';
import type { EvidenceEntity } from '../persistence/assurance.entities.js';
import { evidenceRows } from '../persistence/assurance.repository.js';
import { STATEMENT_MAX_BYTES } from '../domain/statement.rules.js';

export { STATEMENT_MAX_BYTES } from '../domain/statement.rules.js';

/** The input field of a statement, for the mutations that take one. Its form is judged later, as evidence: only its size and its characters here. */
export const statementInput = z
  .string()
  .min(1)
  .max(STATEMENT_MAX_BYTES)
  .regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without blanks, as a compact JWS is')
  .meta({ description: 'A signed statement (Verifiable Credential 2.0 as a compact JWS, type vc+jwt), at most 64 kB.' });

/** The evidence of a bid that was opened. */
export interface Lodging {
  readonly bidId: string;
  readonly agencyId: string;
  /** The vendor that leads. */
  readonly organisationId: string;
  /** The other vendors of the party group: their own statements are self-declared too. */
  readonly partnerIds?: readonly string[];
  /** Digest of the offered model version. */
  readonly subjectDigest: string;
  readonly statements: readonly { readonly requirementId: string; readonly subject: string; readonly statement: string }[];
}

/** Takes the pieces in as uploaded, whatever they hold, and announces each; a job checks them. Called once per bid, at its opening. */
export async function lodgeEvidence(tx: Tx, lodging: Lodging): Promise<readonly EvidenceEntity[]> {
  const lodgedAt = await tx.now();
  const rows = lodging.statements.map((piece) => rowOf(lodging, piece, lodgedAt));
  await evidenceRows.createAll(tx, rows, { type: 'evidence.lodge', facts: { bid: lodging.bidId } });
  rows.forEach(({ id, bidId }) => tx.emit('evidenceLodged', { evidenceId: id, bidId }));
  return rows;
}

function rowOf(lodging: Lodging, piece: Lodging['statements'][number], lodgedAt: EvidenceEntity['lodgedAt']): EvidenceEntity {
  // What no text column can hold is no statement either; the check will say so.
  const statement = piece.statement.toWellFormed().replaceAll('\u0000', '\ufffd');
  return {
    id: newId('evidence'),
    bidId: lodging.bidId,
    agencyId: lodging.agencyId,
    vendorIds: [lodging.organisationId, ...(lodging.partnerIds ?? [])],
    requirementId: piece.requirementId,
    subject: piece.subject,
    subjectDigest: lodging.subjectDigest,
    statement,
    digest: sha256Hex(statement),
    issuerId: null,
    standardId: null,
    statedDigest: null,
    scope: null,
    validFrom: null,
    validUntil: null,
    state: 'uploaded',
    faults: [],
    statusSource: null,
    lodgedAt,
    checkedAt: null,
  };
}

/** Every piece of evidence of a bid. */
export const evidenceOf = (tx: Tx, bidId: string): Promise<readonly EvidenceEntity[]> => evidenceRows.list(tx, { bidId });

/** Every piece of evidence of the bids, in one statement. */
export const evidenceOfBids = (tx: Tx, bidIds: readonly string[]): Promise<readonly EvidenceEntity[]> =>
  evidenceRows.list(tx, { bidId: [...bidIds] });
