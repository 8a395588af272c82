import { productQuestions, riskPolicy2026_1 } from '@pilotage/assurance';
import { bid, competitionOf, decideAdmissionForStage, draftBid, sealBid } from '@pilotage/bids';
import { reviewTracking } from '@pilotage/ethics';
import { instant } from '@pilotage/kernel';
import { excludeOrganisation } from '@pilotage/parties';
import {
  closeAt,
  STANDARD,
  inside,
  offerOf,
  openCall,
  openLot,
  openMarketplace,
  sealedBid,
  statementFor,
  stateIn,
  testLot,
  testSpecification,
  type Marketplace,
  type TestVendor,
} from '../support/bidding.js';
import { COMMITTEE, decide } from '../support/committee.js';
import { openWorld, type World } from '../support/world.js';
import { roomsUpTo } from '../support/rooms.js';

const ROOMS = roomsUpTo('bids');
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
const admissionOf = async (id: string) => (await world.read('officer', bid, { id })).admission;

beforeEach(async () => {
  world = await openWorld({ rooms: ROOMS });
  market = await openMarketplace(world);
});
afterEach(async () => world.close());
describe('admission', () => {
  it('is decided by a job for every opened bid, with all its reasons', async () => {
    const { lotId } = await openCall(market);
    const good = await sealedBid(market, lotId, vendor(1));
    const bare = await sealedBid(market, lotId, vendor(2), { statement: null });
    const expired = await sealedBid(market, lotId, vendor(3), {
      statement: await statementFor(market, vendor(3), { validUntil: '2026-01-20T00:00:00+08:00' }),
    });
    const other = await sealedBid(market, lotId, vendor(4), { statement: await statementFor(market, vendor(1)) });
    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();

    const reasons = async (id: string) => (await admissionOf(id))?.reasons.map((r) => r.code);
    expect(await Promise.all([good, bare, expired, other].map(stateOf))).toEqual(['admitted', 'refused', 'refused', 'refused']);
    expect(await reasons(good)).toEqual(['ADMISSIBLE_DOMESTIC']);
    expect(await reasons(bare)).toEqual(['EVIDENCE_MISSING']);
    expect(await reasons(expired)).toEqual(['EVIDENCE_EXPIRED']);
    expect(await reasons(other)).toEqual(['EVIDENCE_SUBJECT_MISMATCH']);
  });

  it('takes for a permit only a statement that says it is that one: no other certificate, and no permit of another kind', async () => {
    const lot = testLot();
    const permit = { id: 'P1', text: { en: 'Permit', zh: '许可' }, mandatory: true, permit: 'MEDICAL_DEVICE_REGISTRATION' as const };
    const { lotId } = await openCall(market, testSpecification({ lots: [testLot({ requirements: [...lot.requirements, permit] })] }));
    const bidWith = async (who: TestVendor, payload?: Record<string, unknown>) => {
      const { technical, price } = await offerOf(market, who);
      const about = { id: `urn:sha256:${who.modelDigest}`, conformsTo: STANDARD, ...payload };
      const statement = await statementFor(market, who, { payload: { credentialSubject: about } });
      const responses = [...technical.responses, { requirementId: 'P1', text: 'See the statement.' }];
      const evidence = [...technical.evidence, { requirementId: 'P1', statement }];
      const offer = { lotId, partyGroupId: who.groupId, technical: { ...technical, responses, evidence }, price };
      const { id } = await world.do(who.person, draftBid, offer);
      await world.do(who.person, sealBid, { bidId: id });
      return id;
    };
    const permitted = await bidWith(vendor(1), { permit: 'Medical device registration' });
    const certified = await bidWith(vendor(2));
    const forRoads = await bidWith(vendor(3), { permit: 'ROAD_TEST' });
    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();

    expect((await admissionOf(permitted))?.reasons.map((r) => r.code)).toEqual(['ADMISSIBLE_DOMESTIC']);
    expect((await admissionOf(certified))?.reasons.map((r) => r.code)).toEqual(['SECTORAL_PERMIT_MISSING']);
    expect((await admissionOf(forRoads))?.reasons.map((r) => r.code)).toEqual(['SECTORAL_PERMIT_MISSING']);
  });

  it('refuses an excluded vendor and a missing permit', async () => {
    const lot = testLot();
    const permit = { id: 'P1', text: { en: 'Permit', zh: '许可' }, mandatory: true, permit: 'MEDICAL_DEVICE_REGISTRATION' as const };
    const { lotIds } = await openCall(market, testSpecification({ lots: [lot, testLot({ requirements: [...lot.requirements, permit] })] }));
    const [first = '', second = ''] = lotIds;
    const excluded = await sealedBid(market, first, vendor(1));
    await sealedBid(market, first, vendor(2));
    await sealedBid(market, first, vendor(3));
    const offer = await offerOf(market, vendor(2));
    const responses = [...offer.technical.responses, { requirementId: 'P1', text: 'Applied for.' }];
    const { id: permitless } = await world.do('bidder-2', draftBid, {
      lotId: second,
      partyGroupId: vendor(2).groupId,
      technical: { ...offer.technical, responses },
      price: offer.price,
    });
    await world.do('bidder-2', sealBid, { bidId: permitless });
    const ground = { en: 'Fraud', zh: '欺诈' };
    const from = { validFrom: '2026-01-10T00:00:00+08:00' };
    await world.do('editor', excludeOrganisation, { organisationId: vendor(1).organisationId, ground, source: ground, ...from });
    await closeAt(world, CLOSED);
    await openLot(world, first);
    await openLot(world, second, 'Only one.');
    await world.drain();

    expect((await admissionOf(excluded))?.reasons.map((r) => r.code)).toContain('VENDOR_EXCLUDED');
    expect((await admissionOf(permitless))?.reasons.map((r) => r.code)).toEqual(['SECTORAL_PERMIT_MISSING']);
    expect([await lotState(first), await lotState(second)]).toEqual(['technicalOpened', 'unsuccessful']);
  });

  it('refers a bid whose product is riskier than the confirmed level, and the lot waits for the committee, also while a tracking review suspends its approval', async () => {
    const { lotId } = await openCall(market, testSpecification({ stages: ['TEST'] }), { Q12: 'GE_1M', Q13: 'YES' });
    const referred = await sealedBid(market, lotId, vendor(1), { answers: gravestAnswers() });
    const mild = await sealedBid(market, lotId, vendor(2));
    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();

    const row = await world.read('officer', bid, { id: referred });
    expect([row.state, row.riskAboveConfirmed, row.admission]).toEqual(['referred', 'MEDIUM', null]);
    expect(await stateOf(mild)).toBe('admitted');
    expect(await inside(world, (tx) => competitionOf(tx, lotId))).toBe('undecided');
    expect(await casesOf(referred)).toEqual([{ state: 'filed', reasons: ['PRODUCT_RISK_ABOVE_CONFIRMED'] }]);

    await decideOpenCase(referred, 'revise');
    await world.drain();
    expect(await stateOf(referred)).toBe('referred');
    expect(await casesOf(referred)).toHaveLength(2);

    const caseId = await decideOpenCase(referred, 'approved');
    await track(caseId, 'suspend');
    expect(await stateOf(referred)).toBe('referred');
    await track(caseId, 'keep');
    const decided = await world.read('officer', bid, { id: referred });
    expect([decided.state, decided.admission?.reasons.map((r) => r.code)]).toEqual(['admittedWithConditions', ['MEDIUM_RISK_TRACKING']]);
    expect(await inside(world, (tx) => competitionOf(tx, lotId))).toBe('enough');
  });

  it('is decided again for a stage on the facts of that moment and to the end of the pilot, and the bid stays where it is', async () => {
    const { lotId } = await openCall(market);
    const short = await statementFor(market, vendor(1), { validUntil: '2026-03-01T00:00:00+08:00' });
    const id = await sealedBid(market, lotId, vendor(1), { statement: short });
    await sealedBid(market, lotId, vendor(2));
    await closeAt(world, CLOSED);
    await openLot(world, lotId);
    await world.drain();
    const forStage = (stage: 'TEST' | 'PILOT') => inside(world, (tx) => decideAdmissionForStage(tx, id, stage));

    const upkeep = { reasons: ['EVIDENCE_ENDS_WITHIN_PERIOD'], conditions: ['EVIDENCE_UPKEEP'] };
    expect(await forStage('TEST')).toMatchObject({ decision: 'ADMIT_WITH_CONDITIONS', ...upkeep });
    const lasting = await inside(world, (tx) => decideAdmissionForStage(tx, id, 'TEST', instant('2026-02-28T00:00:00+08:00')));
    expect(lasting).toMatchObject({ decision: 'ADMIT', conditions: [] });
    await world.clock('2026-03-02T00:00:00+08:00');
    expect(await forStage('PILOT')).toMatchObject({ decision: 'REFUSE', reasons: ['EVIDENCE_EXPIRED'] });
    expect(await stateOf(id)).toBe('admittedWithConditions');
  });
});

/** The gravest option of each question about the product. */
const gravestAnswers = (): Record<string, string> =>
  Object.fromEntries(
    productQuestions(riskPolicy2026_1).map(({ id, options }) => [
      id,
      options.reduce((worst, o) => (o.points > worst.points ? o : worst)).code,
    ]),
  );

const casesOf = (bidId: string) =>
  world.sql<{ state: string; reasons: string[] }>('select state, reasons from ethics_case where subject_id = $1 order by id', [bidId]);

/** The committee accepts and decides the open case of the bid, everyone present voting alike. */
async function decideOpenCase(bidId: string, decision: 'revise' | 'approved'): Promise<string> {
  const [open] = await world.sql<{ id: string }>(`select id from ethics_case where subject_id = $1 and state = 'filed'`, [bidId]);
  const caseId = open?.id ?? '';
  await decide(world, COMMITTEE, { caseId, decision });
  return caseId;
}

async function track(caseId: string, outcome: 'keep' | 'suspend'): Promise<void> {
  await world.do(COMMITTEE.chair, reviewTracking, { caseId, outcome, finding: { en: 'As it was found.', zh: '如所见。' } });
  await world.drain();
}
