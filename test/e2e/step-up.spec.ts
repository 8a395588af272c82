import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AddressInfo } from 'node:net';
import { requestOpening } from '@pilotage/bids';
import { addMember, registerMachineClient, registerPerson, removeMember } from '@pilotage/parties';
import { DEVELOPMENT_ACR, DEVELOPMENT_ISSUER, readConfig, systemActor, type Role, type UseCase } from '@pilotage/platform';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { createServer } from '../../apps/api/src/server.js';
import { closeAt, openCall, openMarketplace, offerOf, sealedBid, testSpecification, type Marketplace } from '../support/bidding.js';
import { openWorld, type World } from '../support/world.js';

interface Fault {
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}
interface Reply {
  readonly challenge: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly fault: Fault | undefined;
}

let world: World;
let market: Marketplace;
let url: string;
let folder: string;
let close: () => Promise<void>;
let keys = 0;

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world, 3);
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pilotage-step-up-'));
  const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: world.databaseUrl, PILOTAGE_STATE: folder, PILOTAGE_DEV: '1', PORT: '0' });
  const app = await createServer(config, world.house, () => undefined);
  await app.listen(config.port, config.host);
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  close = () => app.close();
  await enlist('officer', market.agency, ['officer']);
  await enlist('bidder-01', market.vendors[0]?.organisationId ?? '', ['vendorAdministrator']);
});
afterAll(async () => {
  await close();
  await world.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const bySystem = <I>(useCase: UseCase<never, never>, given: I): Promise<{ id: string }> =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, (tx) =>
    world.house.executor.executeWithin(useCase, tx, given),
  ) as Promise<{ id: string }>;

/** Makes a user of the development provider a member. */
async function enlist(key: string, organisationId: string, roles: readonly Role[]): Promise<void> {
  const { id } = await bySystem(registerPerson as never, { issuer: DEVELOPMENT_ISSUER, subject: key, name: { en: key, zh: key } });
  await bySystem(addMember as never, { organisationId, personId: id, roles });
}

async function tokenOf(as: string, authAgeSeconds?: number): Promise<string> {
  const body = JSON.stringify({ as, ...(authAgeSeconds === undefined ? {} : { authAgeSeconds }) });
  const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await answer.json()) as { token: string }).token;
}

async function ask(token: string, query: string, variables: object = {}): Promise<Reply> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await answer.json()) as { data?: Reply['data']; errors?: Fault[] };
  return { challenge: answer.headers.get('www-authenticate'), data, fault: errors[0] };
}

const mutate = (token: string, name: string, input: object): Promise<Reply> => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($key: String!, $input: ${type}!) { ${name}(idempotencyKey: $key, input: $input) { __typename ... on Refusal { code } } }`;
  return ask(token, query, { key: `step-up-key-${(keys += 1)}`, input });
};

const ME = '{ me { machine signedInRecently memberships { roles } } }';

describe('an opening', () => {
  let lotId: string;
  beforeAll(async () => {
    ({ lotId } = await openCall(market));
    for (const vendor of market.vendors) await sealedBid(market, lotId, vendor);
    await closeAt(world, '2026-01-26T17:00:00+08:00');
  });

  it('is refused on a sign-in of eleven minutes ago, with what the client needs in order to get further', async () => {
    const token = await tokenOf('officer', 660);

    await world.unchanged(['opening', 'lot'], async () => {
      const { fault, challenge } = await mutate(token, requestOpening.name, { lotId });
      expect(fault?.extensions).toMatchObject({ code: 'STEP_UP_REQUIRED', maxAge: 600, acrValues: DEVELOPMENT_ACR });
      expect(challenge).toMatch(/^Bearer error="insufficient_user_authentication"/);
      expect(challenge).toContain('max_age=600');
      expect(challenge).toContain(`acr_values="${DEVELOPMENT_ACR}"`);
    });
    expect((await ask(token, ME)).data?.['me']).toMatchObject({ signedInRecently: false });
  });

  it('is answered to a stranger as to one about nothing, however old the sign-in', async () => {
    const { fault, challenge } = await mutate(await tokenOf('bidder-01', 660), requestOpening.name, { lotId });

    expect([fault?.extensions['code'], challenge]).toEqual(['NOT_FOUND', null]);
  });

  it('is done after the officer has signed in again', async () => {
    const token = await tokenOf('officer');

    expect((await ask(token, ME)).data?.['me']).toMatchObject({ signedInRecently: true });
    expect((await mutate(token, requestOpening.name, { lotId })).data).toEqual({ requestOpening: { __typename: 'Opening' } });
  });
});

it('a token that is refused and a request without one are told that a bearer token is asked for', async () => {
  expect((await ask('abc', ME)).challenge).toBe('Bearer error="invalid_token"');
  const without = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: ME }),
  });
  expect(without.headers.get('www-authenticate')).toBe('Bearer');
});

it('an account that nobody knows is told to accept an invitation', async () => {
  const { fault } = await ask(await tokenOf('newcomer'), ME);

  expect(fault?.extensions['code']).toBe('UNAUTHENTICATED');
  expect(fault?.message).toContain('Accept an invitation');
});

describe('a machine of a vendor', () => {
  const CLIENT = 'vendor-1-robot';
  let privateKey: CryptoKey;
  let membershipId: string;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    await registerAtIssuer(CLIENT, pair.publicKey);
    const organisationId = market.vendors[0]?.organisationId ?? '';
    const given = { issuer: DEVELOPMENT_ISSUER, clientId: CLIENT, name: { en: 'Robot', zh: '机器人' }, roles: ['bidder' as const] };
    membershipId = (await world.do('bidder-1', registerMachineClient, { organisationId, ...given })).membershipId;
  });

  async function registerAtIssuer(clientId: string, key: CryptoKey): Promise<void> {
    const publicKey = { ...(await exportJWK(key)), alg: 'ES256', use: 'sig' };
    const body = JSON.stringify({ clientId, publicKey });
    const answer = await fetch(`${url}/dev/clients`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(200);
  }

  const claims = (changes: JWTPayload = {}): JWTPayload => {
    const now = Math.floor(Date.now() / 1_000);
    return { iss: CLIENT, sub: CLIENT, aud: DEVELOPMENT_ISSUER, jti: `assertion-${(keys += 1)}`, iat: now, exp: now + 60, ...changes };
  };
  const signed = (payload: JWTPayload, key = privateKey): Promise<string> =>
    new SignJWT(payload).setProtectedHeader({ alg: 'ES256' }).sign(key);

  async function exchange(assertion: string): Promise<{ status: number; body: Readonly<Record<string, string>> }> {
    const answer = await fetch(`${url}/dev/identity/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'pilotage',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  }
  const accessToken = async (): Promise<string> => (await exchange(await signed(claims()))).body['access_token'] ?? '';

  it('gets a token by its key, reads who it is, and drafts a bid that the log tells to be a machine’s', async () => {
    const token = await accessToken();

    expect((await ask(token, ME)).data?.['me']).toEqual({ machine: true, signedInRecently: false, memberships: [{ roles: ['bidder'] }] });
    const { lotId } = await openCall(market, testSpecification({ closesAt: '2026-03-30T17:00:00+08:00' }));
    const [vendor] = market.vendors;
    if (!vendor) throw new Error('no vendor');
    const input = { lotId, partyGroupId: vendor.groupId, ...(await offerOf(market, vendor)) };
    expect(await mutate(token, 'draftBid', input)).toMatchObject({ data: { draftBid: { __typename: 'Bid' } } });
    const [row] = await world.sql<{ actor: object }>(
      `select entry::jsonb -> 'actor' as actor from audit_event where type = 'bid.draft' order by id desc limit 1`,
    );
    expect(row?.actor).toEqual({ person: expect.stringMatching(/^per_/), machine: true });
  });

  it.each<readonly [string, () => Promise<string> | string]>([
    ['taken twice', async () => replayed(await signed(claims()))],
    ['for another audience', () => signed(claims({ aud: 'https://elsewhere.example' }))],
    ['that has expired', () => signed(claims({ exp: Math.floor(Date.now() / 1_000) - 120 }))],
    ['without an end', () => signed(Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== 'exp')))],
    ['without a signature', () => new UnsecuredJWT(claims()).encode()],
    ['signed by another client’s key', async () => signed(claims(), (await generateKeyPair('ES256')).privateKey)],
    ['in the name of another client', () => signed(claims({ iss: 'pilotage-development', sub: 'pilotage-development' }))],
  ])('gets none by an assertion %s', async (_what, forge) => {
    const { status, body } = await exchange(await forge());

    expect([status, body['access_token']]).toEqual([401, undefined]);
    expect(body['error']).toBe('invalid_client');
  });

  async function replayed(assertion: string): Promise<string> {
    expect((await exchange(assertion)).status).toBe(200);
    return assertion;
  }

  it('cannot use its own assertion as an access token', async () => {
    const { fault } = await ask(await signed(claims({ aud: 'pilotage' })), ME);
    expect(fault?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  it('has no access at its next request after its membership was ended', async () => {
    const token = await accessToken();

    await world.do('bidder-1', removeMember, { membershipId });

    expect((await ask(token, ME)).data?.['me']).toMatchObject({ memberships: [] });
  });
});
