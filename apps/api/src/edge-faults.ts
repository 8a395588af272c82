import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { factsOf, PublicError, type ErrorCode } from '@pilotage/platform';

/** A request that is turned away before GraphQL has it, or beside it. */
export interface Fault {
  readonly code: ErrorCode | 'INTERNAL';
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

type Extensions = Readonly<Record<string, unknown>>;

/** Answers of one form, that of GraphQL: whoever reads the errors of an operation can read these. */
export function answerFaults(reply: FastifyReply, status: number, faults: readonly Fault[], extensions?: Extensions): FastifyReply {
  const errors = faults.map(({ code, message, details }) => ({
    message,
    extensions: { code, ...details, requestId: reply.request.id },
  }));
  factsOf(reply.request).code ??= faults[0]?.code ?? 'INTERNAL';
  const isGraphql = (reply.request.headers?.accept ?? '').includes('application/graphql-response+json');
  return reply
    .code(status)
    .type(`application/${isGraphql ? 'graphql-response+json' : 'json'}; charset=utf-8`)
    .send(JSON.stringify({ errors, ...(extensions ? { extensions } : {}) }));
}

/** One fault by itself. */
export const answerFault = (reply: FastifyReply, status: number, fault: Fault): FastifyReply => answerFaults(reply, status, [fault]);

/** What is said for a status when the fault is the web server's: never its own words, which may repeat what was sent. */
const BY_STATUS: Readonly<Record<number, Fault>> = {
  400: { code: 'BAD_REQUEST', message: 'The request is not well-formed, or its body is not JSON.' },
  404: { code: 'NOT_FOUND', message: 'There is nothing at this address.' },
  405: { code: 'METHOD_NOT_ALLOWED', message: 'This address does not take this method.' },
  408: { code: 'REQUEST_TIMEOUT', message: 'The request did not arrive in time.' },
  413: { code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than this address takes.' },
  414: { code: 'BAD_REQUEST', message: 'The address is too long.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', message: 'The body must be JSON in UTF-8, not compressed: content-type application/json.' },
  431: { code: 'BAD_REQUEST', message: 'The headers are longer than 16 kB.' },
  503: { code: 'SERVICE_UNAVAILABLE', message: 'The service cannot answer now. Try again.' },
};
const MALFORMED = BY_STATUS[400] as Fault;
const INTERNAL: Fault = { code: 'INTERNAL', message: 'Internal error. It was recorded under the request id.' };

/** The fault that a status stands for. */
export const faultOf = (status: number): Fault => BY_STATUS[status] ?? (status < 500 ? MALFORMED : INTERNAL);

const STATUS_OF: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  IDEMPOTENCY_MISMATCH: 409,
  CONFLICT: 409,
  SERVICE_UNAVAILABLE: 503,
  STEP_UP_REQUIRED: 401,
  RATE_LIMITED: 429,
  LIMIT_EXCEEDED: 400,
  METHOD_NOT_ALLOWED: 405,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  BAD_REQUEST: 400,
  REQUEST_TIMEOUT: 408,
};

/** Every error of a route and of the web server itself, and every address that leads nowhere. Whatever is our own fault goes to the record. */
export function faultHandlers(onError: (requestId: string, error: unknown) => void) {
  const failed = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof PublicError) return answerFault(reply, STATUS_OF[error.code], error);
    const status = (error as { statusCode?: number } | null)?.statusCode ?? 500;
    if (status >= 500 && status !== 503) onError(request.id, error);
    return answerFault(reply, status >= 400 && status < 600 ? status : 500, faultOf(status));
  };
  return { failed, lost };
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** What the API takes; its route takes more, so that all of it is answered here. */
export const GRAPHQL_METHODS = 'GET, POST';

/** 405 with what the address does take, or 404. */
function lost(this: FastifyInstance, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [url = '/'] = request.url.split('?');
  const allowed = url === '/graphql' ? GRAPHQL_METHODS : METHODS.filter((method) => this.hasRoute({ method, url })).join(', ');
  if (allowed === '') return answerFault(reply, 404, faultOf(404));
  return answerFault(reply.header('allow', allowed), 405, faultOf(405));
}

/** The answer to what is not even HTTP: written by hand, for there is no reply to write it with. */
export function answerSocket(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const requestId = randomUUID();
  const { code, message } = faultOf(status);
  const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'x-content-type-options: nosniff',
    'cache-control: no-store',
    'connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
