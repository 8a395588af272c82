import { bid } from '@pilotage/bids';
import {
  approveCall,
  confirmImpactAssessment,
  confirmRiskAssessment,
  draftCall,
  draftImpactAssessment,
  draftRiskAssessment,
  postNeed,
  publishDisclosure,
  publishNeed,
  publishRiskWarning,
  submitCallForReview,
  submitImpactAssessment,
} from '@pilotage/calls';
import { exAnteFact, IMPACT_SECTIONS } from '@pilotage/ethics';
import { closeAt, inside, openLot, openMarketplace, sealedBid, stateIn, testSpecification, type Marketplace } from '../support/bidding.js';
import { riskInput } from '../support/calls.js';
import { COMMITTEE, decide } from '../support/committee.js';
import { memberOf, serve, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['impact_assessment', 'duty_record', 'gate_decision', 'bid', 'ethics_case'];
const both = (text: string) => ({ en: text, zh: text });
const finding = {
  ...{ claim: both('Some are found late.'), evidence: 'Study 4', severity: 3, likelihood: 1 },
  ...{ measure: both('A second reader looks.'), owner: 'Office of quality', due: '2026-09-01' },
};
const sections = (which: readonly (typeof IMPACT_SECTIONS)[number][] = IMPACT_SECTIONS) =>
  which.map((section) => ({ section, summary: both(`Of ${section}.`), findings: [finding] }));
const disclosure = {
  ...{ name: both('Name'), purpose: both('Purpose'), owner: both('Office'), humanRole: both('A physician decides.') },
  ...{ data: both('Images'), contact: both('Office'), explanation: both('It compares.') },
};
/** It steers who is treated first: HIGH by its floor. */
const HIGH = ['H6'];

describe('what an agency does before use', () => {
  let world: World;
  let market: Marketplace;
  let served: Served;

  beforeAll(async () => {
    world = await openWorld();
    market = await openMarketplace(world, 2);
    served = await serve(world);
    const neighbour = await world.organisation('neighbour-agency', 'agency');
    await world.person('neighbour', neighbour, ['officer']);
    const [committee] = await world.sql<{ id: string }>(`select id from organisation where identifier = 'committee'`);
    await memberOf(world, 'officer', market.agency, ['officer']);
    await memberOf(world, 'secretary', committee?.id ?? '', ['committeeSecretary']);
  }, 120_000);
  afterAll(async () => {
    await served.close();
    await world.close();
  });

  async function needOf(triggers: readonly string[]): Promise<string> {
    const text = { title: both('Need'), description: both('What is needed.'), category: 'MEDICAL_DATA_MINING' as const };
    const { id: needId } = await world.do('drafter', postNeed, { agencyId: market.agency, ...text });
    await world.do('officer', publishNeed, { needId });
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput(triggers) });
    await world.do('officer-2', confirmRiskAssessment, { needId });
    return needId;
  }
  async function assessed(needId: string): Promise<void> {
    await world.do('officer', draftImpactAssessment, { needId, sections: sections() });
    await world.do('officer', submitImpactAssessment, { needId });
    await world.do('officer-2', confirmImpactAssessment, { needId });
  }
  const exAnte = (needId: string, level = 'HIGH') => inside(world, (tx) => exAnteFact(tx, needId, level));
  /** A call for the need with one sealed bid, whose declarations say that everything was done. */
  async function bidOn(needId: string): Promise<{ lotId: string; bidId: string; closesAt: string }> {
    const closesAt = await inDays(40);
    const { declarations, ...rest } = testSpecification({ closesAt });
    if (!declarations) throw new Error('no declarations');
    const said = (['exAnteAssessment', 'riskWarning'] as const).map((fact) => ({ fact, reference: 'File 9' }));
    const done = { ...declarations, exAnteAssessment: 'COMPLETE' as const, riskWarning: 'IN_PLACE' as const };
    const specification = { ...rest, declarations: { ...done, references: [...declarations.references, ...said] } };
    const { id: callId } = await world.do('drafter', draftCall, { needId, specification });
    await world.do('drafter', submitCallForReview, { callId });
    const { lots } = await world.do('approver', approveCall, { callId });
    const lotId = lots[0]?.id ?? '';
    const [vendor] = market.vendors;
    if (!vendor) throw new Error('no vendor');
    return { lotId, closesAt, bidId: await sealedBid(market, lotId, vendor) };
  }
  const inDays = async (days: number): Promise<string> =>
    new Date(Date.parse(`${(await world.now()).slice(0, 10)}T09:00:00Z`) + days * 86_400_000).toISOString();
  async function opened({ lotId, closesAt }: { lotId: string; closesAt: string }): Promise<void> {
    await closeAt(world, closesAt);
    await openLot(world, lotId, 'Only one.');
    await world.drain();
  }
  const reasonsOf = async (id: string) => (await world.read('officer', bid, { id })).admission?.reasons.map(({ code }) => code);

  it('is assessed section by section, whole for the level, and confirmed by another officer', async () => {
    const needId = await needOf(HIGH);
    await world.do('officer', draftImpactAssessment, { needId, sections: sections(['use', 'remedies']) });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('officer', submitImpactAssessment, { needId })).toBe('IMPACT_ASSESSMENT_INCOMPLETE');
      expect(await world.refused('officer-2', confirmImpactAssessment, { needId })).toBe('IMPACT_ASSESSMENT_NOT_DRAFTED');
      const twice = { needId, sections: [...sections(['use']), ...sections(['use'])] };
      expect(await world.refused('officer', draftImpactAssessment, twice)).toBe('IMPACT_SECTION_CONTRADICTS');
    });
    await world.do('officer', draftImpactAssessment, { needId, sections: sections() });
    await world.do('officer', submitImpactAssessment, { needId });
    expect(await exAnte(needId)).toBe('MISSING');
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('officer', confirmImpactAssessment, { needId })).toBe('SAME_OFFICER_CONFIRMS_IMPACT');
      await expect(world.attempt('neighbour', confirmImpactAssessment, { needId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('drafter', confirmImpactAssessment, { needId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    expect(await world.do('officer-2', confirmImpactAssessment, { needId })).toMatchObject({
      state: 'complete',
      version: 2,
      level: 'HIGH',
    });
    expect(await exAnte(needId)).toBe('COMPLETE');
  });

  it('stays complete while a later version is written, and is superseded by it once that is confirmed', async () => {
    const needId = await needOf(HIGH);
    await assessed(needId);
    await world.do('officer', draftImpactAssessment, { needId, sections: sections(['use']) });
    expect(await exAnte(needId)).toBe('COMPLETE');
    await assessed(needId);
    const states = await world.sql<{ state: string }>('select state from impact_assessment where subject_id = $1 order by version', [
      needId,
    ]);
    expect(states.map(({ state }) => state)).toEqual(['superseded', 'superseded', 'complete']);
  });

  it('is changed by nobody, the owner of the tables included', async () => {
    const needId = await needOf(HIGH);
    await assessed(needId);
    await expect(world.sql(`update impact_assessment set sections = '[]' where subject_id = $1`, [needId])).rejects.toThrow('never change');
    await world.do('officer', publishRiskWarning, { needId, text: both('It can miss some.') });
    await expect(world.sql(`delete from duty_record where subject_id = $1`, [needId])).rejects.toThrow();
  });

  it('is read by the public without findings, by the committee and the agency with them; warning and disclosure by everybody', async () => {
    const needId = await needOf(HIGH);
    await assessed(needId);
    await world.do('officer', publishRiskWarning, { needId, text: both('It can miss some.') });
    await world.do('officer', publishDisclosure, { needId, ...disclosure });
    const query = `query { needDuties(needId: "${needId}") { impactAssessment { state draftedBy sections { section summary { en } findings { evidence } } }
      latestImpactAssessment { version } riskWarning { text { zh } } disclosure { explanation { en } } } }`;
    const ask = async (as: string | null) => {
      const headers: Record<string, string> = as ? { authorization: `Bearer ${await served.token(as)}` } : {};
      return (await served.ask({ query }, headers)).body.data?.['needDuties'];
    };
    const open = { riskWarning: { text: { zh: 'It can miss some.' } }, disclosure: { explanation: { en: 'It compares.' } } };
    const seen = (findings: unknown) => ({ section: 'use', summary: { en: 'Of use.' }, findings });
    const impact = (findings: unknown) => ({ state: 'complete', sections: expect.arrayContaining([seen(findings)]) });
    expect(await ask(null)).toMatchObject({
      ...open,
      latestImpactAssessment: null,
      impactAssessment: { ...impact(null), draftedBy: null },
    });
    expect(await ask('secretary')).toMatchObject({ ...open, impactAssessment: impact([{ evidence: 'Study 4' }]) });
    expect(await ask('officer')).toMatchObject({ latestImpactAssessment: { version: 1 } });
  });

  it('decides at HIGH by what is on record: a declaration alone leaves the bid refused', async () => {
    const bidding = await bidOn(await needOf(HIGH));
    const { bidId } = bidding;
    await opened(bidding);
    expect(await stateIn(world, 'bid', bidId)).toBe('refused');
    expect(await reasonsOf(bidId)).toContain('EX_ANTE_ASSESSMENT_MISSING');
  });

  it('lets a HIGH call go on: assessed after publication it is referred, approved it is admitted, with no warning due once it is published', async () => {
    const needId = await needOf(HIGH);
    const bidding = await bidOn(needId);
    const { bidId } = bidding;
    await assessed(needId);
    await opened(bidding);
    expect(await stateIn(world, 'bid', bidId)).toBe('referred');
    const [row] = await world.sql<{ id: string }>('select id from ethics_case where subject_id = $1', [bidId]);
    await decide(world, COMMITTEE, { caseId: row?.id ?? '', decision: 'approved' });
    await world.do('officer', publishRiskWarning, { needId, text: both('It can miss some.') });
    await world.drain();
    expect(await stateIn(world, 'bid', bidId)).toBe('admittedWithConditions');
    expect(await reasonsOf(bidId)).toEqual(['HIGH_RISK_APPROVED']);
  });

  it('is not done by another agency, nor by who only drafts', async () => {
    const needId = await needOf([]);
    await world.unchanged(TABLES, async () => {
      for (const [as, code] of [
        ['neighbour', 'NOT_FOUND'],
        ['bidder-1', 'NOT_FOUND'],
        ['drafter', 'FORBIDDEN'],
      ] as const) {
        await expect(world.attempt(as, publishRiskWarning, { needId, text: both('No.') })).rejects.toMatchObject({ code });
        await expect(world.attempt(as, publishDisclosure, { needId, ...disclosure })).rejects.toMatchObject({ code });
        await expect(world.attempt(as, draftImpactAssessment, { needId, sections: sections() })).rejects.toMatchObject({ code });
      }
    });
  });
});
