import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { Refused, renderRefusal, type Refusal } from '@pilotage/kernel';
import { fileRefusals } from '@pilotage/files';
import { factsOf, PublicError, type Log } from '@pilotage/platform';

/** How a problem leaves (RFC 9457). */
interface Problem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly [detail: string]: unknown;
}

const STATUS_OF_REFUSAL: Readonly<Record<keyof typeof fileRefusals & string, number>> = {
  FILE_TYPE_NOT_TAKEN: 422,
  FILE_TOO_LARGE: 413,
  TOO_MANY_FILES_WAIT: 409,
  // Absent, forged and no longer granted are one answer.
  UPLOAD_LINK_INVALID: 404,
  UPLOAD_LINK_EXPIRED: 410,
  UPLOAD_LINK_USED: 409,
  UPLOAD_TOO_LONG: 413,
  UPLOAD_TOO_SHORT: 422,
  UPLOAD_DIGEST_MISMATCH: 422,
  UPLOAD_DECLARATION_DIFFERS: 422,
  FILE_NOT_USABLE: 409,
  FILE_KEPT: 409,
};

const STATUS_OF_ERROR: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  STEP_UP_REQUIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
};

const INTERNAL: Problem = { status: 500, code: 'INTERNAL', title: 'Internal error. It was recorded under the request id.' };
const BROKEN_OFF: Problem = { status: 400, code: 'BAD_REQUEST', title: 'The request broke off.' };

export interface Place {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly log: Log;
}

/** Answers with a problem: a refusal with its rule and source in both languages, an error by its code, and nothing of what is our own fault. */
export function answerProblem(error: unknown, { request, reply, log }: Place): FastifyReply {
  const { status, headers, ...problem } = problemOf(error, { request, log });
  factsOf(request).code ??= problem.code;
  // What is still on its way is read no further.
  if (!request.raw.complete) {
    reply.header('connection', 'close');
    request.raw.resume();
  }
  return reply
    .code(status)
    .headers({ ...(headers as Record<string, string> | undefined) })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: 'about:blank', status, ...problem, requestId: request.id }));
}

function problemOf(error: unknown, { request, log }: Omit<Place, 'reply'>): Problem {
  if (error instanceof Refused) return ofRefusal(error.refusal);
  if (error instanceof GraphQLError) return ofAnswer(error);
  if (error instanceof PublicError && STATUS_OF_ERROR[error.code]) {
    return { status: STATUS_OF_ERROR[error.code] ?? 500, code: error.code, title: error.message, ...error.details };
  }
  if (request.raw.destroyed || request.raw.errored) return BROKEN_OFF;
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode >= 400 && statusCode < 500) return { status: statusCode, code: 'BAD_REQUEST', title: 'The request is not well-formed.' };
  log({ level: 'error', event: 'error', requestId: request.id, error });
  return INTERNAL;
}

function ofRefusal(said: Refusal): Problem {
  const { code, rule, source } = said.definition;
  const text = renderRefusal(said);
  return { status: STATUS_OF_REFUSAL[code as keyof typeof fileRefusals] ?? 409, code, title: text.en, text, rule, source };
}

/** An error that was made for GraphQL's answers: a token that proves nothing, a budget that is used up. */
function ofAnswer({ message, extensions }: GraphQLError): Problem {
  const { code = 'INTERNAL', http } = extensions as { code?: string; http?: { status?: number; headers?: Iterable<[string, string]> } };
  const headers = http?.headers ? Object.fromEntries(http.headers) : {};
  return { status: http?.status ?? STATUS_OF_ERROR[code] ?? 500, code, title: message, headers };
}
