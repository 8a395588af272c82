import { riskPolicy, standards } from '@pilotage/assurance';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

const ISO = 'ISO/IEC 42001:2023';

let world: World;

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('assurance') });
  await world.person('stranger', await world.organisation('vendor-1', 'vendor'), ['bidder']);
});
afterAll(async () => world.close());

describe('policies that everyone reads', () => {
  it('the risk questionnaire has its points and its sources in both languages', async () => {
    const policy = await world.read('stranger', riskPolicy, {});

    expect(policy.questions).toHaveLength(25);
    expect(policy.triggers.find((t) => t.id === 'H5')).toMatchObject({ asked: false, floor: 'HIGH' });
    expect(policy.carveOut.map((f) => f.id)).toEqual(['NATIONAL_SECURITY', 'PUBLIC_INTEREST', 'PERSONAL_SAFETY']);
  });

  it('the standards catalogue is read page by page, nothing twice and nothing left out', async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await world.read('stranger', standards, { first: 50, after });
      seen.push(...page.edges.map((e) => e.node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor ?? undefined;
    }

    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(ISO);
    await expect(world.read('stranger', standards, { first: 101 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('the catalogue is read by subject', async () => {
    const page = await world.read('stranger', standards, { first: 100, subject: 'ai-management-system' });

    expect(page.edges.map((e) => e.node.id)).toEqual(expect.arrayContaining(['GB/T 45081-2024', ISO]));
    expect(new Set(page.edges.map((e) => e.node.subject))).toEqual(new Set(['ai-management-system']));
  });
});
