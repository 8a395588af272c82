import fs from 'node:fs';

/** A figure of a bar, in the form that `npm run bars` prints. */
export interface Bar {
  readonly bar: string;
  readonly figure: string | number;
  readonly limit?: string;
  readonly ok: boolean;
}

/** Hands figures to the bar that runs this suite, if one does: a line each into the file that it named. */
export function tellBars(bars: readonly Bar[]): void {
  const file = process.env['BARS_FIGURES'];
  if (file) fs.appendFileSync(file, bars.map((each) => `${JSON.stringify(each)}\n`).join(''));
}

/** A number that the bar, or a person, sets; otherwise the one that a usual run takes. */
export const numberFrom = (name: string, usual: number): number => Number(process.env[name] ?? usual);
