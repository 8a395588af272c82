import { lodgeDocument, readDocument } from '@pilotage/assurance';
import { bid, draftBid, sealBid } from '@pilotage/bids';
import { closeAt, offerOf, openCall, openLot, openMarketplace, testLot, testSpecification } from '../support/bidding.js';
import type { Marketplace, TestVendor } from '../support/bidding.js';
import { documentFile, lodgedDocument, lodging } from '../support/documents.js';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

const NUMBER = '国械注准20203210839';
const PERMIT = { id: 'P1', text: { en: 'Permit', zh: '许可' }, mandatory: true, permit: 'MEDICAL_DEVICE_REGISTRATION' as const };

let world: World;
let market: Marketplace;
let lotId: string;

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  market = await openMarketplace(world, 6);
  for (const n of [1, 2]) await world.person(`verifier-${n}`, market.agency, ['evidenceVerifier']);
  const lot = testLot();
  ({ lotId } = await openCall(market, testSpecification({ lots: [testLot({ requirements: [...lot.requirements, PERMIT] })] })));
}, 120_000);
afterAll(async () => world.close());

const vendor = (n: number): TestVendor => market.vendors[n - 1] as TestVendor;
const reading = (evidenceId: string, of: TestVendor, change: object = {}) =>
  ({
    ...{ evidenceId, issuer: market.issuer.identifier, permit: 'MEDICAL_DEVICE_REGISTRATION', holder: 'Example Imaging Ltd' },
    ...{ statedDigest: of.modelDigest, validFrom: '2025-01-01T00:00:00+08:00', validUntil: '2090-01-01T00:00:00+08:00' },
    ...{ scheme: 'NMPA', number: NUMBER, finding: 'holds', ...change },
  }) as never;

/** A permit of the vendor that two verifiers read alike. */
async function permitOf(of: TestVendor, change: object = {}): Promise<string> {
  const id = await lodgedDocument(world, of, market.agency, `Permit of ${of.person}`, 'permit');
  for (const as of ['verifier-1', 'verifier-2']) await world.do(as, readDocument, reading(id, of, change));
  return id;
}

async function bidWith(of: TestVendor, ...evidenceIds: readonly string[]): Promise<string> {
  const { technical, price } = await offerOf(market, of);
  const offer = {
    technical: {
      ...technical,
      responses: [...technical.responses, { requirementId: 'P1', text: 'See the permit.' }],
      walletEvidence: evidenceIds.map((evidenceId) => ({ requirementId: 'P1', evidenceId })),
    },
    price,
  };
  const { id } = await world.do(of.person, draftBid, { lotId, partyGroupId: of.groupId, ...offer });
  await world.do(of.person, sealBid, { bidId: id });
  return id;
}
const reasonsOf = async (id: string) => (await world.read('officer', bid, { id })).admission?.reasons.map(({ code }) => code);

describe('a permit on paper that two persons read', () => {
  it('has a number of its register’s form, a register that gives it, a holder, and was lodged as a permit', async () => {
    const id = await lodgedDocument(world, vendor(1), market.agency, 'Refused', 'permit');
    const certificate = await lodgedDocument(world, vendor(1), market.agency, 'Certificate');
    const refused = (evidenceId: string, change: object = {}) =>
      world.refused('verifier-1', readDocument, reading(evidenceId, vendor(1), change));
    await world.unchanged(['evidence', 'document_check', 'document_reading'], async () => {
      expect(await refused(id, { number: '国械注准20202210839' })).toBe('REGISTER_NUMBER_MALFORMED');
      expect(await refused(id, { permit: 'OTHER', scheme: 'FDA 510k', number: 'K19288' })).toBe('REGISTER_NUMBER_MALFORMED');
      expect(await refused(id, { scheme: 'FDA_510K', number: 'K192880' })).toBe('READING_PERMIT_OF_ANOTHER_REGISTER');
      expect(await refused(id, { holder: undefined })).toBe('READING_SAYS_ONE_THING');
      expect(await refused(certificate)).toBe('READING_NOT_OF_KIND');
    });
  });

  it('that was lodged as another thing is found not to hold, and is lodged again as what it is', async () => {
    const fileId = await documentFile(world, vendor(1), 'Lodged as a certificate');
    const { id } = await world.do('bidder-1', lodgeDocument, lodging(vendor(1), market.agency, fileId));
    for (const as of ['verifier-1', 'verifier-2']) await world.do(as, readDocument, reading(id, vendor(1), { finding: 'doesNotHold' }));

    const again = await world.do('bidder-1', lodgeDocument, lodging(vendor(1), market.agency, fileId, 'permit'));

    expect(again).toMatchObject({ id, kind: 'permit', state: 'scanning', faults: [] });
    for (const as of ['verifier-1', 'verifier-2']) await world.do(as, readDocument, reading(id, vendor(1)));
    const [row] = await world.sql<{ state: string; permit: object }>('select state, permit from evidence where id = $1', [id]);
    expect(row).toMatchObject({ state: 'verified', permit: { code: 'MEDICAL_DEVICE_REGISTRATION', scheme: 'NMPA', number: NUMBER } });
  });

  it('counts at the gate as a statement does: for its model version, its kind and its time', async () => {
    const good = await bidWith(vendor(1), await permitOf(vendor(1)));
    const ofAnotherModel = await bidWith(vendor(2), await permitOf(vendor(2), { statedDigest: vendor(1).modelDigest }));
    const trial = { permit: 'CLINICAL_TRIAL', scheme: 'LOCAL_TRIALS', number: 'T-17' };
    const ofAnotherKind = await bidWith(vendor(3), await permitOf(vendor(3), trial));
    const ended = await bidWith(vendor(4), await permitOf(vendor(4), { validUntil: '2026-01-20T00:00:00+08:00' }));
    const notTrusted = await bidWith(vendor(5), await permitOf(vendor(5), { issuer: 'An office that nobody knows' }));
    const bare = await bidWith(vendor(6));
    await closeAt(world, '2026-01-26T17:00:00+08:00');
    await openLot(world, lotId);
    await world.drain();

    expect(await reasonsOf(good)).toEqual(['ADMISSIBLE_DOMESTIC']);
    for (const id of [ofAnotherModel, ofAnotherKind, notTrusted, bare]) expect(await reasonsOf(id)).toEqual(['SECTORAL_PERMIT_MISSING']);
    expect(await reasonsOf(ended)).toEqual(['SECTORAL_PERMIT_EXPIRED']);
  });
});
