import { repositoryOf, type Tx } from '@pilotage/platform';
import type { StandardsRequestState } from '../domain/standards-request.workflow.js';
import { StandardsRequestEntity } from './standards-request.entities.js';

export const standardsRequests = repositoryOf(StandardsRequestEntity);

/** Keeps two writers of gaps apart until the end of the transaction: two calls may find the same gap at once. */
export const lockGaps = (tx: Tx): Promise<object[]> => tx.query('select pg_advisory_xact_lock(hashtext($1))', ['standardsRequests']);

/** What a reader asks for. */
export interface RequestFilter {
  readonly first: number;
  readonly after: string | undefined;
  readonly state: StandardsRequestState | undefined;
}

/** A page of requests by id. */
export async function requestPage(tx: Tx, { first, after, state }: RequestFilter): Promise<StandardsRequestEntity[]> {
  const { selection } = tx.table(StandardsRequestEntity);
  return tx.query<StandardsRequestEntity>(
    `select ${selection} from standards_request where id > $1 and ($2::text is null or state = $2) order by id limit $3`,
    [after ?? '', state ?? null, first + 1],
  );
}
