import fs from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkedKey, ObjectAbsent, type ByteRange, type ObjectStore } from './object-store.js';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Keeps objects in a folder of this machine: written beside their place, flushed, then linked into it, so that half an object is never read. */
export class FolderStore implements ObjectStore {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: AsyncIterable<Buffer>, size: number): Promise<void> {
    const place = this.placeOf(key);
    const part = `${place}.part`;
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    try {
      // `wx`: two writers of one key never share a file.
      await pipeline(exactly(size, bytes), fs.createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }));
      // A link never replaces what is there.
      await link(part, place);
    } finally {
      await rm(part, { force: true });
    }
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.placeOf(key), 'r').catch((error: unknown) => {
      throw isMissing(error) ? new ObjectAbsent() : error;
    });
    return file.createReadStream(range ? { start: range.start, end: range.end - 1 } : {});
  }

  async remove(key: string): Promise<void> {
    const place = this.placeOf(key);
    await Promise.all([place, `${place}.part`].map((file) => rm(file, { force: true })));
  }

  /** Two levels, so that no folder grows without end. The last digits are random; the first tell the time. */
  private placeOf(key: string): string {
    return path.join(this.folder, checkedKey(key).slice(-2), key);
  }
}

/** Passes the bytes on; throws when they are not exactly so many. */
async function* exactly(size: number, bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const chunk of bytes) {
    seen += chunk.length;
    if (seen > size) break;
    yield chunk;
  }
  if (seen !== size) throw new Error('the bytes to store are not as many as was said');
}
