import { adoptPolicy, draftPolicy, standards2026_1 as catalogue, type Standard } from '@pilotage/assurance';
import { amendCall, declineStandardsRequest, recordStandardGaps, standardsRequestsQuery } from '@pilotage/calls';
import { after, DAY_MS, instant } from '@pilotage/kernel';
import { systemActor } from '@pilotage/platform';
import { openCallsWorld, spokenCall, spokenLot, type CallsWorld } from '../support/calls.js';
import type { World } from '../support/world.js';

const TABLES = ['standards_request'];
const GAP = 'bias-fairness';
const both = (text: string) => ({ en: text, zh: text });

let here: CallsWorld;
let world: World;

const lotOn = (subject: string) => {
  const requirements = [{ id: 'R1', text: both('Fair.'), mandatory: true, subject }, ...(spokenLot().requirements ?? []).slice(1)];
  return spokenLot({ requirements });
};
const published = async (subject: string): Promise<string> => {
  const { callId } = await here.opened({ lots: [lotOn(subject)] });
  await world.drain();
  return callId;
};
/** The open call requires the subject from now on, and closes later. */
async function amended(callId: string, subject: string, baseVersion = 1): Promise<void> {
  const specification = spokenCall({ closesAt: await here.deadline(28 + baseVersion), lots: [lotOn(subject)] });
  await world.do('officer', amendCall, { callId, baseVersion, reason: both('It was forgotten.'), specification });
  await world.drain();
}
const listed = async (as: string) =>
  (await world.read(as, standardsRequestsQuery, { first: 10 })).edges.map(({ node }) => node).filter(({ subject }) => subject === GAP);
const only = async (as = 'bidder') => {
  const [request, ...others] = await listed(as);
  if (!request || others.length > 0) throw new Error('there is not one request');
  return request;
};
const recordAgain = (callId: string) =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'recordStandardGaps' }, (tx) =>
    world.house.executor.executeWithin(recordStandardGaps, tx, { callId }),
  );

/** Another catalogue is adopted. Returns an instant at which it holds. */
async function adopted(version: string, standards: readonly Standard[]): Promise<string> {
  const validFrom = after(await world.now(), DAY_MS);
  const document = JSON.stringify({ ...catalogue, version, validFrom, standards });
  const { id } = await world.do('editor', draftPolicy, { kind: 'STANDARDS_CATALOGUE', document, reason: both('What is known now.') });
  await world.do('editor-2', adoptPolicy, { policyVersionId: id });
  return after(validFrom, DAY_MS);
}

beforeAll(async () => {
  here = await openCallsWorld();
  ({ world } = here);
  const office = await world.organisation('policy-office', 'oversight');
  await world.person('editor', office, ['policyEditor']);
  await world.person('editor-2', office, ['policyEditor']);
}, 120_000);
afterAll(async () => world.close());

describe('the list of standards that are missing', () => {
  it('takes in, for everyone to read, what a published call requires and no standard covers, and counts each call once', async () => {
    const first = await published(GAP);
    const second = await published(GAP);
    await published('information-security');

    await world.unchanged(TABLES, () => recordAgain(second));

    expect(await only()).toMatchObject({ category: 'MEDICAL_DATA_MINING', state: 'open', callCount: 2, callIds: [first, second] });
    const { firstRaisedAt, lastRaisedAt, subjectName } = await only();
    expect(instant(firstRaisedAt) < instant(lastRaisedAt)).toBe(true);
    expect(subjectName.zh).not.toBe(subjectName.en);
    const rest = await world.sql(`select subject from standards_request where subject <> $1`, [GAP]);
    expect(rest).toEqual([]);
  });

  it('has a request declined by a policy editor alone, once, with a reason that is public', async () => {
    const { id } = await only();
    const decline = { standardsRequestId: id, reason: { en: 'A guideline covers it.', zh: '已有指引。' } };
    await world.unchanged(TABLES, () =>
      expect(world.attempt('officer', declineStandardsRequest, decline)).rejects.toMatchObject({ code: 'FORBIDDEN' }),
    );

    await world.do('editor', declineStandardsRequest, decline);

    expect(await only()).toMatchObject({ state: 'declined', declinedFor: decline.reason });
    await world.unchanged(TABLES, async () => expect(await world.refused('editor', declineStandardsRequest, decline)).toBe('WRONG_STATE'));
    await published(GAP);
    expect(await only()).toMatchObject({ state: 'declined', callCount: 3 });
  });

  it('is answered once an adopted catalogue that has the standard begins, and not before', async () => {
    const [pattern] = catalogue.standards.filter(({ level, mandatory, adopts }) => level === 'NATIONAL' && !mandatory && !adopts);
    if (!pattern) throw new Error('the catalogue has no national standard');
    const { effective: _, supersededBy: __, ...lasting } = pattern;
    const answer: Standard = { ...lasting, id: 'GB/T 99999-2026', subject: GAP, categories: ['medical-data-mining'], year: 2026 };

    const holds = await adopted('2026.2', [...catalogue.standards, answer]);
    await world.drain();
    expect(await only()).toMatchObject({ state: 'declined', answer: null });
    await world.clock(holds);
    await world.drain();

    expect(await only()).toMatchObject({ state: 'answered', answer: answer.id, answerVersion: '2026.2', callCount: 3 });
  });

  it('opens a request anew when a later call lacks the standard again', async () => {
    await world.clock(await adopted('2026.3', catalogue.standards));
    expect((await only()).state).toBe('answered');

    await published(GAP);

    expect(await only()).toMatchObject({ state: 'open', answer: null, answeredAt: null, declinedFor: null, callCount: 4 });
  });

  it('takes in what an amendment of an open call requires, and counts that call once, however often it is amended', async () => {
    const callId = await published('information-security');
    expect((await only()).callCount).toBe(4);

    await amended(callId, GAP);
    await amended(callId, GAP, 2);

    const versions = await world.sql<{ at: string }>('select published_at as at from call_version where call_id = $1 order by version', [
      callId,
    ]);
    const request = await only();
    expect(request).toMatchObject({ state: 'open', callCount: 5, lastRaisedAt: versions[2]?.at });
    expect(request.callIds).toContain(callId);
    await world.unchanged(TABLES, () => recordAgain(callId));
  });
});
