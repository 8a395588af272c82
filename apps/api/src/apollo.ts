import type { ApolloDriverConfig } from '@nestjs/apollo';
import { publicErrorOf } from '@pilotage/platform';
import type { GraphQLFormattedError } from 'graphql';

/** Tokens of one document; the longest example query has under a thousand. */
const MAX_TOKENS = 4000;

/** Apollo Server's settings: introspection is on because the API is for everyone's clients; nothing internal leaves. */
export const apolloOptions = (onError: (requestId: string, error: unknown) => void): Partial<ApolloDriverConfig> => ({
  path: '/graphql',
  graphiql: false,
  introspection: true,
  csrfPrevention: true,
  allowBatchedHttpRequests: false,
  persistedQueries: false,
  includeStacktraceInErrorResponses: false,
  hideSchemaDetailsFromClientErrors: true,
  maxRecursiveSelections: 5000,
  parseOptions: { maxTokens: MAX_TOKENS },
  plugins: [
    {
      // The request id is added here, where the request is known; formatError sees only the error.
      async requestDidStart() {
        return {
          async willSendResponse({ response, contextValue }) {
            const { caller } = contextValue as { caller?: { requestId: string } };
            const { body } = response;
            if (body.kind !== 'single' || !body.singleResult.errors) return;
            const requestId = caller?.requestId ?? 'none';
            body.singleResult.errors = body.singleResult.errors.map((e) => withRequestId(e, requestId));
          },
          async didEncounterErrors({ errors, contextValue }) {
            const { caller } = contextValue as { caller?: { requestId: string } };
            for (const error of errors) {
              const { hidden } = publicErrorOf(error.toJSON(), error);
              if (hidden) onError(caller?.requestId ?? 'none', hidden);
            }
          },
        };
      },
    },
  ],
  formatError: (formatted, error) => publicErrorOf(formatted, error).answer,
});

const withRequestId = (error: GraphQLFormattedError, requestId: string): GraphQLFormattedError => ({
  ...error,
  extensions: { ...error.extensions, requestId },
});
