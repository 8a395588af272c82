import fs from 'node:fs';
import path from 'node:path';
import { riskPolicy2026_1 as policy } from '@pilotage/assurance';
import { serve, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

const fixture = (name: string): unknown => JSON.parse(fs.readFileSync(path.join('test/fixtures/assurance', name), 'utf8'));

interface RiskCase {
  readonly name: string;
  readonly answers: Readonly<Record<string, string | readonly string[]>>;
  readonly triggers: readonly string[];
  readonly mitigations: readonly string[];
  readonly expect: Readonly<Record<string, unknown>>;
}
interface Aia {
  readonly boundary_cases: readonly { readonly given: Score; readonly expect: { readonly current: number; readonly level: number } }[];
  readonly sweep: { readonly rows: readonly (readonly [number, number, number, number])[] };
}
interface Score {
  readonly raw: number;
  readonly mitigation: number;
}

const TRY = `query Try($answers: [RiskAnswerInput!]!, $triggers: [RiskTickInput!]!, $carveOut: [RiskTickInput!]!, $mitigations: [String!]) {
  tryRisk(answers: $answers, triggers: $triggers, carveOut: $carveOut, mitigations: $mitigations) {
    policyVersion raw mitigation current band level triggers missing unknown
  }
}`;
const READ =
  'query Read($raw: Int!, $mitigation: Int!) { impactReading(raw: $raw, mitigation: $mitigation) { current level besideLevel } }';

const no = (ids: readonly { readonly id: string }[], yes: readonly string[] = []) => ids.map(({ id }) => ({ id, holds: yes.includes(id) }));
const answersOf = (answers: RiskCase['answers']) =>
  Object.entries(answers).map(([questionId, given]) => ({ questionId, codes: [given].flat() }));

describe('the policy cases through the API, by nobody in particular', () => {
  const { cases } = fixture('risk.json') as { readonly cases: readonly RiskCase[] };
  const aia = fixture('aia.json') as Aia;
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

  const ask = async <R>(query: string, variables: object): Promise<R> => {
    const { body } = await served.ask({ query, variables });
    if (!body.data) throw new Error(JSON.stringify(body.errors));
    return Object.values(body.data)[0] as R;
  };
  const tried = (given: Pick<RiskCase, 'answers' | 'triggers' | 'mitigations'>, more: object = {}) =>
    ask<Record<string, unknown>>(TRY, {
      answers: answersOf(given.answers),
      triggers: no(policy.triggers, given.triggers),
      carveOut: no(policy.carveOut.flags),
      mitigations: given.mitigations,
      ...more,
    });

  it.each(cases.map((each) => [each.name, each] as const))('risk: %s', async (_, { expect: expected, ...given }) => {
    const { missing, ...rest } = expected;
    const result = await tried(given);
    expect(result).toMatchObject({ ...rest, missing: missing === undefined ? [] : [missing], unknown: [], policyVersion: policy.version });
    expect(result['triggers']).toEqual(expect.arrayContaining([...given.triggers]));
  });

  it('a trigger that the answers do not decide, or a flag, left unsaid leaves the risk unclassified', async () => {
    const [road] = cases.filter(({ name }) => name.startsWith('road'));
    if (!road) throw new Error('the case is gone');
    const asked = policy.triggers.filter(({ derivedFrom }) => !derivedFrom);
    const left = await tried(road, { triggers: no(asked.slice(1)), carveOut: no(policy.carveOut.flags.slice(1)) });
    expect(left).toMatchObject({ level: 'UNCLASSIFIED', missing: [asked[0]?.id, policy.carveOut.flags[0]?.id] });
  });

  it('a no to a trigger that the answers derive does not take it back, and a yes and a no to one is a yes', async () => {
    const [imaging] = cases.filter(({ name }) => name.startsWith('medical imaging triage'));
    if (!imaging) throw new Error('the case is gone');
    expect(await tried({ ...imaging, triggers: [] })).toMatchObject({ triggers: ['M2'], level: 'MEDIUM' });
    const both = [...no(policy.triggers), { id: 'H1', holds: true }, { id: 'H1', holds: false }];
    expect(await tried(imaging, { triggers: both })).toMatchObject({ triggers: ['H1', 'M2'], level: 'HIGH' });
  });

  it('nothing is kept of a trial', async () => {
    await world.unchanged(['risk_assessment', 'impact_reading'], async () => {
      for (const given of cases.slice(0, 2)) await tried(given);
    });
  });

  it('impact: every boundary case and every row of the sweep reads as the original does', async () => {
    const rows = aia.sweep.rows.map(([raw, mitigation, current, level]) => ({ given: { raw, mitigation }, expect: { current, level } }));
    const all = [...aia.boundary_cases, ...rows];
    const read: unknown[] = [];
    for (const { given } of all) read.push(await ask(READ, given));
    expect(read).toEqual(all.map(({ expect: each }) => ({ ...each, besideLevel: ['LOW', 'MEDIUM', 'HIGH', 'HIGH'][each.level - 1] })));
    expect(all).toHaveLength(514);
  });

  it.each([
    { raw: 168, mitigation: 0 },
    { raw: -1, mitigation: 0 },
    { raw: 0, mitigation: 78 },
  ])('impact: scores outside of the instrument are no scores: %j', async (given) => {
    const { body } = await served.ask({ query: READ, variables: given });
    expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});
