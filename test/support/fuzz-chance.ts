/** Numbers out of one seed, the same ones for the same seed (mulberry32). */
export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  /** One of them. Throws when there is none. */
  pick<T>(of: readonly T[]): T;
}

/** Spreads neighbouring numbers, so that each request has a chance of its own and can be sent again by itself. */
const APART = 0x9e3779b1;

/** The chance of the n-th request of a run. */
export function chanceOf(seed: number, n: number): Chance {
  let state = (seed ^ Math.imul(n + 1, APART)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    below,
    pick<T>(of: readonly T[]): T {
      const picked = of[below(of.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}
