import { parse, validate } from 'graphql';
import { ROOMS } from '@pilotage/composition';
import { buildSchema } from '@pilotage/platform';
import { examplesAt } from '../../apps/api/src/examples.js';

describe('the example queries of the page', () => {
  const examples = examplesAt({ ranked: 'r', evaluating: 'e', contracted: 'c', agency: 'a' });

  it('are valid against the schema, each one operation with a name of its own', async () => {
    const schema = await buildSchema(ROOMS);

    const faults = examples.flatMap(({ name, query }) => validate(schema, parse(query)).map((fault) => `${name}: ${fault.message}`));

    expect(faults).toEqual([]);
    const names = examples.map(({ query }) => /^query (\w+)/.exec(query)?.[1]);
    expect(new Set(names).size).toBe(examples.length);
    expect(names).not.toContain(undefined);
  });

  it('name a person of the cast where they need one', async () => {
    const { CAST } = await import('@pilotage/composition');

    const strangers = examples.flatMap(({ as }) => (as && !CAST.some(({ key }) => key === as) ? [as] : []));

    expect(strangers).toEqual([]);
  });
});
