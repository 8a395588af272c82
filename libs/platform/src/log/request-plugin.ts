import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, FragmentDefinitionNode, GraphQLError, OperationDefinitionNode, SelectionSetNode } from 'graphql';
import { denialOf } from '../errors.js';
import { publicErrorOf } from '../graphql/error-format.js';
import type { Log } from './log.js';
import type { RequestFacts } from './requests.js';

/** Codes by which somebody is kept from something. */
const DENIALS = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'STEP_UP_REQUIRED']);
/** Reasons of denials that no policy line gave. */
const REASONS: Readonly<Record<string, string>> = { NOT_FOUND: 'absent', UNAUTHENTICATED: 'anonymous' };
/** Denials told of one request; it cannot have more operations worth telling. */
const MOST_DENIALS = 20;

interface Told {
  readonly facts?: RequestFacts;
}

/** Learns for a request's record what was asked and how it was answered, and writes each denial of it: the one place that every denial passes. */
export const requestPlugin = (log: Log): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document, contextValue }) {
        const { facts } = contextValue as Told;
        if (!facts || !operation) return;
        facts.kind = operation.operation;
        facts.operations = rootFieldsOf(operation, document);
      },
      async didEncounterErrors({ errors, contextValue }) {
        const { facts } = contextValue as Told;
        if (facts) noteErrors(facts, errors, log);
      },
    };
  },
});

function noteErrors(facts: RequestFacts, errors: readonly GraphQLError[], log: Log): void {
  const codes = errors.map((error) => String(publicErrorOf(error.toJSON(), error).answer.extensions?.['code'] ?? ''));
  facts.code ??= codes[0] ?? 'INTERNAL';
  const told = new Set<string>();
  errors.forEach((error, at) => {
    const code = codes[at] ?? '';
    if (!DENIALS.has(code)) return;
    // An absent object is answered as a stranger's is; only the record tells them apart.
    const { rule = facts.operations?.join('/'), reason = REASONS[code] ?? 'use-case' } = denialOf(error) ?? {};
    const line = [code, rule, reason].join(' ');
    if (told.has(line) || told.size >= MOST_DENIALS) return;
    told.add(line);
    recordDenial(log, facts, { code, operation: rule, reason });
  });
}

/** One record of somebody who was kept from something. The rule is the policy line of the operation, by its name. */
export function recordDenial(
  log: Log,
  { requestId, actor, organisations, address }: RequestFacts,
  denial: { readonly code: string; readonly operation?: string | undefined; readonly reason: string },
): void {
  log({ level: 'warn', event: 'denied', requestId, ...denial, actor, organisations, address });
}

/** Names of the schema's fields at the top of an operation, aliases and fragments seen through. */
export function rootFieldsOf(operation: OperationDefinitionNode, document: DocumentNode): readonly string[] {
  const fragments = new Map(document.definitions.filter(isFragment).map((fragment) => [fragment.name.value, fragment]));
  const seen = new Set<string>();
  const fieldsOf = ({ selections }: SelectionSetNode): string[] =>
    selections.flatMap((selection) => {
      if (selection.kind === 'Field') return [selection.name.value];
      if (selection.kind === 'InlineFragment') return fieldsOf(selection.selectionSet);
      const fragment = fragments.get(selection.name.value);
      if (!fragment || seen.has(fragment.name.value)) return [];
      seen.add(fragment.name.value);
      return fieldsOf(fragment.selectionSet);
    });
  return fieldsOf(operation.selectionSet);
}

const isFragment = (definition: DocumentNode['definitions'][number]): definition is FragmentDefinitionNode =>
  definition.kind === 'FragmentDefinition';
