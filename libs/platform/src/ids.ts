import { randomBytes } from 'node:crypto';
import { ID_PREFIX, type Id, type Kind } from '@pilotage/kernel';

const COUNTER_MAX = 0xfff;
let last = { at: 0, count: 0 };

/** The next place in this process: a millisecond and a count within it. It never goes back, even when the machine's clock does. */
function nextPlace(): { at: number; count: number } {
  const at = Math.max(Date.now(), last.at);
  const count = at === last.at ? last.count + 1 : 0;
  last = count > COUNTER_MAX ? { at: at + 1, count: 0 } : { at, count };
  return last;
}

/**
 * A fresh identifier: a version 7 UUID behind the kind's prefix, with a counter in its first random bits (RFC 9562, 6.2),
 * so that what one transaction makes sorts in the order in which it was made. The time part decides nothing.
 */
export function newId<K extends Kind>(kind: K): Id<K> {
  const { at, count } = nextPlace();
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return `${ID_PREFIX[kind]}_${bytes.toString('hex')}` as Id<K>;
}
