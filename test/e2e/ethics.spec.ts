import { newId, systemActor, type Tx } from '@pilotage/platform';
import { assuranceRoom } from '@pilotage/assurance';
import { partiesRoom } from '@pilotage/parties';
import {
  acceptCase,
  committeeDecisionOf,
  committeeFact,
  decideCase,
  ethicsCase,
  ethicsCases,
  ethicsRoom,
  extendCase,
  fileCase,
  openCaseReview,
  reviewTracking,
  type CaseDecision,
  type CaseFiling,
} from '@pilotage/ethics';
import { CONDITION, decide, declaredAs, seatMembers, takeUp, vote } from '../support/committee.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['ethics_case', 'case_sitting', 'case_publication', 'tracking_review'];
const KEYS = ['chair', 'member-0', 'member-1', 'member-2', 'member-3', 'member-4', 'member-5'];
const CAST = { secretary: 'secretary', chair: 'chair', members: KEYS.slice(0, 6) };
const both = (text: string) => ({ en: text, zh: text });

let world: World;
let agency: string;
let vendor: string;
let members: string[];

const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);

beforeAll(async () => {
  world = await openWorld({ rooms: [partiesRoom, assuranceRoom, ethicsRoom] });
  agency = await world.organisation('agency-1', 'agency');
  vendor = await world.organisation('vendor-1', 'vendor');
  const otherVendor = await world.organisation('vendor-2', 'vendor');
  const committee = await world.organisation('committee-1', 'committee');
  const otherCommittee = await world.organisation('committee-2', 'committee');
  await world.person('officer', agency, ['officer']);
  await world.person('evaluator', agency, ['evaluator']);
  await world.person('bidder', vendor, ['bidder']);
  await world.person('other-bidder', otherVendor, ['bidder']);
  await world.person('secretary', committee, ['committeeSecretary']);
  const chair = await world.person('chair', committee, ['committeeChair']);
  const others = await Promise.all(Array.from({ length: 6 }, (_, i) => world.person(`member-${i}`, committee, ['committeeMember'])));
  members = [chair, ...others];
  await seatMembers(world, committee, KEYS);
  await world.person('other-chair', otherCommittee, ['committeeChair']);
});
afterAll(async () => world.close());

const filed = (more: Partial<CaseFiling> = {}) =>
  inside((tx) =>
    fileCase(tx, {
      subjectType: 'bid',
      subjectId: newId('bid'),
      agencyId: agency,
      interestedOrganisations: [vendor],
      reasons: ['HIGH_RISK_REVIEW'],
      ...more,
    }),
  );
const decidedCase = async (decision: CaseDecision) => {
  const row = await filed();
  await decide(world, CAST, { caseId: row.id, decision });
  return row;
};
/** A case about the subject that was decided. Returns its id. */
const decidedAbout = async (subjectId: string): Promise<string> => {
  const { id } = await filed({ subjectId });
  await decide(world, CAST, { caseId: id, decision: 'rejected' });
  return id;
};
const review = (
  caseId: string,
  outcome: 'keep' | 'suspend' | 'end' | 'amendConditions' = 'keep',
  conditions: (typeof CONDITION)[] = [],
) => ({
  ...{ caseId, outcome, conditions },
  finding: both('It is used as approved.'),
});

describe('a case before the ethics committee', () => {
  it('is filed once while it is open, and announced once', async () => {
    const subjectId = newId('bid');

    const first = await filed({ subjectId });
    const again = await filed({ subjectId });

    expect(again.id).toBe(first.id);
    const told = await world.sql(`select payload from outbox_event where type = 'ethicsCaseFiled' and payload->>'subjectId' = $1`, [
      subjectId,
    ]);
    expect(told).toEqual([{ payload: { caseId: first.id, subjectType: 'bid', subjectId } }]);
  });

  it('is accepted by the secretary, voted by the members, declared by the chair, and the gate then knows', async () => {
    const { id, subjectId } = await filed();
    await takeUp(world, CAST, id);
    await vote(world, CAST, { caseId: id, inFavour: 4 });
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('NONE');

    const decided = await world.do('chair', decideCase, declaredAs(id, 'approvedWithConditions'));

    expect(decided).toMatchObject({
      state: 'decided',
      votes: { present: 6, inFavour: 4, against: 2, abstained: 0 },
      policyVersion: '2026.2',
    });
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('APPROVED_WITH_CONDITIONS');
    expect(await inside((tx) => committeeDecisionOf(tx, subjectId))).toMatchObject({ caseId: id, conditions: [CONDITION] });
    const told = await world.sql(`select payload from outbox_event where type = 'ethicsCaseDecided' and payload->>'caseId' = $1`, [id]);
    expect(told).toEqual([{ payload: { caseId: id, subjectType: 'bid', subjectId } }]);
    const audit = await world.sql<{ entry: string }>(`select entry from audit_event where object_id = $1`, [id]);
    audit.forEach(({ entry }) =>
      expect(members.slice(1).some((m) => JSON.stringify(JSON.parse(entry).facts ?? {}).includes(m))).toBe(false),
    );
  });

  it.each([
    ['revise', 'REVISE'],
    ['rejected', 'REJECTED'],
  ] as const)('decided "%s", it is so for the gate; filed again, it is a new case', async (decision, fact) => {
    const { id, subjectId } = await decidedCase(decision);

    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe(fact);
    const again = await filed({ subjectId });
    expect(again.id).not.toBe(id);
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe(fact);
  });

  it('moves only through its life and by its own committee', async () => {
    const row = await filed();

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, declaredAs(row.id, 'approved'))).toBe('WRONG_STATE');
      await expect(world.attempt('chair', acceptCase, { caseId: row.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('secretary', acceptCase, { caseId: row.id });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', acceptCase, { caseId: row.id })).toBe('WRONG_STATE');
      expect(await world.refused('chair', decideCase, declaredAs(row.id, 'approved'))).toBe('WRONG_STATE');
      await expect(world.attempt('other-chair', decideCase, declaredAs(row.id, 'approved'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('officer', decideCase, declaredAs(row.id, 'approved'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('is read by committee, agency and interested vendor; votes by name only by the committee', async () => {
    const { id } = await decidedCase('approved');

    expect((await world.read('member-1', ethicsCase, { id })).ballots).toHaveLength(6);
    for (const reader of ['officer', 'bidder']) {
      expect(await world.read(reader, ethicsCase, { id })).toMatchObject({ decision: 'approved', votes: { inFavour: 6 }, ballots: null });
    }
    await expect(world.read('other-bidder', ethicsCase, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.read('evaluator', ethicsCase, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is found by what it is about and by its state, page by page, by whoever may read it', async () => {
    const subjectId = newId('bid');
    const ids = [await decidedAbout(subjectId), await decidedAbout(subjectId), (await filed({ subjectId })).id];
    const found = async (reader: string, more: object = {}) =>
      (await world.read(reader, ethicsCases, { first: 10, subjectId, ...more })).edges.map((e) => e.node.id);

    expect(await found('secretary')).toEqual(ids);
    expect(await found('bidder', { state: 'filed' })).toEqual(ids.slice(2));
    expect(await found('secretary', { first: 1, after: ids[0] })).toEqual(ids.slice(1, 2));
    expect(await found('other-bidder')).toEqual([]);
    expect(await found('secretary', { subjectId: newId('bid') })).toEqual([]);
  });

  it('lists hold only what their reader may read', async () => {
    const foreign = await filed({ interestedOrganisations: [] });
    const idsOf = async (reader: string) => (await world.read(reader, ethicsCases, { first: 100 })).edges.map((e) => e.node.id);

    expect(await idsOf('secretary')).toContain(foreign.id);
    expect(await idsOf('officer')).toContain(foreign.id);
    expect(await idsOf('bidder')).not.toContain(foreign.id);
    expect(await idsOf('other-bidder')).toEqual([]);
    await expect(idsOf('evaluator')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const open = await world.read('secretary', ethicsCases, { first: 100, state: 'filed' });
    expect(new Set(open.edges.map((e) => e.node.state))).toEqual(new Set(['filed']));
  });
});

describe('a tracking review', () => {
  const eventsOf = (type: string, caseId: string) =>
    world.sql(`select from outbox_event where type = $1 and payload->>'caseId' = $2`, [type, caseId]);

  it('suspends an approval, which the gate then reads as not settled, and lets it go on', async () => {
    const { id, subjectId } = await decidedCase('approved');

    expect(await world.do('chair', reviewTracking, review(id, 'suspend'))).toMatchObject({ state: 'suspended' });
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('REVISE');
    expect(await eventsOf('ethicsCaseSuspended', id)).toHaveLength(1);
    expect(await world.refused('chair', reviewTracking, review(id, 'suspend'))).toBe('WRONG_STATE');

    await world.do('chair', reviewTracking, review(id, 'amendConditions', [CONDITION]));
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('APPROVED_WITH_CONDITIONS');
    expect(await inside((tx) => committeeDecisionOf(tx, subjectId))).toMatchObject({ conditions: [CONDITION] });
  });

  it('ends an approval for good', async () => {
    const { id, subjectId } = await decidedCase('approved');

    await world.do('chair', reviewTracking, review(id, 'end'));

    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('REJECTED');
    expect(await eventsOf('ethicsCaseEnded', id)).toHaveLength(1);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', reviewTracking, review(id))).toBe('WRONG_STATE');
    });
  });

  it('names conditions where it amends them and nowhere else', async () => {
    const { id } = await decidedCase('approved');

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', reviewTracking, review(id, 'amendConditions'))).toBe('COMMITTEE_CONDITIONS_MISMATCH');
      expect(await world.refused('chair', reviewTracking, review(id, 'keep', [CONDITION]))).toBe('COMMITTEE_CONDITIONS_MISMATCH');
    });
  });
});

// Last, because the clock goes only forward.
describe('time', () => {
  const inDays = async (days: number): Promise<string> => new Date(Date.parse(await world.now()) + days * 86_400_000).toISOString();

  it('to decide is extended with a stated term before it has ended; a case that is late says so once', async () => {
    const { id: caseId } = await filed();
    await world.do('secretary', acceptCase, { caseId });
    const reason = both('The vendor answers late.');
    await world.unchanged(TABLES, async () => {
      const until = await inDays(61);
      expect(await world.refused('chair', extendCase, { caseId, until, reason })).toBe('CASE_EXTENSION_TOO_LONG');
      await expect(world.attempt('member-1', extendCase, { caseId, until, reason })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    const extended = await world.do('chair', extendCase, { caseId, until: await inDays(40), reason });
    expect(extended.extensions).toHaveLength(1);
    await world.clock('P39D');
    await world.drain();
    expect((await world.read('secretary', ethicsCase, { id: caseId })).overdueAt).toBeNull();
    await world.clock('P1D');
    await world.drain();

    expect((await world.read('officer', ethicsCase, { id: caseId })).overdueAt).not.toBeNull();
    expect(await world.refused('chair', extendCase, { caseId, until: await inDays(20), reason })).toBe('CASE_OVERDUE');
    await world.drain();
    expect(await world.sql(`select from outbox_event where type = 'ethicsCaseOverdue' and payload->>'caseId' = $1`, [caseId])).toHaveLength(
      1,
    );
    await world.do('secretary', openCaseReview, { caseId });
  });

  it('ends an approval after a year unless its tracking review was held', async () => {
    const kept = await decidedCase('approved');
    const left = await decidedCase('approved');
    const rejected = await decidedCase('rejected');
    await world.clock('P300D');
    await world.do('chair', reviewTracking, review(kept.id));
    expect(await world.refused('chair', reviewTracking, review(rejected.id))).toBe('CASE_NOT_APPROVED');

    await world.clock('P66D');

    expect(await inside((tx) => committeeFact(tx, left.subjectId))).toBe('EXPIRED');
    await world.drain();
    expect(await world.read('officer', ethicsCase, { id: left.id })).toMatchObject({ state: 'lapsed' });
    expect(await world.read('officer', ethicsCase, { id: kept.id })).toMatchObject({ state: 'tracking' });
    expect(await inside((tx) => committeeFact(tx, kept.subjectId))).toBe('APPROVED');
    expect(await inside((tx) => committeeFact(tx, left.subjectId))).toBe('EXPIRED');
    expect(await inside((tx) => committeeFact(tx, rejected.subjectId))).toBe('REJECTED');
  });
});
