import { confirmEvidenceFinding, recordEvidenceStatus } from '@pilotage/assurance';
import {
  closeIncident,
  endPilot,
  evaluatePilot,
  extendPilot,
  recordKpiReading,
  reportIncident,
  resumePilot,
  scaleUpPilot,
  signPilot,
  startStage,
  suspendPilot,
  terminatePilot,
} from '@pilotage/pilots';
import { openMarketplace, type Marketplace } from '../support/bidding.js';
import { draftedPilots, meet, readingOf, readPilot, runningPilot, signEverything } from '../support/piloting.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['pilot', 'pilot_condition', 'milestone', 'kpi_reading', 'incident', 'pilot_flag', 'gate_decision'];
const LOTS = ['breach', 'incident', 'condition', 'reports', 'late', 'revoked', 'expired', 'verdict', 'term', 'declined'];
const MEASURES = 'The threshold was corrected and checked on 500 cases.';

let world: World;
let market: Marketplace;
let drafted: Record<string, string>;
const pilotOn = (lot: string): string => drafted[lot] ?? '';
const stateOf = async (lot: string): Promise<string> => (await readPilot(world, pilotOn(lot))).state;
const resume = (lot: string) => world.refused('approver', resumePilot, { pilotId: pilotOn(lot), measures: MEASURES });
const read = async (lot: string, counts: readonly [number, number]) =>
  world.do('bidder-1', recordKpiReading, await readingOf(world, pilotOn(lot), counts));
async function unchanged(work: () => Promise<unknown>): Promise<void> {
  await world.drain();
  await world.unchanged(TABLES, work);
}

/** Whether the two facts about the pilot were written by one commit. */
async function inOneCommit(types: readonly string[]): Promise<boolean> {
  const rows = await world.sql<{ n: number }>(
    `select count(distinct type)::int as n from audit_event where type = any($1) group by written_by having count(distinct type) = $2`,
    [types, types.length],
  );
  return rows.length > 0;
}

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world, 2);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
  await world.person('verifier', market.agency, ['evidenceVerifier']);
  await world.person('verifier-2', market.agency, ['evidenceVerifier']);
  drafted = await draftedPilots(market, LOTS, { late: '2026-04-01T00:00:00+08:00', expired: '2026-10-01T00:00:00+08:00' });
}, 180_000);
afterAll(async () => world.close());

describe('a pilot is suspended', () => {
  it('in the commit that records a breach, and resumed by an approver once the gate has passed again', async () => {
    const pilotId = pilotOn('breach');
    await runningPilot(world, pilotId);
    await world.clock('P3D');

    expect((await read('breach', [40, 100])).verdict).toBe('breach');

    const row = await readPilot(world, pilotId);
    expect(row).toMatchObject({ state: 'suspended', reportDueAt: null, suspension: { code: 'KPI_BREACH' } });
    expect(row.flags.map(({ kind }) => kind)).toEqual(['KPI_BREACH']);
    expect(await inOneCommit(['kpiReading.record', 'pilot.suspend'])).toBe(true);
    await unchanged(async () => {
      await expect(world.attempt('pilot-manager', resumePilot, { pilotId, measures: MEASURES })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await world.refused('pilot-manager', startStage, { pilotId, stage: 'TRIAL' })).toBe('WRONG_STATE');
    });
    const resumed = await world.do('approver', resumePilot, { pilotId, measures: MEASURES });
    expect(resumed).toMatchObject({ state: 'test', suspension: null });
    await unchanged(async () => expect(await resume('breach')).toBe('WRONG_STATE'));
  });

  it('in the commit that reports a serious incident, and not resumed while the incident is open', async () => {
    const pilotId = pilotOn('incident');
    await runningPilot(world, pilotId);
    const awareAt = await world.now();
    await world.clock('P2D');
    const incident = { pilotId, summary: 'Wrong patient list.', awareAt };
    await unchanged(async () => {
      const code = await world.refused('bidder-1', reportIncident, { ...incident, severity: 'serious', awareAt: '2026-12-01T00:00:00Z' });
      expect(code).toBe('INCIDENT_AWARE_IN_FUTURE');
      await expect(world.attempt('bidder-2', reportIncident, { ...incident, severity: 'serious' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });
    await world.do('bidder-1', reportIncident, { ...incident, severity: 'ordinary' });
    expect(await stateOf('incident')).toBe('test');

    const { id: incidentId } = await world.do('bidder-1', reportIncident, { ...incident, severity: 'serious' });

    const row = await readPilot(world, pilotId);
    expect(row).toMatchObject({ state: 'suspended', suspension: { code: 'SERIOUS_INCIDENT' } });
    expect(row.flags.map(({ kind }) => kind)).toEqual(['INCIDENT_REPORTED_LATE', 'INCIDENT_REPORTED_LATE']);
    expect(await inOneCommit(['incident.report', 'pilot.suspend'])).toBe(true);
    await unchanged(async () => expect(await resume('incident')).toBe('SERIOUS_INCIDENT_OPEN'));
    await world.do('pilot-manager', closeIncident, { incidentId, correction: 'The filter was wrong; it was replaced and checked.' });
    await world.do('approver', resumePilot, { pilotId, measures: MEASURES });
    expect(await stateOf('incident')).toBe('test');
  });

  it('by the agency, with a reason', async () => {
    const pilotId = pilotOn('incident');
    const row = await world.do('pilot-manager', suspendPilot, { pilotId, reason: 'Staff are not trained.' });
    expect(row.suspension?.text.en).toContain('Staff are not trained.');
    await unchanged(async () => expect(await world.refused('approver', suspendPilot, { pilotId, reason: 'again' })).toBe('WRONG_STATE'));
    await world.do('approver', terminatePilot, { pilotId, reasons: 'No training can be had.' });
    await unchanged(async () => expect(await world.refused('approver', terminatePilot, { pilotId, reasons: 'x' })).toBe('WRONG_STATE'));
  });

  it('when the deadline of a condition passes, and not resumed before it is met', async () => {
    const pilotId = pilotOn('condition');
    const started = await runningPilot(world, pilotId, ['FILE_ALGORITHM_10WD']);
    const condition = started.conditions.find(({ code }) => code === 'FILE_ALGORITHM_10WD');

    await world.clock(condition?.dueAt ?? '');
    await world.drain();

    const row = await readPilot(world, pilotId);
    expect(row).toMatchObject({ state: 'suspended', suspension: { code: 'CONDITION_MISSED' } });
    expect(row.flags).toMatchObject([{ kind: 'CONDITION_MISSED', objectId: condition?.id }]);
    await unchanged(async () => {
      await world.drain();
      expect(await resume('condition')).toBe('CONDITION_STILL_MISSED');
    });
    await meet(world, pilotId, 'FILE_ALGORITHM_10WD');
    await world.do('approver', resumePilot, { pilotId, measures: MEASURES });
    expect((await readPilot(world, pilotId)).flags).toEqual([]);
  });

  it('when two reports in a row are missing, not when one is', async () => {
    const pilotId = pilotOn('reports');
    await runningPilot(world, pilotId);
    await world.clock('P10D');
    await read('reports', [95, 100]);

    await world.clock('P51D');
    await world.drain();
    const once = await readPilot(world, pilotId);
    expect(once.state).toBe('test');
    expect(once.flags.map(({ kind }) => kind)).toContain('REPORT_MISSED');
    await read('reports', [95, 100]);
    expect((await readPilot(world, pilotId)).flags.map(({ kind }) => kind)).not.toContain('REPORT_MISSED');

    await world.clock('P90D');
    await world.drain();
    expect(await readPilot(world, pilotId)).toMatchObject({ state: 'suspended', suspension: { code: 'REPORTS_MISSED' } });
  });

  it('when its evidence is said to be revoked, and once that is confirmed the gate refuses its resumption with the reasons', async () => {
    const pilotId = pilotOn('revoked');
    const { bidId } = await runningPilot(world, pilotId);
    const [piece] = await world.sql<{ id: string }>('select evidence_id as id from evidence_use where bid_id = $1', [bidId]);

    await world.do('verifier', recordEvidenceStatus, { evidenceId: piece?.id ?? '', finding: 'revoke', source: 'Register 7.' });
    await world.drain();

    const row = await readPilot(world, pilotId);
    expect(row).toMatchObject({ state: 'suspended', suspension: { code: 'GATE_NO_LONGER_ADMITS' } });
    expect(row.suspension?.text.en).toContain('EVIDENCE_SUSPENDED');
    const [found] = await world.sql<{ id: string }>('select id from evidence_finding');
    await world.do('verifier-2', confirmEvidenceFinding, { findingId: found?.id ?? '', reason: 'Register 7, seen.' });
    await unchanged(async () => {
      const answer = await world.attempt('approver', resumePilot, { pilotId, measures: MEASURES });
      expect(answer.ok ? null : answer.refusal).toMatchObject({
        definition: { code: 'GATE_REFUSES_STAGE' },
        params: { stage: 'TEST', decision: 'REFUSE', reasons: expect.stringContaining('EVIDENCE_REVOKED') },
      });
    });
  });

  it('when its evidence ends, nobody visiting', async () => {
    await runningPilot(world, pilotOn('expired'));

    await world.clock('2026-10-01T00:00:00+08:00');
    await world.drain();

    const row = await readPilot(world, pilotOn('expired'));
    expect(row).toMatchObject({ state: 'suspended', suspension: { code: 'GATE_NO_LONGER_ADMITS' } });
    expect(row.suspension?.text.en).toContain('EVIDENCE_EXPIRED');
    await unchanged(() => world.drain());
  });
});

describe('a stage', () => {
  it('does not start when the gate, asked again, refuses it', async () => {
    const pilotId = pilotOn('late');
    await signEverything(world, pilotId);
    await meet(world, pilotId, 'INSURANCE_IN_PLACE');
    await unchanged(async () => {
      const answer = await world.attempt('pilot-manager', startStage, { pilotId, stage: 'TEST' });
      expect(answer.ok ? null : answer.refusal).toMatchObject({
        definition: { code: 'GATE_REFUSES_STAGE' },
        params: { stage: 'TEST', reasons: expect.stringContaining('EVIDENCE_EXPIRED') },
      });
    });
  });
});

describe('the end of a pilot', () => {
  it('is to scale up only after every stage, with every KPI passing', async () => {
    const pilotId = pilotOn('verdict');
    await runningPilot(world, pilotId);
    const verdict = { pilotId, reasons: 'It works.', awardRoute: 'First purchase (Measures for Cooperative Innovation Procurement).' };
    await unchanged(async () => expect(await world.refused('approver', scaleUpPilot, verdict)).toBe('WRONG_STATE'));
    await world.do('pilot-manager', startStage, { pilotId, stage: 'TRIAL' });
    await world.do('pilot-manager', startStage, { pilotId, stage: 'PILOT' });
    await world.clock('P1D');
    await read('verdict', [91, 100]);
    await world.do('pilot-manager', evaluatePilot, { pilotId });
    await unchanged(async () => expect(await world.refused('approver', scaleUpPilot, verdict)).toBe('SCALE_UP_KPIS_NOT_MET'));
    await read('verdict', [980, 1000]);

    const scaled = await world.do('approver', scaleUpPilot, verdict);

    expect(scaled).toMatchObject({ state: 'scaledUp', verdict: { awardRoute: verdict.awardRoute } });
  });

  it('comes with its term, whoever forgot it, and may be put off once', async () => {
    const pilotId = pilotOn('term');
    const started = await runningPilot(world, pilotId);
    await world.clock('P100D');
    await read('term', [95, 100]);
    await world.clock(started.endsAt ?? '');
    await world.drain();
    expect(await stateOf('term')).toBe('evaluation');

    const extended = await world.do('approver', extendPilot, { pilotId, reasons: 'Too few cases so far.', days: 60 });
    expect(extended).toMatchObject({ state: 'extended', nextStage: 'TEST' });
    await world.do('pilot-manager', startStage, { pilotId, stage: 'TEST' });
    await world.do('pilot-manager', evaluatePilot, { pilotId });
    await unchanged(async () => {
      expect(await world.refused('approver', extendPilot, { pilotId, reasons: 'Once more.', days: 60 })).toBe('PILOT_EXTENDED_BEFORE');
    });
    expect((await world.do('approver', endPilot, { pilotId, reasons: 'The gap remains.' })).verdict).toMatchObject({ awardRoute: null });
  });

  it('comes before the signatures where the contract is not concluded', async () => {
    const pilotId = pilotOn('declined');
    expect((await world.do('approver', terminatePilot, { pilotId, reasons: 'The vendor does not sign.' })).state).toBe('terminated');
    await unchanged(async () => expect(await world.refused('bidder-1', signPilot, { pilotId })).toBe('WRONG_STATE'));
  });
});
