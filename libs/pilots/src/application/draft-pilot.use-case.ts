import { z } from 'zod';
import { digestOf, type Json } from '@pilotage/kernel';
import { DoneView, input, newId, useCase, type Tx } from '@pilotage/platform';
import { decisionsOf } from '@pilotage/assurance';
import { awardOf, type AwardEntity } from '@pilotage/awards';
import { bidOf, type OpenedBid } from '@pilotage/bids';
import { lotOf, type LotInCall } from '@pilotage/calls';
import { assertWholePrice, kpiTerms, reportEveryDays } from '../domain/terms.js';
import { PILOT_STAGES } from '../domain/stages.js';
import { barredFrom } from '../domain/separation.rules.js';
import { pilotWorkflow } from '../domain/pilot.workflow.js';
import type { MilestoneEntity, PilotEntity } from '../persistence/pilots.entities.js';
import { holdAward, milestones, pilots } from '../persistence/pilots.repository.js';
import { pilotsPolicy } from './pilots.policy.js';
import { imposedOn, takeOverConditions } from './take-over-conditions.js';

/** A final award has its contract drawn up: stages, KPIs and milestones of the lot, price and model of the bid, conditions of the gate. */
export const draftPilot = useCase({
  name: 'draftPilot',
  summary: 'Draws up the pilot contract of a final award from the lot, the bid and the decision of the gate.',
  policy: pilotsPolicy.draftPilot,
  input: z.strictObject({ awardId: input.id('award', 'The final award.') }),
  output: DoneView,
  refusals: [],
  async run({ tx, authorise }, { awardId }) {
    authorise({});
    await holdAward(tx, awardId);
    const known = await pilots.find(tx, { awardId });
    if (known) return { id: known.id, done: false };
    const award = await awardOf(tx, awardId);
    // Announced only when final, so another state means that the announcement is wrong.
    if (award.state !== 'final') throw new Error(`${awardId} is ${award.state}: a contract follows a final award`);
    const pilot = await draft(tx, award, await bidOf(tx, award.bidId), await lotOf(tx, award.lotId));
    tx.emit('pilotDrafted', { pilotId: pilot.id });
    return { id: pilot.id, done: true };
  },
});

async function draft(tx: Tx, award: AwardEntity, bid: OpenedBid, { lot, call, profile }: LotInCall): Promise<PilotEntity> {
  const decision = (await decisionsOf(tx, [bid.id])).get(bid.id);
  if (!decision) throw new Error(`${bid.id} was awarded without a decision of the gate`);
  if (!bid.price) throw new Error(`${bid.id} was awarded without an opened price`);
  assertWholePrice(lot.milestones);
  const { riskLevel } = call;
  const handling = { drafter: call.draftedBy, proposer: award.proposedBy };
  const terms = {
    stages: PILOT_STAGES.filter((stage) => call.stages.includes(stage)),
    price: bid.price.amount,
    kpis: lot.kpis.map(kpiTerms),
    modelVersionId: bid.modelVersionId,
    modelDigest: bid.modelDigest,
    reportEveryDays: reportEveryDays(riskLevel),
  };
  const signedTerms = {
    ...terms,
    lot: lot.id,
    bid: bid.id,
    milestones: lot.milestones,
    conditions: decision.conditions,
    committee: await imposedOn(tx, bid.id),
    gate: decision.hash,
  };
  const pilot: PilotEntity = {
    ...BLANK,
    ...terms,
    id: newId('pilot'),
    awardId: award.id,
    lotId: lot.id,
    callId: bid.callId,
    bidId: bid.id,
    agencyId: bid.agencyId,
    vendorId: bid.vendorId,
    title: lot.title,
    state: pilotWorkflow.initial,
    riskLevel,
    contractDigest: digestOf(signedTerms as unknown as Json),
    barredSigners: barredFrom('signContract', profile.fourEyes, handling),
    barredAcceptors: barredFrom('acceptDelivery', profile.fourEyes, handling),
    draftedAt: await tx.now(),
  };
  await pilots.create(tx, pilot, { type: 'pilot.draft', facts: { award: award.id, contract: pilot.contractDigest } });
  await milestones.createAll(
    tx,
    lot.milestones.map((m, i) => milestoneRow(pilot, m, i + 1)),
    { type: 'milestone.schedule', facts: { pilot: pilot.id } },
  );
  await takeOverConditions(tx, pilot, decision);
  return pilot;
}

const BLANK = {
  stageIndex: null,
  stageStartedAt: null,
  signedByApprover: null,
  signedByPilotManager: null,
  signedByVendor: null,
  signedAt: null,
  startsAt: null,
  endsAt: null,
  extended: false,
  reportingSince: null,
  reportDueAt: null,
  evidenceCheckAt: null,
  suspension: null,
  verdict: null,
};

function milestoneRow(pilot: PilotEntity, plan: LotInCall['lot']['milestones'][number], position: number): MilestoneEntity {
  const { id: code, title, percent, dueDays } = plan;
  return {
    id: newId('milestone'),
    pilotId: pilot.id,
    code,
    position,
    title,
    percent,
    dueDays,
    state: 'scheduled',
    dueAt: null,
    report: null,
    reportedBy: null,
    reportedAt: null,
    acceptance: null,
    acceptedBy: null,
    acceptedAt: null,
    returnReason: null,
  };
}
