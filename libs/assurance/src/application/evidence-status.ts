import type { Instant } from '@pilotage/kernel';
import { newId, type Tx } from '@pilotage/platform';
import type { EvidenceState } from '../domain/evidence.workflow.js';
import type { StatusEntry } from '../domain/status-list.js';
import { isFresh, isGivenUp, retryAt, statusOf, type KeptList, type StatusFinding } from '../domain/status.rules.js';
import type { StatusListEntity } from '../persistence/status.entities.js';
import {
  bidsOnList,
  bidsUsing,
  evidenceToLookAt,
  hasUncheckedOn,
  staleListsOf,
  bitsOfList,
  evidenceStatuses,
  headsOf,
  listsToFetch,
  staleAmong,
  statusLists,
  type ListHead,
} from '../persistence/status.repository.js';
import { bitsOf } from './status-bits.js';

/** A piece, with what its statement says of its status. */
export interface StatusQuestion {
  readonly evidenceId: string;
  readonly issuerId: string;
  readonly entries: readonly StatusEntry[];
  readonly at: Instant;
}

/** What the lists that are kept say of a piece, in one look-up. A list that is not kept, or too old, is asked for; nothing is fetched here. */
export async function statusFinding(tx: Tx, { evidenceId, issuerId, entries, at }: StatusQuestion): Promise<StatusFinding> {
  const urls = [...new Set(entries.map(({ list }) => list))];
  if (urls.length === 0) return { kind: 'clear' };
  const heads = await headsOf(tx, issuerId, urls);
  const kept = new Map<string, KeptList>();
  for (const head of heads) kept.set(head.url, { ...head, bits: isFresh(head, at) ? await readyBits(tx, head) : null });
  const missing = urls.filter((url) => !kept.has(url));
  const lists = [...heads, ...(await ask(tx, issuerId, missing, at))];
  await note(tx, evidenceId, entries, lists);
  for (const head of heads.filter((h) => !isFresh(h, at) && !isGivenUp(h))) await wake(tx, head);
  return statusOf(entries, ({ list }) => kept.get(list) ?? null, at);
}

const readyBits = (tx: Tx, { id, digest }: ListHead): Promise<Uint8Array | null> =>
  digest === null ? Promise.resolve(null) : bitsOf(digest, () => bitsOfList(tx, id, digest));

/** Lists that nobody asked for yet. */
async function ask(tx: Tx, issuerId: string, urls: readonly string[], at: Instant): Promise<StatusListEntity[]> {
  const rows = urls.map((url): StatusListEntity => ({ ...UNKNOWN, id: newId('statusList'), url, issuerId, nextFetchAt: retryAt(2, at) }));
  for (const row of rows) {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`statusList:${issuerId}:${row.url}`]);
    const known = await statusLists.find(tx, { issuerId, url: row.url });
    if (known) Object.assign(row, known);
    else await statusLists.create(tx, row, { type: 'statusList.ask', facts: { issuer: issuerId } });
    if (!known) tx.emit('statusListDue', { statusListId: row.id });
  }
  return rows;
}

const UNKNOWN = {
  ...{ purposes: [], digest: null, bits: null, ttl: null, validUntil: null, etag: null },
  ...{ fetchedAt: null, goodUntil: null, fault: null, failures: 0 },
};

async function note(
  tx: Tx,
  evidenceId: string,
  entries: readonly StatusEntry[],
  lists: readonly Pick<ListHead, 'id' | 'url'>[],
): Promise<void> {
  const known = await evidenceStatuses.list(tx, { evidenceId });
  if (known.length > 0) return;
  const idOf = new Map(lists.map(({ id, url }) => [url, id]));
  const places = new Map(entries.map((entry) => [`${entry.list} ${entry.purpose} ${entry.index}`, entry]));
  const rows = [...places.values()].map(({ list, purpose, index: place }) => ({
    ...{ id: newId('evidenceStatus'), evidenceId, statusListId: idOf.get(list) ?? '', purpose, place },
  }));
  await evidenceStatuses.createAll(tx, rows, { type: 'evidence.noteStatusEntries', facts: { evidence: evidenceId } });
}

/** A list at rest is asked for again. */
async function wake(tx: Tx, { id, nextFetchAt }: Pick<ListHead, 'id' | 'nextFetchAt'>): Promise<void> {
  if (nextFetchAt !== null) return;
  await askForStatusList(tx, id);
}

/** The list is fetched now, by a job, and asked for again should nothing come of that. */
export async function askForStatusList(tx: Tx, id: string): Promise<void> {
  const nextFetchAt = retryAt(2, await tx.now());
  await statusLists.amend(tx, id, { nextFetchAt }, { type: 'statusList.fetch' });
  tx.emit('statusListDue', { statusListId: id });
}

/**
 * Who signs the list, or by which keys, has changed: what is kept of it is not believed any more, and a server that says it has not changed
 * is not enough. It is fetched at once where something rests on it.
 */
export async function distrustStatusList(tx: Tx, id: string): Promise<void> {
  const now = await tx.now();
  const { nextFetchAt } = await statusLists.lock(tx, id as StatusListEntity['id'], 'update');
  const rested = nextFetchAt === null;
  const next = { etag: null, goodUntil: null, failures: 0, nextFetchAt: rested ? null : retryAt(2, now) };
  await statusLists.amend(tx, id, next, { type: 'statusList.distrust' });
  if (!rested) tx.emit('statusListDue', { statusListId: id });
}

/** Nothing rests on the list: it is not asked for again until something does. */
export const restStatusList = (tx: Tx, id: string): Promise<void> =>
  statusLists.amend(tx, id, { nextFetchAt: null }, { type: 'statusList.rest' });

/** Lists that are due; whether anything rests on them is asked by rooms downstream. */
export const statusListsDue = (tx: Tx, batch: number): Promise<readonly string[]> => listsToFetch(tx, batch);

/** The bids that use evidence which refers to the list. */
export const bidsOfStatusList = (tx: Tx, statusListId: string): Promise<readonly string[]> => bidsOnList(tx, statusListId);

/** Whether the bid uses evidence whose status list is awaited: what rests on it is not decided now. A list at rest is asked for. */
export async function awaitsStatus(tx: Tx, bidId: string): Promise<boolean> {
  const lists = await staleListsOf(tx, bidId, await tx.now());
  const awaited = lists.filter((list) => !isGivenUp(list));
  for (const list of awaited) await wake(tx, list);
  return awaited.length > 0;
}

/** Pieces that are to be looked at again by the clock; whether anything rests on them is asked by rooms downstream. */
export const evidenceDueForCheck = (tx: Tx, batch: number): Promise<readonly string[]> => evidenceToLookAt(tx, batch);

/** The bids that use the piece. */
export const bidsOfEvidence = (tx: Tx, evidenceId: string): Promise<readonly string[]> => bidsUsing(tx, evidenceId);

/** Whether a piece on the list has not been checked yet: it waits for the list, whoever uses it. */
export const isListAwaited = (tx: Tx, statusListId: string): Promise<boolean> => hasUncheckedOn(tx, statusListId);

/**
 * The pieces as they may be used at this moment. A good state that rests on a status list which is too old is none: while the list is awaited
 * the piece is in its check again, and after that its status is unknown, whether or not a job has said so.
 */
export async function asOfNow<P extends { readonly id: string; readonly state: EvidenceState }>(
  tx: Tx,
  pieces: readonly P[],
): Promise<readonly P[]> {
  const resting = pieces.filter(({ state }) => GOOD.includes(state)).map(({ id }) => id);
  if (resting.length === 0) return pieces;
  const stale = new Map((await staleAmong(tx, resting, await tx.now())).map(({ id, awaited }) => [id, awaited]));
  return pieces.map((piece) => {
    const awaited = GOOD.includes(piece.state) ? stale.get(piece.id) : undefined;
    return awaited === undefined ? piece : { ...piece, state: awaited ? 'scanning' : 'statusUnknown' };
  });
}

const GOOD: readonly EvidenceState[] = ['verified', 'editionTransition', 'selfDeclared', 'notAccredited'];
