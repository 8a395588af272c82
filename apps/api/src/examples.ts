import type { ExampleQuery } from '@pilotage/platform';

/** Queries that tell the story, as tabs of GraphiQL. A contract test validates each against the schema. */
export const EXAMPLES: readonly ExampleQuery[] = [
  {
    name: 'Who am I',
    as: 'officer',
    query: 'query WhoAmI { me { name { en zh } memberships { organisation { name { en zh } } roles } } }',
  },
  {
    name: 'The product register',
    query:
      'query ProductRegister { products(first: 20) { edges { node { name { en } holder identifiers { scheme id } source } } pageInfo { hasNextPage endCursor } } }',
  },
];
