import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader, importJWK, type CryptoKey, type JWK } from 'jose';
import { instantOf, type Instant } from '@pilotage/kernel';
import type { IssuerKey } from '../domain/issuer-keys.rules.js';
import type { EvidenceFaultCode } from '../domain/evidence.faults.js';
import { readStatement, STATEMENT_MAX_BYTES, type StatementContent } from '../domain/statement.rules.js';

const MEDIA_TYPES: readonly unknown[] = ['vc+jwt', 'application/vc+jwt'];
const ALGORITHMS: readonly unknown[] = ['ES256', 'EdDSA'];
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/** The public key as a JWK. */
export const jwkOf = ({ algorithm, x, y }: IssuerKey): JWK =>
  algorithm === 'ES256' ? { kty: 'EC', crv: 'P-256', x, ...(y ? { y } : {}) } : { kty: 'OKP', crv: 'Ed25519', x };

/** True where the key can verify signatures of its algorithm: the coordinates are right and lie on the curve. */
export async function isUsableKey(key: IssuerKey): Promise<boolean> {
  if (key.algorithm === 'EdDSA' && key.y !== null) return false;
  return importJWK(jwkOf(key), key.algorithm).then(
    () => true,
    () => false,
  );
}

/** The name of a key that was given none: SHA-256 of its canonical JWK, base64url. Source: RFC 7638. */
export const thumbprintOf = (key: IssuerKey): Promise<string> => calculateJwkThumbprint(jwkOf(key));

/** What the header says of the signature. */
export interface SignatureHead {
  /** The key that it names; null where it names none. */
  readonly kid: string | null;
  /** When it was made; null where it does not say. */
  readonly iat: Instant | null;
}

/** What a statement says, with what its header says of the signature. */
export interface SignedContent extends StatementContent, SignatureHead {}

/** The content of a statement by its form alone, signature not yet looked at, or every fault of the form. Never throws. */
export function openStatement(statement: string): SignedContent | readonly EvidenceFaultCode[] {
  if (Buffer.byteLength(statement, 'utf8') > STATEMENT_MAX_BYTES) return ['EVIDENCE_TOO_LARGE'];
  const opened = openCompact(statement);
  if (!opened) return ['EVIDENCE_NOT_A_JWS'];
  const content = readStatement(opened.payload);
  if (isFaults(content)) return [...opened.faults, ...content];
  return opened.faults.length > 0 ? opened.faults : { ...content, ...opened.head };
}

interface OpenedCompact {
  readonly payload: unknown;
  readonly faults: readonly EvidenceFaultCode[];
  readonly head: SignatureHead;
}

/** A name of a key is a URL at most. */
const KID_MAX = 2048;

/** Seconds since 1970, as the header has them. Throws for what is none. Source: RFC 7519 2, NumericDate. */
function secondsOf(iat: unknown): Instant | null {
  if (iat === null) return null;
  if (typeof iat !== 'number' || !Number.isFinite(iat)) throw new RangeError('a time is a number');
  return instantOf(Math.floor(iat) * 1000);
}

/** The payload of a compact JWS and what is wrong with its header; null where it is none. Its signature is not looked at. Never throws. */
export function openCompact(statement: string): OpenedCompact | null {
  if (!COMPACT.test(statement)) return null;
  try {
    const { typ, alg, kid = null, iat = null } = decodeProtectedHeader(statement);
    const isNamed = kid === null || (typeof kid === 'string' && kid.length <= KID_MAX);
    const faults: readonly EvidenceFaultCode[] = [
      ...(MEDIA_TYPES.includes(typ?.toLowerCase()) ? [] : (['EVIDENCE_TYPE_WRONG'] as const)),
      ...(ALGORITHMS.includes(alg) ? [] : (['EVIDENCE_ALGORITHM_NOT_ALLOWED'] as const)),
      ...(isNamed ? [] : (['EVIDENCE_KEY_UNKNOWN'] as const)),
    ];
    return { payload: payloadOf(statement), faults, head: { kid, iat: secondsOf(iat) } };
  } catch {
    return null;
  }
}

/** Faults, where the statement could not be read. */
export const isFaults = (read: StatementContent | readonly EvidenceFaultCode[]): read is readonly EvidenceFaultCode[] =>
  Array.isArray(read);

function payloadOf(statement: string): unknown {
  const [, payload = ''] = statement.split('.');
  // A payload of malformed UTF-8 must not be read differently by different readers.
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(payload, 'base64url')));
}

/** True where the signature holds under the key and by the key's own algorithm. Needs no network and never throws: whatever goes wrong, it does not hold. */
export async function signatureHolds(statement: string, key: IssuerKey): Promise<boolean> {
  try {
    await compactVerify(statement, await importedKey(key), { algorithms: [key.algorithm] });
    return true;
  } catch {
    return false;
  }
}

/** Keys that are kept ready: more than the register has issuers. */
const KEYS_KEPT = 1_000;
const kept = new Map<string, Promise<CryptoKey | Uint8Array>>();

/** Reading a key takes longer than checking a signature with it; a key is what its coordinates are, so it never grows old. */
export function importedKey(key: IssuerKey): Promise<CryptoKey | Uint8Array> {
  const name = `${key.algorithm} ${key.x} ${key.y ?? ''}`;
  const known = kept.get(name);
  if (known) return known;
  if (kept.size >= KEYS_KEPT) kept.clear();
  const imported = importJWK(jwkOf(key), key.algorithm);
  kept.set(name, imported);
  return imported;
}
