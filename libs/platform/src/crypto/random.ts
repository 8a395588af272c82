import { randomInt } from 'node:crypto';

/** The items in an order that nobody can foresee or repeat: for letters that hide a bid, and for members drawn from a pool. Every order is equally likely. */
export function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(randomInt(left.length), 1));
  return drawn;
}
