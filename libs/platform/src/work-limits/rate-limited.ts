import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { PublicError } from '../errors.js';

/** A party has no more of a budget in this window. Nothing was done. */
export class RateLimited extends PublicError {
  constructor(
    readonly budget: string,
    readonly quota: number,
    /** Seconds. */
    readonly retryAfter: number,
    readonly headers: ReadonlyMap<string, string>,
  ) {
    const message = `Too much work was asked for in this minute (${budget}, ${quota} a minute). Nothing was done; try again in ${retryAfter} s.`;
    super('RATE_LIMITED', message, { details: { budget, quota, retryAfter } });
    this.name = 'RateLimited';
  }
}

/** The error as GraphQL answers it: HTTP 429 with its headers. Any other error as it is. */
export function asAnswer(error: unknown): unknown {
  if (!(error instanceof RateLimited)) return error;
  const http = { status: 429, headers: new HeaderMap(error.headers) };
  return new GraphQLError(error.message, { originalError: error, extensions: { ...error.details, code: error.code, http } });
}
