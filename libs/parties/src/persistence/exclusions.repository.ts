import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { ExclusionEntity } from './parties.entities.js';

/** Entries that have begun by the clock of the database and were not announced; at most a batch. */
export async function exclusionsBegun(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from exclusion where announced_at is null and valid_from <= app.clock() order by valid_from limit $1`,
    [batch],
  );
  return rows.map((r) => r.id);
}

/** Which of the register is read: of one organisation, in force at an instant, or all. */
export interface ExclusionFilter {
  readonly organisationId: string | undefined;
  readonly at: Instant | undefined;
}

/** A page of the register, by id. */
export function exclusionPage(
  tx: Tx,
  page: { readonly first: number; readonly after: string | undefined },
  { organisationId, at }: ExclusionFilter,
): Promise<ExclusionEntity[]> {
  const { selection } = tx.table(ExclusionEntity);
  return tx.query(
    `select ${selection} from exclusion
     where id > $1 and ($2::text is null or organisation_id = $2)
       and ($3::timestamptz is null or (valid_from <= $3 and (valid_until is null or valid_until > $3)))
     order by id limit $4`,
    [page.after ?? '', organisationId ?? null, at ?? null, page.first + 1],
  );
}
