import { after, DAY_MS, instant } from '@pilotage/kernel';
import { MADE_APPROVAL } from '../demonstration/facts/index.js';
import type { Driver } from '../driver/driver.js';
import { caseOfBid, decideCase } from '../procurement/committee-steps.js';
import { assessImpact, tellPublic } from '../procurement/duty-steps.js';
import { waitForAdmission, waitForReferral } from '../procurement/evaluation-steps.js';
import { PEOPLE } from '../procurement/people.js';
import { lotState, type MadeBid } from '../procurement/procurement.js';
import { bid, open, pilot, publish, rank, tellAdmission, type Awarded, type Published } from './acts.js';
import { told, type Tell } from './record.js';
import { threads, type Thread } from './threads.js';

interface Ended {
  readonly callId: string;
  readonly lotId: string;
}

/** How a story ended. */
export interface StoryEnd {
  readonly low: Ended & { readonly pilotId: string };
  /** The HIGH call that the gate refused. */
  readonly high: Ended;
  /** The HIGH call by which it went on. */
  readonly second: Ended & { readonly pilotId: string };
}

const BIDDING_DAYS = 5;

/**
 * Drives three fresh procurements: the LOW one (mining of discharge records) to a running pilot, the HIGH one (lung nodules on CT) to its
 * refusal with reasons, and from there a second HIGH call through the duties before use and the ethics committee to a running pilot. They
 * run side by side on one clock, which moves forward by about two months. Throws StoryImpossible before the first step where it cannot be
 * told, StoryEnded where a step failed (and was told).
 */
export async function tellStory(driver: Driver, tell: Tell): Promise<StoryEnd> {
  const [low, high, second] = await threads(driver, tell);
  const [lowCall, highCall] = [await publish(low), await publish(high)];
  await passDays(low);
  const [lowBids, highBids] = [await bid(low, lowCall), await bid(high, highCall)];
  await admit(low, lowCall, lowBids.length);
  const ranked = await rank(low, lowCall, lowBids);
  await refuse(high, highCall, highBids.length);
  const secondCall = await publishWithDuties(second);
  await passDays(second);
  const secondBids = await bid(second, secondCall);
  const lowPilot = await pilot(low, ranked);
  const secondPilot = await pilot(second, await approve(second, secondCall, secondBids));
  return { low: { ...ended(lowCall), pilotId: lowPilot }, high: ended(highCall), second: { ...ended(secondCall), pilotId: secondPilot } };
}

const ended = ({ callId, lot }: Published): Ended => ({ callId, lotId: lot.lotId });

const passDays = async ({ driver }: Thread): Promise<void> => driver.clockTo(after(instant(await driver.now()), BIDDING_DAYS * DAY_MS));

/** The bids are opened and the gate decides each. */
async function admit(thread: Thread, call: Published, bids: number): Promise<void> {
  await open(thread, call);
  await waitForAdmission(thread, call.lot.lotId, bids);
}

/** The first HIGH call ends: the gate refuses every bid, each with its reasons, and the lot is unsuccessful. */
async function refuse(thread: Thread, call: Published, bids: number): Promise<void> {
  const { lotId } = call.lot;
  await admit(thread, call, bids);
  await tellAdmission(thread, { step: 'everyBidIsRefused', lotId, state: 'refused' });
  await told(
    { driver: thread.driver, procurement: thread.name, tell: thread.tell },
    { step: 'lotIsUnsuccessful', actor: 'system' },
    async () => {
      const state = await lotState(thread, PEOPLE.officer, lotId);
      if (state !== 'unsuccessful') throw new Error(`the lot is ${state}`);
    },
  );
}

/** A call is published, and what an agency owes before a HIGH use is done while it is open. */
async function publishWithDuties(thread: Thread): Promise<Published> {
  const call = await publish(thread);
  await assessImpact(thread, call.needId);
  await tellPublic(thread, call.needId);
  return call;
}

/** The gate refers every bid, the committee approves each with conditions, the gate admits, and the lot is awarded. */
async function approve(thread: Thread, call: Published, made: readonly MadeBid[]): Promise<Awarded> {
  const { lotId } = call.lot;
  await open(thread, call);
  await waitForReferral(thread, lotId, made.length);
  await tellAdmission(thread, { step: 'everyBidIsReferred', lotId, state: 'referred' });
  for (const { bidId } of made) {
    const caseId = await caseOfBid(thread.driver, bidId);
    await decideCase(thread.driver, caseId, { decision: 'approvedWithConditions', ...MADE_APPROVAL });
  }
  await waitForAdmission(thread, lotId, made.length);
  await tellAdmission(thread, { step: 'everyBidIsAdmitted', lotId, state: 'admittedWithConditions' });
  return rank(thread, call, made);
}
