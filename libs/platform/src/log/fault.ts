import { oneLine, withoutValues } from './clean.js';

/** An error as a record tells it: what it is and where it happened, never a value that was sent. */
export interface Fault {
  readonly name: string;
  readonly message: string;
  /** The code of PostgreSQL or of Node. */
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly frames: readonly string[];
  readonly cause?: Fault;
}

const LONGEST_MESSAGE = 300;
const FRAMES = 12;
/** Causes of causes that are told. */
const DEPTH = 3;

/** Tells an error, or whatever else was thrown. */
export function faultOf(error: unknown, depth = DEPTH): Fault {
  if (!(error instanceof Error)) return { name: 'Thrown', message: said(String(error)), frames: [] };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const cause = error.cause === undefined || depth === 0 ? {} : { cause: faultOf(error.cause, depth - 1) };
  return {
    name: oneLine(error.name, 80),
    message: said(error.message),
    ...named('code', code),
    ...named('table', table),
    ...named('constraint', constraint),
    frames: framesOf(error),
    ...cause,
  };
}

const said = (message: string): string => oneLine(withoutValues(message), LONGEST_MESSAGE);

/** Names that the schema or Node gives, never a value. */
const named = (key: string, name: unknown): Record<string, string> =>
  typeof name === 'string' && /^\w{1,80}$/.test(name) ? { [key]: name } : {};

/** The lines of the stack that say where; the message, which stands above them and may have lines of its own, is left out. */
function framesOf({ stack, message }: Error): readonly string[] {
  const below = (stack ?? '').replace(message, '');
  const frames = below.split('\n').filter((line) => /^\s+at \S.*:\d+:\d+\)?$/.test(line));
  return frames.slice(0, FRAMES).map((line) => oneLine(line.trim().slice(3), 200));
}
