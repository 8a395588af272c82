import { pino, type DestinationStream } from 'pino';
import { allowedOf } from './allowed.js';

/** How grave a record is; `silent` writes nothing. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Writes one event. Its `level` is `info` unless it says otherwise; keys that the log does not know are not written. */
export type Log = (record: Readonly<Record<string, unknown>>) => void;

export interface LogSettings {
  /** The program that writes. */
  readonly program: string;
  /** The least grave level that is written. */
  readonly level: LogLevel;
  /** Where to; standard error when left out. */
  readonly destination?: DestinationStream;
}

const STANDARD_ERROR = 2;

/** The log of a program: one line of JSON per event, written at once, so that a kill loses none. */
export function createLog({ program, level, destination }: LogSettings): Log {
  const writer = pino(
    {
      level,
      base: { program },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination ?? pino.destination({ dest: STANDARD_ERROR, sync: true }),
  );
  return (record) => writer[levelOf(record)](allowedOf(record));
}

const levelOf = ({ level }: Readonly<Record<string, unknown>>): LogLevel => LOG_LEVELS.find((known) => known === level) ?? 'info';
