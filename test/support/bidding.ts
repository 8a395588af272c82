import { createHash } from 'node:crypto';
import pg from 'pg';
import type { z } from 'zod';
import { money, type Money } from '@pilotage/kernel';
import { productQuestions, riskPolicy2026_1 } from '@pilotage/assurance';
import {
  approveCall,
  confirmRiskAssessment,
  draftCall,
  draftRiskAssessment,
  postNeed,
  publishNeed,
  submitCallForReview,
} from '@pilotage/calls';
import { confirmOpening, draftBid, requestOpening, sealBid } from '@pilotage/bids';
import { formPartyGroup, registerModelVersion, registerProduct } from '@pilotage/parties';
import { createDataSource, systemActor, UnitOfWork, type Tx } from '@pilotage/platform';
import { trustIssuer } from './issuers.js';
import { signStatement, testIssuer, type StatementText, type TestIssuer } from './statements.js';
import { COMMITTEE_MEMBERS, seatMembers } from './committee.js';
import type { World } from './world.js';

type Specification = z.input<typeof draftCall.input>['specification'];
type DraftBid = z.input<typeof draftBid.input>;

/** A vendor that can bid: its lead person (`bidder-n`), its own group and one model version. */
export interface TestVendor {
  readonly person: string;
  readonly organisationId: string;
  readonly groupId: string;
  readonly modelVersionId: string;
  readonly modelDigest: string;
}

/** An agency with its people, an issuer that is trusted, and vendors. */
export interface Marketplace {
  readonly world: World;
  readonly agency: string;
  readonly issuer: TestIssuer;
  readonly vendors: readonly TestVendor[];
}

const both = (text: string) => ({ en: text, zh: text });
const yuan = (minor: string): Money => money(minor, 'CNY', 'included');

/** Organisations and people: agency (drafter, officer, officer-2, approver, auditor, evaluator-a), editor, committee, and vendors with bidders. */
export async function openMarketplace(
  world: World,
  vendorCount = 4,
  maturity: 'existing' | 'toBeDeveloped' = 'existing',
): Promise<Marketplace> {
  const agency = await world.organisation('agency', 'agency');
  const oversight = await world.organisation('oversight', 'oversight');
  const committee = await world.organisation('committee', 'committee');
  await world.person('drafter', agency, ['drafter']);
  await world.person('officer', agency, ['officer']);
  await world.person('officer-2', agency, ['officer']);
  await world.person('approver', agency, ['approver']);
  await world.person('auditor', agency, ['agencyAuditor']);
  await world.person('evaluator-a', agency, ['evaluator']);
  await world.person('editor', oversight, ['policyEditor']);
  await world.person('editor-2', oversight, ['policyEditor']);
  await world.person('oversight', oversight, ['oversightAuditor']);
  await world.person('secretary', committee, ['committeeSecretary']);
  await world.person('committee-chair', committee, ['committeeChair']);
  for (let n = 1; n <= 6; n += 1) await world.person(`member-${n}`, committee, ['committeeMember']);
  await seatMembers(world, committee, COMMITTEE_MEMBERS);
  const issuer = await testIssuer('https://issuer.example.test/demonstration');
  await trustIssuer(world, issuer);
  const vendors: TestVendor[] = [];
  for (let n = 1; n <= vendorCount; n += 1) vendors.push(await openVendor(world, n, maturity));
  return { world, agency, issuer, vendors };
}

async function openVendor(world: World, n: number, maturity: 'existing' | 'toBeDeveloped'): Promise<TestVendor> {
  const person = `bidder-${n}`;
  const organisationId = await world.organisation(`vendor-${n}`, 'vendor');
  await world.person(person, organisationId, ['bidder', 'vendorAdministrator']);
  const { id: groupId } = await world.do(person, formPartyGroup, { leadOrganisationId: organisationId, title: `Group ${n}` });
  const product = { organisationId, name: both(`Product ${n}`), category: 'DATA_MINING', maturity, identifiers: [] };
  const { id: productId } = await world.do(person, registerProduct, product);
  const modelDigest = createHash('sha256').update(`model of vendor ${n}`).digest('hex');
  const { id: modelVersionId } = await world.do(person, registerModelVersion, { productId, version: '1.0', digest: modelDigest });
  return { person, organisationId, groupId, modelVersionId, modelDigest };
}

/** Id of the required subject, and a standard that satisfies it. */
export const SUBJECT = 'ai-management-system';
export const STANDARD = 'ISO/IEC 42001:2023';

const mildest = riskPolicy2026_1.questions.map(({ id, options }) => ({
  questionId: id,
  codes: [options.reduce((mild, option) => (option.points < mild.points ? option : mild)).code],
}));
const asked = riskPolicy2026_1.triggers.filter((t) => !t.derivedFrom).map(({ id }) => ({ id, holds: false }));
const flags = riskPolicy2026_1.carveOut.flags.map(({ id }) => ({ id, holds: false }));
const products = productQuestions(riskPolicy2026_1);

/** Every option of every question about the product. */
const permitted = products.map(({ id, options }) => ({ questionId: id, codes: options.map(({ code }) => code) }));

/** A lot that asks for a response, for evidence on one subject, and has one criterion. */
export const testLot = (change: Partial<Specification['lots'][number]> = {}): Specification['lots'][number] => ({
  title: both('Lot'),
  description: both('What is bought.'),
  budget: yuan('100000000'),
  awardSlots: 1,
  requirements: [
    { id: 'R1', text: both('Works offline.'), mandatory: true },
    { id: 'R2', text: both('Has a management system.'), mandatory: true, subject: SUBJECT },
    { id: 'R3', text: both('Explains itself.'), mandatory: false },
  ],
  criteria: [{ id: 'quality', title: both('Quality'), guidance: both('Facts.'), weight: '70', maxMark: '10' }],
  method: {
    priceWeight: '30',
    formula: 'linear_fixed_bounds',
    params: { pBest: '10000000', pZero: '100000000' },
    tieRule: ['lowerPrice'],
    displayPlaces: 2,
    rounding: 'halfUp',
  },
  kpis: [
    {
      id: 'found',
      title: both('Found'),
      definition: both('Cases found.'),
      direction: 'atLeast',
      target: '0.9',
      stop: '0.5',
      minimumSample: 100,
      confidencePercent: 95,
    },
  ],
  milestones: [{ id: 'end', title: both('End'), percent: '100', dueDays: 90 }],
  ...change,
});

/** A whole call of low risk under the generic profile. */
export const testSpecification = (change: Partial<Specification> = {}): Specification => ({
  profileId: 'GENERIC_OPEN',
  title: both('Call'),
  description: both('What is wanted.'),
  buys: 'services',
  stages: ['TEST', 'TRIAL', 'PILOT'],
  budget: yuan('300000000'),
  dataPlan: { summary: both('None on offer.'), datasets: [], retentionDays: 30, trainingAllowed: false },
  declarations: {
    pipia: 'NOT_REQUIRED',
    dataExport: 'NONE',
    disclosure: 'PUBLISHED',
    exAnteAssessment: 'MISSING',
    riskWarning: 'MISSING',
    algorithmFiling: 'NOT_REQUIRED',
    insurance: 'NOT_REQUIRED',
    references: [{ fact: 'disclosure', reference: 'Notice 1' }],
    fastTrackRequested: false,
  },
  permittedProductAnswers: permitted,
  closesAt: '2026-01-26T17:00:00+08:00',
  lots: [testLot()],
  ...change,
});

export interface TestCall {
  readonly needId: string;
  readonly callId: string;
  readonly lotIds: readonly string[];
  /** The first lot. */
  readonly lotId: string;
}

/** A need put out to call and published, through its use cases. `answers` replace the mildest ones of the risk questionnaire. */
export async function openCall(
  market: Marketplace,
  specification: Specification = testSpecification(),
  answers: Readonly<Record<string, string>> = {},
): Promise<TestCall> {
  const { world, agency } = market;
  const given = mildest.map(({ questionId, codes }) => ({
    questionId,
    codes: questionId in answers ? [answers[questionId] ?? ''] : codes,
  }));
  const text = { title: both('Need'), description: both('What is needed.'), category: 'MEDICAL_DATA_MINING' as const };
  const { id: needId } = await world.do('drafter', postNeed, { agencyId: agency, ...text });
  await world.do('officer', publishNeed, { needId });
  await world.do('officer', draftRiskAssessment, { needId, answers: given, triggers: asked, carveOut: flags });
  await world.do('officer-2', confirmRiskAssessment, { needId });
  const { id: callId } = await world.do('drafter', draftCall, { needId, specification });
  await world.do('drafter', submitCallForReview, { callId });
  await world.do('approver', approveCall, { callId });
  const lots = await world.sql<{ id: string }>('select id from lot where call_id = $1 order by number', [callId]);
  return { needId, callId, lotIds: lots.map(({ id }) => id), lotId: lots[0]?.id ?? '' };
}

/** A statement of the trusted issuer about the vendor's model. */
export const statementFor = (market: Marketplace, vendor: TestVendor, change: Partial<StatementText> = {}): Promise<string> =>
  signStatement(market.issuer, { modelDigest: vendor.modelDigest, standard: STANDARD, ...change });

/** Everything a bid needs, with the mildest answers. */
export async function offerOf(
  market: Marketplace,
  vendor: TestVendor,
  change: { readonly price?: string; readonly statement?: string | null; readonly answers?: Readonly<Record<string, string>> } = {},
): Promise<Pick<DraftBid, 'technical' | 'price'>> {
  const statement = change.statement === undefined ? await statementFor(market, vendor) : change.statement;
  const answers = mildest.filter(({ questionId }) => products.some(({ id }) => id === questionId));
  return {
    technical: {
      modelVersionId: vendor.modelVersionId,
      responses: ['R1', 'R2'].map((requirementId) => ({ requirementId, text: 'As required.' })),
      evidence: statement === null ? [] : [{ requirementId: 'R2', statement }],
      productRiskAnswers: answers.map((answer) => ({ ...answer, codes: [change.answers?.[answer.questionId] ?? answer.codes[0] ?? ''] })),
    },
    price: { amount: yuan(change.price ?? '50000000') },
  };
}

/** A bid drafted and sealed. Returns its id. */
export async function sealedBid(
  market: Marketplace,
  lotId: string,
  vendor: TestVendor,
  change: Parameters<typeof offerOf>[2] = {},
): Promise<string> {
  const offer = await offerOf(market, vendor, change);
  const { id } = await market.world.do(vendor.person, draftBid, { lotId, partyGroupId: vendor.groupId, ...offer });
  await market.world.do(vendor.person, sealBid, { bidId: id });
  return id;
}

/** The clock passes the deadline and the jobs close the call. */
export async function closeAt(world: World, deadline: string): Promise<void> {
  await world.clock(deadline);
  await world.drain();
}

/** Two officers open the lot. */
export async function openLot(world: World, lotId: string, reasonForTooFew?: string): Promise<void> {
  await world.do('officer', requestOpening, { lotId });
  await world.do('officer-2', confirmOpening, { lotId, ...(reasonForTooFew ? { reasonForTooFew } : {}) });
}

/** What a room downstream does through a front door, in one transaction of a job. */
export const inside = <T>(world: World, work: (tx: Tx) => Promise<T>): Promise<T> =>
  world.house.unitOfWork.run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);

/** The same past the row policies, as the owner of the tables: for front doors whose opening is a use case of a room downstream. */
export async function pastTheWalls<T>(world: World, work: (tx: Tx) => Promise<T>): Promise<T> {
  const entities = world.house.rooms.flatMap((room) => room.entities);
  const source = createDataSource({ url: world.ownerUrl, entities, migrations: [], as: 'owner', poolSize: 1 });
  await source.initialize();
  try {
    return await new UnitOfWork(source).run({ actor: systemActor('test'), requestId: 'test', operation: 'test' }, work);
  } finally {
    await source.destroy();
  }
}

/** The state of a bid or a lot, past every policy. */
export async function stateIn(world: World, table: 'bid' | 'lot', id: string): Promise<string> {
  const [row] = await world.sql<{ state: string }>(`select state from ${table} where id = $1`, [id]);
  return row?.state ?? '';
}

/** Rows by SQL as the owner of the database, who may do what no role of the product may. */
export async function asOwner<R extends object>(world: World, text: string, parameters: readonly unknown[] = []): Promise<R[]> {
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  try {
    return (await client.query<R>(text, [...parameters])).rows;
  } finally {
    await client.end();
  }
}
