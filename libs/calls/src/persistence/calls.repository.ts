import { repositoryOf, type Repository, type Tx } from '@pilotage/platform';
import type { NeedCategory } from '../domain/category.js';
import { CallEntity, CallVersionEntity, ClarificationEntity, LotEntity, NeedEntity } from './calls.entities.js';

export const needs = repositoryOf(NeedEntity);
export const calls = announced(
  repositoryOf(CallEntity),
  ({ id }) => id,
  (id) => id,
);
export const lots = announced(repositoryOf(LotEntity), ({ callId }) => callId);
export const callVersions = repositoryOf(CallVersionEntity);
export const clarifications = announced(repositoryOf(ClarificationEntity), ({ callId }) => callId);

/** Calls whose change a transaction has announced already: however many lots move, subscribers are told once. */
const told = new WeakMap<Tx, Set<string>>();

/**
 * Announces each move of a row, and each amendment of a call, to who watches the call. A lot is only ever amended together with its call.
 * A question is announced when it is answered, not when it is asked: before, only the agency and the vendor know of it.
 */
function announced<R extends { id: string }>(
  rows: Repository<R>,
  callOf: (row: R) => string,
  callOfAmended?: (id: string) => string,
): Repository<R> {
  return {
    ...rows,
    async save(tx, moved, facts) {
      announce(tx, callOf(moved.next));
      return rows.save(tx, moved, facts);
    },
    async amend(tx, id, patch, because) {
      if (callOfAmended) announce(tx, callOfAmended(id));
      return rows.amend(tx, id, patch, because);
    },
  };
}

function announce(tx: Tx, callId: string): void {
  const known = told.get(tx) ?? new Set<string>();
  if (known.has(callId)) return;
  told.set(tx, known.add(callId));
  tx.emit('callChanged', { callId });
}

interface Page {
  readonly first: number;
  readonly after: string | undefined;
}

/** Which calls a reader asks for, and of which agencies they may see drafts. */
export interface CallFilter extends Page {
  readonly insideOf: readonly string[];
  readonly agencyId: string | undefined;
  readonly needId: string | undefined;
  readonly states: readonly string[] | undefined;
}

/** A page of calls by id: published ones, and the drafts of the reader's own agencies. */
export async function callPage(tx: Tx, filter: CallFilter): Promise<CallEntity[]> {
  const { selection } = tx.table(CallEntity);
  return tx.query<CallEntity>(
    `select ${selection} from "call" where id > $1 and (published_at is not null or agency_id = any($2))
       and ($3::text is null or agency_id = $3) and ($4::text is null or need_id = $4) and ($5::text[] is null or state = any($5))
     order by id limit $6`,
    [filter.after ?? '', filter.insideOf, filter.agencyId ?? null, filter.needId ?? null, filter.states ?? null, filter.first + 1],
  );
}

/** Which needs a reader asks for. */
export interface NeedFilter extends Page {
  readonly insideOf: readonly string[];
  readonly agencyId: string | undefined;
  readonly category: NeedCategory | undefined;
}

/** A page of needs by id: those on the public list, and the drafts of the reader's own agencies. */
export async function needPage(tx: Tx, filter: NeedFilter): Promise<NeedEntity[]> {
  const { selection } = tx.table(NeedEntity);
  return tx.query<NeedEntity>(
    `select ${selection} from need where id > $1 and (published_at is not null or agency_id = any($2))
       and ($3::text is null or agency_id = $3) and ($4::text is null or category = $4)
     order by id limit $5`,
    [filter.after ?? '', filter.insideOf, filter.agencyId ?? null, filter.category ?? null, filter.first + 1],
  );
}

/** Lots of several calls in one statement, by number. */
export async function lotsOfCalls(tx: Tx, callIds: readonly string[]): Promise<LotEntity[]> {
  const { selection } = tx.table(LotEntity);
  return tx.query<LotEntity>(`select ${selection} from lot where call_id = any($1) order by call_id, number`, [callIds]);
}

/** The lots of a call by number, under a lock: for who moves them together. The call's lock is held already. */
export async function lockLotsOf(tx: Tx, callId: string): Promise<LotEntity[]> {
  const { selection } = tx.table(LotEntity);
  return tx.query<LotEntity>(`select ${selection} from lot where call_id = $1 order by number for update`, [callId]);
}

/** Takes a lot out of a draft: nothing rests on it yet. */
export async function removeDraftLot(tx: Tx, lot: LotEntity): Promise<void> {
  await tx.query(`delete from lot where id = $1 and state = 'draft'`, [lot.id]);
  tx.record({ type: 'lot.remove', objectId: lot.id, from: lot.state });
}

/** Ids of calls whose deadline has come while they are still open. Finds without locking: the closer looks again. */
export async function callsToClose(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from "call" where state = 'open' and closes_at <= app.clock() order by closes_at, id limit 500`,
  );
  return rows.map(({ id }) => id);
}

/** The lots of every call for the need, by id. */
export async function lotsOfNeed(tx: Tx, needId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select l.id from lot l join "call" c on c.id = l.call_id where c.need_id = $1 order by l.id`,
    [needId],
  );
  return rows.map(({ id }) => id);
}

/** Whether a call for the need is under way. */
export async function hasLiveCall(tx: Tx, needId: string): Promise<boolean> {
  const row = await tx.one<{ live: boolean }>(
    `select exists (select from "call" where need_id = $1 and state not in ('complete', 'cancelled', 'unsuccessful')) as live`,
    [needId],
  );
  return row?.live ?? false;
}

/** Whether a lot of the need was awarded: a contract rests, or may come to rest, on the need's level. */
export async function hasAwardedLot(tx: Tx, needId: string): Promise<boolean> {
  const found = await tx.one(
    `select 1 as found from lot l join "call" c on c.id = l.call_id where c.need_id = $1 and l.state in ('awarded', 'complete') limit 1`,
    [needId],
  );
  return found !== null;
}

/** A page of questions: the answered ones for everybody, the open ones for the agency and for the vendors that asked them. */
export async function clarificationPage(
  tx: Tx,
  page: Page & { readonly callId: string; readonly all: boolean; readonly vendors: readonly string[] },
): Promise<ClarificationEntity[]> {
  const { selection } = tx.table(ClarificationEntity);
  return tx.query<ClarificationEntity>(
    `select ${selection} from clarification where call_id = $1 and id > $2 and (state = 'answered' or $3 or vendor_id = any($4)) order by id limit $5`,
    [page.callId, page.after ?? '', page.all, page.vendors, page.first + 1],
  );
}

/** A published version without its text. */
export type VersionRow = Pick<CallVersionEntity, 'callId' | 'version' | 'digest' | 'reason' | 'publishedAt'>;

/** The published versions of several calls in one statement, first to last. */
export const versionsOf = (tx: Tx, callIds: readonly string[]): Promise<VersionRow[]> =>
  tx.query<VersionRow>(
    `select call_id as "callId", version, digest, reason, published_at as "publishedAt" from call_version where call_id = any($1)
     order by call_id, version`,
    [callIds],
  );
