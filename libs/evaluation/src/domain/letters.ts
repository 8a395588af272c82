/** The letter of a place: A to Z, then AA, AB and so on. `index` from 0. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** Letters for things in an order that somebody drew: the first is A. */
export const lettersFor = (drawn: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(drawn.map((id, index) => [id, letterOf(index)]));

/** Orders letters as a reader expects: A to Z before AA. */
export const byLetter = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
