import { approveAward, award, declineAward, proposeAward, returnAward } from '@pilotage/awards';
import { disqualifyBid } from '@pilotage/bids';
import { appointPanel, comparison, lockMarks, ranking, rescoreLot, revealDraw } from '@pilotage/evaluation';
import { sha256Hex } from '@pilotage/kernel';
import { awarded, engageDeciders } from '../support/awarding.js';
import { inside, openMarketplace, stateIn, testSpecification, type Marketplace } from '../support/bidding.js';
import { allDeclare, engageEvaluators, evaluatedLot, markEverything, openedLot, rankLot, startedMarking } from '../support/evaluating.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const ROOMS = roomsUpTo('awards');
const TABLES = ['ranking', 'evaluation', 'bid', 'lot', '"call"', 'award', 'outbox_event', 'audit_event'];
const EVALUATORS = ['chair', 'evaluator-b', 'evaluator-c', 'evaluator-d', 'evaluator-e', 'evaluator-f'];
/** Price points are a share of the lowest price, so the cheapest bid decides by how much the others lie apart. */
const RELATIVE = {
  priceWeight: '30',
  formula: 'relative_to_lowest' as const,
  params: {},
  tieRule: ['lowerPrice' as const],
  displayPlaces: 2,
  rounding: 'halfUp' as const,
};
/** Dear and good, cheaper and weaker, cheapest. Beside the third the first leads the second by 2; without it the second leads by 3. */
const PRICES = ['60000000', '40000000', '20000000'];
const MARKS: readonly (readonly [method: string, plan: string])[] = [
  ['9', '8'],
  ['8', '7'],
  ['8', '8'],
];

let world: World;
let market: Marketplace;
let people: Record<string, string>;

beforeEach(async () => {
  world = await openWorld({ rooms: ROOMS });
  market = await openMarketplace(world);
  people = await engageEvaluators(world, market.agency, EVALUATORS);
  await engageDeciders(world, market.agency);
});
afterEach(async () => world.close());

interface Lot {
  readonly lotId: string;
  /** Dear, cheaper, cheapest. */
  readonly bidIds: readonly string[];
}
const bidsOf = ({ bidIds: [dear = '', cheaper = '', cheapest = ''] }: Lot) => ({ dear, cheaper, cheapest });
const marksFor = (bidIds: readonly string[], marks: typeof MARKS, members: number) =>
  Object.fromEntries(
    bidIds.map((bidId, n) => {
      const [method = '', plan = ''] = marks[n] ?? [];
      return [bidId, { method: Array<string>(members).fill(method), plan: Array<string>(members).fill(plan) }];
    }),
  );

/** A ranked lot of the generic procedure, which scores again after a disqualification. */
async function genericLot(change: Parameters<typeof evaluatedLot>[0] = {}, marks = MARKS): Promise<Lot> {
  const specification = testSpecification({ lots: [evaluatedLot({ method: RELATIVE, ...change })] });
  const lot = await openedLot(market, PRICES, { specification });
  const panel = { chair: people['chair'] ?? '', 'evaluator-b': people['evaluator-b'] ?? '' };
  await startedMarking(world, lot.lotId, panel);
  await markEverything(world, lot.lotId, panel, marksFor(lot.bidIds, marks, 2));
  await rankLot(world, lot.lotId);
  return lot;
}

/** The same bids under the Shenzhen open tender, where the next in rank moves up. */
async function tenderLot(): Promise<Lot> {
  const closesAt = '2026-02-09T17:00:00+08:00';
  const lots = [evaluatedLot({ method: RELATIVE })];
  const specification = testSpecification({ profileId: 'SHENZHEN_OPEN_TENDER', closesAt, lots });
  const lot = await openedLot(market, PRICES, { specification, deadline: closesAt });
  const candidates = EVALUATORS.map((key) => ({ personId: people[key] ?? '', expertIn: 'subject' as const }));
  const { members } = await world.do('officer', appointPanel, { lotId: lot.lotId, size: 5, candidates });
  const seated = Object.entries(people).filter(([, id]) => members.some(({ personId }) => personId === id));
  const panel = Object.fromEntries(seated);
  await allDeclare(world, lot.lotId, Object.keys(panel));
  await markEverything(world, lot.lotId, panel, marksFor(lot.bidIds, MARKS, 5));
  await world.do('officer', lockMarks, { lotId: lot.lotId });
  await world.drain();
  return lot;
}

async function disqualify(bidId: string): Promise<void> {
  await world.do('officer', disqualifyBid, { bidId, reason: 'It lied about its permit.' });
  await world.drain();
}

const rankingSeen = (lotId: string) => world.read('officer', ranking, { lotId });
const ranksSeen = async (lotId: string) => (await rankingSeen(lotId)).bids.map(({ bidId, rank }) => [bidId, rank]);
/** Another delivery of the same event. */
const again = (lotId: string) => inside(world, (tx) => world.house.executor.executeWithin(rescoreLot, tx, { lotId }));

describe('where the profile scores again after a disqualification', () => {
  it('the lot is ranked again from the remaining bids, and the new version says what it replaces and whose order changed', async () => {
    const lot = await genericLot();
    const { lotId } = lot;
    const { dear, cheaper, cheapest } = bidsOf(lot);
    const first = await rankingSeen(lotId);
    expect(await ranksSeen(lotId)).toEqual([
      [cheapest, 1],
      [dear, 2],
      [cheaper, 3],
    ]);

    await disqualify(cheapest);

    const second = await rankingSeen(lotId);
    expect(second).toMatchObject({ version: 2, supersedes: first.id });
    expect(second.bids.map(({ bidId, rank, total }) => [bidId, rank, total?.exact])).toEqual([
      [cheaper, 1, '83'],
      [dear, 2, '80'],
    ]);
    expect(second.change).toMatchObject({
      version: 1,
      removed: [cheapest],
      moved: [{ bidId: cheaper, from: 3, to: 1 }],
      overtakings: [{ bidId: cheaper, overtaken: dear }],
      sentence: {
        en: expect.stringContaining(`Bid ${cheaper} now comes before ${dear}`) as string,
        zh: expect.stringContaining(`投标 ${cheaper} 现排在 ${dear} 之前`) as string,
      },
    });
    expect((await world.read('officer', comparison, { lotId })).rankingChange?.overtakings).toHaveLength(1);
    expect(await world.sql('select version, supersedes is null as first from ranking order by version')).toEqual([
      { version: 1, first: true },
      { version: 2, first: false },
    ]);
    expect(
      await world.sql('select rank, state from bid where lot_id = $1 and id = any($2) order by rank', [lotId, [dear, cheaper]]),
    ).toEqual([
      { rank: 1, state: 'ranked' },
      { rank: 2, state: 'ranked' },
    ]);
    const { id } = await world.do('officer', proposeAward, { lotId, bidId: cheaper });
    expect((await world.do('approver-2', approveAward, { awardId: id })).state).toBe('standstill');
  });

  it('a second delivery changes nothing, and the database itself takes no second second version', async () => {
    const lot = await genericLot();
    await disqualify(bidsOf(lot).cheapest);

    await world.unchanged(TABLES, async () => {
      expect(await again(lot.lotId)).toEqual({ id: lot.lotId, done: false });
    });

    const copy = `insert into ranking select (jsonb_populate_record(r, '{"id":"copy"}')).* from ranking r where version = 2`;
    await expect(world.sql(copy)).rejects.toThrow(/uq_ranking_version/);
  });

  it('a proposal from the ranking before is not approved any more; it is returned and made from the new one', async () => {
    const lot = await genericLot();
    const { lotId } = lot;
    const { dear, cheaper, cheapest } = bidsOf(lot);
    const { id: awardId } = await world.do('officer', proposeAward, { lotId, bidId: cheapest });

    await disqualify(dear);

    await world.unchanged(TABLES, async () =>
      expect(await world.refused('approver-2', approveAward, { awardId })).toBe('AWARD_RANKING_REPLACED'),
    );
    expect((await rankingSeen(lotId)).change).toMatchObject({
      removed: [dear],
      moved: [{ bidId: cheaper, from: 3, to: 2 }],
      overtakings: [],
    });
    await world.do('officer', returnAward, { awardId, reason: 'Ranked again.' });
    expect((await awarded(world, { lotId, bidIds: [cheapest], bidders: [] })).rank).toBe(1);
  });

  it('an announced award keeps the ranking that it rests on, and its end lets the lot be ranked again', async () => {
    const lot = await genericLot();
    const { lotId } = lot;
    const { dear, cheaper, cheapest } = bidsOf(lot);
    const { id: awardId } = await awarded(world, { lotId, bidIds: [cheapest], bidders: [] });

    await disqualify(dear);

    expect([(await rankingSeen(lotId)).version, await stateIn(world, 'lot', lotId)]).toEqual([1, 'awardPending']);
    await world.do('bidder-3', declineAward, { awardId, reason: 'We have no staff left.' });
    await world.drain();
    expect([(await rankingSeen(lotId)).version, await stateIn(world, 'lot', lotId)]).toEqual([2, 'ranked']);
    const next = await world.do('officer', proposeAward, { lotId, bidId: cheaper, ground: 'winnerDeclined' });
    expect(next.rank).toBe(2);
  });

  it('a bid that had no rank leaves the ranking as it is', async () => {
    const lot = await genericLot({}, [...MARKS.slice(0, 2), ['3', '9']]);
    const { lotId } = lot;
    const { dear, cheaper, cheapest } = bidsOf(lot);

    await disqualify(cheapest);

    expect((await rankingSeen(lotId)).version).toBe(1);
    expect(await ranksSeen(lotId)).toEqual(
      expect.arrayContaining([
        [cheaper, 1],
        [dear, 2],
      ]),
    );
  });

  it('the lot ends when nobody is left', async () => {
    const lot = await genericLot();
    for (const bidId of lot.bidIds) await disqualify(bidId);

    expect(await world.sql('select state, ended_because from lot where id = $1', [lot.lotId])).toEqual([
      { state: 'unsuccessful', ended_because: 'NO_BID_RANKED' },
    ]);
    expect((await rankingSeen(lot.lotId)).change?.sentence.en).toContain('No bid remains.');
  });

  it('a draw that only the new ranking needs is revealed then', async () => {
    const secret = 'thirty-two bytes of a secret that nobody can guess';
    const method = { ...RELATIVE, tieRule: ['commitRevealDraw' as const], drawCommitment: sha256Hex(secret) };
    const lot = await genericLot({ method }, [
      ['9', '10'],
      ['8', '8'],
      ['9', '9'],
    ]);
    const { lotId } = lot;
    const { dear, cheaper, cheapest } = bidsOf(lot);
    await world.unchanged(TABLES, async () =>
      expect(await world.refused('officer', revealDraw, { lotId, secret })).toBe('DRAW_NOT_ASKED_FOR'),
    );
    await disqualify(cheapest);
    expect((await rankingSeen(lotId)).version).toBe(1);
    expect(await world.refused('officer', proposeAward, { lotId, bidId: dear })).toBe('AWARD_RANKING_OUTDATED');

    await world.do('officer', revealDraw, { lotId, secret });
    await world.drain();

    expect((await rankingSeen(lotId)).version).toBe(2);
    expect((await ranksSeen(lotId)).map(([bidId]) => bidId).sort()).toEqual([dear, cheaper].sort());
  });
});

describe('where the next in rank moves up', () => {
  it('nobody is ranked again: the next candidate is proposed on the ground that the winner was disqualified', async () => {
    const lot = await tenderLot();
    const { lotId } = lot;
    const { dear, cheaper, cheapest } = bidsOf(lot);
    const { id: awardId } = await awarded(world, { lotId, bidIds: [cheapest], bidders: [] });

    await disqualify(cheapest);
    await world.unchanged(TABLES, async () => {
      expect(await again(lotId)).toEqual({ id: lotId, done: false });
    });

    expect(await world.read('officer', award, { id: awardId })).toMatchObject({ state: 'cancelled', cause: 'winnerDisqualified' });
    expect(await rankingSeen(lotId)).toMatchObject({ version: 1, supersedes: null, change: null });
    await world.unchanged(TABLES, async () => {
      expect(await world.refused('officer', proposeAward, { lotId, bidId: cheaper, ground: 'winnerDisqualified' })).toBe(
        'AWARD_OUT_OF_RANK',
      );
    });
    const next = await world.do('officer', proposeAward, { lotId, bidId: dear, ground: 'winnerDisqualified' });
    expect(next.rank).toBe(2);
  });
});
