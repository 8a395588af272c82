import type { IssuerKey } from '../../domain/issuer-keys.rules.js';
import { jcsOf } from '../../domain/formats/index.js';
import { malformed, membersIn, optional, own, readOrNull, textIn, type Members } from '../../domain/formats/reading.js';
import { bytesOfBase64, rawSignatureHolds } from './raw-signature.js';

/** JSF names Ed25519 by itself, where JWA says EdDSA. */
const ALGORITHMS: ReadonlyMap<string, IssuerKey['algorithm']> = new Map([
  ['ES256', 'ES256'],
  ['Ed25519', 'EdDSA'],
]);

/** A signature inside of the object that it signs. */
export interface EnvelopedSignature {
  readonly algorithm: IssuerKey['algorithm'];
  readonly keyId: string | null;
  /** The key that the document itself brings. It is a name to look up, never a reason to trust. */
  readonly publicKey: Omit<IssuerKey, 'algorithm'> | null;
  readonly signature: Uint8Array;
  /** The canonical form of everything but the signature's value. */
  readonly signed: string;
}

/**
 * The signature of a document over the whole of it; null where there is none that is read here: one of several, a chain, one that leaves
 * members out, another algorithm. Never throws. Source: JSON Signature Format 0.82 (form), RFC 8785 (canonical form).
 */
export function envelopedSignatureOf(document: unknown): EnvelopedSignature | null {
  return readOrNull(() => {
    const whole = membersIn(document);
    const given = membersIn(own(whole, 'signature'));
    const algorithm = ALGORITHMS.get(textIn(own(given, 'algorithm'))) ?? malformed();
    if (['excludes', 'extensions', 'signers', 'chain'].some((name) => Object.hasOwn(given, name))) malformed();
    const { value, ...rest } = given;
    return {
      algorithm,
      keyId: optional(own(given, 'keyId'), textIn),
      publicKey: optional(own(given, 'publicKey'), publicKeyIn),
      signature: bytesOfBase64(textIn(value)) ?? malformed(),
      signed: jcsOf({ ...whole, signature: rest }) ?? malformed(),
    };
  });
}

function publicKeyIn(value: unknown): Omit<IssuerKey, 'algorithm'> {
  const key: Members = membersIn(value);
  return { x: textIn(own(key, 'x')), y: optional(own(key, 'y'), textIn) };
}

/** True where the signature holds under the registered key. A document that brings a different key is not this issuer's. */
export async function envelopedHolds({ algorithm, publicKey, signature, signed }: EnvelopedSignature, key: IssuerKey): Promise<boolean> {
  const isSameKey = !publicKey || (publicKey.x === key.x && publicKey.y === key.y);
  if (algorithm !== key.algorithm || !isSameKey) return false;
  return rawSignatureHolds(key, signature, new TextEncoder().encode(signed));
}
