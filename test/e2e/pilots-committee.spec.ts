import { fileCase, reviewTracking } from '@pilotage/ethics';
import { resumePilot } from '@pilotage/pilots';
import { inside, openMarketplace, type Marketplace } from '../support/bidding.js';
import { COMMITTEE, CONDITION, decide } from '../support/committee.js';
import { draftedPilots, meet, readPilot, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const LOTS = ['tracked', 'ended', 'beside', 'amended'];
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
const amend = async (
  caseId: string,
  conditions: readonly (typeof CONDITION | { kind: 'SUBSEQUENT' | 'CONTINUING'; text: typeof CONDITION.text })[],
) => {
  await world.do('committee-chair', reviewTracking, {
    caseId,
    outcome: 'amendConditions',
    finding: both('As it was found.'),
    conditions: [...conditions],
  });
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

  it('is under the conditions of the amended approval, each by its kind: one before use suspends it until it is met', async () => {
    const caseId = await approvedCaseOn('amended');
    const conditionsOf = async () =>
      (await readOf('amended')).conditions
        .filter(({ code }) => code.startsWith('COMMITTEE_'))
        .map(({ code, kind, text, state, dueAt }) => ({ code, kind, text, state, isDue: dueAt !== null }));
    const watch = { kind: 'CONTINUING' as const, text: both('Watch it.') };
    const report = { kind: 'SUBSEQUENT' as const, text: both('Report on it.') };
    const train = { kind: 'PRECEDENT' as const, text: both('Train the staff.') };

    await amend(caseId, [watch, report]);

    const [watched, reported] = [
      { ...watch, code: 'COMMITTEE_CONDITION_1', state: 'open', isDue: false },
      { ...report, code: 'COMMITTEE_CONDITION_2', state: 'open', isDue: true },
    ];
    expect(await conditionsOf()).toEqual([watched, reported]);
    expect((await readOf('amended')).state).toBe('test');

    await amend(caseId, [watch, train]);

    expect(await conditionsOf()).toEqual([
      watched,
      { ...reported, state: 'lifted' },
      { ...train, code: 'COMMITTEE_CONDITION_3', state: 'open', isDue: false },
    ]);
    const suspended = await readOf('amended');
    expect(suspended.state).toBe('suspended');
    expect(JSON.stringify(suspended.suspension)).toContain('COMMITTEE_CONDITION_3');
    await meet(world, pilotOn('amended'), 'COMMITTEE_CONDITION_3');
    expect(await resume('amended')).toMatchObject({ ok: true });
    expect((await readOf('beside')).conditions.filter(({ code }) => code.startsWith('COMMITTEE_'))).toEqual([]);
  });
});
