import { createPublicKey, verify } from 'node:crypto';
import { auditTrail, checkpointText, hasSentence, inclusionProof, logHead, rootOfLeaves, verifyInclusion } from '@pilotage/transparency';
import { addMember, formPartyGroup } from '@pilotage/parties';
import { ROOMS } from '@pilotage/composition';
import { awarded, rankedLot } from '../support/awarding.js';
import { openCall, openMarketplace, sealedBid } from '../support/bidding.js';
import { openWorld, type World } from '../support/world.js';

interface Leaf {
  readonly position: number;
  readonly leaf: string;
  readonly at: string;
}

const leavesOf = (world: World): Promise<Leaf[]> =>
  world.sql<Leaf>(
    'select l.position, a.leaf_hash as leaf, a.at from log_leaf l join audit_event a on a.id = l.event_id order by l.position',
  );

/** Until every entry has its place: a transaction of any database of the server holds the sequencer back for as long as it runs. */
async function allPlaced(world: World): Promise<void> {
  for (let placed = false; !placed;) {
    await world.drain();
    const [row] = await world.sql<{ placed: boolean }>(
      'select (select count(*) from log_leaf) = (select count(*) from audit_event) as placed',
    );
    placed = row?.placed ?? false;
  }
}

describe('the audit log', () => {
  let world: World;
  let vendor: string;

  beforeAll(async () => {
    world = await openWorld();
    vendor = await world.organisation('vendor-1', 'vendor');
    const other = await world.organisation('vendor-2', 'vendor');
    const oversight = await world.organisation('oversight', 'oversight');
    await world.person('bidder', vendor, ['bidder']);
    await world.person('other', other, ['bidder']);
    await world.person('auditor', oversight, ['oversightAuditor']);
  });
  afterAll(async () => world.close());

  it('has no head before it has an entry', async () => {
    await expect(world.read('auditor', logHead, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('every entry gets one place without a gap, under a head that anyone can check', async () => {
    await allPlaced(world);

    const leaves = await leavesOf(world);
    const [count] = await world.sql<{ n: number }>('select count(*)::int as n from audit_event');
    const head = await world.read('nobody', logHead, {});
    expect(leaves.map((l) => l.position)).toEqual(leaves.map((_, i) => i));
    expect(head.size).toBe(count?.n);
    expect(head.rootHash).toBe(rootOfLeaves(leaves.map((l) => l.leaf)));
    expect(head.checkpoint).toBe(checkpointText(head.size, head.rootHash));
    const signature = Buffer.from(head.signature, 'base64url');
    expect(verify(null, Buffer.from(head.checkpoint), createPublicKey(head.publicKey), signature)).toBe(true);
  });

  it('a head is signed only when the log has grown', async () => {
    const before = await world.sql('select size from log_head');

    await world.drain();

    expect(await world.sql('select size from log_head')).toEqual(before);
  });

  it('an entry waits for older transactions, and two sequencers give it one place', async () => {
    const runner = world.house.source.createQueryRunner();
    await runner.startTransaction();
    await runner.query('select pg_current_xact_id()');
    await world.do('bidder', formPartyGroup, { leadOrganisationId: vendor, title: 'Later' });
    const engines = [world.house.engine(), world.house.engine()];
    const size = (await leavesOf(world)).length;

    expect(await Promise.all(engines.map((e) => e.sweepAll()))).toEqual([0, 0]);
    expect(await leavesOf(world)).toHaveLength(size);

    await runner.commitTransaction();
    await runner.release();
    await Promise.all(engines.map((e) => e.sweepAll()));
    await Promise.all(engines.map((e) => e.stop()));
    await allPlaced(world);
    const leaves = await leavesOf(world);
    expect(leaves.length).toBeGreaterThan(size);
    expect(leaves.map((l) => l.position)).toEqual(leaves.map((_, i) => i));
    expect((await world.read('bidder', logHead, {})).rootHash).toBe(rootOfLeaves(leaves.map((l) => l.leaf)));
  });

  it('entries written at once by many are all proven by the head', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => world.do('bidder', formPartyGroup, { leadOrganisationId: vendor, title: `Group ${i}` })),
    );
    await allPlaced(world);

    const leaves = (await leavesOf(world)).map((l) => l.leaf);
    const { size, rootHash: root } = await world.read('bidder', logHead, {});

    expect(leaves.every((leaf, index) => verifyInclusion({ leaf, index, size, root }, inclusionProof(leaves, index)))).toBe(true);
  });

  it('a place or a head cannot be rewritten', async () => {
    await expect(world.house.source.query('update log_leaf set position = position + 1000')).rejects.toThrow(
      /permission denied|append-only/,
    );
    await expect(world.house.source.query('delete from log_head')).rejects.toThrow(/permission denied|append-only/);
    await expect(world.house.source.query('truncate log_leaf')).rejects.toThrow(/permission denied|append-only/);
  });

  it('the vendor reads what was done to its own objects without names and figures, the auditor reads all', async () => {
    const own = await world.read('bidder', auditTrail, { objectId: vendor, first: 10 });
    const audited = await world.read('auditor', auditTrail, { objectId: vendor, first: 10 });

    expect(own.edges).toHaveLength(1);
    expect(own.edges[0]?.node).toMatchObject({ type: 'organisation.register', facts: null, entry: null, operation: null });
    expect(own.edges[0]?.node.sentence).toMatchObject({ en: 'The organisation was registered.', zh: '组织已登记。' });
    expect(audited.edges[0]?.node).toMatchObject({ facts: { kind: 'vendor' }, operation: 'registerOrganisation' });
  });

  it('a stranger gets the answer for an absent object', async () => {
    const absent = `org_${'0'.repeat(32)}`;
    for (const objectId of [vendor, absent, 'nonsense']) {
      await expect(world.read('other', auditTrail, { objectId, first: 10 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(world.read('nobody', auditTrail, { objectId: vendor, first: 10 })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('a long trail is read page by page in the order of the log', async () => {
    const [member] = await world.sql<{ id: string }>(`select object_id as id from audit_event where type = 'membership.add' limit 1`);
    const objectId = member?.id ?? '';
    expect(addMember.name).toBe('addMember');

    const page = await world.read('auditor', auditTrail, { objectId, first: 1 });
    const next = await world.read('auditor', auditTrail, { objectId, first: 1, after: page.pageInfo.endCursor ?? '' });

    expect(page.edges).toHaveLength(1);
    expect(next.edges).toHaveLength(0);
  });
});

describe('the trail of a procurement', () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(async () => world.close());

  const typesIn = async (as: string, objectId: string): Promise<string[]> =>
    (await world.read(as, auditTrail, { objectId, first: 100 })).edges.map((e) => e.node.type);

  it('of a sealed bid is for its vendor alone: not even oversight learns that there is one', async () => {
    const market = await openMarketplace(world, 2);
    const [own] = market.vendors;
    const { lotId } = await openCall(market);
    const bidId = own ? await sealedBid(market, lotId, own) : '';
    await allPlaced(world);

    expect(await typesIn('bidder-1', bidId)).toEqual(['bid.draft', 'bid.seal']);
    for (const other of ['officer', 'approver', 'auditor', 'oversight', 'bidder-2']) {
      await expect(world.read(other, auditTrail, { objectId: bidId, first: 10 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('up to the award reads in the order in which it was made, and every entry says what it means in both languages', async () => {
    const market = await openMarketplace(world);
    const lot = await rankedLot(market);
    const { id: awardId } = await awarded(world, lot);
    await allPlaced(world);

    expect(await typesIn('officer', awardId)).toEqual(['award.propose', 'award.approve', 'award.beginStandstill']);
    expect(await typesIn('bidder-1', awardId)).toEqual(['award.propose', 'award.approve', 'award.beginStandstill']);
    expect(await typesIn('officer', lot.bidIds[0] ?? '')).toEqual([
      'bid.draft',
      'bid.seal',
      'bid.open',
      'bid.admit',
      'bid.openPrice',
      'bid.rank',
    ]);
    await expect(world.read('bidder-2', auditTrail, { objectId: awardId, first: 10 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const written = await world.sql<{ type: string }>('select distinct type from audit_event order by type');
    expect(written.map((w) => w.type).filter((type) => !hasSentence(type))).toEqual([]);
  });

  it('has a sentence for every move of every life', () => {
    const moves = ROOMS.flatMap((r) => r.workflows).flatMap((life) => Object.keys(life.moves).map((move) => `${life.name}.${move}`));
    expect(moves.filter((type) => !hasSentence(type))).toEqual([]);
  });
});
