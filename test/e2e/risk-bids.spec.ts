import { riskPolicy2026_1 as policy } from '@pilotage/assurance';
import { bid } from '@pilotage/bids';
import {
  approveCall,
  checkMitigation,
  claimMitigation,
  confirmRiskAssessment,
  draftCall,
  draftRiskAssessment,
  needRisk,
  postNeed,
  publishNeed,
  submitCallForReview,
  withdrawMitigation,
} from '@pilotage/calls';
import { closeAt, openLot, openMarketplace, sealedBid, stateIn, testSpecification, type Marketplace } from '../support/bidding.js';
import { riskInput } from '../support/calls.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const both = (text: string) => ({ en: text, zh: text });
/** 29 points: MEDIUM as they are, LOW with every measure proven. */
const AT_29: Readonly<Record<string, string>> = {
  Q04: 'IRREVERSIBLE',
  Q05: 'PERPETUAL',
  Q06: 'VERY_HIGH',
  Q07: 'VERY_HIGH',
  Q08: 'VERY_HIGH',
};

describe('a bid for a need whose level counted measures', () => {
  let world: World;
  let market: Marketplace;
  const lots: Record<'standing' | 'lapsed', { lotId: string; bidIds: string[]; needId: string; proofs: string[] }> = {
    standing: { lotId: '', bidIds: [], needId: '', proofs: [] },
    lapsed: { lotId: '', bidIds: [], needId: '', proofs: [] },
  };

  const prove = async (needId: string, item: string): Promise<string> => {
    const claimed = { needId, item, statement: 'In place.', reference: 'File 1' };
    const { id: proofId } = await world.do('officer', claimMitigation, claimed);
    await world.do('officer-2', checkMitigation, { proofId, holds: true, finding: 'Seen.' });
    return proofId;
  };
  async function published(): Promise<{ needId: string; lotId: string; proofs: string[] }> {
    const text = { title: both('Need'), description: both('What is needed.'), category: 'MEDICAL_DATA_MINING' as const };
    const { id: needId } = await world.do('drafter', postNeed, { agencyId: market.agency, ...text });
    await world.do('officer', publishNeed, { needId });
    const proofs: string[] = [];
    for (const { id } of policy.mitigation.items) proofs.push(await prove(needId, id));
    const { answers, ...said } = riskInput();
    const given = answers.map(({ questionId, codes }) => ({ questionId, codes: [AT_29[questionId] ?? codes[0] ?? ''] }));
    await world.do('officer', draftRiskAssessment, { needId, ...said, answers: given });
    await world.do('officer-2', confirmRiskAssessment, { needId });
    const { id: callId } = await world.do('drafter', draftCall, { needId, specification: testSpecification() });
    await world.do('drafter', submitCallForReview, { callId });
    const call = await world.do('approver', approveCall, { callId });
    return { needId, lotId: call.lots[0]?.id ?? '', proofs };
  }

  beforeAll(async () => {
    world = await openWorld({ rooms: roomsUpTo('bids') });
    market = await openMarketplace(world, 3);
    for (const name of ['standing', 'lapsed'] as const) {
      Object.assign(lots[name], await published());
      for (const vendor of market.vendors) lots[name].bidIds.push(await sealedBid(market, lots[name].lotId, vendor));
    }
    await world.do('officer', withdrawMitigation, { proofId: lots.lapsed.proofs[0] ?? '', reason: 'It is not in place.' });
    await world.do('officer', withdrawMitigation, { proofId: lots.lapsed.proofs[2] ?? '', reason: 'It is not in place.' });
    await world.do('officer', withdrawMitigation, { proofId: lots.lapsed.proofs[3] ?? '', reason: 'It is not in place.' });
    await closeAt(world, '2026-01-26T17:00:00+08:00');
    for (const { lotId } of Object.values(lots)) await openLot(world, lotId);
    await world.drain();
  }, 120_000);
  afterAll(async () => world.close());

  it('is judged on the same level while their proofs stand', async () => {
    expect(await world.read('officer', needRisk, { needId: lots.standing.needId })).toMatchObject({ level: 'LOW', reclassification: [] });
    for (const id of lots.standing.bidIds) {
      expect(await stateIn(world, 'bid', id)).toBe('admitted');
      expect((await world.read('officer', bid, { id })).riskAboveConfirmed).toBeNull();
    }
  });

  it('goes to the committee where they no longer do: it stands above the level that was published', async () => {
    for (const id of lots.lapsed.bidIds) {
      expect(await stateIn(world, 'bid', id)).toBe('referred');
      expect((await world.read('officer', bid, { id })).riskAboveConfirmed).toBe('MEDIUM');
    }
    const cases = await world.sql<{ reasons: string[] }>('select reasons from ethics_case order by id');
    expect(cases).toHaveLength(lots.lapsed.bidIds.length);
    expect(cases[0]?.reasons).toEqual(['PRODUCT_RISK_ABOVE_CONFIRMED']);
  });
});
