import { after, DAY_MS } from '@pilotage/kernel';
import { excludeOrganisation } from '@pilotage/parties';
import { resumePilot, startStage } from '@pilotage/pilots';
import { openMarketplace, type Marketplace } from '../support/bidding.js';
import { draftedPilots, meet, readPilot, runningPilot, signEverything } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const both = (text: string) => ({ en: text, zh: text });

let world: World;
let market: Marketplace;
let drafted: Record<string, string>;

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  drafted = await draftedPilots(market, ['running', 'waiting']);
}, 180_000);
afterAll(async () => world.close());

describe('a pilot of a vendor whose exclusion begins', () => {
  it('starts no stage from that instant on, and is suspended by the sweep, with the reason', async () => {
    const { running = '', waiting = '' } = drafted;
    await runningPilot(world, running);
    await signEverything(world, waiting);
    await meet(world, waiting, 'INSURANCE_IN_PLACE');
    const validFrom = after(await world.now(), 2 * DAY_MS);
    const organisationId = market.vendors[0]?.organisationId ?? '';
    const why = { ground: both('A false statement.'), source: both('Decision 7.') };
    await world.do('editor', excludeOrganisation, { organisationId, ...why, validFrom });
    await world.drain();
    expect((await readPilot(world, running)).state).toBe('test');

    await world.clock(validFrom);

    const answer = await world.attempt('pilot-manager', startStage, { pilotId: waiting, stage: 'TEST' });
    expect(answer.ok ? null : answer.refusal).toMatchObject({
      definition: { code: 'GATE_REFUSES_STAGE' },
      params: { reasons: expect.stringContaining('VENDOR_EXCLUDED') },
    });
    await world.drain();
    const row = await readPilot(world, running);
    expect(row).toMatchObject({ state: 'suspended', suspension: { code: 'GATE_NO_LONGER_ADMITS' } });
    expect(row.suspension?.text.en).toContain('VENDOR_EXCLUDED');
    expect((await readPilot(world, waiting)).state).toBe('conditionsOpen');
    expect(await world.refused('approver', resumePilot, { pilotId: running, measures: 'None.' })).toBe('GATE_REFUSES_STAGE');
    await world.unchanged(['pilot', 'exclusion'], () => world.drain());
  });
});
