import { repositoryOf, type Tx } from '@pilotage/platform';
import { DocumentCheckEntity, DocumentReadingEntity } from './document-check.entities.js';

export const documentChecks = repositoryOf(DocumentCheckEntity);
export const documentReadings = repositoryOf(DocumentReadingEntity);

/** A page of the documents that an agency reads, by id. */
export function documentCheckPage(
  tx: Tx,
  agencyId: string,
  page: { readonly first: number; readonly after: string | undefined },
): Promise<DocumentCheckEntity[]> {
  const { selection } = tx.table(DocumentCheckEntity);
  return tx.query(`select ${selection} from document_check where agency_id = $1 and id > $2 order by id limit $3`, [
    agencyId,
    page.after ?? '',
    page.first + 1,
  ]);
}
