import type { ApolloServerPlugin } from '@apollo/server';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { LIMITS, publicErrorOf } from '@pilotage/platform';
import type { GraphQLFormattedError } from 'graphql';
import { limitsOf, type Published } from './edge-limits.js';

/** Errors told of one request; ten show what is wrong, more are work for an attacker. */
const MAX_ERRORS = 10;

interface Carried {
  readonly caller?: { readonly requestId: string };
  readonly limits?: Published;
}

/** Apollo Server's settings: introspection is on because the API is for everyone's clients; nothing internal leaves. */
export const apolloOptions = (onError: (requestId: string, error: unknown) => void): Partial<ApolloDriverConfig> => ({
  path: '/graphql',
  graphiql: false,
  introspection: true,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  // A cache, no control: whoever sends a hash can send the query.
  persistedQueries: false,
  includeStacktraceInErrorResponses: false,
  hideSchemaDetailsFromClientErrors: true,
  // The limits of the edge are stricter; this one watches the operations of a document that nobody asked for.
  maxRecursiveSelections: 5000,
  parseOptions: { maxTokens: LIMITS.tokens },
  validationOptions: { maxErrors: MAX_ERRORS },
  executionOptions: { maxCoercionErrors: MAX_ERRORS },
  plugins: [answering(onError)],
  formatError: (formatted, error) => publicErrorOf(formatted, error).answer,
});

/** Every answer says what the operation used of the limits, and every error under which id it was recorded. */
const answering = (onError: (requestId: string, error: unknown) => void): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      // Here, where the request is known; formatError sees only the error.
      async willSendResponse({ response: { body }, contextValue }) {
        const { caller, limits = limitsOf(undefined) } = contextValue as Carried;
        if (body.kind !== 'single') return;
        const { singleResult } = body;
        singleResult.extensions = { ...singleResult.extensions, limits };
        if (singleResult.errors) singleResult.errors = singleResult.errors.map((e) => withRequestId(e, caller?.requestId ?? 'none'));
      },
      async didEncounterErrors({ errors, contextValue }) {
        const { caller } = contextValue as Carried;
        for (const error of errors) {
          const { hidden } = publicErrorOf(error.toJSON(), error);
          if (hidden) onError(caller?.requestId ?? 'none', hidden);
        }
      },
    };
  },
});

const withRequestId = (error: GraphQLFormattedError, requestId: string): GraphQLFormattedError => ({
  ...error,
  extensions: { ...error.extensions, requestId },
});
