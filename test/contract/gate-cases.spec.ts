import fs from 'node:fs';
import { serve, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

interface Case {
  readonly id: string;
  readonly given: object;
  readonly expect: object;
}

interface Trial {
  readonly decision: string | null;
  readonly remediable: boolean | null;
  readonly reasons: readonly { readonly code: string; readonly rule: { readonly en: string; readonly zh: string } }[];
  readonly conditions: readonly { readonly code: string }[];
  readonly missing: readonly string[];
}

const { cases } = JSON.parse(fs.readFileSync('test/fixtures/assurance/gate.json', 'utf8')) as { cases: readonly Case[] };
const QUERY = `query ($facts: String!) {
  tryGate(facts: $facts) { decision remediable missing reasons { code rule { en zh } } conditions { code } }
}`;

describe('the gate, asked over HTTP by nobody in particular', () => {
  let world: World;
  let served: Served;
  beforeAll(async () => {
    world = await openWorld();
    served = await serve(world);
  });
  afterAll(async () => {
    await served.close();
    await world.close();
  });

  const ask = async (facts: string): Promise<Trial> => {
    const { body } = await served.ask({ query: QUERY, variables: { facts } });
    return (body.data as { tryGate: Trial }).tryGate;
  };

  it.each(cases.map((each) => [each.id, each] as const))(
    'decides %s as expected, each reason with its rule in both languages',
    async (_, one) => {
      const { decision, remediable, reasons, conditions, missing } = await ask(JSON.stringify(one.given));

      const codes = { reasons: reasons.map(({ code }) => code), conditions: conditions.map(({ code }) => code) };
      expect({ decision, remediable, ...codes }).toEqual(one.expect);
      expect(missing).toEqual([]);
      for (const { rule } of reasons) expect([rule.en.length > 10, /\p{Script=Han}/u.test(rule.zh)]).toEqual([true, true]);
    },
  );

  it('decides nothing on missing facts, and lists them', async () => {
    expect(await ask('{}')).toMatchObject({ decision: null, reasons: [], missing: expect.arrayContaining(['risk', 'stage', 'subjects']) });
  });

  it('refuses what is not JSON, and stores nothing whatever it is asked', async () => {
    await world.unchanged(['gate_decision'], async () => {
      const { body } = await served.ask({ query: QUERY, variables: { facts: 'risk: LOW' } });
      expect(body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
  });
});
