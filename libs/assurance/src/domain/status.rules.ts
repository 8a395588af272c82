import { after, between, type Instant } from '@pilotage/kernel';
import { bitAt, goodUntil, type StatusEntry } from './status-list.js';
import type { StatusFaultCode } from './status.faults.js';
import { STATUS_POLICY } from './status-policy.data.js';

/** What is kept of a status list. */
export interface KeptList {
  readonly purposes: readonly string[];
  readonly bits: Uint8Array | null;
  readonly goodUntil: Instant | null;
  /** Why the last try to fetch it came to nothing. */
  readonly fault: StatusFaultCode | null;
  /** Tries in a row that came to nothing. */
  readonly failures: number;
}

/** What the lists say of a statement. `waiting`: a list has not been had yet, and may still be. */
export type StatusFinding =
  | { readonly kind: 'clear' }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'suspended' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unknown'; readonly fault: StatusFaultCode };

const CLEAR: StatusFinding = { kind: 'clear' };
/** Graver first: what is known against a statement counts whatever is unknown, and revocation is final. */
const ORDER = ['revoked', 'suspended', 'unknown', 'waiting', 'clear'] as const;

/** What all entries of a statement together say at a moment. A statement without entries is clear. */
export function statusOf(entries: readonly StatusEntry[], keptOf: (entry: StatusEntry) => KeptList | null, at: Instant): StatusFinding {
  const found = entries.map((entry) => findingOf(entry, keptOf(entry), at));
  return ORDER.map((kind) => found.find((finding) => finding.kind === kind)).find((finding) => finding !== undefined) ?? CLEAR;
}

function findingOf({ purpose, index }: StatusEntry, kept: KeptList | null, at: Instant): StatusFinding {
  if (!kept) return { kind: 'waiting' };
  if (!kept.bits || !isFresh(kept, at)) return withoutList(kept);
  if (!kept.purposes.includes(purpose)) return { kind: 'unknown', fault: 'EVIDENCE_STATUS_LIST_PURPOSE' };
  const bit = bitAt(kept.bits, index);
  if (bit === undefined) return { kind: 'unknown', fault: 'EVIDENCE_STATUS_OUT_OF_RANGE' };
  if (!bit) return CLEAR;
  return { kind: purpose === 'revocation' ? 'revoked' : 'suspended' };
}

const withoutList = (kept: KeptList): StatusFinding =>
  isGivenUp(kept) ? { kind: 'unknown', fault: kept.fault ?? 'EVIDENCE_STATUS_LIST_STALE' } : { kind: 'waiting' };

/** True where what is kept may still be used. */
export const isFresh = ({ goodUntil: until }: Pick<KeptList, 'goodUntil'>, at: Instant): boolean => until !== null && at < until;

/** True where the list was asked for so often in vain that its entries are unknown, and no longer awaited. */
export const isGivenUp = ({ failures }: Pick<KeptList, 'failures'>): boolean => failures >= STATUS_POLICY.triesBeforeUnknown.value;

/** When a list that came at a moment is fetched again. */
export function refreshAt(list: Parameters<typeof goodUntil>[0], fetchedAt: Instant): Instant {
  const kept = between(fetchedAt, goodUntil(list, fetchedAt));
  return after(fetchedAt, Math.floor((kept * STATUS_POLICY.refreshAtPercent.value) / 100));
}

/** When a list is asked for again after failures in a row, counted with the last one. */
export function retryAt(failures: number, failedAt: Instant): Instant {
  const { retryAfter } = STATUS_POLICY;
  const step = retryAfter[Math.min(failures, retryAfter.length) - 1] ?? retryAfter[0];
  return after(failedAt, step.value);
}
