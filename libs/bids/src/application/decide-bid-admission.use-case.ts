import { z } from 'zod';
import { DoneView, useCase, type Tx } from '@pilotage/platform';
import { assuranceRefusals, awaitsStatus, decideAdmission, evidenceOf, type GateDecisionEntity } from '@pilotage/assurance';
import { lockLot, type LotInCall } from '@pilotage/calls';
import { committeeFact, fileCase } from '@pilotage/ethics';
import { goesToCommitteeFirst, isReadyForGate, MOVE_OF_DECISION } from '../domain/admission.rules.js';
import { bidWorkflow } from '../domain/bid.workflow.js';
import type { BidEntity } from '../persistence/bids.entities.js';
import { bids } from '../persistence/bids.repository.js';
import { bidsPolicy } from './bids.policy.js';
import { concludeAdmission } from './competition.js';
import { gatherFacts, openedContent, pinnedBy, type GatheredFacts } from './gate-facts.js';
import { admissionStage } from './stages.js';

/** States of a lot in which admission is still decided. */
const DECIDING = ['technicalOpened', 'evaluating'];

/** An opened bid has a decision of the gate, with every reason, once all its evidence is checked. */
export const decideBidAdmission = useCase({
  name: 'decideBidAdmission',
  summary: 'Decides whether an opened bid is admitted, once all its evidence is checked; a referred one once the committee has decided.',
  policy: bidsPolicy.decideBidAdmission,
  // Committee decisions and checks are announced for other objects than bids as well: an id that is no bid has nothing to decide.
  input: z.strictObject({ bidId: z.string().max(64).meta({ description: 'The bid.' }) }),
  output: DoneView,
  refusals: [assuranceRefusals.GATE_FACT_MISSING, assuranceRefusals.POLICY_NOT_IN_FORCE],
  async run({ tx, authorise }, { bidId }) {
    authorise({});
    const known = await bids.find(tx, { id: bidId as BidEntity['id'] });
    if (!known) return { id: bidId, done: false };
    const lot = await lockLot(tx, known.lotId, 'update');
    const bid = await bids.lock(tx, known.id, 'update');
    const done = DECIDING.includes(lot.lot.state) && (await isReady(tx, bid));
    if (done) await decide(tx, lot, bid);
    return { id: bidId, done };
  },
});

async function isReady(tx: Tx, bid: BidEntity): Promise<boolean> {
  const evidence = await evidenceOf(tx, bid.id);
  const pending = evidence.filter(({ state }) => state === 'uploaded' || state === 'scanning').length;
  if (await awaitsStatus(tx, bid.id)) return false;
  return isReadyForGate(bid.state, pending, await committeeFact(tx, bid.id));
}

async function decide(tx: Tx, lot: LotInCall, bid: BidEntity): Promise<void> {
  const question = { bid, technical: openedContent(bid), lot, stage: admissionStage(lot.call.stages), now: await tx.now(), endsAt: null };
  const gathered = await gatherFacts(tx, question);
  const { levels, facts } = gathered;
  const isAbove = facts.risk !== levels.confirmed;
  const { confirmed, withProduct } = levels;
  if (goesToCommitteeFirst(isAbove, facts.committee)) {
    await refer(tx, bid, gathered, { referral: { confirmed, withProduct }, reasons: ['PRODUCT_RISK_ABOVE_CONFIRMED'] });
  } else {
    const { id: bidId, lotId, agencyId } = bid;
    const { vendorIds } = gathered;
    const about = { bidId, lotId, agencyId, vendorIds, ...pinnedBy(question.technical) };
    const decision = await decideAdmission(tx, { ...about, stage: question.stage, facts });
    await follow(tx, bid, gathered, decision);
  }
  tx.emit('admissionDecided', { bidId: bid.id, lotId: bid.lotId });
  await concludeAdmission(tx, lot);
}

/** The bid goes where the gate's decision sends it. */
async function follow(tx: Tx, bid: BidEntity, gathered: GatheredFacts, { id, decision, reasons }: GateDecisionEntity): Promise<void> {
  const move = MOVE_OF_DECISION[decision];
  if (move === 'refer') return refer(tx, bid, gathered, { referral: bid.referral, reasons });
  await bids.save(tx, bidWorkflow.move(bid, move, {}), { decision: id });
}

interface Why {
  readonly referral: BidEntity['referral'];
  readonly reasons: readonly string[];
}

async function refer(tx: Tx, bid: BidEntity, { vendorIds, triggers }: GatheredFacts, { referral, reasons }: Why): Promise<void> {
  // A bid whose committee asked for a revision is referred already: it only gets its next case.
  if (bid.state !== 'referred') {
    const { next, event } = bidWorkflow.move(bid, 'refer', {});
    await bids.save(tx, { event, next: { ...next, referral } }, { reasons });
  }
  const { id: subjectId, agencyId } = bid;
  await fileCase(tx, { subjectType: 'bid', subjectId, agencyId, interestedOrganisations: vendorIds, reasons, triggers });
}
