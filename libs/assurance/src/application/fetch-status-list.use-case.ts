import { z } from 'zod';
import type { Instant } from '@pilotage/kernel';
import { DoneView, input, useCase, type OutboundAnswer, type OutboundFaultCode, type Preparation, type Tx } from '@pilotage/platform';
import type { StatusListEntity } from '../persistence/status.entities.js';
import { evidenceOnList, statusLists } from '../persistence/status.repository.js';
import { goodUntil } from '../domain/status-list.js';
import { STATUS_FAULTS, type StatusFaultCode } from '../domain/status.faults.js';
import { STATUS_POLICY } from '../domain/status-policy.data.js';
import { isFresh, isGivenUp, refreshAt, retryAt } from '../domain/status.rules.js';
import { assurancePolicy } from './assurance.policy.js';
import { askForStatusList } from './evidence-status.js';
import { lockedSignersOf, signersOf } from './status-signers.js';
import { openStatusList, type Expected, type OpenedList } from './status-list-opening.js';

/** Real time: a list of eight megabytes over a slow line arrives in it; a server that drips does not keep a worker longer. */
const TOTAL_MS = 15_000;
const IDLE_MS = 5_000;
const MEDIA_TYPES = ['application/vc+jwt', 'application/jwt', 'application/octet-stream', 'text/plain'];

const faults = Object.keys(STATUS_FAULTS) as [StatusFaultCode, ...StatusFaultCode[]];
const outcomeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unchanged') }),
  z.strictObject({ kind: z.literal('fault'), code: z.enum(faults) }),
  z.strictObject({
    kind: z.literal('arrived'),
    digest: z.string(),
    bits: z.string(),
    purposes: z.array(z.string()),
    ttl: z.number(),
    validUntil: z.string().nullable(),
    etag: z.string().nullable(),
  }),
]);
type Outcome = z.output<typeof outcomeInput>;

/** What came of asking for a status list is kept; whoever rests on the list looks again when that changed something. */
export const keepStatusList = useCase({
  name: 'keepStatusList',
  summary:
    'Keeps a status list that was fetched and opened, or why it was not; the evidence on it is checked again when that changes something.',
  policy: assurancePolicy.keepStatusList,
  input: z.strictObject({ statusListId: input.id('statusList', 'The list.'), trust: z.string(), outcome: outcomeInput }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { statusListId, trust, outcome }) {
    const { trust: trusted } = await lockedSignersOf(tx, (await statusLists.get(tx, statusListId)).issuerId);
    const list = await statusLists.lock(tx, statusListId, 'update');
    authorise({});
    // The register has changed while the list was fetched: what was opened by the old one is not kept.
    if (trust !== trusted) await askForStatusList(tx, list.id);
    if (trust !== trusted) return { id: list.id, done: false };
    const now = await tx.now();
    const next = { ...list, ...patchOf(list, outcome, now) };
    const because = { type: 'statusList.keep', facts: { outcome: outcome.kind, digest: next.digest, fault: next.fault } };
    await statusLists.amend(tx, list.id, patchOf(list, outcome, now), because);
    if (saysSomethingElse(list, next, now)) await announce(tx, list.id, !isFresh(list, now));
    return { id: list.id, done: true };
  },
});

function patchOf(list: StatusListEntity, outcome: Outcome, now: Instant): Partial<Omit<StatusListEntity, 'id'>> {
  if (outcome.kind === 'fault') return failed(list, outcome.code, now);
  const kept = outcome.kind === 'arrived' ? arrived(outcome) : {};
  const { ttl, validUntil } = { ...list, ...kept };
  const times = { ttl: Number(ttl), validUntil };
  // A list that did not change may have ended meanwhile.
  if (validUntil !== null && validUntil <= now) return failed(list, 'EVIDENCE_STATUS_LIST_NOT_VALID', now);
  const next = { goodUntil: goodUntil(times, now), nextFetchAt: refreshAt(times, now) };
  return { ...kept, ...next, fetchedAt: now, fault: null, failures: 0 };
}

function failed({ failures }: StatusListEntity, fault: StatusFaultCode, now: Instant): Partial<Omit<StatusListEntity, 'id'>> {
  return { fault, failures: failures + 1, nextFetchAt: retryAt(failures + 1, now) };
}

const arrived = ({ digest, bits, purposes, ttl, validUntil, etag }: Outcome & { kind: 'arrived' }) => ({
  ...{ digest, purposes, etag, ttl: String(ttl), bits: Buffer.from(bits, 'base64'), validUntil: validUntil as Instant | null },
});

/** Other bits, bits where there were none that could be used, or none where they may no longer be awaited. */
function saysSomethingElse(before: StatusListEntity, after: StatusListEntity, now: Instant): boolean {
  if (after.fault) return !isFresh(after, now) && isGivenUp(after) && !isGivenUp(before);
  return before.digest !== after.digest || !isFresh(before, now);
}

async function announce(tx: Tx, listId: string, awaited: boolean): Promise<void> {
  for (const evidenceId of await evidenceOnList(tx, listId)) tx.emit('evidenceRecheckDue', { evidenceId, awaited });
}

/** Asks for the list, outside of any transaction, and opens what came. */
export const fetchStatusList: Preparation = async ({ read, outbound }, payload) => {
  const { statusListId } = payload as { readonly statusListId: StatusListEntity['id'] };
  const asked = await read((tx) => expectedOf(tx, statusListId));
  const answer = await outbound.ask({
    url: asked.expected.url,
    accept: MEDIA_TYPES,
    maxBytes: STATUS_POLICY.packedMax.value,
    totalMs: TOTAL_MS,
    idleMs: IDLE_MS,
    etag: asked.etag,
  });
  const outcome = await outcomeOf(answer, asked.expected, asked.at);
  return { statusListId, trust: asked.trust, outcome };
};

interface AskedFor {
  readonly expected: Expected;
  readonly trust: string;
  readonly etag: string | undefined;
  readonly at: Instant;
}

async function expectedOf(tx: Tx, id: StatusListEntity['id']): Promise<AskedFor> {
  const { url, issuerId, etag } = await statusLists.get(tx, id);
  const { trust, ...by } = await signersOf(tx, issuerId);
  return { expected: { url, ...by }, trust, etag: etag ?? undefined, at: await tx.now() };
}

/** An answer as the use case takes it in. */
export async function outcomeOf(answer: OutboundAnswer, expected: Expected, at: Instant): Promise<Outcome> {
  if (answer.kind === 'unchanged') return { kind: 'unchanged' };
  if (answer.kind === 'fault') return { kind: 'fault', code: faultOf(answer.code) };
  const opened = await openStatusList(answer.body, expected, at);
  if (typeof opened === 'string') return { kind: 'fault', code: opened };
  return toldOf(opened, answer.etag ?? null);
}

const faultOf = (code: OutboundFaultCode): StatusFaultCode =>
  code === 'OUTBOUND_TOO_LARGE' ? 'EVIDENCE_STATUS_LIST_TOO_LARGE' : 'EVIDENCE_STATUS_LIST_UNREACHABLE';

const toldOf = ({ digest, bits, purposes, ttl, validUntil }: OpenedList, etag: string | null): Outcome => ({
  ...{ kind: 'arrived', digest, bits: bits.toString('base64'), ttl, validUntil, etag, purposes: [...purposes] },
});
