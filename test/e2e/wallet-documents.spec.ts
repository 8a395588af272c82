import { evidenceWallet, lodgeWalletEvidence, recheckEvidence } from '@pilotage/assurance';
import { systemActor } from '@pilotage/platform';
import { openMarketplace, type Marketplace, type TestVendor } from '../support/bidding.js';
import { trustIssuer } from '../support/issuers.js';
import { modelBom, signBom, signEnvelope, testStatement } from '../support/model-boms.js';
import { roomsUpTo } from '../support/rooms.js';
import { signStatement, testIssuer } from '../support/statements.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let market: Marketplace;
let vendor: TestVendor;

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  market = await openMarketplace(world, 1);
  vendor = market.vendors[0] as TestVendor;
}, 120_000);
afterAll(async () => world.close());

/** Lodges the text and lets the job check it. */
async function checked(document: unknown, kind: Kind = 'declaration') {
  const statement = typeof document === 'string' ? document : JSON.stringify(document);
  const { organisationId } = vendor;
  const { id } = await world.do('bidder-1', lodgeWalletEvidence, { organisationId, kind, statement });
  await world.drain();
  return pieceNow(id);
}
type Kind = Parameters<typeof lodgeWalletEvidence.run>[1]['kind'];

async function pieceNow(id = '') {
  const page = await world.read('bidder-1', evidenceWallet, { organisationId: vendor.organisationId, first: 50 });
  return page.edges.map(({ node }) => node).find((piece) => piece.id === id);
}

/** The look that the schedule has made at a piece on which something rests. */
async function lookedAtAgain(id = '') {
  await world.house.executor.execute(
    recheckEvidence,
    { actor: systemActor('test'), requestId: 'test' },
    { evidenceId: id },
    `another-look-${(looks += 1)}`,
  );
  return pieceNow(id);
}
let looks = 0;

const codes = (piece: Awaited<ReturnType<typeof checked>>) => piece?.faults.map(({ code }) => code);

describe('a document that a machine reads', () => {
  it('declares conformity as verified where a registered issuer signed the whole of it', async () => {
    const bom = modelBom({ modelDigest: vendor.modelDigest });
    expect(await checked(signBom(market.issuer, bom))).toMatchObject({
      state: 'verified',
      standardId: 'ISO/IEC 42001:2023',
      statedDigest: vendor.modelDigest,
    });
  });

  it('is its author’s own word where nobody on the register signed it', async () => {
    const piece = await checked(modelBom({ modelDigest: vendor.modelDigest }));
    expect(piece?.state).toBe('selfDeclared');
    expect(codes(piece)).toContain('EVIDENCE_DOCUMENT_UNSIGNED');
  });

  it('is rejected where it was changed after the issuer signed it', async () => {
    const signed = signBom(market.issuer, modelBom({ modelDigest: vendor.modelDigest }));
    const piece = await checked({ ...signed, version: 2 });
    expect([piece?.state, codes(piece)]).toEqual(['rejected', ['EVIDENCE_SIGNATURE_INVALID']]);
  });

  it('reports a test that passed, and none that failed', async () => {
    expect(await checked(signEnvelope(market.issuer, testStatement(vendor.modelDigest)), 'testReport')).toMatchObject({
      state: 'verified',
    });
    const failed = testStatement(vendor.modelDigest, { result: 'FAILED', failedTests: ['noise'], passedTests: [] });
    expect((await checked(signEnvelope(market.issuer, failed)))?.state).toBe('rejected');
  });

  it('is rejected with the reason where it is no document at all', async () => {
    expect(codes(await checked('{"bomFormat": '))).toEqual(['EVIDENCE_NOT_JSON']);
  });

  it('may carry members of a credential that are not read, such as its schema', async () => {
    const credentialSchema = { id: 'https://issuer.example.test/schema', type: 'JsonSchema' };
    const { modelDigest } = vendor;
    const statement = await signStatement(market.issuer, { modelDigest, standard: 'ISO/IEC 42001:2023', payload: { credentialSchema } });
    expect((await checked(statement, 'certificate'))?.state).toBe('verified');
  });
});

describe('the kind of a text in the wallet', () => {
  it('is what the signed content says: a statement of conformity is no permit, whatever it is called', async () => {
    const { modelDigest } = vendor;
    const statement = await signStatement(market.issuer, { modelDigest, standard: 'ISO/IEC 42001:2023', payload: { name: 'A' } });
    const piece = await checked(statement, 'permit');
    expect([piece?.state, codes(piece)]).toEqual(['rejected', ['EVIDENCE_KIND_DIFFERS']]);

    const again = await checked(statement, 'certificate');
    expect([again?.id, again?.state, again?.kind]).toEqual([piece?.id, 'verified', 'certificate']);
  });

  it('is named by the type of a credential, and by the predicate of a test', async () => {
    const { modelDigest } = vendor;
    const payload = { type: ['VerifiableCredential', 'TestReport'] };
    const report = await signStatement(market.issuer, { modelDigest, standard: 'ISO/IEC 42001:2023', payload });
    expect(await checked(report, 'testReport')).toMatchObject({ state: 'verified', kind: 'testReport' });
    const test = signEnvelope(market.issuer, testStatement(modelDigest, { passedTests: ['drift'] }));
    expect(codes(await checked(test, 'certificate'))).toEqual(['EVIDENCE_KIND_DIFFERS']);
  });
});

describe('a document that is looked at again', () => {
  it('is verified once its issuer stands on the register, and was its author’s own word before', async () => {
    const assessor = await testIssuer('https://issuer.example.test/assessor');
    const texts = [
      signBom(assessor, modelBom({ modelDigest: vendor.modelDigest })),
      signEnvelope(assessor, testStatement(vendor.modelDigest)),
    ] as const;
    const before = [await checked(texts[0]), await checked(texts[1], 'testReport')];
    expect(before.map((piece) => piece?.state)).toEqual(['selfDeclared', 'selfDeclared']);
    await trustIssuer(world, assessor);
    for (const piece of before) expect((await lookedAtAgain(piece?.id))?.state).toBe('verified');
  });

  it('is rejected where what is kept is no longer what was lodged', async () => {
    const kept = await checked(signBom(market.issuer, modelBom({ modelDigest: vendor.modelDigest, more: { version: 7 } })));
    expect(kept?.state).toBe('verified');
    await world.sql('alter table evidence disable trigger keeps');
    await world.sql('update evidence set statement = statement || $2 where id = $1', [kept?.id, ' ']);
    await world.sql('alter table evidence enable always trigger keeps');
    const piece = await lookedAtAgain(kept?.id);
    expect([piece?.state, codes(piece)]).toEqual(['rejected', ['EVIDENCE_DIGEST_CHANGED']]);
  });

  it('has ended once its declared period is over, before any sweep', async () => {
    const ending = await checked(signBom(market.issuer, modelBom({ modelDigest: vendor.modelDigest, expires: '2026-03-01T00:00:00Z' })));
    expect(ending?.state).toBe('verified');
    await world.clock('2026-03-02T00:00:00Z');
    expect((await lookedAtAgain(ending?.id))?.state).toBe('expired');
  });
});
