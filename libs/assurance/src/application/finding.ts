import type { EvidenceFaultCode } from '../domain/evidence.faults.js';
import type { Verdict } from '../domain/statement.rules.js';
import type { ReadStatement } from '../persistence/assurance.repository.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';

/** What a check of a piece came to. */
export interface Finding {
  readonly read: ReadStatement & Pick<EvidenceEntity, 'statusEntry'>;
  readonly verdict: Verdict;
}

const NOTHING_READ: Finding['read'] = {
  issuerId: null,
  issuerKeyId: null,
  standardId: null,
  statedDigest: null,
  scope: null,
  validFrom: null,
  validUntil: null,
  statusEntry: null,
};

/** The finding of a piece out of which nothing can be believed. */
export const rejected = (...faults: readonly EvidenceFaultCode[]): Finding => ({ read: NOTHING_READ, verdict: { move: 'reject', faults } });
