import { newId, systemActor, type Tx } from '@pilotage/platform';
import { partiesRoom } from '@pilotage/parties';
import {
  acceptCase,
  committeeDecisionOf,
  committeeFact,
  decideCase,
  ethicsCase,
  ethicsCases,
  ethicsRoom,
  fileCase,
  openCaseReview,
  reviewTracking,
  type CaseDecision,
  type CaseFiling,
} from '@pilotage/ethics';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['ethics_case'];
let world: World;
let agency: string;
let vendor: string;
let members: string[];
let bidder: string;

const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);

beforeAll(async () => {
  world = await openWorld({ rooms: [partiesRoom, ethicsRoom] });
  agency = await world.organisation('agency-1', 'agency');
  vendor = await world.organisation('vendor-1', 'vendor');
  const otherVendor = await world.organisation('vendor-2', 'vendor');
  const committee = await world.organisation('committee-1', 'committee');
  const otherCommittee = await world.organisation('committee-2', 'committee');
  await world.person('officer', agency, ['officer']);
  await world.person('evaluator', agency, ['evaluator']);
  bidder = await world.person('bidder', vendor, ['bidder']);
  await world.person('other-bidder', otherVendor, ['bidder']);
  await world.person('secretary', committee, ['committeeSecretary']);
  const chair = await world.person('chair', committee, ['committeeChair']);
  const others = await Promise.all(Array.from({ length: 5 }, (_, i) => world.person(`member-${i}`, committee, ['committeeMember'])));
  members = [chair, ...others];
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
const accepted = async (more: Partial<CaseFiling> = {}) => {
  const row = await filed(more);
  await world.do('secretary', acceptCase, { caseId: row.id });
  return row;
};
const condition = { kind: 'PRECEDENT' as const, text: { en: 'Train the staff first.', zh: '先行培训人员。' } };
const meeting = (caseId: string, decision: CaseDecision, voters: readonly string[] = members, inFavour = voters.length) => ({
  caseId,
  decision,
  ballots: voters.map((personId, i) => ({ personId, vote: i < inFavour ? ('inFavour' as const) : ('against' as const) })),
  conditions: decision === 'approvedWithConditions' ? [condition] : [],
  statement: { en: 'Reasons.', zh: '理由。' },
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

  it('is accepted by the secretary, decided by the chair, and the gate then knows', async () => {
    const { id, subjectId } = await accepted();
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('NONE');
    await world.do('secretary', openCaseReview, { caseId: id, recused: [] });

    const decided = await world.do('chair', decideCase, meeting(id, 'approvedWithConditions', members, 4));

    expect(decided).toMatchObject({
      state: 'decided',
      votes: { present: 6, inFavour: 4, against: 2, abstained: 0 },
      policyVersion: '2026.1',
    });
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe('APPROVED_WITH_CONDITIONS');
    expect(await inside((tx) => committeeDecisionOf(tx, subjectId))).toMatchObject({ caseId: id, conditions: [condition] });
    const told = await world.sql(`select payload from outbox_event where type = 'ethicsCaseDecided' and payload->>'caseId' = $1`, [id]);
    expect(told).toEqual([{ payload: { caseId: id, subjectType: 'bid', subjectId } }]);
    const audit = await world.sql<{ entry: string }>(`select entry from audit_event where object_id = $1`, [id]);
    audit.forEach(({ entry }) => expect(members.slice(1).some((m) => entry.includes(m))).toBe(false));
  });

  it.each([
    ['revise', 'REVISE'],
    ['rejected', 'REJECTED'],
  ] as const)('decided "%s", it is so for the gate; filed again, it is a new case', async (decision, fact) => {
    const { id, subjectId } = await accepted();

    await world.do('chair', decideCase, meeting(id, decision, members, 1));

    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe(fact);
    const again = await filed({ subjectId });
    expect(again.id).not.toBe(id);
    expect(await inside((tx) => committeeFact(tx, subjectId))).toBe(fact);
  });

  it('is not decided without quorum, against the vote, by strangers or by members with an interest', async () => {
    const { id } = await accepted();
    await world.do('secretary', openCaseReview, { caseId: id, recused: [members[5] ?? ''] });
    const refused = (...given: Parameters<typeof meeting>) => world.refused('chair', decideCase, meeting(...given));

    await world.unchanged(TABLES, async () => {
      expect(await refused(id, 'approved', members.slice(0, 4))).toBe('COMMITTEE_QUORUM_NOT_REACHED');
      expect(await refused(id, 'approved', members.slice(0, 5), 3)).toBe('COMMITTEE_VOTE_CONTRADICTS');
      expect(await refused(id, 'approved', [...members.slice(0, 5), bidder])).toBe('NOT_A_COMMITTEE_MEMBER');
      expect(await refused(id, 'approved', members)).toBe('COMMITTEE_MEMBER_HAS_INTEREST');
      expect(await refused(id, 'approved', [...members.slice(0, 5), members[0] ?? ''])).toBe('COMMITTEE_MEMBER_NAMED_TWICE');
      expect(await world.refused('chair', decideCase, { ...meeting(id, 'approved', members.slice(0, 5)), conditions: [condition] })).toBe(
        'COMMITTEE_CONDITIONS_MISMATCH',
      );
    });
    await world.do('chair', decideCase, meeting(id, 'approved', members.slice(0, 5), 4));
  });

  it('a member who also serves the bidder does not vote', async () => {
    const party = await world.organisation('vendor-3', 'vendor');
    const row = await accepted({ interestedOrganisations: [party] });
    await world.person('member-0', party, ['bidder']);

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, meeting(row.id, 'approved'))).toBe('COMMITTEE_MEMBER_HAS_INTEREST');
    });
  });

  it('moves only through its life and by its own committee', async () => {
    const row = await filed();

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('chair', decideCase, meeting(row.id, 'approved'))).toBe('WRONG_STATE');
      await expect(world.attempt('chair', acceptCase, { caseId: row.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('secretary', acceptCase, { caseId: row.id });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('secretary', acceptCase, { caseId: row.id })).toBe('WRONG_STATE');
      expect(await world.refused('secretary', openCaseReview, { caseId: row.id, recused: [bidder] })).toBe('NOT_A_COMMITTEE_MEMBER');
      await expect(world.attempt('other-chair', decideCase, meeting(row.id, 'approved'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('officer', decideCase, meeting(row.id, 'approved'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('is read by committee, agency and interested vendor; votes by name only by the committee', async () => {
    const { id } = await accepted();
    await world.do('chair', decideCase, meeting(id, 'approved'));

    expect((await world.read('member-1', ethicsCase, { id })).ballots).toHaveLength(6);
    for (const reader of ['officer', 'bidder']) {
      expect(await world.read(reader, ethicsCase, { id })).toMatchObject({ decision: 'approved', votes: { inFavour: 6 }, ballots: null });
    }
    await expect(world.read('other-bidder', ethicsCase, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.read('evaluator', ethicsCase, { id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
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

// Last, because the clock goes only forward.
describe('the end of an approval', () => {
  it('an approval lapses after a year unless its tracking review was held', async () => {
    const kept = await accepted();
    const left = await accepted();
    const rejected = await accepted();
    for (const { id } of [kept, left]) await world.do('chair', decideCase, meeting(id, 'approved'));
    await world.do('chair', decideCase, meeting(rejected.id, 'rejected', members, 0));
    await world.clock('P300D');
    await world.do('chair', reviewTracking, { caseId: kept.id });
    expect(await world.refused('chair', reviewTracking, { caseId: rejected.id })).toBe('CASE_NOT_APPROVED');

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
