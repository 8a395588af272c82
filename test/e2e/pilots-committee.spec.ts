import { fileCase, reviewTracking } from '@pilotage/ethics';
import { resumePilot } from '@pilotage/pilots';
import { inside, openMarketplace, type Marketplace } from '../support/bidding.js';
import { COMMITTEE, decide } from '../support/committee.js';
import { draftedPilots, readPilot, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const LOTS = ['tracked', 'ended', 'beside'];
let world: World;
let market: Marketplace;
let drafted: Record<string, string>;

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  await world.person('verifier', market.agency, ['evidenceVerifier']);
  drafted = await draftedPilots(market, LOTS, {});
  for (const lot of LOTS) await runningPilot(world, pilotOn(lot));
}, 180_000);
afterAll(async () => world.close());

const pilotOn = (lot: string): string => drafted[lot] ?? '';
const both = (text: string) => ({ en: text, zh: text });

/** A case about the bid of the running pilot, which the committee approved. */
async function approvedCaseOn(lot: string): Promise<string> {
  const [pilot] = await world.sql<{ bid: string }>('select bid_id as bid from pilot where id = $1', [pilotOn(lot)]);
  const subjectId = pilot?.bid ?? '';
  const about = { subjectType: 'bid' as const, subjectId, agencyId: market.agency, interestedOrganisations: [] };
  const { id } = await inside(world, (tx) => fileCase(tx, { ...about, reasons: ['HIGH_RISK_REVIEW'] }));
  await decide(world, COMMITTEE, { caseId: id, decision: 'approved' });
  await world.drain();
  return id;
}

const track = async (caseId: string, outcome: 'keep' | 'suspend' | 'end'): Promise<void> => {
  await world.do('committee-chair', reviewTracking, { caseId, outcome, finding: both('As it was found.') });
  await world.drain();
};
const readOf = (lot: string) => readPilot(world, pilotOn(lot));
const resume = (lot: string) => world.attempt('approver', resumePilot, { pilotId: pilotOn(lot), measures: 'The committee looked again.' });

describe('a running pilot', () => {
  it('is suspended when the committee suspends its approval, and no other is; it resumes when the approval goes on', async () => {
    const caseId = await approvedCaseOn('tracked');
    expect((await readOf('tracked')).state).toBe('test');

    await track(caseId, 'suspend');

    const suspended = await readOf('tracked');
    expect(suspended).toMatchObject({ state: 'suspended', suspension: { code: 'GATE_NO_LONGER_ADMITS' } });
    expect(JSON.stringify(suspended.suspension)).toContain('COMMITTEE_REVISION_OPEN');
    expect((await readOf('beside')).state).toBe('test');
    expect(await resume('tracked')).toMatchObject({ ok: false, refusal: { definition: { code: 'GATE_REFUSES_STAGE' } } });

    await track(caseId, 'keep');
    expect(await resume('tracked')).toMatchObject({ ok: true });
  });

  it('is suspended for good when the committee ends its approval', async () => {
    const caseId = await approvedCaseOn('ended');

    await track(caseId, 'end');

    const suspended = await readOf('ended');
    expect(suspended.state).toBe('suspended');
    expect(JSON.stringify(suspended.suspension)).toContain('COMMITTEE_REJECTED');
    expect(await resume('ended')).toMatchObject({ ok: false, refusal: { definition: { code: 'GATE_REFUSES_STAGE' } } });
  });
});
