import { randomUUID } from 'node:crypto';
import { instant } from '@pilotage/kernel';
import { ROOMS } from '@pilotage/composition';
import { callServer } from '../server.js';
import { operationsOf, selectionOf, type Done, type Driver, type Row } from './driver.js';

/** How long a job may take before the story gives up; a killed worker delays one by at most a lease. */
const PATIENCE_MS = 90_000;
const POLL_MS = 100;
/** Openings and awards ask for a sign-in of the last ten minutes, so people of the story sign in again before. */
const SIGNED_IN_MS = 300_000;

interface Answer {
  readonly data?: Readonly<Record<string, Row & { __typename: string }>> | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** Drives procurements through the public GraphQL API, with tokens and the clock of the development provider. */
export function graphqlDriver(server: string): Driver {
  const operations = operationsOf(ROOMS);
  const tokens = new Map<string, { readonly token: string; readonly at: number }>();
  const tokenOf = async (as: string): Promise<string> => {
    const known = tokens.get(as);
    if (known && performance.now() - known.at < SIGNED_IN_MS) return known.token;
    const { token } = await callServer<{ token: string }>(`${server}/dev/token`, { as });
    tokens.set(as, { token, at: performance.now() });
    return token;
  };
  const ask = async (as: string, document: string, variables: Row): Promise<Answer> => {
    const response = await fetch(`${server}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(as)}` },
      body: JSON.stringify({ query: document, variables }),
    });
    return (await response.json()) as Answer;
  };
  const now = async (): Promise<string> => (await callServer<{ now: string }>(`${server}/dev/clock`)).now;
  return {
    now,
    async attempt(as, operation, input) {
      const definition = operations.useCases.get(operation);
      if (!definition) throw new Error(`there is no operation ${operation}`);
      const answer = await ask(as, mutationDocument(operation, definition.output.name, selectionOf(definition.output)), {
        key: randomUUID(),
        input,
      });
      return doneOf(answer, operation, definition.output.name);
    },
    async read(as, name, args) {
      const definition = operations.queries.get(name);
      if (!definition) throw new Error(`there is no query ${name}`);
      const answer = await ask(as, `{ ${name}${argumentsOf(args)} ${selectionOf(definition.output)} }`, {});
      const row = answer.data?.[name];
      if (!row) throw new Error(`${name} as ${as}: ${faultOf(answer)}`);
      return row;
    },
    async clockTo(target) {
      if (instant(target) > (await now())) await callServer(`${server}/dev/clock`, { to: target });
    },
    async settle(what, holds) {
      const start = performance.now();
      while (!(await holds())) {
        if (performance.now() - start > PATIENCE_MS) throw new Error(`${what} did not happen within ${PATIENCE_MS} ms`);
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      }
    },
  };
}

const mutationDocument = (operation: string, output: string, selection: string): string => {
  const inputType = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input`;
  return `mutation ($key: String!, $input: ${inputType}!) {
    ${operation}(idempotencyKey: $key, input: $input) { __typename ... on Refusal { code message } ... on ${output} ${selection} }
  }`;
};

function doneOf(answer: Answer, operation: string, output: string): Done {
  const row = answer.data?.[operation];
  if (!row) throw new Error(`${operation}: ${faultOf(answer)}`);
  if (row.__typename === output) return { ok: true, row };
  return { ok: false, code: String(row['code']), message: String(row['message']) };
}

const faultOf = (answer: Answer): string => answer.errors?.map((e) => `${e.extensions?.code ?? ''} ${e.message}`).join('; ') ?? 'no answer';

/** Arguments of a query are scalars only. */
const argumentsOf = (args: Row): string => {
  const parts = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
};
