import { verify } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureKeyFile, readKeys } from './keys.js';
import { createSealing, Unopenable, type SealedBox, type Sealing } from './sealing.js';

describe('a sealed envelope', () => {
  let folder: string;
  let house: Sealing;
  let other: Sealing;
  const withKeyFile = (name: string): Sealing => {
    const file = path.join(folder, name);
    ensureKeyFile(file);
    return createSealing(readKeys(file));
  };

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-sealing-'));
    house = withKeyFile('house.json');
    other = withKeyFile('other.json');
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const CONTEXT = 'bid_1:price:1';
  const flipped = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    const place = at < 0 ? copy.length + at : at;
    copy.writeUInt8(copy.readUInt8(place) ^ 1, place);
    return copy;
  };

  it.each(['', 'CNY 1234.50', '报价 1234.50 元', 'a'.repeat(100_000)])('opens in its own context to the same text', (plain) => {
    expect(house.open(CONTEXT, house.seal(CONTEXT, plain))).toBe(plain);
  });

  it('never opens in the context of another bid, kind or version', () => {
    const box = house.seal(CONTEXT, 'CNY 1234.50');

    for (const context of ['bid_2:price:1', 'bid_1:technical:1', 'bid_1:price:2', '']) {
      expect(() => house.open(context, box)).toThrow(Unopenable);
    }
  });

  it('never opens under another key file', () => {
    expect(() => other.open(CONTEXT, house.seal(CONTEXT, 'CNY 1234.50'))).toThrow(Unopenable);
  });

  it.each([
    ['nonce', (b: SealedBox) => ({ ...b, ciphertext: flipped(b.ciphertext, 0) })],
    ['content', (b: SealedBox) => ({ ...b, ciphertext: flipped(b.ciphertext, 20) })],
    ['tag', (b: SealedBox) => ({ ...b, ciphertext: flipped(b.ciphertext, -1) })],
    ['nonce of the wrapped key', (b: SealedBox) => ({ ...b, wrappedKey: flipped(b.wrappedKey, 0) })],
    ['wrapped key', (b: SealedBox) => ({ ...b, wrappedKey: flipped(b.wrappedKey, 20) })],
    ['tag of the wrapped key', (b: SealedBox) => ({ ...b, wrappedKey: flipped(b.wrappedKey, -1) })],
    ['length of the content', (b: SealedBox) => ({ ...b, ciphertext: b.ciphertext.subarray(0, -1) })],
    ['length of the wrapped key', (b: SealedBox) => ({ ...b, wrappedKey: b.wrappedKey.subarray(0, 10) })],
    ['presence of the content', (b: SealedBox) => ({ ...b, ciphertext: Buffer.alloc(0) })],
  ])('does not open once its %s was altered, and does not say which half was wrong', (_part, alter) => {
    const box = house.seal(CONTEXT, 'CNY 1234.50');

    expect(() => house.open(CONTEXT, alter(box))).toThrow(new Unopenable());
  });

  it('has a one-time key: the key of another envelope does not open it, and equal texts look different', () => {
    const [first, second] = [house.seal(CONTEXT, 'same'), house.seal(CONTEXT, 'same')];

    expect(first.ciphertext.equals(second.ciphertext)).toBe(false);
    expect(() => house.open(CONTEXT, { ciphertext: first.ciphertext, wrappedKey: second.wrappedKey })).toThrow(Unopenable);
  });

  it('tells of its content only a size class of 4 kB', () => {
    const sizeOf = (length: number): number => house.seal(CONTEXT, 'x'.repeat(length)).ciphertext.length;

    expect(new Set([0, 1, 7, 500, 4092].map(sizeOf)).size).toBe(1);
    expect(sizeOf(4093)).toBe(sizeOf(4092) + 4096);
    expect(new Set(['1', '99999999'].map((price) => house.seal(CONTEXT, price).wrappedKey.length)).size).toBe(1);
  });

  it('holds no byte of its text in clear', () => {
    const plain = 'CNY 1234.50 by Demonstration Vendor';
    const { ciphertext, wrappedKey } = house.seal(CONTEXT, plain);

    for (const encoding of ['utf8', 'hex', 'base64'] as const) {
      const needle = Buffer.from(Buffer.from(plain).toString(encoding));
      expect(ciphertext.includes(needle) || wrappedKey.includes(needle)).toBe(false);
    }
  });

  it('is committed to by a receipt that anyone checks with the public key', () => {
    const text = JSON.stringify({ digest: house.seal(CONTEXT, 'x').digest });
    const signature = Buffer.from(house.signReceipt(text), 'base64url');

    expect(verify(null, Buffer.from(text), house.receiptPublicKey, signature)).toBe(true);
    expect(verify(null, Buffer.from(`${text} `), house.receiptPublicKey, signature)).toBe(false);
    expect(verify(null, Buffer.from(text), other.receiptPublicKey, signature)).toBe(false);
  });

  it('is recognised again by a keyed fingerprint, from which nobody without the key guesses a price', () => {
    expect(house.fingerprint('CNY 1')).toBe(house.fingerprint('CNY 1'));
    expect(house.fingerprint('CNY 1')).not.toBe(house.fingerprint('CNY 2'));
    expect(house.fingerprint('CNY 1')).not.toBe(other.fingerprint('CNY 1'));
  });
});
