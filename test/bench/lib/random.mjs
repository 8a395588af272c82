// Chance with a seed that is printed, so that a run can be repeated: BARS_SEED sets it.

/** Seed of this run. */
export const seed = Number(process.env.BARS_SEED ?? Math.floor(Math.random() * 2 ** 31));

/**
 * Numbers from 0 to below 1, the same ones for the same seed (mulberry32).
 * @returns {() => number}
 */
export function chance(start = seed) {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
