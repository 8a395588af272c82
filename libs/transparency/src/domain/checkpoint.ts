import { hexToBytes } from '@noble/hashes/utils.js';
import type { Hash } from './merkle.js';

/** Name of the log in every signed head: a head of another log cannot be passed off as one of this. */
export const LOG_ORIGIN = 'pilotage/audit-log';

/** The text of a head that is signed: origin, size and root, a line each (C2SP tlog-checkpoint, without extension lines). */
export const checkpointText = (size: number, root: Hash): string => `${LOG_ORIGIN}\n${size}\n${base64(hexToBytes(root))}\n`;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 with padding (RFC 4648 section 4); here, because the domain uses nothing of Node. */
function base64(bytes: Uint8Array): string {
  const groups = Array.from({ length: Math.ceil(bytes.length / 3) }, (_, i) => bytes.subarray(i * 3, i * 3 + 3));
  return groups
    .map((group) => {
      const bits = ((group[0] ?? 0) << 16) | ((group[1] ?? 0) << 8) | (group[2] ?? 0);
      const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >> shift) & 63)).slice(0, group.length + 1);
      return letters.join('').padEnd(4, '=');
    })
    .join('');
}
