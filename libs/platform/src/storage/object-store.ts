import type { Readable } from 'node:stream';

/** Bytes from `start` up to but without `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where encrypted files lie. It is given ciphertext only, under keys that the house makes: no name of a person's file ever reaches it. */
export interface ObjectStore {
  /** Stores the bytes, all `size` of them or none. Throws when the source fails, ends early or goes on too long. A key is written once. */
  put(key: string, bytes: AsyncIterable<Buffer>, size: number): Promise<void>;
  /** The bytes, or a range of them. Throws ObjectAbsent. */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** Afterwards there is no such object, finished or half; whether or not there was one. */
  remove(key: string): Promise<void>;
}

/** There is no such object in the store. */
export class ObjectAbsent extends Error {
  constructor() {
    super('the store has no such object');
    this.name = 'ObjectAbsent';
  }
}

/** Where files lie: in a folder of this machine, or in a bucket of an S3 service. Plain values, so that a thread can be told. */
export type StorageSettings =
  | { readonly kind: 'folder'; readonly folder: string }
  | {
      readonly kind: 's3';
      /** Such as https://s3.example.org; the bucket is the first part of the path. */
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };

const KEY = /^[a-z]{3}_[0-9a-f]{32}$/;

/** The key, when it is one of ours: an identifier, in which no path can hide. Throws otherwise. */
export function checkedKey(key: string): string {
  if (!KEY.test(key)) throw new Error('an object is kept under an identifier of the house');
  return key;
}
