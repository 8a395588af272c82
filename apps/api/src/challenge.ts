import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';

/** `WWW-Authenticate` for a token that was refused (RFC 6750, 3). */
export const TOKEN_REFUSED = 'Bearer error="invalid_token"';

const has = (errors: readonly GraphQLFormattedError[], code: string): boolean =>
  errors.some(({ extensions }) => extensions?.['code'] === code);

/**
 * Tells a client by which sign-in it gets further (RFC 9470): in the header, and beside the code of the error, because a client of GraphQL
 * reads errors. `acrValues` are the words of issuers for methods that count as strong.
 */
export const challengePlugin = (acrValues: readonly string[]): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        if (body.kind !== 'single' || !body.singleResult.errors) return;
        const { errors } = body.singleResult;
        const stepUp = errors.find(({ extensions }) => extensions?.['code'] === 'STEP_UP_REQUIRED');
        if (stepUp) {
          const maxAge = Number(stepUp.extensions?.['maxAge']);
          http.headers.set('www-authenticate', stepUpChallenge(maxAge, acrValues));
          body.singleResult.errors = errors.map((error) => (has([error], 'STEP_UP_REQUIRED') ? withValues(error, acrValues) : error));
        } else if (has(errors, 'UNAUTHENTICATED')) http.headers.set('www-authenticate', 'Bearer');
      },
    };
  },
});

const stepUpChallenge = (maxAge: number, acrValues: readonly string[]): string =>
  [
    'Bearer error="insufficient_user_authentication"',
    'error_description="Sign in again by a strong method"',
    `max_age=${maxAge}`,
    ...(acrValues.length > 0 ? [`acr_values="${acrValues.join(' ')}"`] : []),
  ].join(', ');

const withValues = (error: GraphQLFormattedError, acrValues: readonly string[]): GraphQLFormattedError => ({
  ...error,
  extensions: { ...error.extensions, acrValues: acrValues.join(' ') },
});
