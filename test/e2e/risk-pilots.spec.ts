import { closeNeed, confirmRiskAssessment, draftRiskAssessment, needRisk, requestReclassification } from '@pilotage/calls';
import { raiseRiskLevel } from '@pilotage/ethics';
import { addMember } from '@pilotage/parties';
import { systemActor } from '@pilotage/platform';
import { acceptRaisedLevel, reportIncident, startStage } from '@pilotage/pilots';
import { openMarketplace, type Marketplace } from '../support/bidding.js';
import { riskInput } from '../support/calls.js';
import { draftedPilots, readPilot, runningPilot } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['pilot', 'pilot_condition', 'gate_decision', 'risk_assessment', 'risk_level_raise', 'reclassification'];
const both = (text: string) => ({ en: text, zh: text });

describe('a pilot whose risk is looked at again', () => {
  let world: World;
  let market: Marketplace;
  let drafted: Record<string, string>;
  let needId: string;
  const pilotOn = (lot: string): string => drafted[lot] ?? '';
  const trial = (lot: string) => ({ pilotId: pilotOn(lot), stage: 'TRIAL' as const });
  async function unchanged(work: () => Promise<unknown>): Promise<void> {
    await world.drain();
    await world.unchanged(TABLES, work);
  }
  /** A person takes a role in one more organisation. */
  async function alsoServes(key: string, organisationId: string): Promise<void> {
    const actor = await world.actor(key);
    const personId = actor.kind === 'person' ? actor.personId : '';
    const context = { actor: systemActor('test'), requestId: 'test', operation: 'addMember' };
    await world.house.unitOfWork.run(context, (tx) =>
      world.house.executor.executeWithin(addMember, tx, { organisationId, personId, roles: ['evaluator'] }),
    );
  }
  const due = async (): Promise<string[]> =>
    ((await world.read('officer', needRisk, { needId })).reclassification ?? []).map(({ occasion }) => occasion.code);

  beforeAll(async () => {
    world = await openWorld();
    market = await openMarketplace(world, 2);
    await world.person('pilot-manager', market.agency, ['pilotManager']);
    const ethics = await world.organisation('another-committee', 'committee');
    await world.person('chair-of-all', ethics, ['committeeChair']);
    await world.person('chair-of-two', ethics, ['committeeChair']);
    await alsoServes('chair-of-two', market.agency);
    drafted = await draftedPilots(market, ['early', 'late', 'incident']);
    const [row] = await world.sql<{ id: string }>('select c.need_id as id from pilot p join call c on c.id = p.call_id limit 1');
    needId = row?.id ?? '';
    for (const lot of ['early', 'late', 'incident']) await runningPilot(world, pilotOn(lot));
  }, 120_000);
  afterAll(async () => world.close());

  it('is asked to be classified anew after a serious incident, not after an ordinary one', async () => {
    const report = { pilotId: pilotOn('incident'), summary: 'It failed.', awareAt: await world.now() };
    await world.do('bidder-1', reportIncident, { ...report, severity: 'ordinary' });
    await world.drain();
    expect(await due()).toEqual([]);
    await world.do('bidder-1', reportIncident, { ...report, severity: 'serious' });
    await world.drain();
    expect(await due()).toEqual(['SERIOUS_INCIDENT']);
  });

  it('keeps its level until a new classification is decided', async () => {
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput(['M3']) });
    expect((await world.do('pilot-manager', startStage, trial('early'))).state).toBe('trial');
  });

  it('is not taken over to another level while its own holds', async () => {
    await unchanged(async () => {
      const asked = { pilotId: pilotOn('late'), reasons: 'No need.' };
      expect(await world.refused('approver', acceptRaisedLevel, asked)).toBe('RISK_LEVEL_NOT_RAISED');
    });
  });

  it('runs on in its stage, but starts no further one, once a graver level is confirmed', async () => {
    await world.do('officer-2', confirmRiskAssessment, { needId });
    expect(await due()).toEqual([]);
    expect(await readPilot(world, pilotOn('late'))).toMatchObject({ state: 'test', riskLevel: 'LOW' });
    await unchanged(async () => {
      expect(await world.refused('pilot-manager', startStage, trial('late'))).toBe('RISK_LEVEL_RAISED');
    });
  });

  it('goes on at the graver level by decision of an approver, reports more often, and the gate judges that level', async () => {
    const taken = await world.do('approver', acceptRaisedLevel, { pilotId: pilotOn('late'), reasons: 'Labelled as generated.' });
    expect(taken).toMatchObject({ state: 'test', riskLevel: 'MEDIUM' });
    expect(taken.reportEveryDays).toBeLessThan(30);
    await world.do('pilot-manager', startStage, trial('late'));
    const [decision] = await world.sql<{ risk: string; reasons: string[] }>(
      `select facts->>'risk' as risk, reasons from gate_decision g join pilot p on p.bid_id = g.bid_id
       where p.id = $1 and stage = 'TRIAL' order by version desc limit 1`,
      [pilotOn('late')],
    );
    expect(decision?.risk).toBe('MEDIUM');
    expect(decision?.reasons).toContain('MEDIUM_RISK_TRACKING');
  });

  it('has its level raised by the committee, with reasons that everyone reads', async () => {
    const said = await world.do('chair-of-all', raiseRiskLevel, { needId, level: 'HIGH', reasons: both('It steers who is called back.') });
    expect(said).toMatchObject({ needId, level: 'HIGH' });
    const read = await world.read('bidder-1', needRisk, { needId });
    expect(read).toMatchObject({
      level: 'HIGH',
      confirmed: { level: 'MEDIUM' },
      raise: { reasons: both('It steers who is called back.') },
    });
    await unchanged(async () => {
      const next = { pilotId: pilotOn('late'), stage: 'PILOT' as const };
      expect(await world.refused('pilot-manager', startStage, next)).toBe('RISK_LEVEL_RAISED');
    });
  });

  it('keeps the raised level over a later, milder assessment', async () => {
    await world.clock('PT1H');
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput(['M3']) });
    await world.do('officer-2', confirmRiskAssessment, { needId });
    expect((await world.read('bidder-1', needRisk, { needId })).level).toBe('HIGH');
  });

  it('is never set by the committee below points and floors, to the level that holds, or by a chair who serves the agency', async () => {
    const reasons = both('x');
    await unchanged(async () => {
      expect(await world.refused('chair-of-all', raiseRiskLevel, { needId, level: 'LOW', reasons })).toBe('COMMITTEE_CANNOT_LOWER');
      expect(await world.refused('chair-of-all', raiseRiskLevel, { needId, level: 'HIGH', reasons })).toBe('RISK_LEVEL_UNCHANGED');
      expect(await world.refused('chair-of-two', raiseRiskLevel, { needId, level: 'PROHIBITED', reasons })).toBe(
        'COMMITTEE_MEMBER_HAS_INTEREST',
      );
      const unknown = { needId: needId.replace(/.$/, needId.endsWith('0') ? '1' : '0'), level: 'HIGH' as const, reasons };
      await expect(world.attempt('chair-of-all', raiseRiskLevel, unknown)).rejects.toThrow('There is no such object');
    });
  });

  it('has a raise taken back by the committee alone, down to what the assessment gives', async () => {
    await world.do('chair-of-all', raiseRiskLevel, { needId, level: 'MEDIUM', reasons: both('It no longer steers.') });
    expect((await world.read('bidder-1', needRisk, { needId })).level).toBe('MEDIUM');
  });

  it('is classified anew after its need was closed, by two officers as before, and then starts no further stage', async () => {
    await world.do('officer', closeNeed, { needId });
    await world.clock('PT1H');
    await world.do('pilot-manager', requestReclassification, { needId, occasion: 'MODEL_OR_PURPOSE_CHANGED', reason: 'Another model.' });
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput(['H3']) });
    await unchanged(async () => {
      expect(await world.refused('officer', confirmRiskAssessment, { needId })).toBe('SAME_OFFICER_CONFIRMS');
    });

    await world.do('officer-2', confirmRiskAssessment, { needId });

    expect((await world.read('bidder-1', needRisk, { needId })).level).toBe('HIGH');
    await unchanged(async () => {
      const next = { pilotId: pilotOn('late'), stage: 'PILOT' as const };
      expect(await world.refused('pilot-manager', startStage, next)).toBe('RISK_LEVEL_RAISED');
    });
  });
});
