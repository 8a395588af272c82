import {
  acceptMilestone,
  confirmCondition,
  kpiSeries,
  meetCondition,
  pilotObligations,
  pilots,
  prepareStage,
  recordKpiReading,
  reportMilestone,
  returnCondition,
  returnMilestone,
  signPilot,
  startStage,
} from '@pilotage/pilots';
import { asOwner, openMarketplace, stateIn, type Marketplace } from '../support/bidding.js';
import { draftedPilots, meet, readingOf, readPilot, runningPilot, signEverything } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['pilot', 'pilot_condition', 'milestone', 'kpi_reading', 'incident', 'pilot_flag', 'gate_decision', 'lot', '"call"'];
const LOTS = ['signed', 'conditions', 'milestones', 'readings', 'stages'];

let world: World;
let market: Marketplace;
let drafted: Record<string, string>;
const pilotOn = (lot: string): string => drafted[lot] ?? '';
/** Drained first: the relay would otherwise mark an earlier event as sent meanwhile. */
async function unchanged(work: () => Promise<unknown>): Promise<void> {
  await world.drain();
  await world.unchanged(TABLES, work);
}

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  await world.person('both', market.agency, ['approver', 'pilotManager']);
  drafted = await draftedPilots(market, LOTS);
}, 120_000);
afterAll(async () => world.close());

describe('a pilot contract', () => {
  it('is drawn up once per final award, from the lot, the bid and the gate', async () => {
    const row = await readPilot(world, pilotOn('signed'));
    expect(row).toMatchObject({
      state: 'drafted',
      stages: ['TEST', 'TRIAL', 'PILOT'],
      stage: null,
      riskLevel: 'LOW',
      reportEveryDays: 30,
      price: { minor: '12000000', currency: 'CNY', vat: 'included' },
      modelDigest: market.vendors[0]?.modelDigest,
      vendorId: market.vendors[0]?.organisationId,
    });
    expect(row.milestones.map(({ percent }) => percent)).toEqual(['33.34', '66.66']);
    expect(row.conditions.map(({ code, kind, state }) => [code, kind, state])).toEqual([
      ['FILE_ALGORITHM_10WD', 'SUBSEQUENT', 'open'],
      ['INSURANCE_IN_PLACE', 'PRECEDENT', 'open'],
    ]);
    expect(await world.sql('select 1 as one from pilot')).toHaveLength(LOTS.length);
  });

  it('needs two persons of the agency who did not handle the call, and the vendor', async () => {
    const pilotId = pilotOn('signed');
    await asOwner(
      world,
      `update membership set roles = '["officer", "pilotManager"]' where person_id = (select person_id from identity where subject = 'officer')`,
    );

    await world.do('both', signPilot, { pilotId });
    await unchanged(async () => {
      expect(await world.refused('officer', signPilot, { pilotId })).toBe('SIGNER_HANDLED_CALL');
      expect(await world.refused('both', signPilot, { pilotId })).toBe('SAME_PERSON_SIGNS_TWICE');
      expect(await world.refused('approver', signPilot, { pilotId })).toBe('PILOT_SIGNED_ALREADY');
      await expect(world.attempt('bidder-2', signPilot, { pilotId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('auditor', signPilot, { pilotId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await world.refused('pilot-manager', startStage, { pilotId, stage: 'TEST' })).toBe('WRONG_STATE');
    });
    expect((await world.do('bidder-1', signPilot, { pilotId })).state).toBe('drafted');
    const signed = await world.do('pilot-manager', signPilot, { pilotId });

    expect(signed.state).toBe('conditionsOpen');
    const moves = await world.sql<{ type: string }>(`select type from audit_event where object_id = $1 order by id`, [pilotId]);
    expect(moves.map(({ type }) => type).slice(-3)).toEqual(['pilot.signAs', 'pilot.sign', 'pilot.openConditions']);
    await unchanged(async () => {
      expect(await world.refused('approver', signPilot, { pilotId })).toBe('WRONG_STATE');
    });
  });

  it('completes its lot when every award of it is contracted', async () => {
    const { lotId } = await readPilot(world, pilotOn('signed'));
    expect(await stateIn(world, 'lot', lotId)).toBe('complete');
    const other = await readPilot(world, pilotOn('stages'));
    expect(await stateIn(world, 'lot', other.lotId)).toBe('awarded');
  });

  it('is seen by its agency, its vendor and oversight, and is absent for everyone else', async () => {
    const id = pilotOn('signed');
    for (const reader of ['officer', 'auditor', 'bidder-1', 'oversight']) expect((await readPilot(world, id, reader)).id).toBe(id);
    for (const stranger of ['bidder-2', 'secretary'])
      await expect(readPilot(world, id, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const first = await world.read('bidder-1', pilots, { organisationId: market.vendors[0]?.organisationId ?? '', first: 3 });
    expect(first.edges).toHaveLength(3);
    const after = first.pageInfo.endCursor ?? '';
    const rest = await world.read('officer', pilots, { organisationId: market.agency, first: 3, after });
    expect(rest.edges).toHaveLength(2);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });
});

describe('conditions', () => {
  it('precedent hold the first stage back until the vendor reports and the agency confirms', async () => {
    const pilotId = pilotOn('conditions');
    await signEverything(world, pilotId);
    const [, insurance] = (await readPilot(world, pilotId)).conditions;
    const conditionId = insurance?.id ?? '';
    const start = () => world.refused('pilot-manager', startStage, { pilotId, stage: 'TEST' });

    await unchanged(async () => {
      expect(await start()).toBe('STAGE_CONDITIONS_OPEN');
      expect(await world.refused('pilot-manager', startStage, { pilotId, stage: 'TRIAL' })).toBe('STAGE_NOT_NEXT');
      expect(await world.refused('pilot-manager', confirmCondition, { conditionId })).toBe('WRONG_STATE');
      await expect(world.attempt('pilot-manager', meetCondition, { conditionId, proof: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('bidder-1', meetCondition, { conditionId, proof: 'Policy 1.' });
    await unchanged(async () => expect(await start()).toBe('STAGE_CONDITIONS_OPEN'));
    await world.do('pilot-manager', returnCondition, { conditionId, reason: 'The cover is too small.' });
    await meet(world, pilotId, 'INSURANCE_IN_PLACE');
    const started = await world.do('pilot-manager', startStage, { pilotId, stage: 'TEST' });

    expect(started).toMatchObject({ state: 'test', stage: 'TEST', nextStage: 'TRIAL' });
    const filing = started.conditions.find(({ code }) => code === 'FILE_ALGORITHM_10WD');
    expect(filing?.dueAt).not.toBeNull();
    expect(started.milestones.every(({ dueAt }) => dueAt !== null)).toBe(true);
  });

  it('show in what is due next, the earliest first', async () => {
    const due = await world.read('pilot-manager', pilotObligations, { organisationId: market.agency, first: 100 });
    const own = due.edges.map(({ node }) => node).filter(({ pilotId }) => pilotId === pilotOn('conditions'));
    expect(own.map(({ kind }) => kind)).toEqual(['CONDITION', 'MILESTONE', 'REPORT', 'MILESTONE', 'TERM', 'EVIDENCE']);
    expect(own.every(({ overdue }) => !overdue)).toBe(true);
    const page = await world.read('bidder-1', pilotObligations, {
      organisationId: market.vendors[0]?.organisationId ?? '',
      first: 2,
      after: own[1]?.id ?? '',
    });
    expect(page.edges.map(({ node }) => node.id)).toEqual(own.slice(2, 4).map(({ id }) => id));
    await meet(world, pilotOn('conditions'), 'FILE_ALGORITHM_10WD');
  });
});

describe('stages', () => {
  it('follow the call, each after the gate was asked again', async () => {
    const pilotId = pilotOn('stages');
    await runningPilot(world, pilotId);
    const decided = async () =>
      (
        await world.sql<{ stage: string }>(
          `select stage from gate_decision d join pilot p using (bid_id) where p.id = $1 order by decided_at`,
          [pilotId],
        )
      ).map(({ stage }) => stage);

    await unchanged(async () => {
      expect(await world.refused('pilot-manager', startStage, { pilotId, stage: 'PILOT' })).toBe('STAGE_NOT_NEXT');
      expect(await world.refused('pilot-manager', startStage, { pilotId, stage: 'TEST' })).toBe('WRONG_STATE');
    });
    const before = await readPilot(world, pilotId);
    expect((await world.do('pilot-manager', prepareStage, { pilotId, stage: 'TRIAL' })).state).toBe('test');
    expect((await world.do('pilot-manager', startStage, { pilotId, stage: 'TRIAL' })).state).toBe('trial');
    const live = await world.do('pilot-manager', startStage, { pilotId, stage: 'PILOT' });

    expect(live).toMatchObject({ state: 'pilot', nextStage: null, endsAt: before.endsAt, reportDueAt: before.reportDueAt });
    expect(await decided()).toEqual(['TEST', 'TRIAL', 'PILOT']);
  });
});

describe('milestones', () => {
  it('that are late are flagged once, reported all the same, and accepted by who did not handle the call', async () => {
    const pilotId = pilotOn('milestones');
    const started = await runningPilot(world, pilotId);
    const milestoneId = started.milestones[0]?.id ?? '';

    await world.clock('P21D');
    await world.drain();
    const late = await readPilot(world, pilotId);
    expect(late.milestones.map(({ state }) => state)).toEqual(['overdue', 'scheduled']);
    expect(late.flags.map(({ kind, objectId }) => [kind, objectId])).toEqual([['MILESTONE_OVERDUE', milestoneId]]);
    await unchanged(() => world.drain());

    await world.do('bidder-1', reportMilestone, { milestoneId, report: 'Report 1.' });
    await world.do('pilot-manager', returnMilestone, { milestoneId, reason: 'A page is missing.' });
    await world.drain();
    expect((await readPilot(world, pilotId)).milestones[0]).toMatchObject({ state: 'overdue', returnReason: 'A page is missing.' });
    await world.do('bidder-1', reportMilestone, { milestoneId, report: 'Report 2.' });
    await unchanged(async () => {
      expect(await world.refused('officer', acceptMilestone, { milestoneId, acceptance: 'By myself.' })).toBe(
        'ACCEPTANCE_BY_HANDLING_OFFICER',
      );
    });
    const accepted = await world.do('pilot-manager', acceptMilestone, { milestoneId, acceptance: 'Item by item.' });

    expect(accepted.state).toBe('accepted');
    expect((await readPilot(world, pilotId)).flags).toEqual([]);
    await unchanged(async () => {
      expect(await world.refused('pilot-manager', acceptMilestone, { milestoneId, acceptance: 'again' })).toBe('WRONG_STATE');
    });
  });

  it('are not reported before the pilot has started', async () => {
    const [milestone] = (await readPilot(world, pilotOn('readings'))).milestones;
    await unchanged(async () => {
      const code = await world.refused('bidder-1', reportMilestone, { milestoneId: milestone?.id ?? '', report: 'Early.' });
      expect(code).toBe('MILESTONE_NOT_STARTED');
    });
  });
});

describe('KPI readings', () => {
  it('are about the KPIs, the time and the model of the contract', async () => {
    const pilotId = pilotOn('readings');
    await runningPilot(world, pilotId);
    await world.clock('P5D');
    const good = await readingOf(world, pilotId, [95, 100]);
    const refused = (change: object) => world.refused('bidder-1', recordKpiReading, { ...good, ...change });

    await unchanged(async () => {
      expect(await refused({ kpiId: 'lost' })).toBe('KPI_UNKNOWN');
      expect(await refused({ successes: 101 })).toBe('READING_IMPOSSIBLE');
      expect(await refused({ windowUntil: good.windowFrom })).toBe('READING_WINDOW_WRONG');
      expect(await refused({ windowUntil: '2026-12-31T00:00:00Z' })).toBe('READING_WINDOW_WRONG');
      expect(await refused({ windowFrom: '2026-01-05T09:00:00Z' })).toBe('READING_WINDOW_WRONG');
      expect(await refused({ modelDigest: 'a'.repeat(64) })).toBe('READING_OF_OTHER_MODEL');
      await expect(world.attempt('auditor', recordKpiReading, good)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    const signedOnly = { ...good, pilotId: pilotOn('signed') };
    expect(await world.refused('bidder-1', recordKpiReading, signedOnly)).toBe('READING_NOT_IN_USE');
  });

  it('make a series for a chart, each with its verdict in words', async () => {
    const pilotId = pilotOn('readings');
    const verdicts = [];
    for (const counts of [
      [96, 100],
      [92, 100],
      [84, 100],
    ] as const) {
      verdicts.push((await world.do('bidder-1', recordKpiReading, await readingOf(world, pilotId, counts))).verdict);
    }
    const series = await world.read('bidder-1', kpiSeries, { pilotId, kpiId: 'found', first: 10 });

    expect(verdicts).toEqual(['pass', 'undecided', 'warn']);
    expect(series.edges.map(({ node }) => [node.share, node.target, node.stop, node.verdict])).toEqual([
      ['0.9600', '0.9', '0.5', 'pass'],
      ['0.9200', '0.9', '0.5', 'undecided'],
      ['0.8400', '0.9', '0.5', 'warn'],
    ]);
    expect(series.edges[1]?.node.explanation.en).toMatch(/about \d+ more cases decide it/);
    const row = await readPilot(world, pilotId);
    expect(row.kpis[0]?.latest?.verdict).toBe('warn');
    expect(row.flags.map(({ kind }) => kind)).toEqual(['KPI_WARNING']);
    expect(row.state).toBe('test');
  });

  it('cannot be rewritten, not even by the role of the apps', async () => {
    await expect(world.house.source.query(`update kpi_reading set verdict = 'pass'`)).rejects.toThrow(/permission denied/);
    await expect(world.house.source.query('delete from kpi_reading')).rejects.toThrow(/permission denied/);
  });
});
