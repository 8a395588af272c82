import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ROOMS } from '@pilotage/composition';
import { NO_LIMITS } from '@pilotage/platform';
import { memberOf, serve, type Answer, type Served } from '../support/served.js';
import { openWorld, type World } from '../support/world.js';
import { makeToyTables, toyRoom } from '../support/toy-room.js';

const READ = '{ me { id } }';
/** Points of READ. */
const COST = 22;
const WRITE =
  'mutation Write($key: String!, $input: WriteToyNoteInput!) { writeToyNote(idempotencyKey: $key, input: $input) { __typename ... on ToyNote { id } } }';

const codeOf = ({ body }: Answer): string => body.errors?.[0]?.extensions.code ?? 'OK';

/** Small enough to be spent by hand. */
const QUOTAS = new Map([
  ['reading.person', 6 * COST],
  ['reading.organisation', 9 * COST],
  ['reading.address', 30],
  ['readingBytes.person', 100_000],
  ['changing.person', 2],
  ['changingBytes.person', 6000],
  ['refused.address', 60],
  ['refused.person', 30],
]);

/** Each fact has people and a vendor of its own. */
const PEOPLE = {
  quota: ['bidder-01'],
  published: ['bidder-02'],
  lanes: ['bidder-03'],
  together: ['bidder-04', 'bidder-05'],
  several: ['bidder-06'],
  window: ['bidder-07'],
  bytes: ['bidder-08'],
  known: ['bidder-09', 'bidder-10'],
  nonsense: ['drafter', 'approver'],
  lifted: ['officer'],
} as const;
type User = (typeof PEOPLE)[keyof typeof PEOPLE][number];

describe('work that one party asks for in a minute', () => {
  let world: World;
  let folder: string;
  let one: Served;
  let two: Served;
  const vendors = new Map<string, string>();
  const tokens = new Map<string, string>();
  let keys = 0;

  beforeAll(async () => {
    world = await openWorld({ rooms: [...ROOMS, toyRoom()] });
    await makeToyTables(world.databaseUrl);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-work-limits-'));
    [one, two] = [await served(QUOTAS), await served(QUOTAS)];
    for (const [key, people] of Object.entries(PEOPLE)) {
      const organisation = await world.organisation(key, 'vendor');
      for (const user of people) {
        await memberOf(world, user, organisation, ['bidder']);
        vendors.set(user, organisation);
        tokens.set(user, await one.token(user));
      }
    }
  });
  afterAll(async () => {
    await Promise.all([one, two].map((server) => server.close()));
    await world.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** A server with these quotas and no others, and the issuer of the others. */
  const served = (workLimits: ReadonlyMap<string, number>): Promise<Served> => serve(world, { workLimits, stateFolder: folder });
  const as = (user: User): Record<string, string> => ({ authorization: `Bearer ${tokens.get(user) ?? ''}` });
  const read = (server: Served, user: User): Promise<Answer> => server.ask({ query: READ }, as(user));
  const write = (server: Served, user: User, query = WRITE): Promise<Answer> => {
    const variables = { key: `work-limits-${(keys += 1)}`, input: { organisationId: vendors.get(user), text: 'x' } };
    return server.ask({ query, variables }, as(user));
  };
  const repeat = async (times: number, work: () => Promise<Answer>): Promise<string[]> => {
    const codes: string[] = [];
    for (let at = 0; at < times; at += 1) codes.push(codeOf(await work()));
    return codes;
  };

  const spent = (done: number): string[] => [...Array.from({ length: done }, () => 'OK'), 'RATE_LIMITED'];

  it('is refused beyond the quota with 429, when to come again, and nothing done', async () => {
    expect(await repeat(7, () => read(one, 'bidder-01'))).toEqual(spent(6));

    const refused = await read(one, 'bidder-01');

    expect([refused.status, codeOf(refused), refused.body.data ?? null]).toEqual([429, 'RATE_LIMITED', null]);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ budget: 'reading.person', quota: 6 * COST, retryAfter: seconds });
    expect(refused.body.errors?.[0]?.extensions['requestId']).toMatch(/^[0-9a-f-]{36}$/);
    expect(refused.headers.get('ratelimit')).toBe(`"reading.person";r=0;t=${seconds}`);
  });

  it('is published with each answer: the quota, what is left, and when it is whole again', async () => {
    const { headers } = await read(one, 'bidder-02');

    expect(headers.get('ratelimit-policy')).toBe(`"reading.person";q=${6 * COST};w=60, "readingBytes.person";q=100000;w=60`);
    expect(headers.get('ratelimit')).toMatch(/^"reading\.person";r=110;t=\d+, "readingBytes\.person";r=\d+;t=\d+$/);
    expect((await read(one, 'bidder-02')).headers.get('ratelimit')).toContain(';r=88;');
  });

  it('of a vendor who has read too much does not keep the vendor from changing a bid', async () => {
    expect(await repeat(7, () => read(one, 'bidder-03'))).toEqual(spent(6));

    expect(await repeat(2, () => write(one, 'bidder-03'))).toEqual(['OK', 'OK']);
    await world.unchanged(['toy_note', 'idempotency_key'], async () => {
      expect(codeOf(await write(one, 'bidder-03'))).toBe('RATE_LIMITED');
    });
  });

  it('of an organisation is the work of all of its people, and of nobody else', async () => {
    expect(await repeat(5, () => read(one, 'bidder-04'))).toEqual(['OK', 'OK', 'OK', 'OK', 'OK']);
    expect(await repeat(5, () => read(one, 'bidder-05'))).toEqual(spent(4));

    const colleague = await read(one, 'bidder-04');
    expect([codeOf(colleague), colleague.body.errors?.[0]?.extensions['budget']]).toEqual(['RATE_LIMITED', 'reading.organisation']);
    expect(codeOf(await read(one, 'bidder-02'))).toBe('OK');
  });

  it('at several servers is paid from one budget', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, async (_, at) => codeOf(await read(at % 2 ? one : two, 'bidder-06'))));

    // What is left of a part that one server took, the other cannot spend: less than a read each.
    const done = codes.filter((code) => code === 'OK').length;
    expect([5, 6]).toContain(done);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(20 - done);
  });

  it('is counted again in the next window, by the clock of the database', async () => {
    expect(await repeat(7, () => read(one, 'bidder-07'))).toEqual(spent(6));
    expect(codeOf(await read(two, 'bidder-07'))).toBe('RATE_LIMITED');
    await world.sql(`update app.work_budget set ends_at = clock_timestamp() - interval '1 second' where key like 'reading%'`);

    // The server that saw the window spent waits for the end that it knows of; one that did not asks the database.
    const third = await served(QUOTAS);
    const code = codeOf(await read(third, 'bidder-07'));
    await third.close();
    expect(code).toBe('OK');
  });

  it('is counted in bytes of requests, too', async () => {
    const long = `${WRITE} # ${'x'.repeat(5500)}`;

    expect(codeOf(await write(one, 'bidder-08', long))).toBe('OK');
    const refused = await write(one, 'bidder-08', long);
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', budget: 'changingBytes.person' });
  });

  it('of the public is paid by the address that it comes from, and signed-in people do not pay for it', async () => {
    const publicly = (): Promise<Answer> => one.ask({ query: '{ __typename }' });

    expect(await repeat(31, publicly)).toEqual(spent(30));
    expect(codeOf(await read(one, 'bidder-02'))).toBe('OK');
  });

  it('for nothing is limited before a signature is checked, and who was known before goes on', async () => {
    expect(codeOf(await read(one, 'bidder-09'))).toBe('OK');
    const [head, claims] = (tokens.get('bidder-10') ?? '').split('.');
    const forged = (): Promise<Answer> => one.ask({ query: READ }, { authorization: `Bearer ${head}.${claims}.${'A'.repeat(86)}` });
    const codes = await repeat(60, forged);
    expect(codes[0]).toBe('UNAUTHENTICATED');
    expect(codes.at(-1)).toBe('RATE_LIMITED');

    const refused = await forged();
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(codeOf(await read(one, 'bidder-10'))).toBe('RATE_LIMITED');
    expect(codeOf(await read(one, 'bidder-09'))).toBe('OK');
  });

  it('that cannot be understood is limited, whatever is wrong with it, and neither address nor colleagues pay for it', async () => {
    await read(two, 'drafter');
    await read(two, 'approver');
    const nonsense = ['{ me { id }', '{ nothingOfThatName }', `{ ${'me { id } '.repeat(900)} }`, '{ a: __typename '.repeat(2000), ''];
    const codes = await repeat(30, () => two.ask({ query: nonsense[(keys += 1) % 5] }, as('drafter')));
    expect(codes.filter((code) => code === 'OK' || code === 'RATE_LIMITED')).toEqual([]);

    expect(codeOf(await read(two, 'drafter'))).toBe('RATE_LIMITED');
    expect(codeOf(await read(two, 'approver'))).toBe('OK');
  });

  it('is not limited where the limits are lifted', async () => {
    const [before] = await world.sql<{ n: string }>('select count(*) as n from app.work_budget');
    const server = await served(NO_LIMITS);
    const codes = await repeat(20, () => read(server, 'officer'));
    const { headers } = await read(server, 'officer');
    await server.close();

    expect(new Set(codes)).toEqual(new Set(['OK']));
    expect(headers.get('ratelimit')).toBeNull();
    expect(await world.sql('select count(*) as n from app.work_budget')).toEqual([before]);
  });

  it('leaves no address in the database, and nothing in its journal', async () => {
    const keysOfAddresses = await world.sql<{ key: string }>(`select key from app.work_budget where key like '%.address:%'`);
    expect(keysOfAddresses.length).toBeGreaterThan(0);
    expect(keysOfAddresses.filter(({ key }) => !/^\w+\.address:[0-9a-f]{32}$/.test(key))).toEqual([]);
    expect(await world.sql(`select relpersistence as kept from pg_class where oid = 'app.work_budget'::regclass`)).toEqual([{ kept: 'u' }]);
  });
});
