import { disqualifyBid } from '@pilotage/bids';
import {
  appointPanel,
  comparison,
  confirmPriceOpening,
  declareInterest,
  evaluation,
  evaluationRoom,
  evaluatorsOf,
  isEvaluator,
  lockMarks,
  markEvaluationDecided,
  markingPapers,
  myEvaluations,
  ranking,
  rankingOf,
  replaceMember,
  requestPriceOpening,
  saveMark,
} from '@pilotage/evaluation';
import type { Json } from '@pilotage/kernel';
import { verifyRecord } from '@pilotage/scoring';
import { inside, openMarketplace, stateIn, type Marketplace } from '../support/bidding.js';
import {
  allDeclare,
  engageEvaluators,
  giveMark,
  letterOfBid,
  markEverything,
  openedLot,
  papersOf,
  rankLot,
  startedMarking,
} from '../support/evaluating.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const ROOMS = roomsUpTo('evaluation');
const TABLES = ['evaluation', 'panel_member', 'declaration', 'mark', 'moderation', 'price_opening', 'ranking', 'lot', '"call"', 'bid'];
const PRICES = ['40000000', '20000000', '60000000'];

let world: World;
let market: Marketplace;
let people: Record<string, string>;

const panel = (): Record<string, string> => ({ chair: id('chair'), 'evaluator-b': id('evaluator-b') });
const id = (key: string): string => people[key] ?? '';
const seats = (...keys: string[]) => keys.map((key) => ({ personId: id(key) }));
const unchanged = (work: () => Promise<unknown>): Promise<void> => world.unchanged(TABLES, work);
/** First bid strong and dearer, second weak on the method and cheap, third sound and dearest. */
const marksOf = ([a = '', b = '', c = '']: readonly string[]) => ({
  [a]: { method: ['9', '8.5'], plan: ['8', '8'] },
  [b]: { method: ['3', '4.5'], plan: ['9', '9'] },
  [c]: { method: ['8', '7'], plan: ['7', '6.25'] },
});

beforeEach(async () => {
  world = await openWorld({ rooms: ROOMS });
  market = await openMarketplace(world);
  people = await engageEvaluators(world, market.agency, ['chair', 'evaluator-b', 'evaluator-c', 'evaluator-d']);
});
afterEach(async () => world.close());

describe('the panel of a lot', () => {
  it('is appointed once, large enough, of evaluators who neither sell nor handle, with one chair among them', async () => {
    const { lotId } = await openedLot(market, PRICES);
    const officer = await world.person('double', market.agency, ['evaluator', 'officer']);
    const seller = await world.person('seller', market.agency, ['evaluator']);
    await world.person('seller', market.vendors[0]?.organisationId ?? '', ['bidder']);
    const marker = await world.person('marker', market.agency, ['evaluator']);
    const two = { lotId, size: 2, chairId: id('chair') };
    const refused = (given: Parameters<typeof world.refused<typeof appointPanel.input, typeof appointPanel.output>>[2]) =>
      world.refused('officer', appointPanel, given);

    await unchanged(async () => {
      expect(await refused({ ...two, candidates: seats('chair', 'chair') })).toBe('PANEL_MEMBER_TWICE');
      expect(await refused({ ...two, candidates: [...seats('chair'), { personId: officer }] })).toBe('PANEL_MEMBER_SEES_NAMES');
      expect(await refused({ ...two, candidates: [...seats('chair'), { personId: seller }] })).toBe('PANEL_MEMBER_OF_VENDOR');
      expect(await refused({ ...two, candidates: seats('chair', 'evaluator-b', 'evaluator-c') })).toBe('PANEL_SIZE_DIFFERS');
      expect(await refused({ ...two, candidates: seats('evaluator-b', 'evaluator-c') })).toBe('PANEL_CHAIR_INVALID');
      const withoutTheRole = { chairId: marker, candidates: [...seats('chair'), { personId: marker }] };
      expect(await refused({ ...two, ...withoutTheRole })).toBe('PANEL_CHAIR_INVALID');
      const stranger = (await world.actor('officer-2')) as { personId: string };
      expect(await refused({ ...two, candidates: [...seats('chair'), { personId: stranger.personId }] })).toBe(
        'PANEL_MEMBER_NOT_EVALUATOR',
      );
      await expect(world.attempt('approver', appointPanel, { ...two, candidates: seats('chair', 'evaluator-b') })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    });
    await world.do('officer', appointPanel, { ...two, candidates: seats('chair', 'evaluator-b') });
    await unchanged(async () =>
      expect(await refused({ ...two, candidates: seats('chair', 'evaluator-c') })).toBe('PANEL_ALREADY_APPOINTED'),
    );
  });

  it('declares on the list of names; who has a conflict leaves and is replaced before any paper is shown', async () => {
    const { lotId } = await openedLot(market, PRICES);
    await world.do('officer', appointPanel, { lotId, candidates: seats('chair', 'evaluator-b'), size: 2, chairId: id('chair') });

    const list = await world.read('evaluator-b', evaluation, { lotId });
    expect(list.tenderers?.map(({ name }) => name.en).sort()).toEqual(['vendor-1', 'vendor-2', 'vendor-3']);
    expect(list).toMatchObject({ own: { leads: false, declared: false, papers: 0 }, members: null });
    const appointed = await world.read('officer', evaluation, { lotId });
    expect(appointed.members?.map(({ personId }) => personId).sort()).toEqual([id('chair'), id('evaluator-b')].sort());
    expect(appointed.spreadTolerance).toBe('3/10');
    await world.do('chair', declareInterest, { lotId, conflict: true, statement: 'My brother works there.' });
    await allDeclare(world, lotId, ['evaluator-b']);
    expect(await stateIn(world, 'lot', lotId)).toBe('technicalOpened');
    expect((await papersOf(world, 'evaluator-b', lotId)).papers).toEqual([]);
    await unchanged(async () => {
      await expect(world.read('chair', markingPapers, { lotId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const again = { lotId, candidates: seats('chair'), leads: true };
      expect(await world.refused('officer', replaceMember, again)).toBe('PANEL_MEMBER_TWICE');
      expect(await world.refused('officer', replaceMember, { ...again, candidates: seats('evaluator-c'), leads: false })).toBe(
        'PANEL_CHAIR_INVALID',
      );
    });
    const renewed = await world.do('officer', replaceMember, { lotId, candidates: seats('evaluator-c'), leads: true });
    expect(renewed).toMatchObject({ chairId: id('evaluator-c') });
    await unchanged(async () =>
      expect(await world.refused('officer', replaceMember, { lotId, candidates: seats('evaluator-d'), leads: false })).toBe(
        'PANEL_HAS_NO_VACANCY',
      ),
    );
    await allDeclare(world, lotId, ['evaluator-c']);
    expect(await stateIn(world, 'lot', lotId)).toBe('evaluating');
    expect((await papersOf(world, 'evaluator-c', lotId)).papers).toHaveLength(3);
    expect((await inside(world, (tx) => evaluatorsOf(tx, lotId))).sort()).toEqual(
      [id('chair'), id('evaluator-b'), id('evaluator-c')].sort(),
    );
    expect(await inside(world, (tx) => isEvaluator(tx, lotId, id('evaluator-d')))).toBe(false);
  });

  it('loses a member who finds a conflict late; those marks do not count, and a successor marks everything', async () => {
    const { lotId, bidIds } = await openedLot(market, PRICES);
    await startedMarking(world, lotId, panel());
    await markEverything(world, lotId, panel(), marksOf(bidIds));
    await world.do('evaluator-b', declareInterest, { lotId, conflict: true, statement: 'I recognise a former colleague.' });
    await unchanged(async () => {
      expect(await world.refused('officer', lockMarks, { lotId })).toBe('PANEL_INCOMPLETE');
      const late = { lotId, letter: 'A', criterionId: 'plan', mark: '1', reason: 'Late.' };
      await expect(world.attempt('evaluator-b', saveMark, late)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    });
    await world.do('officer', replaceMember, { lotId, candidates: seats('evaluator-c'), leads: false });
    await allDeclare(world, lotId, ['evaluator-c']);
    await unchanged(async () => expect(await world.refused('officer', lockMarks, { lotId })).toBe('MARKS_INCOMPLETE'));
    for (const bidId of bidIds)
      for (const criterionId of ['method', 'plan'])
        await giveMark(world, lotId, ['evaluator-c', id('evaluator-c')], [bidId, criterionId, '8']);
    // The successor marks 8 where the chair marked 3: with the marks complete, moderation begins.
    expect(await world.do('chair', lockMarks, { lotId })).toMatchObject({ state: 'moderating' });

    const letters = await world.sql<{ alias: string; letters: object }>(`select alias, letters from panel_member where state = 'active'`);
    expect(new Set(letters.map(({ alias }) => alias)).size).toBe(2);
    expect(letters.every((m) => Object.keys(m.letters).length === 3)).toBe(true);
  });
});

describe('marking', () => {
  it('shows each evaluator the technical offers under letters of their own, and nothing that gives a vendor away', async () => {
    const { lotId, bidIds } = await openedLot(market, PRICES);
    await startedMarking(world, lotId, panel());

    const papers = await papersOf(world, 'chair', lotId);

    expect(papers.papers.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
    expect(papers.missing).toBe(6);
    expect(papers.papers[0]?.responses.map(({ requirementId }) => requirementId)).toEqual(['R1', 'R2']);
    expect(papers.papers[0]?.evidence).toEqual([
      expect.objectContaining({ requirementId: 'R2', standardId: 'ISO/IEC 42001:2023', state: 'verified' }),
    ]);
    const written = JSON.stringify(papers);
    const secrets = [
      ...bidIds,
      ...PRICES,
      ...market.vendors.flatMap((v) => [v.organisationId, v.groupId, v.modelVersionId, v.modelDigest]),
    ];
    for (const secret of [...secrets, 'vendor-', 'Group ', 'Product ', 'issuer', 'evd_', 'mdl_']) expect(written).not.toContain(secret);
    await expect(world.read('officer', markingPapers, { lotId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(world.read('evaluator-c', markingPapers, { lotId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(world.read('bidder-1', markingPapers, { lotId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(world.read('chair', comparison, { lotId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await world.read('chair', myEvaluations, { first: 5 })).edges.map(({ node }) => node.lotId)).toEqual([lotId]);
    const log = await world.sql<{ entry: string }>(`select entry from audit_event where type in ('panel.givePapers', 'mark.save')`);
    for (const { entry } of log) expect(entry).not.toMatch(/bid_|"letter/);
  });

  it('keeps every mark with its reason; the latest counts, and what breaks a rule changes nothing', async () => {
    const { lotId, bidIds } = await openedLot(market, PRICES);
    const [bidId = ''] = bidIds;
    await startedMarking(world, lotId, panel());
    const letter = await letterOfBid(world, lotId, id('chair'), bidId);
    const given = { lotId, letter, criterionId: 'method', mark: '7.25', reason: 'Two of three figures are shown.' };

    await world.do('chair', saveMark, given);
    expect(await world.do('chair', saveMark, { ...given, mark: '8', reason: 'The third stands in the annex.' })).toMatchObject({
      version: 2,
    });

    const kept = await world.sql<{ mark: string }>('select mark from mark order by version');
    expect(kept.map(({ mark }) => mark)).toEqual(['7.25', '8']);
    const own = (await papersOf(world, 'chair', lotId)).papers.find((p) => p.letter === letter);
    expect(own?.marks).toEqual([expect.objectContaining({ criterionId: 'method', mark: '8', version: 2 })]);
    expect((await papersOf(world, 'evaluator-b', lotId)).papers.flatMap(({ marks }) => marks)).toEqual([]);
    await expect(world.house.source.query(`update mark set mark = '10'`)).rejects.toThrow(/permission denied/);
    await unchanged(async () => {
      expect(await world.refused('chair', saveMark, { ...given, mark: '10.01' })).toBe('MARK_ABOVE_MAXIMUM');
      expect(await world.refused('chair', saveMark, { ...given, letter: 'D' })).toBe('PAPER_UNKNOWN');
      expect(await world.refused('chair', saveMark, { ...given, criterionId: 'price' })).toBe('MARK_CRITERION_UNKNOWN');
      await expect(world.attempt('chair', saveMark, { ...given, reason: '  ' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(world.attempt('chair', saveMark, { ...given, mark: '7.255' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
      await expect(world.attempt('officer', saveMark, given)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(world.attempt('bidder-1', saveMark, given)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await world.refused('officer', lockMarks, { lotId })).toBe('MARKS_INCOMPLETE');
      await expect(world.attempt('evaluator-b', lockMarks, { lotId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await world.refused('officer', requestPriceOpening, { lotId })).toBe('PRICE_OPENING_NOT_DUE');
    });
  });

  it('ends for an evaluator who joins a vendor or takes up a role that sees names', async () => {
    const { lotId } = await openedLot(market, PRICES);
    await startedMarking(world, lotId, panel());
    await world.person('chair', market.vendors[3]?.organisationId ?? '', ['bidder']);
    const committee = await world.organisation('second-committee', 'committee');
    await world.person('evaluator-b', committee, ['committeeMember']);
    const mark = { lotId, letter: 'A', criterionId: 'plan', mark: '1', reason: 'Facts.' };
    await unchanged(async () => {
      expect(await world.refused('chair', saveMark, mark)).toBe('PANEL_MEMBER_OF_VENDOR');
      expect(await world.refused('evaluator-b', saveMark, mark)).toBe('PANEL_MEMBER_SEES_NAMES');
    });
  });

  it('goes on without a bid that is disqualified meanwhile', async () => {
    const { lotId, bidIds } = await openedLot(market, PRICES);
    await startedMarking(world, lotId, panel());
    await markEverything(world, lotId, panel(), marksOf(bidIds));
    const [, second = ''] = bidIds;
    const letter = await letterOfBid(world, lotId, id('chair'), second);
    await world.do('officer', disqualifyBid, { bidId: second, reason: 'A false statement.' });
    await world.drain();

    expect((await papersOf(world, 'chair', lotId)).papers).toHaveLength(2);
    await unchanged(async () =>
      expect(await world.refused('chair', saveMark, { lotId, letter, criterionId: 'plan', mark: '1', reason: 'x' })).toBe('PAPER_UNKNOWN'),
    );
    await rankLot(world, lotId);
    expect((await inside(world, (tx) => rankingOf(tx, lotId)))?.bids.map((b) => b.bidId)).toEqual([bidIds[0], bidIds[2]]);
  });
});

describe('from the lock to the ranking', () => {
  it('prices wait for two officers, those below a threshold stay sealed, and the job ranks with a reason for every number', async () => {
    const { lotId, bidIds } = await openedLot(market, PRICES);
    const [first = '', failed = '', third = ''] = bidIds;
    await startedMarking(world, lotId, panel());
    await markEverything(world, lotId, panel(), marksOf(bidIds));

    expect(await world.do('chair', lockMarks, { lotId })).toMatchObject({ state: 'locked' });
    await world.drain();
    await unchanged(async () => {
      const late = { lotId, letter: 'A', criterionId: 'plan', mark: '1', reason: 'Too late.' };
      expect(await world.refused('chair', saveMark, late)).toBe('WRONG_STATE');
      expect(await world.refused('officer', lockMarks, { lotId })).toBe('WRONG_STATE');
      expect(await world.refused('chair', declareInterest, { lotId, conflict: true, statement: 'Late.' })).toBe('DECLARATION_NOT_DUE');
      expect(await world.refused('officer-2', confirmPriceOpening, { lotId })).toBe('PRICE_OPENING_NOT_REQUESTED');
    });
    await world.do('officer', requestPriceOpening, { lotId });
    await unchanged(async () => {
      expect(await world.refused('officer-2', requestPriceOpening, { lotId })).toBe('PRICE_OPENING_ALREADY_REQUESTED');
      expect(await world.refused('officer', confirmPriceOpening, { lotId })).toBe('SAME_OFFICER_OPENS_PRICES');
    });
    await world.do('officer-2', confirmPriceOpening, { lotId });
    expect(await stateIn(world, 'lot', lotId)).toBe('pricesOpened');
    await world.drain();

    expect(await stateIn(world, 'lot', lotId)).toBe('ranked');
    const prices = await world.sql<{ id: string }>('select id from bid where price is not null order by id');
    expect(prices.map((p) => p.id)).toEqual([first, third].sort());
    const kept = await inside(world, (tx) => rankingOf(tx, lotId));
    // (8.75/10 × 40 + 8/10 × 30) + 60/90 × 30 = 79 and (7.5/10 × 40 + 6.625/10 × 30) + 40/90 × 30 = 63 5/24.
    expect(kept).toMatchObject({
      version: 1,
      bids: [
        { bidId: first, rank: 1, total: '79' },
        { bidId: third, rank: 2, total: '1517/24' },
      ],
    });
    const states = await Promise.all([first, failed, third].map((bidId) => stateIn(world, 'bid', bidId)));
    expect(states).toEqual(['ranked', 'admitted', 'ranked']);
    await inside(world, (tx) => markEvaluationDecided(tx, lotId));
    expect((await world.read('officer', evaluation, { lotId })).state).toBe('decided');
  });

  it('a second delivery changes nothing, the record has the same bytes, and from the record alone it is computed again', async () => {
    const { lotId } = await rankedLot();
    const before = await world.sql('select * from ranking');
    await unchanged(async () => {
      await inside(world, (tx) =>
        world.house.executor.executeWithin(evaluationRoom.useCases.find((u) => u.name === 'scoreLot') as never, tx, { lotId }),
      );
    });
    expect(await world.sql('select * from ranking')).toEqual(before);
    const [kept] = await world.sql<{ record: string; recordDigest: string }>('select record, record_digest as "recordDigest" from ranking');
    const verified = verifyRecord(JSON.parse(kept?.record ?? 'null') as Json);
    expect(verified).toEqual({ equal: true, recordDigest: kept?.recordDigest, differences: [], refusal: null });
    await expect(world.house.source.query(`update ranking set version = 2`)).rejects.toThrow(/permission denied/);
  });
});

/** A lot ranked with the marks above. */
async function rankedLot(): Promise<Awaited<ReturnType<typeof openedLot>>> {
  const lot = await openedLot(market, PRICES);
  await startedMarking(world, lot.lotId, panel());
  await markEverything(world, lot.lotId, panel(), marksOf(lot.bidIds));
  await rankLot(world, lot.lotId);
  return lot;
}

describe('what is shown of a ranking', () => {
  it('before the ranking the comparison shows an officer no marks and no price, and an auditor the marks once they are locked', async () => {
    const { lotId, bidIds } = await openedLot(market, PRICES);
    const [, failed = ''] = bidIds;
    const early = await world.read('officer', comparison, { lotId });
    expect(early).toMatchObject({ phase: 'technicalOpened', evaluationState: null, rankingId: null });
    expect(early.offers.map(({ price, criteria, vendorName }) => [price, criteria, vendorName?.en])).toEqual([
      [null, null, 'vendor-1'],
      [null, null, 'vendor-2'],
      [null, null, 'vendor-3'],
    ]);
    expect(early.offers[0]?.gate).toMatchObject({ decision: 'ADMIT' });
    await startedMarking(world, lotId, panel());
    await markEverything(world, lotId, panel(), marksOf(bidIds));
    await world.do('officer', lockMarks, { lotId });
    const locked = {
      officer: await world.read('officer', comparison, { lotId }),
      auditor: await world.read('auditor', comparison, { lotId }),
    };
    expect(locked.officer.offers.map(({ technical }) => technical)).toEqual([null, null, null]);
    expect(locked.auditor.offers.find(({ bidId }) => bidId === failed)).toMatchObject({
      passed: false,
      technical: { exact: '42' },
      price: null,
    });
  });

  it('one question then gives an officer the whole comparison', async () => {
    const { lotId, bidIds } = await rankedLot();
    const [first = '', failed = '', third = ''] = bidIds;

    const found = await world.read('officer', comparison, { lotId });

    expect(found.offers.map(({ bidId, rank }) => [bidId, rank])).toEqual([
      [first, 1],
      [third, 2],
      [failed, null],
    ]);
    const [winner, , loser] = found.offers;
    expect(winner).toMatchObject({
      vendorName: { en: 'vendor-1' },
      product: { version: '1.0', name: { en: 'Product 1' } },
      price: { minor: '40000000' },
      technical: { exact: '59' },
      pricePoints: { exact: '20' },
      total: { exact: '79', display: '79.00' },
      passed: true,
    });
    expect(loser).toMatchObject({ passed: false, price: null, total: null, exclusions: [{ code: 'BELOW_CRITERION_MINIMUM' }] });
    expect(found.robustness).toMatchObject({ winners: [first] });
  });

  it('every number has its evidence, its marks and a sentence in both languages', async () => {
    const { lotId } = await rankedLot();

    const [winner] = (await world.read('officer', comparison, { lotId })).offers;

    expect(winner?.responses?.[1]?.evidence).toEqual([expect.objectContaining({ standardId: 'ISO/IEC 42001:2023', state: 'verified' })]);
    expect(winner?.criteria?.map(({ criterionId, mean, points }) => [criterionId, mean.exact, points.exact])).toEqual([
      ['method', '35/4', '35'],
      ['plan', '8', '24'],
    ]);
    expect(winner?.criteria?.[0]?.marks.map(({ mark }) => mark).sort()).toEqual(['8.5', '9']);
    expect(winner?.numbers?.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['criterion', 'technicalTotal', 'price', 'total']),
    );
    for (const { sentence } of winner?.numbers ?? []) expect([sentence.en, sentence.zh].every((s) => s.length > 0)).toBe(true);
  });

  it('is shown to nobody whom the profile does not name', async () => {
    const { lotId, bidIds } = await rankedLot();
    for (const stranger of ['bidder-1', 'secretary'])
      await expect(world.read(stranger, comparison, { lotId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const outsider of ['bidder-1', 'evaluator-c', 'secretary'])
      await expect(world.read(outsider, ranking, { lotId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const { bids } = await world.read('officer', ranking, { lotId });
    expect(bids.map(({ bidId }) => bidId)).toEqual([bidIds[0], bidIds[2], bidIds[1]]);
  });
});
