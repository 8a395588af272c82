import { createCipheriv, createDecipheriv } from 'node:crypto';

/** Plain bytes per chunk. Each chunk is whole: the last is filled up with zeros, so that a file's size shows only in steps of this. */
export const CHUNK_BYTES = 65_536;
const TAG_BYTES = 16;
/** Bytes of a chunk as it is stored: ciphertext and tag. */
export const STORED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

/** A key for one file, what it is bound to, and the plain size that it was made for. */
export interface ChunkPlan {
  /** 32 bytes, used for this file alone: a counter is nonce enough. */
  readonly key: Buffer;
  readonly context: string;
  /** Plain bytes, at least 1. */
  readonly size: number;
}

export const chunksOf = (size: number): number => Math.ceil(size / CHUNK_BYTES);

/** Bytes that a file of this size takes in the store. */
export const storedBytesOf = (size: number): number => chunksOf(size) * STORED_CHUNK_BYTES;

/** The place of a chunk and whether it is the last: chunks cannot be dropped, doubled, swapped or cut off at the end. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function encryptChunk({ key, context, size }: ChunkPlan, index: number, chunk: Buffer): Buffer {
  const nonce = nonceOf(index, index === chunksOf(size) - 1);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
}

function decryptChunk({ key, context, size }: ChunkPlan, index: number, stored: Buffer): Buffer {
  const nonce = nonceOf(index, index === chunksOf(size) - 1);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  decipher.setAuthTag(stored.subarray(CHUNK_BYTES));
  return Buffer.concat([decipher.update(stored.subarray(0, CHUNK_BYTES)), decipher.final()]);
}

/** Blocks of one size out of pieces of any; what is left at the end comes last, as it is. */
async function* blocks(bytes: AsyncIterable<Buffer>, size: number): AsyncGenerator<Buffer> {
  let block = Buffer.allocUnsafe(size);
  let filled = 0;
  for await (const piece of bytes) {
    for (let taken = 0; taken < piece.length;) {
      const copied = piece.copy(block, filled, taken);
      taken += copied;
      filled += copied;
      if (filled < size) continue;
      yield block;
      block = Buffer.allocUnsafe(size);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

/** Encrypts as the bytes come, in constant memory. The source must yield exactly `size` bytes; it throws otherwise. */
export async function* encryptChunks(plan: ChunkPlan, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let seen = 0;
  let index = 0;
  for await (const block of blocks(plain, CHUNK_BYTES)) {
    seen += block.length;
    if (seen > plan.size) throw new Error('a file is longer than was said');
    const whole = block.length === CHUNK_BYTES ? block : Buffer.concat([block, Buffer.alloc(CHUNK_BYTES - block.length)]);
    yield encryptChunk(plan, index, whole);
    index += 1;
  }
  if (seen !== plan.size) throw new Error('a file is shorter than was said');
}

/** Decrypts stored chunks from the one at `first` on, and cuts off what filled the last one up. Throws when a chunk is not authentic or missing. */
export async function* decryptChunks(plan: ChunkPlan, stored: AsyncIterable<Buffer>, first = 0, last = chunksOf(plan.size) - 1) {
  let index = first;
  for await (const block of blocks(stored, STORED_CHUNK_BYTES)) {
    if (block.length !== STORED_CHUNK_BYTES || index > last) throw new Error('a stored file has not as many bytes as it should');
    const plain = decryptChunk(plan, index, block);
    const left = plan.size - index * CHUNK_BYTES;
    yield left < CHUNK_BYTES ? plain.subarray(0, left) : plain;
    index += 1;
  }
  if (index !== last + 1) throw new Error('a stored file is cut off');
}
