/** Seconds for which a proof of identity is recent enough to open bids, award, or lift a suspension (OWASP ASVS 5.0, 10.3.4). Real time. */
export const RECENT_SECONDS = 600;

/** Stable codes of top-level errors (`extensions.code`). Append-only. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'IDEMPOTENCY_MISMATCH'
  | 'CONFLICT'
  | 'SERVICE_UNAVAILABLE'
  | 'STEP_UP_REQUIRED'
  | 'RATE_LIMITED'
  | 'LIMIT_EXCEEDED'
  | 'METHOD_NOT_ALLOWED'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'BAD_REQUEST'
  | 'REQUEST_TIMEOUT';

/** An error whose code and message may leave the house. Everything else leaves as `Internal error` with the request id. */
export class PublicError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions & { readonly details?: Readonly<Record<string, string | number>> },
  ) {
    super(message, options);
    this.name = 'PublicError';
    this.details = options?.details ?? {};
  }

  /** What a program needs in order to act on the error; leaves in `extensions` beside the code. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** The one answer for an object that is absent and for one that the actor has no relation to: a stranger cannot tell them apart. */
export const notFound = (): PublicError => new PublicError('NOT_FOUND', 'There is no such object, or you have no relation to it.');

/** Nobody has a name here yet; a `newcomer` has proven one that no member of the house bears. */
export const unauthenticated = (who: 'anonymous' | 'newcomer' | 'system' | 'person' = 'anonymous'): PublicError =>
  new PublicError(
    'UNAUTHENTICATED',
    who === 'newcomer'
      ? 'This identity is not known here. Accept an invitation of your organisation first.'
      : 'Sign in first: send a bearer token.',
  );

/** The right person, whose proof of identity is too old or too weak for this deed (RFC 9470). */
export const proveAgain = (operation: string): PublicError =>
  new PublicError(
    'STEP_UP_REQUIRED',
    `${operation} asks for a sign-in of the last ${RECENT_SECONDS / 60} minutes by a strong method. Sign in again and repeat the request.`,
    { details: { maxAge: RECENT_SECONDS } },
  );

export const forbidden = (operation: string): PublicError =>
  new PublicError('FORBIDDEN', `Your roles in this organisation do not include one that may do ${operation}.`);

export const badInput = (message: string): PublicError => new PublicError('BAD_USER_INPUT', message.slice(0, 600));

/** Why somebody was kept from something: for the log, never for the answer. */
export interface Denial {
  /** The policy line, by the name of its operation. */
  readonly rule: string;
  readonly reason: 'anonymous' | 'unknown-person' | 'stale-proof' | 'wrong-role' | 'unrelated';
}

const denials = new WeakMap<object, Denial>();

/** The same error; the log will know the reason. */
export function denied(error: PublicError, denial: Denial): PublicError {
  denials.set(error, denial);
  return error;
}

/** The reason of a denial, through whatever the error was wrapped in. */
export function denialOf(error: unknown): Denial | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  return denials.get(error) ?? denialOf((error as { originalError?: unknown }).originalError);
}
