import { evidenceWallet, lodgeWalletEvidence } from '@pilotage/assurance';
import { closeAt, openCall, openLot, openMarketplace, sealedBid, statementFor, testLot, testSpecification } from '../support/bidding.js';
import type { Marketplace, TestVendor } from '../support/bidding.js';
import { trustIssuer } from '../support/issuers.js';
import { roomsUpTo } from '../support/rooms.js';
import { signStatement, testIssuer } from '../support/statements.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let market: Marketplace;
let vendor: TestVendor;
let statement: string;

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  market = await openMarketplace(world, 3);
  vendor = market.vendors[0] as TestVendor;
  statement = await statementFor(market, vendor);
}, 120_000);
afterAll(async () => world.close());

const lodge = (as: string, text = statement) =>
  world.do(as, lodgeWalletEvidence, { organisationId: vendor.organisationId, kind: 'certificate', statement: text });
const wallet = async (as: string) =>
  (await world.read(as, evidenceWallet, { organisationId: vendor.organisationId, first: 10 })).edges.map(({ node }) => node);
const checksOf = async (id: string): Promise<number> =>
  (await world.sql(`select from audit_event where object_id = $1 and type = 'evidence.verify'`, [id])).length;

describe('a vendor’s wallet', () => {
  it('takes a statement in and has it checked before any bid; the same text is the same piece', async () => {
    const piece = await lodge('bidder-1');
    await world.drain();
    expect(await wallet('bidder-1')).toMatchObject([{ id: piece.id, state: 'verified', kind: 'certificate' }]);

    expect((await lodge('bidder-1')).id).toBe(piece.id);
    await world.drain();

    expect(await wallet('bidder-1')).toHaveLength(1);
    expect(await checksOf(piece.id)).toBe(1);
  });

  it('has a rejected statement checked anew when it comes again: its issuer was registered since', async () => {
    const newcomer = await testIssuer('https://issuer.example.test/newcomer');
    const text = await signStatement(newcomer, { modelDigest: vendor.modelDigest, standard: 'ISO/IEC 42001:2023' });
    const { id } = await lodge('bidder-1', text);
    await world.drain();
    const stateNow = async () => (await wallet('bidder-1')).find((piece) => piece.id === id)?.state;
    expect(await stateNow()).toBe('rejected');
    await trustIssuer(world, newcomer);

    expect((await lodge('bidder-1', text)).id).toBe(id);
    await world.drain();

    expect(await stateNow()).toBe('verified');
  });

  it('is its owner’s alone, and nobody else puts anything into it', async () => {
    await world.unchanged(['evidence', 'evidence_use'], async () => {
      for (const person of ['officer', 'bidder-2']) {
        await expect(wallet(person)).rejects.toMatchObject({ code: 'NOT_FOUND' });
        const given = { organisationId: vendor.organisationId, kind: 'certificate' as const, statement };
        await expect(world.attempt(person, lodgeWalletEvidence, given)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
    });
  });

  it('serves every bid that offers the text, checked once, and tells of no bid before its opening', async () => {
    const lots = ['One', 'Two'].map((title) => testLot({ title: { en: title, zh: title } }));
    const { lotIds } = await openCall(market, testSpecification({ lots }));
    const before = await wallet('bidder-1');
    for (const lotId of lotIds)
      for (const bidder of market.vendors) await sealedBid(market, lotId, bidder, bidder === vendor ? { statement } : {});
    const [own] = before;
    await world.drain();
    expect(await wallet('bidder-1')).toEqual(before);
    expect(await world.sql('select from evidence_use')).toEqual([]);

    await closeAt(world, '2026-01-26T17:00:00+08:00');
    for (const lotId of lotIds) await openLot(world, lotId);
    await world.drain();

    const uses = await world.sql<{ bid: string }>('select bid_id as bid from evidence_use where evidence_id = $1', [own?.id]);
    expect(new Set(uses.map(({ bid }) => bid)).size).toBe(2);
    expect(await checksOf(own?.id ?? '')).toBe(1);
    expect(await wallet('bidder-1')).toHaveLength(before.length);
  });
});
