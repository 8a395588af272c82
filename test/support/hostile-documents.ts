import type { AnyUseCase } from '@pilotage/platform';
import type { Done, Row } from '../../apps/cli/src/driver/driver.js';
import type { Reply } from './hostile-ledger.js';
import { CANARY } from './hostile-values.js';

/** The name of the input type, from which the keys of its members are made. */
export const inputTypeName = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;

/** A mutation as GraphQL: asking for little, or for everything that it answers. */
export interface Documents {
  readonly brief: string;
  readonly whole: string;
}

/** By other names than the fields of what is made may have. */
const REFUSAL =
  '... on Refusal { refusalCode: code refusalMessage: message refusalRule: rule refusalSource: source refusalText: text { en zh } }';

export function documentsOf({ name, output, refusals }: AnyUseCase, selection: string): Documents {
  // A fragment on an interface that no member of the union has is refused.
  const refused = refusals.length > 0 ? REFUSAL : '';
  const document = (chosen: string): string =>
    `mutation ($key: String!, $input: ${inputTypeName(name)}!) { ${name}(idempotencyKey: $key, input: $input) { __typename ${refused} ${chosen} } }`;
  return { brief: document(''), whole: document(`... on ${output.name} ${selection}`) };
}

/** Documents that are wrong in themselves: misspelt, mistyped, broken off. The variables are those of a good one. */
export function malformedDocuments({ name }: AnyUseCase): readonly { what: string; document: string }[] {
  const head = `mutation ($key: String!, $input: ${inputTypeName(name)}!)`;
  const call = `${name}(idempotencyKey: $key, input: $input)`;
  const literals = {
    'a literal of the wrong type': `mutation { ${name}(idempotencyKey: 7, input: "${CANARY}") { __typename } }`,
    'an unknown member as a literal': `mutation { ${name}(idempotencyKey: "canary-key", input: { member: "${CANARY}" }) { __typename } }`,
  };
  const misspelt = {
    'an operation misspelt': `${head} { ${name}s(idempotencyKey: $key, input: $input) { __typename } }`,
    'an argument misspelt': `${head} { ${name}(idempotencyKeys: $key, input: $input) { __typename } }`,
    'a field misspelt': `${head} { ${call} { __typenames } }`,
    'a type misspelt': `mutation ($key: String!, $input: ${inputTypeName(name)}s!) { ${call} { __typename } }`,
    'a document broken off': `${head} { ${call} { `,
    'no argument': `mutation { ${name} { __typename } }`,
  };
  // Misspellings meet the schema, not the mutation: each mutation tries one of them, in turn by its name.
  const turn = Object.entries(misspelt)[name.length % Object.keys(misspelt).length];
  return [...Object.entries(literals), ...(turn ? [turn] : [])].map(([what, document]) => ({ what, document }));
}

interface Body {
  readonly data?: Readonly<Record<string, (Row & { __typename: string }) | null>> | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

const bodyOf = (text: string): Body => {
  try {
    return JSON.parse(text) as Body;
  } catch {
    return {};
  }
};

/** What an answer says: done, refused with a code, or an error with a code. */
export function outcomeOf(text: string): Reply['outcome'] {
  const { data, errors } = bodyOf(text);
  const [row] = Object.values(data ?? {});
  if (row && typeof row['refusalCode'] === 'string') return { kind: 'refusal', code: row['refusalCode'] };
  if (row) return { kind: 'done', code: row.__typename };
  const code = errors?.[0]?.extensions?.code;
  return code ? { kind: 'error', code } : { kind: 'nothing', code: 'NOTHING' };
}

/** The answer to a mutation that was meant. Throws for an error. */
export function doneOf({ text, outcome }: Reply, operation: string): Done {
  const row = bodyOf(text).data?.[operation];
  if (!row) throw new Error(`${operation}: ${text.slice(0, 600)}`);
  return outcome.kind === 'done' ? { ok: true, row } : { ok: false, code: outcome.code, message: String(row['refusalMessage']) };
}
