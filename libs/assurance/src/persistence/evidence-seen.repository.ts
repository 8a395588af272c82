import type { Tx } from '@pilotage/platform';
import type { EvidenceEntity, EvidenceUseEntity } from './wallet.entities.js';

/** A piece as it is shown beside others: without its text and whatever else is long. */
export type EvidenceSeen = Pick<EvidenceEntity, 'id' | 'standardId' | 'state' | 'validFrom' | 'validUntil'> &
  Pick<EvidenceUseEntity, 'bidId' | 'requirementId'>;

/** Every use of evidence by the bids, in one statement, in the order in which the uses were made. */
export const usesSeen = (tx: Tx, bidIds: readonly string[]): Promise<EvidenceSeen[]> =>
  tx.query<EvidenceSeen>(
    `select e.id, e.standard_id as "standardId", e.state, e.valid_from as "validFrom", e.valid_until as "validUntil",
       u.bid_id as "bidId", u.requirement_id as "requirementId"
     from evidence_use u join evidence e on e.id = u.evidence_id where u.bid_id = any($1) order by u.id`,
    [[...bidIds]],
  );
