import { gateDecisions } from '@pilotage/assurance';
import { bid, bidsOfLotQuery, draftBid, reviseBid, sealBid } from '@pilotage/bids';
import { attachModelCard } from '@pilotage/parties';
import { closeAt, offerOf, openCall, openLot, openMarketplace, testLot, testSpecification } from '../support/bidding.js';
import type { Marketplace, TestVendor } from '../support/bidding.js';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

const ASKS = { id: 'M1', text: { en: 'A model card', zh: '模型卡' }, mandatory: true, modelCard: true };
const TOUCHED = ['bid', 'envelope', 'submission'];

let world: World;
let market: Marketplace;
let vendor: TestVendor;
let asking: string;
let other: string;

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  market = await openMarketplace(world, 2);
  vendor = market.vendors[0] as TestVendor;
  const lots = [testLot({ requirements: [...testLot().requirements, ASKS] }), testLot()];
  [asking = '', other = ''] = (await openCall(market, testSpecification({ lots }))).lotIds;
}, 120_000);
afterAll(async () => world.close());

const both = (en: string) => ({ en, zh: `${en}（中）` });
const attach = (purpose: string) =>
  world.do(vendor.person, attachModelCard, {
    modelVersionId: vendor.modelVersionId,
    card: {
      ...{ purpose: both(purpose), trainingData: both('Data'), evaluation: both('Evaluation'), limits: both('Limits') },
      ...{ risks: both('Risks'), languages: ['zh-Hans'], contact: both('Contact') },
    },
  });
async function offer() {
  const { technical, price } = await offerOf(market, vendor);
  return { technical: { ...technical, responses: [...technical.responses, { requirementId: 'M1', text: 'Attached.' }] }, price };
}

describe('the model card of a bid', () => {
  let bidId: string;
  let digest: string;

  it('is there where a mandatory requirement asks for it: a bid without one is not sealed', async () => {
    ({ id: bidId } = await world.do(vendor.person, draftBid, { lotId: asking, partyGroupId: vendor.groupId, ...(await offer()) }));
    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused(vendor.person, sealBid, { bidId })).toBe('BID_MODEL_CARD_MISSING');
    });
  });

  it('is the revision in force at the sealing: a bid that was saved with another is saved again first', async () => {
    await attach('One');
    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused(vendor.person, sealBid, { bidId })).toMatch(/^BID_MODEL_CARD/);
    });
    await world.do(vendor.person, reviseBid, { bidId, ...(await offer()) });
    ({ digest } = await attach('Two'));
    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused(vendor.person, sealBid, { bidId })).toBe('BID_MODEL_CARD_NOT_IN_FORCE');
    });

    await world.do(vendor.person, reviseBid, { bidId, ...(await offer()) });
    await world.do(vendor.person, sealBid, { bidId });

    expect((await world.read(vendor.person, bid, { id: bidId })).technical).toMatchObject({
      modelCardRevision: 2,
      modelCardDigest: digest,
    });
  });

  it('is not asked for by every lot, and its change before the opening shows nowhere', async () => {
    const { technical, price } = await offerOf(market, market.vendors[1] as TestVendor);
    const second = market.vendors[1] as TestVendor;
    const draft = { lotId: other, partyGroupId: second.groupId, technical, price };
    const { id } = await world.do(second.person, draftBid, draft);
    await world.do(second.person, sealBid, { bidId: id });
    await expect(world.read('officer', bid, { id: bidId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const table of ['bid', 'envelope', 'submission', 'audit_event']) {
      expect(await world.sql(`select id from ${table} t where to_jsonb(t)::text like '%${digest}%' and id <> 'none'`)).toEqual(
        table === 'audit_event' ? [expect.anything()] : [],
      );
    }
  });

  it('is named by the gate’s decision, and an officer sees after the opening whether it has changed since', async () => {
    await closeAt(world, '2026-01-26T17:00:00+08:00');
    await openLot(world, asking, 'One bid is enough here.');
    await world.drain();
    const seen = async () => (await world.read('officer', bidsOfLotQuery, { lotId: asking, first: 10 })).edges[0]?.node.technical;
    expect(await seen()).toMatchObject({ modelCardRevision: 2, modelCardDigest: digest, modelCardChanged: false });
    const decided = (await world.read('officer', gateDecisions, { bidId, first: 10 })).edges.map(({ node }) => node.modelCardDigest);
    expect(decided).toEqual([digest]);

    await attach('Three');

    expect(await seen()).toMatchObject({ modelCardRevision: 2, modelCardDigest: digest, modelCardChanged: true });
  });
});
