/** Stable codes of top-level errors (`extensions.code`). Append-only. */
export type ErrorCode =
  'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'IDEMPOTENCY_MISMATCH' | 'CONFLICT' | 'SERVICE_UNAVAILABLE';

/** An error whose code and message may leave the house. Everything else leaves as `Internal error` with the request id. */
export class PublicError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PublicError';
  }
}

/** The one answer for an object that is absent and for one that the actor has no relation to: a stranger cannot tell them apart. */
export const notFound = (): PublicError => new PublicError('NOT_FOUND', 'There is no such object, or you have no relation to it.');

export const unauthenticated = (): PublicError => new PublicError('UNAUTHENTICATED', 'Sign in first: send a bearer token.');

export const forbidden = (operation: string): PublicError =>
  new PublicError('FORBIDDEN', `Your roles in this organisation do not include one that may do ${operation}.`);

export const badInput = (message: string): PublicError => new PublicError('BAD_USER_INPUT', message.slice(0, 600));
