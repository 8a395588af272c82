import { after, HOUR_MS, instant } from '@pilotage/kernel';
import { BIDS, callOf, VENDORS } from '../../apps/cli/src/demonstration/facts/index.js';
import { must, type Driver, type Row } from '../../apps/cli/src/driver/driver.js';
import { awardFirst } from '../../apps/cli/src/procurement/award-steps.js';
import { classifyNeed, draftCall, postNeed, publishCall, submitCall } from '../../apps/cli/src/procurement/call-steps.js';
import * as evaluation from '../../apps/cli/src/procurement/evaluation-steps.js';
import type { IssuerKeys } from '../../apps/cli/src/procurement/issuer.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import { personIdOf, rowsIn, textIn, type MadeBid, type Procurement } from '../../apps/cli/src/procurement/procurement.js';
import { makeBid } from '../../apps/cli/src/procurement/vendor-steps.js';
import { bidderFor, both, made } from './hostile-parts.js';
import type { HostileWorld } from './hostile-world.js';
import { soleOf } from './matrix-world.js';

/** A call of the demonstration under the law of Shenzhen, whose challenges go to the supervising authority next. */
const CALL = 'primary-care-records';

/** A challenge that waits for its decision, under a profile with a review from outside. */
export interface ReviewedChallenge {
  readonly lotId: string;
  readonly challengeId: string;
}

/** What the leader of the panel is about to do. */
type AskedOfLeader = (leader: string, operation: string, input: Row) => Promise<void>;
const CANDIDATES = ['evaluator-a', 'evaluator-b', 'evaluator-c', 'evaluator-d', 'evaluator-e', soleOf('evaluator')];

/** An open tender of Shenzhen is told to the challenge of its award. */
export async function challengeInShenzhen(
  world: HostileWorld,
  driver: Driver,
  keys: IssuerKeys,
  asked: AskedOfLeader,
): Promise<ReviewedChallenge> {
  const bids = BIDS.filter(({ callKey }) => callKey === CALL);
  const agencyId = [...world.founded.agencies.values()][0] ?? '';
  const tender: Procurement = { driver, call: callOf(CALL), title: both('Reviewed from outside'), agencyId, bids };
  const needId = await postNeed(tender);
  await classifyNeed(tender, needId);
  const { callId, lots, closesAt } = await draftCall(tender, needId);
  await submitCall(tender, callId);
  await publishCall(tender, callId);
  const [lot] = lots;
  if (!lot) throw new Error('a call without a lot');
  const offers = await bidAll(tender, lot.lotId, world, keys);
  await driver.clockTo(after(instant(closesAt), HOUR_MS));
  await rank(tender, lot, offers, asked);
  return { lotId: lot.lotId, challengeId: await challenge(tender, lot.lotId, offers) };
}

async function bidAll(tender: Procurement, lotId: string, world: HostileWorld, keys: IssuerKeys): Promise<readonly MadeBid[]> {
  const offers: MadeBid[] = [];
  for (const facts of tender.bids) {
    const no = VENDORS.find(({ key }) => key === facts.vendor)?.no ?? 0;
    offers.push(await makeBid(tender, lotId, await bidderFor(tender.driver, world, no), facts, keys));
  }
  return offers;
}

/** Opened, admitted, marked by a panel that was drawn, whose leader may lock the marks as well, and ranked. */
async function rank(
  tender: Procurement,
  lot: { key: string; lotId: string },
  offers: readonly MadeBid[],
  asked: AskedOfLeader,
): Promise<void> {
  const { lotId } = lot;
  await evaluation.openLot(tender, lotId);
  await evaluation.waitForAdmission(tender, lotId, offers.length);
  const { panel, leader } = await drawPanel(tender, lotId);
  await evaluation.waitForMarking(tender, lotId);
  for (const who of panel) await evaluation.markAll(tender, lot, offers, who);
  await asked(leader, 'lockMarks', { lotId });
  await evaluation.lockMarks(tender, lotId);
  await evaluation.waitForRanking(tender, lotId);
}

/** Five are drawn out of six evaluators, none of whom is a chair by role: the first drawn leads. */
async function drawPanel({ driver }: Procurement, lotId: string): Promise<{ panel: readonly string[]; leader: string }> {
  const ids = new Map<string, string>();
  for (const who of CANDIDATES) ids.set(await personIdOf(driver, who), who);
  const candidates = [...ids.keys()].map((personId) => ({ personId, expertIn: 'subject' }));
  const drawn = await must(driver, PEOPLE.officer, 'appointPanel', { lotId, candidates, size: 5 });
  const panel = rowsIn(drawn, 'members').map((member) => ids.get(textIn(member, 'personId')) ?? '');
  for (const who of panel) await must(driver, who, 'declareInterest', { lotId, conflict: false, statement: 'None.' });
  return { panel, leader: ids.get(textIn(drawn, 'chairId')) ?? '' };
}

/** A loser challenges, and the officer accepts that it is well-formed. */
async function challenge(tender: Procurement, lotId: string, offers: readonly MadeBid[]): Promise<string> {
  const { driver } = tender;
  const { awardId } = await awardFirst(tender, lotId);
  const ranked = await evaluation.openedBids(tender, lotId);
  const loser = offers.find(({ bidId }) => ranked.some(({ id, rank: place }) => id === bidId && place === 2));
  const filed = { awardId, bidId: loser?.bidId, grounds: 'Our marks are wrong.' };
  const challengeId = await made(driver, loser?.bidder.person ?? '', 'fileChallenge', filed);
  await must(driver, PEOPLE.officer, 'acceptChallenge', { challengeId });
  return challengeId;
}
