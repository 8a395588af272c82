import {
  accreditIssuer,
  addIssuerKey,
  confirmIssuerEntry,
  evidenceWallet,
  issuerQuery,
  issuers,
  lodgeWalletEvidence,
  nameStatusIssuer,
  registerIssuer,
  rejectIssuerEntry,
  restrictAccreditation,
  revokeIssuerKey,
} from '@pilotage/assurance';
import { startStage } from '@pilotage/pilots';
import { openMarketplace, type Marketplace, type TestVendor } from '../support/bidding.js';
import { accreditationOf, entered, issuerEntry, LONG_AGO, proposedIn, trustIssuer } from '../support/issuers.js';
import { draftedPilots, readPilot, runningPilot } from '../support/piloting.js';
import { signStatement, testIssuer, type StatementText, type TestIssuer } from '../support/statements.js';
import { openListServer, type ListServer } from '../support/status-lists.js';
import { openWorld, type World } from '../support/world.js';

const TABLES = ['issuer', 'issuer_entry', 'issuer_key', 'issuer_accreditation', 'evidence', 'pilot'];
const source = 'Register, entry 2';
/** Another issuer by the same key. */
const TWIN = 'https://issuer.example.test/twin';
const both = (text: string) => ({ en: text, zh: text });

let world: World;
let market: Marketplace;
let vendor: TestVendor;
let server: ListServer;

beforeAll(async () => {
  server = await openListServer();
  world = await openWorld({ outbound: { exceptions: [server.origin] } });
  market = await openMarketplace(world, 2);
  vendor = market.vendors[0] as TestVendor;
  await world.person('pilot-manager', market.agency, ['pilotManager']);
}, 180_000);
afterAll(async () => {
  await world.close();
  await server.close();
});

const pieces = async () =>
  (await world.read('bidder-1', evidenceWallet, { organisationId: vendor.organisationId, first: 50 })).edges.map(({ node }) => node);
/** State and faults of a statement that the vendor lodges, once the job has checked it. */
async function checked(by: TestIssuer, more: Partial<StatementText> = {}): Promise<readonly [string, readonly string[]]> {
  const statement = await signStatement(by, { modelDigest: vendor.modelDigest, standard: 'ISO/IEC 42001:2023', ...more });
  const { id } = await world.do('bidder-1', lodgeWalletEvidence, { organisationId: vendor.organisationId, kind: 'certificate', statement });
  await world.drain();
  const piece = (await pieces()).find((each) => each.id === id);
  return [piece?.state ?? '', (piece?.faults ?? []).map(({ code }) => code)];
}
const known = async (as: string) => (await world.read(as, issuers, { first: 50 })).edges.map(({ node }) => node);
const rowOf = async ({ identifier }: TestIssuer, as = 'editor') => {
  const row = (await known(as)).find((issuer) => issuer.identifier === identifier);
  if (!row) throw new Error('the issuer is not on the register');
  return row;
};
const keyOf = async (issuer: TestIssuer) => (await rowOf(issuer)).keys[0]?.id ?? '';
const linkOf = async (issuer: TestIssuer) => (await rowOf(issuer)).accreditations[0]?.id ?? '';
/** Another key of the same issuer, by its own private half. */
const withKey = (issuer: TestIssuer, { privateJwk, key }: TestIssuer): TestIssuer => ({ identifier: issuer.identifier, privateJwk, key });

describe('an issuer on the register', () => {
  it('counts for nothing before a second policy editor has confirmed it, and nobody confirms what they proposed', async () => {
    const issuer = await testIssuer('https://issuer.example.test/second-person');
    const proposed = await world.do('editor', registerIssuer, issuerEntry(issuer));
    const entryId = proposedIn(proposed);
    expect(await checked(issuer)).toEqual(['rejected', ['EVIDENCE_ISSUER_UNKNOWN']]);
    expect((await known('bidder-1')).map(({ identifier }) => identifier)).toEqual([market.issuer.identifier]);
    await expect(world.read('bidder-1', issuerQuery, { id: proposed.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor', confirmIssuerEntry, { entryId })).toBe('SAME_EDITOR_CONFIRMS_ISSUER');
      const key = { ...issuer.key, validFrom: LONG_AGO, kid: 'other' };
      expect(await world.refused('editor-2', addIssuerKey, { issuerId: proposed.id, key, source })).toBe('ISSUER_NOT_CONFIRMED');
    });
    await world.do('editor-2', confirmIssuerEntry, { entryId });
    expect(await checked(issuer)).toEqual(['verified', []]);
    const shown = await world.read('bidder-1', issuerQuery, { id: proposed.id });
    expect(shown).toMatchObject({ state: 'confirmed', accredited: true, entries: null, keys: [{ x: issuer.key.x }] });
    expect((await rowOf(issuer, 'oversight')).entries).toHaveLength(1);
  });

  it('that was rejected never counted, and may be proposed again', async () => {
    const issuer = await testIssuer('https://issuer.example.test/rejected');
    const entry = { entryId: proposedIn(await world.do('editor', registerIssuer, issuerEntry(issuer))) };
    await world.do('editor', rejectIssuerEntry, { ...entry, reason: both('The wrong key.') });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor-2', confirmIssuerEntry, entry)).toBe('WRONG_STATE');
    });
    expect(await checked(issuer)).toEqual(['rejected', ['EVIDENCE_ISSUER_UNKNOWN']]);
    await trustIssuer(world, issuer);
    expect(await checked(issuer)).toEqual(['verified', []]);
  });
});

describe('a key that was rotated', () => {
  it('checks what it signed in its time, the next key what came after; a header must name the key that signed', async () => {
    const old = await testIssuer('https://issuer.example.test/rotating');
    const next = withKey(old, await testIssuer('https://issuer.example.test/next', 'EdDSA'));
    const issuerId = await trustIssuer(world, old);
    const at = (validFrom: string, header: object = {}): Partial<StatementText> => ({ validFrom, header: { ...header } });
    const key = { ...next.key, kid: 'next', validFrom: '2025-06-01T00:00:00Z' };
    const proposed = world.do('editor', addIssuerKey, { issuerId, key, source });
    await proposed;
    expect(await checked(next, at('2025-09-01T00:00:00Z'))).toEqual(['rejected', ['EVIDENCE_SIGNATURE_INVALID']]);
    await entered(world, proposed);
    await world.do('editor', revokeIssuerKey, { keyId: await keyOf(old), finding: 'superseded', since: '2025-07-01T00:00:00Z', source });

    expect(await checked(old, at('2025-03-02T00:00:00Z'))).toEqual(['verified', []]);
    expect(await checked(old, at('2025-09-02T00:00:00Z'))).toEqual(['rejected', ['EVIDENCE_KEY_NOT_VALID_THEN']]);
    expect(await checked(next, at('2025-03-03T00:00:00Z'))).toEqual(['rejected', ['EVIDENCE_KEY_NOT_VALID_THEN']]);
    expect(await checked(next, at('2025-09-03T00:00:00Z', { kid: 'next' }))).toEqual(['verified', []]);
    expect(await checked(next, at('2025-09-04T00:00:00Z', { kid: 'another' }))).toEqual(['rejected', ['EVIDENCE_KEY_UNKNOWN']]);
    // The certificate begins before the rotation, and was signed after it: the header says so.
    const iat = Date.parse('2025-10-01T00:00:00Z') / 1000;
    expect(await checked(next, at('2025-03-04T00:00:00Z', { iat }))).toEqual(['verified', []]);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor', addIssuerKey, { issuerId, key, source })).toBe('ISSUER_KEY_KNOWN');
    });
  });
});

describe('pilots that lean on an issuer', () => {
  let pilots: Record<string, string>;
  let stolen: TestIssuer;
  let ending: TestIssuer;
  let listed: TestIssuer;
  let lister: TestIssuer;
  const stateOf = async (title: string): Promise<string> => (await readPilot(world, pilots[title] ?? '')).state;
  const stage = (title: string) => world.refused('pilot-manager', startStage, { pilotId: pilots[title] ?? '', stage: 'TRIAL' });
  const evidenceBy = (issuer: TestIssuer) =>
    world.sql<{ state: string; faults: string[] }>(
      `select distinct e.state, e.faults from evidence e join evidence_use u on u.evidence_id = e.id join issuer i on i.identifier = $1
       where e.statement is not null and e.issuer_id = i.id`,
      [issuer.identifier],
    );

  beforeAll(async () => {
    const name = (path: string) => testIssuer(`https://issuer.example.test/${path}`);
    [stolen, ending, listed, lister] = [await name('stolen'), await name('ending'), await name('listed'), await name('lister')];
    await trustIssuer(world, stolen);
    await trustIssuer(world, { ...stolen, identifier: TWIN });
    await trustIssuer(world, lister, { accredited: false });
    const endingId = await trustIssuer(world, ending, { accredited: false });
    const accreditation = { ...accreditationOf(), validUntil: '2026-03-01T00:00:00Z' };
    await entered(world, world.do('editor', accreditIssuer, { issuerId: endingId, accreditation, source }));
    const issuerId = await trustIssuer(world, listed);
    const statusIssuerId = (await rowOf(lister)).id;
    await entered(world, world.do('editor', nameStatusIssuer, { issuerId, statusIssuerId, source }));
    server.signer = lister;
    pilots = await draftedPilots(
      market,
      ['stolen', 'ending', 'listed', 'plain'],
      {},
      {
        stolen: { by: stolen },
        ending: { by: ending },
        listed: { by: listed, payload: { credentialStatus: server.place('revocation', 3) } },
      },
    );
    for (const pilotId of Object.values(pilots)) await runningPilot(world, pilotId);
    await world.drain();
  }, 180_000);

  it('run while keys, accreditations and status lists hold; a list is signed by the issuer that is named for it', async () => {
    const states = await Promise.all(Object.keys(pilots).map(stateOf));
    expect(states).toEqual(['test', 'test', 'test', 'test']);
    const lists = await world.sql<{ fault: string | null; isKept: boolean }>(
      'select fault, digest is not null as "isKept" from status_list',
    );
    expect(lists).toEqual([{ fault: null, isKept: true }]);
    expect((await rowOf(listed, 'bidder-1')).statusIssuerId).toBe((await rowOf(lister)).id);
  });

  it('stop when a key was compromised, whatever date it signed and whatever issuers it stands under: one person is enough, and the gate refuses before any job has looked', async () => {
    const keyId = await keyOf(stolen);
    const found = { keyId, finding: 'compromised' as const, since: '2026-02-01T00:00:00Z', source };
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor', revokeIssuerKey, { ...found, since: '2027-01-01T00:00:00Z' })).toBe('ISSUER_INSTANT_AHEAD');
      await expect(world.attempt('officer', revokeIssuerKey, found)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('editor', revokeIssuerKey, found);
    expect(await stage('stolen')).toBe('GATE_REFUSES_STAGE');
    await world.drain();
    expect(await evidenceBy(stolen)).toEqual([]);
    const rejected = `select state from evidence where faults ? 'EVIDENCE_KEY_COMPROMISED'`;
    expect(await world.sql(rejected)).toEqual([{ state: 'rejected' }]);
    expect(await stateOf('stolen')).toBe('suspended');
    expect(await stateOf('plain')).toBe('test');
    expect((await rowOf({ ...stolen, identifier: TWIN })).keys[0]?.compromisedSince).toBe('2026-02-01T00:00:00.000Z');
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('editor', revokeIssuerKey, found)).toBe('ISSUER_KEY_ENDED');
      const issuerId = (await rowOf(ending)).id;
      const again = { issuerId, key: { ...stolen.key, validFrom: LONG_AGO }, source };
      expect(await world.refused('editor', addIssuerKey, again)).toBe('ISSUER_KEY_KNOWN');
    });
  });

  it('start no stage from the very instant at which an accreditation ends; the day after, the evidence says so, and a new one brings it back', async () => {
    await world.clock('2026-03-01T00:00:00Z');
    expect(await stage('ending')).toBe('GATE_REFUSES_STAGE');
    await world.drain();
    expect((await evidenceBy(ending)).map(({ state }) => state)).toEqual(['notAccredited']);
    const next = { ...accreditationOf(), validFrom: '2026-03-01T00:00:00Z' };
    const issuerId = (await rowOf(ending)).id;
    const proposed = world.do('editor', accreditIssuer, { issuerId, accreditation: next, source });
    await proposed;
    await world.drain();
    expect((await evidenceBy(ending)).map(({ state }) => state)).toEqual(['notAccredited']);
    await entered(world, proposed);
    await world.drain();
    expect((await evidenceBy(ending)).map(({ state }) => state)).toEqual(['verified']);
  });

  it('lose what was issued under an accreditation that was withdrawn for cause, also under a later one; the body’s loss ends each of its accreditations', async () => {
    const since = '2026-02-15T00:00:00Z';
    const withdrawn = { accreditationId: await linkOf(ending), finding: 'withdrawn' as const, since, source };
    await world.do('editor', restrictAccreditation, withdrawn);
    await world.drain();
    expect((await evidenceBy(ending)).map(({ state }) => state)).toEqual(['notAccredited']);
    await world.unchanged(TABLES, async () => {
      const suspended = { ...withdrawn, finding: 'suspended' as const };
      expect(await world.refused('editor', restrictAccreditation, suspended)).toBe('ACCREDITATION_RESTRICTED');
    });
    await world.do('editor', restrictAccreditation, { ...withdrawn, accreditationId: await linkOf(listed), finding: 'recognitionEnded' });
    expect((await known('bidder-1')).filter(({ accredited }) => accredited)).toEqual([]);
    expect(await stage('plain')).toBe('GATE_REFUSES_STAGE');
    await world.drain();
    expect((await evidenceBy(market.issuer)).map(({ state }) => state)).toEqual(['notAccredited']);
  });

  it('refuse a status list that anybody else signs, the issuer itself included, and forget what a compromised key of its signer said', async () => {
    server.signer = listed;
    await world.clock('P1D');
    await world.drain();
    const faults = () => world.sql<{ fault: string | null }>('select fault from status_list');
    expect(await faults()).toEqual([{ fault: 'EVIDENCE_STATUS_LIST_OF_ANOTHER' }]);
    server.signer = lister;
    await world.clock('PT10M');
    await world.drain();
    expect(await faults()).toEqual([{ fault: null }]);

    const since = '2026-02-20T00:00:00Z';
    await world.do('editor', revokeIssuerKey, { keyId: await keyOf(lister), finding: 'compromised', since, source });
    await world.drain();
    expect(await world.sql('select fault, good_until as "goodUntil" from status_list')).toEqual([
      { fault: 'EVIDENCE_STATUS_LIST_UNSIGNED', goodUntil: null },
    ]);
    expect(await stage('listed')).toBe('GATE_REFUSES_STAGE');
  });
});
