import { confirmRiskAssessment, draftRiskAssessment, needRisk } from '@pilotage/calls';
import { decideLateConflict, ethicsCases, raiseRiskLevel, reportLateConflict, type CaseDecision } from '@pilotage/ethics';
import { openCallsWorld, riskInput, type CallsWorld } from '../support/calls.js';
import { decide, seatMembers } from '../support/committee.js';
import type { World } from '../support/world.js';

const both = (text: string) => ({ en: text, zh: text });
const KEYS = ['chair', 'member-1', 'member-2', 'member-3', 'member-4', 'member-5', 'member-6'];
const CAST = { secretary: 'secretary', chair: 'chair', members: KEYS.slice(0, 6) };
const TABLES = ['risk_level_raise', 'ethics_case'];

let here: CallsWorld;
let world: World;

const raise = (needId: string, level: 'LOW' | 'MEDIUM' | 'HIGH') =>
  world.do('chair', raiseRiskLevel, { needId, level, reasons: both('It steers who is called back.') });
const risk = async (needId: string) => world.read('bidder', needRisk, { needId });
const level = async (needId: string) => (await risk(needId)).level;
const casesAbout = async (needId: string) => {
  await world.drain();
  return (await world.read('secretary', ethicsCases, { first: 10, subjectId: needId })).edges.map(({ node }) => node);
};
/** The committee decides the open case about the level of the need. */
async function voted(needId: string, decision: CaseDecision, members = CAST.members): Promise<string> {
  const open = (await casesAbout(needId)).filter(({ state }) => state === 'filed');
  expect(open).toMatchObject([{ subjectType: 'riskLevel', reasons: ['RISK_LEVEL_RAISED'], agencyId: here.agency }]);
  const caseId = open[0]?.id ?? '';
  await decide(world, { ...CAST, members }, { caseId, decision });
  await world.drain();
  return caseId;
}

beforeAll(async () => {
  here = await openCallsWorld();
  ({ world } = here);
  const committee = await world.organisation('committee', 'committee');
  await world.person('secretary', committee, ['committeeSecretary']);
  await world.person('chair', committee, ['committeeChair']);
  for (const key of KEYS.slice(1)) await world.person(key, committee, ['committeeMember']);
  await seatMembers(world, committee, KEYS);
}, 120_000);
afterAll(async () => world.close());

describe("a chair's word on the risk level of a need", () => {
  it('protects at once, is before the committee as a case, and lapses where that does not decide in time', async () => {
    const needId = await here.publicNeed();
    const { lapsesAt, caseId } = await raise(needId, 'HIGH');
    expect([await level(needId), caseId]).toEqual(['HIGH', null]);
    expect(await casesAbout(needId)).toMatchObject([{ subjectType: 'riskLevel', state: 'filed' }]);

    await world.clock(lapsesAt ?? '');

    expect(await risk(needId)).toMatchObject({ level: 'LOW', raise: null });
  });

  it('stands for good once the committee voted for it, over later assessments, and is lowered by a vote alone', async () => {
    const needId = await here.publicNeed();
    await raise(needId, 'HIGH');
    const caseId = await voted(needId, 'approved');
    await world.clock('P50D');
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput(['M3']) });
    await world.do('officer-2', confirmRiskAssessment, { needId });
    expect(await risk(needId)).toMatchObject({ level: 'HIGH', raise: { caseId, lapsesAt: null } });

    await raise(needId, 'MEDIUM');
    expect(await level(needId)).toBe('HIGH');
    await voted(needId, 'approved');
    expect(await level(needId)).toBe('MEDIUM');
  });

  it('ends at once where the committee votes against it, and what it decided before holds again', async () => {
    const needId = await here.publicNeed();
    await raise(needId, 'MEDIUM');
    await voted(needId, 'approved');
    await raise(needId, 'HIGH');

    await voted(needId, 'rejected');

    expect(await level(needId)).toBe('MEDIUM');
  });

  it('is taken back by the chair while nothing was decided, and there is nothing left to vote on', async () => {
    const needId = await here.publicNeed();
    await raise(needId, 'HIGH');
    await world.drain();
    await raise(needId, 'LOW');
    expect(await level(needId)).toBe('LOW');

    await voted(needId, 'approved');

    expect(await level(needId)).toBe('LOW');
  });

  it('is before the committee again, and holds meanwhile, where the decision was set aside', async () => {
    const needId = await here.publicNeed();
    await raise(needId, 'HIGH');
    const caseId = await voted(needId, 'rejected', KEYS.slice(0, 5));
    expect(await level(needId)).toBe('LOW');
    const actor = await world.actor('member-1');
    const personId = actor.kind === 'person' ? actor.personId : '';
    const report = { caseId, personId, reasons: both('They served the agency.') };
    const { id: conflictId } = await world.do('secretary', reportLateConflict, report);
    await world.do('oversight', decideLateConflict, { conflictId, confirmed: true, note: both('It was so.') });
    await world.drain();

    expect((await casesAbout(needId)).map(({ id, state }) => [id === caseId, state])).toEqual([
      [true, 'setAside'],
      [false, 'filed'],
    ]);
    expect(await risk(needId)).toMatchObject({ level: 'HIGH', raise: { caseId: null, lapsesAt: expect.any(String) } });
  });

  it('is decided without those who serve the agency of the need', async () => {
    const needId = await here.publicNeed();
    await raise(needId, 'HIGH');
    expect((await casesAbout(needId)).map(({ interestedOrganisations }) => interestedOrganisations)).toEqual([[here.agency]]);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', raiseRiskLevel, { needId, level: 'HIGH', reasons: both('x') })).toBe('RISK_LEVEL_UNCHANGED');
    });
  });
});
