import { randomBytes } from 'node:crypto';

const BYTES = 20;
/** No 0, 1, O and I: people type these codes. */
const CHARACTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code of 100 random bits in four groups, such as `7KQ2M-…`: beyond guessing, short enough to type (OWASP ASVS 5.0, 6.5.2). */
export function oneTimeCode(): string {
  const characters = [...randomBytes(BYTES)].map((byte) => CHARACTERS[byte % CHARACTERS.length] ?? '');
  return [0, 5, 10, 15].map((from) => characters.slice(from, from + 5).join('')).join('-');
}
