// What a bar prints: one JSON object a line on standard output, for scripts/bars.mjs and for people.

/**
 * Prints one bar.
 * @param {string} bar what is measured
 * @param {string | number} figure what came out
 * @param {{limit?: string | null, ok?: boolean}} [judgement] what was asked, and whether it holds; a figure alone passes
 */
export function bar(bar, figure, { limit = null, ok = true } = {}) {
  console.log(JSON.stringify({ bar, figure, limit, ok }));
}

/**
 * Prints a bar that asks for no faults: their number, and the first ones in words.
 * @param {string} name
 * @param {readonly string[]} faults
 * @param {string} [measured] what was looked at, for the figure of a bar that holds
 */
export function barOfFaults(name, faults, measured = 'nothing') {
  const shown = faults.slice(0, 5).join('; ');
  bar(name, faults.length === 0 ? measured : `${faults.length}: ${shown}`, { limit: 'no fault', ok: faults.length === 0 });
}

/** Progress, on standard error. */
export const say = (text) => console.error(`  ${text}`);

/** Seconds since a `performance.now()`, with one decimal. */
export const secondsSince = (start) => Number(((performance.now() - start) / 1000).toFixed(1));

/**
 * Waits until something holds, looking every 50 ms.
 * @template T
 * @param {string} what for the message
 * @param {() => Promise<T | undefined | null | false>} look
 * @param {number} [limitMs]
 * @returns {Promise<T>} what was found
 */
export async function until(what, look, limitMs = 60_000) {
  const start = performance.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() - start > limitMs) throw new Error(`${what} did not happen within ${limitMs / 1000} s`);
    await pause(50);
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
