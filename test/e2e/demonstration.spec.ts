import pg from 'pg';
import { BIDS, callOf, CALLS, priceOf, REGISTERED_PRODUCTS } from '../../apps/cli/src/demonstration/facts/index.js';
import type { DemonstrationCall, TargetStage } from '../../apps/cli/src/demonstration/facts/index.js';
import { must } from '../../apps/cli/src/driver/driver.js';
import { rowsIn } from '../../apps/cli/src/procurement/procurement.js';
import { inside, seededDatabase } from '../support/demonstration.js';

/** Where each target leaves the need, the call (null: there is none) and its pilot. */
const STANDING: Readonly<Record<TargetStage, { need: string; call: string | null; pilot?: string }>> = {
  needOnly: { need: 'published', call: null },
  draft: { need: 'published', call: 'draft' },
  inReview: { need: 'published', call: 'inReview' },
  open: { need: 'called', call: 'open' },
  closed: { need: 'called', call: 'closed' },
  technicalOpened: { need: 'called', call: 'technicalOpened' },
  evaluating: { need: 'called', call: 'evaluating' },
  pricesOpened: { need: 'called', call: 'pricesOpened' },
  ranked: { need: 'called', call: 'ranked' },
  awardedStandstill: { need: 'called', call: 'awardPending' },
  pilotRunning: { need: 'called', call: 'complete', pilot: 'pilot' },
  pilotSuspended: { need: 'called', call: 'complete', pilot: 'suspended' },
  refusedArt44: { need: 'called', call: 'unsuccessful' },
  unsuccessful: { need: 'called', call: 'unsuccessful' },
  cancelled: { need: 'called', call: 'cancelled' },
};

describe('the demonstration', () => {
  let database: Awaited<ReturnType<typeof seededDatabase>>;
  let client: pg.Client;
  const rows = async <R extends object>(text: string, parameters: readonly unknown[] = []): Promise<R[]> =>
    (await client.query<R>(text, [...parameters])).rows;
  const row = async <R extends object>(text: string, parameters: readonly unknown[] = []): Promise<R | undefined> =>
    (await rows<R>(text, parameters))[0];

  beforeAll(async () => {
    database = await seededDatabase();
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  }, 240_000);

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it.each(CALLS.map((call) => [call.key, call.targetStage, call] as const))('leaves %s as %s', async (_, targetStage, call) => {
    const found = await row<{ need: string; call: string | null; pilot: string | null }>(
      `select n.state as need, c.state as call, p.state as pilot
       from need n left join call c on c.need_id = n.id left join pilot p on p.call_id = c.id where n.title->>'en' = $1`,
      [call.title.en],
    );
    expect(found).toEqual({ pilot: null, ...STANDING[targetStage] });
  });

  it('has its bids decided by the gate as the facts expect, with all reasons', async () => {
    const decisions = await rows<{ call: string; lot: number; vendor: string; decision: string; reasons: string[] }>(
      `select c.title->>'en' as call, l.number as lot, o.identifier as vendor, d.decision, d.reasons
       from gate_decision d join bid b on b.id = d.bid_id join lot l on l.id = b.lot_id join call c on c.id = b.call_id
         join organisation o on o.id = b.vendor_id
       where d.stage = c.stages->>0 and d.version = 1`,
    );
    const outcome = { ADMIT: 'ADMIT', ADMIT_WITH_CONDITIONS: 'ADMIT_WITH_CONDITIONS', REFUSE: 'REFUSE' } as const;
    const decided = decisions.map(({ call, lot, vendor, decision, reasons }) => [call, lot, vendor, decision, ...reasons.sort()].join(' '));
    const opened: readonly TargetStage[] = [
      'technicalOpened',
      'evaluating',
      'pricesOpened',
      'ranked',
      'awardedStandstill',
      'pilotRunning',
      'pilotSuspended',
      'refusedArt44',
    ];
    const expected = BIDS.flatMap((bid) => {
      const call = CALLS.find(({ key }) => key === bid.callKey) as DemonstrationCall;
      if (!opened.includes(call.targetStage)) return [];
      const lot = call.lots.findIndex(({ key }) => key === bid.lotKey) + 1;
      const { outcome: said, reasons } = bid.expectedGate;
      return [[call.title.en, lot, bid.vendor, outcome[said], ...[...reasons].sort()].join(' ')];
    });
    expect(decided.sort()).toEqual(expected.sort());
  });

  it('holds at least 24 bids of demonstration vendors, none of them a real company', async () => {
    const bids = await rows<{ vendor: string; name: string; demonstration: boolean }>(
      `select o.identifier as vendor, o.name->>'en' as name, o.demonstration from bid b join organisation o on o.id = b.vendor_id`,
    );
    expect(bids.length).toBeGreaterThanOrEqual(24);
    expect(bids.length).toBe(BIDS.length);
    const holders = new Set(REGISTERED_PRODUCTS.map(({ holder }) => holder));
    expect(bids.every(({ name, demonstration }) => demonstration && /^Demonstration Vendor \d\d$/.test(name) && !holders.has(name))).toBe(
      true,
    );
  });

  it('uses every procedure profile, and names a source for every call and product', async () => {
    const calls = await rows<{ profile: string; source: string | null }>('select profile_id as profile, source from call');
    expect(new Set(calls.map(({ profile }) => profile))).toEqual(
      new Set(['SHENZHEN_OPEN_TENDER', 'COOPERATIVE_INNOVATION', 'GENERIC_OPEN']),
    );
    expect(calls.every(({ source }) => (source ?? '').includes('takes no part here'))).toBe(true);
    const products = await rows<{ source: string | null; identifiers: unknown[] }>(
      'select source, identifiers from product where organisation_id is null',
    );
    expect(products.length).toBe(REGISTERED_PRODUCTS.length);
    expect(products.every(({ source, identifiers }) => Boolean(source) && identifiers.length === 1)).toBe(true);
  });

  it('refuses the imaging call under the exception of Art 44, with its reasons', async () => {
    const refused = await rows<{ reasons: string[] }>(
      `select d.reasons from gate_decision d join bid b on b.id = d.bid_id join call c on c.id = b.call_id where c.title->>'en' = $1`,
      [CALLS.find(({ targetStage }) => targetStage === 'refusedArt44')?.title.en],
    );
    expect(refused).toHaveLength(3);
    expect(refused.every(({ reasons }) => reasons.includes('ART44_CARVE_OUT') && reasons.includes('ART44_LOW_RISK_ONLY'))).toBe(true);
  });

  it.each(['need', 'call', 'lot', 'bid', 'evidence', 'risk_assessment', 'evaluation', 'award', 'pilot'])(
    'has the present state of every %s on record in the audit log',
    async (table) => {
      const lost = await rows<{ id: string; state: string }>(
        `select t.id, t.state from ${table} t where not exists (
           select from audit_event e where e.object_id = t.id and (e.entry::jsonb->>'to' = t.state
             or (e.entry::jsonb->>'to' is null and not exists (
               select from audit_event f where f.object_id = t.id and f.entry::jsonb->>'to' is not null))))`,
      );
      const some = await row<{ n: number }>(`select count(*)::int as n from ${table}`);
      expect(some?.n).toBeGreaterThan(0);
      expect(lost).toEqual([]);
    },
  );

  it('has nothing left to do, and no job that gave up', async () => {
    expect(await row(`select count(*)::int as n from outbox_event where dispatched_at is null`)).toEqual({ n: 0 });
    expect(await rows(`select job, state, last_error from delivery where state <> 'done'`)).toEqual([]);
  });

  it('ends where there is room for a story before the calendar’s horizon', async () => {
    const clock = await row<{ now: Date }>('select app.clock() as now');
    expect(clock?.now.toISOString() ?? '').toMatch(/^2026-05-08/);
  });

  /** The one lot of the call with the target. */
  const lotWith = async (target: TargetStage): Promise<string> => {
    const title = CALLS.find(({ targetStage }) => targetStage === target)?.title.en;
    const lot = await row<{ id: string }>(`select l.id from lot l join call c on c.id = l.call_id where c.title->>'en' = $1`, [title]);
    return lot?.id ?? '';
  };

  it('leaves a call whose offers an officer can compare, at prices of a real contract, and award', async () => {
    const lotId = await lotWith('ranked');
    const offers = await inside(database.url, async (driver) => rowsIn(await driver.read('officer', 'comparison', { lotId }), 'offers'));
    expect(offers).toHaveLength(5);
    const ranked = offers.filter((offer) => offer['rank'] !== null);
    expect(ranked.map((offer) => offer['rank'])).toEqual([1, 2, 3, 4]);
    expect(ranked.every((offer) => offer['total'] && rowsIn(offer, 'numbers').length > 0)).toBe(true);
    const real = BIDS.filter(({ callKey }) => callKey === 'rail-asset-images').map((bid) => priceOf(bid).minor);
    expect(ranked.every(({ price }) => real.includes((price as { minor: string }).minor))).toBe(true);
    // The price of the bid that the gate refused stays sealed for ever.
    expect(offers.filter((offer) => offer['rank'] === null).map(({ state, price }) => [state, price])).toEqual([['refused', null]]);
    await inside(database.url, async (driver) => {
      const award = await must(driver, 'officer', 'proposeAward', { lotId, bidId: ranked[0]?.['bidId'] });
      expect(await must(driver, 'approver-2', 'approveAward', { awardId: award['id'] })).toMatchObject({ state: 'standstill' });
    });
  });

  it('leaves a call whose tie only a draw can break, and which is ranked once its secret is revealed', async () => {
    const lotId = await lotWith('pricesOpened');
    await inside(database.url, async (driver) => {
      await must(driver, 'officer', 'revealDraw', { lotId, secret: callOf('disclosure-redaction').drawSecret });
      await driver.settle('the ranking', async () => (await driver.read('officer', 'lot', { id: lotId }))['state'] === 'ranked');
    });
  });
});
