import { standardsRequestsQuery } from '@pilotage/calls';
import { endPilot, evaluatePilot, recordPilotGaps, terminatePilot } from '@pilotage/pilots';
import { systemActor } from '@pilotage/platform';
import { asOwner, openMarketplace } from '../support/bidding.js';
import { draftedPilots, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const GAP = 'bias-fairness';
const TABLES = ['standards_request'];

let world: World;
let drafted: Record<string, string>;
const pilotOn = (lot: string): string => drafted[lot] ?? '';

/** The lots were published when nothing was there on the subject. */
const restOnGap = (lots: readonly string[]) =>
  asOwner(
    world,
    `update lot set requirements = (select jsonb_agg(case when r ->> 'subject' is null then r else r || '{"subject": "${GAP}",
       "route": {"mandatory": "NONE", "national": "NONE", "local": "NONE", "international": "EXISTS", "catalogueVersion": "2026.1"}}' end)
     from jsonb_array_elements(requirements) r) where title ->> 'en' in (${lots.map((lot) => `'${lot}'`).join()})`,
  );
const listed = async () => {
  await world.drain();
  return (await world.read('bidder-2', standardsRequestsQuery, { first: 10 })).edges.map(({ node }) => node);
};
const recordAgain = (pilotId: string) =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'recordPilotGaps' }, (tx) =>
    world.house.executor.executeWithin(recordPilotGaps, tx, { pilotId }),
  );

beforeAll(async () => {
  world = await openWorld();
  const market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  drafted = await draftedPilots(market, ['covered', 'evaluated', 'terminated']);
  for (const lot of ['covered', 'evaluated']) await runningPilot(world, pilotOn(lot));
  await restOnGap(['evaluated', 'terminated']);
}, 120_000);
afterAll(async () => world.close());

describe('a pilot that rested on a gap in the standards', () => {
  it('asks for no standard while it runs, and not where standards covered what it required', async () => {
    await world.do('pilot-manager', evaluatePilot, { pilotId: pilotOn('covered') });

    expect(await listed()).toEqual([]);
    await world.unchanged(TABLES, () => recordAgain(pilotOn('evaluated')));
  });

  it('asks for the standard once when its use ends, and not again by its verdict', async () => {
    await world.do('pilot-manager', evaluatePilot, { pilotId: pilotOn('evaluated') });
    expect(await listed()).toMatchObject([{ subject: GAP, state: 'open', callCount: 0, pilotCount: 1 }]);

    await world.do('approver', endPilot, { pilotId: pilotOn('evaluated'), reasons: 'The gap remains.' });

    expect(await listed()).toMatchObject([{ pilotCount: 1 }]);
    await world.unchanged(TABLES, () => recordAgain(pilotOn('evaluated')));
  });

  it('asks for it also where the contract was terminated', async () => {
    await world.do('approver', terminatePilot, { pilotId: pilotOn('terminated'), reasons: 'Not concluded.' });

    expect(await listed()).toMatchObject([{ subject: GAP, pilotCount: 2 }]);
  });
});
