import { after, DAY_MS, HOUR_MS, instant } from '@pilotage/kernel';
import type { Driver, Row } from '../driver/driver.js';
import { awardFirst, waitForPilot } from '../procurement/award-steps.js';
import { classifyNeed, draftCall, postNeed, publishCall, submitCall, type DraftedCall } from '../procurement/call-steps.js';
import * as evaluation from '../procurement/evaluation-steps.js';
import { PEOPLE } from '../procurement/people.js';
import { meetConditions, readKpi, readPilot, signPilot, startStage } from '../procurement/pilot-steps.js';
import { lotState, rowsIn, textIn, type Bidder, type LotPlace, type MadeBid } from '../procurement/procurement.js';
import { formGroup, makeBid } from '../procurement/vendor-steps.js';
import { personOf, threads, type Thread } from './threads.js';
import { told, type Tell } from './record.js';

/** How a story ended. */
export interface StoryEnd {
  readonly low: { readonly callId: string; readonly lotId: string; readonly pilotId: string };
  readonly high: { readonly callId: string; readonly lotId: string };
}

interface Published extends DraftedCall {
  readonly lot: LotPlace;
}

/**
 * Drives two fresh procurements: the LOW one (mining of discharge records) to a running pilot, the HIGH one (lung nodules on CT) to its
 * refusal with reasons. They run side by side on one clock, which moves forward by about a month. Throws StoryImpossible before the first
 * step where it cannot be told, StoryEnded where a step failed (and was told).
 */
export async function tellStory(driver: Driver, tell: Tell): Promise<StoryEnd> {
  const [low, high] = await threads(driver, tell);
  const [lowCall, highCall] = [await publish(low), await publish(high)];
  await low.driver.clockTo(after(instant(await driver.now()), 5 * DAY_MS));
  const [lowBids, highBids] = [await bid(low, lowCall), await bid(high, highCall)];
  const ranked = await rank(low, lowCall, lowBids);
  await refuse(high, highCall, highBids);
  const pilotId = await pilot(low, ranked);
  return {
    low: { callId: lowCall.callId, lotId: lowCall.lot.lotId, pilotId },
    high: { callId: highCall.callId, lotId: highCall.lot.lotId },
  };
}

/** From the posting of the need to the publication of the call. */
async function publish(thread: Thread): Promise<Published> {
  const needId = await postNeed(thread);
  await classifyNeed(thread, needId);
  const drafted = await draftCall(thread, needId);
  await submitCall(thread, drafted.callId);
  await publishCall(thread, drafted.callId);
  const [lot] = drafted.lots;
  if (!lot) throw new Error('a call without a lot');
  return { ...drafted, lot };
}

/** Every vendor of the facts seals its bid. */
async function bid(thread: Thread, { lot }: Published): Promise<readonly MadeBid[]> {
  const made: MadeBid[] = [];
  for (const facts of thread.bids) {
    const person = personOf(facts);
    const organisationId = thread.bidders.get(person) ?? '';
    const bidder: Bidder = {
      person,
      organisationId,
      partyGroupId: await formGroup(thread.driver, person, organisationId, thread.title.en),
    };
    made.push(await makeBid(thread, lot.lotId, bidder, facts, thread.keys));
  }
  return made;
}

interface Awarded {
  readonly lotId: string;
  readonly awardId: string;
  readonly standstillUntil: string;
  readonly made: readonly MadeBid[];
}

/** From the deadline to the award: opening, admission, blind marks, prices, ranking, proposal and approval. */
async function rank(thread: Thread, { lot, closesAt }: Published, made: readonly MadeBid[]): Promise<Awarded> {
  await open(thread, lot.lotId, closesAt, made.length);
  const panel = await evaluation.seatPanel(thread, lot.lotId);
  await evaluation.waitForMarking(thread, lot.lotId);
  for (const evaluator of panel) await evaluation.markAll(thread, lot, made, evaluator);
  await evaluation.lockMarks(thread, lot.lotId);
  await evaluation.openPrices(thread, lot.lotId);
  await evaluation.waitForRanking(thread, lot.lotId);
  return { lotId: lot.lotId, made, ...(await awardFirst(thread, lot.lotId)) };
}

/** The clock passes the deadline, the job closes the call, two officers open, and the gate decides. */
async function open(thread: Thread, lotId: string, closesAt: string, bids: number): Promise<void> {
  await thread.driver.clockTo(after(instant(closesAt), HOUR_MS));
  await thread.driver.settle('callCloses', async () => (await lotState(thread, PEOPLE.officer, lotId)) === 'closed');
  await evaluation.openLot(thread, lotId);
  await evaluation.waitForAdmission(thread, lotId, bids);
}

/** The HIGH call ends: the gate refuses every bid, each with its reasons, and the lot is unsuccessful. */
async function refuse(thread: Thread, { lot, closesAt }: Published, made: readonly MadeBid[]): Promise<void> {
  await open(thread, lot.lotId, closesAt, made.length);
  const of = { driver: thread.driver, procurement: thread.name, tell: thread.tell };
  await told(
    of,
    { step: 'everyBidIsRefused', actor: 'system' },
    async () => {
      const bids = await evaluation.openedBids(thread, lot.lotId);
      const admitted = bids.filter((row) => row['state'] !== 'refused');
      if (admitted.length > 0) throw new Error(`the gate did not refuse ${admitted.length} bids`);
      const state = await lotState(thread, PEOPLE.officer, lot.lotId);
      if (state !== 'unsuccessful') throw new Error(`the lot is ${state}`);
      return bids.map((row) => rowsIn(row['admission'] as Row, 'reasons').map((reason) => textIn(reason, 'code')));
    },
    (reasons) => ({ reasons }),
  );
}

/** From the end of the standstill to a running pilot with a first reading. */
async function pilot(thread: Thread, { lotId, awardId, standstillUntil, made }: Awarded): Promise<string> {
  const { driver } = thread;
  await driver.clockTo(after(instant(standstillUntil), HOUR_MS));
  const pilotId = await waitForPilot(thread, lotId, awardId);
  const winner = await winnerAmong(thread, pilotId, made);
  const place = { pilotId, bidder: winner.bidder };
  await signPilot(thread, place);
  await meetConditions(thread, place, 'TEST');
  await startStage(thread, place, 'TEST');
  await driver.clockTo(after(instant(await driver.now()), DAY_MS));
  const [first] = thread.call.readings ?? [];
  if (first) await readKpi(thread, place, first);
  await told({ driver, procurement: thread.name, tell: thread.tell }, { step: 'pilotRuns', actor: 'system' }, async () => {
    const state = textIn(await readPilot(thread, pilotId), 'state');
    if (state !== 'test') throw new Error(`the pilot is ${state}`);
  });
  return pilotId;
}

async function winnerAmong(thread: Thread, pilotId: string, made: readonly MadeBid[]): Promise<MadeBid> {
  const bidId = textIn(await readPilot(thread, pilotId), 'bidId');
  const winner = made.find((one) => one.bidId === bidId);
  if (!winner) throw new Error('the award went to a bid that the story did not make');
  return winner;
}
