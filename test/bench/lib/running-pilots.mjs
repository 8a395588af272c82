// Fresh procurements that are driven through the public API to running pilots, side by side.
import 'reflect-metadata';
import { callOf } from '../../../dist/apps/cli/src/demonstration/facts/index.js';
import { awardFirst, waitForPilot } from '../../../dist/apps/cli/src/procurement/award-steps.js';
import * as evaluation from '../../../dist/apps/cli/src/procurement/evaluation-steps.js';
import { meetConditions, readPilot, signPilot, startStage } from '../../../dist/apps/cli/src/procurement/pilot-steps.js';
import { madeOn, publishFresh } from './fresh.mjs';

const DAY_MS = 86_400_000;
const later = (instant, days) => new Date(new Date(instant).getTime() + days * DAY_MS).toISOString();

/**
 * One running pilot for each plan.
 * @param {{sql: Function, driver: object}} stage
 * @param {Record<string, (facts: object, closesAt: string) => object>} plans by name: what a vendor offers
 * @returns {Promise<Record<string, {pilotId: string, bidId: string}>>}
 */
export async function runningPilots(stage, plans) {
  const started = [];
  for (const [name, offered] of Object.entries(plans)) started.push({ name, ...(await bidders(stage, name, offered)) });
  await stage.driver.clockTo(later(started.at(-1).procurement.closesAt, 0.1));
  const awards = [];
  for (const one of started) awards.push({ ...one, ...(await awarded(stage, one)) });
  await stage.driver.clockTo(later(awards.at(-1).standstillUntil, 0.01));
  const pilots = {};
  for (const one of awards) pilots[one.name] = await running(one);
  return pilots;
}

async function bidders(stage, name, offered) {
  const procurement = await publishFresh(stage, callOf('readmission-mining'), name);
  // The third bid of these facts is one that the gate refuses.
  const made = [];
  for (const facts of procurement.bids.slice(0, 2)) made.push(await madeOn(stage, procurement, offered(facts, procurement.closesAt)));
  return { procurement, made };
}

async function awarded({ driver, sql }, { procurement, made }) {
  const { lotId, call } = procurement;
  const isClosed = async () => (await sql(`select from lot where id = $1 and state = 'closed'`, [lotId])).length === 1;
  await driver.settle('closing', isClosed);
  await evaluation.openLot(procurement, lotId);
  await evaluation.waitForAdmission(procurement, lotId, made.length);
  const panel = await evaluation.seatPanel(procurement, lotId);
  await evaluation.waitForMarking(procurement, lotId);
  for (const member of panel) await evaluation.markAll(procurement, { key: call.lots[0].key, lotId }, made, member);
  await evaluation.lockMarks(procurement, lotId);
  await evaluation.openPrices(procurement, lotId);
  await evaluation.waitForRanking(procurement, lotId);
  return awardFirst(procurement, lotId);
}

async function running({ procurement, made, awardId }) {
  const pilotId = await waitForPilot(procurement, procurement.lotId, awardId);
  const { bidId } = await readPilot(procurement, pilotId);
  const place = { pilotId, bidder: made.find((one) => one.bidId === bidId).bidder };
  await signPilot(procurement, place);
  await meetConditions(procurement, place, 'TEST');
  await startStage(procurement, place, 'TEST');
  return { pilotId, bidId };
}
