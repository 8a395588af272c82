/** A command of `pilotage`: JSON on standard output, everything else on standard error. */
export interface Command {
  readonly name: string;
  /** What it does and what its options are; `--help` prints it. */
  readonly help: string;
  /** Runs it with the arguments after its name. Throws UsageFault for wrong arguments. Returns the exit code. */
  readonly run: (args: readonly string[]) => Promise<number>;
}

/** Wrong arguments: told in one line, with exit code 2. */
export class UsageFault extends Error {}

/** One JSON document on standard output. */
export const print = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** Progress and explanations, on standard error. */
export const say = (text: string): void => void process.stderr.write(`${text}\n`);
