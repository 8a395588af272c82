import { after, HOUR_MS, instant } from '@pilotage/kernel';
import { must, type Row } from '../../apps/cli/src/driver/driver.js';
import { awardFirst, waitForPilot } from '../../apps/cli/src/procurement/award-steps.js';
import { openedBids } from '../../apps/cli/src/procurement/evaluation-steps.js';
import { PEOPLE } from '../../apps/cli/src/procurement/people.js';
import {
  finishMilestone,
  meetConditions,
  readKpi,
  readPilot,
  signPilot,
  startStage,
  type PilotPlace,
} from '../../apps/cli/src/procurement/pilot-steps.js';
import { everyNode, idOf, rowsIn, textIn, type MadeBid } from '../../apps/cli/src/procurement/procurement.js';
import { daysLater, made, rowWith, type Thread } from './hostile-parts.js';
import { renewEvidence } from './hostile-renewal.js';
import { raiseLevelOfPilot } from './hostile-risk.js';

/** Awards by which pilots begin. */
export interface Awarded {
  /** Bids with a final award of the main lot, in rank order. */
  readonly winners: readonly string[];
  readonly singleAward: string;
}

/** The best bids of the main lot are awarded: one proposal is returned, one award declined, one challenged in vain. */
export async function awardLots(main: Thread, single: Thread): Promise<Awarded> {
  const { driver, lotId } = main;
  const ranked = (await openedBids(main, lotId)).filter(({ rank }) => rank !== null).sort((x, y) => Number(x['rank']) - Number(y['rank']));
  const [first = '', second = '', third = '', fourth = ''] = ranked.map(idOf);
  const returned = await made(driver, PEOPLE.officer, 'proposeAward', { lotId, bidId: first });
  await must(driver, PEOPLE.publisher, 'returnAward', { awardId: returned, reason: 'Show the ranking.' });
  const awards: Row[] = [];
  for (const bidId of [first, second, third]) {
    const awardId = await made(driver, PEOPLE.officer, 'proposeAward', { lotId, bidId });
    awards.push(await must(driver, PEOPLE.awardApprover, 'approveAward', { awardId }));
  }
  const [challenged, , declined] = awards.map(idOf);
  await must(driver, bidderOf(main, third), 'declineAward', { awardId: declined, reason: 'We are sold out.' });
  const challenge = { awardId: challenged, bidId: fourth, grounds: 'Our marks are wrong.' };
  const challengeId = await made(driver, bidderOf(main, fourth), 'fileChallenge', challenge);
  await must(driver, PEOPLE.officer, 'acceptChallenge', { challengeId });
  await must(driver, PEOPLE.publisher, 'decideChallenge', { challengeId, decision: 'dismissed', reasons: 'They are not.' });
  const { awardId: singleAward, standstillUntil } = await awardFirst(single, single.lotId);
  const ends = [...awards.map((award) => textIn(award, 'standstillUntil')), standstillUntil].sort();
  await driver.clockTo(after(instant(ends.at(-1) ?? ''), HOUR_MS));
  await must(driver, PEOPLE.publisher, 'concludeAwards', { lotId });
  return { winners: [first, second], singleAward };
}

const makerOf = ({ made: bids }: Thread, bidId: string): MadeBid => {
  const bid = bids.find((one) => one.bidId === bidId);
  if (!bid) throw new Error(`nobody made ${bidId}`);
  return bid;
};
const bidderOf = (thread: Thread, bidId: string): string => makerOf(thread, bidId).bidder.person;

/** One pilot goes through trouble to its end, one is scaled up, one is terminated before it is signed. */
export async function runPilots(main: Thread, single: Thread, { winners, singleAward }: Awarded): Promise<void> {
  const { driver } = main;
  const pilots = await everyNode(driver, PEOPLE.pilotManager, 'pilots', { organisationId: main.agencyId });
  const [troubled, good] = winners.map((bidId): PilotPlace => ({
    pilotId: idOf(rowWith(pilots, 'bidId', bidId)),
    bidder: makerOf(main, bidId).bidder,
  }));
  if (!troubled || !good) throw new Error('two pilots were to begin');
  await begin(main, troubled);
  await begin(main, good);
  await driver.clockTo(daysLater(await driver.now(), 1));
  await trouble(main, troubled);
  await scaleUp(main, good);
  const unsigned = await waitForPilot(single, single.lotId, singleAward);
  await must(driver, PEOPLE.awardApprover, 'terminatePilot', { pilotId: unsigned, reasons: 'The money is gone.' });
}

/** Signed, its conditions met (one of them at the second try), and in its stage. */
async function begin(main: Thread, place: PilotPlace): Promise<void> {
  const { driver } = main;
  await signPilot(main, place);
  await must(driver, PEOPLE.pilotManager, 'prepareStage', { pilotId: place.pilotId, stage: 'TEST' });
  const open = rowsIn(await readPilot(main, place.pilotId), 'conditions').find(
    ({ kind, state }) => kind === 'PRECEDENT' && state === 'open',
  );
  await must(driver, place.bidder.person, 'meetCondition', { conditionId: open?.['id'], proof: 'A promise.' });
  await must(driver, PEOPLE.pilotManager, 'returnCondition', { conditionId: open?.['id'], reason: 'Show the policy.' });
  await meetConditions(main, place, 'TEST');
  await startStage(main, place, 'TEST');
}

async function trouble(main: Thread, place: PilotPlace): Promise<void> {
  const { driver } = main;
  const { pilotId, bidder } = place;
  await renewEvidence(main, place);
  const milestoneId = rowsIn(await readPilot(main, pilotId), 'milestones').map(idOf)[0];
  await must(driver, bidder.person, 'reportMilestone', { milestoneId, report: 'Nearly done.' });
  await must(driver, PEOPLE.pilotManager, 'returnMilestone', { milestoneId, reason: 'Nearly.' });
  await finishMilestone(main, place, 'TEST');
  const incident = { pilotId, severity: 'serious', summary: 'A letter was shown to the wrong ward.', awareAt: await driver.now() };
  const incidentId = await made(driver, bidder.person, 'reportIncident', incident);
  await must(driver, PEOPLE.pilotManager, 'closeIncident', { incidentId, correction: 'The wards are told apart now.' });
  await must(driver, PEOPLE.awardApprover, 'resumePilot', { pilotId, measures: 'The wards are told apart now.' });
  await must(driver, PEOPLE.pilotManager, 'suspendPilot', { pilotId, reason: 'The network is repaired.' });
  await must(driver, PEOPLE.pilotManager, 'evaluatePilot', { pilotId });
  await must(driver, PEOPLE.awardApprover, 'extendPilot', { pilotId, reasons: 'The network was down.', days: 30 });
  await raiseLevelOfPilot(driver, main.needId, pilotId);
  await startStage(main, place, 'TEST');
  await must(driver, PEOPLE.pilotManager, 'evaluatePilot', { pilotId });
  await must(driver, PEOPLE.awardApprover, 'endPilot', { pilotId, reasons: 'It does not help enough.' });
}

async function scaleUp(main: Thread, place: PilotPlace): Promise<void> {
  const { driver, call } = main;
  const { pilotId } = place;
  for (const { id, direction } of call.kpis) {
    const numerator = direction === 'atMost' ? '0' : '20000';
    await readKpi(main, place, { kpi: id, day: 1, numerator, denominator: '20000' });
  }
  await must(driver, PEOPLE.pilotManager, 'evaluatePilot', { pilotId });
  const verdict = { pilotId, reasons: 'Every share is reached.', awardRoute: 'Shenzhen AI Regulation Art 44: a tender of its own.' };
  await must(driver, PEOPLE.awardApprover, 'scaleUpPilot', verdict);
}
