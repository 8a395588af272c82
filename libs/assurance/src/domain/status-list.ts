import { after, instant, type Instant } from '@pilotage/kernel';
import type { StatusFaultCode } from './status.faults.js';
import { STATUS_POLICY } from './status-policy.data.js';

/** What a bit that is set says against a statement. */
export const STATUS_PURPOSES = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof STATUS_PURPOSES)[number];
/** Purposes that say nothing against a statement: that a newer one is to be had, or a message. They are not looked up. */
const HARMLESS: readonly unknown[] = ['refresh', 'message'];

/** Where the status of a statement stands. */
export interface StatusEntry {
  readonly purpose: StatusPurpose;
  /** Place in the list, from 0. */
  readonly index: number;
  /** URL of the list. */
  readonly list: string;
}

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);
const among = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const ADDRESS_MAX = 2048;

/** The entries that `credentialStatus` of a statement refers to, or why they cannot be read. None: nothing can be said against it. */
export function readStatusEntries(credentialStatus: unknown): readonly StatusEntry[] | StatusFaultCode {
  const given = among(credentialStatus);
  if (given.length === 0 || given.length > STATUS_POLICY.entriesMax.value) return 'EVIDENCE_STATUS_MALFORMED';
  const read = given.map(entryOf);
  const fault = read.find((entry): entry is StatusFaultCode => typeof entry === 'string');
  return fault ?? read.filter((entry): entry is StatusEntry => entry !== null && typeof entry === 'object');
}

/** Null for an entry that says nothing against the statement. */
function entryOf(entry: unknown): StatusEntry | StatusFaultCode | null {
  if (!isMembers(entry) || entry.type !== 'BitstringStatusListEntry') return 'EVIDENCE_STATUS_MALFORMED';
  const { statusPurpose, statusListIndex, statusListCredential: list, statusSize = 1 } = entry;
  const isPlace = typeof statusListIndex === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(statusListIndex);
  const isList = typeof list === 'string' && list.length > 0 && list.length <= ADDRESS_MAX;
  if (typeof statusPurpose !== 'string' || !isPlace || !isList) return 'EVIDENCE_STATUS_MALFORMED';
  if (HARMLESS.includes(statusPurpose)) return null;
  const purpose = STATUS_PURPOSES.find((known) => known === statusPurpose);
  if (!purpose) return 'EVIDENCE_STATUS_PURPOSE_UNKNOWN';
  return statusSize === 1 ? { purpose, index: Number(statusListIndex), list } : 'EVIDENCE_STATUS_SIZE';
}

/** What a status list says of itself; its bits are still packed, its signature has not been looked at. */
export interface StatusListContent {
  readonly issuer: string;
  /** Its own URL, where it says one. */
  readonly id: string | null;
  readonly purposes: readonly string[];
  /** Multibase base64url of the packed bits, without the leading letter. */
  readonly packed: string;
  /** Milliseconds. */
  readonly ttl: number;
  readonly validFrom: Instant | null;
  readonly validUntil: Instant | null;
}

const CONTEXT_V2 = 'https://www.w3.org/ns/credentials/v2';
const TYPES = ['VerifiableCredential', 'BitstringStatusListCredential'];

/** Reads the payload of a status list. Source: W3C Bitstring Status List 1.0, BitstringStatusListCredential. */
export function readStatusList(payload: unknown): StatusListContent | StatusFaultCode {
  if (!isMembers(payload) || !isListCredential(payload)) return 'EVIDENCE_STATUS_LIST_MALFORMED';
  const issuer = isMembers(payload.issuer) ? payload.issuer.id : payload.issuer;
  const { id = null } = payload;
  const list = listIn(payload);
  const period = periodOf(payload);
  const isNamed = typeof issuer === 'string' && (id === null || typeof id === 'string');
  return isNamed && list && period ? { issuer, id, ...list, ...period } : 'EVIDENCE_STATUS_LIST_MALFORMED';
}

function listIn({ credentialSubject }: Members): Pick<StatusListContent, 'purposes' | 'packed' | 'ttl'> | null {
  const subject = isMembers(credentialSubject) ? credentialSubject : {};
  const { statusPurpose, encodedList, ttl = STATUS_POLICY.ttlDefault.value, statusSize = 1, type } = subject;
  const purposes = among(statusPurpose);
  const isList = among(type).includes('BitstringStatusList') && statusSize === 1;
  const hasPurposes = purposes.length > 0 && purposes.every((purpose) => typeof purpose === 'string');
  const isTime = typeof ttl === 'number' && Number.isSafeInteger(ttl) && ttl >= 0;
  const isPacked = typeof encodedList === 'string' && /^u[\w-]+$/.test(encodedList);
  return isList && hasPurposes && isTime && isPacked ? { purposes, packed: encodedList.slice(1), ttl } : null;
}

/** A list that had a status itself, or JWT claims beside the credential, could be told in two ways. */
function isListCredential(payload: Members): boolean {
  const context = payload['@context'];
  const types = among(payload.type);
  const isForeign = ['vc', 'exp', 'nbf', 'credentialStatus'].some((claim) => claim in payload);
  return Array.isArray(context) && context[0] === CONTEXT_V2 && TYPES.every((type) => types.includes(type)) && !isForeign;
}

function periodOf({ validFrom, validUntil }: Members): Pick<StatusListContent, 'validFrom' | 'validUntil'> | null {
  try {
    return { validFrom: atOf(validFrom), validUntil: atOf(validUntil) };
  } catch {
    return null;
  }
}

function atOf(value: unknown): Instant | null {
  if (value === undefined) return null;
  if (typeof value !== 'string') throw new RangeError('an instant is text');
  return instant(value);
}

/** What was asked for: a list by its URL, of one of the issuers that may speak about the statement. */
export interface Asked {
  readonly url: string;
  readonly issuers: readonly string[];
}

/** What speaks against a list that was fetched at a moment, before its signature and its bits are looked at; null where nothing does. */
export function listFault(list: StatusListContent, { url, issuers }: Asked, at: Instant): StatusFaultCode | null {
  if (!issuers.includes(list.issuer) || (list.id !== null && list.id !== url)) return 'EVIDENCE_STATUS_LIST_OF_ANOTHER';
  const isBegun = list.validFrom === null || list.validFrom <= at;
  if (!isBegun || (list.validUntil !== null && list.validUntil <= at)) return 'EVIDENCE_STATUS_LIST_NOT_VALID';
  return list.ttl < STATUS_POLICY.ttlMin.value ? 'EVIDENCE_STATUS_LIST_HASTY' : null;
}

/** Until when a list may be used that was fetched at a moment: its own time, at most ours, never beyond its validity. */
export function goodUntil({ ttl, validUntil }: Pick<StatusListContent, 'ttl' | 'validUntil'>, fetchedAt: Instant): Instant {
  const kept = after(fetchedAt, Math.min(ttl, STATUS_POLICY.ttlMax.value));
  return validUntil !== null && validUntil < kept ? validUntil : kept;
}

/** The bit at a place, index 0 the leftmost of the first byte; undefined beyond the end. */
export function bitAt(bits: Uint8Array, index: number): boolean | undefined {
  const byte = bits[index >> 3];
  return byte === undefined ? undefined : (byte & (0x80 >> (index & 7))) !== 0;
}
