import { after, DAY_MS } from '@pilotage/kernel';
import type { Actor } from '@pilotage/platform';
import {
  acceptComplaint,
  answerComplaint,
  committeeDuties,
  complaints,
  dismissComplaint,
  ethicsDigest,
  fileComplaint,
  myComplaints,
  referComplaint,
} from '@pilotage/ethics';
import { openCallsWorld, type CallsWorld } from '../support/calls.js';
import type { World } from '../support/world.js';

const TABLES = ['complaint', 'ethics_case'];
const SECRET = 'The nurse Zhang San was told to stay silent.';
const both = (text: string) => ({ en: text, zh: text });
const newcomer = (subject: string): Actor => ({ kind: 'newcomer', issuer: 'https://identity.example.test', subject });

describe('a complaint of the public', () => {
  let market: CallsWorld;
  let world: World;
  let committee: string;
  let keys = 0;

  beforeAll(async () => {
    market = await openCallsWorld();
    ({ world } = market);
    committee = await world.organisation('committee-1', 'committee');
    await world.person('secretary', committee, ['committeeSecretary']);
    await world.person('chair', committee, ['committeeChair']);
    await world.person('other-secretary', await world.organisation('committee-2', 'committee'), ['committeeSecretary']);
  });
  afterAll(async () => world.close());

  const fileAs = async (actor: Actor, text = SECRET): Promise<{ id: string; number: string }> => {
    const given = { about: 'other' as const, text };
    const answer = await world.house.executor.execute(fileComplaint, { actor, requestId: 'test' }, given, `complaint-key-${(keys += 1)}`);
    if (!answer.ok) throw new Error('refused');
    return answer.value;
  };
  const ownOf = async (actor: Actor) =>
    (await world.house.reader.read(myComplaints, { actor, requestId: 'test' }, { first: 50 })).edges.map(({ node }) => node);
  const taken = async (text?: string): Promise<string> => {
    const { id: complaintId } = await fileAs(await world.actor('bidder'), text);
    await world.do('secretary', acceptComplaint, { complaintId });
    return complaintId;
  };

  it('is filed by whoever has proven an account, known here or not, and gets a receipt with a number and dates', async () => {
    const filed = await world.do('bidder', fileComplaint, { about: 'vendor', aboutId: market.vendor, text: SECRET });
    expect(filed).toMatchObject({ number: expect.stringMatching(/^C-2026-\d{6}$/), acceptBy: after(filed.filedAt, 7 * DAY_MS) });
    expect(filed.answerBy).toBe(after(filed.filedAt, 30 * DAY_MS));
    expect((await fileAs(newcomer('xin'))).number > filed.number).toBe(true);
    await world.unchanged(TABLES, async () => {
      await expect(fileAs({ kind: 'anonymous' })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    });
  });

  it('is read by whoever filed it and by secretaries, and lies nowhere in words', async () => {
    const { id } = await fileAs(newcomer('yi'));
    expect(await ownOf(newcomer('yi'))).toMatchObject([{ id, text: SECRET, state: 'filed' }]);
    expect(await ownOf(newcomer('er'))).toEqual([]);
    expect((await ownOf(await world.actor('rival'))).length).toBe(0);
    const read = async (as: string) =>
      (await world.read(as, complaints, { first: 100 })).edges.map(({ node }) => node).find((c) => c.id === id);
    expect((await read('secretary'))?.text).toBe(SECRET);
    expect(await read('oversight')).toMatchObject({ id, text: null });
    await expect(world.read('officer', complaints, { first: 5 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    for (const table of ['complaint', 'audit_event', 'outbox_event', 'idempotency_key']) {
      const rows = await world.sql<{ line: string }>(`select t::text as line from ${table} t`);
      expect(rows.filter(({ line }) => line.includes('Zhang San'))).toEqual([]);
    }
  });

  it('stays in sight of whoever filed it before they were enrolled, and of nobody else at their organisation', async () => {
    const { id } = await fileAs(newcomer('newly-enrolled'));
    await world.person('newly-enrolled', market.vendor, ['bidder']);
    const enrolled = await world.actor('newly-enrolled');
    expect(enrolled.kind).toBe('person');

    const later = await fileAs(enrolled);

    expect(await ownOf(enrolled)).toMatchObject([
      { id, text: SECRET },
      { id: later.id, text: SECRET },
    ]);
    const ofColleague = (await ownOf(await world.actor('bidder'))).map((own) => own.id);
    expect(ofColleague).not.toContain(id);
    expect(ofColleague).not.toContain(later.id);
  });

  it('is taken up by one committee, which answers it; the answer is told', async () => {
    const complaintId = await taken();
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('other-secretary', acceptComplaint, { complaintId })).toBe('WRONG_STATE');
      const answer = both('It was looked at.');
      await expect(world.attempt('other-secretary', answerComplaint, { complaintId, answer })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('officer', acceptComplaint, { complaintId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('secretary', answerComplaint, { complaintId, answer: both('It was looked at.') });
    const own = (await ownOf(await world.actor('bidder'))).find(({ id }) => id === complaintId);
    expect(own).toMatchObject({ state: 'answered', answer: both('It was looked at.') });
    await world.unchanged(TABLES, async () => {
      const again = { complaintId, ground: 'alreadyAnswered' as const, answer: both('Again.') };
      expect(await world.refused('secretary', dismissComplaint, again)).toBe('WRONG_STATE');
    });
  });

  it('about a need becomes an ethics case; of a need that nobody knows it does not', async () => {
    const needId = await market.publicNeed();
    const complaintId = await taken();
    const answer = both('The committee looks at it.');
    await world.unchanged(TABLES, async () => {
      const strange = { complaintId, needId: `ned_${'0'.repeat(32)}`, answer };
      expect(await world.refused('secretary', referComplaint, strange)).toBe('COMPLAINT_NEED_NOT_KNOWN');
    });
    expect(await world.do('secretary', referComplaint, { complaintId, needId, answer })).toMatchObject({
      ...{ state: 'referred', referredTo: 'ethicsCase' },
    });
    const cases = await world.sql(`select state, agency_id as agency, reasons from ethics_case where subject_id = $1`, [needId]);
    expect(cases).toEqual([{ state: 'filed', agency: market.agency, reasons: ['PUBLIC_COMPLAINT'] }]);
    const note = await world.do('secretary', referComplaint, { complaintId: await taken(), answer });
    expect(note.referredTo).toBe('incidentNote');
  });

  it('is counted in the digest of its year, of which everybody reads numbers only', async () => {
    const before = await world.read('bidder', ethicsDigest, { year: 2026 });
    const dismissal = { ground: 'nothingToExamine' as const, answer: both('It says nothing.') };
    await world.do('secretary', dismissComplaint, { complaintId: await taken(), ...dismissal });
    const digest = await world.house.reader.read(ethicsDigest, { actor: { kind: 'anonymous' }, requestId: 'test' }, { year: 2026 });
    expect(digest).toMatchObject({
      ...{ complaintsFiled: before.complaintsFiled + 1, complaintsDismissed: before.complaintsDismissed + 1, complaintsAnswered: 1 },
      ...{ approved: 0, medianDaysToDecide: null, guidelineVersions: ['1.0.0'] },
    });
    expect(await world.read('bidder', ethicsDigest, { year: 2027 })).toMatchObject({ complaintsFiled: 0, guidelineVersions: [] });
    expect(
      Object.values(digest).every(
        (value) => value === null || typeof value === 'number' || (Array.isArray(value) && !JSON.stringify(value).includes('per_')),
      ),
    ).toBe(true);
  });

  // Last, because the clock goes only forward.
  it('is late from the moment on by which it was to be answered, is told of once, and is answered all the same', async () => {
    const complaintId = await taken();
    const answered = await taken();
    await world.do('secretary', answerComplaint, { complaintId: answered, answer: both('It was looked at.') });
    const overdueSince = async (as: string) =>
      Object.fromEntries((await world.read(as, complaints, { first: 100 })).edges.map(({ node }) => [node.id, node.overdueSince] as const));
    await world.clock('P29D');
    await world.drain();
    expect((await overdueSince('secretary'))[complaintId]).toBeNull();

    await world.clock('P1D');
    await world.drain();

    const since = (await overdueSince('secretary'))[complaintId];
    for (const reader of ['secretary', 'chair']) {
      const duties = (await world.read(reader, committeeDuties, { committeeId: committee, first: 100 })).edges.map(({ node }) => node);
      expect(duties.find(({ objectId }) => objectId === complaintId)).toMatchObject({ kind: 'COMPLAINT', overdue: true, personId: null });
      expect(duties.map(({ objectId }) => objectId)).not.toContain(answered);
    }
    await expect(world.read('other-secretary', committeeDuties, { committeeId: committee, first: 5 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(since).not.toBeNull();
    expect((await overdueSince('oversight'))[complaintId]).toBe(since);
    expect((await ownOf(await world.actor('bidder'))).find(({ id }) => id === complaintId)?.overdueSince).toBe(since);
    expect((await overdueSince('secretary'))[answered]).toBeNull();
    await world.clock('P1D');
    await world.drain();
    const told = await world.sql(`select from outbox_event where type = 'complaintOverdue' and payload->>'complaintId' = $1`, [
      complaintId,
    ]);
    expect(told).toHaveLength(1);
    const late = await world.do('secretary', answerComplaint, { complaintId, answer: both('It was looked at late.') });
    expect(late).toMatchObject({ state: 'answered', overdueSince: since });
  });
});
