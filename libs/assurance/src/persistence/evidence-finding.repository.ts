import { repositoryOf, type Tx } from '@pilotage/platform';
import { EvidenceFindingEntity } from './evidence-finding.entities.js';

export const evidenceFindings = repositoryOf(EvidenceFindingEntity);

/** A page, by id, of the findings about pieces that bids opened by the agency use. */
export function evidenceFindingPage(
  tx: Tx,
  agencyId: string,
  page: { readonly first: number; readonly after: string | undefined },
): Promise<EvidenceFindingEntity[]> {
  const { selection } = tx.table(EvidenceFindingEntity);
  return tx.query(
    `select ${selection} from evidence_finding
     where evidence_id in (select used.evidence_id from evidence_use used where used.agency_id = $1) and id > $2 order by id limit $3`,
    [agencyId, page.after ?? '', page.first + 1],
  );
}
