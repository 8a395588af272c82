import { repositoryOf, type Tx } from '@pilotage/platform';
import { EthicsCaseEntity } from './ethics.entities.js';

export const ethicsCases = repositoryOf(EthicsCaseEntity);

/** Keeps two writers of one subject's cases apart until the end of the transaction. */
export const lockCasesOf = (tx: Tx, subjectId: string): Promise<object[]> =>
  tx.query('select pg_advisory_xact_lock(hashtext($1))', [`ethicsCase:${subjectId}`]);

/** The latest decided case about a subject; null when none was decided. */
export function latestDecided(tx: Tx, subjectId: string): Promise<EthicsCaseEntity | null> {
  const { selection } = tx.table(EthicsCaseEntity);
  return tx.one(
    `select ${selection} from ethics_case where subject_id = $1 and decided_at is not null order by decided_at desc, id desc limit 1`,
    [subjectId],
  );
}

/** Approvals whose end has come by the database's clock; at most a batch. */
export async function lapsingCases(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from ethics_case where state in ('decided', 'tracking', 'suspended') and valid_until <= app.clock() order by valid_until limit $1`,
    [batch],
  );
  return rows.map((r) => r.id);
}

/** Undecided cases whose time to decide has ended and of which nobody was told; at most a batch. */
export async function overdueCases(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from ethics_case where state in ('accepted', 'inReview') and overdue_at is null and decision_due_at <= app.clock()
     order by decision_due_at limit $1`,
    [batch],
  );
  return rows.map((r) => r.id);
}

/** Which cases a page may hold: all, or those of organisations as agency or as interested party. */
export interface CaseScope {
  readonly everywhere: boolean;
  readonly agency: readonly string[];
  readonly vendor: readonly string[];
  readonly committee: readonly string[];
  /** Those that no committee has taken yet. */
  readonly untaken: boolean;
}

/** A page of cases within a scope, by id. */
export function casePage(
  tx: Tx,
  scope: CaseScope,
  page: { first: number; after: string | undefined; state: string | undefined; subjectId: string | undefined },
): Promise<EthicsCaseEntity[]> {
  const { selection } = tx.table(EthicsCaseEntity);
  return tx.query(
    `select ${selection} from ethics_case
     where id > $1 and ($2::text is null or state = $2) and ($9::text is null or subject_id = $9)
       and ($3::boolean or agency_id = any($4::text[]) or interested_organisations ?| $5::text[] or committee_id = any($6::text[])
         or ($7::boolean and committee_id is null))
     order by id limit $8`,
    [
      ...[page.after ?? '', page.state ?? null, scope.everywhere, scope.agency, scope.vendor, scope.committee, scope.untaken],
      ...[page.first + 1, page.subjectId ?? null],
    ],
  );
}
