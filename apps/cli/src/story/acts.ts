import { after, DAY_MS, HOUR_MS, instant } from '@pilotage/kernel';
import type { Row } from '../driver/driver.js';
import { awardFirst, waitForPilot } from '../procurement/award-steps.js';
import { classifyNeed, draftCall, postNeed, publishCall, submitCall, type DraftedCall } from '../procurement/call-steps.js';
import * as evaluation from '../procurement/evaluation-steps.js';
import { PEOPLE } from '../procurement/people.js';
import { meetConditions, readKpi, readPilot, signPilot, startStage } from '../procurement/pilot-steps.js';
import { lotState, rowsIn, textIn, type Bidder, type LotPlace, type MadeBid } from '../procurement/procurement.js';
import { formGroup, makeBid } from '../procurement/vendor-steps.js';
import { told } from './record.js';
import { personOf, type Thread } from './threads.js';

/** A published call. */
export interface Published extends DraftedCall {
  readonly needId: string;
  readonly lot: LotPlace;
}

/** From the posting of the need to the publication of the call. */
export async function publish(thread: Thread): Promise<Published> {
  const needId = await postNeed(thread);
  await classifyNeed(thread, needId);
  const drafted = await draftCall(thread, needId);
  await submitCall(thread, drafted.callId);
  await publishCall(thread, drafted.callId);
  const [lot] = drafted.lots;
  if (!lot) throw new Error('a call without a lot');
  return { ...drafted, needId, lot };
}

/** Every vendor of the facts seals its bid. */
export async function bid(thread: Thread, { lot }: Published): Promise<readonly MadeBid[]> {
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

/** A lot whose award stands still. */
export interface Awarded {
  readonly lotId: string;
  readonly awardId: string;
  readonly standstillUntil: string;
  readonly made: readonly MadeBid[];
}

/** From the admission to the award: blind marks, prices, ranking, proposal and approval. */
export async function rank(thread: Thread, { lot }: Published, made: readonly MadeBid[]): Promise<Awarded> {
  const panel = await evaluation.seatPanel(thread, lot.lotId);
  await evaluation.waitForMarking(thread, lot.lotId);
  for (const evaluator of panel) await evaluation.markAll(thread, lot, made, evaluator);
  await evaluation.lockMarks(thread, lot.lotId);
  await evaluation.openPrices(thread, lot.lotId);
  await evaluation.waitForRanking(thread, lot.lotId);
  return { lotId: lot.lotId, made, ...(await awardFirst(thread, lot.lotId)) };
}

/** The clock passes the deadline, the job closes the call, and two officers open; the gate decides after that. */
export async function open({ driver, ...thread }: Thread, { lot, closesAt }: Published): Promise<void> {
  await driver.clockTo(after(instant(closesAt), HOUR_MS));
  await driver.settle('callCloses', async () => (await lotState({ driver }, PEOPLE.officer, lot.lotId)) === 'closed');
  await evaluation.openLot({ driver, ...thread }, lot.lotId);
}

/** What the gate said about every opened bid of a lot, by code, told as one step. Throws unless all bids stand as expected. */
export async function tellAdmission(
  thread: Thread,
  { step, lotId, state }: { readonly step: string; readonly lotId: string; readonly state: string },
): Promise<void> {
  const of = { driver: thread.driver, procurement: thread.name, tell: thread.tell };
  await told(
    of,
    { step, actor: 'system' },
    async () => {
      const bids = await evaluation.openedBids(thread, lotId);
      const others = bids.filter((row) => row['state'] !== state);
      if (others.length > 0) throw new Error(`${others.length} bids are not ${state}`);
      return bids.map((row) => rowsIn(row['admission'] as Row, 'reasons').map((reason) => textIn(reason, 'code')));
    },
    (reasons) => ({ reasons }),
  );
}

/** From the end of the standstill to a running pilot with a first reading. */
export async function pilot(thread: Thread, { lotId, awardId, standstillUntil, made }: Awarded): Promise<string> {
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
