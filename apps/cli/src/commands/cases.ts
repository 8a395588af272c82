import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { UsageFault } from '../command.js';

/** Reads a JSON array of cases. Throws UsageFault that names the file and what is wrong with it. */
export function readCases<T extends z.ZodType>(file: string | undefined, option: string, each: T): z.output<T>[] {
  if (!file) throw new UsageFault(`give --${option} FILE, a JSON array of cases`);
  const parsed = z.array(each).safeParse(readJson(file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageFault(`${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'not an array of cases'}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageFault(`${file}: ${error instanceof SyntaxError ? 'not JSON' : 'cannot be read'}`);
  }
}

/** The file that an option names, if it is given. */
export const fileOf = (args: readonly string[], option: string): string | undefined =>
  parseArgs({ args: [...args], options: { [option]: { type: 'string' } } }).values[option] as string | undefined;
