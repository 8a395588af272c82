import type { Instant } from '@pilotage/kernel';
import { repositoryOf, type Tx } from '@pilotage/platform';
import { UNCHECKED } from '../domain/evidence.workflow.js';
import { STATUS_POLICY } from '../domain/status-policy.data.js';
import { EvidenceStatusEntity, EvidenceWarningEntity, StatusListEntity } from './status.entities.js';

export const statusLists = repositoryOf(StatusListEntity);
export const evidenceStatuses = repositoryOf(EvidenceStatusEntity);
export const evidenceWarnings = repositoryOf(EvidenceWarningEntity);

/** A list without its bits: what a verification reads of it, in one statement for all lists of a piece. */
export type ListHead = Pick<StatusListEntity, 'id' | 'url' | 'purposes' | 'digest' | 'goodUntil' | 'fault' | 'failures' | 'nextFetchAt'>;

export const headsOf = (tx: Tx, issuerId: string, urls: readonly string[]): Promise<ListHead[]> =>
  tx.query(
    `select id, url, purposes, digest, good_until as "goodUntil", fault, failures, next_fetch_at as "nextFetchAt"
     from status_list where issuer_id = $1 and url = any($2)`,
    [issuerId, [...urls]],
  );

/** The bits of a list, where it still is the one of the digest. */
export async function bitsOfList(tx: Tx, id: string, digest: string): Promise<Buffer | null> {
  const row = await tx.one<{ bits: Buffer | null }>('select bits from status_list where id = $1 and digest = $2', [id, digest]);
  return row?.bits ?? null;
}

/** Lists that are due to be fetched by the database's clock; at most a batch. */
export async function listsToFetch(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select id from status_list where next_fetch_at <= app.clock() order by next_fetch_at limit $1',
    [batch],
  );
  return rows.map(({ id }) => id);
}

/** Pieces that refer to a list. */
export async function evidenceOnList(tx: Tx, statusListId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select distinct evidence_id as id from evidence_status where status_list_id = $1 order by 1',
    [statusListId],
  );
  return rows.map(({ id }) => id);
}

/** Bids that use a piece which refers to the list. */
export async function bidsOnList(tx: Tx, statusListId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct u.bid_id as id from evidence_status s join evidence_use u on u.evidence_id = s.evidence_id where s.status_list_id = $1`,
    [statusListId],
  );
  return rows.map(({ id }) => id);
}

/** Of the pieces, those whose status list is too old at a moment; `awaited` while it may still be had. */
export function staleAmong(tx: Tx, evidenceIds: readonly string[], at: Instant): Promise<{ id: string; awaited: boolean }[]> {
  return tx.query(
    `select s.evidence_id as id, bool_and(l.failures < $3) as awaited
     from evidence_status s join status_list l on l.id = s.status_list_id
     where s.evidence_id = any($1) and (l.good_until is null or l.good_until <= $2) group by s.evidence_id`,
    [[...evidenceIds], at, STATUS_POLICY.triesBeforeUnknown.value],
  );
}

/** Pieces that end soon and whose warning for the time that is left was not given; at most a batch. `days`: what the policy names. */
export async function evidenceToWarnOf(tx: Tx, states: readonly string[], days: readonly number[], batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select e.id from evidence e
     cross join lateral (select min(d) as days from unnest($2::int[]) d where e.valid_until - make_interval(days => d) <= app.clock()) due
     where e.state = any($1) and e.valid_until > app.clock() and due.days is not null
       and not exists (select from evidence_warning w where w.evidence_id = e.id and w.valid_until = e.valid_until and w.days = due.days)
     order by e.valid_until limit $3`,
    [[...states], [...days], batch],
  );
  return rows.map(({ id }) => id);
}

/** Lists that evidence of the bid refers to and that are too old at a moment. */
export const staleListsOf = (tx: Tx, bidId: string, at: Instant): Promise<Pick<ListHead, 'id' | 'failures' | 'nextFetchAt'>[]> =>
  tx.query(
    `select distinct l.id, l.failures, l.next_fetch_at as "nextFetchAt"
     from evidence_use u join evidence_status s on s.evidence_id = u.evidence_id join status_list l on l.id = s.status_list_id
     where u.bid_id = $1 and (l.good_until is null or l.good_until <= $2) order by l.id`,
    [bidId, at],
  );

/** Pieces whose next look is due by the database's clock; at most a batch. */
export async function evidenceToLookAt(tx: Tx, batch: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select id from evidence where next_check_at <= app.clock() order by next_check_at limit $1',
    [batch],
  );
  return rows.map(({ id }) => id);
}

/** Bids that use the piece. */
export async function bidsUsing(tx: Tx, evidenceId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>('select distinct bid_id as id from evidence_use where evidence_id = $1', [evidenceId]);
  return rows.map(({ id }) => id);
}

/** Whether a piece on the list is in its first check. */
export async function hasUncheckedOn(tx: Tx, statusListId: string): Promise<boolean> {
  const found = await tx.one(
    `select 1 as found from evidence_status s join evidence e on e.id = s.evidence_id where s.status_list_id = $1 and e.state = any($2) limit 1`,
    [statusListId, UNCHECKED],
  );
  return found !== null;
}
