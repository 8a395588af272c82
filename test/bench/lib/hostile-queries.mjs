// Questions of about 100 kB that are made to cost, and none of which may.

const SIZE = 100_000;
const repeat = (part, size = SIZE) => part.repeat(Math.ceil(size / part.length));
const count = (n, part) => Array.from({ length: n }, (_, i) => part(i)).join(' ');
const nested = (open, close, n) => open.repeat(n) + close.repeat(n);
const NEED = 'mutation ($key: String!, $input: PostNeedInput!) { postNeed(idempotencyKey: $key, input: $input) { __typename } }';

/** What the list of calls asks for; every hostile question is measured against it. */
export const NORMAL = {
  query: '{ calls(first: 20) { edges { node { id title { en zh } state riskLevel profileId closesAt lots { id state } } } } }',
};

/** A question as it is sent. A variable that is JSON already is too deep to be written by the library. */
export function bodyOf({ query, variables, isJson = false }) {
  return isJson ? `{"query":${JSON.stringify(query)},"variables":{"id":${variables.id}}}` : JSON.stringify({ query, variables });
}

/** @type {Readonly<Record<string, {query: string, variables?: object, isJson?: boolean}>>} */
export const HOSTILE = {
  'one field, again and again': { query: `{ ${repeat('__typename ')} }` },
  'as many tokens as are read': { query: `{ ${count(1_990, () => 'a')} }` },
  'fields of one name with fields in them': {
    query: `{ ${count(199, () => 'calls(first: 1) { edges { cursor } pageInfo { hasNextPage } }')} }`,
  },
  aliases: { query: `{ ${count(5_000, (i) => `alias${i}: __typename`)} }` },
  directives: { query: `{ __typename ${repeat('@include(if: true) ')} }` },
  'unknown directives': { query: `{ __typename ${count(700, (i) => `@d${i}`)} }` },
  'unknown fields': { query: `{ ${count(790, (i) => `field${i}`)} }` },
  'unknown variables': { query: `query (${count(900, (i) => `$v${i}: Int`)}) { __typename }` },
  'unknown arguments': { query: `{ calls(first: 1 ${count(900, (i) => `a${i}: 1`)}) { pageInfo { hasNextPage } } }` },
  'unknown members of an input': {
    query: `mutation { postNeed(idempotencyKey: "k", input: { ${count(900, (i) => `a${i}: 1`)} }) { __typename } }`,
  },
  'fragments that double each other': {
    query: `{ ...F0 } ${count(400, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F400 on Query { __typename }`,
  },
  'fragments that circle': { query: `{ ...F0 } ${count(400, (i) => `fragment F${i} on Query { ...F${(i + 1) % 400} __typename }`)}` },
  'fragments that nobody spreads': { query: `{ __typename } ${count(480, (i) => `fragment F${i} on Query { __typename }`)}` },
  'many operations': { query: count(900, (i) => `query Q${i} { __typename }`) },
  'fields in fields': { query: `{ ${nested('me { ', '} ', 1_300).replace('{ }', '{ id }')} }` },
  'lists in a list': { query: `{ node(id: ${nested('[', ']', 1_900)}) { id } }` },
  'lists in a variable': {
    isJson: true,
    query: 'query ($id: ID!) { node(id: $id) { id } }',
    variables: { id: nested('[', ']', SIZE / 2) },
  },
  'a list of numbers': { query: NEED, variables: { key: 'key-of-a-list', input: Array.from({ length: SIZE / 2 }, () => 1) } },
  'an object of many members': {
    query: NEED,
    variables: { key: 'key-of-members', input: Object.fromEntries(Array.from({ length: 8_000 }, (_, i) => [`m${i}`, i])) },
  },
  'a long text': { query: `{ node(id: "${'x'.repeat(SIZE)}") { id } }` },
  'a long text that never ends': { query: `{ node(id: "${'x'.repeat(SIZE)}` },
  'a long comment': { query: `{ __typename } #${'x'.repeat(SIZE)}` },
  'commas and blanks': { query: `{ __typename ${repeat(' ,\n')} }` },
  'a long name': { query: `{ ${'x'.repeat(SIZE)} }` },
  'a long value of no such name': { query: NEED, variables: { key: 'key-of-a-value', input: { category: '; Value "'.repeat(SIZE / 9) } } },
  'words of an error, in a value': {
    query: NEED,
    variables: { key: 'key-of-words', input: 'got invalid value ; , found '.repeat(SIZE / 28) },
  },
  'the schema in a circle': {
    query: `{ __schema { types { ${count(12, () => 'fields { type { fields { type { fields { name } } } } }')} } } }`,
  },
  'the schema by names': { query: `{ ${count(29, (i) => `a${i}: __type(name: "Query") { fields { name args { name } } }`)} }` },
};
