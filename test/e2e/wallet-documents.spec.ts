import { evidenceWallet, lodgeWalletEvidence } from '@pilotage/assurance';
import { openMarketplace, type Marketplace, type TestVendor } from '../support/bidding.js';
import { modelBom, signBom, signEnvelope, testStatement } from '../support/model-boms.js';
import { roomsUpTo } from '../support/rooms.js';
import { signStatement } from '../support/statements.js';
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
async function checked(document: unknown) {
  const statement = typeof document === 'string' ? document : JSON.stringify(document);
  const { organisationId } = vendor;
  const { id } = await world.do('bidder-1', lodgeWalletEvidence, { organisationId, kind: 'declaration', statement });
  await world.drain();
  const page = await world.read('bidder-1', evidenceWallet, { organisationId, first: 50 });
  return page.edges.map(({ node }) => node).find((piece) => piece.id === id);
}
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
    expect(await checked(signEnvelope(market.issuer, testStatement(vendor.modelDigest)))).toMatchObject({ state: 'verified' });
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
    expect((await checked(statement))?.state).toBe('verified');
  });
});
