import { randomBytes } from 'node:crypto';
import { ID_PREFIX, type Id, type Kind } from '@pilotage/kernel';

/** A fresh identifier: a version 7 UUID behind the kind's prefix. Its time part sorts rows; it decides nothing. */
export function newId<K extends Kind>(kind: K): Id<K> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8(0x70 | (bytes.readUInt8(6) & 0x0f), 6);
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
  return `${ID_PREFIX[kind]}_${bytes.toString('hex')}` as Id<K>;
}
