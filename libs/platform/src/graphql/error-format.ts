import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { PublicError } from '../errors.js';

/** Codes that Apollo gives to what clients got wrong; their messages may leave once suggestions and values are cut out. */
const CLIENT_CODES = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'UNAUTHENTICATED',
  'SERVICE_UNAVAILABLE',
]);
const MAX_MESSAGE = 600;

const innermost = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error;

/** What leaves for an error: an allow-listed code with its message, or `Internal error`. `hidden` is what the log should get. */
export function publicErrorOf(formatted: GraphQLFormattedError, error: unknown): { answer: GraphQLFormattedError; hidden: unknown } {
  const cause = innermost(error);
  const path = formatted.path ? { path: formatted.path } : {};
  if (cause instanceof PublicError) {
    const extensions = { ...cause.details, ...requestIdOf(formatted), code: cause.code };
    return { answer: { message: cause.message.slice(0, MAX_MESSAGE), ...path, extensions }, hidden: null };
  }
  const message = clientMessage(formatted.message);
  const code = String(formatted.extensions?.['code'] ?? '');
  // Within a field the fault is ours, whatever it says.
  if (!formatted.path && isOfRequest(formatted.message))
    return { answer: { message, extensions: { code: 'BAD_USER_INPUT' } }, hidden: null };
  if (CLIENT_CODES.has(code)) {
    return { answer: { message, ...locationOf(formatted), ...path, extensions: { code, ...requestIdOf(formatted) } }, hidden: null };
  }
  return {
    answer: { message: 'Internal error. It was recorded under the request id.', ...path, extensions: { code: 'INTERNAL' } },
    hidden: cause,
  };
}

const locationOf = (formatted: GraphQLFormattedError): Pick<GraphQLFormattedError, 'locations'> =>
  formatted.locations ? { locations: formatted.locations } : {};

/** A request that is turned away before Apollo knows it brings its own. */
const requestIdOf = (formatted: GraphQLFormattedError): { requestId?: string } => {
  const requestId = formatted.extensions?.['requestId'];
  return typeof requestId === 'string' ? { requestId } : {};
};

/** graphql-js reports some faults of input as if they were ours. */
const isOfRequest = (message: string): boolean =>
  /^Variable "\$|Maximum call stack size exceeded|^Too many (errors|coercion)|^Schema is not configured to execute/.test(message);

/** What graphql-js says around a value that was sent, and what is left of it. The order matters: a value may hold any of these words. */
const CUTS: readonly (readonly [RegExp, string])[] = [
  [/ Did you mean.*$/s, ''],
  [/^(Syntax Error: Unexpected \w+) ".*$/s, '$1.'],
  [/^Unknown operation named .*$/s, 'There is no operation of the name that was given.'],
  [/Field ".*" is not defined by type /s, 'A member is not defined by type '],
  [/( cannot represent [^:]{0,60}): .*$/s, '$1'],
  [/got invalid value .*( at "[\w.[\]]+"); /s, 'got an invalid value$1; '],
  [/(^|; )Value .* does not exist in /s, '$1The value does not exist in '],
  [/^Value ".*$/s, 'The value does not exist.'],
  [/got invalid value .*; /s, 'got an invalid value; '],
  [/got invalid value .*$/s, 'got an invalid value'],
  [/has invalid value .*$/s, 'has an invalid value'],
  [/, found .*; /s, '; '],
  [/, found .*$/s, ''],
  [/^Validation aborted\.$/, 'The document repeats too many fields.'],
  [/Maximum call stack size exceeded/, 'The request is nested too deeply.'],
];

/** Longer than any sentence of graphql-js; what goes on beyond is a value, and the cuts take time by the square of the length. */
const LONGEST = 4000;

/** Names and types of schema and document, and the signs of the grammar: nothing else is repeated between quotes. */
const QUOTABLE = /^[[$@]*[_a-z][\w.[\]!]{0,79}$|^[^\w\s]{1,3}$/i;
const quoted = (_whole: string, inner: string, end: string): string => (end !== '' && QUOTABLE.test(inner) ? `"${inner}"` : '"…"');

/** No suggestion of schema names, no echo of a value. */
const clientMessage = (message: string): string =>
  CUTS.reduce((said, [found, left]) => said.replace(found, left), message.slice(0, LONGEST))
    .replace(/"([^"]*)("|$)/g, quoted)
    .slice(0, MAX_MESSAGE);
