import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { makeServer, type Server, type SubscribePayload } from 'graphql-ws';
import type { Feed } from '../feed/feed.js';
import { PublicError } from '../errors.js';
import { publicErrorOf } from './error-format.js';
import { excessesOf, figuresOf, LIMITS, type Excess } from './limits.js';
import { SOCKET_LIMITS, type SocketLimits } from './subscriptions-limits.js';
import { EntryRefused, Visitors, type Line, type Socket, type Visitor } from './subscriptions-visitors.js';

export interface ProtocolParts {
  readonly schema: () => GraphQLSchema;
  readonly feed: Feed;
  /** Who comes in with what `connection_init` brought as `authorization`. Rejects with EntryRefused. */
  readonly enter: (authorization: string | undefined, request: IncomingMessage) => Promise<Visitor>;
  readonly onError: (requestId: string, error: unknown) => void;
  readonly limits?: Partial<SocketLimits>;
}

const MAX_ERRORS = 10;
/** Node holds no longer timers; a token that lives longer is looked at again then. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The protocol `graphql-transport-ws`, for subscriptions only, under the limits, masks and policy of every other request. */
export function subscriptionProtocol(parts: ProtocolParts): Server<Line> {
  const limits = { ...SOCKET_LIMITS, ...parts.limits };
  const inside = new Visitors(limits);
  const masked = (errors: readonly GraphQLError[]): GraphQLFormattedError[] => errors.map((error) => maskedError(error, parts.onError));
  return makeServer<Record<string, unknown>, Line>({
    connectionInitWaitTimeout: limits.initMs,
    onConnect: (socket) => enter(socket, parts, inside),
    onClose: (socket) => {
      clearTimeout(socket.extra.expiry);
      inside.leave(socket);
    },
    onSubscribe: (socket, _id, payload) => {
      if (inside.isFull(socket)) return [told(new PublicError('RATE_LIMITED', 'Too many subscriptions are open. Complete one first.'))];
      const { visitor } = socket.extra;
      return visitor ? operationOf(parts, payload, visitor) : [fault('UNAUTHENTICATED', 'Say who you are first: connection_init.')];
    },
    onNext: (_socket, _id, _payload, _args, result) => {
      if (!result.errors) return undefined;
      return { ...result, errors: masked(result.errors) } as unknown as typeof result;
    },
    onError: (_socket, _id, _payload, errors) => masked(errors as readonly GraphQLError[]),
  });
}

async function enter(socket: Socket, { enter: open, onError }: ProtocolParts, inside: Visitors): Promise<boolean> {
  const { extra: line, connectionParams = {} } = socket;
  const refuse = (code: number, reason: string): false => {
    line.shut(code, reason);
    return false;
  };
  try {
    const visitor = await open(authorizationIn(connectionParams), line.request);
    if (!line.isOpen()) return false;
    if (!inside.admit(visitor, socket)) return refuse(4429, 'TOO_MANY_CONNECTIONS');
    line.visitor = visitor;
    if (visitor.expiresAt !== null) endAt(visitor.expiresAt, line);
    return true;
  } catch (error) {
    if (error instanceof EntryRefused) return refuse(error.closeCode, error.reason);
    onError(randomUUID(), error);
    return refuse(1013, 'SERVICE_UNAVAILABLE');
  }
}

/** The header of HTTP, in the first message: an address would end up in logs. */
function authorizationIn(params: Readonly<Record<string, unknown>>): string | undefined {
  const [, value] = Object.entries(params).find(([name]) => name.toLowerCase() === 'authorization') ?? [];
  if (value === undefined || typeof value === 'string') return value;
  throw new EntryRefused(4401, 'TOKEN_MALFORMED');
}

/** A socket lives no longer than the token that opened it. */
function endAt(expiresAt: number, line: Line): void {
  const rest = expiresAt - Date.now();
  const wake = (): void => (rest > LONGEST_TIMER_MS ? endAt(expiresAt, line) : line.shut(4401, 'TOKEN_EXPIRED'));
  line.expiry = setTimeout(wake, Math.min(Math.max(rest, 0), LONGEST_TIMER_MS)).unref();
}

/** What is to be executed, or why it is not. */
function operationOf(parts: ProtocolParts, payload: SubscribePayload, visitor: Visitor): ExecutionArgs | GraphQLError[] {
  const schema = parts.schema();
  const document = parsed(payload.query);
  if (document instanceof GraphQLError) return [document];
  const operation = getOperationAST(document, payload.operationName);
  if (operation?.operation !== 'subscription') {
    return [fault('OPERATION_RESOLUTION_FAILURE', 'Only subscriptions run over this socket. Send queries and mutations by POST.')];
  }
  const figures = figuresOf(document, payload.operationName, payload.variables, schema);
  const excesses = excessesOf(figures);
  if (excesses.length > 0) return excesses.map(tooMuch);
  const invalid = validate(schema, document, undefined, { maxErrors: MAX_ERRORS });
  if (invalid.length > 0) return invalid.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
  const variables = payload.variables ?? {};
  const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: MAX_ERRORS });
  if (errors) return errors.map((error) => coded(error, 'BAD_USER_INPUT'));
  const live = { feed: parts.feed, again: () => visitor.again(figures.cost) };
  return { schema, document, operationName: payload.operationName, variableValues: variables, contextValue: { ...visitor.context, live } };
}

function parsed(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return coded(error, 'GRAPHQL_PARSE_FAILED');
    return fault('GRAPHQL_PARSE_FAILED', 'The request is nested too deeply.');
  }
}

const tooMuch = ({ limit, used, max }: Excess): GraphQLError =>
  told(
    new PublicError('LIMIT_EXCEEDED', `The operation has too much: ${limit} ${used}, at most ${max}.`, { details: { limit, used, max } }),
  );

const told = (error: PublicError): GraphQLError => new GraphQLError(error.message, { originalError: error });

const fault = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } });

const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, { nodes: error.nodes, source: error.source, positions: error.positions, extensions: { code } });

function maskedError(error: GraphQLError, onError: ProtocolParts['onError']): GraphQLFormattedError {
  const { answer, hidden } = publicErrorOf(error.toJSON(), error);
  const known = answer.extensions?.['requestId'];
  const requestId = typeof known === 'string' ? known : randomUUID();
  if (hidden) onError(requestId, hidden);
  return { ...answer, extensions: { ...answer.extensions, requestId } };
}
