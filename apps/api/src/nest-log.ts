import type { LoggerService } from '@nestjs/common';
import { PublicError } from '@pilotage/platform';

/** True for what a client got wrong: it was answered, and is no fault of ours. */
const isAnswer = (error: unknown): boolean =>
  error instanceof PublicError || ((error as { statusCode?: number } | undefined)?.statusCode ?? 500) < 500;

/** Nest writes every error that a resolver throws, with its stack. Answers to clients are left out; the rest goes where all records go. */
export function nestLog(record: (error: unknown) => void): LoggerService {
  const error = (said: unknown): void => {
    if (!isAnswer(said)) record(said);
  };
  return { log: () => undefined, warn: () => undefined, error, fatal: error };
}
