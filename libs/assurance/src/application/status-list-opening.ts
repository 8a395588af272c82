import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { sha256Hex, type Instant } from '@pilotage/kernel';
import { signedAtOf, type DatedKey } from '../domain/issuer-keys.rules.js';
import { listFault, readStatusList, type Asked, type StatusListContent } from '../domain/status-list.js';
import type { StatusFaultCode } from '../domain/status.faults.js';
import { STATUS_POLICY } from '../domain/status-policy.data.js';
import { signingKey } from './issuers.js';
import { openCompact, signatureHolds } from './statement-signature.js';

const unpack = promisify(gunzip);

/** A status list that may be used: its signature holds, and its bits are unpacked. */
export interface OpenedList extends Pick<StatusListContent, 'purposes' | 'ttl' | 'validUntil'> {
  readonly bits: Buffer;
  /** SHA-256 of the list as it came. */
  readonly digest: string;
}

/** What a list must be to be believed. */
export interface Expected extends Asked {
  /** Registered keys by the identifier of who may sign the list. */
  readonly keys: Readonly<Record<string, readonly DatedKey[]>>;
}

/** Opens a list that came from a server, in bounded memory; nothing is unpacked before the signature holds. Never throws. */
export async function openStatusList(bytes: Buffer, expected: Expected, at: Instant): Promise<OpenedList | StatusFaultCode> {
  const statement = bytes.toString('latin1').trim();
  const opened = openCompact(statement);
  if (!opened || opened.faults.length > 0) return 'EVIDENCE_STATUS_LIST_MALFORMED';
  const list = readStatusList(opened.payload);
  if (typeof list === 'string') return list;
  const fault = listFault(list, expected, at);
  if (fault) return fault;
  const signedAt = signedAtOf({ iat: opened.head.iat, validFrom: list.validFrom }, at);
  const made = { issuer: list.issuer, kid: opened.head.kid, signedAt };
  const key = await signingKey(expected.keys[list.issuer] ?? [], made, (each) => signatureHolds(statement, each));
  if (typeof key === 'string') return 'EVIDENCE_STATUS_LIST_UNSIGNED';
  const bits = await unpackedBits(list.packed);
  if (typeof bits === 'string') return bits;
  return { bits, digest: sha256Hex(statement), purposes: list.purposes, ttl: list.ttl, validUntil: list.validUntil };
}

/** The bits of a list. One that says, or turns out, to be too large is given up at the bound. */
export async function unpackedBits(packed: string): Promise<Buffer | StatusFaultCode> {
  const bytes = Buffer.from(packed, 'base64url');
  // Its last four bytes say how long it is unpacked (RFC 1952); one that lies is stopped while it is unpacked.
  const said = bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  if (said > STATUS_POLICY.unpackedMax.value) return 'EVIDENCE_STATUS_LIST_TOO_LARGE';
  try {
    const bits = await unpack(bytes, { maxOutputLength: STATUS_POLICY.unpackedMax.value, chunkSize: CHUNK });
    return bits.length < STATUS_POLICY.unpackedMin.value ? 'EVIDENCE_STATUS_LIST_TOO_SHORT' : bits;
  } catch (error) {
    const isTooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? 'EVIDENCE_STATUS_LIST_TOO_LARGE' : 'EVIDENCE_STATUS_LIST_MALFORMED';
  }
}

const CHUNK = 64 * 1024;
