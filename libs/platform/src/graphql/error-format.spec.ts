import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { badInput, forbidden, notFound, PublicError, unauthenticated } from '../errors.js';
import { publicErrorOf } from './error-format.js';

const formatted = (message: string, code?: string): GraphQLFormattedError => ({
  message,
  path: ['bid'],
  locations: [{ line: 1, column: 2 }],
  extensions: { ...(code ? { code } : {}), stacktrace: ['at secret (/srv/app/bids.ts:1:1)'], sql: 'select 1' },
});
const answerTo = (error: unknown, code?: string): GraphQLFormattedError =>
  publicErrorOf(formatted(error instanceof Error ? error.message : String(error), code), error).answer;
const wrapped = (cause: Error): GraphQLError => new GraphQLError(cause.message, { originalError: cause });

describe('an error that leaves the house', () => {
  it.each([notFound(), unauthenticated(), forbidden('sealBid'), badInput('title: too long'), new PublicError('CONFLICT', 'Again.')])(
    'keeps its own code and message: %s',
    (error) => {
      const { answer, hidden } = publicErrorOf(formatted(error.message), wrapped(wrapped(error)));

      expect(answer).toEqual({ message: error.message, path: ['bid'], extensions: { code: error.code } });
      expect(hidden).toBeNull();
    },
  );

  it.each([
    new Error('relation "bid" does not exist'),
    new TypeError("Cannot read properties of undefined (reading 'x')"),
    Object.assign(new Error('duplicate key value violates unique constraint "uq_bid"'), { code: '23505', query: 'insert into bid' }),
    new Error('ENOENT: no such file or directory, open /etc/pilotage/house.json'),
    'a thrown text',
  ])('that nobody allowed says nothing of itself, and the log gets it: %s', (error) => {
    const { answer, hidden } = publicErrorOf(formatted(String(error), 'INTERNAL_SERVER_ERROR'), error);

    expect(answer).toEqual({
      message: 'Internal error. It was recorded under the request id.',
      path: ['bid'],
      extensions: { code: 'INTERNAL' },
    });
    expect(hidden).toBe(error);
  });

  it.each(['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_USER_INPUT'])(
    '%s of a client keeps message and place, and no other extension',
    (code) => {
      expect(answerTo(new GraphQLError('Wrong.'), code)).toEqual({
        message: 'Wrong.',
        locations: [{ line: 1, column: 2 }],
        path: ['bid'],
        extensions: { code },
      });
    },
  );

  it.each(['SOMETHING_NEW', 'INTERNAL_SERVER_ERROR', ''])('the code %j is on no list and is hidden', (code) => {
    expect(answerTo(new GraphQLError('select secret'), code).extensions).toEqual({ code: 'INTERNAL' });
  });

  it.each([
    ['Cannot query field "prise" on type "Bid". Did you mean "price" or "prize"?', 'Cannot query field "prise" on type "Bid".'],
    ['Value "TITEL" does not exist in "Sort" enum. Did you mean the enum value "TITLE"?', 'The value does not exist in "Sort" enum.'],
  ])('suggests no name of the schema', (message, left) => {
    expect(answerTo(new GraphQLError(message), 'GRAPHQL_VALIDATION_FAILED').message).toBe(left);
  });

  it.each([
    'Variable "$input" got invalid value "my secret price" at "input.title"; String cannot represent a non string value: "my secret price"',
    'Variable "$input" got invalid value { a: "my secret price; and more" }; Field "b" of required type "String!" was not provided.',
    'Variable "$n" got invalid value my secret price; Int cannot represent non-integer value: my secret price',
    'Expected value of type "DateTime!", found "my secret price"; A DateTime is written like 2026-01-05T09:00:00+08:00.',
    'Variable "$s" got invalid value "my secret price Did you mean at "x"; at "input.sort"; Value "my secret price" does not exist in "Sort" enum.',
    'Variable "$s" got invalid value "my secret price" at "input.sort"; Value "my secret price" does not exist in "Sort" enum.',
    'Variable "$s" got invalid value "my secret price"; Value "my secret price" does not exist in "Sort" enum.',
    'Argument "first" has invalid value "my secret price".',
    'Int cannot represent non-integer value: "my secret price"',
    'Variable "$input" got invalid value { "my secret price": 1 }; Field "my secret price" is not defined by type "DraftBidInput".',
    'Variable "$input" got invalid value { "a; my secret price": 1 } at "input"; Field "a; my secret price" is not defined by type "DraftBidInput". Did you mean "title"?',
    'Field "secret" is not defined by type "DraftBidInput".',
    'Unknown operation named "my secret price".',
    'Syntax Error: Unexpected Name "secret".',
    'Syntax Error: Unexpected String "my secret price".',
    'Syntax Error: Expected Name, found String "my secret price".',
    'Syntax Error: Invalid character escape sequence: "\\secret".',
    'Some sentence of a library to come: "my secret price" is wrong',
    'Some sentence of a library to come that is cut: "my secret price',
  ])('does not repeat what was sent: %s', (message) => {
    const { message: said, extensions } = answerTo(new GraphQLError(message), 'BAD_USER_INPUT');

    expect(extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(said).not.toContain('secret');
    expect(said.length).toBeGreaterThan(20);
  });

  it.each([
    ['Maximum call stack size exceeded', 'The request is nested too deeply.'],
    ['Too many errors processing variables, error limit reached. Execution aborted.', 'Too many errors processing variables'],
    ['Schema is not configured to execute subscription operation.', 'not configured to execute subscription'],
  ])('%s is the fault of the request', (message, said) => {
    const { answer } = publicErrorOf({ message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }, new GraphQLError(message));

    expect(answer.extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(answer.message).toContain(said);
  });

  it.each([
    'Cannot query field "prise" on type "Bid".',
    'Unknown argument "x" on field "Query.calls".',
    'Variable "$input" of required type "[DraftBidInput!]!" was not provided.',
    'Syntax Error: Expected "}".',
    'Unknown directive "@live".',
    'Too many validation errors, error limit reached. Validation aborted.',
  ])('repeats the names of the document: %s', (message) => {
    expect(answerTo(new GraphQLError(message), 'GRAPHQL_VALIDATION_FAILED').message).toBe(message);
  });

  it('an overflow within a field is our own fault', () => {
    const error = new RangeError('Maximum call stack size exceeded');
    expect(publicErrorOf(formatted(error.message, 'INTERNAL_SERVER_ERROR'), error)).toMatchObject({
      answer: { extensions: { code: 'INTERNAL' } },
      hidden: error,
    });
  });

  it.each(['got invalid value ', '; Value ', ', found ', ' at "x"; ', ' does not exist in '])(
    'is cut at once and repeats nothing, however long the value and whatever it imitates: %j',
    (imitated) => {
      // graphql-js writes a text as JSON does.
      const value = JSON.stringify(`secret${imitated.repeat(1_500_000 / imitated.length)}secret`);
      for (const message of [
        `Variable "$input" got invalid value ${value}; Expected type "DraftBidInput" to be an object.`,
        `Variable "$input" got invalid value ${value} at "input.kind"; Value ${value} does not exist in "Kind" enum.`,
        `Variable "$input" got invalid value ${value} at "input.at"; A DateTime is written like 2026-01-05T09:00:00+08:00.`,
        `Value ${value} does not exist in "Sort" enum.`,
        `Expected value of type "DateTime!", found ${value}; A DateTime is written like 2026-01-05T09:00:00+08:00.`,
      ]) {
        expect(answerTo(new GraphQLError(message), 'BAD_USER_INPUT').message).not.toContain('secret');
      }
    },
  );

  it('is short, whatever was sent', () => {
    expect(answerTo(new GraphQLError('x'.repeat(70_000)), 'GRAPHQL_VALIDATION_FAILED').message).toHaveLength(600);
  });
});
