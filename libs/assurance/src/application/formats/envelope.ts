import type { IssuerKey } from '../../domain/issuer-keys.rules.js';
import { DOCUMENT_MAX_BYTES, readBoundedJson, utf8Of, type FormatFaultCode } from '../../domain/formats/index.js';
import { listIn, malformed, membersIn, optional, own, readOrNull, textIn } from '../../domain/formats/reading.js';
import { bytesOfBase64, rawSignatureHolds } from './raw-signature.js';

/** More signers than any statement has; each is tried. */
const SIGNATURES_MAX = 8;
const PAYLOAD_TYPE = /^application\/vnd\.in-toto(\.[a-z0-9-]{1,40})?\+json$/;

/** An envelope by its form, signatures not yet looked at. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly { readonly keyId: string | null; readonly signature: Uint8Array }[];
  /** The statement inside. Nothing in it is believed before a signature holds. */
  readonly statement: unknown;
}

/** Opens a DSSE envelope with an in-toto statement in it. Never throws. Source: DSSE 1.0, envelope; in-toto Attestation Framework v1, envelope. */
export function openEnvelope(value: unknown): Envelope | FormatFaultCode {
  const opened = readOrNull(() => partsIn(value));
  if (!opened) return 'EVIDENCE_ENVELOPE_MALFORMED';
  const text = utf8Of(opened.payload);
  const statement = text === null ? { fault: 'EVIDENCE_NOT_JSON' as const } : readBoundedJson(text);
  return 'fault' in statement ? statement.fault : { ...opened, statement: statement.value };
}

function partsIn(value: unknown): Omit<Envelope, 'statement'> {
  const envelope = membersIn(value);
  const payloadType = textIn(own(envelope, 'payloadType'));
  const signatures = listIn(own(envelope, 'signatures'), membersIn);
  const isRight = PAYLOAD_TYPE.test(payloadType) && signatures.length > 0 && signatures.length <= SIGNATURES_MAX;
  if (!isRight) malformed();
  return {
    payloadType,
    payload: bytesIn(own(envelope, 'payload'), DOCUMENT_MAX_BYTES),
    signatures: signatures.map((one) => ({ keyId: optional(own(one, 'keyid'), keyIdIn), signature: bytesIn(own(one, 'sig'), 200) })),
  };
}

/** A hint, which may be empty. */
const keyIdIn = (value: unknown): string => (value === '' ? '' : textIn(value));

function bytesIn(value: unknown, max: number): Uint8Array {
  if (typeof value !== 'string' || value.length > max * 2) return malformed();
  return bytesOfBase64(value) ?? malformed();
}

/** What is signed: type and body, each behind its length, so that neither can be taken for a part of the other. Source: DSSE 1.0, PAE. */
export function preAuthentication(payloadType: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${String(Buffer.byteLength(payloadType))} ${payloadType} ${String(payload.length)} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** True where one of the signatures holds under the key. The key id is a hint and decides nothing. */
export async function envelopeHolds({ payloadType, payload, signatures }: Envelope, key: IssuerKey): Promise<boolean> {
  const signed = preAuthentication(payloadType, payload);
  const held = await Promise.all(signatures.map(({ signature }) => rawSignatureHolds(key, signature, signed)));
  return held.includes(true);
}
