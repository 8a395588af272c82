import {
  bid,
  bidsOfLot,
  bidsOfLotQuery,
  competitionOf,
  confirmOpening,
  continueWithFewBids,
  disqualifyBid,
  draftBid,
  markBidAwarded,
  markBidsNotAwarded,
  markBidsRanked,
  openPriceEnvelopes,
  requestOpening,
  sealBid,
} from '@pilotage/bids';
import {
  asOwner,
  closeAt,
  inside,
  offerOf,
  openCall,
  openLot,
  pastTheWalls,
  openMarketplace,
  sealedBid,
  stateIn,
  testLot,
  testSpecification,
  type Marketplace,
  type TestVendor,
} from '../support/bidding.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const ROOMS = roomsUpTo('bids');
const TABLES = ['submission', 'bid', 'envelope', 'opening', 'lot', '"call"', 'evidence', 'evidence_use', 'gate_decision', 'ethics_case'];
const CLOSED = '2026-01-26T17:00:00+08:00';

let world: World;
let market: Marketplace;

const vendor = (n: number): TestVendor => {
  const found = market.vendors[n - 1];
  if (!found) throw new Error(`there is no vendor ${n}`);
  return found;
};
const stateOf = (id: string): Promise<string> => stateIn(world, 'bid', id);
const lotState = (id: string): Promise<string> => stateIn(world, 'lot', id);
const draft = async (lotId: string, who: TestVendor): Promise<string> =>
  (await world.do(who.person, draftBid, { lotId, partyGroupId: who.groupId, ...(await offerOf(market, who)) })).id;

beforeEach(async () => {
  world = await openWorld({ rooms: ROOMS });
  market = await openMarketplace(world);
});
afterEach(async () => world.close());
describe('the opening', () => {
  it('needs a closed lot and two different officers', async () => {
    const { lotId } = await openCall(market);
    await sealedBid(market, lotId, vendor(1));
    await sealedBid(market, lotId, vendor(2));
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('officer', requestOpening, { lotId })).toBe('LOT_NOT_CLOSED');
      expect(await world.refused('officer', confirmOpening, { lotId })).toBe('LOT_NOT_CLOSED');
    });
    await closeAt(world, CLOSED);
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('officer', confirmOpening, { lotId })).toBe('OPENING_NOT_REQUESTED');
      await expect(world.attempt('approver', requestOpening, { lotId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('bidder-1', requestOpening, { lotId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
    await world.do('officer', requestOpening, { lotId });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('officer-2', requestOpening, { lotId })).toBe('OPENING_ALREADY_REQUESTED');
      expect(await world.refused('officer', confirmOpening, { lotId })).toBe('SAME_OFFICER_OPENS');
    });
    expect(await world.do('officer-2', confirmOpening, { lotId })).toMatchObject({ kind: 'technical', outcome: 'opened' });
    expect(await lotState(lotId)).toBe('technicalOpened');
    expect(await world.refused('officer', requestOpening, { lotId })).toBe('LOT_NOT_CLOSED');
  });

  it('records an envelope that cannot be opened and goes on with the others', async () => {
    const { lotId } = await openCall(market);
    const good = await sealedBid(market, lotId, vendor(1));
    const bad = await sealedBid(market, lotId, vendor(2));
    const moved = await sealedBid(market, lotId, vendor(3));
    await asOwner(
      world,
      `update envelope set ciphertext = set_byte(ciphertext, 40, get_byte(ciphertext, 40) # 1) where bid_id = $1 and kind = 'technical'`,
      [bad],
    );
    const [donor] = await asOwner<{ ciphertext: Buffer; wrapped_key: Buffer; digest: string }>(
      world,
      `select * from envelope where bid_id = $1 and kind = 'technical'`,
      [good],
    );
    await asOwner(world, `update envelope set ciphertext = $2, wrapped_key = $3, digest = $4 where bid_id = $1 and kind = 'technical'`, [
      moved,
      donor?.ciphertext,
      donor?.wrapped_key,
      donor?.digest,
    ]);
    await closeAt(world, CLOSED);
    await openLot(world, lotId);

    expect([await stateOf(good), await stateOf(bad), await stateOf(moved)]).toEqual(['opened', 'unopenable', 'unopenable']);
    const events = await world.sql<{ object_id: string }>(
      `select object_id from audit_event where type = 'bid.findUnopenable' order by object_id`,
    );
    expect(events.map((e) => e.object_id)).toEqual([bad, moved].sort());
  });

  it('leaves prices sealed, shows officers the bids and evaluators no vendor', async () => {
    const { lotId } = await openCall(market);
    const id = await sealedBid(market, lotId, vendor(1));
    await sealedBid(market, lotId, vendor(2));
    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();

    const officer = await world.read('officer', bid, { id });
    expect(officer).toMatchObject({ state: 'admitted', vendorId: vendor(1).organisationId, price: null });
    expect(officer.technical?.modelVersionId).toBe(vendor(1).modelVersionId);
    const evaluator = await world.read('evaluator-a', bid, { id });
    expect(evaluator).toMatchObject({ vendorId: null, vendorName: null, partyGroupId: null, price: null, admission: null });
    expect(evaluator.technical).toMatchObject({ modelVersionId: null, modelDigest: null, productName: null });
    expect(evaluator.technical?.evidence.map((e) => e.statement)).toEqual([null]);
    expect(evaluator.technical?.responses).toHaveLength(2);
    expect(JSON.stringify(evaluator)).not.toContain('vendor-1');
    const page = await world.read('officer', bidsOfLotQuery, { lotId, first: 1 });
    expect(page).toMatchObject({ pageInfo: { hasNextPage: true } });
    await expect(world.read('bidder-2', bid, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('too few bids', () => {
  it('go on under the generic profile only with a reason; with none the lot is unsuccessful', async () => {
    const lots = [testLot(), testLot()];
    const { lotIds } = await openCall(market, testSpecification({ lots }));
    const [one = '', none = ''] = lotIds;
    const only = await sealedBid(market, one, vendor(1));
    await closeAt(world, CLOSED);
    await world.do('officer', requestOpening, { lotId: one });
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer-2', confirmOpening, { lotId: one })).toBe('TOO_FEW_BIDS_NEED_REASON'),
    );
    await world.do('officer-2', confirmOpening, { lotId: one, reasonForTooFew: 'Only one vendor can do it.' });
    await openLot(world, none);
    await world.drain();

    expect(await stateOf(only)).toBe('admitted');
    expect([await lotState(one), await lotState(none)]).toEqual(['technicalOpened', 'unsuccessful']);
    expect(await inside(world, (tx) => competitionOf(tx, one))).toBe('enough');
  });

  it('void a Shenzhen tender without any envelope being opened', async () => {
    const { lotId } = await openCall(market, shenzhen());
    const ids = [await sealedBid(market, lotId, vendor(1)), await sealedBid(market, lotId, vendor(2))];
    await closeAt(world, '2026-02-09T17:00:00+08:00');
    await openLot(world, lotId, 'We would like to.');

    expect(await lotState(lotId)).toBe('unsuccessful');
    expect(await Promise.all(ids.map(stateOf))).toEqual(['sealed', 'sealed']);
    expect(await inside(world, (tx) => bidsOfLot(tx, lotId))).toEqual([]);
  });

  it('after the gate ask for a reason of their own', async () => {
    const { lotId } = await openCall(market);
    const good = await sealedBid(market, lotId, vendor(1));
    const bare = await sealedBid(market, lotId, vendor(2), { statement: null });
    await closeAt(world, CLOSED);
    await openLot(world, lotId, 'Not needed, so not on record.');
    expect(await world.refused('officer', continueWithFewBids, { lotId, reason: 'Too early.' })).toBe('COMPETITION_NOT_IN_QUESTION');
    await world.drain();

    expect([await stateOf(good), await stateOf(bare)]).toEqual(['admitted', 'refused']);
    expect(await inside(world, (tx) => competitionOf(tx, lotId))).toBe('reasonNeeded');
    await world.do('officer', continueWithFewBids, { lotId, reason: 'The other bid brought no evidence.' });
    expect(await inside(world, (tx) => competitionOf(tx, lotId))).toBe('enough');
  });

  it('make the lot unsuccessful when the gate admits none', async () => {
    const { lotId } = await openCall(market);
    await sealedBid(market, lotId, vendor(1), { statement: null });
    await sealedBid(market, lotId, vendor(2), { statement: null });
    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();
    expect(await lotState(lotId)).toBe('unsuccessful');
  });
});

const shenzhen = () =>
  testSpecification({
    profileId: 'SHENZHEN_OPEN_TENDER',
    closesAt: '2026-02-09T17:00:00+08:00',
    lots: [
      testLot({
        method: {
          priceWeight: '30',
          formula: 'relative_to_lowest',
          params: {},
          tieRule: ['lowerPrice'],
          displayPlaces: 2,
          rounding: 'halfUp',
        },
      }),
    ],
  });

describe('the Shenzhen open tender', () => {
  it('opens both envelopes in one act; officers read prices, markers do not', async () => {
    const { lotId } = await openCall(market, shenzhen());
    const ids: string[] = [];
    for (const n of [1, 2, 3]) ids.push(await sealedBid(market, lotId, vendor(n), { price: `${n}0000000` }));
    const [id = ''] = ids;
    await closeAt(world, '2026-02-09T17:00:00+08:00');
    await openLot(world, lotId);
    await world.drain();

    expect((await world.read('officer', bid, { id })).price?.amount.minor).toBe('10000000');
    expect((await world.read('evaluator-a', bid, { id })).price).toBeNull();
    const prices = await pastTheWalls(world, (tx) => openPriceEnvelopes(tx, lotId, ids, world.house.sealing));
    expect(prices.map((p) => p.amount.minor).sort()).toEqual(['10000000', '20000000', '30000000']);
  });

  it('asks for an authorised signature', async () => {
    const { lotId } = await openCall(market, shenzhen());
    await world.person('clerk', vendor(1).organisationId, ['bidder']);
    const id = await draft(lotId, vendor(1));
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('clerk', sealBid, { bidId: id })).toBe('AUTHORISED_SIGNATURE_REQUIRED'),
    );
    await world.do('bidder-1', sealBid, { bidId: id });
  });
});

describe('cooperative innovation', () => {
  it('takes only products that are still to be developed', async () => {
    const { lotId } = await openCall(
      market,
      testSpecification({ profileId: 'COOPERATIVE_INNOVATION', closesAt: '2026-02-27T17:00:00+08:00' }),
    );
    const id = await draft(lotId, vendor(1));
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('bidder-1', sealBid, { bidId: id })).toBe('PRODUCT_NOT_TO_BE_DEVELOPED'),
    );
  });
});
describe('what becomes of opened bids', () => {
  it('one is disqualified with its reason; ranks, award and the rest follow through the front door', async () => {
    const { lotId } = await openCall(market);
    const [a, b, c, d] = await Promise.all(market.vendors.map((v) => sealedBid(market, lotId, v)));
    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();
    await world.do('officer', disqualifyBid, { bidId: d ?? '', reason: 'Colluded.' });
    expect((await world.read('bidder-4', bid, { id: d ?? '' })).disqualifiedBecause).toBe('Colluded.');
    await expect(pastTheWalls(world, (tx) => openPriceEnvelopes(tx, lotId, [d ?? ''], world.house.sealing))).rejects.toThrow('admitted');

    await pastTheWalls(world, (tx) => openPriceEnvelopes(tx, lotId, [a ?? '', b ?? ''], world.house.sealing));
    await inside(world, (tx) =>
      markBidsRanked(tx, [
        { bidId: a ?? '', rank: 1 },
        { bidId: b ?? '', rank: 2 },
      ]),
    );
    await inside(world, (tx) => markBidAwarded(tx, a ?? ''));
    await inside(world, (tx) => markBidsNotAwarded(tx, lotId, [a ?? '']));
    const states = await Promise.all([a, b, c, d].map((id) => stateOf(id ?? '')));
    expect(states).toEqual(['awarded', 'notAwarded', 'notAwarded', 'disqualified']);
    const opened = await inside(world, (tx) => bidsOfLot(tx, lotId));
    expect(opened.find(({ id }) => id === c)?.price).toBeNull();
  });
});
