import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const KeyFile = z.object({
  version: z.literal(1),
  /** 32 bytes, base64: wraps the one-time keys of envelopes. */
  wrappingKey: z.base64().length(44),
  /** 32 bytes, base64: fingerprints of idempotent input and salted commitments. */
  fingerprintKey: z.base64().length(44),
  /** PKCS 8 PEM of an Ed25519 key: signs receipts. */
  receiptKey: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
});

/** The house's secrets, kept in a file outside the database. Whoever has both can open envelopes; either alone is useless. */
export interface Keys {
  readonly wrappingKey: Buffer;
  readonly fingerprintKey: Buffer;
  readonly receiptKey: KeyObject;
  readonly receiptPublicKey: KeyObject;
}

/** Reads the key file. Throws with one sentence when it is missing, unreadable or malformed. */
export function readKeys(file: string): Keys {
  const parsed = KeyFile.safeParse(contentOf(file));
  if (!parsed.success) throw new Error(`the key file ${file} is malformed`);
  const receiptKey = receiptKeyOf(parsed.data.receiptKey);
  if (receiptKey?.asymmetricKeyType !== 'ed25519') throw new Error(`the key file ${file} is malformed`);
  return {
    wrappingKey: Buffer.from(parsed.data.wrappingKey, 'base64'),
    fingerprintKey: Buffer.from(parsed.data.fingerprintKey, 'base64'),
    receiptKey,
    receiptPublicKey: createPublicKey(receiptKey),
  };
}

/** What the file holds; a parser's own complaint would quote a piece of the secret. */
function contentOf(file: string): unknown {
  const text = fs.readFileSync(file, 'utf8');
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function receiptKeyOf(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}

/** Makes a key file (mode 600) where none is; an existing one is never touched, since sealed bids depend on it. */
export function ensureKeyFile(file: string): void {
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  const content = {
    version: 1,
    wrappingKey: randomBytes(32).toString('base64'),
    fingerprintKey: randomBytes(32).toString('base64'),
    receiptKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(content, null, 2), { mode: 0o600, flush: true });
  // A link never replaces: of two processes that make the file at once, one wins and both read the same.
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}
