import { Catch, type ArgumentsHost, type LoggerService } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
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

/** Errors of resolvers pass through unrecorded: Apollo hands them on with the id of their request, and each is recorded once. */
@Catch()
export class ResolverErrors extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return error;
    return super.catch(error, host);
  }
}
