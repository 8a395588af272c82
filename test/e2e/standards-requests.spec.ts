import { adoptPolicy, draftPolicy, standards2026_1 as catalogue, type Standard } from '@pilotage/assurance';
import { declineStandardsRequest, recordStandardGaps, standardsRequestsQuery } from '@pilotage/calls';
import { after, DAY_MS, instant } from '@pilotage/kernel';
import { systemActor } from '@pilotage/platform';
import { openCallsWorld, spokenLot, type CallsWorld } from '../support/calls.js';
import type { World } from '../support/world.js';

const TABLES = ['standards_request'];
const GAP = 'bias-fairness';
const both = (text: string) => ({ en: text, zh: text });

let here: CallsWorld;
let world: World;

const published = async (subject: string): Promise<string> => {
  const requirements = [{ id: 'R1', text: both('Fair.'), mandatory: true, subject }, ...(spokenLot().requirements ?? []).slice(1)];
  const { callId } = await here.opened({ lots: [spokenLot({ requirements })] });
  await world.drain();
  return callId;
};
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
});
