import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { ROOMS } from '@pilotage/composition';
import { addMember, registerPerson } from '@pilotage/parties';
import { createLog, DEVELOPMENT_ISSUER, newId, openHouse, readConfig, systemActor, type UseCase } from '@pilotage/platform';
import { createServer } from '../../apps/api/src/server.js';
import { offerOf, openCall, openMarketplace } from '../support/bidding.js';
import { openWorld, type World } from '../support/world.js';
import { makeToyTables, toyRoom } from '../support/toy-room.js';

type Line = Readonly<Record<string, unknown>>;

/** Words that stand for secrets: whoever finds one in a record has found a leak. */
const CANARY = {
  bid: 'CanaryBidText',
  price: '987654321',
  key: 'canary-idempotency-key',
  email: 'canary@secret.example.test',
  token: 'CanaryToken',
  name: 'CanaryOperationName',
  address: 'canary-address',
  agent: 'CanaryAgent',
};
const ESCAPE = '\u001b[31m';

const DRAFT =
  'mutation CanaryOperationName($key: String!, $input: DraftBidInput!) { canaryAlias: draftBid(idempotencyKey: $key, input: $input) { __typename ... on Bid { id } ... on Refusal { code } } }';
const WRITE =
  'mutation ($key: String!, $input: WriteToyNoteInput!) { writeToyNote(idempotencyKey: $key, input: $input) { __typename ... on ToyNote { id } } }';
const READ = 'query ($id: ID!) { toyNote(id: $id) { id } }';

describe('the log', () => {
  let world: World;
  let folder: string;
  let port: number;
  let vendor: string;
  let personId: string;
  let close: () => Promise<void>;
  let keys = 0;
  const lines: string[] = [];
  const tokens = new Map<string, string>();
  const log = createLog({ program: 'api', level: 'debug', destination: { write: (line) => void lines.push(line) } });
  const records = (event: string): Line[] => lines.map((line) => JSON.parse(line) as Line).filter((line) => line['event'] === event);

  beforeAll(async () => {
    world = await openWorld({ rooms: [...ROOMS, toyRoom()] });
    await makeToyTables(world.databaseUrl);
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-logs-'));
    const settings = { NODE_ENV: 'test', DATABASE_URL: world.databaseUrl, PILOTAGE_STATE: folder, PILOTAGE_DEV: '1', PORT: '0' };
    const app = await createServer(readConfig(settings), world.house, log);
    await app.listen(0, '127.0.0.1');
    port = (app.getHttpServer().address() as AddressInfo).port;
    close = () => app.close();
    vendor = await world.organisation('vendor-of-notes', 'vendor');
    personId = await member('bidder-09', vendor);
    await member('bidder-10', await world.organisation('vendor-strange', 'vendor'));
    for (const user of ['bidder-01', 'bidder-09', 'bidder-10']) tokens.set(user, await tokenOf(user));
  });
  beforeEach(() => void lines.splice(0));
  afterAll(async () => {
    await close();
    await world.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  async function member(subject: string, organisationId: string): Promise<string> {
    const bySystem = <I>(useCase: UseCase<never, never>, given: I): Promise<{ id: string }> =>
      world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, (tx) =>
        world.house.executor.executeWithin(useCase, tx, given),
      ) as Promise<{ id: string }>;
    const name = { en: subject, zh: subject };
    const { id } = await bySystem(registerPerson as never, { issuer: DEVELOPMENT_ISSUER, subject, name });
    await bySystem(addMember as never, { organisationId, personId: id, roles: ['bidder'] });
    return id;
  }
  const json = { 'content-type': 'application/json' };
  async function tokenOf(as: string): Promise<string> {
    const answer = await fetch(`http://127.0.0.1:${port}/dev/token`, { method: 'POST', headers: json, body: JSON.stringify({ as }) });
    return ((await answer.json()) as { token: string }).token;
  }
  const as = (user: string): Record<string, string> => ({ authorization: `Bearer ${tokens.get(user) ?? ''}` });

  /** A request of Node itself, which sends whatever it is told to, and waits until the server has written what it will. */
  async function send(options: http.RequestOptions, body = ''): Promise<{ status: number; text: string }> {
    const before = records('request').length;
    const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const request = http.request({ port, host: '127.0.0.1', method: 'POST', path: '/graphql', agent: false, ...options }, (response) => {
        let text = '';
        response
          .on('data', (chunk: Buffer) => (text += chunk.toString()))
          .on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      request.on('error', reject).end(body);
    });
    while (records('request').length === before) await new Promise((resolve) => setImmediate(resolve));
    return answer;
  }
  const ask = (query: string, variables: object, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> =>
    send({ headers: { ...json, ...headers } }, JSON.stringify({ query, variables }));
  const write = (text: string, headers = as('bidder-09')): Promise<{ status: number; text: string }> =>
    ask(WRITE, { key: `${CANARY.key}-${(keys += 1)}`, input: { organisationId: vendor, text } }, headers);

  it('has one record of a request: what was asked, how it was answered, by whom as a hash', async () => {
    await write('a note');

    expect(records('request')).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        program: 'api',
        event: 'request',
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        route: '/graphql',
        method: 'POST',
        kind: 'mutation',
        operations: ['writeToyNote'],
        status: 200,
        ms: expect.any(Number),
        cost: expect.any(Number),
        bytes: expect.any(Number),
        actor: expect.stringMatching(/^[0-9a-f]{16}$/),
        organisations: [expect.stringMatching(/^[0-9a-f]{16}$/)],
        address: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
    expect(lines.join('')).not.toMatch(new RegExp(`${personId}|${vendor}|127\\.0\\.0\\.1`));
  });

  it('knows a person by the same hash at each of their requests, and others by others', async () => {
    await write('one');
    await write('two');
    await write('three', as('bidder-10'));

    const [one, two, three] = records('request').map(({ actor }) => actor);
    expect(one).toBe(two);
    expect(three).not.toBe(one);
  });

  it('names the refusal that was an answer', async () => {
    await write('refuse');

    expect(records('request')).toMatchObject([{ status: 200, refusals: ['TOY_TEXT_REFUSED'] }]);
  });

  it.each<[string, http.RequestOptions, string, number]>([
    ['that is no JSON', { headers: json }, '{"query":', 400],
    ['that is too long', { headers: json }, 'x'.repeat(3_000_000), 413],
    ['of another media type', { headers: { 'content-type': 'text/csv' } }, 'a,b', 415],
    ['by another method', { method: 'DELETE' }, '', 405],
    ['that does not parse', { headers: json }, '{"query":"{ me {"}', 400],
    ['that asks for too much', { headers: json }, JSON.stringify({ query: `{ ${'a: __typename '.repeat(3000)} }` }), 400],
    ['for an address that leads nowhere', { method: 'GET', path: `/canary-address?q=${CANARY.bid}` }, '', 404],
    ['for an address that is none', { method: 'GET', path: '/%zz' }, '', 400],
    ['for whether it lives', { method: 'GET', path: '/healthz' }, '', 200],
    ['for the page', { method: 'GET', path: '/graphiql' }, '', 200],
  ])('has exactly one record of a request %s', async (_, options, body, status) => {
    await send(options, body).catch(() => undefined);

    expect(records('request').map((record) => record['status'])).toEqual([status]);
    expect(lines.join('')).not.toMatch(/canary|zz/i);
  });

  it('has a record of a request that its client gave up', async () => {
    const request = http.request({
      port,
      host: '127.0.0.1',
      method: 'POST',
      path: '/graphql',
      headers: { ...json, 'content-length': '100' },
    });
    request.on('error', () => undefined).write('{"query":');
    await new Promise((resolve) => request.once('socket', (socket) => socket.once('connect', resolve)));
    setImmediate(() => request.destroy());
    while (records('request').length === 0) await new Promise((resolve) => setImmediate(resolve));

    expect(records('request')).toMatchObject([{ method: 'POST', outcome: 'aborted' }]);
  });

  it('records whoever was kept from something, with the operation, its rule and the reason', async () => {
    await write('of a vendor');
    const [{ id = '' } = {}] = await world.sql<{ id: string }>(`select id from toy_note where text = 'of a vendor'`);
    lines.splice(0);

    await ask(READ, { id }, as('bidder-10'));
    await ask(READ, { id: newId('clarification') }, as('bidder-10'));
    await ask(READ, { id });
    await ask('{ alias: me { id } }', {});
    await ask(READ, { id }, { authorization: `Bearer ${CANARY.token}` });

    expect(records('denied').map(({ level, code, operation, reason }) => [level, code, operation, reason])).toEqual([
      ['warn', 'NOT_FOUND', 'toyNote', 'unrelated'],
      ['warn', 'NOT_FOUND', 'toyNote', 'absent'],
      ['warn', 'UNAUTHENTICATED', 'toyNote', 'anonymous'],
      ['warn', 'UNAUTHENTICATED', 'me', 'anonymous'],
      ['warn', 'UNAUTHENTICATED', undefined, 'TOKEN_MALFORMED'],
    ]);
    expect(records('denied').map(({ requestId }) => requestId)).toEqual(records('request').map(({ requestId }) => requestId));
    expect(records('denied').every(({ address }) => typeof address === 'string')).toBe(true);
  });

  it('has one record of a fault of ours, beside that of its request', async () => {
    const { text } = await write('crash');

    const [fault, ...others] = records('error');
    expect(others).toEqual([]);
    expect(text).toContain(String(fault?.['requestId']));
    expect(records('request')).toMatchObject([{ requestId: fault?.['requestId'], code: 'INTERNAL' }]);
    expect(fault).toMatchObject({
      level: 'error',
      error: { name: 'Error', frames: expect.arrayContaining([expect.stringContaining('toy-room')]) },
    });
  });

  it('tells nothing of a bid, its price, its key, a token or an address, whatever becomes of the request', async () => {
    const market = await openMarketplace(world, 1);
    const call = await openCall(market);
    const [bidder] = market.vendors;
    if (!bidder) throw new Error('there is no vendor');
    await member('bidder-01', bidder.organisationId);
    const { technical, price } = await offerOf(market, bidder, { price: CANARY.price });
    const responses = technical.responses?.map((response) => ({ ...response, text: `${CANARY.bid} ${CANARY.email}` }));
    const [{ id: lotId = '' } = {}] = await world.sql<{ id: string }>('select id from lot limit 1');
    const input = { lotId, partyGroupId: bidder.groupId, technical: { ...technical, responses }, price };
    const headers = {
      ...as('bidder-01'),
      'user-agent': CANARY.agent,
      'x-forwarded-for': CANARY.address,
      cookie: `session=${CANARY.token}`,
    };
    lines.splice(0);

    const drafted = await ask(DRAFT, { key: CANARY.key, input }, headers);
    await ask(DRAFT, { key: CANARY.key, input: { ...input, technical } }, headers);
    await ask(DRAFT, { key: `${CANARY.key}-2`, input: { ...input, lotId: newId('lot') } }, headers);
    await ask(DRAFT, { key: `${CANARY.key}-3`, input: { ...input, price: CANARY.price, surprise: CANARY.bid } }, headers);
    await ask(DRAFT, { key: CANARY.bid, input }, as('bidder-10'));
    await ask(DRAFT, { key: CANARY.key, input }, { authorization: `Bearer ${CANARY.token}` });
    await ask(`{ ${CANARY.bid} }`, {}, headers);
    await send({ method: 'GET', path: `/graphql?query=${CANARY.bid}&token=${CANARY.token}`, headers });

    expect(drafted.text).toContain('"Bid"');
    expect(call.callId).toBeTruthy();
    expect(records('request')).toHaveLength(8);
    const secrets = [...Object.values(CANARY), ...tokens.values(), 'canaryAlias', 'bidder-01'];
    const written = lines.join('');
    expect(secrets.filter((secret) => written.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  });

  it('stays one line per event that no terminal obeys, whatever was sent', async () => {
    const hostile = `x\n{"event":"forged"}\r${ESCAPE}\u0085\u2028`;
    await write(hostile);
    await ask(`{ me { id } } # ${hostile}`, {}, { 'accept-language': 'zh\t' });
    await send(
      { path: `/${encodeURIComponent(hostile)}`, headers: { ...json, authorization: 'Bearer \u009b31m' } },
      JSON.stringify(hostile),
    );

    expect(records('request')).toHaveLength(3);
    expect(records('forged')).toEqual([]);
    for (const line of lines) expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  });

  it('has one record of each run of a job: done, refused, tried again', async () => {
    let fails = false;
    const room = toyRoom(() => {
      if (!fails) return;
      fails = false;
      throw new Error(`cannot copy "${CANARY.bid}" for ${CANARY.email}`);
    }, 'logs');
    const keyFile = path.join(process.env['PILOTAGE_STATE'] ?? '/tmp/pilotage-test', 'keys', 'house.json');
    const onError = (where: string, error: unknown): void => log({ level: 'error', event: 'error', where, error });
    const settings = { databaseUrl: world.databaseUrl, redisUrl: undefined, keyFile, log, onError };
    const house = await openHouse({ ...settings, rooms: [...ROOMS, room] });
    const engine = house.engine();
    await engine.start();
    await engine.drain();
    lines.splice(0);
    fails = true;
    await write('to be copied');
    await engine.drain();
    await engine.stop();
    await house.close();

    const runs = records('job').filter(({ job }) => job === 'copyToyNote');
    expect(runs).toMatchObject([
      { level: 'warn', attempt: 1, outcome: 'again', error: { name: 'Error' } },
      { level: 'info', attempt: 2, outcome: 'done', delivery: expect.stringMatching(/^\w+$/), ms: expect.any(Number) },
    ]);
    expect(lines.join('')).not.toMatch(/canary/i);
  });
});
