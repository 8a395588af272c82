import { evidenceWarningsQuery } from '@pilotage/assurance';
import { prepareStage, resumePilot, startStage } from '@pilotage/pilots';
import { draftedPilots, readPilot, runningPilot } from '../support/piloting.js';
import { openMarketplace, type Marketplace, type TestVendor } from '../support/bidding.js';
import { openListServer, type ListServer } from '../support/status-lists.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let market: Marketplace;
let server: ListServer;
let pilots: Record<string, string>;

const stateOf = async (title: string): Promise<string> => (await readPilot(world, pilots[title] ?? '')).state;
const states = async (): Promise<Record<string, string>> =>
  Object.fromEntries(await Promise.all(Object.keys(pilots).map(async (title) => [title, await stateOf(title)])));

beforeAll(async () => {
  server = await openListServer();
  world = await openWorld({ outbound: { exceptions: [server.origin] } });
  market = await openMarketplace(world, 2);
  server.signer = market.issuer;
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  pilots = await draftedPilots(
    market,
    ['revoked', 'suspended', 'other', 'plain'],
    {},
    {
      revoked: { payload: { credentialStatus: server.place('revocation', 7) } },
      suspended: { payload: { credentialStatus: [server.place('revocation', 8), server.place('suspension', 9)] } },
      other: { payload: { credentialStatus: server.place('revocation', 10) } },
    },
  );
  for (const pilotId of Object.values(pilots)) await runningPilot(world, pilotId);
}, 180_000);
afterAll(async () => {
  await world.close();
  await server.close();
});

describe('evidence with a status list', () => {
  it('was verified before the bid was decided, and its list asked for once for all that are on it', async () => {
    expect(await states()).toEqual({ revoked: 'test', suspended: 'test', other: 'test', plain: 'test' });
    const lists = await world.sql<{ n: number }>('select count(*)::int as n from status_list');
    expect(lists).toEqual([{ n: 1 }]);
  });

  it('that its list revokes or suspends suspends exactly the pilots that rely on it, once each', async () => {
    server.say(7, true);
    server.say(9, true);
    await world.clock('P1D');
    await world.drain();

    expect(await states()).toEqual({ revoked: 'suspended', suspended: 'suspended', other: 'test', plain: 'test' });
    const cause = (await readPilot(world, pilots['revoked'] ?? '')).suspension?.text.en;
    expect(cause).toContain('EVIDENCE_REVOKED');
    const told = await world.sql<{ object: string; n: number }>(
      `select object_id as object, count(*)::int as n from audit_event where type = 'pilot.suspend' group by 1`,
    );
    expect(told.map(({ n }) => n)).toEqual([1, 1]);
    await world.unchanged(['pilot', 'evidence', 'status_list'], () => world.drain());
  });

  it('whose suspension its list ends can be relied on again; a revocation is final', async () => {
    server.say(7, false);
    server.say(9, false);
    await world.clock('P1D');
    await world.drain();
    const measures = 'The certificate was reinstated.';
    expect((await world.do('approver', resumePilot, { pilotId: pilots['suspended'] ?? '', measures })).state).toBe('test');
    expect(await world.refused('approver', resumePilot, { pilotId: pilots['revoked'] ?? '', measures })).toBe('GATE_REFUSES_STAGE');
  });

  it('whose list is too old starts no stage, before any job has looked, and stops no pilot while the list is awaited', async () => {
    server.isDown = true;
    await world.clock('P1D');
    const pilotId = pilots['other'] ?? '';
    expect(await world.refused('pilot-manager', startStage, { pilotId, stage: 'TRIAL' })).toBe('GATE_REFUSES_STAGE');
    await world.do('pilot-manager', prepareStage, { pilotId, stage: 'TRIAL' });
    await world.drain();
    expect(await stateOf('other')).toBe('test');
  });

  it('whose list cannot be had after three tries is unknown, and its pilots stop; the others run on', async () => {
    for (const wait of ['PT3M', 'PT11M', 'PT2H']) {
      await world.clock(wait);
      await world.drain();
    }
    expect(await states()).toEqual({ revoked: 'suspended', suspended: 'suspended', other: 'suspended', plain: 'test' });
    const rows = await world.sql<{ faults: string[] }>(`select faults from evidence where state = 'statusUnknown'`);
    expect(rows.map(({ faults }) => faults)).toEqual([['EVIDENCE_STATUS_LIST_UNREACHABLE'], ['EVIDENCE_STATUS_LIST_UNREACHABLE']]);
  });

  it('whose list is back is verified again', async () => {
    server.isDown = false;
    await world.clock('PT2H');
    await world.drain();
    const rows = await world.sql<{ state: string }>(`select state from evidence where status_entry is not null order by state`);
    expect(rows.map(({ state }) => state)).toEqual(['revoked', 'verified', 'verified']);
  });
});

describe('evidence that ends soon', () => {
  it('is warned of once for each time ahead that has come, however often the sweep looks', async () => {
    const [end] = await world.sql<{ at: string }>(`select min(valid_until) as at from evidence where state = 'verified'`);
    const ahead = async (days: number): Promise<number[]> => {
      await world.clock(new Date(new Date(end?.at ?? '').getTime() - days * 86_400_000 + 60_000).toISOString());
      await world.drain();
      await world.drain();
      const rows = await world.sql<{ days: number }>(`select distinct days from evidence_warning order by days`);
      return rows.map((row) => row.days);
    };
    expect(await ahead(61)).toEqual([]);
    expect(await ahead(60)).toEqual([60]);
    expect(await ahead(6)).toEqual([7, 60]);
  });

  it('is told to the vendor that must renew it and to the agency whose pilots rely on it, and to nobody else', async () => {
    const [owner, other] = market.vendors as [TestVendor, TestVendor];
    const told = async (as: string, organisationId: string): Promise<[string, number][]> => {
      const { edges } = await world.read(as, evidenceWarningsQuery, { organisationId, first: 100 });
      return edges.map(({ node }) => [node.evidenceId, node.days]);
    };
    const ofVendors = [...(await told('bidder-1', owner.organisationId)), ...(await told('bidder-2', other.organisationId))];
    expect(ofVendors.length).toBeGreaterThan(0);
    expect((await told('officer', market.agency)).sort()).toEqual(ofVendors.sort());
    for (const [person, organisationId] of [
      ['bidder-2', owner.organisationId],
      ['bidder-1', market.agency],
      ['officer', owner.organisationId],
    ] as const)
      await expect(told(person, organisationId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is told page by page', async () => {
    const page = (after?: string) => world.read('officer', evidenceWarningsQuery, { organisationId: market.agency, first: 1, after });
    const { edges, pageInfo } = await page();
    expect(pageInfo.hasNextPage).toBe(true);
    const next = await page(pageInfo.endCursor ?? '');
    expect(next.edges[0]?.node.id).not.toBe(edges[0]?.node.id);
  });
});
