import { approveAward, proposeAward } from '@pilotage/awards';
import { disqualifyBid } from '@pilotage/bids';
import { excludeOrganisation, exclusionRegister, liftExclusion } from '@pilotage/parties';
import { rankedLot } from '../support/awarding.js';
import { openMarketplace, type Marketplace } from '../support/bidding.js';
import { openWorld, type World } from '../support/world.js';

const both = (text: string) => ({ en: text, zh: text });
const WHY = { ground: both('A false statement in a bid.'), source: both('Decision 7 of the finance bureau.') };
const TABLES = ['exclusion', 'pilot', 'award', 'gate_decision', 'bid'];

let world: World;
let market: Marketplace;
const vendorId = (no: number): string => market.vendors[no - 1]?.organisationId ?? '';
const exclude = (no: number, period: { readonly validFrom: string; readonly validUntil?: string }) =>
  world.do('editor', excludeOrganisation, { organisationId: vendorId(no), ...WHY, ...period });
const register = async (filter: { organisationId?: string; at?: string }) =>
  (await world.read('bidder-2', exclusionRegister, { first: 10, ...filter })).edges.map(({ node }) => node);
async function unchanged(work: () => Promise<unknown>): Promise<void> {
  await world.drain();
  await world.unchanged(TABLES, work);
}

beforeAll(async () => {
  world = await openWorld();
  market = await openMarketplace(world);
  await world.person('pilot-manager', market.agency, ['pilotManager']);
}, 180_000);
afterAll(async () => world.close());

describe('the exclusion register', () => {
  it('is public, in both languages, and says what is in force when', async () => {
    const entry = await exclude(3, { validFrom: '2026-03-01T00:00:00+08:00', validUntil: '2026-04-01T00:00:00+08:00' });

    expect(await register({ organisationId: vendorId(3) })).toMatchObject([{ id: entry.id, ...WHY, liftedAt: null }]);
    expect(await register({ at: '2026-03-31T23:59:59+08:00' })).toHaveLength(1);
    expect(await register({ at: '2026-04-01T00:00:00+08:00' })).toEqual([]);
    expect(await register({ organisationId: vendorId(1) })).toEqual([]);
  });

  it('is kept by the policy editor alone, takes vendors only, and no period without duration', async () => {
    const whole = { ...WHY, validFrom: '2026-03-01T00:00:00+08:00' };
    await unchanged(async () => {
      for (const person of ['officer', 'bidder-1'])
        await expect(world.attempt(person, excludeOrganisation, { organisationId: vendorId(1), ...whole })).rejects.toMatchObject({
          code: 'FORBIDDEN',
        });
      expect(await world.refused('editor', excludeOrganisation, { organisationId: market.agency, ...whole })).toBe('NOT_A_VENDOR');
      const backwards = { organisationId: vendorId(1), ...whole, validUntil: whole.validFrom };
      expect(await world.refused('editor', excludeOrganisation, backwards)).toBe('EXCLUSION_WITHOUT_DURATION');
    });
  });

  it('keeps an entry that was lifted before it began, which never was in force', async () => {
    const { id: exclusionId } = await exclude(2, { validFrom: '2026-11-01T00:00:00+08:00' });
    const lift = { exclusionId, reason: both('The decision was set aside.') };
    await unchanged(async () => {
      await expect(world.attempt('officer', liftExclusion, lift)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });

    const lifted = await world.do('editor', liftExclusion, lift);

    expect(lifted.validUntil).toBe(lifted.validFrom);
    expect(await register({ organisationId: vendorId(2), at: '2026-11-02T00:00:00+08:00' })).toEqual([]);
    expect((await register({ organisationId: vendorId(2) }))[0]?.liftReason).toEqual(lift.reason);
    expect(await world.sql('select organisation_id from exclusion where id = $1 and ground is not null', [exclusionId])).toHaveLength(1);
  });
});

describe('an excluded bidder', () => {
  it('is neither proposed nor approved for an award; the next one is, once it is disqualified; one that begins later hinders nothing', async () => {
    const lot = await rankedLot(market);
    const [first = '', second = ''] = lot.bidIds;
    await exclude(1, { validFrom: '2026-12-01T00:00:00+08:00' });
    const proposal = await world.do('officer', proposeAward, { lotId: lot.lotId, bidId: first });
    await exclude(1, { validFrom: await world.now() });
    await unchanged(async () => {
      expect(await world.refused('approver-2', approveAward, { awardId: proposal.id })).toBe('AWARD_BIDDER_EXCLUDED');
    });
    await world.do('officer', disqualifyBid, { bidId: first, reason: 'It stands on the exclusion register.' });
    await world.drain();

    const [next] = await world.sql<{ id: string }>(`select id from bid where lot_id = $1 and rank = 1 and state = 'ranked'`, [lot.lotId]);
    expect(next?.id).toBe(second);
    expect(await world.do('officer', proposeAward, { lotId: lot.lotId, bidId: second })).toMatchObject({ rank: 1, state: 'proposed' });
  });
});
