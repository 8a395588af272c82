import {
  amendCall,
  approveCall,
  callQuery,
  callsQuery,
  cancelCall,
  closeNeed,
  confirmRiskAssessment,
  draftCall,
  draftRiskAssessment,
  lotForBidding,
  lotQuery,
  needQuery,
  needRisk,
  needsQuery,
  postNeed,
  publicationCheck,
  publishNeed,
  returnCall,
  reviseCallDraft,
  submitCallForReview,
} from '@pilotage/calls';
import { canonicalJson, digestOf, instant, type Json } from '@pilotage/kernel';
import type { Tx } from '@pilotage/platform';
import { needInput, openCallsWorld, riskInput, spokenCall, spokenLot, type CallsWorld } from '../support/calls.js';
import { inside } from '../support/bidding.js';
import type { World } from '../support/world.js';

const TABLES = ['need', '"call"', 'lot', 'call_version', 'clarification', 'risk_assessment'];
const both = (text: string) => ({ en: text, zh: text });

let here: CallsWorld;
let world: World;

beforeAll(async () => {
  here = await openCallsWorld();
  ({ world } = here);
});
afterAll(async () => world.close());

const eventsOf = (type: string, key: string, id: string): Promise<{ payload: Record<string, unknown> }[]> =>
  world.sql(`select payload from outbox_event where type = $1 and payload->>$2 = $3 order by id`, [type, key, id]);
const asDone = (work: (tx: Tx) => Promise<unknown>): Promise<unknown> => inside(world, work);

describe('a need', () => {
  it('is a draft of its agency until an officer puts it on the public list', async () => {
    const need = await world.do('drafter', postNeed, needInput(here.agency));
    await expect(world.read('bidder', needQuery, { id: need.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await world.read('drafter', needQuery, { id: need.id })).state).toBe('draft');
    await world.unchanged(TABLES, () =>
      expect(world.attempt('drafter', publishNeed, { needId: need.id })).rejects.toMatchObject({ code: 'FORBIDDEN' }),
    );

    await world.do('officer', publishNeed, { needId: need.id });

    const listed = await world.read('bidder', needsQuery, { first: 100 });
    expect(listed.edges.map(({ node }) => node.id)).toContain(need.id);
    expect(await eventsOf('needPublished', 'needId', need.id)).toHaveLength(1);
    await world.unchanged(TABLES, async () => expect(await world.refused('officer', publishNeed, { needId: need.id })).toBe('WRONG_STATE'));
  });

  it('is posted by an agency only, and by its own people only', async () => {
    await world.unchanged(TABLES, () =>
      expect(world.attempt('neighbour', postNeed, needInput(here.agency))).rejects.toMatchObject({ code: 'NOT_FOUND' }),
    );
    await world.person('drafter-at-vendor', here.vendor, ['bidder']);
    await world.unchanged(TABLES, () =>
      expect(world.attempt('drafter-at-vendor', postNeed, needInput(here.vendor))).rejects.toMatchObject({ code: 'FORBIDDEN' }),
    );
  });

  it('has its risk answered by one officer and confirmed by another', async () => {
    const { id: needId } = await world.do('drafter', postNeed, needInput(here.agency));
    const drafted = await world.do('officer', draftRiskAssessment, { needId, ...riskInput() });
    expect(drafted).toMatchObject({ level: 'LOW', state: 'drafted' });
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer', confirmRiskAssessment, { needId })).toBe('SAME_OFFICER_CONFIRMS'),
    );

    expect(await world.do('officer-2', confirmRiskAssessment, { needId })).toMatchObject({ level: 'LOW', state: 'confirmed' });

    await world.do('officer', publishNeed, { needId });
    await world.do('officer', draftRiskAssessment, { needId, ...riskInput(['M3']) });
    const seen = await world.read('bidder', needRisk, { needId });
    expect(seen).toMatchObject({ confirmed: { level: 'LOW' }, latest: null });
    expect((await world.read('officer', needRisk, { needId })).latest).toMatchObject({ level: 'MEDIUM', state: 'drafted' });
  });

  it('leaves no question open when its risk is confirmed', async () => {
    const { id: needId } = await world.do('drafter', postNeed, needInput(here.agency));
    const { answers, ...rest } = riskInput();
    await world.do('officer', draftRiskAssessment, { needId, answers: answers.slice(1), ...rest });
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer-2', confirmRiskAssessment, { needId })).toBe('RISK_QUESTIONS_OPEN'),
    );
  });

  it('is not closed while a call for it runs', async () => {
    const { callId } = await here.opened();
    const { needId } = await world.read('officer', callQuery, { id: callId });
    await world.unchanged(TABLES, async () => expect(await world.refused('officer', closeNeed, { needId })).toBe('NEED_HAS_LIVE_CALL'));
    await world.do('approver', cancelCall, { callId, reason: both('Given up.') });
    expect((await world.do('officer', closeNeed, { needId })).state).toBe('closed');
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer', draftRiskAssessment, { needId, ...riskInput() })).toBe('NEED_CLOSED'),
    );
  });
});

describe('a draft of a call', () => {
  it('is made from a need on the public list', async () => {
    const { id: needId } = await world.do('drafter', postNeed, needInput(here.agency));
    const specification = spokenCall({ closesAt: await here.deadline() });
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('drafter', draftCall, { needId, specification })).toBe('NEED_NOT_OPEN_FOR_CALLS'),
    );
  });

  it('exists for its agency alone', async () => {
    const callId = await here.submitted();
    const { lots } = await world.read('drafter', callQuery, { id: callId });
    const lotId = lots[0]?.id ?? '';

    for (const stranger of ['bidder', 'neighbour', 'oversight', 'evaluator']) {
      await expect(world.read(stranger, callQuery, { id: callId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.read(stranger, lotQuery, { id: lotId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const listed = await world.read(stranger, callsQuery, { first: 100 });
      expect(listed.edges.map(({ node }) => node.id)).not.toContain(callId);
    }
    await expect(asDone((tx) => lotForBidding(tx, lotId))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const own = await world.read('approver', callsQuery, { first: 100, states: ['inReview'] });
    expect(own.edges.map(({ node }) => node.id)).toContain(callId);
  });

  it('may have gaps, which the check lists; it is not submitted with one', async () => {
    const needId = await here.publicNeed();
    const gaps = {
      profileId: 'GENERIC_OPEN',
      title: both('x'),
      description: both('x'),
      buys: 'goods',
      stages: [],
      permittedProductAnswers: [],
      lots: [],
    } as const;
    const { id } = await world.do('drafter', draftCall, {
      needId,
      specification: { ...gaps, stages: [], permittedProductAnswers: [], lots: [] },
    });

    const check = await world.read('drafter', publicationCheck, { callId: id });

    expect(check.objections.map(({ code }) => code)).toEqual([
      'CALL_STAGES_MISSING',
      'CALL_LOTS_MISSING',
      'CALL_BUDGET_MISSING',
      'CALL_DATA_PLAN_MISSING',
      'CALL_DECLARATIONS_MISSING',
      'PRODUCT_ANSWERS_INCOMPLETE',
      'CALL_DEADLINE_MISSING',
    ]);
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('drafter', submitCallForReview, { callId: id })).toBe('CALL_STAGES_MISSING'),
    );
  });

  it('is returned with a reason and revised; a lot that keeps its number keeps its id', async () => {
    const callId = await here.submitted({ lots: [spokenLot(), spokenLot()], budget: spokenCall({}).budget });
    const before = await world.read('drafter', callQuery, { id: callId });
    const specification = spokenCall({ closesAt: await here.deadline(), title: both('Better') });
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('drafter', reviseCallDraft, { callId, specification })).toBe('CALL_NOT_A_DRAFT'),
    );

    await world.do('approver', returnCall, { callId, reason: both('One lot is enough.') });
    const revised = await world.do('officer', reviseCallDraft, { callId, specification });

    expect(revised).toMatchObject({ state: 'draft', title: both('Better'), returnReason: both('One lot is enough.') });
    expect(revised.lots.map(({ id }) => id)).toEqual([before.lots[0]?.id]);
  });

  it('is touched by nobody from outside, and by nobody inside in the wrong role', async () => {
    const callId = await here.submitted();
    await world.unchanged(TABLES, async () => {
      await expect(world.attempt('neighbour', approveCall, { callId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('bidder', cancelCall, { callId, reason: both('x') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('drafter', approveCall, { callId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('evaluator', returnCall, { callId, reason: both('x') })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('nobody', approveCall, { callId })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    });
  });
});

describe('publication', () => {
  it('is made by a person who neither drafted nor revised', async () => {
    const needId = await here.publicNeed();
    const specification = spokenCall({ closesAt: await here.deadline() });
    const { id: callId } = await world.do('drafter', draftCall, { needId, specification });
    await world.do('officer-2', reviseCallDraft, { callId, specification });
    await world.do('drafter', submitCallForReview, { callId });

    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer-2', approveCall, { callId })).toBe('CALL_APPROVER_DRAFTED'),
    );

    expect((await world.do('approver', approveCall, { callId })).state).toBe('open');
  });

  it('freezes profile, standards, risk level, routes and ruleset, and keeps the text', async () => {
    const { callId, lotIds } = await here.opened();

    const call = await world.read('bidder', callQuery, { id: callId });

    expect(call).toMatchObject({
      state: 'open',
      version: 1,
      profileVersion: 1,
      riskLevel: 'LOW',
      carveOut: [],
      standardsVersion: '2026.1',
      draftedBy: null,
    });
    expect((await world.read('oversight', callQuery, { id: callId })).draftedBy).toMatch(/^per_/);
    const lot = await world.read('bidder', lotQuery, { id: lotIds[0] ?? '' });
    expect(lot.state).toBe('open');
    expect(lot.ruleset).toMatchObject({
      version: '1',
      scoreScale: '100',
      combine: 'points_plus_price',
      price: { basis: { currency: 'CNY', vat: 'included' } },
    });
    expect(lot.requirements.map(({ route }) => route?.catalogueVersion ?? null)).toEqual(['2026.1', null]);
    const [kept] = await world.sql<{ document: Json; digest: string }>('select document, digest from call_version where call_id = $1', [
      callId,
    ]);
    expect(digestOf(kept?.document ?? null)).toBe(kept?.digest);
    expect(call.versions).toMatchObject([{ version: 1, digest: kept?.digest, reason: null }]);
    expect((await world.read('bidder', needQuery, { id: call.needId })).state).toBe('called');
    expect(await eventsOf('callPublished', 'callId', callId)).toEqual([{ payload: { callId } }]);
  });

  it('is warned of a price formula under which a losing bid can decide, is not refused for it, and says so in the audit log', async () => {
    const calm = await here.submitted();
    expect((await world.read('approver', publicationCheck, { callId: calm })).warnings).toEqual([]);
    const relative = spokenLot({
      method: { ...spokenLot().method, formula: 'relative_to_lowest', params: {} } as NonNullable<ReturnType<typeof spokenLot>['method']>,
    });
    const callId = await here.submitted({ lots: [spokenLot(), relative] });

    const { objections, warnings } = await world.read('approver', publicationCheck, { callId });

    expect(objections).toEqual([]);
    expect(warnings.map(({ lot, code }) => [lot, code])).toEqual([[2, 'RANK_REVERSAL']]);
    expect(warnings[0]?.example.map(({ label, price }) => [label, price.currency])).toEqual([
      ['A', 'CNY'],
      ['B', 'CNY'],
      ['C', 'CNY'],
    ]);
    expect((await world.do('approver', approveCall, { callId })).state).toBe('open');
    const approvals = await world.sql<{ facts: Json }>(
      `select entry::jsonb->'facts'->'warnings' as facts from audit_event where type = 'call.approve' and object_id = $1`,
      [callId],
    );
    expect(approvals).toEqual([{ facts: [{ lot: 2, code: 'RANK_REVERSAL' }] }]);
  });

  it('writes no name, text or amount into the audit log', async () => {
    const { callId } = await here.opened({ title: both('Unmistakable title') });
    const entries = await world.sql<{ entry: string }>('select entry from audit_event where object_id = $1 order by id', [callId]);
    expect(entries.map(({ entry }) => (JSON.parse(entry) as { type: string }).type)).toEqual(['call.draft', 'call.submit', 'call.approve']);
    expect(canonicalJson(entries.map(({ entry }) => entry))).not.toMatch(/Unmistakable|minor/);
  });

  it('is judged by the time of the database: a deadline that was far enough on submission may be too near', async () => {
    const { world: own, submitted } = await openCallsWorld();
    try {
      const callId = await submitted();
      await own.clock('2026-01-20T09:00:00+08:00');
      await own.unchanged(TABLES, async () =>
        expect(await own.refused('officer-2', approveCall, { callId })).toBe('OPEN_PERIOD_TOO_SHORT'),
      );
    } finally {
      await own.close();
    }
  });

  it('of a need of high risk is possible, with the longer period', async () => {
    const needId = await here.publicNeed(['H1']);
    const short = spokenCall({ closesAt: await here.deadline() });
    const { id: callId } = await world.do('drafter', draftCall, { needId, specification: short });
    await world.do('drafter', submitCallForReview, { callId });
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('approver', approveCall, { callId })).toBe('OPEN_PERIOD_TOO_SHORT'),
    );
    await world.do('approver', returnCall, { callId, reason: both('Thirty days.') });
    await world.do('drafter', reviseCallDraft, { callId, specification: spokenCall({ closesAt: await here.deadline(32) }) });
    await world.do('drafter', submitCallForReview, { callId });

    expect(await world.do('approver', approveCall, { callId })).toMatchObject({ state: 'open', riskLevel: 'HIGH' });
  });

  it('cannot be rewritten by the role of the apps', async () => {
    await here.opened();
    await expect(world.house.source.query(`update call_version set digest = repeat('0', 64)`)).rejects.toThrow(/permission denied/);
    await expect(world.house.source.query('delete from call_version')).rejects.toThrow(/permission denied/);
    await expect(world.house.source.query('delete from "call"')).rejects.toThrow(/permission denied/);
  });
});

describe('an amendment', () => {
  it('makes a new version with its reason, and announces it', async () => {
    const { callId, lotIds } = await here.opened();
    const closesAt = await here.deadline(28);
    const specification = spokenCall({ closesAt, description: both('More precise.') });

    const amended = await world.do('officer', amendCall, { callId, baseVersion: 1, reason: both('A gap.'), specification });

    expect(amended).toMatchObject({ version: 2, state: 'open', closesAt: instant(closesAt), description: both('More precise.') });
    expect(amended.lots.map(({ id, ruleset }) => [id, (ruleset as { version: string }).version])).toEqual([[lotIds[0], '2']]);
    expect(amended.versions.map(({ version, reason }) => [version, reason])).toEqual([
      [1, null],
      [2, both('A gap.')],
    ]);
    expect(await eventsOf('callAmended', 'callId', callId)).toEqual([{ payload: { callId, version: 2 } }]);
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer', amendCall, { callId, baseVersion: 1, reason: both('x'), specification })).toBe(
        'CALL_VERSION_CHANGED',
      ),
    );
  });

  it('keeps the cut of the purchase, changes something, and moves no deadline earlier', async () => {
    const closesAt = await here.deadline();
    const { callId } = await here.opened({ closesAt });
    const attempt = (change: Partial<Parameters<typeof spokenCall>[0]>): Promise<string> =>
      world.refused('officer', amendCall, {
        callId,
        baseVersion: 1,
        reason: both('x'),
        specification: spokenCall({ closesAt, ...change }),
      });
    await world.unchanged(TABLES, async () => {
      expect(await attempt({})).toBe('AMENDMENT_CHANGES_NOTHING');
      expect(await attempt({ lots: [spokenLot(), spokenLot()] })).toBe('AMENDMENT_CHANGES_LOTS');
      expect(await attempt({ lots: [spokenLot({ awardSlots: 2 })] })).toBe('AMENDMENT_CHANGES_LOTS');
      expect(await attempt({ profileId: 'SHENZHEN_OPEN_TENDER' })).toBe('AMENDMENT_CHANGES_LOTS');
      expect(await attempt({ closesAt: await here.deadline(20) })).toBe('DEADLINE_MOVED_EARLIER');
      expect(await attempt({ lots: [spokenLot({ kpis: [] })] })).toBe('LOT_KPIS_MISSING');
    });
  });
});
