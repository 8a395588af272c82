import type { Finding } from '../domain/index.js';

const GOES_ON: readonly Finding[] = [{ code: 'FILE_GOES_ON' }];
const OTHER: readonly Finding[] = [{ code: 'TYPE_NOT_AS_DECLARED' }];

/** Readers of documents look for their mark in the first kilobyte, whatever stands before it. */
const holdsDocument = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

const PNG_SIGNATURE = 8;
/** Length, type and checksum of a chunk. */
const PNG_FRAME = 12;

/** A PNG is its chunks up to the last and nothing behind: another file behind it would be opened by whoever takes it for that. */
export function inspectPng(bytes: Buffer): readonly Finding[] {
  if (holdsDocument(bytes)) return GOES_ON;
  let at = PNG_SIGNATURE;
  while (at + PNG_FRAME <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    at += PNG_FRAME + length;
    if (type === 'IEND') return at === bytes.length && length === 0 ? [] : GOES_ON;
  }
  return OTHER;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Restarts and stuffed bytes stand within a scan. */
const isWithinScan = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7) || marker === 0xff;

/** A JPEG is its segments up to the end of the image and nothing behind. */
export function inspectJpeg(bytes: Buffer): readonly Finding[] {
  if (holdsDocument(bytes)) return GOES_ON;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return OTHER;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker === START_OF_SCAN) at = endOfScan(bytes, at);
    if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) return at + 2 === bytes.length ? [] : GOES_ON;
  }
  return OTHER;
}

/** Where the next marker after the data of a scan stands. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (!isWithinScan(bytes[at + 1] ?? 0)) return at;
  }
  return bytes.length;
}
