import type { Instant } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { LogHeadEntity } from './log.entities.js';

/** Entries that one head takes in at least, when more are waiting: a transaction of some tens of milliseconds. */
const BATCH = 5000;

/** The last signed head, or null for a log that has none. */
export async function lastHead(tx: Tx): Promise<LogHeadEntity | null> {
  const { selection } = tx.table(LogHeadEntity);
  return tx.one<LogHeadEntity>(`select ${selection} from log_head order by size desc limit 1`);
}

/** One sequencer at a time; the others wait here and then find less to do, or nothing. */
export const holdLog = (tx: Tx): Promise<object[]> => tx.query(`select pg_advisory_xact_lock(hashtext('transparency.log'))`);

/** Whether entries wait whose transactions, and all older ones, have ended. */
export async function isAnythingWaiting(tx: Tx): Promise<boolean> {
  const row = await tx.one<{ waiting: boolean }>(
    `select exists (
       select from audit_event
       where written_by >= coalesce((select sequenced_below from log_head order by size desc limit 1), '0')::xid8
         and written_by < pg_snapshot_xmin(pg_current_snapshot())) as waiting`,
  );
  return row?.waiting ?? false;
}

/**
 * Up to which transaction entries can be taken now. Below the oldest running transaction nothing can appear any more, so no later commit
 * can slip in between entries that have their places. A large backlog is taken in batches, never parting a transaction.
 */
export async function settledBelow(tx: Tx, from: string): Promise<string> {
  const row = await tx.one<{ below: string }>(
    `with full_batch as (select written_by from audit_event where written_by >= $1::xid8 order by written_by offset ${BATCH} limit 1)
     select least(
       pg_snapshot_xmin(pg_current_snapshot()),
       (select e.written_by from audit_event e, full_batch f where e.written_by > f.written_by order by e.written_by limit 1))::text as below`,
    [from],
  );
  return row?.below ?? from;
}

/** An entry that has just got its place. */
export interface PlacedEntry {
  readonly entry: string;
  readonly leafHash: string;
}

/**
 * Gives the entries of the transactions from one number to below another their places, and returns them in that order. What one
 * transaction saw of another has the earlier moment (each reads the clock under its locks), so the order by moment never puts an effect
 * before its cause; within a transaction it is the order in which its
 * entries were made, which their ids keep; where the database puts rows says nothing, since it fills the room of others that are gone.
 */
export async function placeEntries(tx: Tx, size: number, from: string, below: string): Promise<PlacedEntry[]> {
  await tx.query(
    `insert into log_leaf (position, event_id)
     select $1::int + row_number() over (order by at, written_by, id collate "C") - 1, id
     from audit_event where written_by >= $2::xid8 and written_by < $3::xid8`,
    [size, from, below],
  );
  return tx.query<PlacedEntry>(
    `select a.entry, a.leaf_hash as "leafHash" from log_leaf l join audit_event a on a.id = l.event_id where l.position >= $1 order by l.position`,
    [size],
  );
}

/** Adds a head. Nothing of it is an audit entry: an entry about the log would need the log to grow again. */
export async function addHead(tx: Tx, head: LogHeadEntity): Promise<void> {
  await tx.query(
    `insert into log_head (size, root_hash, subtrees, sequenced_below, signed_at, signature) values ($1, $2, $3, $4, $5, $6)`,
    [head.size, head.rootHash, JSON.stringify(head.subtrees), head.sequencedBelow, head.signedAt, head.signature],
  );
}

/** An entry of an object's trail. */
export interface TrailRow {
  readonly id: string;
  readonly position: number;
  readonly at: Instant;
  readonly type: string;
  readonly objectId: string;
  readonly entry: string;
  readonly leafHash: string;
}

/** A page of an object's entries in the order of the log, one more than asked for; `after` is the id of an entry. */
export async function trailOf(tx: Tx, objectId: string, page: { first: number; after: string | undefined }): Promise<TrailRow[]> {
  return tx.query<TrailRow>(
    `select a.id, l.position, a.at, a.type, a.object_id as "objectId", a.entry, a.leaf_hash as "leafHash"
     from audit_event a join log_leaf l on l.event_id = a.id
     where a.object_id = $1 and l.position > coalesce((select position from log_leaf where event_id = $2), -1)
     order by l.position limit $3`,
    [objectId, page.after ?? null, page.first + 1],
  );
}
