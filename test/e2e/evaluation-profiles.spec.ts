import { productQuestions, riskPolicy2026_1 } from '@pilotage/assurance';
import { bid } from '@pilotage/bids';
import {
  appointPanel,
  comparison,
  confirmPriceOpening,
  evaluation,
  lockMarks,
  ranking,
  rankingOf,
  requestPriceOpening,
  revealDraw,
  saveMark,
  settleSpread,
} from '@pilotage/evaluation';
import { sha256Hex } from '@pilotage/kernel';
import { Tx } from '@pilotage/platform';
import {
  closeAt,
  inside,
  openCall,
  openLot,
  openMarketplace,
  sealedBid,
  stateIn,
  testSpecification,
  type Marketplace,
} from '../support/bidding.js';
import {
  allDeclare,
  engageEvaluators,
  evaluatedLot,
  giveMark,
  letterOfBid,
  markEverything,
  openedLot,
  papersOf,
  rankLot,
  startedMarking,
} from '../support/evaluating.js';
import { COMMITTEE, decide } from '../support/committee.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const ROOMS = roomsUpTo('evaluation');
const TABLES = ['evaluation', 'panel_member', 'declaration', 'mark', 'moderation', 'price_opening', 'ranking', 'lot', '"call"', 'bid'];
const EVALUATORS = ['chair', 'evaluator-b', 'evaluator-c', 'evaluator-d', 'evaluator-e', 'evaluator-f'];
const both = (text: string) => ({ en: text, zh: text });

let world: World;
let market: Marketplace;
let people: Record<string, string>;

const id = (key: string): string => people[key] ?? '';
const two = (): Record<string, string> => ({ chair: id('chair'), 'evaluator-b': id('evaluator-b') });
const lotState = (lotId: string): Promise<string> => stateIn(world, 'lot', lotId);
const unchanged = (work: () => Promise<unknown>): Promise<void> => world.unchanged(TABLES, work);
/** The same marks of everybody for each bid. */
const allGive = (bidIds: readonly string[], marks: readonly string[], members = 2) =>
  Object.fromEntries(
    bidIds.map((bidId, n) => {
      const given = Array.from({ length: members }, () => marks[n] ?? '');
      return [bidId, { method: given, plan: given }];
    }),
  );

beforeEach(async () => {
  world = await openWorld({ rooms: ROOMS });
  market = await openMarketplace(world);
  people = await engageEvaluators(world, market.agency, EVALUATORS);
});
afterEach(async () => world.close());

describe('moderation where the profile allows it', () => {
  it('the chair settles each spread beyond the tolerance with a reason, and only then are marks locked', async () => {
    const { lotId, bidIds } = await openedLot(market, ['40000000', '20000000']);
    const [a = '', b = ''] = bidIds;
    await startedMarking(world, lotId, two());
    await markEverything(world, lotId, two(), {
      [a]: { method: ['9', '5'], plan: ['8', '4'] },
      [b]: { method: ['7', '7'], plan: ['6', '9'] },
    });

    expect(await world.do('officer', lockMarks, { lotId })).toMatchObject({ state: 'moderating', lockedAt: null });
    await world.drain();
    const letter = await letterOfBid(world, lotId, id('chair'), a);
    const seen = await papersOf(world, 'chair', lotId);
    expect(seen.openSpreads).toEqual([
      expect.objectContaining({ letter, criterionId: 'method', lowest: '5.00', highest: '9.00' }),
      expect.objectContaining({ letter, criterionId: 'plan', lowest: '4.00', highest: '8.00' }),
    ]);
    const other = await papersOf(world, 'evaluator-b', lotId);
    expect(other.openSpreads.map(({ lowest, highest }) => [lowest, highest])).toEqual([
      [null, null],
      [null, null],
    ]);
    const settled = { lotId, letter, criterionId: 'plan', reason: 'The annex was read differently; both readings stand.' };
    await unchanged(async () => {
      expect(await world.refused('officer', lockMarks, { lotId })).toBe('SPREADS_NOT_SETTLED');
      await expect(world.attempt('evaluator-b', settleSpread, settled)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('chair', settleSpread, { ...settled, reason: '' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      const calm = await letterOfBid(world, lotId, id('chair'), b);
      expect(await world.refused('chair', settleSpread, { ...settled, letter: calm })).toBe('SPREAD_NOT_OPEN');
      const elsewhere = { lotId, letter: calm, criterionId: 'plan', mark: '1', reason: 'Second thoughts.' };
      expect(await world.refused('chair', saveMark, elsewhere)).toBe('MARK_OUTSIDE_MODERATION');
    });
    await world.do('chair', settleSpread, settled);
    await giveMark(world, lotId, ['evaluator-b', id('evaluator-b')], [a, 'method', '6.5']);
    await unchanged(async () => expect(await world.refused('chair', settleSpread, settled)).toBe('SPREAD_NOT_OPEN'));

    expect(await world.do('chair', lockMarks, { lotId })).toMatchObject({ state: 'locked' });
    const kept = await world.sql<{ n: string }>(`select count(*) as n from mark where bid_id = $1 and criterion_id = 'method'`, [a]);
    expect(kept[0]?.n).toBe('3');
  });
});

describe('the Shenzhen open tender', () => {
  const closesAt = '2026-02-09T17:00:00+08:00';
  const method = {
    priceWeight: '30',
    formula: 'relative_to_lowest' as const,
    params: {},
    tieRule: ['lowerPrice' as const],
    displayPlaces: 2,
    rounding: 'halfUp' as const,
  };
  const tender = () => ({
    specification: testSpecification({ profileId: 'SHENZHEN_OPEN_TENDER', closesAt, lots: [evaluatedLot({ method })] }),
    deadline: closesAt,
  });
  const named = () => EVALUATORS.map((key) => ({ personId: id(key), expertIn: 'subject' as const }));

  it('draws its panel, hides the prices that lie open from the markers, and goes from the lock straight to the ranking', async () => {
    const { lotId, bidIds } = await openedLot(market, ['40000000', '20000000', '60000000'], tender());
    const drawn = { lotId, size: 5, candidates: named() };
    await unchanged(async () => {
      expect(await world.refused('officer', appointPanel, { ...drawn, candidates: named().slice(1) })).toBe('PANEL_SIZE_DIFFERS');
      expect(await world.refused('officer', appointPanel, { ...drawn, size: 3 })).toBe('PANEL_TOO_SMALL');
      expect(await world.refused('officer', appointPanel, { ...drawn, size: 4 })).toBe('PANEL_TOO_SMALL');
      expect(await world.refused('officer', appointPanel, { ...drawn, chairId: id('chair') })).toBe('PANEL_CHAIR_INVALID');
      const laymen = named().map(({ personId }, n) => (n < 3 ? { personId, expertIn: 'subject' as const } : { personId }));
      expect(await world.refused('officer', appointPanel, { ...drawn, candidates: laymen })).toBe('PANEL_EXPERTS_TOO_FEW');
    });
    const panel = await world.do('officer', appointPanel, drawn);
    expect(panel).toMatchObject({ selection: 'drawn', seats: 5 });
    const seated = Object.fromEntries(
      EVALUATORS.filter((key) => panel.members.some((m) => m.personId === id(key))).map((key) => [key, id(key)]),
    );
    expect(Object.keys(seated)).toHaveLength(5);
    await allDeclare(world, lotId, Object.keys(seated));
    const [marker = ''] = Object.keys(seated);
    const [outsider = ''] = EVALUATORS.filter((key) => !(key in seated));

    expect(JSON.stringify(await papersOf(world, marker, lotId))).not.toMatch(/40000000|20000000|60000000/);
    expect((await world.read(marker, bid, { id: bidIds[0] ?? '' })).price).toBeNull();
    await expect(world.read(outsider, comparison, { lotId })).rejects.toMatchObject({
      code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) as string,
    });
    expect((await world.read('officer', comparison, { lotId })).offers.map(({ price }) => price?.minor)).toEqual([
      '40000000',
      '20000000',
      '60000000',
    ]);
    const marks = allGive(bidIds, ['9', '3', '8'], 5);
    await markEverything(world, lotId, seated, {
      ...marks,
      [bidIds[0] ?? '']: { method: ['10', '5', '9', '9', '9'], plan: ['9', '9', '9', '9', '9'] },
    });
    // A spread of half the maximum: this profile leaves the judgement of each member as it is.
    expect(await world.do('officer', lockMarks, { lotId })).toMatchObject({ state: 'locked' });
    await world.drain();

    expect(await lotState(lotId)).toBe('ranked');
    expect((await inside(world, (tx) => rankingOf(tx, lotId)))?.bids.map(({ bidId }) => bidId)).toEqual([bidIds[0], bidIds[2]]);
    await unchanged(async () => expect(await world.refused('officer', requestPriceOpening, { lotId })).toBe('PRICE_OPENING_NOT_DUE'));
    const [loser] = (await world.read('officer', comparison, { lotId })).offers.filter(({ rank }) => rank === null);
    expect(loser).toMatchObject({ price: { minor: '20000000' }, total: null, passed: false });
  });
});

describe('a tie that the call leaves to a draw', () => {
  it('waits until the committed secret is revealed, and is then broken by it', async () => {
    const secret = 'thirty-two bytes of a secret that nobody can guess';
    const method = {
      priceWeight: '30',
      formula: 'linear_fixed_bounds' as const,
      params: { pBest: '10000000', pZero: '100000000' },
      tieRule: ['commitRevealDraw' as const],
      drawCommitment: sha256Hex(secret),
      displayPlaces: 2,
      rounding: 'halfUp' as const,
    };
    const specification = testSpecification({ lots: [evaluatedLot({ method })] });
    const { lotId, bidIds } = await openedLot(market, ['40000000', '40000000'], { specification });
    await startedMarking(world, lotId, two());
    await markEverything(world, lotId, two(), allGive(bidIds, ['8', '8']));
    await unchanged(async () => expect(await world.refused('officer', revealDraw, { lotId, secret })).toBe('DRAW_NOT_ASKED_FOR'));
    await rankLot(world, lotId);

    expect(await lotState(lotId)).toBe('pricesOpened');
    await unchanged(async () =>
      expect(await world.refused('officer', revealDraw, { lotId, secret: 'another' })).toBe('DRAW_NOT_COMMITTED'),
    );
    await world.do('officer', revealDraw, { lotId, secret });
    await world.drain();
    expect(await lotState(lotId)).toBe('ranked');
    expect((await inside(world, (tx) => rankingOf(tx, lotId)))?.bids.map(({ rank }) => rank)).toEqual([1, 2]);
    const found = await world.read('officer', ranking, { lotId });
    expect(found.bids[0]?.place.en).toContain('digests of the committed draw');
  });
});

describe('an evaluation that cannot go on', () => {
  it('waits while a bid is with the ethics committee', async () => {
    const { lotId } = await openCall(market, testSpecification({ stages: ['TEST'], lots: [evaluatedLot()] }), { Q12: 'GE_1M', Q13: 'YES' });
    const referred = await sealedBid(market, lotId, market.vendors[0] as never, { answers: gravestAnswers() });
    await sealedBid(market, lotId, market.vendors[1] as never);
    await closeAt(world, '2026-01-26T17:00:00+08:00');
    await openLot(world, lotId);
    await world.drain();
    await startedMarking(world, lotId, two());
    expect(await lotState(lotId)).toBe('technicalOpened');
    expect((await world.read('officer', evaluation, { lotId })).state).toBe('declaring');
    await unchanged(async () => expect(await world.refused('officer', lockMarks, { lotId })).toBe('WRONG_STATE'));

    await approveCaseOf(referred);
    await world.drain();

    expect(await lotState(lotId)).toBe('evaluating');
    expect((await papersOf(world, 'chair', lotId)).papers).toHaveLength(2);
  });

  it('ends the lot when no bid meets the thresholds, and every price stays sealed', async () => {
    const { lotId, bidIds } = await openedLot(market, ['40000000', '20000000']);
    await startedMarking(world, lotId, two());
    await markEverything(world, lotId, two(), allGive(bidIds, ['3', '3.99']));
    await world.do('officer', lockMarks, { lotId });
    await world.drain();

    expect(await lotState(lotId)).toBe('unsuccessful');
    expect(await world.sql('select id from bid where price is not null')).toEqual([]);
    await unchanged(async () => {
      expect(await world.refused('officer', requestPriceOpening, { lotId })).toBe('PRICE_OPENING_NOT_DUE');
      expect(await world.refused('officer-2', confirmPriceOpening, { lotId })).toBe('PRICE_OPENING_NOT_DUE');
    });
  });
});

describe('the comparison', () => {
  it('asks the database the same few questions however many bids there are', async () => {
    const small = await openedLot(market, ['40000000', '20000000']);
    const many = await openedLot(market, ['40000000', '20000000', '60000000', '50000000'], {
      specification: testSpecification({ closesAt: '2026-02-23T17:00:00+08:00', lots: [evaluatedLot({ title: both('Larger') })] }),
      deadline: '2026-02-23T17:00:00+08:00',
    });
    const asked = async (lotId: string): Promise<number> => {
      const spy = jest.spyOn(Tx.prototype, 'query');
      await world.read('officer', comparison, { lotId });
      // The jobs go on beside it; only this reading's statements count.
      const { length } = spy.mock.contexts.filter((tx) => (tx as Tx).context.operation === 'comparison');
      spy.mockRestore();
      return length;
    };
    const [few, more] = [await asked(small.lotId), await asked(many.lotId)];
    expect(more).toBe(few);
    expect(more).toBeLessThanOrEqual(14);
  });
});

/** The gravest option of each question about the product. */
const gravestAnswers = (): Record<string, string> =>
  Object.fromEntries(
    productQuestions(riskPolicy2026_1).map((q) => [q.id, q.options.reduce((worst, o) => (o.points > worst.points ? o : worst)).code]),
  );

/** The committee accepts and approves the open case of the bid. */
async function approveCaseOf(bidId: string): Promise<void> {
  const [open] = await world.sql<{ id: string }>(`select id from ethics_case where subject_id = $1 and state = 'filed'`, [bidId]);
  await decide(world, COMMITTEE, { caseId: open?.id ?? '', decision: 'approved' });
}
