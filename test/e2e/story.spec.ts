import type { Driver } from '../../apps/cli/src/driver/driver.js';
import { graphqlDriver } from '../../apps/cli/src/driver/graphql.js';
import { StoryImpossible } from '../../apps/cli/src/story/preflight.js';
import type { StoryStep } from '../../apps/cli/src/story/record.js';
import { everyNode } from '../../apps/cli/src/procurement/procurement.js';
import { tellStory, type StoryEnd } from '../../apps/cli/src/story/story.js';
import { freshDatabase } from '../support/database.js';
import { seededDatabase, serve, type Served } from '../support/demonstration.js';

type Database = Awaited<ReturnType<typeof freshDatabase>>;

/** What a story that succeeded leaves behind, read through the API. */
async function expectTold(url: string): Promise<void> {
  const steps: StoryStep[] = [];
  const driver = graphqlDriver(url);
  const { low, high, second } = await tellStory(driver, (step) => void steps.push(step));
  expect(steps.filter(({ ok }) => !ok)).toEqual([]);
  expect(new Set(steps.map(({ procurement }) => procurement))).toEqual(new Set(['LOW', 'HIGH']));
  expect(steps.length).toBeGreaterThan(150);
  expect(steps.every(({ step, actor, at }) => step && actor && at)).toBe(true);

  const pilot = await driver.read('pilot-manager', 'pilot', { id: low.pilotId });
  expect(pilot).toMatchObject({ state: 'test', lotId: low.lotId, suspension: null });
  expect(await driver.read('officer', 'call', { id: low.callId })).toMatchObject({ state: 'complete', riskLevel: 'LOW' });

  expect(await driver.read('officer', 'call', { id: high.callId })).toMatchObject({ state: 'unsuccessful', riskLevel: 'HIGH' });
  const refused = steps.find(({ step, procurement }) => step === 'everyBidIsRefused' && procurement === 'HIGH');
  expect(refused?.['reasons']).toHaveLength(3);
  expect((refused?.['reasons'] as string[][]).every((reasons) => reasons.includes('ART44_CARVE_OUT'))).toBe(true);
  await expectApproved(driver, steps, second);
}

/** The HIGH procurement went on from its refusal: referred, approved by the committee with conditions, admitted, and a pilot that runs. */
async function expectApproved(driver: Driver, steps: readonly StoryStep[], { callId, lotId, pilotId }: StoryEnd['second']): Promise<void> {
  const reasonsAt = (name: string) => steps.find(({ step }) => step === name)?.['reasons'];
  expect(reasonsAt('everyBidIsReferred')).toEqual(Array.from({ length: 3 }, () => ['HIGH_RISK_REVIEW']));
  expect(reasonsAt('everyBidIsAdmitted')).toEqual(Array.from({ length: 3 }, () => ['HIGH_RISK_APPROVED']));
  expect(await driver.read('officer', 'call', { id: callId })).toMatchObject({ state: 'complete', riskLevel: 'HIGH' });
  const needId = String((await driver.read('officer', 'call', { id: callId }))['needId']);
  const duties = await driver.read('officer', 'needDuties', { needId });
  expect(duties).toMatchObject({ impactAssessment: { state: 'complete', level: 'HIGH' } });
  expect((duties['impactAssessment'] as { sections: unknown[] }).sections).toHaveLength(9);

  const bids = await everyNode(driver, 'officer', 'bidsOfLot', { lotId });
  const cases = await everyNode(driver, 'secretary', 'ethicsCases', {});
  const own = cases.filter(({ subjectId }) => bids.some(({ id }) => id === subjectId));
  expect(own.map(({ decision, conditions }) => [decision, (conditions as unknown[]).length])).toEqual(
    Array.from({ length: 3 }, () => ['approvedWithConditions', 2]),
  );

  const pilot = await driver.read('pilot-manager', 'pilot', { id: pilotId });
  expect(pilot).toMatchObject({ state: 'test', lotId, suspension: null });
  const conditions = pilot['conditions'] as readonly Record<string, unknown>[];
  expect(conditions.filter(({ kind, state }) => kind === 'PRECEDENT' && state === 'open')).toEqual([]);
  const ofCommittee = conditions.filter(({ code }) => String(code).startsWith('COMMITTEE_'));
  expect(ofCommittee.map(({ code, kind, state }) => [code, kind, state])).toEqual([
    ['COMMITTEE_CONDITION_1', 'PRECEDENT', 'met'],
    ['COMMITTEE_CONDITION_2', 'CONTINUING', 'open'],
  ]);
  const read = (pilot['kpis'] as readonly { id: string; latest: unknown }[]).filter(({ latest }) => latest !== null);
  expect(read.map(({ id }) => id)).toEqual(['nodule-sensitivity']);
}

describe('the story, told through the public API', () => {
  let database: Database;
  let served: Served;

  beforeAll(async () => {
    database = await seededDatabase();
    served = await serve(database.url);
  }, 240_000);

  afterAll(async () => {
    await served.close();
    await database.drop();
  });

  it(
    'leads the LOW procurement to a running pilot and the HIGH one from its refusal through the committee to another',
    () => expectTold(served.url),
    120_000,
  );

  it('can be told again, with procurements of its own', () => expectTold(served.url), 120_000);

  it('is not begun where the calendar of working days ends too soon', async () => {
    const driver = graphqlDriver(served.url);
    await driver.clockTo('2026-12-10T09:00:00+08:00');
    const steps: StoryStep[] = [];
    await expect(tellStory(driver, (step) => void steps.push(step))).rejects.toThrow(StoryImpossible);
    expect(steps).toEqual([]);
    expect(served.faults).toEqual([]);
  });
});

describe('the story, where nobody was founded', () => {
  it('is not begun, and says to seed', async () => {
    const database = await freshDatabase();
    const served = await serve(database.url);
    const steps: StoryStep[] = [];
    try {
      await expect(tellStory(graphqlDriver(served.url), (step) => void steps.push(step))).rejects.toThrow(/pilotage seed/);
      expect(steps).toEqual([]);
    } finally {
      await served.close();
      await database.drop();
    }
  }, 60_000);
});

const [postgres, redis] = [process.env['POSTGRES_URL_TEST'], process.env['REDIS_URL_TEST']];
const onServersOfTheHost = postgres && redis ? describe : describe.skip;
if (!postgres || !redis)
  process.stderr.write(
    'skipped: the story on PostgreSQL with Redis, because POSTGRES_URL_TEST and REDIS_URL_TEST do not both name a server\n',
  );

onServersOfTheHost('the story, on a PostgreSQL and a Redis of the host', () => {
  let database: Database;
  let served: Served;

  beforeAll(async () => {
    database = await seededDatabase(postgres, redis);
    served = await serve(database.url, redis);
  }, 240_000);

  afterAll(async () => {
    await served.close();
    await database.drop();
  });

  it(
    'leads the LOW procurement to a running pilot and the HIGH one from its refusal through the committee to another',
    () => expectTold(served.url),
    120_000,
  );
});
