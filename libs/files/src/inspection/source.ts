import type { Readable } from 'node:stream';

/** Bytes from `start` up to but without `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Plain bytes that are looked into. */
export interface Source {
  /** In bytes. */
  readonly size: number;
  /** All of them, or a range. */
  read(range?: Range): Promise<AsyncIterable<Buffer>>;
}

/** A range in memory; the whole when none is named. Only for kinds whose size is limited to what memory bears. */
export async function bytesOf(source: Source, range?: Range): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of await source.read(range)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A stream read to its end. */
export async function drained(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
