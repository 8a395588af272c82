import type { IssuerKey } from '../../domain/issuer-keys.rules.js';
import { importedKey } from '../statement-signature.js';

const ALGORITHMS = {
  ES256: { name: 'ECDSA', hash: 'SHA-256' },
  EdDSA: { name: 'Ed25519' },
} as const;

/** True where the signature over the bytes holds under the key, by the key's own algorithm. ES256 as r and s (RFC 7518) or as ASN.1. Never throws. */
export async function rawSignatureHolds(key: IssuerKey, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  const plain = key.algorithm === 'ES256' && signature.length !== 64 ? plainOfAsn1(signature) : signature;
  if (!plain || plain.length !== 64) return false;
  try {
    const imported = await importedKey(key);
    if (imported instanceof Uint8Array) return false;
    return await crypto.subtle.verify(ALGORITHMS[key.algorithm], imported, Uint8Array.from(plain), Uint8Array.from(bytes));
  } catch {
    return false;
  }
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** The bytes of base64, standard or URL-safe, padded or not; null where it is neither. */
export function bytesOfBase64(text: string): Uint8Array | null {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/');
  const bare = standard.replace(/={1,2}$/, '');
  if (!BASE64.test(standard) || bare.length % 4 === 1) return null;
  const bytes = Buffer.from(bare, 'base64');
  // Bits that carry nothing must be nought, or one payload could be written in several ways.
  return bytes.toString('base64').replace(/=+$/, '') === bare ? bytes : null;
}

/** r and s of a P-256 signature, 32 bytes each, out of the ASN.1 sequence of two integers that many signers write; null where it is none. */
export function plainOfAsn1(der: Uint8Array): Uint8Array | null {
  const [tag, length] = der;
  if (tag !== 0x30 || length !== der.length - 2 || der.length > 72) return null;
  const r = integerAt(der, 2);
  const s = r && integerAt(der, r.end);
  if (!r || !s || s.end !== der.length) return null;
  const plain = new Uint8Array(64);
  plain.set(r.bytes, 32 - r.bytes.length);
  plain.set(s.bytes, 64 - s.bytes.length);
  return plain;
}

function integerAt(der: Uint8Array, at: number): { readonly bytes: Uint8Array; readonly end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length < 1 || length > 33 || end > der.length) return null;
  const bytes = der.subarray(at + 2, end);
  const bare = bytes[0] === 0 ? bytes.subarray(1) : bytes;
  return bare.length <= 32 ? { bytes: bare, end } : null;
}
