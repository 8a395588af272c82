import type { Tx } from '@pilotage/platform';
import type { EvidenceKind } from '../domain/wallet.js';
import { EvidenceWarningEntity } from './status.entities.js';

/** A warning with what its piece is. */
export interface WarningOfPiece extends EvidenceWarningEntity {
  readonly kind: EvidenceKind;
  readonly standardId: string | null;
}

/** A page, by id, of the warnings about pieces that lie in the organisation's wallet or that bids opened by it use. */
export function warningsPage(
  tx: Tx,
  organisationId: string,
  page: { readonly first: number; readonly after: string | undefined },
): Promise<WarningOfPiece[]> {
  const { selection } = tx.table(EvidenceWarningEntity);
  return tx.query(
    `select ${selection}, piece.kind, piece."standardId" from evidence_warning
     join (select e.id as "pieceId", e.kind, e.standard_id as "standardId" from evidence e
           where e.organisation_id = $1 or e.id in (select u.evidence_id from evidence_use u where u.agency_id = $1)) piece
       on piece."pieceId" = evidence_warning.evidence_id
     where evidence_warning.id > $2 order by evidence_warning.id limit $3`,
    [organisationId, page.after ?? '', page.first + 1],
  );
}
