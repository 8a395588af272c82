import { after, HOUR_MS, instant } from '@pilotage/kernel';
import { must, type Row } from '../../apps/cli/src/driver/driver.js';
import { classifyNeed, draftCall, postNeed, publishCall, submitCall, type DraftedCall } from '../../apps/cli/src/procurement/call-steps.js';
import * as evaluation from '../../apps/cli/src/procurement/evaluation-steps.js';
import { issuerKeys, type IssuerKeys } from '../../apps/cli/src/procurement/issuer.js';
import { bidderOf, PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { lotState, type MadeBid, type Procurement } from '../../apps/cli/src/procurement/procurement.js';
import { formGroup, makeBid } from '../../apps/cli/src/procurement/vendor-steps.js';
import { bidderFor, both, vendorId, daysLater, fullSpecification, made, offerOf, procurementOf, type Thread } from './hostile-parts.js';
import type { HostileDriver } from './hostile-driver.js';
import { awardLots, runPilots } from './hostile-awards.js';
import { rankMain, rankSingle } from './hostile-ranking.js';
import { lookAtRisk } from './hostile-risk.js';
import { adoptGuidelines, complain, doDutiesBeforeUse } from './hostile-guidelines.js';
import { decideCaseOfCommittee } from './hostile-committee.js';
import { makePolicies } from './hostile-policies.js';
import { declineRequest } from './hostile-standards.js';
import { readCertificate } from './hostile-readings.js';
import { registerParties, statusOfEvidence } from './hostile-side-steps.js';
import type { HostileWorld } from './hostile-world.js';
import { pdfOf, sha256 } from './uploading.js';

/**
 * Procurements by which every mutation is done at least once: a LOW one with three awards to pilots that end, are scaled up and are
 * terminated, a LOW one that goes on with one admitted bid, and a HIGH one to its refusal, with side steps for what none of them needs.
 */
export async function tellHostileStory(world: HostileWorld, driver: HostileDriver): Promise<void> {
  const keys = await issuerKeys();
  await registerParties(world, driver, keys);
  await adoptGuidelines(world, driver);
  await makePolicies(driver);
  const main = await publishAmended(procurementOf(driver, world, 'LOW', 'Mining of discharge records'));
  const single = await publish(procurementOf(driver, world, 'LOW', 'Mining with one bid'));
  const high = await publish(procurementOf(driver, world, 'HIGH', 'Lung nodules'));
  await declineRequest(world, driver);
  await giveUp(procurementOf(driver, world, 'LOW', 'Given up'));
  await driver.clockTo(daysLater(await driver.now(), 5));
  await askAndAnswer(world, main);
  await lookAtRisk(main);
  await doDutiesBeforeUse(high);
  await complain(driver, high.needId);
  await bidOnMain(world, main, keys, driver);
  for (const [vendor, offer] of [
    [7, {}],
    [8, { expired: true }],
  ] as const) {
    const facts = offerOf(vendor, { label: 'single', marked: vendor, price: 0, ...offer });
    single.made.push(await makeBid(single, single.lotId, await bidderFor(driver, world, vendor), facts, keys));
  }
  await bidAsTheFacts(world, high, keys);
  await readCertificate(world, driver, world.founded.agencies.get('health') ?? '');
  await openAll(world, [main, single, high]);
  await decideCaseOfCommittee(world, driver, main);
  await rankMain(main);
  await rankSingle(single);
  const awarded = await awardLots(main, single);
  await runPilots(main, single, awarded);
  await must(driver, PEOPLE.officer, 'closeNeed', { needId: main.needId });
}

async function publish(procurement: Procurement): Promise<Thread> {
  const needId = await postNeed(procurement);
  await classifyNeed(procurement, needId);
  const drafted = await draftCall(procurement, needId);
  await submitCall(procurement, drafted.callId);
  await publishCall(procurement, drafted.callId);
  return threadOf(procurement, needId, drafted);
}

function threadOf(procurement: Procurement, needId: string, { callId, lots, closesAt }: DraftedCall): Thread {
  const [lot] = lots;
  if (!lot) throw new Error('a call without a lot');
  return { ...procurement, needId, callId, lotId: lot.lotId, lot, closesAt, made: [] };
}

/** The call is revised, returned and submitted again before it is published. */
async function publishAmended(procurement: Procurement): Promise<Thread> {
  const { driver } = procurement;
  const needId = await postNeed(procurement);
  await classifyNeed(procurement, needId);
  const drafted = await draftCall(procurement, needId);
  const { callId } = drafted;
  await must(driver, PEOPLE.drafter, 'reviseCallDraft', { callId, specification: fullSpecification(procurement, drafted.closesAt) });
  await submitCall(procurement, callId);
  await must(driver, PEOPLE.publisher, 'returnCall', { callId, reason: both('Say it shorter.') });
  await submitCall(procurement, callId);
  await publishCall(procurement, callId);
  return threadOf(procurement, needId, drafted);
}

/** A call is cancelled and its need closed. */
async function giveUp(procurement: Procurement): Promise<void> {
  const { driver } = procurement;
  const needId = await postNeed(procurement);
  const { callId } = await draftCall(procurement, needId);
  await must(driver, PEOPLE.publisher, 'cancelCall', { callId, reason: both('No money.') });
  await must(driver, PEOPLE.officer, 'closeNeed', { needId });
}

async function askAndAnswer(world: HostileWorld, { driver, callId }: Thread): Promise<void> {
  const asked = { callId, vendorId: vendorId(world, 1), question: 'May the tool run offline?' };
  const { id } = await must(driver, bidderOf(1), 'askQuestion', asked);
  await must(driver, PEOPLE.officer, 'answerQuestion', { clarificationId: id, question: both('Offline?'), answer: both('It may.') });
}

/** One vendor seals, revises and, after an amendment, confirms its bid; another one withdraws; the others bid on the amended call. */
async function bidOnMain(world: HostileWorld, main: Thread, keys: IssuerKeys, hostile: HostileDriver): Promise<void> {
  const { driver, lotId } = main;
  const { samples } = hostile;
  const bid = async (vendor: number, of: { marked: number; price: number; expired?: boolean }, partner?: number): Promise<MadeBid> =>
    makeBid(main, lotId, await bidderFor(driver, world, vendor, partner), offerOf(vendor, { label: 'main', ...of }), keys);
  const attachments = await attachmentsOf(world, hostile, 1);
  const opener = await bidderFor(driver, world, 1, 9);
  const first = await makeBid(main, lotId, opener, offerOf(1, { label: 'main', marked: 1, price: 0 }), keys, attachments);
  await reviseBid(main, first, samples);
  const withdrawn = await bid(8, { marked: 8, price: 0 });
  await must(driver, withdrawn.bidder.person, 'withdrawBid', { bidId: withdrawn.bidId });
  const closesAt = daysLater(main.closesAt, 7);
  const specification = { ...fullSpecification(main, closesAt), description: both('What is wanted, said again.') };
  await must(driver, PEOPLE.officer, 'amendCall', { callId: main.callId, baseVersion: 1, reason: both('It was unclear.'), specification });
  main.closesAt = closesAt;
  await must(driver, first.bidder.person, 'reconfirmBid', { bidId: first.bidId });
  main.made.push(first, await bid(2, { marked: 2, price: 1 }), await bid(3, { marked: 3, price: 2, expired: true }));
  // Two bids of the same marks and price, which only a draw can rank, and one that will be disqualified.
  main.made.push(await bid(4, { marked: 4, price: 2 }), await bid(5, { marked: 4, price: 2 }), await bid(6, { marked: 6, price: 1 }));
}

/** A vendor uploads a file and has it inspected. Returns what its offer says of it. */
async function attachmentsOf(world: HostileWorld, driver: HostileDriver, vendor: number): Promise<Row[]> {
  const bytes = pdfOf();
  const wish = { purpose: 'bidAttachment', name: 'Method.pdf', mediaType: 'application/pdf', size: bytes.length, digest: sha256(bytes) };
  const ticket = await must(driver, bidderOf(vendor), 'requestUpload', { organisationId: vendorId(world, vendor), ...wish });
  const answer = await fetch(`${world.url}${String(ticket['url'])}`, { method: 'PUT', body: new Uint8Array(bytes) });
  if (answer.status !== 201) throw new Error(`an upload was answered ${answer.status}`);
  await world.drain();
  return [{ fileId: (ticket['file'] as Row)['id'], title: both('Method statement'), requirementId: 'R1' }];
}

/** The offer that was drafted first, with its price in lines and a piece of the wallet by its name, is sealed again. */
async function reviseBid({ driver }: Thread, { bidId, bidder }: MadeBid, samples: HostileDriver['samples']): Promise<void> {
  const { technical, price } = samples.get('draftBid')?.input as { technical: Row & { evidence: Row[] }; price: { amount: Row } };
  const lines = [{ title: 'Everything', amount: price.amount }];
  const [{ requirementId, statement } = {}] = technical.evidence;
  const lodged = { organisationId: bidder.organisationId, kind: 'certificate', statement };
  const walletEvidence = [{ requirementId, evidenceId: await made(driver, bidder.person, 'lodgeWalletEvidence', lodged) }];
  await must(driver, bidder.person, 'reviseBid', { bidId, technical: { ...technical, walletEvidence }, price: { ...price, lines } });
  await must(driver, bidder.person, 'sealBid', { bidId });
}

async function bidAsTheFacts(world: HostileWorld, high: Thread, keys: IssuerKeys): Promise<void> {
  for (const facts of high.bids) {
    const person = bidderOf(Number(facts.vendor.slice(-2)));
    const organisationId = world.founded.vendors.get(facts.vendor) ?? '';
    const partyGroupId = await formGroup(high.driver, person, organisationId, high.title.en);
    high.made.push(await makeBid(high, high.lotId, { person, organisationId, partyGroupId }, facts, keys));
  }
}

/** The clock passes every deadline, two officers open each lot, and the gate decides. */
async function openAll(world: HostileWorld, threads: readonly [main: Thread, single: Thread, high: Thread]): Promise<void> {
  const [main, single, high] = threads;
  const { driver } = main;
  await driver.clockTo(
    after(
      instant(
        threads
          .map(({ closesAt }) => closesAt)
          .sort()
          .at(-1) ?? '',
      ),
      HOUR_MS,
    ),
  );
  for (const thread of threads) {
    await evaluation.openLot(thread, thread.lotId);
    await evaluation.waitForAdmission(thread, thread.lotId, thread.made.length);
  }
  await driver.settle('the end of the HIGH lot', async () => (await lotState(high, PEOPLE.officer, high.lotId)) === 'unsuccessful');
  await statusOfEvidence(world, high);
  await must(driver, PEOPLE.officer, 'continueWithFewBids', { lotId: single.lotId, reason: 'One good bid is enough for a pilot.' });
  const disqualified = main.made.find(({ bidder }) => bidder.person === bidderOf(6));
  await must(driver, PEOPLE.officer, 'disqualifyBid', { bidId: disqualified?.bidId, reason: 'A false statement.' });
}
