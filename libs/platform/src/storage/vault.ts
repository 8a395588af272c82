import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Keys } from '../crypto/keys.js';
import { Unopenable } from '../crypto/sealing.js';
import { CHUNK_BYTES, chunksOf, decryptChunks, encryptChunks, STORED_CHUNK_BYTES, storedBytesOf, type ChunkPlan } from './chunk-cipher.js';
import { FolderStore } from './folder-store.js';
import type { ByteRange, ObjectStore, StorageSettings } from './object-store.js';
import { S3Store } from './s3-store.js';

/** A file in the vault: the key of its object, what its bytes are bound to, and its plain size in bytes. */
export interface FilePlace {
  readonly key: string;
  readonly context: string;
  readonly size: number;
}

/** A file that was put, with its wrapped one-time key. Whoever loses the wrapped key has destroyed the file, wherever copies of it lie. */
export interface StoredFile extends FilePlace {
  readonly wrappedKey: Buffer;
}

/** Keeps files encrypted for their whole life: chunked AES-256-GCM under a one-time key per file, wrapped under the key file and bound to its place. */
export interface FileVault {
  /** Encrypts while the bytes come, in constant memory, and stores them, all or none. Returns the wrapped key. The source must yield exactly `size` bytes. */
  put(place: FilePlace, plain: AsyncIterable<Buffer>): Promise<Buffer>;
  /** The plain bytes, or a range of them, as they are decrypted. Throws Unopenable or ObjectAbsent before the first; breaks off at a chunk that is not authentic. */
  read(file: StoredFile, range?: ByteRange): Promise<Readable>;
  /** Afterwards nothing is stored under the key. */
  remove(key: string): Promise<void>;
}

const openStore = (settings: StorageSettings): ObjectStore =>
  settings.kind === 'folder' ? new FolderStore(settings.folder) : new S3Store(settings);

const NONCE = 12;
const TAG = 16;

/** Opens the vault. The key that wraps file keys is derived from the key file, apart from the one of the envelopes. */
export function openVault(settings: StorageSettings, keys: Pick<Keys, 'wrappingKey'>): FileVault {
  const store = openStore(settings);
  const wrapping = Buffer.from(hkdfSync('sha256', keys.wrappingKey, Buffer.alloc(0), 'pilotage file keys 1', 32));
  return {
    async put(place, plain) {
      const fileKey = randomBytes(32);
      const plan = { key: fileKey, context: place.context, size: place.size };
      await store.put(place.key, encryptChunks(plan, plain), storedBytesOf(place.size));
      return wrap(wrapping, place.context, fileKey);
    },
    async read({ key, context, size, wrappedKey }, range) {
      const plan = { key: unwrap(wrapping, context, wrappedKey), context, size };
      return Readable.from(range ? await readRange(store, key, plan, range) : decryptChunks(plan, await store.get(key)), {
        objectMode: false,
      });
    },
    remove: (key) => store.remove(key),
  };
}

/** Decrypts the chunks that the range lies in, and no others. */
async function readRange(store: ObjectStore, key: string, plan: ChunkPlan, { start, end }: ByteRange): Promise<AsyncIterable<Buffer>> {
  const [first, last] = [Math.floor(start / CHUNK_BYTES), Math.min(Math.ceil(end / CHUNK_BYTES), chunksOf(plan.size)) - 1];
  const stored = await store.get(key, { start: first * STORED_CHUNK_BYTES, end: (last + 1) * STORED_CHUNK_BYTES });
  const offset = first * CHUNK_BYTES;
  return cut(decryptChunks(plan, stored, first, last), { start: start - offset, end: end - offset });
}

async function* cut(bytes: AsyncIterable<Buffer>, { start, end }: ByteRange): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const piece of bytes) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, piece.length)];
    if (from < to) yield piece.subarray(from, to);
    at += piece.length;
  }
}

function wrap(wrapping: Buffer, context: string, fileKey: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

function unwrap(wrapping: Buffer, context: string, wrapped: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, NONCE)).setAAD(Buffer.from(context));
    decipher.setAuthTag(wrapped.subarray(-TAG));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    throw new Unopenable();
  }
}
