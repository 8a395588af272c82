import { createPublicKey, verify } from 'node:crypto';
import { amendCall } from '@pilotage/calls';
import {
  bid,
  bidReceipt,
  bidsOfLot,
  bidsOfLotQuery,
  disqualifyBid,
  draftBid,
  myBids,
  openPriceEnvelopes,
  reconfirmBid,
  reviseBid,
  sealBid,
  withdrawBid,
} from '@pilotage/bids';
import { instant } from '@pilotage/kernel';
import { formPartyGroup } from '@pilotage/parties';
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
const draft = async (lotId: string, who: TestVendor): Promise<string> =>
  (await world.do(who.person, draftBid, { lotId, partyGroupId: who.groupId, ...(await offerOf(market, who)) })).id;

beforeEach(async () => {
  world = await openWorld({ rooms: ROOMS });
  market = await openMarketplace(world);
});
afterEach(async () => world.close());
describe('before the opening', () => {
  it('nothing of a bid can be read from any row of the database', async () => {
    const { lotId } = await openCall(market);
    const who = vendor(1);
    const offer = await offerOf(market, who, { price: '76543219' });
    const technical = {
      ...offer.technical,
      responses: [
        { requirementId: 'R1', text: 'canary-response-of-the-bid' },
        { requirementId: 'R2', text: 'x' },
      ],
    };
    const { id } = await world.do(who.person, draftBid, { lotId, partyGroupId: who.groupId, technical, price: offer.price });
    await world.do(who.person, sealBid, { bidId: id });
    await world.do(who.person, reviseBid, { bidId: id, technical, price: offer.price });

    const statement = technical.evidence[0]?.statement ?? '';
    const canaries = ['canary-response-of-the-bid', '76543219', statement.slice(0, 60), who.modelVersionId];
    // The model stands in the register and its log; that this bid offers it stands nowhere.
    const expected = new Set(['public.model_version', 'public.audit_event']);
    const found = await tablesWith(canaries);
    expect([...found.entries()].filter(([name]) => !expected.has(name))).toEqual([]);
    expect(found.get('public.audit_event') ?? []).toEqual([who.modelVersionId]);
  });

  it('the agency sees neither a bid nor how many there are; other vendors see nothing', async () => {
    const { lotId } = await openCall(market);
    const id = await sealedBid(market, lotId, vendor(1));
    const page = await world.read('officer', bidsOfLotQuery, { lotId, first: 10 });

    expect(page.edges).toEqual([]);
    for (const person of ['officer', 'approver', 'auditor', 'oversight', 'evaluator-a', 'bidder-2']) {
      await expect(world.read(person, bid, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(world.read('bidder-2', bidReceipt, { bidId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await world.unchanged(TABLES, async () => {
      await expect(world.attempt('officer', disqualifyBid, { bidId: id, reason: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('bidder-2', withdrawBid, { bidId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(world.attempt('bidder-2', sealBid, { bidId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('its own vendor reads its content, and finds it in its list without content', async () => {
    const { lotId } = await openCall(market);
    const id = await sealedBid(market, lotId, vendor(1), { price: '42000000' });
    const own = await world.read('bidder-1', bid, { id });
    const list = await world.read('bidder-1', myBids, { organisationId: vendor(1).organisationId, first: 5 });

    expect(own).toMatchObject({ state: 'sealed', price: { amount: { minor: '42000000' } }, vendorId: vendor(1).organisationId });
    expect(own.technical?.responses).toHaveLength(2);
    expect(list.edges.map(({ node }) => [node.id, node.state, node.price])).toEqual([[id, 'sealed', null]]);
  });
});

describe('sealing', () => {
  it('gives a receipt that anyone can check, for the moment before the deadline', async () => {
    const { lotId, callId } = await openCall(market);
    const id = await sealedBid(market, lotId, vendor(1));
    const receipt = await world.read('bidder-1', bidReceipt, { bidId: id });
    const said = JSON.parse(receipt.text) as Record<string, unknown>;
    const rows = await world.sql<{ kind: string; digest: string }>('select kind, digest from envelope where bid_id = $1', [id]);

    const key = createPublicKey(receipt.publicKey);
    expect(verify(null, Buffer.from(receipt.text), key, Buffer.from(receipt.signature, 'base64url'))).toBe(true);
    expect(said).toMatchObject({ bidId: id, callId, lotId, version: 1, callVersion: 1 });
    expect(said['digests']).toEqual(Object.fromEntries(rows.map(({ kind, digest }) => [kind, digest])));
  });

  it('says what is missing, and the draft stays', async () => {
    const { lotId } = await openCall(market);
    const id = await draft(lotId, vendor(1));
    const offer = await offerOf(market, vendor(1));
    const without = { ...offer, technical: { ...offer.technical, responses: [] } };
    await world.do('bidder-1', reviseBid, { bidId: id, ...without });

    await world.unchanged(TABLES, async () =>
      expect(await world.refused('bidder-1', sealBid, { bidId: id })).toBe('BID_RESPONSES_MISSING'),
    );
    await world.do('bidder-1', reviseBid, { bidId: id, ...offer });
    expect((await world.do('bidder-1', sealBid, { bidId: id })).sealedVersion).toBe(3);
  });

  it('keeps the sealed version live while a newer one is not sealed; the last sealed one counts', async () => {
    const { lotId } = await openCall(market);
    const forgetful = await sealedBid(market, lotId, vendor(1), { price: '11000000' });
    const careful = await sealedBid(market, lotId, vendor(2), { price: '21000000' });
    await world.do('bidder-1', reviseBid, { bidId: forgetful, ...(await offerOf(market, vendor(1), { price: '12000000' })) });
    await world.do('bidder-2', reviseBid, { bidId: careful, ...(await offerOf(market, vendor(2), { price: '22000000' })) });
    await world.do('bidder-2', sealBid, { bidId: careful });
    expect(await world.refused('bidder-2', sealBid, { bidId: careful })).toBe('NOTHING_NEW_TO_SEAL');
    expect([await stateOf(forgetful), await stateOf(careful)]).toEqual(['sealed', 'sealed']);

    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();
    const prices = await pastTheWalls(world, (tx) => openPriceEnvelopes(tx, lotId, [forgetful, careful], world.house.sealing));
    expect(new Map(prices.map((p) => [p.bidId, p.amount.minor]))).toEqual(
      new Map([
        [forgetful, '11000000'],
        [careful, '22000000'],
      ]),
    );
  });

  it('takes only a model of the group', async () => {
    const { lotId } = await openCall(market);
    const offer = await offerOf(market, vendor(2));
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('bidder-1', draftBid, { lotId, partyGroupId: vendor(1).groupId, ...offer })).toBe('MODEL_NOT_OF_GROUP');
      const foreign = world.attempt('bidder-1', draftBid, { lotId, partyGroupId: vendor(2).groupId, ...offer });
      await expect(foreign).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
  });
});

describe('one live bid per party group and lot', () => {
  it('is refused a second time, also through another group of the same lead, until the first is withdrawn', async () => {
    const { lotId } = await openCall(market);
    const first = await draft(lotId, vendor(1));
    const offer = await offerOf(market, vendor(1));
    const { id: other } = await world.do('bidder-1', formPartyGroup, { leadOrganisationId: vendor(1).organisationId, title: 'Again' });

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('bidder-1', draftBid, { lotId, partyGroupId: vendor(1).groupId, ...offer })).toBe('ONE_LIVE_BID_PER_LOT');
      expect(await world.refused('bidder-1', draftBid, { lotId, partyGroupId: other, ...offer })).toBe('ONE_LIVE_BID_PER_LOT');
    });
    await world.do('bidder-1', withdrawBid, { bidId: first });
    expect(await world.refused('bidder-1', sealBid, { bidId: first })).toBe('WRONG_STATE');
    expect(await draft(lotId, vendor(1))).not.toBe(first);
  });

  it('holds when ten requests race', async () => {
    const { lotId } = await openCall(market);
    const offer = await offerOf(market, vendor(1));
    const race = await Promise.all(
      Array.from({ length: 10 }, () => world.attempt('bidder-1', draftBid, { lotId, partyGroupId: vendor(1).groupId, ...offer })),
    );
    expect(race.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await world.sql('select id from bid where lot_id = $1', [lotId])).toHaveLength(1);
  });
});

describe('the deadline', () => {
  it('ends drafting, revising, sealing and withdrawing, also while no job has closed the call', async () => {
    const { lotId } = await openCall(market);
    const sealed = await sealedBid(market, lotId, vendor(1));
    const open = await draft(lotId, vendor(2));
    const offer = await offerOf(market, vendor(3));
    await world.clock(CLOSED);

    await world.unchanged(TABLES, async () => {
      expect(await world.refused('bidder-3', draftBid, { lotId, partyGroupId: vendor(3).groupId, ...offer })).toBe('BIDDING_CLOSED');
      expect(await world.refused('bidder-1', withdrawBid, { bidId: sealed })).toBe('BIDDING_CLOSED');
      expect(await world.refused('bidder-2', sealBid, { bidId: open })).toBe('BIDDING_CLOSED');
      const revised = { bidId: open, ...(await offerOf(market, vendor(2))) };
      expect(await world.refused('bidder-2', reviseBid, revised)).toBe('BIDDING_CLOSED');
    });
  });

  it('lets none slip in while the call is being closed: what was accepted before it is what is opened', async () => {
    const { lotId } = await openCall(market);
    const first = await sealedBid(market, lotId, vendor(1));
    const second = await sealedBid(market, lotId, vendor(2));
    const racing = await Promise.all([vendor(3), vendor(4)].map((v) => draft(lotId, v)));
    const seals = racing.map((bidId, i) => world.attempt(vendor(i + 3).person, sealBid, { bidId }));
    const [, ...answers] = await Promise.all([closeAt(world, CLOSED), ...seals]);

    const accepted = [first, second, ...racing.filter((_, i) => answers[i]?.ok)].sort();
    await openLot(world, lotId);
    const opened = await inside(world, (tx) => bidsOfLot(tx, lotId));
    expect(opened.map(({ id }) => id).sort()).toEqual(accepted);
    expect(opened.filter(({ acceptedAt }) => acceptedAt >= instant(CLOSED))).toEqual([]);
  });
});

/** Every table whose rows show one of the texts, plainly or as bytes, and which. */
async function tablesWith(texts: readonly string[]): Promise<Map<string, string[]>> {
  const tables = await asOwner<{ name: string }>(
    world,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const found = new Map<string, string[]>();
  for (const { name } of tables) {
    const rows = await asOwner<{ text: string }>(world, `select t::text as text from ${name} t`);
    const all = rows.map(({ text }) => text).join('\n');
    // Bytes appear as hexadecimal in a row's text.
    const shown = texts.filter((text) => all.includes(text) || all.includes(Buffer.from(text).toString('hex')));
    if (shown.length > 0) found.set(name, shown);
  }
  return found;
}

describe('an amendment', () => {
  const amended = (change: { closesAt?: string } = {}) =>
    testSpecification({ title: { en: 'Call, amended', zh: 'Call, amended' }, closesAt: '2026-02-02T17:00:00+08:00', ...change });
  const amend = (callId: string) =>
    world.do('officer', amendCall, { callId, baseVersion: 1, reason: { en: 'r', zh: 'r' }, specification: amended() });

  it('voids sealed bids until their vendors confirm them again, content unchanged', async () => {
    const { callId, lotId } = await openCall(market);
    const confirmed = await sealedBid(market, lotId, vendor(1));
    const revised = await sealedBid(market, lotId, vendor(2));
    const forgotten = await sealedBid(market, lotId, vendor(3));
    expect(await world.refused('bidder-1', reconfirmBid, { bidId: confirmed })).toBe('CALL_NOT_AMENDED');
    await amend(callId);
    await world.drain();
    expect(await Promise.all([confirmed, revised, forgotten].map(stateOf))).toEqual(['void', 'void', 'void']);

    expect(await world.refused('bidder-1', sealBid, { bidId: confirmed })).toBe('NOTHING_NEW_TO_SEAL');
    await world.do('bidder-1', reconfirmBid, { bidId: confirmed });
    await world.do('bidder-2', reviseBid, { bidId: revised, ...(await offerOf(market, vendor(2))) });
    await world.do('bidder-2', sealBid, { bidId: revised });
    const receipt = JSON.parse((await world.read('bidder-1', bidReceipt, { bidId: confirmed })).text) as object;
    expect(receipt).toMatchObject({ version: 1, callVersion: 2 });
    await closeAt(world, '2026-02-02T17:00:00+08:00');
    await openLot(world, lotId);
    expect(await Promise.all([confirmed, revised, forgotten].map(stateOf))).toEqual(['opened', 'opened', 'void']);
  });
});
