import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, sign, timingSafeEqual } from 'node:crypto';
import type { Keys } from './keys.js';

/** An envelope as it is stored. Format 1: AES-256-GCM under a one-time key, which is itself wrapped with AES-256-GCM. */
export interface SealedBox {
  readonly format: 1;
  readonly ciphertext: Buffer;
  readonly wrappedKey: Buffer;
  /** SHA-256 of the ciphertext, hexadecimal: what a receipt commits to. */
  readonly digest: string;
}

/** A box that cannot be opened: altered, moved to another context, or sealed under another key file. */
export class Unopenable extends Error {
  constructor() {
    super('the envelope cannot be opened with this key file in this context');
    this.name = 'Unopenable';
  }
}

const NONCE = 12;
const TAG = 16;
/** Envelopes are padded to classes of this many bytes, so that their size tells little of their content. */
const SIZE_CLASS = 4096;

const encrypt = (key: Buffer, context: string, plain: Buffer): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

const decrypt = (key: Buffer, context: string, box: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE)).setAAD(Buffer.from(context));
  decipher.setAuthTag(box.subarray(-TAG));
  return Buffer.concat([decipher.update(box.subarray(NONCE, -TAG)), decipher.final()]);
};

const pad = (plain: Buffer): Buffer => {
  const size = Math.ceil((plain.length + 4) / SIZE_CLASS) * SIZE_CLASS;
  const padded = Buffer.alloc(size);
  padded.writeUInt32BE(plain.length, 0);
  plain.copy(padded, 4);
  return padded;
};

const unpad = (padded: Buffer): Buffer => padded.subarray(4, 4 + padded.readUInt32BE(0));

/** Seals and opens envelopes, commits to secrets, fingerprints input and signs receipts. */
export interface Sealing {
  /** Seals a text in a context (kind, owner and version of the envelope): moved elsewhere, it does not open. */
  seal(context: string, plain: string): SealedBox;
  /** The text. Throws Unopenable. */
  open(context: string, box: Pick<SealedBox, 'ciphertext' | 'wrappedKey'>): string;
  /** Keyed digest of a text, hexadecimal: equal texts are recognised, but a price cannot be guessed from it. */
  fingerprint(text: string): string;
  /** HMAC of what a link grants, base64url, under a key of its own: whoever holds the link may do it, and nothing else. */
  signLink(text: string): string;
  /** Whether the signature is that of the text; in the same time wherever they differ. */
  linkHolds(text: string, signature: string): boolean;
  /** Ed25519 signature of a text, base64url. */
  signReceipt(text: string): string;
  /** The public key to check receipts with, PEM. */
  readonly receiptPublicKey: string;
}

export function createSealing(keys: Keys): Sealing {
  const linkKey = Buffer.from(hkdfSync('sha256', keys.fingerprintKey, Buffer.alloc(0), 'pilotage links 1', 32));
  const linkDigest = (text: string): Buffer => createHmac('sha256', linkKey).update(text).digest();
  return {
    signLink: (text) => linkDigest(text).toString('base64url'),
    linkHolds(text, signature) {
      const given = Buffer.from(signature, 'base64url');
      const right = linkDigest(text);
      // One signature has one spelling: what only decodes to it is not it.
      return given.length === right.length && timingSafeEqual(given, right) && given.toString('base64url') === signature;
    },
    seal(context, plain) {
      const oneTimeKey = randomBytes(32);
      const ciphertext = encrypt(oneTimeKey, context, pad(Buffer.from(plain)));
      const wrappedKey = encrypt(keys.wrappingKey, context, oneTimeKey);
      return { format: 1, ciphertext, wrappedKey, digest: createHash('sha256').update(ciphertext).digest('hex') };
    },
    open(context, box) {
      try {
        return unpad(decrypt(decrypt(keys.wrappingKey, context, box.wrappedKey), context, box.ciphertext)).toString('utf8');
      } catch {
        // The reason is not said: it would tell an attacker which half was wrong.
        throw new Unopenable();
      }
    },
    fingerprint: (text) => createHmac('sha256', keys.fingerprintKey).update(text).digest('hex'),
    signReceipt: (text) => sign(null, Buffer.from(text), keys.receiptKey).toString('base64url'),
    receiptPublicKey: keys.receiptPublicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
