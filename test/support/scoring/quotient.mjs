// Exact arithmetic of the second scorer: pairs of BigInts that are never reduced before they are written. It shares nothing with the
// engine's numbers, which are reduced at every step and mostly no BigInts at all.

/** @typedef {{readonly n: bigint, readonly d: bigint}} Quotient with a positive d */

/** @returns {Quotient} */
export const over = (n, d = 1n) => (d < 0n ? { n: -n, d: -d } : { n, d });

/** Decimal text, by moving its point. @returns {Quotient} */
export function read(text) {
  const [whole, part = ''] = text.split('.');
  return over(BigInt(whole + part), BigInt(`1${'0'.repeat(part.length)}`));
}

export const add = (a, b) => over(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a, b) => over(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a, b) => over(a.n * b.n, a.d * b.d);
export const divide = (a, b) => over(a.n * b.d, a.d * b.n);
export const isLess = (a, b) => a.n * b.d < b.n * a.d;
export const isSame = (a, b) => a.n * b.d === b.n * a.d;
export const within = (low, high, a) => (isLess(a, low) ? low : isLess(high, a) ? high : a);

const size = (a) => (a < 0n ? -a : a);

/** Stein's algorithm: halving and subtraction, no division. */
function sharedFactor(a, b) {
  let [x, y, twos] = [size(a), size(b), 0n];
  if (x === 0n) return y;
  while (((x | y) & 1n) === 0n) [x, y, twos] = [x >> 1n, y >> 1n, twos + 1n];
  while ((x & 1n) === 0n) x >>= 1n;
  while (y !== 0n) {
    while ((y & 1n) === 0n) y >>= 1n;
    [x, y] = x > y ? [y, x - y] : [x, y - x];
  }
  return x << twos;
}

/** `7` or `3/7`. */
export function exactText({ n, d }) {
  const factor = sharedFactor(n, d);
  return d === factor ? `${n / factor}` : `${n / factor}/${d / factor}`;
}

/** The number to so many places: one digit more is looked at than is shown, and whether anything follows it. */
export function shownText({ n, d }, { places, rounding }) {
  const digits = size(n) * 10n ** BigInt(places + 1);
  const [tenths, hasMore] = [digits / d, digits % d !== 0n];
  const [cut, next] = [tenths / 10n, tenths % 10n];
  const isHalf = next === 5n && !hasMore;
  const goesUp = { down: false, halfUp: next >= 5n, halfEven: isHalf ? cut % 2n === 1n : next >= 5n }[rounding];
  const text = String(goesUp ? cut + 1n : cut).padStart(places + 1, '0');
  const point = text.length - places;
  const written = places === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return n < 0n && /[1-9]/.test(written) ? `-${written}` : written;
}
