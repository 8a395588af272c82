import { gatePolicy2026_1 as gate, riskPolicy2026_1 as risk } from '@pilotage/assurance';
import { openMarketplace, type Marketplace, testSpecification } from '../support/bidding.js';
import { evaluatedLot, openedLot } from '../support/evaluating.js';
import { memberOf, serve, type Answer, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

const WHY = { en: 'Insurance is asked for before the test.', zh: '测试前要求投保。' };
const BEGINS = '2026-03-01T00:00:00+08:00';
const EVERYTHING = ['policy_version', 'gate_decision', 'bid', 'risk_assessment', 'pilot'];

let world: World;
let market: Marketplace;
let api: Served;
let bidIds: readonly string[];
let keys = 0;

const DRAFT = `mutation ($key: String!, $input: DraftPolicyInput!) { done: draftPolicy(idempotencyKey: $key, input: $input) {
  ... on PolicyVersion { id state digest } ... on Refusal { code rule source text { en zh } } } }`;
const ADOPT = `mutation ($key: String!, $input: AdoptPolicyInput!) { done: adoptPolicy(idempotencyKey: $key, input: $input) {
  ... on PolicyVersion { id state } ... on Refusal { code text { en zh } } } }`;
const DRY_RUN = `query ($id: ID!, $first: Int!, $after: String) { done: policyDryRun(id: $id, first: $first, after: $after) {
  version bids pilots changed undecided decisions { before after count } reasons { code added removed } conditions { code added removed }
  changes { edges { node { id stage before after missing reasonsAdded reasonsRemoved conditionsAdded conditionsRemoved riskBefore riskAfter } }
    pageInfo { hasNextPage endCursor } } } }`;
const VERSIONS = `{ done: policyVersions(kind: ADMISSION_GATE, first: 10) { edges { node { version state draftedBy } } } }`;

async function asked(as: string | null, query: string, variables: object = {}): Promise<Answer['body']> {
  const headers = as ? { authorization: `Bearer ${await api.token(as)}` } : {};
  return (await api.ask({ query, variables: { key: `key-${(keys += 1)}-of-the-suite`, ...variables } }, headers as Record<string, string>))
    .body;
}
const done = async (as: string | null, query: string, variables: object = {}): Promise<Record<string, never>> => {
  const { data, errors } = await asked(as, query, variables);
  if (!data?.['done']) throw new Error(JSON.stringify(errors));
  return data['done'] as Record<string, never>;
};
const denied = async (as: string | null, query: string, variables: object = {}): Promise<string | undefined> =>
  (await asked(as, query, variables)).errors?.[0]?.extensions.code;

/** The shipped gate by which missing insurance refuses instead of bringing a condition. */
const stricter = (version: string): object => ({
  ...gate,
  version,
  validFrom: BEGINS,
  reasons: gate.reasons.map((reason) => (reason.code === 'INSURANCE_DUE' ? { ...reason, decision: 'REFUSE', remediable: true } : reason)),
  conditions: gate.conditions.filter(({ code }) => code !== 'INSURANCE_IN_PLACE'),
  reasonToConditions: Object.fromEntries(Object.entries(gate.reasonToConditions).filter(([code]) => code !== 'INSURANCE_DUE')),
});

/** The shipped risk policy with a floor under what every need of this suite answers. */
const graver = (version: string): object => {
  const [first] = risk.questions;
  const mild = first?.options.reduce((a, b) => (b.points < a.points ? b : a));
  const trigger = { ...risk.triggers.find(({ id }) => id === 'M4'), id: 'M9', derivedFrom: { question: first?.id, in: [mild?.code] } };
  return { ...risk, version, validFrom: BEGINS, triggers: [...risk.triggers, trigger] };
};
const drafted = async (kind: string, document: object): Promise<string> =>
  (await done('policy-editor', DRAFT, { input: { kind, document: JSON.stringify(document), reason: WHY } }))['id'] as unknown as string;

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world, 3);
  const declarations = { ...testSpecification().declarations, insurance: 'MISSING' };
  const specification = testSpecification({ lots: [evaluatedLot()], declarations: declarations as never });
  ({ bidIds } = await openedLot(market, ['20000000', '30000000', '40000000'], { specification }));
  api = await serve(world);
  const body = await world.organisation('policy-office', 'oversight');
  await memberOf(world, 'policy-editor', body, ['policyEditor']);
  await memberOf(world, 'policy-editor-2', body, ['policyEditor']);
  await memberOf(world, 'oversight', body, ['oversightAuditor']);
  await memberOf(world, 'officer', market.agency, ['officer']);
}, 240_000);
afterAll(async () => {
  await api.close();
  await world.close();
});

describe('a policy that is not law yet', () => {
  it('is tried on every open bid: what each would get and lose, in numbers and one by one, and nothing is decided', async () => {
    const id = await drafted('ADMISSION_GATE', stricter('2026.2'));
    await world.unchanged(EVERYTHING, async () => {
      const tried = await done('policy-editor', DRY_RUN, { id, first: 2 });
      expect(tried).toMatchObject({
        ...{ version: '2026.2', bids: 3, pilots: 0, changed: 3, undecided: 0 },
        decisions: [{ before: 'ADMIT_WITH_CONDITIONS', after: 'REFUSE', count: 3 }],
        conditions: [{ code: 'INSURANCE_IN_PLACE', added: 0, removed: 3 }],
      });
      const page = tried['changes'] as unknown as { edges: { node: object }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      expect(page.edges[0]?.node).toEqual({
        ...{ id: [...bidIds].sort()[0], stage: 'TEST', before: 'ADMIT_WITH_CONDITIONS', after: 'REFUSE', missing: [] },
        ...{ reasonsAdded: [], reasonsRemoved: [], conditionsAdded: [], conditionsRemoved: ['INSURANCE_IN_PLACE'] },
        ...{ riskBefore: 'LOW', riskAfter: 'LOW' },
      });
      const rest = await done('oversight', DRY_RUN, { id, first: 2, after: page.pageInfo.endCursor });
      expect([page.edges.length, page.pageInfo.hasNextPage]).toEqual([2, true]);
      expect((rest['changes'] as unknown as { edges: object[] }).edges).toHaveLength(1);
    });
  });

  it('tells nobody whose bid it is, and is told to policy editors and oversight only', async () => {
    const [row] = await world.sql<{ id: string }>(`select id from policy_version where version = '2026.2'`);
    const said = JSON.stringify(await done('policy-editor', DRY_RUN, { id: row?.id, first: 10 }));
    for (const { organisationId, modelDigest } of market.vendors)
      expect([said.includes(organisationId), said.includes(modelDigest)]).toEqual([false, false]);
    expect(await denied('officer', DRY_RUN, { id: row?.id, first: 10 })).toBe('FORBIDDEN');
    expect(await denied(null, DRY_RUN, { id: row?.id, first: 10 })).toBe('UNAUTHENTICATED');
  });

  it('is tried on the confirmed answers where it is a risk policy', async () => {
    const id = await drafted('RISK_CLASSIFICATION', graver('2026.2'));
    await world.unchanged(EVERYTHING, async () => {
      const tried = await done('policy-editor', DRY_RUN, { id, first: 1 });
      expect(tried).toMatchObject({ bids: 3, changed: 3, reasons: [{ code: 'MEDIUM_RISK_TRACKING', added: 3, removed: 0 }] });
      const [change] = (tried['changes'] as unknown as { edges: { node: object }[] }).edges;
      expect(change?.node).toMatchObject({ riskBefore: 'LOW', riskAfter: 'MEDIUM', reasonsAdded: ['MEDIUM_RISK_TRACKING'] });
    });
  });

  it('is not tried on bids where it is a catalogue, or not there', async () => {
    const [other] = await world.sql<{ id: string }>(`select id from bid limit 1`);
    expect(await denied('policy-editor', DRY_RUN, { id: `pol_${'0'.repeat(32)}`, first: 1 })).toBe('NOT_FOUND');
    expect(await denied('policy-editor', DRY_RUN, { id: other?.id, first: 1 })).toBe('BAD_USER_INPUT');
  });
});

describe('the life of a policy, over HTTP', () => {
  it('refuses what is unsound in both languages, lets the second editor adopt, and shows everybody what will be law', async () => {
    const input = { kind: 'ADMISSION_GATE', document: JSON.stringify({ ...gate, version: '2026.8' }), reason: WHY };
    expect(await done('policy-editor', DRAFT, { input })).toMatchObject({
      ...{ code: 'POLICY_UNSOUND', source: expect.stringContaining('register of policies') },
      text: { en: expect.stringContaining('begins at the same instant'), zh: expect.stringContaining('同一时刻') },
    });
    const [row] = await world.sql<{ id: string }>(`select id from policy_version where version = '2026.2' and kind = 'admission-gate'`);
    const adopt = { input: { policyVersionId: row?.id } };
    expect(await done('policy-editor', ADOPT, adopt)).toMatchObject({ code: 'SAME_EDITOR_ADOPTS' });
    expect(await denied('officer', ADOPT, adopt)).toBe('FORBIDDEN');

    expect(await done('policy-editor-2', ADOPT, adopt)).toMatchObject({ state: 'adopted' });

    const { edges } = (await done(null, VERSIONS)) as unknown as { edges: { node: object }[] };
    expect(edges.map(({ node }) => node)).toEqual(
      expect.arrayContaining([
        { version: '2026.1', state: 'released', draftedBy: null },
        { version: '2026.2', state: 'adopted', draftedBy: null },
      ]),
    );
  });
});
