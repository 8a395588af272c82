/**
 * A whole number of any size, in one of two forms: a machine number where every integer of its size is exact (53 bits), a BigInt beyond.
 * Each value has one form, so that equal values are equal. Nothing is ever rounded: a result that leaves the exact range is computed again in BigInt.
 */
export type Whole = number | bigint;

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Whether a result of machine arithmetic on exact operands is itself exact: rounding can leave the range, but not bring a result back into it. */
const isExact = (value: number): boolean => value <= LARGEST && value >= -LARGEST;

/** A BigInt in the form that its size asks for. */
export const fitted = (value: bigint): Whole => (value <= LARGEST && value >= -LARGEST ? Number(value) : value);

/** A number or BigInt as a whole number. Throws RangeError for a fraction, for infinity and for what is no number. */
export function wholeOf(value: number | bigint): Whole {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value + 0;
  return fitted(BigInt(value));
}

export function sum(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a + b;
    if (isExact(result)) return result;
  }
  return fitted(BigInt(a) + BigInt(b));
}

export function product(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') {
    const result = a * b;
    // Adding zero turns the machine's negative zero, which is no other number, into zero.
    if (isExact(result)) return result + 0;
  }
  return fitted(BigInt(a) * BigInt(b));
}

export const opposite = (a: Whole): Whole => (typeof a === 'number' ? 0 - a : -a);

export const sizeOf = (a: Whole): Whole => (a < 0 ? opposite(a) : a);

/** The quotient without its rest, towards zero. The divisor is not zero. */
export function quotient(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') return (a - (a % b)) / b + 0;
  return fitted(BigInt(a) / BigInt(b));
}

/** The rest of the division, with the sign of the dividend. The divisor is not zero. */
export function rest(a: Whole, b: Whole): Whole {
  if (typeof a === 'number' && typeof b === 'number') return (a % b) + 0;
  return fitted(BigInt(a) % BigInt(b));
}

/** The greatest common divisor, not negative. Loops and no recursion: sums over a thousand bids have numbers of thousands of digits, which would exhaust the stack. */
export function commonDivisor(a: Whole, b: Whole): Whole {
  let [x, y] = [a, b];
  while (y !== 0 && !(typeof x === 'number' && typeof y === 'number')) [x, y] = [y, rest(x, y)];
  return typeof x === 'number' && typeof y === 'number' ? smallDivisor(x, y) : sizeOf(x);
}

function smallDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) {
    const left = x % y;
    x = y;
    y = left;
  }
  return x < 0 ? -x : x;
}
