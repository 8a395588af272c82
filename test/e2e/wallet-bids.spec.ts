import { authoriseEvidence, lodgeWalletEvidence, withdrawEvidence } from '@pilotage/assurance';
import { draftBid, reviseBid, sealBid, withdrawBid } from '@pilotage/bids';
import { closeAt, offerOf, openCall, openLot, openMarketplace, sealedBid, stateIn, statementFor, testLot } from '../support/bidding.js';
import { testSpecification, type Marketplace, type TestVendor } from '../support/bidding.js';
import { absentLike } from '../support/hostile-values.js';
import { roomsUpTo } from '../support/rooms.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let market: Marketplace;
let vendor: TestVendor;
let rival: TestVendor;
let lotIds: readonly string[];

beforeAll(async () => {
  world = await openWorld({ rooms: roomsUpTo('bids') });
  market = await openMarketplace(world, 3);
  [vendor, rival] = market.vendors as [TestVendor, TestVendor];
  const lots = ['One', 'Two', 'Three'].map((title) => testLot({ title: { en: title, zh: title } }));
  lotIds = (await openCall(market, testSpecification({ lots }))).lotIds;
}, 120_000);
afterAll(async () => world.close());

const TOUCHED = ['bid', 'envelope', 'submission', 'evidence', 'evidence_use'];

async function pieceOf({ person, organisationId }: TestVendor, statement: string): Promise<string> {
  const { id } = await world.do(person, lodgeWalletEvidence, { organisationId, kind: 'certificate', statement });
  await world.drain();
  return id;
}
/** An offer of the vendor that sends no text and names pieces for the requirement of evidence. */
async function naming(...evidenceIds: readonly string[]) {
  const { technical, price } = await offerOf(market, vendor, { statement: null });
  return { technical: { ...technical, walletEvidence: evidenceIds.map((evidenceId) => ({ requirementId: 'R2', evidenceId })) }, price };
}
const lotNumber = (at: number): string => lotIds[at] ?? '';
const draftOn = async (at: number, ...evidenceIds: readonly string[]) => ({
  ...(await naming(...evidenceIds)),
  lotId: lotNumber(at),
  partyGroupId: vendor.groupId,
});
/** SQL as the owner, with no use case in between. */
async function asOwnerOf(piece: string, set: string): Promise<unknown> {
  const actor = await world.actor('bidder-1');
  const why = { actor, requestId: 'test', operation: 'test' };
  return world.house.unitOfWork.run(why, (tx) => tx.query(`update evidence set ${set} where id = $1`, [piece]));
}
const answered = (work: Promise<unknown>): Promise<unknown> =>
  work.catch((error: Error & { code?: string }) => ({ code: error.code, message: error.message }));

describe('a bid that names pieces of its vendor’s wallet', () => {
  it('tells a stranger’s piece and one that is not there by nothing', async () => {
    const foreign = await pieceOf(rival, await statementFor(market, rival));
    const own = await pieceOf(vendor, await statementFor(market, vendor, { validUntil: '2027-01-01T00:00:00+08:00' }));

    await world.unchanged(TOUCHED, async () => {
      const answers = [];
      for (const id of [foreign, absentLike(foreign)]) {
        answers.push(await answered(draftOn(2, id).then((draft) => world.attempt('bidder-1', draftBid, draft))));
        answers.push(await answered(draftOn(2, own, id).then((draft) => world.attempt('bidder-1', draftBid, draft))));
      }
      expect(answers[0]).toMatchObject({ code: 'NOT_FOUND' });
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });
  });

  it('names none that was rejected', async () => {
    const rejected = await pieceOf(vendor, 'e30.e30.e30');

    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused('bidder-1', draftBid, await draftOn(2, rejected))).toBe('BID_EVIDENCE_NOT_USABLE');
    });
  });

  it('names none that its owner withdrew, until the owner lodges it anew', async () => {
    const statement = await statementFor(market, vendor, { validUntil: '2027-03-01T00:00:00+08:00' });
    const piece = await pieceOf(vendor, statement);
    const { lotId: _lot, partyGroupId: _group, ...offer } = await draftOn(2, piece);
    const { id: bidId } = await world.do('bidder-1', draftBid, await draftOn(2, piece));
    expect((await world.do('bidder-1', withdrawEvidence, { evidenceId: piece })).withdrawnAt).not.toBeNull();

    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused('bidder-1', sealBid, { bidId })).toBe('BID_EVIDENCE_NOT_USABLE');
      expect(await world.refused('bidder-1', reviseBid, { bidId, ...offer })).toBe('BID_EVIDENCE_NOT_USABLE');
      expect(await world.refused('bidder-1', withdrawEvidence, { evidenceId: piece })).toBe('EVIDENCE_WITHDRAWN');
      const lent = { evidenceId: piece, organisationId: rival.organisationId, role: 'member' as const };
      expect(await world.refused('bidder-1', authoriseEvidence, lent)).toBe('EVIDENCE_WITHDRAWN');
      await expect(asOwnerOf(piece, `state = 'revoked'`)).rejects.toThrow('changes nothing of a piece of evidence but its withdrawal');
    });

    await pieceOf(vendor, statement);
    await world.do('bidder-1', sealBid, { bidId });
    await world.do('bidder-1', withdrawBid, { bidId });
    expect(await world.sql('select withdrawn_at as at from evidence where id = $1', [piece])).toEqual([{ at: null }]);
  });

  it('is not sealed once a piece was revoked that it named as a draft', async () => {
    const piece = await pieceOf(vendor, await statementFor(market, vendor, { validUntil: '2027-02-01T00:00:00+08:00' }));
    const { id: bidId } = await world.do('bidder-1', draftBid, await draftOn(2, piece));
    await world.sql(`update evidence set state = 'revoked' where id = $1`, [piece]);

    await world.unchanged(TOUCHED, async () => {
      expect(await world.refused('bidder-1', sealBid, { bidId })).toBe('BID_EVIDENCE_NOT_USABLE');
      expect(await world.refused('bidder-1', reviseBid, { bidId, ...(await naming(piece)) })).toBe('BID_EVIDENCE_NOT_USABLE');
    });
  });

  it('uses the piece from its opening on, as every other bid does that names it, and the check of it is the first one', async () => {
    const statement = await statementFor(market, vendor);
    const piece = await pieceOf(vendor, statement);
    const bidIds: string[] = [];
    for (const at of [0, 1]) {
      const draft = await draftOn(at, piece);
      // On the second lot the text lies beside the name of the piece that it is.
      const evidence = at === 1 ? [{ requirementId: 'R2', statement }] : [];
      const { id: bidId } = await world.do('bidder-1', draftBid, { ...draft, technical: { ...draft.technical, evidence } });
      await world.do('bidder-1', sealBid, { bidId });
      bidIds.push(bidId);
      for (const other of market.vendors.filter((each) => each !== vendor)) await sealedBid(market, lotNumber(at), other);
    }
    expect(await world.sql('select from evidence_use')).toEqual([]);
    // As the schedule leaves a piece on which nothing rests.
    await world.sql('update evidence set next_check_at = null where id = $1', [piece]);

    await closeAt(world, '2026-01-26T17:00:00+08:00');
    for (const at of [0, 1]) await openLot(world, lotNumber(at));
    await world.drain();

    const uses = await world.sql<{ bid: string; requirement: string; vendors: string[] }>(
      'select bid_id as bid, requirement_id as requirement, vendor_ids as vendors from evidence_use where evidence_id = $1 order by bid_id',
      [piece],
    );
    expect(uses).toEqual([...bidIds].sort().map((bid) => ({ bid, requirement: 'R2', vendors: [vendor.organisationId] })));
    expect(await world.sql(`select from audit_event where object_id = $1 and type = 'evidence.verify'`, [piece])).toHaveLength(1);
    expect(await world.sql('select next_check_at is not null as scheduled from evidence where id = $1', [piece])).toEqual([
      { scheduled: true },
    ]);
    expect(await Promise.all(bidIds.map((id) => stateIn(world, 'bid', id)))).toEqual(['admitted', 'admitted']);
  });
});
