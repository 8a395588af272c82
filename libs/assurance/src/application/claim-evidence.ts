import { notFound, type Tx } from '@pilotage/platform';
import { NEVER_USED_ANEW } from '../domain/evidence.workflow.js';
import type { EvidenceEntity } from '../persistence/wallet.entities.js';
import { evidenceRows } from '../persistence/wallet.repository.js';

/** Pieces that a vendor names in an offer. */
export interface EvidenceClaim {
  /** The vendor that leads the bid. */
  readonly organisationId: string;
  readonly evidenceIds: readonly string[];
}

/**
 * The ids of those pieces that a bid may not use, since they could count for nothing; the others stay as they are until the transaction ends.
 * NOT_FOUND, and nothing else, when one is absent or lies in a wallet of somebody else, whether or not the actor met it in another bid.
 */
export async function claimEvidence(tx: Tx, { organisationId, evidenceIds }: EvidenceClaim): Promise<readonly string[]> {
  if (evidenceIds.length === 0) return [];
  const ids = [...new Set(evidenceIds)] as EvidenceEntity['id'][];
  const pieces = await evidenceRows.list(tx, { id: ids, organisationId }, 'share');
  if (pieces.length !== ids.length) throw notFound();
  return pieces.filter(({ state }) => NEVER_USED_ANEW.includes(state)).map(({ id }) => id);
}
